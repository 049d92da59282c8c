"""What clerks do: one state machine, one winner, everything told to the terminal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk import listing, queries, services
from sync.county.desk.acts import Act, Said
from sync.county.desk.listing import Tab
from sync.county.desk.models import Case, CaseEvent, Reveal
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.case import CaseState
from tests.county.makers import feed_of, file, file_body, make_staff, make_terminal, publish_matters, push
from tests.county.test_intake import status_down
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
SLOW = ("SA-001", "最低生活保障对象认定、保障金给付")  # promised 20, statutory 30 working days


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


@pytest.fixture
def clerk() -> Staff:
    return make_staff()


def test_from_arrival_to_the_end_the_citizen_sees_each_step(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring, matter=SLOW)
    cursor = feed_of(terminal).cursor
    case = services.act(case.id, clerk, case.version, Act.ACCEPT, "材料齐全")
    status = status_down(terminal, case.id, cursor)
    today, calendar = timezone.localdate(), catalogue.work_calendar()
    assert (status.state, status.holder, status.holder_org) == (CaseState.ACCEPTED, "王*琴", clerk.org)
    assert status.promised == calendar.deadline(today, 20).day
    assert status.statutory == calendar.deadline(today, 30).day
    assert status.provisional == calendar.deadline(today, 30).provisional
    assert status.case_no == f"420626{today:%Y%m%d}000001"
    assert status.case_no != status.receipt_no
    case = services.act(case.id, clerk, case.version, Act.COMPLETE, "")
    status = status_down(terminal, case.id, cursor)
    assert [e.title for e in status.events] == ["提交申请", "县里收件", "已受理", "已办结"]
    assert (status.events[2].note, status.events[2].who) == ("材料齐全", "王*琴")
    assert (case.status, case.due, case.closed_at is not None) == (CaseState.COMPLETED, None, True)


@pytest.mark.parametrize("years", [-20, 30])
def test_a_terminal_whose_clock_is_years_off_moves_no_deadline(
    terminal: Terminal, ring: KeyRing, clerk: Staff, years: int
) -> None:
    """Both clocks are kept with the message; what is counted in days is counted from the county's."""
    off = timedelta(days=365 * years)
    theirs, skew_ms = timezone.now() + off, -off // timedelta(milliseconds=1)
    body = filed_case(terminal.id, matter=SLOW, at=theirs)
    written = theirs.isoformat(timespec="milliseconds")
    push(terminal, case_message(body, ring.county_keys()[0], at=theirs, skew_ms=skew_ms))
    case = Case.objects.get(pk=body.id)
    now, day = timezone.now(), timezone.localdate()
    assert (case.message.made_at, case.message.skew_ms) == (written, skew_ms)
    for moment in (case.message.received_at, case.received_at, case.filed_at):
        assert abs(now - moment) < timedelta(hours=1)
    terminal.refresh_from_db()
    assert terminal.skew_ms == skew_ms
    due = case.due
    assert due is not None
    assert day <= due < day + timedelta(days=30)
    case = services.act(case.id, clerk, case.version, Act.ACCEPT)
    calendar = catalogue.work_calendar()
    assert (case.promised, case.statutory) == tuple(calendar.deadline(day, n).day for n in (20, 30))


