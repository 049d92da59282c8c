"""Somebody at a machine calls for help: staff see it, one goes, the terminal hears who."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from sync.county.calls import queries, services
from sync.county.calls.models import HelpCall
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.model.helping import CallStatus, HelperCall
from sync.protocol.envelope import Kind
from sync.protocol.line import Topic
from tests.county.makers import feed_of, make_staff, make_terminal, push
from tests.helpers.county_cases import new_id, sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def call(terminal: Terminal, ring: KeyRing, *, minutes_ago: float = 0, cancels: str = "") -> str:
    made = (timezone.now() - timedelta(minutes=minutes_ago)).isoformat(timespec="seconds")
    body = HelperCall(id=new_id(), visit=new_id(), made_at=made, place="填表", cancels=cancels)
    (answer,) = push(terminal, sealed(Kind.HELPER_CALL, body, terminal.id, body.visit, ring.county_keys()[0]))
    assert answer.verdict == "accepted"
    return body.id


def status_down(terminal: Terminal) -> CallStatus:
    (record,) = [r for r in feed_of(terminal).records if r.topic == Topic.HELPER_CALL]
    return msgspec.json.decode(record.body or b"", type=CallStatus)


def test_staff_see_it_and_the_terminal_hears_who_comes(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    id = call(terminal, ring)
    make_staff(township="420626106")
    client.login(username="clerk", password="right-password-1")
    page = client.get("/calls/").content.decode()
    assert terminal.label in page
    assert "填表" in page
    done = client.post(f"/calls/{id}/answer/", follow=True).content.decode()
    assert "马上过去" in done
    status = status_down(terminal)
    assert (status.call, status.who) == (id, "王*琴")
    assert not queries.waiting(make_staff("other"), timezone.now())


def test_only_one_goes(terminal: Terminal, ring: KeyRing) -> None:
    id, first = call(terminal, ring), make_staff()
    services.answer(id, first)
    with pytest.raises(services.CallError, match="已经答应"):
        services.answer(id, make_staff("other"))
    assert HelpCall.objects.get().answered_by == first


def test_one_taken_back_waits_no_more(terminal: Terminal, ring: KeyRing) -> None:
    id, staff = call(terminal, ring), make_staff()
    call(terminal, ring, cancels=id)
    assert not queries.waiting(staff, timezone.now())
    with pytest.raises(services.CallError, match="不用帮忙"):
        services.answer(id, staff)


def test_another_terminal_cannot_take_it_back(terminal: Terminal, ring: KeyRing) -> None:
    id = call(terminal, ring)
    call(make_terminal("420626100"), ring, cancels=id)
    assert [c.id for c in queries.waiting(make_staff(), timezone.now())] == [id]


def test_one_that_was_late_on_the_line_is_history(terminal: Terminal, ring: KeyRing) -> None:
    id, staff = call(terminal, ring, minutes_ago=31), make_staff()
    assert not queries.waiting(staff, timezone.now())
    assert [c.id for c in queries.lately(staff, timezone.now())] == [id]


def test_another_township_neither_sees_nor_answers_it(terminal: Terminal, ring: KeyRing) -> None:
    id, stranger = call(terminal, ring), make_staff(township="420626100")
    assert not queries.waiting(stranger, timezone.now())
    with pytest.raises(services.CallError):
        services.answer(id, stranger)
