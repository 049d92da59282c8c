"""Photographs of paper: the page found, laid flat, judged, packed. Loads OpenCV: import when needed."""
