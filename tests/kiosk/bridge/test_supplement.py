"""Supplying what a correction asked for: the whole kiosk without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services.case_view import CaseView
from kiosk.services.flow import Page
from sync.model.followup import Supplement
from sync.protocol.envelope import Kind, open_body
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.bridge.correcting import BOOK, CARD, Machine
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.kiosk_world import MORNING


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
