"""A question that is answered by one's name in handwriting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from sync.model.ink import FEWEST_STROKES, Ink, is_ink, pack, unpack

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the questions")
class InkModel(QObject):  # type: ignore[operator]
    """answer: takes the packed strokes, "" for none. refuse: takes a sentence, why they could not be."""

    changed = Signal()

    def __init__(
        self, answer: Callable[[str], None], refuse: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._answer, self._refuse = answer, refuse
        self._ink: Ink | None = None

    def show(self, value: object) -> None:
        """What the form holds now."""
        ink = unpack(str(value)) if is_ink(value) else None
        if ink != self._ink:
            self._ink = ink
            self.changed.emit()

    @Property(bool, notify=changed)
    def signed(self) -> bool:
        """A name stands there."""
        return self._ink is not None

    @Slot(int, int, result="QVariantList")
    def fitted(self, width: int, height: int) -> list[Any]:
        """What stands there, for a pad of this size: strokes of [x, y, t]."""
        if self._ink is None:
            return []
        return [[list(point) for point in stroke] for stroke in self._ink.fitted(width, height)]

    @Slot(int, int, "QVariantList")
    def write(self, width: int, height: int, strokes: list[Any]) -> None:
        """All strokes now, on a pad of this size. Fewer than a name can have are no answer yet."""
        drawn = [[(int(x), int(y), int(t)) for x, y, t in stroke] for stroke in strokes if stroke]
        try:
            self._answer(pack(width, height, drawn) if len(drawn) >= FEWEST_STROKES else "")
        except ValueError:
            self._refuse("笔画太多了，请点“重写”再写一次。")