def test_case_numbers_of_a_day_follow_one_another(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    numbers = []
    for _ in range(3):
        case = file(terminal, ring)
        numbers.append(services.act(case.id, clerk, case.version, Act.ACCEPT).case_no)
    assert [n[-6:] for n in numbers if n] == ["000001", "000002", "000003"]


def test_the_second_of_two_clerks_is_told_who_was_faster(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    other = make_staff("other", name="李示范")
    services.act(case.id, clerk, case.version, Act.ACCEPT)
    with pytest.raises(services.ConflictError, match=r"王\*琴.*已受理.*没有生效"):
        services.act(case.id, other, case.version, Act.NOT_ACCEPT, "不是本县的事")
    case.refresh_from_db()
    assert (case.status, case.holder) == (CaseState.ACCEPTED, clerk)
    assert CaseEvent.objects.filter(case=case).count() == 3


def test_what_the_state_machine_forbids_changes_nothing(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    with pytest.raises(services.DeskError, match="不能准予办结"):
        services.act(case.id, clerk, case.version, Act.COMPLETE)
    case.refresh_from_db()
    assert (case.version, case.status) == (1, CaseState.RECEIVED)


def test_a_correction_is_told_once_and_completely(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    body = filed_case(terminal.id)
    case = file_body(terminal, ring, body)
    case = services.act(case.id, clerk, case.version, Act.CORRECT, "1. 户口簿\n2. 银行卡")
    status = status_down(terminal, case.id)
    assert (status.state, status.missing) == (CaseState.CORRECTING, ("户口簿", "银行卡"))
    assert case.due is None
    case = file_body(terminal, ring, body)
    assert (case.status, case.missing, case.flags) == (CaseState.RECEIVED, [], [])
    with pytest.raises(services.DeskError, match="已经告知过一次"):
        services.act(case.id, clerk, case.version, Act.CORRECT, "身份证复印件")
    again = Said(note="银行卡\n身份证复印件", reason="第一次漏看了身份证")
    case = services.act(case.id, clerk, case.version, Act.CORRECT, said=again)
    assert (case.missing, case.corrections) == (["银行卡", "身份证复印件"], 2)
    second = CaseEvent.objects.filter(case=case, act="correct").latest("id")
    assert second.data == {
        "items": ["银行卡", "身份证复印件"],
        "time": 2,
        "added": ["身份证复印件"],
        "reason": "第一次漏看了身份证",
    }
    assert "漏看" not in "".join(e.note for e in status_down(terminal, case.id).events)
    assert services.act(case.id, clerk, case.version, Act.CORRECTED).status is CaseState.RECEIVED


def test_not_accepting_needs_a_reason_and_ends_the_case(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    with pytest.raises(services.DeskError, match="写明"):
        services.act(case.id, clerk, case.version, Act.NOT_ACCEPT, " ")
    with pytest.raises(services.DeskError, match="哪个单位"):
        services.act(case.id, clerk, case.version, Act.NOT_ACCEPT, "不是本县的事")
    said = Said(note="不是本县的事", body="户籍地社保中心")
    case = services.act(case.id, clerk, case.version, Act.NOT_ACCEPT, said=said)
    assert status_down(terminal, case.id).events[-1].note == "不是本县的事\n应向：户籍地社保中心"
    assert case.closed_at is not None


def test_handing_over_keeps_the_state_and_names_both(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    case = file(terminal, ring)
    other = make_staff("other", name="李示范")
    case = services.act(case.id, clerk, case.version, Act.HAND_OVER, "", other)
    status = status_down(terminal, case.id)
    assert (status.state, status.holder) == (CaseState.RECEIVED, "李*范")
    assert (status.events[-1].who, "李*范" in status.events[-1].note) == ("王*琴", True)
    for receiver in (None, other, make_staff("admin", Role.ADMIN), make_staff("far", township="420626100")):
        with pytest.raises(services.DeskError):
            services.act(case.id, clerk, case.version, Act.HAND_OVER, "", receiver)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SUPERVISOR, Role.KEEPER])
def test_only_clerks_decide(terminal: Terminal, ring: KeyRing, role: Role) -> None:
    case = file(terminal, ring)
    with pytest.raises(services.DeskError, match="岗位"):
        services.act(case.id, make_staff(role.value, role), case.version, Act.ACCEPT)


def test_a_township_sees_and_decides_its_own(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    near, far = make_staff("near", township="420626106"), make_staff("far", township="420626100")
    assert list(queries.visible(near)) == [case]
    assert list(queries.visible(far)) == []
    with pytest.raises(services.DeskError, match="不归您看"):
        services.act(case.id, far, case.version, Act.ACCEPT)
    with pytest.raises(services.DeskError):
        services.reveal(case.id, far, "想看看")


def test_looking_at_full_data_leaves_a_trace_and_needs_a_reason(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    with pytest.raises(services.DeskError, match="为什么"):
        services.reveal(case.id, clerk, " ")
    assert Reveal.objects.count() == 0
    services.reveal(case.id, clerk, "电话核对")
    trace = Reveal.objects.get()
    assert (trace.case, trace.staff, trace.reason) == (case, clerk, "电话核对")
    with pytest.raises(services.DeskError):
        services.reveal(case.id, make_staff("admin", Role.ADMIN), "想看看")


def test_the_desk_is_sorted_by_urgency(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    cases = [file(terminal, ring) for _ in range(4)]
    today = timezone.localdate()
    for case, days in zip(cases, (3, -2, None, 0), strict=True):
        Case.objects.filter(pk=case.pk).update(due=None if days is None else today + timedelta(days=days))
    listed = list(listing.listed(clerk, Tab.OPEN))
    assert [cases.index(c) for c in listed] == [1, 3, 0, 2]


def test_urgency_in_words(terminal: Terminal, ring: KeyRing) -> None:
    case, calendar = file(terminal, ring), catalogue.work_calendar()
    monday = timezone.localdate().replace(year=2026, month=11, day=23)
    for days, tone, text in (
        (-3, "r", "超期 1 天"),
        (0, "y", "今天到期"),
        (1, "y", "剩 1 个工作日"),
        (4, "t", "剩 4 个工作日"),
    ):
        case.due = monday + timedelta(days=days)
        mark = queries.urgency(case, monday, calendar)
        assert (mark.tone, mark.text) == (tone, text)


def test_search_by_whole_name_number_receipt_or_part_of_a_matter(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    first = file(terminal, ring, who=applicant("欧阳示例", order=7))
    second = file(terminal, ring, matter=SLOW)
    second = services.act(second.id, clerk, second.version, Act.ACCEPT)

    def found(typed: str) -> list[str]:
        search = listing.search_for(clerk, typed)
        return [c.id for c in listing.listed(clerk, Tab.OPEN, search)] if search is not None else []

    assert found("欧阳示例") == [first.id]
    assert found("欧阳") == []
    assert found(applicant(order=7).id_number.lower()) == [first.id]
    assert found(first.receipt_no) == [first.id]
    assert found(first.receipt_no.removeprefix("BK").replace("-", "")) == [first.id]
    assert found(second.case_no or "") == [second.id]
    assert found("低生活保障") == [second.id]
    assert found("%") == []
    person = listing.search_for(clerk, "欧阳示例")
    assert person is not None
    assert (person.words, len(person.person)) == ("", 64)
