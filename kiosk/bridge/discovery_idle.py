"""The idle screen: the day, and the policy posters one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said, shown, speaks_chinese
from kiosk.services.night import shade
from sync.model.terminal import Poster

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: At most so many posters take turns; a sixth would wait most of a minute.
MOST_POSTERS = 5


class PosterSource(Protocol):
    """The published posters, in the order they are shown."""

    def posters(self) -> Sequence[Poster]: ...


@QmlElement
@QmlUncreatable("Python owns the idle model")
class IdleModel(QObject):  # type: ignore[operator]
    """Posters come from the county; without any, the house's own sentence stands."""

    dayChanged = Signal()
    posterChanged = Signal()
    troubleChanged = Signal()
    hallChanged = Signal()
    #: The screen is black and nobody has touched it, or no longer so.
    blackened = Signal(bool)

    def __init__(
        self,
        source: PosterSource,
        *,
        night: tuple[int, int] = (0, 0),
        off: tuple[int, int] = (0, 0),
        parent: QObject | None = None,
    ) -> None:
        """night, off: the hours from and to which the screen is dim, or black; the same twice: never."""
        super().__init__(parent)
        self._source, self._night, self._off = source, night, off
        self._bright: bool | None = None
        self._black = False
        self._day = self._lunar = self._trouble = ""
        self._index = 0
        self._posters: tuple[Poster, ...] = ()

    # ---- used by Python ----

    def set_day(self, words: str) -> None:
        """The day in words, e.g. ``11月22日 星期日``."""
        if words != self._day:
            self._day = words
            self.dayChanged.emit()

    def set_lunar(self, words: str) -> None:
        """The day by the farmers' calendar, e.g. ``农历十月十四 · 小雪``; "" while it is not known yet."""
        if words != self._lunar:
            self._lunar = words
            self.dayChanged.emit()

    def set_trouble(self, sentences: str) -> None:
        """What of this machine is being repaired, a line each; "" for nothing."""
        if sentences != self._trouble:
            self._trouble = sentences
            self.troubleChanged.emit()

    def set_bright(self, bright: bool | None) -> None:
        """What the light sensor of the hall says; None: nothing."""
        if bright != self._bright:
            self._bright = bright
            self.hallChanged.emit()

    def refresh(self) -> None:
        """Take over the posters; called between visits."""
        self._posters = tuple(self._source.posters())[:MOST_POSTERS]
        self._index = 0
        self.posterChanged.emit()

    @property
    def black(self) -> bool:
        return self._black

    # ---- read by QML ----

    @Property(str, notify=dayChanged)
    @said
    def day(self) -> str:
        return self._day

    @Property(str, notify=dayChanged)
    def lunar(self) -> str:
        """In Chinese only: other languages have no words for it."""
        return self._lunar if speaks_chinese() else ""

    @Property(str, notify=troubleChanged)
    @said
    def trouble(self) -> str:
        return "\n".join(shown(line) for line in self._trouble.split("\n"))

    @Property(int, notify=posterChanged)
    def count(self) -> int:
        return max(1, len(self._posters))

    @Property(int, notify=posterChanged)
    def index(self) -> int:
        return self._index

    @Property(str, notify=posterChanged)
    @said
    def title(self) -> str:
        return self._posters[self._index].title if self._posters else "家门口就能办事"

    @Property(str, notify=posterChanged)
    @said
    def text(self) -> str:
        return self._posters[self._index].text if self._posters else "不会用也不要紧，旁边有人帮"

    @Property(str, notify=posterChanged)
    @said
    def source(self) -> str:
        return self._posters[self._index].source if self._posters else ""

    @Property(str, notify=hallChanged)
    def hall(self) -> str:
        """``bright`` or ``dark``; "" without a sensor."""
        return "" if self._bright is None else "bright" if self._bright else "dark"

    @Slot(str, str, result=str)
    def shade(self, time: str, hall: str) -> str:
        """``light``, ``dim`` or ``off`` at ``time``, ``23:40`` as the shell shows it. hall: :attr:`hall`, so
        that QML asks again when it changes."""
        hour = time.split(":")[0]
        if not hour.isdecimal():
            return "light"
        bright = None if not hall else hall == "bright"
        return shade(int(hour), bright=bright, dim=self._night, off=self._off)

    @Slot(bool)
    def blacken(self, black: bool) -> None:
        if black != self._black:
            self._black = black
            self.blackened.emit(black)

    @Slot()
    def turn(self) -> None:
        """The next poster; QML calls it every few seconds while nobody touches."""
        if len(self._posters) > 1:
            self._index = (self._index + 1) % len(self._posters)
            self.posterChanged.emit()
