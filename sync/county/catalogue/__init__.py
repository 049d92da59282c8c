"""The catalogue: spreadsheets in, published revisions out."""
