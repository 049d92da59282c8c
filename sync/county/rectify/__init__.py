"""Rectifications (整改): found, given to one person with a day, mended, looked at by another, closed."""
