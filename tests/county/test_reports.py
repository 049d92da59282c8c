"""Figures against what was really filed, and that pages, files and the paper show them."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, timedelta

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from sync.county.catalogue import services as catalogue
from sync.county.days import start
from sync.county.desk import services as desk
from sync.county.desk.acts import Act
from sync.county.desk.models import Case, CaseReview
from sync.county.fleet.models import Health, Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.reports import keeping, overview
from sync.county.reports.counting import Counts, counted
from sync.county.reports.scope import scope_of
from sync.county.reports.sections import rate, sections, totals, unsynced
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
    found = {one.key: one for one in sections(scope, counted(scope, timezone.now()), today)}
    assert [row[1:5] for row in found["days"].rows] == [(4, 2, 1, 1)]
    by_name = {row[0]: row[1:] for row in found["townships"].rows}
    assert by_name["歇马镇"] == (3, 1, 100.0, 1, 100.0, 0)
    assert by_name["马桥镇"] == (1, 0, None, 1, 0.0, 1)
    assert sum(int(row[1]) for row in found["domains"].rows) == 4  # type: ignore[arg-type]
    assert sum(int(row[2]) for row in found["overdue"].rows) == 1  # type: ignore[arg-type]
    assert [row[2] for row in found["first-asked"].rows] == [1]
    assert found["corrections"].rows == []
    assert totals(scope, counted(scope, timezone.now()), today).received == 4


def test_a_machine_is_lost_a_day_after_it_was_heard_not_at_midnight(county: KeyRing) -> None:
    today = timezone.localdate()
    scope = scope_of(make_staff("sup", Role.SUPERVISOR), "", today, today)
    heard = timezone.now()
    Terminal.objects.update(last_seen=heard)
    Health.objects.update(waiting=0)
    assert unsynced(scope, heard + timedelta(hours=23)).rows == []
    assert len(unsynced(scope, heard + timedelta(hours=25)).rows) == Terminal.objects.count() > 0


class TestKept:
    """What is more than a week old is added up from what the night counted; it must be the same."""

    @pytest.fixture
    def old(self, county: KeyRing) -> date:
        """The four cases, their reviews and ends, on two days of last month."""
        day = timezone.localdate() - timedelta(days=20)
        for number, case in enumerate(Case.objects.order_by("id")):
            back = timedelta(days=20 + number % 2)
            Case.objects.filter(pk=case.pk).update(
                received_at=case.received_at - back,
                closed_at=case.closed_at - back if case.closed_at else None,
            )
        CaseReview.objects.update(received_at=F("received_at") - timedelta(days=20))
        return day

    @pytest.mark.parametrize("township", ["", "420626106"])
    def test_it_is_what_the_cases_say(self, old: date, township: str) -> None:
        today, now = timezone.localdate(), timezone.now()
        file(Terminal.objects.get(township="420626106"), KeyRing(settings.KEYS_FOLDER))
        scope = scope_of(make_staff("sup", Role.SUPERVISOR), township, old - timedelta(days=9), today)
        live = counted(scope, now)
        assert keeping.recount(now) > 0
        assert keeping.kept(now) is not None
        found = counted(scope, now)
        assert found == live
        assert len(found.days) == 3
        assert sum(found.ways.values()) == (5 if not township else 4)
        # Only days of the last week are read from the cases.
        with CaptureQueriesContext(connection) as asked:
            counted(scope, now)
        first = start(timezone.localdate(now) - keeping.NOT_YET + timedelta(days=1))
        # SQLite is asked in UTC, PostgreSQL in the county's time.
        said = [f"{moment:%Y-%m-%d %H:}" for moment in (first, first.astimezone(UTC))]
        read = [q["sql"] for q in asked if 'FROM "desk_case"' in q["sql"]]
        assert len(read) == 2
        assert all(any(moment in sql for moment in said) for sql in read)

    def test_the_next_night_sees_what_changed_and_without_nights_it_is_counted(self, old: date) -> None:
        now = timezone.now()
        scope = scope_of(make_staff("sup", Role.SUPERVISOR), "", old - timedelta(days=9), old)
        keeping.recount(now)
        Case.objects.filter(helper="").update(helper="王*琴")
        assert counted(scope, now).ways["帮办"] == 1
        assert counted(scope, now + timedelta(days=3)).ways["帮办"] == 4
        keeping.recount(now)
        assert counted(scope, now).ways["帮办"] == 4

    def test_a_departments_clerk_sees_no_county_wide_tally(self, old: date) -> None:
        now = timezone.now()
        keeping.recount(now)
        clerk = Staff.objects.create_staff(
            "dep", "right-password-1", name="王示例", role=Role.CLERK, org="保康县某某局"
        )
        assert counted(scope_of(clerk, "", old - timedelta(days=9), old), now) == Counts()


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
    pages = [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(paper.content)).pages]
    # On each page: whoever has lost the last one must see that.
    said = [re.search(r"第(\d+)页共(\d+)页", words) for words in pages]
    assert [one and one.groups() for one in said] == [
        (str(number), str(len(pages))) for number in range(1, len(pages) + 1)
    ]
    assert len(pages) > 1


def test_who_helped_is_masked_in_the_overview(ring: KeyRing, client: Client) -> None:
    """A terminal may send the whole name."""
    file(make_terminal(), ring, helper="王示琴")
    Case.objects.update(due=timezone.localdate())
    client.force_login(make_staff("boss", Role.SUPERVISOR, name="李示督"))
    page = client.get("/").content.decode()
    assert "首问 王*琴" in page
    assert "王示琴" not in page


def test_who_sees_no_cases_sees_no_report(client: Client) -> None:
    client.force_login(make_staff("k", Role.KEEPER, "420626106"))
    assert client.get("/").status_code == 200
    for path in ("/reports/", "/reports/paper/", "/reports/days/export/"):
        assert client.get(path).status_code == 403
