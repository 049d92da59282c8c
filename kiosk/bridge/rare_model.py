"""Rare characters in the keyboard: what is asked now, and what can be touched."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said
from kiosk.services.rare import RareSearch, Step

if TYPE_CHECKING:
    from kiosk.bridge.jobs import Jobs

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_LOG = logging.getLogger("kiosk.rare")
_WAITING = Step("正在准备字表，请等一等")


@QmlElement
@QmlUncreatable("Python owns the rare characters")
class RareModel(QObject):  # type: ignore[operator]
    """there: whether this machine has the tables, cheap. open_: reads them, a second or two, when the tab is
    first wanted; None when they cannot be read. jobs: a worker of its own."""

    availableChanged = Signal()
    changed = Signal()

    def __init__(
        self,
        there: Callable[[], bool],
        open_: Callable[[], RareSearch | None],
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._there, self._open, self._jobs = there, open_, jobs
        self._available = self._opening = False
        self._search: RareSearch | None = None
        self._step = _WAITING

    # ---- used by Python ----

    def prepare(self) -> None:
        """Offer the tab where the tables are; they are not read yet."""
        self._available = self._there()
        self.availableChanged.emit()

    def wipe(self) -> None:
        """Forget what was looked for."""
        if self._search is not None:
            self._search.reset()
            self._refresh()

    def close(self) -> None:
        self._jobs.finish()

    def _refresh(self) -> None:
        self._step = self._search.step if self._search is not None else _WAITING
        self.changed.emit()

    def _opened(self, search: RareSearch | None) -> None:
        self._search, self._opening = search, False
        if search is None:
            self._broken(OSError())
        self._refresh()

    def _broken(self, error: Exception) -> None:
        _LOG.warning("rare characters are off: %s", type(error).__name__)
        self._available = self._opening = False
        self.availableChanged.emit()

    # ---- read by the pad ----

    @Property(bool, notify=availableChanged)
    def available(self) -> bool:
        return self._available

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        """What is asked now."""
        return self._step.title

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def cells(self) -> list[str]:
        """What can be touched."""
        return [cell.words for cell in self._step.cells]

    @Property(str, notify=changed)
    def asked(self) -> str:
        """The character to be confirmed, "" for none."""
        return self._step.asked

    @Property(str, notify=changed)
    @said
    def about(self) -> str:
        """How it is read, its strokes and code point."""
        return self._step.about

    @Property(bool, notify=changed)
    def deep(self) -> bool:
        """There is a step to go back to."""
        return self._search is not None and self._search.deep

    # ---- asked by the pad ----

    @Slot()
    def begin(self) -> None:
        """The tab was chosen: read the tables if nobody has yet, and start afresh."""
        if self._search is not None:
            self.wipe()
        elif not self._opening:
            self._opening = True
            job = self._jobs.start("rare.open", self._open)
            job.done.connect(self._opened)
            job.failed.connect(self._broken)

    @Slot(int)
    def touch(self, index: int) -> None:
        if self._search is not None and 0 <= index < len(self._step.cells):
            self._search.touch(self._step.cells[index])
            self._refresh()

    @Slot()
    def back(self) -> None:
        if self._search is not None:
            self._search.back()
            self._refresh()

    @Slot(result=str)
    def confirm(self) -> str:
        """The character that was asked, and from the beginning for the next."""
        if self._search is None or not self._step.asked:
            return ""
        char = self._search.char
        self.wipe()
        return char
