"""Photographs and scans of cases: sealed as they came, in files by id, tied to the messages naming them."""
