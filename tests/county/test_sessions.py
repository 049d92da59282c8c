"""Where one is logged in, and ending it elsewhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from sync.county.people.models import LoginRecord
from sync.county.people.rules import Role
from sync.county.people.sessions import browser_of
from tests.county.makers import make_staff

pytestmark = pytest.mark.django_db
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
PHONE = "Mozilla/5.0 (Linux; Android 14; X) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (EDGE, "Windows · Edge"),
        (PHONE, "安卓手机 · Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1", "苹果手机 · Safari"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0", "Linux · Firefox"),
        ("", "认不出的浏览器"),
        ("<script>", "认不出的浏览器"),
    ],
)
def test_a_browser_in_words(agent: str, words: str) -> None:
    assert browser_of(agent) == words


def logged_in(username: str, agent: str, address: str) -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    answer = client.post("/login/", {"username": username, "password": "right-password-1"})
    assert answer.status_code == 302
    return client


def goes_on(client: Client) -> bool:
    return client.get("/sessions/").status_code == 200


def test_one_sees_where_and_ends_one_or_all() -> None:
    make_staff("sup", Role.SUPERVISOR)
    make_staff("other", Role.CLERK)
    here = logged_in("sup", EDGE, "192.0.2.1")
    phone, home = logged_in("sup", PHONE, "192.0.2.2"), logged_in("sup", EDGE, "192.0.2.3")
    stranger = logged_in("other", EDGE, "192.0.2.9")
    page = here.get("/sessions/").content.decode()
    assert page.count("就是这里") == 1
    assert "安卓手机 · Chrome" in page
    assert {"192.0.2.1", "192.0.2.2", "192.0.2.3"} <= set(re.findall(r"192[.0-9]+", page))
    assert "192.0.2.9" not in page
    assert not any(row.session_key in page for row in Session.objects.all())
    row = page[page.index("192.0.2.2") :]
    (key, *_) = re.findall(r'name="place" value="(\w+)"', row)
    assert "1 个登录" in here.post("/sessions/", {"place": key}, follow=True).content.decode()
    assert (goes_on(here), goes_on(phone), goes_on(home), goes_on(stranger)) == (True, False, True, True)
    here.post("/sessions/")
    assert (goes_on(here), goes_on(home), goes_on(stranger)) == (True, False, True)
    assert LoginRecord.objects.filter(outcome="ended", staff__username="sup").count() == 2


def test_nobody_ends_somebody_elses() -> None:
    make_staff("sup", Role.SUPERVISOR)
    make_staff("other", Role.CLERK)
    sup, other = logged_in("sup", EDGE, "192.0.2.1"), logged_in("other", EDGE, "192.0.2.2")
    second = logged_in("other", PHONE, "192.0.2.3")
    page = second.get("/sessions/").content.decode()
    (key,) = re.findall(r'name="place" value="(\w+)"', page)
    sup.post("/sessions/", {"place": key})
    assert goes_on(other)


def test_what_lay_unused_too_long_is_no_log_in_any_more() -> None:
    make_staff("sup", Role.SUPERVISOR)
    here, old = logged_in("sup", EDGE, "192.0.2.1"), logged_in("sup", PHONE, "192.0.2.2")
    session = old.session
    session["seen"] -= timedelta(minutes=settings.IDLE_MINUTES + 1).total_seconds()
    session.save()
    assert "192.0.2.2" not in here.get("/sessions/").content.decode()
