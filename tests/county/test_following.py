"""What arrives about a case: missing papers, a withdrawal, a helper's record; and a machine's report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from sync.county.desk import services
from sync.county.desk.acts import Act
from sync.county.desk.models import Case, CaseFollowup
from sync.county.fleet import contacts, pushed
from sync.county.fleet.anchors import Doubt, judge
from sync.county.fleet.contacts import Contact
from sync.county.fleet.health import signs
from sync.county.fleet.models import Health, Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.case import Applicant, CaseState, MaterialChoice, Route
from sync.model.device import DeviceReport, LineFigures, Part, PartState, RefusedFile
from sync.model.followup import Supplement, Withdrawal
from sync.model.helping import Help, HelperRecord
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Kind
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.county.test_intake import status_down
from tests.helpers.county_cases import case_message, filed_case, new_id, sealed
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
HUKOU = MaterialChoice("m9", "户口簿", Route.WINDOW)


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


def send(terminal: Terminal, ring: KeyRing, kind: Kind, body: Struct) -> None:
    (answer,) = push(terminal, sealed(kind, body, terminal.id, new_id(), ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer


def fields(case: Case, person: Applicant | None = None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "case_id": case.id,
        "receipt_no": case.receipt_no,
        "visit": new_id(),
        "person": person or filed_case(case.terminal_id).applicant,
        "made_at": timezone.now().isoformat(timespec="seconds"),
    }


def supplement(case: Case, person: Applicant | None = None, **changes: Any) -> Supplement:
    return Supplement(**fields(case, person) | {"materials": (HUKOU,)} | changes)


def stranger() -> Applicant:
    return replace(applicant(), name="赵示范", id_number="999999197001010015")


def corrected_case(terminal: Terminal, ring: KeyRing) -> Case:
    case = file(terminal, ring)
    return services.act(case.id, make_staff(), case.version, Act.CORRECT, "户口簿\n照片")


def test_a_correction_is_complete(terminal: Terminal, ring: KeyRing) -> None:
    case = corrected_case(terminal, ring)
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case))
    case.refresh_from_db()
    assert (case.status, case.missing, case.flags) == (CaseState.RECEIVED, [], [])
    assert case.due is not None
    status = status_down(terminal, case.id)
    assert (status.state, status.events[-1].title) == (CaseState.RECEIVED, "补正材料已收到")
    assert "户口簿" in status.events[-1].note


def test_a_part_of_it_leaves_the_rest_to_come(terminal: Terminal, ring: KeyRing) -> None:
    case = corrected_case(terminal, ring)
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case, complete=False))
    case.refresh_from_db()
    assert (case.status, case.missing) == (CaseState.CORRECTING, ["照片"])
    assert "还差：照片" in status_down(terminal, case.id).events[-1].note


def test_papers_promised_for_later_change_no_state(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case))
    assert status_down(terminal, case.id).state is CaseState.RECEIVED
    assert status_down(terminal, case.id).events[-1].title == "补充材料已收到"


def test_another_terminal_may_bring_them(terminal: Terminal, ring: KeyRing) -> None:
    case = corrected_case(terminal, ring)
    other = make_terminal("420626100")
    send(other, ring, Kind.SUPPLEMENT, supplement(case))
    status = status_down(terminal, case.id)
    assert (status.state, status.events[-1].org) == (CaseState.RECEIVED, other.label)


@pytest.mark.parametrize("wrong", ["person", "receipt"])
def test_a_stranger_changes_nothing_and_learns_nothing(terminal: Terminal, ring: KeyRing, wrong: str) -> None:
    case = corrected_case(terminal, ring)
    before = status_down(terminal, case.id)
    changes: dict[str, Any] = {"person": stranger()} if wrong == "person" else {"receipt_no": "BK1"}
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case, **changes))
    send(terminal, ring, Kind.WITHDRAWAL, Withdrawal(**fields(case) | changes))
    case.refresh_from_db()
    assert (case.status, len(case.flags)) == (CaseState.CORRECTING, 2)
    assert status_down(terminal, case.id) == before


def test_the_agent_who_filed_may_withdraw(terminal: Terminal, ring: KeyRing) -> None:
    agent = stranger()
    case = file(terminal, ring, agent=agent)
    send(terminal, ring, Kind.WITHDRAWAL, Withdrawal(**fields(case, agent)))
    case.refresh_from_db()
    assert case.status is CaseState.WITHDRAWN


def test_the_clerk_sees_what_was_handed_in_masked(terminal: Terminal, ring: KeyRing, client: Client) -> None:
    case = corrected_case(terminal, ring)
    send(terminal, ring, Kind.SUPPLEMENT, supplement(case, note="电话改成 13800000000"))
    client.login(username="clerk", password="right-password-1")
    page = client.get(f"/cases/{case.id}/").content.decode()
    assert all(words in page for words in ("补充的材料", "户口簿", "来交的人", "138****0000"))
    assert "13800000000" not in page


def test_a_case_is_taken_back(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    send(terminal, ring, Kind.WITHDRAWAL, Withdrawal(**fields(case), reason="不想办了"))
    case.refresh_from_db()
    assert (case.status, case.due) == (CaseState.WITHDRAWN, None)
    assert case.closed_at is not None
    event = status_down(terminal, case.id).events[-1]
    assert (event.title, event.note) == ("已撤回", "申请人撤回：不想办了")
    send(terminal, ring, Kind.WITHDRAWAL, Withdrawal(**fields(case)))
    assert status_down(terminal, case.id).events[-1] == event


def test_what_is_decided_cannot_be_taken_back_and_that_is_said(terminal: Terminal, ring: KeyRing) -> None:
    case, clerk = file(terminal, ring), make_staff()
    services.act(case.id, clerk, case.version, Act.ACCEPT)
    services.act(case.id, clerk, case.version + 1, Act.COMPLETE)
    send(terminal, ring, Kind.WITHDRAWAL, Withdrawal(**fields(case)))
    case.refresh_from_db()
    assert (case.status, len(case.flags)) == (CaseState.COMPLETED, 1)
    assert "不能撤回" in status_down(terminal, case.id).events[-1].note


def test_what_overtook_its_case_has_its_effect_when_that_arrives(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id)
    withdrawal = Withdrawal(
        id=new_id(),
        case_id=body.id,
        receipt_no=body.receipt_no,
        visit=body.visit,
        person=body.applicant,
        made_at=body.filed_at,
    )
    send(terminal, ring, Kind.WITHDRAWAL, withdrawal)
    assert CaseFollowup.objects.get().case is None
    (answer,) = push(terminal, case_message(body, ring.county_keys()[0]))
    assert answer.verdict == "accepted"
    assert status_down(terminal, body.id).state is CaseState.WITHDRAWN
    assert CaseFollowup.objects.get().case_id == body.id


def test_the_first_helper_asked_is_named_masked(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    record = HelperRecord(
        id=new_id(),
        visit=new_id(),
        helper="李示范",
        help=Help.ASKED,
        made_at=timezone.now().isoformat(timespec="seconds"),
        case_id=case.id,
    )
    send(terminal, ring, Kind.HELPER_RECORD, record)
    handed = replace(record, id=new_id(), help=Help.HANDED_ON, handed_to="王示琴", helper="钱示例")
    send(terminal, ring, Kind.HELPER_RECORD, handed)
    status = status_down(terminal, case.id)
    assert status.first_asked == "李*范"
    assert [(e.title, e.who, e.note) for e in status.events[-2:]] == [
        ("首问接待", "李*范", ""),
        ("转交", "钱*例", "交给 王*琴"),
    ]
    assert list(CaseFollowup.objects.values_list("helper", flat=True)) == ["李*范", "钱*例"]


def report(**changes: Any) -> DeviceReport:
    fields: dict[str, Any] = {
        "id": new_id(),
        "source": "agent",
        "made_at": timezone.now().isoformat(timespec="milliseconds"),
        "software": "doorstep-terminal/0.2.0",
        "line": LineFigures(waiting=3, parked=1, oldest_at="2026-11-20T08:00:00+08:00", skew_ms=-1500),
        "disk_free": 400_000_000,
        "disk_total": 32_000_000_000,
    }
    return DeviceReport(**fields | changes)


def test_a_machine_reports_on_itself_and_the_keeper_sees_it(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    send(terminal, ring, Kind.DEVICE_REPORT, report())
    paper = Part(name="receipt_printer", label="凭条打印机", state=PartState.LOW, cause="纸快用完了")
    send(
        terminal, ring, Kind.DEVICE_REPORT, report(source="kiosk", line=None, disk_free=None, parts=(paper,))
    )
    terminal.refresh_from_db()
    assert terminal.software == "doorstep-terminal/0.2.0"
    assert {h.source: (h.waiting, h.disk_free) for h in Health.objects.all()} == {
        "agent": (3, 400_000_000),
        "kiosk": (None, None),
    }
    make_staff("keeper", Role.ADMIN, name="周示例")
    client.login(username="keeper", password="right-password-1")
    assert "3 条" in client.get("/terminals/").content.decode()
    page = client.get(f"/terminals/{terminal.id}/").content.decode()
    assert all(words in page for words in ("纸快用完了", "凭条打印机", "没送到 3 条"))
    words = [sign.text for sign in signs(terminal, list(terminal.health.all()))]
    assert any("纸快用完了" in text for text in words)
    assert any("0.4 GB" in text for text in words)


def test_photographs_that_were_not_taken_are_seen_at_the_county(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    refused = RefusedFile(id=new_id(), why="县里已有同一编号的文件。")
    line = LineFigures(waiting=0, parked=0, files_waiting=4, files_parked=1, refused=(refused,))
    send(terminal, ring, Kind.DEVICE_REPORT, report(line=line))
    make_staff("keeper", Role.ADMIN, name="周示例")
    client.login(username="keeper", password="right-password-1")
    page = client.get(f"/terminals/{terminal.id}/").content.decode()
    assert all(words in page for words in (refused.id, refused.why, "照片没送到 4 份", "retry"))
    assert "1 份照片县里没有收" in client.get("/terminals/").content.decode()


def test_a_terminal_alone_too_long_is_told_at_the_console_and_that_it_takes_nothing_new(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    send(terminal, ring, Kind.DEVICE_REPORT, report())
    make_staff("keeper", Role.ADMIN, name="周示例")
    client.login(username="keeper", password="right-password-1")
    pages = ("/terminals/", f"/terminals/{terminal.id}/")

    def said(words: str) -> list[bool]:
        return [words in client.get(page).content.decode() for page in pages]

    assert said("没有联系上县里") == [False, False]
    Terminal.objects.update(last_seen=timezone.now() - timedelta(days=4, hours=1))
    assert said("已有 4 天没有联系上县里") == [True, True]
    assert said("体外循环") == [True, True]
    assert said("不收新的办件") == [False, False]
    assert pushed.push(pushed.Place(pushed.Reach.TERMINAL, terminal.id, "x"), {"line.stop_days": "3"})
    assert said("不收新的办件") == [True, True]
    assert pushed.push(pushed.Place(pushed.Reach.TERMINAL, terminal.id, "x"), {"line.stop_days": "9"})
    assert said("不收新的办件") == [False, False]


def note_head(terminal: Terminal, head: ChainHead) -> None:
    contacts.note([Contact(terminal.id, terminal.epoch, head=head)], contacts.lock([terminal.id]))


def test_a_doubt_about_the_log_is_shown_until_somebody_has_looked(terminal: Terminal, client: Client) -> None:
    make_staff("keeper", Role.ADMIN, name="周示例")
    client.login(username="keeper", password="right-password-1")
    for count, fill in ((5, b"a"), (9, b"b")):
        note_head(terminal, ChainHead(count=count, link=fill * 32))
    assert "登记记录" not in client.get(f"/terminals/{terminal.id}/").content.decode()
    note_head(terminal, ChainHead(count=7, link=b"c" * 32))
    assert "比上次短了" in client.get(f"/terminals/{terminal.id}/").content.decode()
    note_head(terminal, ChainHead(count=8, link=b"d" * 32))
    assert "比上次短了" in client.get("/terminals/").content.decode()
    assert client.post(f"/terminals/{terminal.id}/looked/").status_code == 302
    assert "比上次短了" not in client.get("/terminals/").content.decode()


@pytest.mark.parametrize(
    ("known", "head", "doubt"),
    [
        (None, (3, b"a", False), None),
        ((3, b"a"), (3, b"a", False), None),
        ((3, b"a"), (4, b"b", False), None),
        ((3, b"a"), (2, b"b", False), Doubt.BACK),
        ((3, b"a"), (3, b"b", False), Doubt.OTHER),
        ((3, b"a"), (9, b"b", True), Doubt.FORK),
    ],
)
def test_what_is_a_doubt(
    known: tuple[int, bytes] | None, head: tuple[int, bytes, bool], doubt: Doubt | None
) -> None:
    before = known and ChainHead(count=known[0], link=known[1] * 32)
    assert judge(before, ChainHead(count=head[0], link=head[1] * 32, fork=head[2])) is doubt


def test_a_report_that_comes_late_changes_nothing(terminal: Terminal, ring: KeyRing) -> None:
    early = (timezone.now() - timedelta(hours=2)).isoformat()
    send(terminal, ring, Kind.DEVICE_REPORT, report(disk_free=1))
    send(terminal, ring, Kind.DEVICE_REPORT, report(disk_free=2, made_at=early))
    assert Health.objects.get().disk_free == 1


@pytest.mark.parametrize("made_at", ["", "gestern", "9999-12-31T23:59:59+08:00", "2026-11-22T08:00:00"])
def test_a_report_with_a_wrong_clock_is_of_its_arrival(
    terminal: Terminal, ring: KeyRing, made_at: str
) -> None:
    send(terminal, ring, Kind.DEVICE_REPORT, report(made_at=made_at))
    assert timezone.now() - Health.objects.get().reported_at < timedelta(minutes=5)
