"""Supplying what a correction asked for: the whole kiosk without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.services.case_view import CaseView
from kiosk.services.flow import Page
from kiosk.services.followups import Opening
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.case import CaseState, CaseStatus, Route
from sync.model.followup import Supplement
from sync.model.settings import Settings
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Topic
from sync.protocol.seal import public_of
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.screens.stage import wait_until
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
            status = CaseStatus(
                case_id=stub.case_id,
                receipt_no=stub.receipt_no,
                matter_name=stub.matter_name,
                masked_name=stub.masked_name,
                state=CaseState.CORRECTING,
                updated_at="2026-11-22T09:00:00+08:00",
                missing=(CARD, BOOK),
            )
            key = public_of(self.store.seal_private())
            self.county.publish_sealed(Topic.CASE, stub.case_id, status, key)
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


@pytest.fixture
def machine(qapp: object, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.app.close()


def test_back_and_again_keeps_what_was_photographed_another_case_does_not(machine: Machine) -> None:
    machine.open()
    first = machine.opening
    machine.photograph(CARD)
    machine.app.desks.models.flow.back()
    machine.app.desks.models.progress.supplement()
    assert machine.opening is first
    assert machine.options()[0] == ["看收好的 1 页"]
    machine.open(1)
    assert machine.opening is not first
    assert machine.options()[0] == ["交了纸的"]
    assert machine.mailbox.blobs.of(first.id) == []


def test_leaving_is_asked_about_only_while_something_would_be_lost(machine: Machine) -> None:
    visit = machine.app.front.visit
    machine.open()
    machine.photograph(CARD)
    machine.app.desks.visit.ask_end()
    assert visit.property("asking") == "unsent"
    visit.answer(0)
    assert machine.page is Page.SUPPLEMENT
    first = machine.opening
    machine.app.desks.visit.ask_end()
    visit.answer(1)
    assert machine.page is Page.IDLE
    assert machine.mailbox.blobs.of(first.id) == []


def test_a_page_that_could_not_be_taken_out_is_told_and_still_there(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.open()
    machine.photograph(CARD)
    models, visit = machine.app.desks.models, machine.app.front.visit
    models.followup.hand(0, 0)
    assert machine.page is Page.TAKEN
    models.taken.toggle()

    def full(*_: object) -> int:
        raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")

    with monkeypatch.context() as patch:
        patch.setattr(machine.mailbox.blobs, "let_go", full)
        models.flow.back()
        assert wait_until(lambda: visit.property("asking") == "fault")
    assert "存储满了" in visit.property("text")
    assert machine.options()[0] == ["看收好的 1 页"]
    visit.answer(0)
    models.followup.hand(0, 0)
    models.taken.toggle()
    models.flow.back()
    assert wait_until(lambda: machine.options()[0] == ["交了纸的"])
    assert machine.mailbox.blobs.of(machine.opening.id) == []


def test_sent_with_its_pages_and_what_still_lacks_is_said(machine: Machine) -> None:
    machine.open()
    file = machine.photograph(CARD)
    models, opening = machine.app.desks.models, machine.opening
    assert models.followup.forward()
    models.followup.send()
    assert wait_until(lambda: machine.page is Page.SUPPLIED)
    rows = [(row["name"], row["value"]) for row in models.supplied.property("rows")]
    assert rows[1:] == [("这次补交", f"{CARD}：1 页"), ("还差", BOOK)]
    models.supplied.print()
    assert wait_until(lambda: models.supplied.paper == "done")
    assert opening.sent
    taken = machine.mailbox.take(MORNING, 1000, 10**9)
    (body,) = (open_body(e, COUNTY_PRIVATE, Supplement) for e in taken if e.kind == Kind.SUPPLEMENT)
    assert [(m.name, m.pages) for m in body.materials] == [(CARD, (file,))]
    machine.app.desks.visit.ask_end()  # nothing can be lost any more
    assert machine.page is Page.IDLE
    assert models.supplied.number == ""
    assert machine.mailbox.blobs.waiting() == 1


def test_a_withdrawal_looked_at_loses_nothing_of_a_supplement(machine: Machine) -> None:
    machine.open()
    machine.photograph(CARD)
    first, models = machine.opening, machine.app.desks.models
    models.flow.back()
    models.progress.withdraw()
    assert machine.page is Page.WITHDRAW
    models.flow.back()
    models.progress.supplement()
    assert machine.opening is first
    assert machine.options()[0] == ["看收好的 1 页"]


def test_what_is_complete_and_waits_is_not_asked_for_again_and_says_so(machine: Machine) -> None:
    machine.open()
    machine.photograph(CARD)
    machine.photograph(BOOK)
    models = machine.app.desks.models
    models.followup.send()
    assert wait_until(lambda: machine.page is Page.SUPPLIED)
    found = machine.app.desks.progress.service.find(machine.receipts[0], applicant().id_number)
    assert isinstance(found, CaseView)
    machine.app.desks.progress.desk.open(found, applicant().id_number)
    told: list[str] = []
    models.progress.told.connect(told.append)
    assert (models.progress.canSupplement, models.progress.supplied) == (False, True)
    assert models.progress.property("missing") == []
    models.progress.supplement()
    assert machine.page is Page.PROGRESS
    assert told == ["您补的材料齐了，已经存好，联网后自动送到窗口，不用再补。"]
