"""A case for the archive: 申请表 and 办理过程 as PDF/A-2b, made of what lies sealed here; nothing is kept."""
