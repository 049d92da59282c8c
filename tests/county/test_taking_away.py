"""Every list as a table to take away: the rows that are shown, masked as there; who took it is kept."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import urljoin

import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from sync.county.desk import services as desk
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import ExportRecord, LoginRecord
from sync.county.people.rules import Role
from sync.county.voices import services as voices
from sync.model.review import Level
from tests.county.everything import more
from tests.county.makers import file, file_body, make_staff, make_terminal, publish_matters, push
from tests.county.test_access import ADDRESSES
from tests.county.test_voices import speak
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "420626106", "420626107"
WHO = applicant("张示例")


@pytest.fixture
def terminal(ring: KeyRing) -> Terminal:
    """With a case, its review and a complaint; another township has a case too."""
    made = make_terminal(HERE)
    body = filed_case(made.id, who=WHO)
    file_body(made, ring, body)
    review = review_of(body, Level.DISSATISFIED, items=["501"], words="等了很久")
    push(made, review_message(review, made.id, ring.county_keys()[0], body.visit))
    speak(made, ring)
    file(make_terminal(ELSEWHERE), ring, who=applicant("李示例", order=4))
    return made


def rows_of(response: HttpResponse) -> list[list[str]]:
    assert response.status_code == 200, response.content[:300]
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/cases/", 2),
        ("/cases/?tab=closed", 0),
        (f"/cases/?township={HERE}", 1),
        ("/reviews/", 1),
        ("/voices/", 1),
        ("/terminals/", 2),
        (f"/terminals/?township={ELSEWHERE}", 1),
        ("/duties/doubles/", 0),
    ],
)
def test_a_list_leaves_as_it_is_narrowed(terminal: Terminal, client: Client, path: str, rows: int) -> None:
    client.force_login(make_staff("sup", Role.SUPERVISOR))
    joined = "&" if "?" in path else "?"
    table = rows_of(client.get(f"{path}{joined}as=csv"))
    assert len(table) == rows + 1
    assert all(len(row) == len(table[0]) for row in table)
    text = "\n".join(cell for row in table for cell in row)
    for word in (WHO.name, WHO.id_number, WHO.phone, "等了很久"):
        assert word not in text
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{path}{joined}as=xlsx").content))
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == rows + 1
    taken = list(ExportRecord.objects.order_by("id").values_list("kind", "number", "staff__username"))
    assert taken == [("csv", rows, "sup"), ("xlsx", rows, "sup")]


def test_a_township_takes_away_its_own_alone(terminal: Terminal, client: Client) -> None:
    client.force_login(make_staff("leader", Role.LEADER, township=HERE))
    for path in (
        "/cases/?as=csv",
        "/cases/?township=420626107&as=csv",
        "/terminals/?township=420626107&as=csv",
    ):
        text = client.get(path).content.decode("utf-8-sig")
        assert "马桥镇" not in text, path
    assert "张*例" in client.get("/cases/?as=csv").content.decode("utf-8-sig")


def test_who_oversees_sees_who_looked_and_who_took_away(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    case = file(terminal, ring, who=applicant("王示例", order=6))
    window = make_staff("window", Role.WINDOW, township=HERE, name="赵示窗")
    supervisor = make_staff("sup", Role.SUPERVISOR, name="李示督")
    desk.reveal(case.id, window, "核对身份证号")
    voice = speak(terminal, ring)
    voices.reveal(voice.id, supervisor, "给群众回电话")
    client.force_login(window)
    client.get("/cases/?as=xlsx&domain=人社")
    client.force_login(supervisor)
    looked = client.get("/voices/reveals/").content.decode()
    for word in ("赵示窗", "window", "核对身份证号", case.matter_name, case.receipt_no, "王*例"):
        assert word in looked, word
    assert "王示例" not in looked
    heard = client.get("/voices/reveals/?of=voices").content.decode()
    assert "给群众回电话" in heard
    assert voice.voice_no in heard
    taken = client.get("/voices/reveals/?of=exports").content.decode()
    assert "赵示窗" in taken
    assert "办件-待办" in taken
    assert f"who={window.pk}" not in taken
    assert (
        "赵示窗"
        not in client.get(f"/voices/reveals/?of=exports&who={supervisor.pk}")
        .content.decode()
        .partition("<tbody>")[2]
    )
    narrowed = ExportRecord.objects.get(staff=window).narrowed
    assert "domain=" in narrowed


def test_a_leader_sees_looks_at_what_was_filed_there_alone(
    terminal: Terminal, ring: KeyRing, client: Client
) -> None:
    clerk = make_staff("clerk", Role.CLERK)
    other = file(make_terminal(ELSEWHERE), ring, who=applicant("钱示例", order=8))
    here = file(terminal, ring, who=applicant("王示例", order=6))
    desk.reveal(here.id, clerk, "这里的理由")
    desk.reveal(other.id, clerk, "别处的理由")
    client.force_login(make_staff("leader", Role.LEADER, township=HERE))
    shown = client.get("/voices/reveals/").content.decode()
    assert "这里的理由" in shown
    assert "别处的理由" not in shown
    assert "别处的理由" not in client.get("/voices/reveals/?as=csv").content.decode("utf-8-sig")


def test_log_ins_as_a_table(client: Client) -> None:
    supervisor = make_staff("sup", Role.SUPERVISOR)
    LoginRecord.objects.create(
        at=timezone.now(), staff=supervisor, typed="sup", address="192.0.2.7", outcome="wrong"
    )
    client.force_login(supervisor)
    table = rows_of(client.get("/logins/?only=wrong&as=csv"))
    assert table[1][1:] == ["王示琴", "sup", "保康县行政审批局", "192.0.2.7", "密码不对"]


# Tables that are no list of what came: forms, a week's sheet of days, one's own places, a list before it is
# published, cases that the list of cases exports.
NO_LIST = {
    "catalogue:calendar",
    "catalogue:list",
    "catalogue:edit",
    "catalogue:new",
    "desk:batch",
    "fleet:settings",
    "openness:new",
    "people:sessions",
}


def test_every_page_with_a_table_gives_it_as_both_files(ring: KeyRing) -> None:
    """From the list of addresses, so that a new page cannot be forgotten."""
    publish_matters()
    more(make_terminal(HERE), ring, 1, 1)
    tried = set()
    for role in (Role.SUPERVISOR, Role.ADMIN, Role.CLERK):
        client = Client()
        client.force_login(make_staff(f"all-{role.value}", role))
        for name, path in ADDRESSES.items():
            if name not in access.PAGES or name in NO_LIST or not access.may_open(role, name, changes=False):
                continue
            answer = client.get(path)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            page = answer.content.decode()
            if "<table" not in page:
                continue
            links = [unescape(link) for link in re.findall(r'href="([^"]*as=(?:xlsx|csv))"', page)]
            assert {link[-3:] for link in links} == {"lsx", "csv"}, name
            for link in links:
                file = client.get(urljoin(path, link))
                assert "attachment" in file["Content-Disposition"], (name, link)
            tried.add(name)
    assert len(tried) > 18, tried
