"""The composition root: puts the kiosk together. The same function for the machine and for the journeys."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.bridge.after_desk import AfterDesk
from kiosk.bridge.browse_desk import BrowseDesk
from kiosk.bridge.discovery_guide import GuideModel
from kiosk.bridge.discovery_home import HomeModel
from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import ErrorModel, HelpModel, NoticeModel
from kiosk.bridge.filing_desk import FilingDesk
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.form_model import FormModel
from kiosk.bridge.handwriting_model import HandwritingModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.kiosk_model import KioskModel, Models
from kiosk.bridge.materials_model import MaterialsModel
from kiosk.bridge.mine_desk import MineDesk
from kiosk.bridge.mine_model import DraftModel, MineModel
from kiosk.bridge.progress_desk import ProgressDesk
from kiosk.bridge.progress_model import ProgressFindModel, ProgressModel
from kiosk.bridge.qr_image import SCHEME, QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.review_model import ReviewModel
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.sign_model import SignModel
from kiosk.bridge.speech_model import EspeakSpeaker, Reader, SpeakerLike
from kiosk.bridge.touch_watch import TouchWatch
from kiosk.bridge.visit_desk import VisitDesk
from kiosk.bridge.visit_model import VisitModel
from kiosk.devices.handwriting.check import open_recogniser
from kiosk.devices.handwriting.port import Recogniser
from kiosk.paper.office import PaperOffice
from kiosk.services import clock_words
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import Clock, CountyClock, Ids
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.flow import Flow
from kiosk.services.identify import Identify
from kiosk.services.journal import Journal
from kiosk.services.line_watch import LineWatch
from kiosk.services.mine import Mine
from kiosk.services.printing import Printing, qr_matrix
from kiosk.services.progress import Progress
from kiosk.services.reviews import Reviews
from kiosk.services.search import Search
from kiosk.services.visit import IdleRule, Mode, Visits
from kiosk.store.port import KioskStore
from sync.model.settings import Settings
from sync.terminal.mailbox.port import KioskMailbox

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
COMMITMENT = Path(__file__).parents[1] / "assets" / "notices" / "commitment.zh.md"


class App:
    """The running kiosk: services, models, window. Made by :func:`build`; ``close`` ends it."""

    def __init__(
        self,
        settings: Settings,
        *,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: Clock,
        paper: PaperOffice,
        commitment: str,
        handwriting: Callable[[], Recogniser | None],
        speaker: SpeakerLike,
    ) -> None:
        self._settings = settings
        self._store = store
        self.clock = CountyClock(clock, lambda: mailbox.line().skew_ms)
        ids = Ids(clock)
        self.catalogue = Catalogue(mailbox)
        self.printing = Printing(paper, self.catalogue, self.clock)
        self.filing = Filing(
            catalogue=self.catalogue,
            mailbox=mailbox,
            store=store,
            clock=self.clock,
            ids=ids,
            commitment=commitment,
            draft_days=settings.visit.draft_days,
        )
        journal = Journal(store, self.clock)
        rule = IdleRule(
            idle=settings.visit.idle, elder_idle=settings.visit.elder_idle, warn=settings.visit.warn
        )
        self.visits = Visits(
            clock,
            ids,
            rule,
            began=(journal.began,),
            ended=(self.filing.shelf.leave, self.printing.wipe, journal.ended),
            between=(self.filing.recover, self.catalogue.refresh),
        )
        self.jobs = Jobs()
        self._speaker = speaker
        self.writing = HandwritingModel(handwriting, Jobs())
        self._make_models(mailbox, store, ids)
        self.shell.set_writing(self.writing)
        self.engine = QQmlApplicationEngine()
        self.window: QQuickWindow | None = None

    def _make_models(self, mailbox: KioskMailbox, store: KioskStore, ids: Ids) -> None:
        identify = Identify(self.clock)
        self.shell, self.visit_model = ShellModel(""), VisitModel()
        who, form, materials, sign = IdentifyModel(identify), FormModel(), MaterialsModel(), SignModel()
        self.filing_desk = FilingDesk(
            visits=self.visits,
            catalogue=self.catalogue,
            identify=identify,
            filing=self.filing,
            jobs=self.jobs,
            who=who,
            form=form,
            materials=materials,
            sign=sign,
            visit=self.visit_model,
        )
        flow = FlowModel(Flow(self.filing_desk))
        self.filing_desk.attach(flow)
        idle, home, error = IdleModel(self.catalogue), HomeModel(self.catalogue), ErrorModel()
        matters, search = MatterListModel(), SearchModel(Search(self.catalogue))
        guide, help_, notice = GuideModel(clock_words), HelpModel(), NoticeModel()
        self.browse_desk = BrowseDesk(
            visits=self.visits,
            catalogue=self.catalogue,
            filing=self.filing,
            clock=self.clock,
            jobs=self.jobs,
            printing=self.printing,
            flow=flow,
            shell=self.shell,
            idle=idle,
            home=home,
            matters=matters,
            search=search,
            guide=guide,
            help_=help_,
            notice=notice,
        )
        receipt, review, self._images = ReceiptModel(), ReviewModel(), QrImages(qr_matrix)
        self.after_desk = AfterDesk(
            visits=self.visits,
            catalogue=self.catalogue,
            reviews=Reviews(
                catalogue=self.catalogue, mailbox=mailbox, store=store, clock=self.clock, ids=ids
            ),
            printing=self.printing,
            jobs=self.jobs,
            receipt=receipt,
            review=review,
            images=self._images,
        )
        find, progress = ProgressFindModel(), ProgressModel()
        service = Progress(catalogue=self.catalogue, mailbox=mailbox, store=store, clock=self.clock)
        self.progress_desk = ProgressDesk(
            visits=self.visits,
            progress=service,
            jobs=self.jobs,
            flow=flow,
            find=find,
            view=progress,
            after=self.after_desk,
        )
        mine_find, mine, draft = IdentifyModel(identify), MineModel(), DraftModel()
        self.mine_desk = MineDesk(
            visits=self.visits,
            mine=Mine(shelf=self.filing.shelf, progress=service, clock=self.clock),
            shelf=self.filing.shelf,
            printing=self.printing,
            jobs=self.jobs,
            flow=flow,
            find=mine_find,
            view=mine,
            draft=draft,
            visit=self.visit_model,
        )
        self.mine_desk.caseChosen.connect(self.progress_desk.open)
        self.mine_desk.resumed.connect(self.filing_desk.take_up)
        self.visit_desk = VisitDesk(
            visits=self.visits,
            filing=self.filing,
            flow=flow,
            shell=self.shell,
            visit=self.visit_model,
            printing=self.printing,
            line=LineWatch(mailbox, self.clock),
            clock=self.clock,
            jobs=self.jobs,
            wipers=(
                self.filing_desk.wipe,
                self.after_desk.wipe,
                self.progress_desk.wipe,
                self.mine_desk.wipe,
                self.browse_desk.wipe,
                self.writing.wipe,
                self._wipe_reader,
                self._wipe_clipboard,
            ),
            rested=(self._rested,),
        )
        self.models = Models(
            shell=self.shell,
            visit=self.visit_model,
            flow=flow,
            idle=idle,
            home=home,
            matters=matters,
            search=search,
            guide=guide,
            help_=help_,
            notice=notice,
            error=error,
            filing=self.filing_desk,
            identify=who,
            form=form,
            materials=materials,
            sign=sign,
            receipt=receipt,
            review=review,
            find=find,
            progress=progress,
            mine_find=mine_find,
            mine=mine,
            draft=draft,
        )
        self.root = KioskModel(self.models)
        self.reader = Reader(
            self.models,
            self._speaker,
            self.browse_desk.explain_reading,
            lambda: self.clock.now().hour,
        )
        self.root.beginAsked.connect(self._begin)
        self.root.printGuideAsked.connect(self.browse_desk.print_guide)
        self.filing_desk.filed.connect(self.after_desk.show)
        self.filing_desk.leaving.connect(self.after_desk.wipe)
        self.filing_desk.elderWanted.connect(self.visit_desk.make_elder)
        self.filing_desk.person.connect(self.root.set_person)

    def show(self) -> QQuickWindow:
        """Open the window on the idle screen. Raises RuntimeError when the screens cannot be loaded."""
        for clean_up in (self.filing.recover, self.printing.wipe):
            try:
                clean_up()
            except ServiceError as error:
                # A full or read-only disk must not cost the window: the visit that meets it is told why.
                log.error("at start: %s", error.rule)
        self._rested()
        display = self._settings.display
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider(SCHEME, self._images)
        self.engine.setInitialProperties(
            {
                "kiosk": self.root,
                "scaleFactor": display.scale,
                "reduceMotion": display.reduce_motion,
                "width": round(display.width * display.scale),
                "height": round(display.height * display.scale),
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        found = self.engine.rootObjects()
        if not found or not isinstance(found[0], QQuickWindow):
            raise RuntimeError("Main.qml did not give a window")
        self.window = found[0]
        self._watch = TouchWatch(self._touched, self.root)
        self.window.installEventFilter(self._watch)
        if display.fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()
        self.visit_desk.start()
        # After the first frame: the model of the handwriting engine is 20 MB that nobody waits for.
        self.window.warmChanged.connect(self.writing.prepare)  # type: ignore[attr-defined]  # Main.qml's own
        return self.window

    def close(self) -> None:
        """End an open visit, then delete the screens before what they look at."""
        self.visit_desk.stop()
        self.jobs.finish()
        self.writing.close()
        self._speaker.close()
        if self.window is not None:
            self.window.removeEventFilter(self._watch)
            self.window.close()
            self.window = None
        shiboken6.delete(self.engine)

    # ---- small helps ----

    def _begin(self, elder: bool) -> None:
        if self.visits.current is None:
            self.visit_desk.begin(Mode.ELDER if elder else Mode.STANDARD)

    def _rested(self) -> None:
        """Nobody is at the machine: what the feed brought may show now."""
        if self.visits.current is not None:
            return
        self.catalogue.refresh()
        self.browse_desk.refresh()
        trouble = self.browse_desk.not_ready()
        if trouble is not None:
            self.models.error.show(*trouble)
        self.root.set_ready(trouble is None)

    def _touched(self) -> None:
        self.visit_desk.touched()
        self.reader.touched()

    def _wipe_reader(self) -> None:
        self.reader.wipe()

    def _wipe_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.clear()


def new_application(arguments: Sequence[str], ready: Callable[[], None]) -> QGuiApplication:
    """Qt's application object, made once, before :func:`build`. ready: called when its loop begins to run."""
    application = QGuiApplication(list(arguments))
    QTimer.singleShot(0, application, ready)
    return application


def build(
    settings: Settings,
    *,
    mailbox: KioskMailbox,
    store: KioskStore,
    clock: Clock,
    paper: PaperOffice,
    commitment: str | None = None,
    handwriting: Callable[[], Recogniser | None] = open_recogniser,
    speaker: SpeakerLike | None = None,
) -> App:
    """Put the kiosk together. A ``QGuiApplication`` must exist."""
    words = commitment if commitment is not None else COMMITMENT.read_text("utf-8")
    return App(
        settings,
        mailbox=mailbox,
        store=store,
        clock=clock,
        paper=paper,
        commitment=words,
        handwriting=handwriting,
        speaker=speaker or EspeakSpeaker(),
    )
