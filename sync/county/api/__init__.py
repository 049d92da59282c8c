"""The interface for the county's other systems: read what changed, report back what was decided."""
