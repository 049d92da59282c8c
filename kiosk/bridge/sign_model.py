"""The last look before filing: what will be sent, the promise, the signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said
from kiosk.services.filing import SummaryGroup
from sync.model.ink import FEWEST_STROKES

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "icon", "caption", "title", "detail", "target", "step")
Strokes = tuple[tuple[tuple[int, int, int], ...], ...]


def _row(group: SummaryGroup) -> Row:
    return {
        "key": group.key,
        "icon": group.icon,
        "caption": group.title,
        "title": group.headline,
        "detail": group.detail,
        "target": group.target,
        "step": group.step,
    }


@QmlElement
@QmlUncreatable("Python owns the sign model")
class SignModel(QObject):  # type: ignore[operator]
    """Groups to check, the commitment and the strokes. ``submitAsked`` once all of it is there."""

    changed = Signal()
    #: It was not filed, and why stands on the page now.
    refused = Signal()
    #: page and form step that a group's 改 leads to.
    changeAsked = Signal(str, str)
    #: width, height and strokes of the pad.
    submitAsked = Signal(int, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = RowModel(_ROLES, "key", self, said=("caption", "title", "detail"))
        self._content: tuple[SummaryGroup, ...] = ()
        self._commitment = ""
        self._accepted = False
        self._strokes: Strokes = ()
        self._busy = False
        self._problem = ""

    # ---- used by Python ----

    def show(self, groups: Sequence[SummaryGroup], commitment: str) -> None:
        """What is to be signed. A changed content asks for a new promise and a new signature."""
        if tuple(groups) != self._content or commitment != self._commitment:
            self._accepted, self._strokes = False, ()
        self._content = tuple(groups)
        self._groups.show([_row(group) for group in groups])
        self._commitment = commitment
        self._busy, self._problem = False, ""
        self.changed.emit()

    def clear(self) -> None:
        self._groups.clear()
        self._content = ()
        self._commitment, self._accepted, self._strokes = "", False, ()
        self._busy, self._problem = False, ""
        self.changed.emit()

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()

    def fail(self, sentence: str) -> None:
        """Filing did not succeed; everything stays, the citizen may try again."""
        self._busy, self._problem = False, sentence
        self.changed.emit()
        self.refused.emit()

    # ---- read by the page ----

    @Property(QObject, constant=True)
    def groups(self) -> RowModel:
        return self._groups

    @Property(str, notify=changed)
    @said
    def commitment(self) -> str:
        return self._commitment

    @Property(bool, notify=changed)
    def accepted(self) -> bool:
        return self._accepted

    @Property(bool, notify=changed)
    def signed(self) -> bool:
        return len(self._strokes) >= FEWEST_STROKES

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    @said
    def reason(self) -> str:
        """Why it cannot be submitted yet; empty when it can."""
        if not self._accepted:
            return "请先点“我保证”"
        if len(self._strokes) < FEWEST_STROKES:
            return "请先签上名字"
        return ""

    # ---- asked by the page ----

    @Slot(bool)
    def accept(self, accepted: bool) -> None:
        if accepted != self._accepted:
            self._accepted = accepted
            self.changed.emit()

    @Slot("QVariantList")
    def write(self, strokes: list[Any]) -> None:
        """All strokes so far: lists of [x, y, t]."""
        self._strokes = tuple(
            tuple((int(x), int(y), int(t)) for x, y, t in stroke) for stroke in strokes if stroke
        )
        self.changed.emit()

    @Slot(str, str)
    def change(self, target: str, step: str) -> None:
        self.changeAsked.emit(target, step)

    @Slot(int, int)
    def submit(self, width: int, height: int) -> None:
        """File the case. Does nothing while it is already being filed or something is missing."""
        if self._busy or not self._accepted or len(self._strokes) < FEWEST_STROKES:
            return
        self._busy, self._problem = True, ""
        self.changed.emit()
        self.submitAsked.emit(width, height, self._strokes)
