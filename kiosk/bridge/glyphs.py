"""Whether this machine can show a character at all."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

#: The screens' own font; what it lacks comes from the others that are installed.
FAMILY = "Noto Sans CJK SC"


def can_show(char: str) -> bool:
    """True when some installed font draws it; else the screen would show a box."""
    font = QFont(FAMILY)
    if QFontMetrics(font).inFontUcs4(ord(char)):
        return True
    layout = QTextLayout(char, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(index != 0 for run in runs for index in run.glyphIndexes())


def missing(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    """Code points of the ranges (both ends included) that no installed font draws."""
    return [code for first, last in ranges for code in range(first, last + 1) if not can_show(chr(code))]
