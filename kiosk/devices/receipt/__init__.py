"""The receipt printer: 80 mm thermal paper, ESC/POS."""
