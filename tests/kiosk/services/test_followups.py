"""Supplying and withdrawing: sealed, after the case, once; what the page says until the county knows."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.services.case_view import CaseView, NodeKind
from kiosk.services.errors import ServiceError
from kiosk.services.followups import Followups
from kiosk.services.visit import EndReason
from sync.model.case import CaseFile, CaseState, Route
from sync.model.followup import MOST_REASON, Supplement, Withdrawal
from sync.model.problem import Problem
from sync.protocol.blob import open_segments
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Answer, Verdict
from sync.protocol.seal import public_of
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.mailbox import COUNTY_PRIVATE, MADE_AT
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import Kiosk

JPEG = b"\xff\xd8\xff" + bytes(200)
ME = applicant().id_number
TYPES: dict[str, type[Any]] = {Kind.SUPPLEMENT: Supplement, Kind.WITHDRAWAL: Withdrawal}


@pytest.fixture
def kiosk() -> Kiosk:
    made = Kiosk()
    made.receipt = made.file_one().receipt_no  # type: ignore[attr-defined]
    return made


def followups(kiosk: Kiosk) -> Followups:
    return Followups(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        ids=kiosk.ids,
        attaching=kiosk.attaching,
    )


def look(kiosk: Kiosk) -> CaseView:
    found = kiosk.progress.find(kiosk.receipt, ME)  # type: ignore[attr-defined]
    assert isinstance(found, CaseView)
    return found


def county_says(kiosk: Kiosk, state: CaseState, missing: tuple[str, ...] = ()) -> None:
    (stub,) = kiosk.store.stubs()
    kiosk.county.says_of(stub, state, missing, public_of(kiosk.store.seal_private()))


def sent(kiosk: Kiosk) -> list[Supplement | Withdrawal]:
    assert kiosk.memory is not None
    taken = kiosk.memory.take(MADE_AT, 1000, 10**9)
    kiosk.memory.release()
    assert taken[0].kind == Kind.CASE  # the case goes first
    return [open_body(m, COUNTY_PRIVATE, TYPES[m.kind]) for m in taken if m.kind in TYPES]


def test_what_was_asked_for_goes_up_with_words_and_names(kiosk: Kiosk) -> None:
    assert not look(kiosk).can_supplement  # nobody asked for anything
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证", "复印件"))
    case, service = look(kiosk), followups(kiosk)
    assert case.can_supplement
    assert service.supplement(service.open(), "v", case, ME, ("残疾人证",), " 交给王琴了 ") == ()
    assert service.supplement(service.open(), "v", case, ME, ("残疾人证", "复印件"), "") == ()
    first, second = sent(kiosk)
    assert isinstance(first, Supplement)
    assert isinstance(second, Supplement)
    assert ([m.name for m in first.materials], first.note, first.complete) == (
        ["残疾人证"],
        "交给王琴了",
        False,
    )
    assert (second.complete, second.person.id_number, second.receipt_no) == (True, ME, case.receipt_no)


def test_all_that_was_asked_for_waits_to_be_sent_and_is_not_asked_for_again(kiosk: Kiosk) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证", "复印件"))
    case, service, memory = look(kiosk), followups(kiosk), kiosk.memory
    assert memory is not None
    assert service.supplement(service.open(), "v", case, ME, ("残疾人证",), "") == ()
    some = look(kiosk)
    assert (some.can_supplement, some.missing) == (True, ("残疾人证", "复印件"))
    assert service.supplement(service.open(), "v", case, ME, ("残疾人证", "复印件"), "") == ()
    waiting = look(kiosk)
    assert (waiting.can_supplement, waiting.supplied, waiting.missing) == (False, True, ())
    assert "联网后自动送到窗口" in waiting.line_words
    # It is there: from now on it is the county's word that counts, and if it asks anew, it asks.
    taken = memory.take(MADE_AT, 1000, 10**9)
    memory.settle([Answer(m.id, Verdict.ACCEPTED) for m in taken], MADE_AT)
    asked_again = look(kiosk)
    assert (asked_again.can_supplement, asked_again.supplied) == (True, False)
    assert asked_again.missing == ("残疾人证", "复印件")


def test_photographs_go_with_it_sealed_and_only_then(kiosk: Kiosk) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证", "复印件"))
    case, service, visit = look(kiosk), followups(kiosk), kiosk.visitor()
    opening = service.open()
    pages = [service.attach(visit, opening, JPEG + bytes([n]), "image/jpeg", "残疾人证") for n in range(2)]
    loose = service.attach(visit, opening, JPEG + b"loose", "image/jpeg")
    gone = service.attach(visit, opening, JPEG + b"blurred", "image/jpeg", "残疾人证")
    service.detach(opening, gone.id)
    blobs = kiosk.memory.blobs  # type: ignore[union-attr]
    assert blobs.waiting() == 0  # nobody sends it before it is handed in
    assert service.supplement(opening, visit.id, case, ME, ("复印件",), "") == ()
    service.leave(opening)  # the page closes; what was sent stays
    assert blobs.waiting() == 3
    (body,) = sent(kiosk)
    assert isinstance(body, Supplement)
    assert [(m.name, m.route, m.pages) for m in body.materials] == [
        ("复印件", Route.WINDOW, ()),
        ("残疾人证", Route.PHOTO, tuple(page.id for page in pages)),
    ]
    assert (body.files, body.complete) == ((*pages, loose), True)
    status = next(s for s in blobs.of(body.id) if s.id == pages[1].id)
    sealed = blobs.read(status.id, 0, status.size)
    assert b"".join(open_segments([sealed], pages[1].key, pages[1].id)) == JPEG + bytes([1])


def test_photographs_of_a_page_that_was_left_are_wiped(kiosk: Kiosk) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    service, visit = followups(kiosk), kiosk.visitor()
    opening = service.open()
    service.attach(visit, opening, JPEG, "image/jpeg", "残疾人证")
    service.leave(opening)
    assert kiosk.mailbox.blobs.of(opening.id) == []
    # A crash before that: nobody owns them any more when the next visit may begin.
    crashed = service.open()
    file = service.attach(visit, crashed, JPEG + b"2", "image/jpeg", "残疾人证")
    kiosk.visits.end(EndReason.LEFT)
    assert kiosk.mailbox.blobs.of(crashed.id) == []
    assert not kiosk.mailbox.blobs.share(file.id, "anybody")


@pytest.mark.parametrize("wipes", ["leave", "sweep"])
def test_nothing_is_wiped_between_the_look_and_the_post(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, wipes: str
) -> None:
    """The visit ends in the window's thread while a worker sends."""
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    case, service, visit = look(kiosk), followups(kiosk), kiosk.visitor()
    opening = service.open()
    service.attach(visit, opening, JPEG, "image/jpeg", "残疾人证")
    memory = kiosk.memory
    assert memory is not None
    post = memory.post
    window = threading.Thread(
        target=partial(service.leave, opening) if wipes == "leave" else kiosk.filing.recover
    )

    def slow(*given: Any, **named: Any) -> int:
        window.start()
        window.join(0.3)  # over at once when nothing holds it up
        return post(*given, **named)

    monkeypatch.setattr(memory, "post", slow)
    assert service.supplement(opening, visit.id, case, ME, (), "") == ()
    window.join()
    assert memory.blobs.waiting() == 1
    assert opening.sent
    assert service.supplement(opening, visit.id, case, ME, (), "") == ()  # a second tap
    assert len(sent(kiosk)) == 1


