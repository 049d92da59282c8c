"""The overview, the reports and the monthly paper: counts of what is in the database, drawn and exported."""
