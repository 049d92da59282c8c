"""What the helper's desk shows of one thing, a first-asked duty or a case; and the form for a new duty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the asked model")
class AskedModel(QObject):  # type: ignore[operator]
    """``kind``: "case" or "asked". ``asking``: "" shows it, "close" asks how it ended, "hand" for a
    colleague."""

    changed = Signal()
    #: Words typed into a new duty: which matter may be meant.
    searched = Signal(str)
    noticeAsked = Signal()
    #: about, told, asker.
    keepAsked = Signal(str, str, str)
    closeAsked = Signal(str)
    handAsked = Signal(str)
    printAsked = Signal()
    supplementAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits = RowModel(("code", "name"), "code", self, said=("name",))
        self._events = RowModel(("key", "what", "when", "who", "phase"), "key", self, said=("what", "when"))
        self._people = RowModel(("number", "name"), "number", self)
        self._facts: list[dict[str, str]] = []
        self._kind = self._title = self._tag = self._tone = self._asking = ""
        self._problem = self._paper = self._matter = ""
        self._may = self._supplement = self._busy = False

    # ---- used by Python ----

    def set_hits(self, hits: Sequence[Row]) -> None:
        self._hits.show(hits)
        self.changed.emit()

    def show(
        self,
        kind: str,
        title: str,
        tag: tuple[str, str],
        facts: Sequence[tuple[str, str]],
        events: Sequence[Row],
        *,
        may: bool = False,
        supplement: bool = False,
    ) -> None:
        """tag: words and tone. events: rows of a timeline. may: whoever looks can hand it on and close it."""
        self._kind, self._title, (self._tag, self._tone) = kind, title, tag
        self._facts = [{"name": name, "value": value} for name, value in facts if value]
        self._events.show([{"key": str(n), **event} for n, event in enumerate(events)])
        self._may, self._supplement = may, supplement
        self._asking = self._problem = ""
        self._busy = False
        self.changed.emit()

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        self._people.show([{"number": number, "name": name} for number, name in people])

    def set_problem(self, sentence: str) -> None:
        self._problem, self._busy = sentence, False
        self.changed.emit()

    def set_paper(self, words: str) -> None:
        self._paper = words
        self.changed.emit()

    def set_busy(self) -> None:
        self._busy, self._problem = True, ""
        self.changed.emit()

    def clear(self) -> None:
        """Nothing of anybody; also what a new duty begins with."""
        self._hits.clear()
        self._people.clear()
        self._paper = self._matter = ""
        self.show("", "", ("", "n"), (), ())

    @property
    def chosen(self) -> str:
        """The code of the matter that a new duty is about, "" for none."""
        return self._matter

    # ---- read by QML ----

    @Property(QObject, constant=True)
    def hits(self) -> RowModel:
        return self._hits

    @Property(QObject, constant=True)
    def events(self) -> RowModel:
        return self._events

    @Property(QObject, constant=True)
    def people(self) -> RowModel:
        return self._people

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def facts(self) -> list[dict[str, str]]:
        return self._facts

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._kind

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    @said
    def tag(self) -> str:
        return self._tag

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._tone

    @Property(str, notify=changed)
    def asking(self) -> str:
        return self._asking

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    @said
    def paper(self) -> str:
        return self._paper

    @Property(str, notify=changed)
    def matter(self) -> str:
        return self._matter

    @Property(bool, notify=changed)
    def may(self) -> bool:
        return self._may

    @Property(bool, notify=changed)
    def canSupplement(self) -> bool:
        return self._supplement

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    # ---- asked by QML ----

    @Slot(str)
    def search(self, text: str) -> None:
        self.searched.emit(text)

    @Slot(str)
    def choose(self, code: str) -> None:
        """The matter it is about; again: none."""
        self._matter = "" if code == self._matter else code
        self.changed.emit()

    @Slot()
    def printNotice(self) -> None:
        self.noticeAsked.emit()

    @Slot(str, str, str)
    def keep(self, about: str, told: str, asker: str) -> None:
        if not self._busy:
            self.keepAsked.emit(about, told, asker)

    @Slot(str)
    def ask(self, what: str) -> None:
        self._asking, self._problem = what, ""
        self.changed.emit()

    @Slot(str)
    def close(self, how: str) -> None:
        if not self._busy:
            self.closeAsked.emit(how)

    @Slot(str)
    def handTo(self, number: str) -> None:
        if not self._busy:
            self.handAsked.emit(number)

    @Slot()
    def print(self) -> None:
        self.printAsked.emit()

    @Slot()
    def supplement(self) -> None:
        self.supplementAsked.emit()
