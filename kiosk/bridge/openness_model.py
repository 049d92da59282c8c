"""The openness zone: the list of documents, and one of them to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.discovery_matters import PagedMatters
from kiosk.bridge.shown import said
from kiosk.services.openness import ForceFilter, Piece

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

FILTERS = (ForceFilter.VALID, ForceFilter.AMENDED, ForceFilter.ENDED, ForceFilter.ALL)


@QmlElement
@QmlUncreatable("Python owns the openness model")
class OpennessModel(PagedMatters):  # type: ignore[operator]
    """What is looked for, by words and by whether it is in force, and the documents that fit."""

    textChanged = Signal()
    #: Words or filter changed: the desk finds what fits.
    findAsked = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._filter = 0

    def wipe(self) -> None:
        """The visit is over."""
        self._text, self._filter = "", 0
        self.set_hits(())
        self.textChanged.emit()

    def ask(self) -> None:
        """Find again what was looked for."""
        self.findAsked.emit(self._text, FILTERS[self._filter].value)

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self._text

    @Property("QStringList", notify=textChanged)  # type: ignore[arg-type]
    @said
    def filters(self) -> list[str]:
        return [force.label for force in FILTERS]

    @Property(int, notify=textChanged)
    def filter(self) -> int:
        return self._filter

    @Slot(str)
    def find(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.textChanged.emit()
            self.ask()

    @Slot(int)
    def choose(self, filter: int) -> None:
        if filter != self._filter and 0 <= filter < len(FILTERS):
            self._filter = filter
            self.textChanged.emit()
            self.ask()


@QmlElement
@QmlUncreatable("Python owns the document model")
class DocumentModel(QObject):  # type: ignore[operator]
    """A document as the reader shows it: pieces short enough for a page in any type size."""

    changed = Signal()
    printAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clear()

    def show(
        self,
        *,
        title: str,
        state: str,
        kind: str,
        rows: Sequence[tuple[str, str]],
        source: str,
        pieces: Sequence[Piece],
    ) -> None:
        """state: whether it is in force; kind: the tag's colour; source: where the words come from."""
        self._title, self._state, self._kind, self._source = title, state, kind, source
        self._rows = [{"name": name, "value": value} for name, value in rows]
        self._pieces = [{"kind": p.kind, "words": p.text, "name": p.name} for p in pieces]
        self._large, self._busy, self._words, self._done = False, False, "", False
        self.changed.emit()

    def clear(self) -> None:
        self.show(title="", state="", kind="g", rows=(), source="", pieces=())

    def set_printing(self, busy: bool, words: str = "", done: bool = False) -> None:
        self._busy, self._words, self._done = busy, words, done
        self.changed.emit()

    @property
    def sentences(self) -> list[str]:
        """The text for the ear."""
        return [f"{p['name']}，{p['words']}" if p["name"] else str(p["words"]) for p in self._pieces]

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._kind

    @Property(str, notify=changed)
    def source(self) -> str:
        return self._source

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def rows(self) -> list[dict[str, Any]]:
        return self._rows

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def pieces(self) -> list[dict[str, Any]]:
        return self._pieces

    @Property(bool, notify=changed)
    def large(self) -> bool:
        """The text in larger type, in standard mode."""
        return self._large

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def printed(self) -> bool:
        return self._done

    @Property(str, notify=changed)
    @said
    def paperWords(self) -> str:
        return self._words

    @Slot()
    def enlarge(self) -> None:
        self._large = not self._large
        self.changed.emit()

    @Slot()
    def print(self) -> None:
        if not self._busy and not self._done:
            self.set_printing(True)
            self.printAsked.emit()
