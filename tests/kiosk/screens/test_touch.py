"""What a finger and a keyboard do to the controls, through a real window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.stage import Stage, items, wait_until

SCENE = b"""
import QtQuick
import Kiosk
Item {
    width: 1080; height: 1920
    property int clicks: 0
    property int others: 0
    KButton { objectName: "one"; x: 100; y: 700; width: 300; text: "one";
              onClicked: parent.clicks++ }
    KButton { objectName: "two"; x: 600; y: 700; width: 300; text: "two";
              onClicked: parent.others++ }
    KButton { objectName: "off"; x: 100; y: 900; width: 300; text: "off"; off: true;
              onClicked: parent.clicks++ }
    KButton { objectName: "dead"; x: 600; y: 900; width: 300; text: "dead"; enabled: false;
              onClicked: parent.others++ }
    KButton { objectName: "busy"; x: 100; y: 1100; width: 400; text: "busy"; busy: true;
              onClicked: parent.clicks++ }
    KButton { objectName: "again"; x: 600; y: 1100; width: 300; text: "again"; repeats: true;
              onClicked: parent.others++ }
    SignPad { objectName: "sign"; x: 60; y: 1300 }
}
"""
ONE, TWO = QPoint(250, 750), QPoint(750, 750)


#: Everything else that is pressed, and how it is made.
CONTROLS = {
    "tile": 'Tile { text: "t"; width: 312',
    "option": 'OptionRow { text: "o"; width: 400',
    "tool": 'ToolButton { text: "t"; icon: "home"',
    "face": 'Face { text: "f"',
    "row": 'ListRow { text: "r"; width: 400',
    "tick": 'CheckRow { text: "c"; width: 400',
    "end": "EndButton { remaining: 90",
    "key": "NumberPad { onTyped: parent.clicks++",
    "digits": 'DigitsField { label: "d"; width: 400',
    "pick": 'ChoiceField { label: "p"; width: 400',
}


def scene_of(control: str) -> bytes:
    """The control under test at the left, the same again at the right."""

    def made(name: str, x: int, count: str) -> str:
        body = CONTROLS[control].replace("parent.clicks", count)
        if control == "key":
            return body.replace("{", f'{{ name: "{name}"; x: {x}; y: 700;', 1) + "}"
        return (
            body.replace("{", f'{{ objectName: "{name}"; x: {x}; y: 700;', 1) + f"; onClicked: {count}++ }}"
        )

    return f"""
