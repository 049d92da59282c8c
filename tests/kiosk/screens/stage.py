"""A window that shows one page in one mode, without a display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QObject,
    QTimer,
    QTranslator,
    QUrl,
)
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

import kiosk.bridge.handwriting_model
import kiosk.bridge.kiosk_model
import kiosk.bridge.rare_model  # noqa: F401 - every type that a page may name, whichever test runs first
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.qr_image import SCHEME, QrImages
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.shown import look_up_in
from kiosk.qml.phrases import COUNTY, WORDS, compiled
from kiosk.services.phrasebook import read_phrases
from sync.paper.qr import matrix
from tests.helpers.qt_kinds import child_items
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.filing_samples import PHONE_KEY, PHONE_TEXT, QR_KEY, RECEIPT_NO
from tests.kiosk.screens.modes import LONGER, Mode
from tests.kiosk.screens.pseudo import Pseudo, pseudo_screens
from tests.kiosk.screens.samples import CENTRE

QML = Path(__file__).resolve().parents[3] / "kiosk" / "qml"


def offscreen() -> None:
    """Before the application object is made: no display, no GPU, one pixel a unit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
    os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")


M = TypeVar("M", bound=QObject)


@cache
def background() -> Jobs:
    """One worker for all pages of a run. It is never let go of: a thread that still has something to tell
    must find somebody there, however soon a test is over."""
    return Jobs()


_KEPT: list[QObject] = []


def keep(model: M) -> M:
    """As in the kiosk, where Python owns the models and they outlive every page.

    One that dies with a page may still be told by a worker or asked by a binding, and the process is gone.
    """
    _KEPT.append(model)
    return model


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item under ``root`` that is shown, in painting order of the tree."""
    if not root.isVisible():
        return
    yield root
    for child in child_items(root):
        yield from items(child)


def wait_until(done: Callable[[], bool], milliseconds: int = 30_000) -> bool:
    """Run the event loop until ``done``; False when it took too long."""
    deadline = QDeadlineTimer(milliseconds)
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(loop.quit)
    timer.start()
    # Asked once a turn: to look through all of a page takes as long as the turn.
    while not (over := done()) and not deadline.hasExpired():
        loop.exec()
    return over


def wear(shell: ShellModel, mode: Mode) -> None:
    """The citizen's own choices of a look, as the shell keeps them."""
    shell.elder, shell.highContrast, shell.lowReach = mode.elder, mode.contrast, mode.low


class Stage:
    """One engine for many pages, as in the kiosk."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.engine = QQmlEngine()
        self.engine.addImportPath(str(QML))
        # The engine owns the provider, as in the kiosk; the sample receipt's code is always there.
        images = QrImages(matrix)
        images.put(QR_KEY, RECEIPT_NO)
        images.put(PHONE_KEY, PHONE_TEXT)
        self.engine.addImageProvider(SCHEME, images)
        self.engine.warnings.connect(self._warned)
        probe = QQmlComponent(self.engine)
        probe.setData(b"import QtQuick\nimport Kiosk\nQtObject { property QtObject theme: Theme }", QUrl())
        self._probe = probe.create()
        if self._probe is None:
            raise AssertionError(probe.errorString())
        self.theme: QObject = self._probe.property("theme")
        self.window = QQuickWindow()
        self._language = "zh"
        self._shell: ShellModel | None = None
        self._translators: dict[str, QTranslator] = {}

    def _warned(self, found: list[object]) -> None:
        self.warnings += [w.toString() for w in found]  # type: ignore[attr-defined]

    def dress(self, mode: Mode) -> None:
        """Set the display mode, as the window root does."""
        width, height = mode.size
        values = {
            "frameWidth": width,
            "frameHeight": height,
            "elder": mode.elder,
            "highContrast": mode.contrast,
            "lowReach": mode.low,
            "reducedMotion": True,
        }
        for name, value in values.items():
            self.theme.setProperty(name, value)
        self.window.resize(width, height)
        self._speak(mode.language)

    def _speak(self, language: str) -> None:
        if language == self._language:
            return
        if self._language in self._translators:
            QCoreApplication.removeTranslator(self._translators[self._language])
        if language == "zh":
            look_up_in(None)
        else:
            longer = language == LONGER
            translator = self._translators.get(language)
            if translator is None:
                translator = self._translators[language] = QTranslator()
                assert translator.load(str(pseudo_screens() if longer else compiled()))
            QCoreApplication.installTranslator(translator)
            look_up_in(Pseudo() if longer else read_phrases(WORDS, COUNTY))
        self._language = language

    @contextmanager
    def page(self, case: PageCase, mode: Mode) -> Iterator[QQuickItem]:
        """The page on the window, laid out, its pictures loaded."""
        self.warnings.clear()
        self.dress(mode)
        shell = ShellModel(CENTRE)
        shell.set_time("09:26")
        shell.set_remaining(case.remaining)
        shell.set_line(case.line, "2/4" if case.line == "sending" else "")
        shell.set_helper("王*琴", "8:30–12:00  14:30–17:30")
        shell.set_faults(case.faults)
        wear(shell, mode)
        self._shell = shell
        model = case.model() if case.model else None
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(case.path)))
        given = {"shell": shell, **case.properties()}
        page = component.createWithInitialProperties({**given, "model": model} if model else given)
        if not isinstance(page, QQuickItem):
            raise AssertionError(component.errorString())
        try:
            page.setParentItem(self.window.contentItem())
            self.window.show()
            if case.prepare:
                case.prepare(page)
            self.settle()
            yield page
        finally:
            page.setParentItem(None)  # type: ignore[arg-type]
            page.deleteLater()
            self.window.hide()
            # The page goes before the objects it reads.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._shell = None
            del model, shell

    def change(self, mode: Mode) -> None:
        """Another look of the page that stands, as the tool strip does it: cheaper than a new page."""
        self.dress(mode)
        if self._shell is not None:
            wear(self._shell, mode)
        self.grab()
        self.grab()

    def settle(self) -> None:
        """Wait for the pictures and the layout."""
        root = self.window.contentItem()

        def quiet() -> bool:
            shown = list(items(root))
            # What a page makes once it has been on the screen.
            if any(page.property("drawn") is False for page in root.childItems() if page.isVisible()):
                return False
            # The keyboard builds its keys in turns of the event loop of its own.
            board = any(i.objectName() == "keyboard" for i in shown)
            keyed = not board or any(i.property("displayText") == "q" for i in shown)
            return keyed and not any(_loading(i) for i in shown)

        # Two grabs: the first lays out what became visible, the second shows it.
        self.window.grabWindow()
        wait_until(quiet)
        self.window.grabWindow()
        wait_until(quiet)

    def grab(self) -> QImage:
        return self.window.grabWindow()

    def close(self) -> None:
        """The engine goes before anything Python owns."""
        self._speak("zh")
        self.window.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _loading(item: QQuickItem) -> bool:
    """A picture or a part that is not there yet; the status itself is no type Python can read."""
    if item.property("wiped") is True:  # handwriting, still to be painted
        return True
    if item.inherits("QQuickImageBase") or (item.inherits("QQuickLoader") and item.property("active")):
        return not item.property("source").isEmpty() and float(item.property("progress")) < 1
    return False
