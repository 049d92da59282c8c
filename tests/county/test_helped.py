"""Who helped whom with what, how long and where: from the records of the terminals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.duties import helped as page
from sync.county.duties.helped import Span
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.helping import Help, HelperRecord
from sync.protocol.envelope import Kind
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import new_id, sealed

pytestmark = pytest.mark.django_db
HERE, THERE = "420626106", "420626100"


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal(HERE)


def record(terminal: Terminal, ring: KeyRing, help: Help, visit: str, ago: int, **fields: Any) -> None:
    """ago: minutes."""
    made = (timezone.now() - timedelta(minutes=ago)).isoformat()
    body = HelperRecord(
        **{"id": new_id(), "visit": visit, "helper": "h0312", "help": help, "made_at": made} | fields
    )
    push(terminal, sealed(Kind.HELPER_RECORD, body, terminal.id, visit, ring.county_keys()[0]))


def test_who_helped_whom_with_what_how_long_and_where(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    make_staff("h0312", Role.HELPER, HERE, name="王示琴")
    visit = new_id()
    record(terminal, ring, Help.ASKED, visit, 25, matter_code="HR-007")
    case = file(terminal, ring, visit=visit, helper="h0312", filed_at=timezone.now().isoformat())
    record(terminal, ring, Help.FILLED, visit, 0, case_id=case.pk)
    there = make_terminal(THERE)
    record(there, ring, Help.ASKED, new_id(), 5, helper="h0400")
    county, today = make_staff("county"), timezone.localdate()
    span = Span(today - timedelta(days=1), today)
    found = page.helps(page.rows(county, span))
    (one,) = [help for help in found if help.duty.case_id == case.pk]
    assert (one.helpers, one.whom, one.duty.terminal) == (("王*琴",), case.masked_name, terminal)
    assert one.minutes in (24, 25, 26) or timezone.localtime().hour == 0
    (total,) = [s for s in page.sums(found) if s.name == "王*琴"]
    assert (total.times, total.cases) == (1, 1)
    # One's own township alone, and one helper alone.
    leader = make_staff("leader", Role.LEADER, THERE)
    assert [help.duty.terminal_id for help in page.helps(page.rows(leader, span))] == [there.id]
    assert len(page.rows(county, span, "王*琴")) == 1
    client.force_login(county)
    text = client.get("/duties/helped/").content.decode()
    assert case.masked_name in text
    assert terminal.label in text
    assert "王*琴" in client.get("/duties/helped/?as=csv").content.decode()
    assert "王*琴" not in client.get("/duties/helped/?from=2020-01-01&to=2020-01-31&as=csv").content.decode()
    assert client.get("/duties/helped/?from=nonsense").status_code == 200