def test_a_page_stored_after_it_was_left_is_wiped_and_nothing_goes(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick is slow: its file is whole when the citizen has gone."""
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    case, service, visit = look(kiosk), followups(kiosk), kiosk.visitor()
    opening = service.open()
    attach = kiosk.attaching.attach
    told: list[Problem] = []

    def slow(*given: Any) -> CaseFile:
        file = attach(*given)
        told.extend(service.supplement(opening, visit.id, case, ME, (), "交了"))
        service.leave(opening)
        opening.add_page(file)
        return file

    monkeypatch.setattr(kiosk.attaching, "attach", slow)
    with pytest.raises(ServiceError, match="退出"):
        service.attach(visit, opening, JPEG, "image/jpeg", "残疾人证")
    assert [problem.rule for problem in told] == ["followup.storing"]
    assert (opening.pages.files, kiosk.mailbox.blobs.of(opening.id)) == ((), [])
    with pytest.raises(ServiceError, match="退出"):
        service.supplement(opening, visit.id, case, ME, (), "交了")
    assert sent(kiosk) == []


def test_what_could_not_be_wiped_is_tried_again(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    service, visit = followups(kiosk), kiosk.visitor()
    opening = service.open()
    service.attach(visit, opening, JPEG, "image/jpeg", "残疾人证")

    def full(*_: object) -> int:
        raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")

    with monkeypatch.context() as patch:
        patch.setattr(kiosk.mailbox.blobs, "let_go", full)
        with pytest.raises(ServiceError, match="存储满了"):
            service.leave(opening)
    assert opening.begun
    service.leave(opening)
    assert not opening.begun
    assert kiosk.mailbox.blobs.of(opening.id) == []


def test_a_photograph_that_is_not_there_any_more_is_told(kiosk: Kiosk) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    case, service, visit = look(kiosk), followups(kiosk), kiosk.visitor()
    opening = service.open()
    service.attach(visit, opening, JPEG, "image/jpeg", "残疾人证")
    kiosk.mailbox.blobs.sweep(())
    with pytest.raises(ServiceError, match="重新拍"):
        service.supplement(opening, visit.id, case, ME, (), "")
    assert sent(kiosk) == []


def test_nothing_at_all_is_no_supplement_and_long_words_are_told(kiosk: Kiosk) -> None:
    county_says(kiosk, CaseState.CORRECTING, ("残疾人证",))
    service = followups(kiosk)
    (empty,) = service.supplement(service.open(), "v", look(kiosk), ME, (), " ")
    assert empty.rule == "supplement.empty"
    (long,) = service.supplement(service.open(), "v", look(kiosk), ME, (), "字" * (MOST_REASON + 1))
    assert "1 个字" in long.message
    assert sent(kiosk) == []


def test_the_same_opening_of_the_page_is_one_message(kiosk: Kiosk) -> None:
    service, case = followups(kiosk), look(kiosk)
    id = service.open().id
    assert service.withdraw(id, "v", case, ME, "重复交了") == ()
    assert service.withdraw(id, "v", case, ME, "重复交了") == ()
    (body,) = sent(kiosk)
    assert (body.id, body.reason) == (id, "重复交了")  # type: ignore[union-attr]
    assert [entry.event for entry in kiosk.store.audit_trail()].count("case.withdrawal") == 1


def test_until_the_county_knows_the_page_says_that_it_is_on_its_way(kiosk: Kiosk) -> None:
    service = followups(kiosk)
    assert look(kiosk).can_withdraw
    service.withdraw(service.open().id, "v", look(kiosk), ME, "")
    case = look(kiosk)
    assert not case.can_withdraw
    assert case.timeline[-1].what == "您申请撤回"
    assert "联网后自动送到窗口" in case.timeline[-1].who
    refused = service.withdraw(service.open().id, "v", case, ME, "")
    assert refused[0].rule == "followup.not_now"


def test_one_the_county_refused_is_told_and_may_be_sent_anew(kiosk: Kiosk) -> None:
    service = followups(kiosk)
    id = service.open().id
    service.withdraw(id, "v", look(kiosk), ME, "")
    assert kiosk.memory is not None
    kiosk.memory.take(MADE_AT, 1000, 10**9)
    kiosk.memory.settle([Answer(id, Verdict.REFUSED, "message.kind", "县里的系统要先升级。")], MADE_AT)
    case = look(kiosk)
    assert (case.timeline[-1].kind, case.can_withdraw) == (NodeKind.WARN, True)
    assert "县里的系统要先升级" in case.timeline[-1].who


@pytest.mark.parametrize("state", list(CaseState))
def test_it_is_offered_only_where_the_case_allows_it(kiosk: Kiosk, state: CaseState) -> None:
    county_says(kiosk, state)
    allowed = {CaseState.RECEIVED, CaseState.CORRECTING, CaseState.ACCEPTED, CaseState.PAUSED}
    case = look(kiosk)
    assert case.can_withdraw is (state in allowed)
    assert case.can_supplement is (state is CaseState.CORRECTING)


def test_a_full_disk_is_told_and_nothing_is_marked(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")

    monkeypatch.setattr(kiosk.memory, "post", full)
    service, case = followups(kiosk), look(kiosk)
    with pytest.raises(ServiceError, match="存储满了"):
        service.withdraw(service.open().id, "v", case, ME, "")
    assert look(kiosk).can_withdraw
    assert replace(case, timeline=()) == replace(look(kiosk), timeline=())
