"""Figures against what was really filed, and that pages, files and the paper show them."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk import services as desk
from sync.county.desk.acts import Act
from sync.county.desk.models import Case
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.county.reports import overview
from sync.county.reports.counting import counted
from sync.county.reports.scope import scope_of
from sync.county.reports.sections import rate, sections, totals
from sync.model.review import Level
from tests.county.makers import file, file_body, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(ring: KeyRing) -> KeyRing:
    """Two townships: three cases here, one there; one helped, one by an agent, one closed, two rated."""
    publish_matters()
    here, there = make_terminal("420626106"), make_terminal("420626107")
    body = filed_case(here.id, helper="王*琴")
    case = file_body(here, ring, body)
    file(here, ring, who=applicant(order=4), agent=applicant(order=6))
    file(here, ring, who=applicant(order=8))
    other = filed_case(there.id, who=applicant(order=10))
    file_body(there, ring, other)
    key = ring.county_keys()[0]
    push(here, review_message(review_of(body), here.id, key, body.visit))
    push(there, review_message(review_of(other, Level.DISSATISFIED), there.id, key, other.visit))
    clerk = make_staff("maker")
    done = desk.act(case.pk, clerk, case.version, Act.ACCEPT, "")
    desk.act(case.pk, clerk, done.version, Act.COMPLETE, "好了")
    Case.objects.filter(pk=other.id).update(due=timezone.localdate() - timedelta(days=1))
    return ring


@pytest.mark.usefixtures("county")
def test_the_five_figures_and_their_places() -> None:
    today, calendar = timezone.localdate(), catalogue.work_calendar()
    whole = overview.figures(scope_of(make_staff("sup", Role.SUPERVISOR), "", today, today), today, calendar)
    assert whole.today.counts == (2, 1, 1)
    assert (whole.reviews, whole.bad, whole.satisfied) == (2, 1, 50.0)
    assert (whole.closed, whole.in_time, whole.punctual, whole.overdue) == (1, 1, 100.0, 1)
    leader = make_staff("leader", Role.LEADER, "420626106")
    mine = overview.figures(scope_of(leader, "420626107", today, today), today, calendar)
    assert (mine.today.total, mine.satisfied, mine.overdue) == (3, 100.0, 0)


@pytest.mark.usefixtures("county")
def test_the_tables_add_up() -> None:
    today = timezone.localdate()
    scope = scope_of(make_staff("sup", Role.SUPERVISOR), "", today, today)
    found = {one.key: one for one in sections(scope, counted(scope), today)}
    assert [row[1:5] for row in found["days"].rows] == [(4, 2, 1, 1)]
    by_name = {row[0]: row[1:] for row in found["townships"].rows}
    assert by_name["歇马镇"] == (3, 1, 100.0, 1, 100.0, 0)
    assert by_name["马桥镇"] == (1, 0, None, 1, 0.0, 1)
    assert sum(int(row[1]) for row in found["domains"].rows) == 4  # type: ignore[arg-type]
    assert sum(int(row[2]) for row in found["overdue"].rows) == 1  # type: ignore[arg-type]
    assert [row[2] for row in found["first-asked"].rows] == [1]
    assert found["corrections"].rows == []
    assert totals(scope, counted(scope), today).received == 4


def test_a_rate_is_cut_off_not_rounded_up() -> None:
    assert rate(1999, 2000) == 99.9
    assert rate(0, 0) is None


@pytest.mark.usefixtures("county")
def test_pages_files_and_paper(client: Client) -> None:
    client.force_login(make_staff("sup", Role.SUPERVISOR))
    for path in ("/", "/?township=420626107", "/reports/", "/reports/?since=x&until=9999-01-01"):
        page = client.get(path).content.decode()
        (drawn, *_) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
        assert 'aria-label="' in drawn
        assert not re.search(r"<style|<script|style=|onload=|xlink", drawn)
    sheet = openpyxl.load_workbook(
        io.BytesIO(client.get("/reports/townships/export/?as=xlsx").content)
    ).active
    assert sheet["A1"].value == "乡镇"
    assert client.get("/reports/nothing/export/").status_code == 404
    paper = client.get("/reports/paper/?month=2026-11")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert b"/FontFile2" in paper.content


def test_who_sees_no_cases_sees_no_report(client: Client) -> None:
    client.force_login(make_staff("k", Role.KEEPER, "420626106"))
    assert client.get("/").status_code == 200
    for path in ("/reports/", "/reports/paper/", "/reports/days/export/"):
        assert client.get(path).status_code == 403
