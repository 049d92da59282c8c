"""How many pages there are, on each of them: written when it is known, shown where it was asked for."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

_TOTAL = "total"


def show_total(canvas: Canvas, x: float, y: float) -> None:
    """On this page, here; :func:`write_total` says later what."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(_TOTAL)
    canvas.restoreState()


def write_total(canvas: Canvas, pages: int, draw: Callable[[str], None]) -> None:
    """After the last page, once. draw: puts the words at the origin."""
    canvas.beginForm(_TOTAL)
    draw(f"共 {pages} 页")
    canvas.endForm()
