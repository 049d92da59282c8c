"""What terminals send: each message stored once, for good, as it came (sealed), and answered."""
