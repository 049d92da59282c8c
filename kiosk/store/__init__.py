"""private.db: what only the kiosk itself may read. The only sqlite3 in kiosk/."""
