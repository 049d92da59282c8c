"""The console's pages over Django's test client: who may open what, and what they never say."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sync.county.catalogue.models import PublishedMatter
from sync.county.desk.models import Case, Reveal
from sync.county.fleet import services as fleet
from sync.county.fleet.models import EnrolmentCode, Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.county.questions.models import IssuedCertificate
from sync.model.case import CaseState
from tests.county.lists import ROW, matter_list, row
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.county_voices import said, voice_message
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
CASES = {Role.CLERK, Role.WINDOW, Role.LEADER, Role.SUPERVISOR}
PAGES = {
    "/": set(Role),
    "/cases/": CASES,
    "/reviews/": CASES,
    "/rectify/": set(Role) - {Role.ADMIN},
    "/snags/": set(Role) - {Role.ADMIN},
    "/training/": set(Role),
    "/reports/": CASES | {Role.ADMIN},
    "/duties/": CASES | {Role.HELPER},
    "/terminals/": {Role.ADMIN, Role.LEADER, Role.SUPERVISOR, Role.KEEPER},
    "/calls/": set(Role),
    "/matters/": set(Role),
    "/voices/": CASES,
    "/openness/": set(Role),
    "/staff/": {Role.ADMIN},
    "/systems/": {Role.ADMIN},
    "/logins/": {Role.LEADER, Role.SUPERVISOR},
    "/late/": CASES,
    "/voices/reveals/": {Role.LEADER, Role.SUPERVISOR},
    "/matters/calendar/": {Role.ADMIN},
    "/password/": set(Role),
    "/sessions/": set(Role),
    "/placards/": set(Role),
}
# One's own account, below the menu.
OWN = ("/password/", "/sessions/")
# Opened from another page as well as from the menu.
MORE = {"/logins/": {Role.ADMIN}, "/matters/calendar/": set(Role)}


def client_of(staff: Staff) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(staff)
    return client


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


@pytest.mark.parametrize("path", [*PAGES, "/cases/x/", "/matters/HR-007/", "/terminals/420626106-01/"])
def test_nothing_opens_without_logging_in(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


@pytest.mark.parametrize("role", list(Role))
def test_each_office_opens_its_pages_and_sees_a_menu_of_them(role: Role, terminal: Terminal) -> None:
    client = client_of(make_staff(role=role))
    for path, allowed in PAGES.items():
        response = client.get(path)
        may = role in allowed | MORE.get(path, set())
        assert response.status_code == (200 if may else 403), path
        links = set(re.findall(r'<a href="([^"]+)" class="nav', response.content.decode()))
        assert links == {p for p, offices in PAGES.items() if role in offices and p not in OWN}


def test_every_page_keeps_to_the_policy_and_every_picture_exists(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id, helper="王*琴", agent=applicant("陈代办", order=9), signature=None)
    case = file(terminal, ring, id=body.id, agent=body.agent, signature=None, helper="王*琴")
    push(terminal, review_message(review_of(body, revisit=True), terminal.id, ring.county_keys()[0]))
    clerk, admin = client_of(make_staff()), client_of(make_staff("admin", Role.ADMIN))
    pages = [(clerk, p) for p in ("/", "/cases/", f"/cases/{case.id}/", "/reviews/", "/matters/?q=养老")]
    pages += [
        (admin, p) for p in ("/terminals/", f"/terminals/{terminal.id}/", "/staff/", "/matters/HR-007/")
    ]
    voice = said(terminal.id)
    push(terminal, voice_message(voice, ring.county_keys()[0]))
    supervisor = client_of(make_staff("super", Role.SUPERVISOR))
    pages += [(supervisor, "/voices/"), (supervisor, f"/voices/{voice.id}/")]
    pages += [(admin, "/openness/"), (admin, "/openness/new/")]
    issued = IssuedCertificate.objects.create(
        number="26113000000001",
        title="参保证明",
        department="某局",
        masked_name="张*例",
        issued_at=timezone.now(),
    )
    pages += [(clerk, "/certificates/"), (clerk, f"/certificates/{issued.number}/"), (clerk, "/duties/")]
    pages += [(Client(), "/login/")]
    for client, path in pages:
        response = client.get(path)
        text = response.content.decode()
        assert response.status_code == 200, path
        assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|https?://", text), path
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response["Cache-Control"] == "no-store"
        assert response["X-Frame-Options"] == "DENY"
        for name in re.findall(r'(?:src|href)="/static/([^"]+)"', text):
            assert finders.find(name), (path, name)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", text):
            named = re.search(r'type="hidden"|aria-label=|aria-hidden', field)
            label = re.search(r'\sid="([^"]+)"', field)
            assert named or (label and f'for="{label.group(1)}"' in text), (path, field)


def test_a_case_is_masked_until_it_is_revealed_and_again_afterwards(
    terminal: Terminal, ring: KeyRing
) -> None:
    case = file(terminal, ring, answers={"/data/phone": "13800000000", "/data/level": "每年 500 元"})
    client = client_of(make_staff())
    url, secrets = f"/cases/{case.id}/", (applicant().name, applicant().id_number, "13800000000")
    for text in (client.get(url).content.decode(), client.get("/cases/").content.decode()):
        assert not any(secret in text for secret in secrets)
    shown = client.post(url + "reveal/", {"reason": "电话核对"})
    text = shown.content.decode()
    assert all(secret in text for secret in secrets)
    assert shown["Cache-Control"] == "no-store"
    assert "<polyline" in text
    assert Reveal.objects.get().reason == "电话核对"
    assert not any(secret in client.get(url).content.decode() for secret in secrets)
    assert client.post(url + "reveal/", {"reason": ""}).status_code == 400
    assert Reveal.objects.count() == 1


def test_deciding_over_the_page_and_the_second_clerk_keeps_his_words(
    terminal: Terminal, ring: KeyRing
) -> None:
    case = file(terminal, ring)
    first, second = client_of(make_staff()), client_of(make_staff("other", name="李示范"))
    url = f"/cases/{case.id}/act/"
    assert first.post(url, {"act": "accept", "version": "1", "note": "好"}).status_code == 302
    late = second.post(url, {"act": "not_accept", "version": "1", "note": "<b>请到户籍地</b>"})
    text = late.content.decode()
    assert late.status_code == 409
    assert "没有生效" in text
    assert "&lt;b&gt;请到户籍地&lt;/b&gt;" in text
    assert 'name="version" value="2"' in text
    assert Case.objects.get().status is CaseState.ACCEPTED


def test_a_name_or_number_looked_for_is_in_no_address(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring, who=applicant("欧阳示例", order=7))
    client = client_of(make_staff())
    for typed in ("欧阳示例", applicant(order=7).id_number):
        response = client.post("/cases/search/", {"q": typed})
        assert response.status_code == 302
        assert re.fullmatch(r"/cases/\?person=[0-9a-f]{64}", response["Location"])
        assert case.id in client.get(response["Location"]).content.decode()
    nobody = client.post("/cases/search/", {"q": "没有这个人"}, follow=True)
    assert nobody.redirect_chain == [("/cases/", 302)]
    assert "没有找到" in nobody.content.decode()
    assert client.post("/cases/search/", {"q": "养老"})["Location"].startswith("/cases/?q=")


@pytest.mark.parametrize("form", [{}, {"act": "burn", "version": "1"}, {"act": "accept", "version": "x"}])
def test_a_made_up_form_does_nothing(terminal: Terminal, ring: KeyRing, form: dict[str, str]) -> None:
    case = file(terminal, ring)
    assert client_of(make_staff()).post(f"/cases/{case.id}/act/", form).status_code == 404
    assert Case.objects.get().version == 1


def test_forms_need_their_token(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff())
    response = client.post(f"/cases/{case.id}/act/", {"act": "accept", "version": "1"})
    assert response.status_code == 403
    assert "刷新" in response.content.decode()


def test_another_townships_case_is_as_if_it_were_not_there(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    client = client_of(make_staff(township="420626100"))
    assert client.get(f"/cases/{case.id}/").status_code == client.get("/cases/nothing/").status_code == 404


def test_logging_in_goes_on_where_one_wanted_to_go_but_never_away() -> None:
    make_staff()
    good = {"username": "clerk", "password": "right-password-1"}
    assert Client().post("/login/", good | {"next": "/reviews/"})["Location"] == "/reviews/"
    assert Client().post("/login/", good | {"next": "https://evil.example/"})["Location"] == "/"
    wrong = Client().post("/login/", good | {"password": "x"})
    assert wrong.status_code == 401
    assert "用户名或密码不对" in wrong.content.decode()


def test_a_handed_out_password_leads_to_its_change_first() -> None:
    staff = make_staff()
    Staff.objects.filter(pk=staff.pk).update(must_change_password=True)
    client = client_of(staff)
    assert client.get("/cases/")["Location"] == "/password/"
    form = {"old": "right-password-1", "new": "another-good-one-2", "again": "another-good-one-2"}
    assert client.post("/password/", form).status_code == 302
    assert client.get("/cases/").status_code == 200


def test_an_administrator_takes_in_a_list_and_sees_each_problem(terminal: Terminal) -> None:
    """Publishing what was shown: test_editing.py."""
    client = client_of(make_staff("admin", Role.ADMIN))

    def send(source: bytes) -> str:
        file = SimpleUploadedFile("新清单.xlsx", source)
        return unescape(client.post("/matters/upload/", {"file": file}).content.decode())

    text = send(matter_list(ROW, row(事项编码="HR-900", 事项名称="新事项", 承诺时限=99)))
    assert "还没有发布" in text
    assert "承诺不能超过法定" in text
    assert "新增 1 个" in send(matter_list(row(事项编码="HR-900", 事项名称="新事项")))
    assert not PublishedMatter.objects.filter(code="HR-900").exists()
    assert client.post("/matters/upload/", {}).status_code == 400
    assert client_of(make_staff()).post("/matters/upload/", {}).status_code == 403


def test_a_keeper_issues_a_code_shown_once(terminal: Terminal) -> None:
    client = client_of(make_staff(role=Role.KEEPER))
    text = client.post("/terminals/code/", {"township": "420626106", "device": ""}).content.decode()
    assert "420626106-02" in text
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert code
    assert code.group() not in client.get("/terminals/").content.decode()
    assert EnrolmentCode.objects.latest("id").made_by == "clerk"
    assert client.post("/terminals/code/", {"township": "1"}).status_code == 400
    assert client.post("/terminals/code/", {"township": "420626106", "device": "x"}).status_code == 400


def test_a_keeper_describes_and_stops_a_terminal(terminal: Terminal) -> None:
    client = client_of(make_staff(role=Role.KEEPER))
    url = f"/terminals/{terminal.id}/"
    fields = {"centre_name": "歇马镇党群服务中心", "hours": "8:30–17:30", "seen": fleet.described(terminal)}
    assert client.post(url, fields).status_code == 302
    assert client.post(url + "revoke/", {"reason": "送修"}).status_code == 302
    terminal.refresh_from_db()
    assert (terminal.hours, terminal.revoked_at is not None) == ("8:30–17:30", True)
    supervisor = client_of(make_staff("sup", Role.SUPERVISOR))
    assert supervisor.post(url + "revoke/").status_code == 403
    supervisor.post(url, {"centre_name": "别的", "seen": fleet.described(terminal)})
    terminal.refresh_from_db()
    assert terminal.centre_name == "歇马镇党群服务中心"


def test_accounts_are_made_reset_and_switched_off_on_the_page() -> None:
    admin = make_staff("admin", Role.ADMIN)
    client = client_of(admin)
    unit = str(Org.objects.get(kind="county").pk)
    fields = {"username": "new", "name": "李示范", "unit": unit, "role": "clerk"}
    assert "只显示这一次" in client.post("/staff/add/", fields).content.decode()
    new = Staff.objects.get(username="new")
    assert client.post("/staff/add/", fields).status_code == 400
    assert "只显示这一次" in client.post(f"/staff/{new.pk}/", {"todo": "password"}).content.decode()
    client.post(f"/staff/{new.pk}/", {"todo": "off"})
    client.post(f"/staff/{admin.pk}/", {"todo": "off"})
    new.refresh_from_db()
    admin.refresh_from_db()
    assert (new.is_active, admin.is_active) == (False, True)


def test_the_wrong_address_gets_a_sentence() -> None:
    response = client_of(make_staff()).get("/nowhere/")
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()
