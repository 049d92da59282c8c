"""A page asks the database as often for a full list as for a short one: every page that there is."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sync.county.catalogue.models import PublishedMatter
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from tests.county.everything import more
from tests.county.makers import make_staff, make_terminal, publish_matters
from tests.county.test_access import ADDRESSES

pytestmark = pytest.mark.django_db

_KEY = re.compile(r"/(1|nothing|HR-007|420626106-99)(/|$)")
# From the list of addresses, so that a new page cannot be forgotten: all that need no key of a row.
PAGES = {name: path for name, path in ADDRESSES.items() if name in access.PAGES and not _KEY.search(path)}
TABS = (
    "/duties/?tab=closed",
    "/duties/?tab=late",
    "/duties/doubles/?tab=decided",
    "/cases/?tab=closed",
    "/cases/?tab=mine",
    "/voices/?tab=closed",
    "/voices/reveals/?of=voices",
    "/voices/reveals/?of=exports",
    "/rectify/?tab=closed",
    "/snags/?tab=closed",
    "/training/?tab=over",
    "/certificates/?tab=revoked",
)
# Their rows are no list of what came: a fixed table, a form, the holidays of a year.
FIXED = {
    "reports:reports",
    "catalogue:matters",
    "catalogue:coverage",
    "catalogue:calendar",
    "catalogue:list",
    "catalogue:new",
    "people:sessions",
    "openness:new",
    "openness:poster-new",
}
_ROWS = re.compile(r"<tr\b|<li\b|<option\b|<article\b")


def shown(client: Client, paths: list[str]) -> dict[str, tuple[int, int]]:
    """Of each page that opens for them: how many queries, and how many rows it shows."""
    found = {}
    for path in paths:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[path] = len(captured), len(_ROWS.findall(answer.content.decode()))
    return found


def test_no_page_asks_more_often_for_more_rows(ring: KeyRing) -> None:
    publish_matters()
    paths, clients = [*PAGES.values(), *TABS], []
    for role in (Role.SUPERVISOR, Role.ADMIN, Role.CLERK):
        client = Client()
        client.force_login(make_staff(role.value, role))
        clients.append(client)
    leader = Client()
    leader.force_login(make_staff("leader", Role.LEADER, "420626106"))
    clients.append(leader)
    more(make_terminal("420626106"), ring, 2, 1)
    for client in clients:
        # The first page of a session also looks what of it may be kept.
        client.get("/")
    few = [shown(client, paths) for client in clients]
    more(make_terminal("420626106"), ring, 7, 100)
    many = [shown(client, paths) for client in clients]
    grown = set()
    for before, after in zip(few, many, strict=True):
        asked = {path: (before[path][0], after[path][0]) for path in before}
        assert {path: both for path, both in asked.items() if both[1] > both[0]} == {}
        grown |= {path for path in before if after[path][1] > before[path][1]}
    seen = set().union(*few)
    # What shows no more rows for more of everything has not been tried.
    assert sorted({name for name, path in PAGES.items() if path in seen - grown} - FIXED) == []
    assert PublishedMatter.objects.exists()
    assert Staff.objects.count() > len(clients)
