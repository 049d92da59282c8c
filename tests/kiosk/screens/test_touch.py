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
from tests.kiosk.screens.stage import Stage, wait_until

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


@contextmanager
def scene(stage: Stage) -> Iterator[QQuickItem]:
    stage.dress(Mode("portrait"))
    component = QQmlComponent(stage.engine)
    component.setData(SCENE, QUrl())
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
