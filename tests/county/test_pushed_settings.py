"""The page of pushed settings, and what terminals then see of it."""

from __future__ import annotations

import re

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


def over(client: Client) -> str:
    """What the county's page would send of the state that it shows."""
    return over_in(client.get(URL, {"for": ""}).content.decode())


def over_in(page: str) -> str:
    found = re.search(r'name="over" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_each_place_gets_its_own(client: Client, terminal: Terminal) -> None:
    elsewhere = make_terminal("420626100")
    for code, idle in (("", "240"), ("420626106", "300"), (terminal.id, "400")):
        assert client.post(URL, {"for": code, "over": "0", "visit.idle": idle}).status_code == 302
    assert seen(terminal) == {
        "county": {"visit.idle": 240.0},
        "township": {"visit.idle": 300.0},
        "terminal": {"visit.idle": 400.0},
    }
    assert seen(elsewhere) == {"county": {"visit.idle": 240.0}}
    page = client.get(URL, {"for": terminal.id}).content.decode()
    assert 'value="400"' in page
    assert ">300</td>" in page  # what counts when nothing is typed here


def test_a_wrong_value_is_said_and_nothing_is_sent(client: Client, terminal: Terminal) -> None:
    response = client.post(URL, {"for": "", "visit.idle": "很久", "visit.warn": "40"})
    assert response.status_code == 400
    assert "“很久”不能用" in response.content.decode()
    assert seen(terminal) == {}


def test_emptied_again_is_gone(client: Client, terminal: Terminal) -> None:
    client.post(URL, {"for": "", "visit.idle": "240", "over": over(client)})
    assert seen(terminal) != {}
    client.post(URL, {"for": "", "over": over(client)})
    assert seen(terminal) == {}


def test_of_two_who_looked_at_the_same_settings_the_second_is_told(
    client: Client, terminal: Terminal
) -> None:
    both = over(client)
    client.post(URL, {"for": "", "visit.idle": "240", "over": both})
    second = client.post(URL, {"for": "", "visit.idle": "360", "visit.warn": "40", "over": both})
    page = second.content.decode()
    assert "刚才别人改过这里的设置" in page
    assert "是 240" in page
    assert seen(terminal) == {"county": {"visit.idle": 240.0}}
    # What was typed is still there, and counts when it is sent once more.
    assert 'value="360"' in page
    again = client.post(URL, {"for": "", "visit.idle": "360", "visit.warn": "40", "over": over_in(page)})
    assert again.status_code == 302
    assert seen(terminal) == {"county": {"visit.idle": 360.0, "visit.warn": 40.0}}


def test_who_typed_a_wrong_value_is_still_told_that_somebody_was_faster(
    client: Client, terminal: Terminal
) -> None:
    both = over(client)
    client.post(URL, {"for": "", "visit.idle": "240", "over": both})
    page = client.post(URL, {"for": "", "visit.idle": "很久", "over": both}).content.decode()
    assert over_in(page) == both
    page = client.post(URL, {"for": "", "visit.idle": "360", "over": over_in(page)}).content.decode()
    assert "刚才别人改过这里的设置" in page


def test_two_who_want_the_same_are_not_in_each_others_way(client: Client, terminal: Terminal) -> None:
    both = over(client)
    for _ in range(2):
        assert client.post(URL, {"for": "", "visit.idle": "240", "over": both}).status_code == 302


def test_who_only_looks_changes_nothing(terminal: Terminal) -> None:
    looks = Client()
    looks.force_login(make_staff("sup", Role.SUPERVISOR))
    assert looks.get(URL).status_code == 200
    looks.post(URL, {"for": "", "visit.idle": "240"})
    assert seen(terminal) == {}
    assert looks.get(URL, {"for": "nowhere"}).status_code == 404
