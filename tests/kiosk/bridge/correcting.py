"""A kiosk without a window, at which somebody's cases wait for papers."""

from __future__ import annotations

from pathlib import Path

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.services.case_view import CaseView
from kiosk.services.flow import Page
from kiosk.services.followups import Opening
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.case import CaseState, Route
from sync.model.settings import Settings
from sync.protocol.seal import public_of
from tests.helpers.clock import FakeClock
from tests.helpers.people import applicant
from tests.kiosk.services.forms import fill
from tests.kiosk.services.kiosk_world import MORNING, STROKES, pension, publish
from tests.kiosk.services.test_speech_reader import Voice as Speaker
from tests.kiosk.services.world import enrolled_mailbox, profile

CARD, BOOK = "残疾人证", "户口簿复印件"
JPEG = b"\xff\xd8\xff" + bytes(200)


class Machine:
    """Two cases of one person wait for papers."""

    def __init__(self, folder: Path) -> None:
        self.mailbox, self.store, self.clock = enrolled_mailbox(), MemoryStore(), FakeClock(MORNING)
        self.county = publish(self.mailbox, pension(), profile())
        self.app: App = build(
            Settings(),
            mailbox=self.mailbox,
            store=lambda: self.store,
            clock=self.clock,
            paper=PaperOffice(folder, [Path(font) for font in Settings().paper.fonts]),
            handwriting=lambda: None,
            speaker=Speaker,
        )
        self.app.catalogue.refresh()
        self.receipts = [self._file(), self._file()]
        for stub in self.store.stubs():
            key = public_of(self.store.seal_private())
            self.county.says_of(stub, CaseState.CORRECTING, (CARD, BOOK), key)
        self.app.desks.visit.begin(Mode.STANDARD)

    def _file(self) -> str:
        self.app.desks.visit.begin(Mode.STANDARD)
        visit, filing = self.app.visits.current, self.app.desks.common.filing
        assert visit is not None
        visit.identity = applicant()
        draft = filing.start(visit, pension())
        fill(draft.filling, 500)
        draft.choose("m4", Route.WINDOW)
        filing.save(draft)
        receipt = filing.submit(draft, filing.sign(draft, 932, 504, STROKES))
        self.app.desks.visit.end(EndReason.DONE)
        return receipt.receipt_no

    @property
    def page(self) -> Page:
        return self.app.desks.models.flow.place.page

    @property
    def opening(self) -> Opening:
        visit = self.app.visits.current
        assert visit is not None
        assert visit.opening is not None
        return visit.opening

    def open(self, which: int = 0) -> None:
        """The supplement page of a case, by its progress page."""
        found = self.app.desks.progress.service.find(self.receipts[which], applicant().id_number)
        assert isinstance(found, CaseView)
        self.app.desks.progress.desk.open(found, applicant().id_number)
        self.app.desks.models.progress.supplement()
        assert self.page is Page.SUPPLEMENT

    def photograph(self, material: str, what: bytes = JPEG) -> str:
        handing = self.app.desks.progress.followups.handing()
        assert handing is not None
        id = handing.attach(what, "image/jpeg", material).id
        self.app.desks.progress.followups.recount()
        return id

    def options(self) -> list[list[str]]:
        return [row["options"] for row in self.app.desks.models.followup.rows.rows]
