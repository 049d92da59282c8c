"""What every screen shows around its content: the place, the line, the time, the visit's countdown and
the display mode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.hearing_model import HearingModel
from kiosk.bridge.shown import said, shown, speaks_chinese

if TYPE_CHECKING:
    from kiosk.bridge.handwriting_model import HandwritingModel
    from kiosk.bridge.rare_model import RareModel

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: States of the line to the county; offline is a normal state, never an error.
LINE_STATES = ("offline", "online", "sending", "stopped")


@QmlElement
@QmlUncreatable("Python owns the shell model")
class ShellModel(QObject):  # type: ignore[operator]
    """The frame around every page.

    The setters are for Python (the visit, the mailbox and the clock write them); pages only read the
    properties and emit the ``ask...`` signals, which the flow answers.
    """

    centreChanged = Signal()
    clockChanged = Signal()
    remainingChanged = Signal()
    lineChanged = Signal()
    displayChanged = Signal()
    readingChanged = Signal()
    helperChanged = Signal()
    writingChanged = Signal()
    faultsChanged = Signal()

    #: The citizen touched a tool: read the page, call a helper, choose a language, "I am still here".
    readAsked = Signal()
    helpAsked = Signal()
    languageAsked = Signal()
    stayAsked = Signal()
    #: Something that can be pressed went down under the finger.
    pressed = Signal()

    def __init__(self, centre: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._centre = centre
        self._time = ""
        self._remaining = -1
        self._line = "offline"
        self._sending = ""
        self._elder = False
        self._high_contrast = False
        self._low_reach = False
        self._reading = False
        self._helper = ""
        self._hours = ""
        self._faults: dict[str, str] = {}
        self._writing: HandwritingModel | None = None
        self._rare: RareModel | None = None
        #: For Python; pages know it as ``hearing``.
        self.ears = HearingModel(self)

    # ---- written by Python ----

    def set_time(self, text: str) -> None:
        """The wall clock as shown, e.g. ``09:26``."""
        if text != self._time:
            self._time = text
            self.clockChanged.emit()

    def set_centre(self, name: str) -> None:
        """Whose machine this is; empty before the county has said so."""
        if name != self._centre:
            self._centre = name
            self.centreChanged.emit()

    def set_remaining(self, seconds: int) -> None:
        """Seconds until the visit ends by itself; negative while nobody is at the screen."""
        if seconds != self._remaining:
            self._remaining = seconds
            self.remainingChanged.emit()

    def set_line(self, state: str, sending: str = "") -> None:
        """State of the line (one of ``LINE_STATES``); ``sending`` counts what goes up, e.g. ``2/4``,
        or says how long the machine has been offline, once that is too long, e.g. ``3 天``.

        Raises ``ValueError`` for a state the screens do not know.
        """
        if state not in LINE_STATES:
            raise ValueError(f"unknown line state: {state}")
        if (state, sending) != (self._line, self._sending):
            self._line, self._sending = state, sending
            self.lineChanged.emit()

    def set_reading(self, reading: bool) -> None:
        """Whether the page is being read aloud now."""
        if reading != self._reading:
            self._reading = reading
            self.readingChanged.emit()

    def set_helper(self, name: str, hours: str) -> None:
        """Today's helper (already masked) and the opening hours; empty when nobody is on duty."""
        if (name, hours) != (self._helper, self._hours):
            self._helper, self._hours = name, hours
            self.helperChanged.emit()

    def set_writing(self, model: HandwritingModel | None) -> None:
        """Handwriting for the keyboard of every page; None: there is none."""
        self._writing = model
        self.writingChanged.emit()

    def set_rare(self, model: RareModel | None) -> None:
        """Rare characters for the keyboard of every page; None: there are none."""
        self._rare = model
        self.writingChanged.emit()

    def set_faults(self, faults: Mapping[str, str]) -> None:
        """By the name of a device that is being repaired: what citizens are told of it."""
        if dict(faults) != self._faults:
            self._faults = dict(faults)
            self.faultsChanged.emit()

    def told_of(self, part: str) -> str:
        """What citizens are told of a device in repair; "" for one that is not."""
        return self._faults.get(part, "")

    def reset_display(self) -> None:
        """Back to the standard look, as the next citizen expects it."""
        self._elder = self._high_contrast = self._low_reach = False
        self.displayChanged.emit()
        self.ears.reset()

    # ---- read by pages ----

    @Property(HearingModel, constant=True)
    def hearing(self) -> HearingModel:
        return self.ears

    @Property(str, notify=centreChanged)
    @said
    def centre(self) -> str:
        return self._centre

    @Property("QVariantMap", notify=faultsChanged)  # type: ignore[arg-type]
    def faults(self) -> dict[str, str]:
        return {part: str(shown(words)) for part, words in self._faults.items()}

    @Property(str, notify=clockChanged)
    def time(self) -> str:
        return self._time

    @Property(int, notify=remainingChanged)
    def remaining(self) -> int:
        return self._remaining

    @Property(str, notify=lineChanged)
    def line(self) -> str:
        return self._line

    @Property(str, notify=lineChanged)
    def sending(self) -> str:
        return self._sending

    @Property(bool, notify=readingChanged)
    def reading(self) -> bool:
        return self._reading

    @Property(str, notify=helperChanged)
    def helper(self) -> str:
        return self._helper

    @Property(str, notify=helperChanged)
    @said
    def hours(self) -> str:
        return self._hours

    # The pages know what these are; named by their types here, the idle screen would wait for both.
    @Property(QObject, notify=writingChanged)
    def rare(self) -> RareModel | None:
        return self._rare

    @Property(QObject, notify=writingChanged)
    def writing(self) -> HandwritingModel | None:
        return self._writing

    @Property(bool, notify=displayChanged)
    def chinese(self) -> bool:
        """The language of the visit."""
        return speaks_chinese()

    @Property(bool, notify=displayChanged)
    def elder(self) -> bool:
        return self._elder

    @elder.setter  # type: ignore[no-redef]
    def elder(self, on: bool) -> None:
        if on != self._elder:
            self._elder = on
            self.displayChanged.emit()

    @Property(bool, notify=displayChanged)
    def highContrast(self) -> bool:
        return self._high_contrast

    @highContrast.setter  # type: ignore[no-redef]
    def highContrast(self, on: bool) -> None:
        if on != self._high_contrast:
            self._high_contrast = on
            self.displayChanged.emit()

    @Property(bool, notify=displayChanged)
    def lowReach(self) -> bool:
        return self._low_reach

    @lowReach.setter  # type: ignore[no-redef]
    def lowReach(self, on: bool) -> None:
        if on != self._low_reach:
            self._low_reach = on
            self.displayChanged.emit()

    # ---- asked by pages ----

    @Slot()
    def read(self) -> None:
        """Read the page aloud, or stop reading."""
        self.readAsked.emit()

    @Slot()
    def help(self) -> None:
        """Ask for a person."""
        self.helpAsked.emit()

    @Slot()
    def language(self) -> None:
        """Choose a language."""
        self.languageAsked.emit()

    @Slot()
    def press(self) -> None:
        """A finger or a key pressed something."""
        self.pressed.emit()

    @Slot()
    def stay(self) -> None:
        """The citizen says "I am still here"."""
        self.stayAsked.emit()
