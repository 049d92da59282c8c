"""The reader of identity cards (居民身份证 and its siblings): a SAM-V module on a serial line."""