import QtQuick
import Kiosk
Item {{
    width: 1080; height: 1920
    property int clicks: 0
    property int others: 0
    {made("one", 60, "parent.clicks")}
    {made("two", 600, "parent.others")}
}}
""".encode()


@contextmanager
def scene(stage: Stage, source: bytes = SCENE) -> Iterator[QQuickItem]:
    stage.dress(Mode("portrait"))
    component = QQmlComponent(stage.engine)
    component.setData(source, QUrl())
    root = component.create()
    assert isinstance(root, QQuickItem), component.errorString()
    root.setParentItem(stage.window.contentItem())
    stage.window.show()
    stage.settle()
    try:
        yield root
    finally:
        root.setParentItem(None)  # type: ignore[arg-type]
        root.deleteLater()


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def counts(root: QQuickItem) -> tuple[int, int]:
    return root.property("clicks"), root.property("others")


def tap(stage: Stage, at: QPoint) -> None:
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_a_touch_that_begins_and_ends_inside_counts(stage: Stage, finger: QPointingDevice) -> None:
    with scene(stage) as root:
        QTest.touchEvent(stage.window, finger).press(0, ONE, stage.window).commit()
        QTest.touchEvent(stage.window, finger).release(0, ONE, stage.window).commit()
        assert counts(root) == (1, 0)


def test_a_finger_that_slips_off_does_nothing(stage: Stage, finger: QPointingDevice) -> None:
    with scene(stage) as root:
        QTest.touchEvent(stage.window, finger).press(0, ONE, stage.window).commit()
        QTest.touchEvent(stage.window, finger).move(0, TWO, stage.window).commit()
        QTest.touchEvent(stage.window, finger).release(0, TWO, stage.window).commit()
        assert counts(root) == (0, 0)


def test_a_finger_that_slips_onto_a_button_does_nothing(stage: Stage, finger: QPointingDevice) -> None:
    with scene(stage) as root:
        nowhere = QPoint(540, 400)
        QTest.touchEvent(stage.window, finger).press(0, nowhere, stage.window).commit()
        QTest.touchEvent(stage.window, finger).move(0, ONE, stage.window).commit()
        QTest.touchEvent(stage.window, finger).release(0, ONE, stage.window).commit()
        assert counts(root) == (0, 0)


def test_a_second_finger_does_nothing(stage: Stage, finger: QPointingDevice) -> None:
    with scene(stage) as root:
        touch = QTest.touchEvent(stage.window, finger, False)
        # Not where the test before touched: the two would make a double tap.
        here = ONE + QPoint(90, 0)
        touch.press(0, here, stage.window).commit()
        touch.stationary(0).press(1, TWO, stage.window).commit()
        touch.stationary(0).release(1, TWO, stage.window).commit()
        assert counts(root) == (0, 0)
        touch.release(0, here, stage.window).commit()
        assert counts(root) == (1, 0)


@pytest.mark.parametrize("control", CONTROLS)
def test_every_control_wants_one_finger_from_beginning_to_end(
    stage: Stage, finger: QPointingDevice, control: str
) -> None:
    with scene(stage, scene_of(control)) as root:
        names = ("one_5", "two_5") if control == "key" else ("one", "two")
        boxes = [next(item for item in items(root) if item.objectName() == name) for name in names]
        spots = [box.mapToScene(box.boundingRect().center()).toPoint() for box in boxes]
        # A field's own frame is below its label.
        spots = [spot + QPoint(0, 12 if control in ("digits", "pick") else 0) for spot in spots]
        here, there = spots
        slipped = QTest.touchEvent(stage.window, finger, False)
        slipped.press(0, here, stage.window).commit()
        slipped.move(0, there, stage.window).commit()
        slipped.release(0, there, stage.window).commit()
        assert counts(root) == (0, 0)
        # Not where the finger was before: the two would make a double tap.
        here += QPoint(0, 20)
        two = QTest.touchEvent(stage.window, finger, False)
        two.press(0, here, stage.window).commit()
        two.stationary(0).press(1, there, stage.window).commit()
        two.stationary(0).release(1, there, stage.window).commit()
        assert counts(root) == (0, 0)
        two.release(0, here, stage.window).commit()
        assert counts(root) == (1, 0)


def test_a_second_finger_on_the_signing_pad_writes_nothing(stage: Stage, finger: QPointingDevice) -> None:
    with scene(stage) as root:
        pad = root.findChild(QQuickItem, "sign")
        touch = QTest.touchEvent(stage.window, finger, False)
        touch.press(0, QPoint(200, 1400), stage.window).commit()
        touch.stationary(0).press(1, QPoint(800, 1700), stage.window).commit()
        touch.move(0, QPoint(300, 1500), stage.window).move(1, QPoint(700, 1600), stage.window).commit()
        touch.stationary(0).release(1, QPoint(700, 1600), stage.window).commit()
        touch.release(0, QPoint(300, 1500), stage.window).commit()
        strokes = pad.property("strokes").toVariant()
        assert len(strokes) == 1
        assert all(x <= 300 - 60 and y <= 1500 - 1300 for x, y, _ in strokes[0])


def test_a_stroke_that_leaves_the_signing_pad_stays_on_its_edge(
    stage: Stage, finger: QPointingDevice
) -> None:
    with scene(stage) as root:
        pad = root.findChild(QQuickItem, "sign")
        touch = QTest.touchEvent(stage.window, finger, False)
        touch.press(0, QPoint(200, 1400), stage.window).commit()
        touch.move(0, QPoint(20, 1200), stage.window).commit()
        touch.release(0, QPoint(20, 1200), stage.window).commit()
        assert [point[:2] for point in pad.property("strokes").toVariant()[0]][-1] == [0, 0]


def test_a_double_tap_counts_once_unless_the_key_repeats(stage: Stage) -> None:
    with scene(stage) as root:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseDClick(stage.window, left, none, ONE)
        assert counts(root) == (1, 0)
        QTest.mouseDClick(stage.window, left, none, QPoint(750, 1150))
        assert counts(root) == (1, 2)


def test_off_answers_disabled_and_busy_do_not(stage: Stage) -> None:
    with scene(stage) as root:
        tap(stage, QPoint(250, 950))
        assert counts(root) == (1, 0)
        tap(stage, QPoint(750, 950))
        tap(stage, QPoint(250, 1150))
        assert counts(root) == (1, 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_activate_what_has_the_focus(stage: Stage, key: Qt.Key) -> None:
    with scene(stage) as root:
        stage.window.requestActivate()
        assert wait_until(stage.window.isActive)
        root.findChild(QQuickItem, "one").forceActiveFocus()
        QTest.keyClick(stage.window, key)
        assert counts(root) == (1, 0)


def test_the_focus_is_seen(stage: Stage) -> None:
    with scene(stage) as root:
        before = stage.grab()
        stage.window.requestActivate()
        root.findChild(QQuickItem, "one").forceActiveFocus()
        after = stage.grab()
        edge = QPoint(94, 750)
        assert before.pixelColor(edge) != after.pixelColor(edge)


def test_strokes_are_collected_and_cleared(stage: Stage) -> None:
    with scene(stage) as root:
        pad = root.findChild(QQuickItem, "sign")
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for start in (QPoint(200, 1400), QPoint(400, 1400)):
            QTest.mousePress(stage.window, left, none, start)
            QTest.mouseMove(stage.window, start + QPoint(50, 80))
            QTest.mouseRelease(stage.window, left, none, start + QPoint(50, 80))
        strokes = pad.property("strokes").toVariant()
        assert [len(s) for s in strokes] == [2, 2]
        assert [point[:2] for point in strokes[0]] == [[140, 100], [190, 180]]
        times = [point[2] for stroke in strokes for point in stroke]
        assert times == sorted(times)
        pad.clear()
        assert pad.property("count") == 0
