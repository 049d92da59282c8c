"""The page of pushed settings, and what terminals then see of it."""

from __future__ import annotations

import msgspec
import pytest
from django.test import Client

from sync.county.fleet.models import Terminal
from sync.county.people.rules import Role
from sync.model.pushed import TerminalSettings
from tests.county.makers import feed_of, make_staff, make_terminal

pytestmark = pytest.mark.django_db
URL = "/terminals/settings/"


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal("420626106")


@pytest.fixture
def client() -> Client:
    made = Client()
    made.force_login(make_staff("keeper", Role.KEEPER))
    return made


def seen(terminal: Terminal) -> dict[str, dict[str, int | float | str | bool]]:
    records = [r for r in feed_of(terminal).records if r.topic == "settings" and r.body is not None]
    return {r.key: msgspec.json.decode(r.body or b"", type=TerminalSettings).values for r in records}


def test_each_place_gets_its_own(client: Client, terminal: Terminal) -> None:
    elsewhere = make_terminal("420626100")
    for code, idle in (("", "240"), ("420626106", "300"), (terminal.id, "400")):
        assert client.post(URL, {"for": code, "visit.idle": idle}).status_code == 302
    assert seen(terminal) == {
        "county": {"visit.idle": 240.0},
        "township": {"visit.idle": 300.0},
        "terminal": {"visit.idle": 400.0},
    }
    assert seen(elsewhere) == {"county": {"visit.idle": 240.0}}
    page = client.get(URL, {"for": terminal.id}).content.decode()
    assert 'value="400"' in page
    assert "<td>300</td>" in page  # what counts when nothing is typed here


def test_a_wrong_value_is_said_and_nothing_is_sent(client: Client, terminal: Terminal) -> None:
    response = client.post(URL, {"for": "", "visit.idle": "很久", "visit.warn": "40"})
    assert response.status_code == 400
    assert "“很久”不能用" in response.content.decode()
    assert seen(terminal) == {}


def test_emptied_again_is_gone(client: Client, terminal: Terminal) -> None:
    client.post(URL, {"for": "", "visit.idle": "240"})
    client.post(URL, {"for": ""})
    assert seen(terminal) == {}


def test_who_only_looks_changes_nothing(terminal: Terminal) -> None:
    looks = Client()
    looks.force_login(make_staff("sup", Role.SUPERVISOR))
    assert looks.get(URL).status_code == 200
    looks.post(URL, {"for": "", "visit.idle": "240"})
    assert seen(terminal) == {}
    assert looks.get(URL, {"for": "nowhere"}).status_code == 404
