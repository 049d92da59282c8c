"""line.db: the only thing that kiosk and agent share."""
