"""Handwriting in the keyboard: the strokes of the character being written, and what they may mean."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.bridge.jobs import Jobs

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: The widest keyboard shows so many characters to choose from.
MOST = 12

_LOG = logging.getLogger("kiosk.handwriting")


class CandidateLike(Protocol):
    @property
    def char(self) -> str: ...


class RecogniserLike(Protocol):
    """A ``kiosk.devices.handwriting.port.Recogniser``."""

    def recognise(
        self, strokes: Sequence[Sequence[tuple[int, int]]], width: int, height: int, limit: int
    ) -> Sequence[CandidateLike]: ...

    def close(self) -> None: ...


@QmlElement
@QmlUncreatable("Python owns the handwriting model")
class HandwritingModel(QObject):  # type: ignore[operator]
    """``available`` once the engine is open; without one the keyboard offers no handwriting.

    open_: opens the engine, None when the machine has none. jobs: a worker of its own, so that characters
    do not wait behind a print-out. The engine is opened, used and closed there.
    """

    availableChanged = Signal()
    candidatesChanged = Signal()
    #: What stands on the pad is to go: it was chosen, or the visit is over.
    wiped = Signal()

    def __init__(
        self, open_: Callable[[], RecogniserLike | None], jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open, self._jobs = open_, jobs
        self._engine: RecogniserLike | None = None
        self._candidates: list[str] = []
        self._asked = 0

    # ---- used by Python ----

    def prepare(self) -> None:
        """Open the engine in the background."""
        job = self._jobs.start("handwriting.open", self._open)
        job.done.connect(self._opened)
        job.failed.connect(self._broken)

    def wipe(self) -> None:
        """Forget strokes and candidates; what is still being read is thrown away when it comes."""
        self._asked += 1
        self._show([])
        self.wiped.emit()

    def close(self) -> None:
        """Give the engine back, at the end of the program."""
        self.wipe()
        self._jobs.finish()
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()
            self.availableChanged.emit()

    # ---- read by the pad ----

    @Property(bool, notify=availableChanged)
    def available(self) -> bool:
        return self._engine is not None

    @Property("QStringList", notify=candidatesChanged)  # type: ignore[arg-type]
    def candidates(self) -> list[str]:
        """Likeliest first, at most ``MOST``."""
        return self._candidates

    # ---- asked by the pad ----

    @Slot("QVariantList", int, int)
    def write(self, strokes: list[Any], width: int, height: int) -> None:
        """All strokes of the character so far, lists of [x, y] in pixels of the pad; [] for none."""
        self._asked += 1
        engine = self._engine
        ink = tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in strokes)
        if engine is None or not ink:
            self._show([])
            return
        asked = self._asked

        def read() -> tuple[int, list[str]]:
            return asked, [found.char for found in engine.recognise(ink, width, height, MOST)]

        job = self._jobs.start("handwriting.read", read)
        job.done.connect(self._read)
        job.failed.connect(self._broken)

    @Slot(int, result=str)
    def take(self, index: int) -> str:
        """The character chosen, and a clean pad for the next; "" when there is none at ``index``."""
        char = self._candidates[index] if 0 <= index < len(self._candidates) else ""
        if char:
            self.wipe()
        return char

    # ---- inside ----

    def _opened(self, engine: RecogniserLike | None) -> None:
        self._engine = engine
        if engine is None:
            _LOG.info("no handwriting engine on this machine")
        self.availableChanged.emit()

    def _read(self, result: tuple[int, list[str]]) -> None:
        asked, found = result
        if asked == self._asked:
            self._show(found)

    def _broken(self, error: Exception) -> None:
        """The keyboard goes on without handwriting. Only the kind of error is logged: never the strokes."""
        _LOG.warning("handwriting is off: %s", type(error).__name__)
        self._engine = None
        self.wipe()
        self.availableChanged.emit()

    def _show(self, candidates: list[str]) -> None:
        if candidates != self._candidates:
            self._candidates = candidates
            self.candidatesChanged.emit()
