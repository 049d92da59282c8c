"""The composition root: puts the kiosk together. The same function for the machine and for the journeys.

In two steps: the idle screen first, then everything else once its first frame is on the screen (or at once,
when somebody is quick to touch it). What belongs to which step stands in :mod:`kiosk.wiring`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import Clock, CountyClock
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground

if TYPE_CHECKING:
    from kiosk.bridge.key_watch import KeyWatch
    from kiosk.bridge.kiosk_model import KioskModel, Models
    from kiosk.bridge.speech_model import SpeakerLike
    from kiosk.bridge.touch_watch import TouchWatch
    from kiosk.devices.handwriting.port import Recogniser
    from kiosk.devices.sound.port import Player
    from kiosk.paper.office import PaperOffice
    from kiosk.services.rare import RareSearch
    from kiosk.services.visit import Visits
    from kiosk.store.port import KioskStore
    from kiosk.wiring.desks import Desks
    from sync.model.settings import Settings, Sound, Speech
    from sync.terminal.mailbox.port import KioskMailbox

QML = Path(__file__).parent / "qml"
NOTICES = Path(__file__).parents[1] / "assets" / "notices"
COMMITMENT, COMMITMENT_ENGLISH = NOTICES / "commitment.zh.md", NOTICES / "commitment.en.md"
#: What the parts import, loaded one in each turn of the event loop; the last one is the parts together.
_ORDER = (
    "common",
    "devices",
    "filing",
    "materials",
    "browse",
    "after",
    "voices",
    "openness",
    "progress",
    "mine",
    "helping",
    "staff",
    "keeper",
    "snags",
    "training",
    "desks",
)
PIECES = tuple(f"kiosk.wiring.{name}" for name in _ORDER)


class App:
    """The running kiosk. Made by :func:`build`; ``close`` ends it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.clock, self.catalogue = ground.clock, ground.catalogue
        #: Why the parts behind the idle screen could not be built; the program has been told to end then.
        self.fault: Exception | None = None
        self.front = Front(ground)
        self.front.start.beginAsked.connect(self._begin)
        self._desks: Desks | None = None
        self._pieces = iter(PIECES)
        self._loading = QTimer()
        self._loading.setInterval(0)
        self._loading.timeout.connect(self._load)
        self.engine = QQmlApplicationEngine()
        self.window: QQuickWindow | None = None
        self._watch: TouchWatch | None = None
        self._keys: KeyWatch | None = None

    def show(self) -> QQuickWindow:
        """Open the window on the idle screen. Raises RuntimeError when the screens cannot be loaded."""
        self.front.open()
        display = self._ground.settings.display
        self.engine.addImportPath(str(QML))
        self.engine.setInitialProperties(
            {
                "start": self.front.start,
                "scaleFactor": display.scale,
                "reduceMotion": display.reduce_motion,
                "locked": display.fullscreen,
                "width": round(display.width * display.scale),
                "height": round(display.height * display.scale),
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        found = self.engine.rootObjects()
        if not found or not isinstance(found[0], QQuickWindow):
            raise RuntimeError("Main.qml did not give a window")
        self.window = found[0]
        if display.fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()
        self.window.warmChanged.connect(self._loading.start)  # type: ignore[attr-defined]  # Main.qml's own
        return self.window

    def close(self) -> None:
        """End an open visit, then delete the screens before what they look at."""
        self._loading.stop()
        if self._desks is not None:
            self._desks.close()
        if self.window is not None:
            if self._watch is not None:
                self.window.removeEventFilter(self._watch)
            if self._keys is not None:
                self.window.removeEventFilter(self._keys)
            self.window.setProperty("locked", False)
            self.window.close()
            self.window = None
        shiboken6.delete(self.engine)

    # ---- the second step ----

    @property
    def desks(self) -> Desks:
        """The parts behind the idle screen; built when they are first asked for."""
        if self._desks is None:
            self._desks = self._furnish()
        return self._desks

    @property
    def models(self) -> Models:
        return self.desks.models

    @property
    def root(self) -> KioskModel:
        return self.desks.root

    @property
    def visits(self) -> Visits:
        return self.desks.common.visits

    def _load(self) -> None:
        """One piece in a turn, so that a touch is never kept waiting for all of them."""
        piece = next(self._pieces, None)
        if piece is not None and self._desks is None:
            import_module(piece)
            return
        self._loading.stop()
        if self._furnished():
            self.desks.writing.prepare()
            self.desks.rare.prepare()

    def _furnished(self) -> bool:
        """For what Qt calls, where nobody catches an error: without its store the kiosk ends."""
        from kiosk.store.port import StoreError
        from sync.terminal.mailbox.port import MailboxError

        try:
            return self.desks is not None
        except (StoreError, MailboxError) as error:
            self.fault = error
            QGuiApplication.exit(1)
            return False

    def _furnish(self) -> Desks:
        from kiosk.bridge.key_watch import KeyWatch
        from kiosk.bridge.qr_image import SCHEME
        from kiosk.bridge.touch_watch import TouchWatch
        from kiosk.wiring.desks import Desks
        from sync.model.shapes import learn_shapes

        learn_shapes()  # everything is loaded, and no job has begun
        desks = Desks(
            self._ground, self.front, wipers=(_wipe_clipboard,), retranslate=self.engine.retranslate
        )
        self.engine.addImageProvider(SCHEME, desks.after.images)
        desks.open()
        if self.window is not None:
            self._watch = TouchWatch(self._touched, self.front.start)
            self.window.installEventFilter(self._watch)
            scanner = desks.devices.key_scanner
            if scanner is not None:
                self._keys = KeyWatch(scanner, self.window)
                self.window.installEventFilter(self._keys)
        self.front.start.set_kiosk(desks.root)
        return desks

    # ---- small helps ----

    def _begin(self, elder: bool, language: str) -> None:
        from kiosk.services.visit import Mode

        if self._furnished() and self.visits.current is None:
            self.desks.visit.begin(Mode.ELDER if elder else Mode.STANDARD, language)

    def _touched(self) -> None:
        if self._desks is not None:
            self._desks.visit.touched()
            self._desks.staff.desk.touched()
            self._desks.reader.touched()


def _wipe_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard is not None:
        clipboard.clear()


def _open_handwriting() -> Recogniser | None:
    from kiosk.devices.handwriting.check import open_recogniser

    return open_recogniser()


def _rare_there() -> bool:
    from kiosk.devices.characters import tables_there

    return tables_there()


def _open_rare() -> RareSearch | None:
    from kiosk.bridge.glyphs import can_show
    from kiosk.devices.characters import is_character, open_characters
    from kiosk.services.rare import RareSearch

    found = open_characters()
    return None if found is None else RareSearch(found, is_character, can_show)


def _open_speaker(settings: Speech) -> SpeakerLike:
    if settings.engine == "qt":
        from kiosk.bridge.qt_speaker import QtSpeaker

        return QtSpeaker(settings)
    from kiosk.bridge.speech_model import EspeakSpeaker

    return EspeakSpeaker(settings)


def _open_player(settings: Sound) -> Player:
    from kiosk.devices.sound.program import ProgramPlayer

    return ProgramPlayer(settings.program, settings.arguments)


def new_application(arguments: Sequence[str], ready: Callable[[], None]) -> QGuiApplication:
    """Qt's application object, made once, before :func:`build`. ready: called when its loop begins to run."""
    application = QGuiApplication(list(arguments))
    QTimer.singleShot(0, application, ready)
    return application


def build(
    settings: Settings,
    *,
    mailbox: KioskMailbox,
    store: Callable[[], KioskStore],
    clock: Clock,
    paper: PaperOffice,
    commitment: str | None = None,
    handwriting: Callable[[], Recogniser | None] = _open_handwriting,
    speaker: Callable[[], SpeakerLike] | None = None,
    player: Callable[[], Player] | None = None,
) -> App:
    """Put the kiosk together. A ``QGuiApplication`` must exist. store: opens private.db; called once, after
    the first frame."""
    return App(
        Ground(
            settings=settings,
            mailbox=mailbox,
            store=store,
            clock=CountyClock(clock, lambda: mailbox.line().skew_ms),
            catalogue=Catalogue(mailbox),
            paper=paper,
            commitment=lambda: COMMITMENT.read_text("utf-8") if commitment is None else commitment,
            letters=lambda: {COMMITMENT.read_text("utf-8"): COMMITMENT_ENGLISH.read_text("utf-8")},
            handwriting=handwriting,
            rare_there=_rare_there,
            rare=_open_rare,
            speaker=speaker or partial(_open_speaker, settings.speech),
            player=player or partial(_open_player, settings.sound),
        )
    )
