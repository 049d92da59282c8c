"""A page asks the database as often for a full list as for a short one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sync.county.desk import escalating
from sync.county.desk.models import Case
from sync.county.duties import services as duties
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.county.rectify import services as rectify
from sync.county.rectify.rules import Source
from sync.county.snags import reminding
from sync.county.snags.models import Snag
from sync.model.keeping import KeeperKind
from tests.county.makers import file, make_staff, make_terminal
from tests.county.test_keeping import record
from tests.county.test_snags import send
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/cases/",
    "/duties/",
    "/duties/?tab=closed",
    "/duties/doubles/",
    "/duties/helped/",
    "/duties/outside/",
    "/late/",
    "/rectify/",
    "/reports/",
    "/reviews/",
    "/snags/",
    "/terminals/",
    "/terminals/keeping/",
    "/voices/",
)


def more(terminal: Terminal, ring: KeyRing, count: int, first: int) -> None:
    """So many of everything that a list may show."""
    boss = make_staff(f"boss{first}", Role.SUPERVISOR)
    for n in range(count):
        who = applicant(order=(first + n) % 900)
        file(terminal, ring, helper="王*琴", who=who)
        file(terminal, ring, who=who)
        duties.note(boss, f"第 {n} 个问题", township=terminal.township)
        rectify.find(boss, f"第 {n} 个毛病", source=Source.DAILY, township=terminal.township)
        record(terminal, ring, KeeperKind.FAULT_FOUND, words="黑屏", stopped=True)
        send(terminal, ring)
    # All of it late, and whoever has to be told of it was.
    long_ago = timezone.localdate() - timedelta(days=30)
    Case.objects.update(due=long_ago)
    Snag.objects.update(due=long_ago)
    escalating.escalate(timezone.now())
    reminding.remind(timezone.now())


def counted(client: Client) -> dict[str, int]:
    found = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        found[path] = len(captured)
    return found


def test_no_page_asks_more_often_for_more_rows(ring: KeyRing, client: Client) -> None:
    client.force_login(make_staff("sup", Role.SUPERVISOR))
    more(make_terminal("420626106"), ring, 2, 1)
    # The first page of a session also looks what of it may be kept.
    client.get("/")
    few = counted(client)
    more(make_terminal("420626107"), ring, 9, 100)
    assert counted(client) == few
