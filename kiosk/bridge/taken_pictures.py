"""Small pictures of what was handed in during this visit, in memory only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

_SIDE = 1200
_MOST = 60


class TakenPictures:
    """By the file's id. Of very many pages the first ones are shown by their number only."""

    def __init__(self) -> None:
        self._pictures: dict[str, QImage] = {}

    def put(self, id: str, jpeg: bytes) -> None:
        """jpeg: of our own making; what came from elsewhere was made anew by then."""
        picture = QImage.fromData(jpeg)
        side = QSize(_SIDE, _SIDE)
        if picture.width() > _SIDE or picture.height() > _SIDE:
            how = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, how)
        self._pictures[id] = picture
        while len(self._pictures) > _MOST:
            del self._pictures[next(iter(self._pictures))]

    def get(self, id: str) -> QImage:
        """A null picture for a PDF, or for what was handed in before this visit."""
        return self._pictures.get(id, QImage())

    def clear(self) -> None:
        self._pictures.clear()
