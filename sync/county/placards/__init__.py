"""Codes to hang up: sheets of paper with a QR code that leads a phone to a page of the county."""
