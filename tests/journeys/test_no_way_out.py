"""No key, window event or gesture of a citizen leads out of the kiosk or closes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QWindow
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.store.sqlite import PrivateStore
from sync.model.settings import Settings
from sync.protocol.line import Topic
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import enrolment
from tests.journeys.finger import Finger
from tests.kiosk.services.world import TERMINAL, County, profile, starting_matters

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE, META = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.MetaModifier
KEYS = [
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_Q, CTRL),
    (Qt.Key.Key_W, CTRL),
    (Qt.Key.Key_N, CTRL),
    (Qt.Key.Key_O, CTRL),
    (Qt.Key.Key_P, CTRL),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Escape, CTRL | ALT),
    (Qt.Key.Key_Delete, CTRL | ALT),
    (Qt.Key.Key_Super_L, NONE),
    (Qt.Key.Key_R, META),
    (Qt.Key.Key_Menu, NONE),
    (Qt.Key.Key_Print, NONE),
    (Qt.Key.Key_HomePage, NONE),
    *((Qt.Key(int(Qt.Key.Key_F1.value) + n), NONE) for n in range(12)),
]


#: Windows of other tests of this process.
OTHERS: list[QWindow] = []


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("locked")
    OTHERS[:] = QGuiApplication.allWindows()
    with (
        closing(SqliteMailbox(folder / "line.db")) as mailbox,
        closing(PrivateStore(folder / "kiosk")) as store,
    ):
        mailbox.enrol(enrolment(TERMINAL), b"s" * 32)
        county = County(mailbox)
        county.publish_all(Topic.MATTER, {matter.code: matter for matter in starting_matters()})
        county.publish(Topic.TERMINAL, TERMINAL, profile())
        plain = Settings()
        settings = msgspec.structs.replace(
            plain, display=msgspec.structs.replace(plain.display, fullscreen=True)
        )
        app = build(
            settings,
            mailbox=mailbox,
            store=lambda: store,
            clock=FakeClock(),
            paper=PaperOffice(folder / "paper", [Path(font) for font in settings.paper.fonts]),
        )
        try:
            app.show()
            yield app
        finally:
            app.close()


@pytest.fixture
def window(kiosk: App) -> QQuickWindow:
    assert kiosk.window is not None
    finger = Finger(kiosk.window)
    if finger.sees("start"):
        finger.touch("start")
        finger.see("door_progress")
    return kiosk.window


def still_there(window: QQuickWindow) -> bool:
    QCoreApplication.processEvents()
    shown = [w for w in QGuiApplication.allWindows() if w.isVisible() and w not in OTHERS]
    assert shown == [window]
    assert window.visibility() == QQuickWindow.Visibility.FullScreen
    return Finger(window).sees("door_progress")


@pytest.mark.parametrize(("key", "modifier"), KEYS, ids=lambda k: str(k).rpartition(".")[2])
def test_no_key_leads_out(window: QQuickWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, key, modifier)
    assert still_there(window)


def test_it_does_not_close_when_it_is_told_to(window: QQuickWindow) -> None:
    close = QCloseEvent()
    QCoreApplication.sendEvent(window, close)
    assert not close.isAccepted()
    assert not window.close()
    assert still_there(window)


@pytest.mark.parametrize("do", ["showMinimized", "showNormal", "showMaximized"])
def test_it_comes_back_to_the_whole_screen(window: QQuickWindow, do: str) -> None:
    getattr(window, do)()
    assert still_there(window)


def test_a_long_press_and_a_right_button_open_no_menu(window: QQuickWindow) -> None:
    at = QPointF(540, 700)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QCoreApplication.sendEvent(window, QContextMenuEvent(reason, at.toPoint(), at.toPoint(), NONE))
    QTest.mouseClick(window, Qt.MouseButton.RightButton, NONE, at.toPoint())
    QTest.mouseClick(window, Qt.MouseButton.MiddleButton, NONE, at.toPoint())
    assert still_there(window)


def test_what_is_plugged_in_changes_nothing(window: QQuickWindow) -> None:
    for kind in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.ThemeChange, QEvent.Type.LanguageChange):
        QCoreApplication.sendEvent(window, QEvent(kind))
    assert still_there(window)


def test_nothing_on_the_screens_opens_another_program() -> None:
    root = Path(__file__).resolve().parents[2] / "kiosk"
    ways = ("openUrlExternally", "QDesktopServices", "FileDialog", "xdg-open", "WebView", "Shortcut {")
    found = [
        (path.name, way)
        for path in (*root.rglob("*.qml"), *root.rglob("*.py"))
        for way in ways
        if way in path.read_text("utf-8")
    ]
    assert found == []
