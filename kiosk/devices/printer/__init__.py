"""The A4 printer: CUPS carries the sheets, and says what became of them."""
