"""A finger on the real window: finds what is shown by its object name and touches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, QPointF, QTimer
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.helpers.qt_kinds import child_items

#: Frames in a row that must show a thing at the same place before it is touched.
_STILL = 2
PATIENCE_MS = 30_000
#: Within so long a second touch at one place is a double tap, which counts once on most things. Short for
#: this finger: Qt's 400 ms at each second press of a key were three fifths of a filing's journey.
#: That a double tap counts once: tests/kiosk/screens/test_touch.
_DOUBLE_TAP_MS = 30


def run_until(done: Callable[[], bool], what: str, milliseconds: int = PATIENCE_MS) -> None:
    """Let the window live until ``done``. Raises AssertionError with ``what`` when it takes too long."""
    deadline = QDeadlineTimer(milliseconds)
    # Wakes the loop when nothing else happens, so that the deadline is seen.
    pulse = QTimer()
    pulse.start(20)
    while not done():
        if deadline.hasExpired():
            raise AssertionError(f"still waiting for: {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Finger:
    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._last = QPoint(-1000, -1000)
        self._since = QDeadlineTimer(0)
        self._frames = 0
        window.frameSwapped.connect(self._drawn)
        self._device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
        QGuiApplication.styleHints().setMouseDoubleClickInterval(_DOUBLE_TAP_MS)

    def items(self) -> Iterator[QQuickItem]:
        """Everything that is shown."""
        return _shown(self._window.contentItem())

    def find(self, name: str) -> QQuickItem | None:
        """The shown and usable item of this name."""
        for item in self.items():
            if item.objectName() == name and item.isEnabled() and item.width() > 0:
                return item
        return None

    def see(self, name: str) -> QQuickItem:
        """Wait until it is there and stands still."""
        self._wait(lambda: self.find(name) is not None, name)
        item = self.find(name)
        assert item is not None
        return item

    def sees(self, name: str) -> bool:
        return self.find(name) is not None

    def text(self, name: str) -> str:
        return str(self.see(name).property("text"))

    def texts(self) -> list[str]:
        """Every text on the screen, as a citizen could read it."""
        found = (item.property("text") for item in self.items())
        return [text for text in found if isinstance(text, str) and text]

    def touch(self, name: str) -> None:
        """Press in the middle of it, see it go down, and lift."""
        place = self._place(name)
        item = self.see(name)
        try:
            self._press(place.toPoint(), lambda: _is_down(item), f"{name} to go down")
        except AssertionError as error:
            raise AssertionError(f"{error}; {self._pressed(place)}") from None

    def _pressed(self, place: QPointF) -> str:
        """What the window made of a press that its item did not see."""
        grabber = self._window.mouseGrabberItem()
        own = grabber.parentItem().objectName() if grabber is not None and grabber.parentItem() else ""
        areas = [
            f"{item.parentItem().objectName()}:{item.property('containsMouse')}"
            for item in self.items()
            if item.inherits("QQuickMouseArea") and item.property("pressed")
        ]
        return f"pressed at {place}; mouse grabbed by {grabber} in {own!r}; areas pressed: {areas}"

    def _drawn(self) -> None:
        self._frames += 1

    def _place(self, name: str) -> QPointF:
        """The middle of an item, once it has been drawn there: frames are counted, not time."""
        seen: list[QPointF] = []
        drawn = self._frames

        def still() -> bool:
            nonlocal drawn
            item = self.find(name)
            if item is None:
                seen.clear()
            elif self._frames == drawn:
                self._window.update()
            else:
                drawn = self._frames
                seen.append(item.mapToScene(QPointF(item.width() / 2, item.height() / 2)))
                self._window.update()
            return len(seen) > _STILL and all(place == seen[-1] for place in seen[-_STILL - 1 :])

        self._wait(still, f"{name} to stand still")
        return seen[-1]

    def touch_at(self, point: QPointF) -> None:
        self._press(point.toPoint(), lambda: True, "")

    def _press(self, place: QPoint, down: Callable[[], bool], what: str) -> None:
        """A second touch at one place comes after the double-tap time, or it would rightly count once."""
        if (place - self._last).manhattanLength() < 40:
            run_until(self._since.hasExpired, "the double-tap time to pass")
        self._hand_in("press", place)
        self._wait(down, what)
        self._hand_in("release", place)
        self._last = place
        self._since = QDeadlineTimer(_DOUBLE_TAP_MS + 20)

    def drag(self, points: list[QPoint]) -> None:
        """One stroke of the finger through all points."""
        self._hand_in("press", points[0])
        for point in points[1:]:
            self._hand_in("move", point)
        self._hand_in("release", points[-1])

    def _hand_in(self, what: str, point: QPoint) -> None:
        """Queue one touch and let the event loop deliver it.

        ``commit(True)`` would deliver it while Python is locked; a Qt thread that logs then waits for
        Python, and the window for that thread.
        """
        sequence = QTest.touchEvent(self._window, self._device, False)
        getattr(sequence, what)(0, point, self._window)
        sequence.commit(False)
        QCoreApplication.processEvents()

    def stroke(self, name: str, *shares: tuple[float, float]) -> None:
        """A stroke inside an item, by shares of its width and height."""
        item = self.see(name)
        places = [item.mapToScene(QPointF(item.width() * x, item.height() * y)) for x, y in shares]
        self.drag([place.toPoint() for place in places])

    def pad(self, digits: str, name: str = "pad") -> None:
        for digit in digits:
            self.touch(f"{name}_extra" if digit == "X" else f"{name}_{digit}")

    def type(self, text: str) -> None:
        """Keys of a keyboard plugged in, into the field that has the focus."""
        for character in text:
            QTest.keyClick(self._window, character)

    def compose(self, text: str) -> None:
        """What an input method commits into the field that has the focus."""
        from PySide6.QtGui import QInputMethodEvent

        target = self._window.activeFocusItem()
        assert target is not None, "no field has the focus"
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QCoreApplication.sendEvent(target, event)
        QCoreApplication.processEvents()

    def wait_for(self, done: Callable[[], bool], what: str) -> None:
        self._wait(done, what)

    def _wait(self, done: Callable[[], bool], what: str) -> None:
        try:
            run_until(done, what)
        except AssertionError as error:
            raise AssertionError(f"{error}; shown: {self._shown_names()}") from None

    def _shown_names(self) -> list[str]:
        return [item.objectName() for item in self.items() if item.objectName()]


def _is_down(item: QQuickItem) -> bool:
    """What shows that it is pressed must show it; a key or a field has nothing to show."""
    return not (shiboken6.isValid(item) and item.property("pressable")) or bool(item.property("down"))


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible():
        return
    yield item
    for child in child_items(item):
        yield from _shown(child)
