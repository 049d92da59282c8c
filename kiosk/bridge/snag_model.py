"""Snags (承接问题): the list, one of them, and a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said, shown
from kiosk.bridge.working import WorkingModel
from kiosk.services.snags import SnagView
from sync.model.snag import MOST_WORDS, SnagSort

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "matter", "sorts", "about", "phase", "tone", "unread")


@QmlElement
@QmlUncreatable("Python owns the snags")
class SnagModel(WorkingModel):  # type: ignore[operator]
    """``part``: what is shown, ``list``, ``one``, ``again`` (why the answer did not help), ``matter`` (which
    one a new report is about) or ``report``. What is typed is here and nowhere else until it is sent."""

    changed = Signal()
    #: What is looked for among the matters.
    findAsked = Signal(str)
    openAsked = Signal(str)
    sendAsked = Signal(str, object, str)
    solvedAsked = Signal(str)
    againAsked = Signal(str, str)
    #: Words for the toast.
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(_ROLES, "key", self, said=("sorts", "phase"))
        self._matters = RowModel(("key", "name"), "key", self)
        self._views: tuple[SnagView, ...] = ()
        self._known = False
        self._part = "list"
        self._id = self._code = self._name = self._words = self._text = ""
        self._sorts: set[SnagSort] = set()

    # ---- used by Python ----

    def clear(self) -> None:
        self._part = "list"
        self._id = self._code = self._name = self._words = self._text = ""
        self._sorts.clear()
        self._views, self._known = (), False
        self._rows.clear()
        self._matters.clear()
        self.settle()
        self.changed.emit()

    def show(self, views: Sequence[SnagView]) -> None:
        """All that there are; the one that is open stays open."""
        self._views, self._known = tuple(views), True
        self._rows.show([_row(view) for view in views])
        self.changed.emit()

    def show_matters(self, matters: Sequence[tuple[str, str]]) -> None:
        """(code, name) of those that fit what was typed."""
        self._matters.show([{"key": code, "name": name} for code, name in matters])
        self.changed.emit()

    def sent(self, words: str) -> None:
        """It is on disk: the list again."""
        self._part, self._words, self._code, self._name, self._text = "list", "", "", "", ""
        self._sorts.clear()
        self.settle()
        self.changed.emit()
        self.told.emit(words)

    @property
    def view(self) -> SnagView | None:
        return next((view for view in self._views if view.id == self._id), None)

    # ---- read by QML ----

    @Property(str, notify=changed)
    def part(self) -> str:
        return self._part

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._views)

    @Property(bool, notify=changed)
    def none(self) -> bool:
        """They were read, and there are none."""
        return self._known and not self._views

    @Property(QObject, constant=True)
    def matters(self) -> RowModel:
        return self._matters

    @Property(str, notify=changed)
    def looked(self) -> str:
        """What was typed to find the matter."""
        return self._text

    @Property(str, notify=changed)
    def matter(self) -> str:
        """The matter that the new report, or the open one, is about."""
        view = self.view
        return self._name if self._part in ("matter", "report") or view is None else view.matter

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def one(self) -> dict[str, object]:
        """The one that is open; empty when none is."""
        view = self.view
        return {} if view is None else _fields(view)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def sorts(self) -> list[dict[str, object]]:
        return [{"key": s.value, "words": s.label, "on": s in self._sorts} for s in SnagSort]

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def longest(self) -> int:
        return MOST_WORDS

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Enough for the button of this part."""
        if self._part == "report":
            return bool(self._code and self._sorts)
        return self._part == "again" and bool(self._words.strip())

    # ---- asked by QML ----

    @Slot()
    def begin(self) -> None:
        """A new report: first which matter."""
        self._part, self._code, self._name, self._words, self._text = "matter", "", "", "", ""
        self._sorts.clear()
        self.forgive()
        self.changed.emit()
        self.findAsked.emit("")

    @Slot(str)
    def find(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.findAsked.emit(text)

    @Slot(str, str)
    def chooseMatter(self, code: str, name: str) -> None:
        self._part, self._code, self._name = "report", code, name
        self.changed.emit()

    @Slot(str)
    def toggle(self, sort: str) -> None:
        self._sorts.symmetric_difference_update({SnagSort(sort)})
        self.forgive()
        self.changed.emit()

    @Slot(str)
    def typeWords(self, text: str) -> None:
        if text != self._words and not self._busy:
            self._words = text[:MOST_WORDS]
            self.forgive()
            self.changed.emit()

    @Slot(str)
    def open(self, key: str) -> None:
        self._part, self._id = "one", key
        self.forgive()
        self.changed.emit()
        self.openAsked.emit(key)

    @Slot()
    def solved(self) -> None:
        self._when_free(lambda: self.solvedAsked.emit(self._id))

    @Slot()
    def again(self) -> None:
        """It did not help: what is still wrong."""
        self._part, self._words = "again", ""
        self.forgive()
        self.changed.emit()

    @Slot()
    def send(self) -> None:
        if self._part == "report":
            sorts = tuple(sort for sort in SnagSort if sort in self._sorts)
            self._when_free(lambda: self.sendAsked.emit(self._code, sorts, self._words))
        elif self._part == "again":
            self._when_free(lambda: self.againAsked.emit(self._id, self._words))

    @Slot(result=bool)
    def backward(self) -> bool:
        """To the part before; False from the list."""
        before = {"one": "list", "again": "one", "matter": "list", "report": "matter"}.get(self._part)
        if before is None:
            return False
        self._part = before
        self.forgive()
        self.changed.emit()
        return True

    def _when_free(self, ask: Callable[[], None]) -> None:
        if not self._busy:
            ask()


def _row(view: SnagView) -> dict[str, object]:
    return {
        "key": view.id,
        "matter": view.matter,
        "sorts": view.sorts,
        "about": view.about,
        "phase": "新答复" if view.unread else view.state_words,
        "tone": view.tone,
        "unread": view.unread,
    }


def _fields(view: SnagView) -> dict[str, object]:
    return {
        "sorts": shown(view.sorts),
        "words": view.words,
        "about": view.about,
        "phase": shown(view.state_words),
        "tone": view.tone,
        "owner": view.owner,
        "due": shown(view.due),
        "answer": view.answer,
        "answered": view.answered,
        "canClose": view.can_close,
    }
