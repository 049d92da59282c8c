"""The set-up and `make run`."""
