"""The records that travel, and their rules. Pure: no I/O, no Qt, no Django, no clock of its own."""
