"""A ruled table on a sheet, as official forms have it: names of things shaded, what was given beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sync.paper.sheet import FAINT, INK, LEADING, Sheet

SHADE = (0.945, 0.957, 0.949)
_PAD = 5.0
#: Of the width of the table: the name of a thing.
_LABEL = 0.19


class Grid:
    """Grows downwards at the sheet's cursor. A row goes on to the next page when it has to."""

    def __init__(self, sheet: Sheet, *, size: float = 11.5) -> None:
        self._sheet, self._size = sheet, sheet.size(size)

    def head(self, words: str, rows_after: int = 2) -> None:
        """A row across: what the rows below are about. rows_after: of a line each, on its page."""
        self._sheet.need((self._line + 2 * _PAD) * (1 + rows_after))
        self._row([(words, self._sheet.width, True, True)])

    def cells(self, cells: Sequence[tuple[str, str]]) -> None:
        """Name and value; two pairs stand side by side where both are short enough for one line."""
        waiting: tuple[str, str] | None = None
        for label, value in cells:
            if not self._fits_half(label, value):
                if waiting is not None:
                    self._pair(waiting)
                    waiting = None
                self._pair((label, value))
            elif waiting is None:
                waiting = (label, value)
            else:
                width = self._sheet.width
                half = width / 2 - width * _LABEL
                self._row(
                    [
                        (waiting[0], width * _LABEL, True, False),
                        (waiting[1], half, False, False),
                        (label, width * _LABEL, True, False),
                        (value, half, False, False),
                    ]
                )
                waiting = None
        if waiting is not None:
            self._pair(waiting)

    def columns(self, cells: Sequence[tuple[str, float]], *, shaded: bool = False) -> None:
        """A row of any columns: words and share of the width."""
        self._row([(words, self._sheet.width * share, shaded, False) for words, share in cells])

    def box(self, height: float) -> float:
        """An empty box as wide as the table, whole on one page; its upper edge. The cursor is at its top."""
        self._sheet.need(height)
        top = float(self._sheet.y)
        self._sheet.frame(0, top, self._sheet.width, height)
        return top

    @property
    def _line(self) -> float:
        return self._size * LEADING

    def _fits_half(self, label: str, value: str) -> bool:
        width = self._sheet.width
        return (
            not self._sheet.enlarged
            and self._sheet.length(label, self._size) <= width * _LABEL - 2 * _PAD
            and self._sheet.length(value, self._size) <= width * (0.5 - _LABEL) - 2 * _PAD
            and "\n" not in value
        )

    def _pair(self, cell: tuple[str, str]) -> None:
        width = self._sheet.width
        share = _LABEL if not self._sheet.enlarged else 0.30
        self._row([(cell[0], width * share, True, False), (cell[1], width * (1 - share), False, False)])

    def _row(self, cells: Sequence[tuple[str, float, bool, bool]]) -> None:
        """cells: words, width, shaded, bold."""
        sheet, line = self._sheet, self._line
        wrapped = [sheet.wrap(words, self._size, width - 2 * _PAD) for words, width, _, _ in cells]
        left = max(len(lines) for lines in wrapped)
        done = 0
        while left:
            if sheet.room < line * min(left, 3) + 2 * _PAD:
                sheet.turn()
            now = max(1, min(left, int((sheet.room - 2 * _PAD) // line)))
            height, x = now * line + 2 * _PAD, 0.0
            for lines, (_, width, shaded, bold) in zip(wrapped, cells, strict=True):
                sheet.frame(x, sheet.y, width, height, SHADE if shaded else None)
                for number, words in enumerate(lines[done : done + now]):
                    y = sheet.y - _PAD - (number + 1) * line + self._size * 0.34
                    sheet.put(
                        words, x + _PAD, y, self._size, FAINT if shaded and not bold else INK, bold=bold
                    )
                x += width
            sheet.y -= height
            done, left = done + now, left - now
