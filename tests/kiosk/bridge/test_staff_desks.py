"""The desks of the staff read their books in the background, and show them to whoever still looks."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.bridge.asked_desk import AskedDesk
from kiosk.bridge.asked_model import AskedModel
from kiosk.bridge.helper_desk import HelperDesk
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.snag_desk import SnagDesk
from kiosk.bridge.snag_model import SnagModel
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.training_desk import TrainingDesk
from kiosk.bridge.training_model import TrainingModel
from kiosk.services.flow import Page, Place
from kiosk.services.search import Search
from kiosk.services.snags import Snags
from kiosk.services.staff import Roster, StaffSession
from kiosk.services.trainings import Trainings
from kiosk.store.port import Book, DeedRow
from sync.terminal.mailbox.port import MailboxError
from tests.kiosk.services.test_helping import Beside


class Flow(QObject):
    """Where one is; all that the desks ask of the flow here."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.place = Place(Page.HOME)

    def go(self, page: Page, key: str = "") -> None:
        self.place = Place(page, key)
        self.entered.emit(self.place)


class Staff(QObject):
    """Who is signed in; all that the desks ask of the staff's desk here."""

    closed = Signal(object)

    def __init__(self, session: StaffSession) -> None:
        super().__init__()
        self.session: StaffSession | None = session


class Office:
    def __init__(self) -> None:
        self.beside = beside = Beside()
        kiosk = beside.kiosk
        self.flow, self.jobs, self.staff = Flow(), Jobs(), Staff(beside.session())
        self.view, self.asked, self.snags, self.head = HelperModel(), AskedModel(), SnagModel(), StaffModel()
        self.training = TrainingModel()
        self.threads: list[int] = []
        common = {"visits": kiosk.visits, "staff": self.staff, "jobs": self.jobs, "flow": self.flow}
        self.desks = (
            HelperDesk(
                **common,  # type: ignore[arg-type]
                helping=beside.helping,
                lines=beside.lines,
                parts=lambda: (),
                clock=kiosk.clock,
                view=self.view,
            ),
            AskedDesk(
                **common,  # type: ignore[arg-type]
                asked=beside.asked,
                progress=kiosk.progress,
                catalogue=kiosk.catalogue,
                search=Search(kiosk.catalogue),
                printing=QObject(),  # type: ignore[arg-type]
                papers=QObject(),  # type: ignore[arg-type]
                accompany=lambda page, key: None,
                desk=self.view,
                model=self.asked,
            ),
            SnagDesk(
                **common,  # type: ignore[arg-type]
                snags=Snags(
                    catalogue=kiosk.catalogue,
                    mailbox=kiosk.mailbox,
                    store=kiosk.store,
                    clock=kiosk.clock,
                    ids=kiosk.ids,
                ),
                head=self.head,
                catalogue=kiosk.catalogue,
                search=Search(kiosk.catalogue),
                model=self.snags,
            ),
            TrainingDesk(
                trainings=Trainings(
                    roster=Roster(kiosk.mailbox, kiosk.catalogue),
                    catalogue=kiosk.catalogue,
                    mailbox=kiosk.mailbox,
                    store=kiosk.store,
                    clock=kiosk.clock,
                    ids=kiosk.ids,
                ),
                staff=self.staff,  # type: ignore[arg-type]
                head=self.head,
                jobs=self.jobs,
                flow=self.flow,  # type: ignore[arg-type]
                model=self.training,
            ),
        )

    def watch_reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        deeds = self.beside.kiosk.store.deeds

        def read(book: Book) -> Sequence[DeedRow]:
            self.threads.append(threading.get_ident())
            return deeds(book)

        monkeypatch.setattr(self.beside.kiosk.store, "deeds", read)


@pytest.fixture
def office(qapp: object) -> Office:
    return Office()


def test_entering_a_page_reads_no_book_in_the_window_s_thread(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.staff.session
    assert session is not None
    duty = office.beside.asked.ask(session, "v1", about="老年证在哪里办")
    office.watch_reading(monkeypatch)
    office.flow.go(Page.STAFF_DESK)
    qtbot.waitUntil(lambda: office.view.rows.rowCount() == 0 and office.view.counts[4] == 1, timeout=30_000)
    office.flow.go(Page.STAFF_ASKED, duty.id)
    qtbot.waitUntil(lambda: office.asked.title == "老年证在哪里办", timeout=30_000)
    assert office.asked.may
    office.flow.go(Page.SNAGS)
    qtbot.waitUntil(lambda: office.snags.none, timeout=30_000)
    read = len(office.threads)
    office.flow.go(Page.TRAINING)
    qtbot.waitUntil(lambda: office.training.none, timeout=30_000)
    assert len(office.threads) > read
    assert threading.get_ident() not in office.threads


@pytest.mark.parametrize("gone", ["signed out", "somebody else", "another page"])
def test_nothing_is_shown_to_whoever_came_after(office: Office, qtbot: QtBot, gone: str) -> None:
    session = office.staff.session
    assert session is not None
    duty = office.beside.asked.ask(session, "v1", about="老年证在哪里办")
    office.flow.go(Page.STAFF_DESK)
    office.flow.go(Page.STAFF_ASKED, duty.id)
    office.staff.session = {"signed out": None, "somebody else": office.beside.session("h0400")}.get(
        gone, session
    )
    office.flow.place = Place(Page.HOME)
    qtbot.waitUntil(lambda: not office.jobs.busy, timeout=30_000)
    assert office.view.counts == [0] * 5
    assert office.asked.title == ""
    assert office.snags.none is (gone == "another page")  # the snags of the township are of no page


def test_a_report_that_is_kept_is_said_to_be_though_the_list_cannot_be_read(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.flow.go(Page.SNAGS)
    qtbot.waitUntil(lambda: office.snags.none, timeout=30_000)
    told: list[str] = []
    office.snags.told.connect(told.append)
    office.snags.begin()
    office.snags.chooseMatter(office.beside.kiosk.matter.code, "某事")
    office.snags.toggle("system")
    monkeypatch.setattr(office.beside.kiosk.mailbox, "records", _locked)
    office.snags.send()
    qtbot.waitUntil(lambda: office.snags.problem != "", timeout=30_000)
    assert told == ["存好了，联网后送到管这个事项的部门"]
    assert office.snags.part == "list"
    assert len(office.beside.kiosk.store.deeds(Book.SNAGS)) == 1


def _locked(*_: object) -> None:
    raise MailboxError("存储正忙，请再试一次。", "locked")
