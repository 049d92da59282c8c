"""好差评: five national levels, the items of the chosen level, a call back."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import breadth, said, shown
from sync.model.review import ITEMS, Level

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LEVELS = tuple(Level)


@QmlElement
@QmlUncreatable("Python owns the review model")
class ReviewModel(QObject):  # type: ignore[operator]
    """Nothing is chosen beforehand. ``level`` counts as the faces do: 1 非常满意 … 5 非常不满意, 0 none."""

    changed = Signal()
    #: level, item codes, words, wants a call back.
    sendAsked = Signal(object, object, str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = RowModel(("code", "words", "chosen"), "code", self, said=("words",))
        self._subject = ""
        self._level = 0
        self._on: set[str] = set()
        self._revisit = False
        self._busy = False
        self._sent = False
        self._problem = ""

    # ---- used by Python ----

    def open(self, subject: str, rated: Level | None = None) -> None:
        """Rate one case. rated: what was given before, which is shown and cannot be given again."""
        self.clear()
        self._subject = subject
        if rated is not None:
            self._level = LEVELS.index(rated) + 1
            self._sent = True
        self.changed.emit()

    def clear(self) -> None:
        self._subject, self._level, self._on = "", 0, set()
        self._revisit = self._busy = self._sent = False
        self._problem = ""
        self._items.clear()
        self.changed.emit()

    def sent(self) -> None:
        self._busy, self._sent, self._problem = False, True, ""
        self.changed.emit()

    def fail(self, sentence: str) -> None:
        self._busy, self._problem = False, sentence
        self.changed.emit()

    @property
    def subject_id(self) -> str:
        """The case this is about."""
        return self._subject

    # ---- read by the page ----

    @Property(bool, notify=changed)
    def open_(self) -> bool:
        """There is something to rate."""
        return self._subject != ""

    @Property(int, notify=changed)
    def level(self) -> int:
        return self._level

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def levels(self) -> list[str]:
        return [level.label for level in LEVELS]

    @Property(QObject, constant=True)
    def items(self) -> RowModel:
        return self._items

    @Property(int, notify=changed)
    def longest(self) -> int:
        """Breadth of the longest item, a Chinese character counting two."""
        return max((breadth(shown(row["words"])) for row in self._items.rows), default=0)

    @Property(bool, notify=changed)
    def bad(self) -> bool:
        """One of the last two levels: asks for a reason and offers a call back."""
        return self._level > 0 and LEVELS[self._level - 1].bad

    @Property(bool, notify=changed)
    def revisit(self) -> bool:
        return self._revisit

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def done(self) -> bool:
        return self._sent

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    @said
    def reason(self) -> str:
        """Why it cannot be sent yet; empty when it can."""
        if self._level == 0:
            return "请先点一个"
        if self.bad and not self._on:
            return "请点一下哪里不好"
        return ""

    # ---- asked by the page ----

    @Slot(int)
    def pick(self, level: int) -> None:
        if self._sent or self._busy or not 1 <= level <= len(LEVELS) or level == self._level:
            return
        self._level, self._on, self._problem = level, set(), ""
        self._revisit = False
        self._show_items()
        self.changed.emit()

    @Slot()
    def unpick(self) -> None:
        """Choose again."""
        if not self._sent and not self._busy and self._level:
            self._level, self._on, self._revisit, self._problem = 0, set(), False, ""
            self._items.clear()
            self.changed.emit()

    @Slot(str)
    def toggle(self, code: str) -> None:
        if self._sent or self._busy or self._level == 0 or code not in ITEMS[LEVELS[self._level - 1]]:
            return
        self._on ^= {code}
        self._problem = ""
        self._show_items()
        self.changed.emit()

    @Slot(bool)
    def askRevisit(self, wanted: bool) -> None:
        if wanted != self._revisit:
            self._revisit = wanted
            self.changed.emit()

    @Slot()
    def send(self) -> None:
        if self._sent or self._busy or self._level == 0:
            return
        level = LEVELS[self._level - 1]
        self._busy, self._problem = True, ""
        self.changed.emit()
        codes = tuple(code for code in ITEMS[level] if code in self._on)
        self.sendAsked.emit(level, codes, "", self._revisit)

    def _show_items(self) -> None:
        texts = ITEMS[LEVELS[self._level - 1]]
        self._items.show(
            [{"code": code, "words": text, "chosen": code in self._on} for code, text in texts.items()]
        )
