"""The end of a visit: asked once, answered by the citizen, then nothing is left."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the visit model")
class VisitModel(QObject):  # type: ignore[operator]
    """``asking``: "" nothing, "end" keep, clear or go on?, "elder" larger type?, "resume" take up the draft
    left here?, "kept" the draft's pick-up code, "twice" filed already, "fault" something went wrong."""

    changed = Signal()
    #: What was asked, and the index of the answer among ``answers``.
    answered = Signal(str, int)
    endAsked = Signal()
    #: 存草稿 without leaving.
    keepAsked = Signal()
    #: The visit is over: whatever the page still holds of the citizen goes now.
    wiped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._asking = ""
        self._title = ""
        self._text = ""
        self._answers: list[str] = []

    # ---- used by Python ----

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        self.changed.emit()

    def ask(self, what: str, title: str, text: str, answers: list[str]) -> None:
        """Show a question over the page; the first answer is the primary one."""
        self._asking, self._title, self._text, self._answers = what, title, text, answers
        self.changed.emit()

    def unask(self) -> None:
        self._asking = self._title = self._text = ""
        self._answers = []
        self.changed.emit()

    # ---- read by QML ----

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._open

    @Property(str, notify=changed)
    def asking(self) -> str:
        return self._asking

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    @said
    def text(self) -> str:
        return self._text

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def answers(self) -> list[str]:
        return self._answers

    # ---- asked by QML ----

    @Slot()
    def requestEnd(self) -> None:
        self.endAsked.emit()

    @Slot()
    def requestKeep(self) -> None:
        self.keepAsked.emit()

    @Slot(int)
    def answer(self, index: int) -> None:
        what = self._asking
        self.unask()
        if what:
            self.answered.emit(what, index)
