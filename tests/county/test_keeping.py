"""Keepers' records: kept as they come, faults put together in whatever order, gaps and down-time shown."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.fleet.models import Terminal
from sync.county.keeping import queries
from sync.county.keeping.models import Fault, KeeperEntry
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.device import PartState
from sync.model.keeping import Finding, KeeperKind, KeeperRecord, check_keeper_record
from sync.protocol.envelope import Kind
from tests.county.makers import make_staff, make_terminal, push
from tests.helpers.county_cases import new_id, sealed

pytestmark = pytest.mark.django_db
ALL_WELL = (Finding(part="receipt_printer", label="凭条打印机", state=PartState.OK),)
JAM = Finding(part="receipt_printer", label="凭条打印机", state=PartState.FAULT, words="卡纸")


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def record(
    terminal: Terminal, ring: KeyRing, kind: KeeperKind, at: datetime | None = None, **fields: Any
) -> str:
    made = (at or timezone.now()).isoformat()
    body = KeeperRecord(**{"id": new_id(), "kind": kind, "keeper": "K01", "made_at": made} | fields)
    (answer,) = push(terminal, sealed(Kind.KEEPER_RECORD, body, terminal.id, body.id, ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer
    return body.id


def test_a_check_is_kept_with_the_keepers_masked_name(terminal: Terminal, ring: KeyRing) -> None:
    make_staff("K01", Role.KEEPER, "420626106", name="李示安")
    id = record(terminal, ring, KeeperKind.OPENING, findings=(*ALL_WELL, JAM), words="纸剩一半")
    entry = KeeperEntry.objects.get(pk=id)
    assert (entry.who, entry.sort, entry.words) == ("李*安", KeeperKind.OPENING, "纸剩一半")
    assert [f["state"] for f in entry.findings] == ["ok", "fault"]
    assert entry.flags == []


def test_a_number_nobody_has_is_kept_and_flagged(terminal: Terminal, ring: KeyRing) -> None:
    entry = KeeperEntry.objects.get(pk=record(terminal, ring, KeeperKind.OPENING))
    assert (entry.keeper, entry.who) == (None, "K01")
    assert {flag["rule"] for flag in entry.flags} == {"keeper.unknown", "keeper.findings"}


@pytest.mark.parametrize("late_first", [False, True])
def test_a_fault_has_one_life_whatever_comes_first(
    terminal: Terminal, ring: KeyRing, *, late_first: bool
) -> None:
    now, fault = timezone.now(), new_id()
    steps: list[tuple[KeeperKind, timedelta, dict[str, Any]]] = [
        (KeeperKind.FAULT_FOUND, timedelta(hours=9), {"id": fault, "findings": (JAM,), "stopped": True}),
        (KeeperKind.FAULT_CAUSE, timedelta(hours=8), {"fault": fault, "words": "纸卷受潮"}),
        (KeeperKind.FAULT_NOTICE, timedelta(hours=7), {"fault": fault}),
        (KeeperKind.FAULT_REPAIRED, timedelta(hours=4), {"fault": fault}),
    ]
    for kind, ago, fields in reversed(steps) if late_first else steps:
        record(terminal, ring, kind, now - ago, **fields)
    found = Fault.objects.get()
    assert (found.label, found.words, found.cause) == ("凭条打印机", "卡纸", "纸卷受潮")
    assert found.notice_at is not None
    assert found.lasted(now) == timedelta(hours=5)
    staff = make_staff("sup", Role.SUPERVISOR)
    assert queries.down_time(staff, now) == {terminal.id: timedelta(hours=5)}
    assert not queries.open_faults(staff)


def test_another_machine_cannot_close_a_fault(terminal: Terminal, ring: KeyRing) -> None:
    fault = record(terminal, ring, KeeperKind.FAULT_FOUND, words="黑屏")
    record(make_terminal("420626107"), ring, KeeperKind.FAULT_REPAIRED, fault=fault)
    assert Fault.objects.get().repaired_at is None


def test_faults_at_once_count_once(terminal: Terminal, ring: KeyRing) -> None:
    now = timezone.now()
    for begin in (6, 5):
        record(
            terminal, ring, KeeperKind.FAULT_FOUND, now - timedelta(hours=begin), words="坏了", stopped=True
        )
    assert queries.down_time(make_staff("sup", Role.SUPERVISOR), now) == {terminal.id: timedelta(hours=6)}


def test_gaps_are_working_days_without_both_checks(terminal: Terminal, ring: KeyRing) -> None:
    calendar, now = catalogue.work_calendar(), timezone.now()
    Terminal.objects.update(enrolled_at=now - timedelta(days=60))
    days = [timezone.localdate(now) - timedelta(days=n) for n in range(1, queries.DAYS)]
    owed = [day for day in days if calendar.is_workday(day)]
    full, half = owed[0], owed[1]
    for day, kinds in ((full, (KeeperKind.OPENING, KeeperKind.CLOSING)), (half, (KeeperKind.OPENING,))):
        for hour, kind in enumerate(kinds):
            at = timezone.make_aware(datetime.combine(day, time(8 + 9 * hour)))
            record(terminal, ring, kind, at, findings=ALL_WELL)
    staff = make_staff("sup", Role.SUPERVISOR)
    (row,) = queries.checked_days(staff, timezone.localdate(now), calendar)
    words = {cell.day: cell.words for cell in row.cells}
    assert (words[full], words[half], row.gaps) == ("齐", "缺晚", len(owed) - 1)


def test_the_checks_can_be_taken_away_with_their_gaps(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    Terminal.objects.update(enrolled_at=timezone.now() - timedelta(days=20))
    record(terminal, ring, KeeperKind.OPENING, findings=ALL_WELL)
    client.force_login(make_staff("super", Role.SUPERVISOR))
    (head, row) = client.get("/terminals/keeping/?as=csv").content.decode("utf-8-sig").splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert cells["终端"] == terminal.label
    assert int(cells["缺几天"]) == list(cells.values()).count("缺")
    assert int(cells["缺几天"]) > 0


def test_the_page_shows_ones_own_township_alone(terminal: Terminal, ring: KeyRing, client: Client) -> None:
    record(terminal, ring, KeeperKind.FAULT_FOUND, words="黑屏")
    make_staff("k1", Role.KEEPER, "420626106")
    make_staff("k2", Role.KEEPER, "420626107")
    make_staff("clerk")
    pages = {}
    for name in ("k1", "k2", "clerk"):
        client.login(username=name, password="right-password-1")
        pages[name] = client.get("/terminals/keeping/")
    assert "黑屏" in pages["k1"].content.decode()
    assert "黑屏" not in pages["k2"].content.decode()
    assert pages["clerk"].status_code == 403


def test_what_a_record_needs() -> None:
    def rules(**fields: Any) -> set[str]:
        base = {"id": new_id(), "kind": KeeperKind.CLEANING, "keeper": "K01", "made_at": ""}
        return {problem.rule for problem in check_keeper_record(KeeperRecord(**base | fields))}

    assert rules() == set()
    assert rules(keeper=" ") == {"keeper.keeper"}
    assert rules(kind=KeeperKind.CLOSING) == {"keeper.findings"}
    assert rules(kind=KeeperKind.FAULT_FOUND) == {"keeper.words"}
    assert rules(kind=KeeperKind.FAULT_REPAIRED) == {"keeper.fault"}
    assert rules(kind=KeeperKind.FAULT_CAUSE, fault=new_id()) == {"keeper.words"}
    assert rules(kind=KeeperKind.HANDOVER, handed_to="K01") == {"keeper.handed_to"}
    assert rules(words="字" * 501) == {"keeper.long"}
