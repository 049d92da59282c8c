"""QR codes for the screen: exact modules, no smoothing, nothing kept after the visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

SCHEME = "qr"
_QUIET = 2  # modules; the white plate around the picture gives the rest of the four the standard wants
_SIDE = 240  # pixels, where the page does not say


class QrImages(QQuickImageProvider):
    """``image://qr/<key>``. matrix: text to rows of dark (True) and light modules."""

    def __init__(self, matrix: Callable[[str], Sequence[Sequence[bool]]]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._matrix = matrix
        self._texts: dict[str, str] = {}

    def put(self, key: str, text: str) -> str:
        """Address of the picture of ``text``."""
        self._texts[key] = text
        return f"image://{SCHEME}/{key}"

    def drop(self, key: str) -> None:
        """Nothing of it is kept; nothing happens where there is none."""
        self._texts.pop(key, None)

    def clear(self) -> None:
        self._texts.clear()

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N803 - Qt's name
        text = self._texts.get(id)
        if text is None:
            return QImage()
        rows = self._matrix(text)
        side = len(rows) + 2 * _QUIET
        small = QImage(side, side, QImage.Format.Format_RGB32)
        small.fill(QColor("white"))
        dark = QColor("black").rgb()
        for y, row in enumerate(rows, _QUIET):
            for x, module in enumerate(row, _QUIET):
                if module:
                    small.setPixel(x, y, dark)
        # Whole pixels a module: a code that is scaled to fit has modules of uneven width.
        room = requestedSize.width() if requestedSize.width() > 0 else _SIDE
        scale = max(1, room // side)
        return small.scaled(side * scale, side * scale)
