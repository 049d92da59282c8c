"""What both ends print with: the fonts. Loads reportlab: import when the first sheet is made."""
