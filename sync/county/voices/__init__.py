"""Complaints, opinions and messages: who has them, what was answered, what was done about it."""
