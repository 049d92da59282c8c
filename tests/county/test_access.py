"""Who may open what: every address, every office, one's own township and another; nothing without a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from sync.county.desk import queries, services
from sync.county.desk.acts import Act
from sync.county.desk.models import Case
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people import access, entrance
from sync.county.people import services as people
from sync.county.people.models import LoginRecord, Org, Staff
from sync.county.people.rules import Role
from tests.county.makers import file, make_staff, make_terminal, publish_matters
from tests.helpers.county_cases import filed_case

HERE, THERE = "420626106", "420626100"
SOCIAL = "保康县人力资源和社会保障局"
LETTERS = {
    "A": Role.ADMIN,
    "C": Role.CLERK,
    "L": Role.LEADER,
    "W": Role.WINDOW,
    "S": Role.SUPERVISOR,
    "K": Role.KEEPER,
    "H": Role.HELPER,
}
ALL, CASES = "ACLWSKH", "CLWS"
# Written down a second time, by hand: what the rule says must be what was meant. see, or see:change.
MEANT = {
    "desk:cases": CASES,
    "desk:search": CASES,
    "desk:case": CASES,
    "desk:batch": "CW",
    "desk:batch-accept": "CW",
    "desk:act": "CLW",
    "desk:undo": "CLW",
    "desk:note": CASES,
    "desk:reveal": CASES,
    "desk:file": CASES,
    "desk:viewer": CASES,
    "desk:reviews": CASES,
    "desk:late": CASES,
    "archive:application": CASES,
    "archive:case-file": CASES,
    "people:staff": "A",
    "people:add": "A",
    "people:change": "A",
    "people:orgs": "A",
    "people:org": "A",
    "people:logins": "ALS",
    "people:pin": "HK",
    "people:sessions": ALL,
    "placards:placards": ALL,
    "placards:sheets": ALL,
    "reports:overview": ALL,
    "reports:reports": "ACLWS",
    "reports:section": "ACLWS",
    "reports:paper": "ACLWS",
    "calls:calls": ALL,
    "calls:answer": ALL,
    "voices:voices": CASES,
    "voices:search": CASES,
    "voices:voice": CASES,
    "voices:act": CASES,
    "voices:reveal": CASES,
    "voices:reveals": "LS",
    "openness:documents": ALL,
    "openness:new": "A",
    "openness:document": "ACLWSKH:A",
    "openness:withdraw": "A",
    "openness:cancel": "A",
    "openness:posters": ALL,
    "systems:partners": "A",
    "systems:make": "A",
    "systems:revoke": "A",
    "openness:poster-new": "A",
    "openness:poster": "A",
    "openness:poster-off": "A",
    "catalogue:calendar": "ACLWSKH:A",
    "catalogue:matters": ALL,
    "catalogue:matter": ALL,
    "catalogue:upload": "A",
    "catalogue:list": "A",
    "catalogue:list-publish": "A",
    "catalogue:coverage": ALL,
    "catalogue:new": "A",
    "catalogue:edit": "A",
    "catalogue:withdraw": "A",
    "catalogue:restore": "A",
    "catalogue:cancel": "A",
    "catalogue:form": ALL,
    "catalogue:form-check": "A",
    "catalogue:form-publish": "A",
    "catalogue:form-drop": "A",
    "catalogue:form-restore": "A",
    "catalogue:form-file": ALL,
    "fleet:terminals": "ALSK:AK",
    "fleet:code": "AK",
    "fleet:settings": "ALSK:AK",
    "fleet:terminal": "ALSK:AK",
    "fleet:revoke": "AK",
    "fleet:looked": "AK",
    "fleet:resend": "AK",
    "keeping:keeping": "ALSK",
    "rectify:rectifications": "CLWSKH",
    "rectify:rectification": "CLWSKH",
    "rectify:act": "CLWSKH",
    "rectify:new": "LS",
    "snags:snags": "CLWSKH",
    "snags:snag": "CLWSKH",
    "snags:act": "CLWSKH",
    "snags:seen": "CLWSKH",
    "training:trainings": ALL,
    "training:training": ALL,
    "training:new": "AC",
    "training:edit": "AC",
    "training:cancel": "AC",
    "training:results": "AC",
    "duties:duties": "CLWSH",
    "duties:new": "CLWSH",
    "duties:seen": "CLWSH",
    "duties:duty": "CLWSH",
    "duties:act": "CLWSH",
    "duties:helped": "CLWSH",
    "duties:doubles": CASES,
    "duties:double": CASES,
    "duties:outside": CASES,
    "certificates:certificates": CASES,
    "certificates:certificate": "CLWS:CW",
}
VALUES: dict[str, Any] = {
    "case_id": "nothing",
    "file_id": "nothing",
    "staff_id": 1,
    "org_id": 1,
    "duty_id": 1,
    "plan_id": 1,
    "doubled_id": 1,
    "terminal_id": "420626106-99",
    "code": "HR-007",
    "version": "1",
    "voice_id": "nothing",
    "call_id": "nothing",
    "snag_id": "nothing",
    "training_id": "nothing",
    "key": "nothing",
    "poster_key": "nothing",
    "document_key": "nothing",
}


def addresses(keys: Mapping[str, Any] = VALUES) -> Iterator[tuple[str, str]]:
    """(name, path) of every address behind the console's door. keys: of rows, by the parameter's name."""

    def walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, str]]:
        for entry in resolver.url_patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, route, entry.namespace or space)
            elif isinstance(entry, URLPattern) and not any(
                f"{entry.callback.__module__}.".startswith(f"{app}.") for app in access.OPEN_APPS
            ):
                name = f"{space}:{entry.name}" if space else str(entry.name)
                values = {key: keys.get(key, 1) for key in entry.pattern.converters}
                for key, value in values.items():
                    route = route.replace(f"<str:{key}>", str(value)).replace(f"<int:{key}>", str(value))
                    route = route.replace(f"<{key}>", str(value))
                yield name, f"/{route}"

    yield from walk(get_resolver(), "", "")


ADDRESSES = dict(addresses())


def offices(letters: str) -> frozenset[Role]:
    return frozenset(LETTERS[letter] for letter in letters)


def test_every_address_has_a_rule_and_every_rule_an_address() -> None:
    assert set(ADDRESSES) - access.OPEN == set(access.PAGES)


def test_the_rules_are_what_was_meant() -> None:
    said = {name: (page.see, page.change) for name, page in access.PAGES.items()}
    meant = {}
    for name, text in MEANT.items():
        see, _, change = text.partition(":")
        meant[name] = (offices(see), offices(change or see))
    assert said == meant


@pytest.mark.django_db
@pytest.mark.parametrize("township", ["", HERE, THERE])
@pytest.mark.parametrize("role", list(Role))
def test_each_office_is_let_in_where_it_may_and_nowhere_else(role: Role, township: str) -> None:
    client = Client(raise_request_exception=True)
    client.force_login(make_staff("somebody", role, township))
    for name, page in access.PAGES.items():
        for method, allowed in (("get", page.see), ("post", page.change)):
            status = getattr(client, method)(ADDRESSES[name]).status_code
            if role in allowed:
                assert status != 403, (name, method)
            else:
                assert status == 403, (name, method)
            assert status < 500, (name, method)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(access.PAGES))
def test_nobody_is_let_in_without_logging_in(name: str) -> None:
    for answer in (Client().get(ADDRESSES[name]), Client().post(ADDRESSES[name])):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/login/")


@pytest.mark.django_db
def test_a_page_without_a_rule_opens_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(access.PAGES, "calls:calls")
    client = Client()
    client.force_login(make_staff("admin", Role.ADMIN))
    answer = client.get("/calls/")
    assert answer.status_code == 403
    assert "还没有写明谁可以看" in answer.content.decode()


class Row:
    """Whose a case is, and nothing else of it."""

    def __init__(self, township: str, owner: int | None, first: int | None, holder: int | None) -> None:
        self.township, self.owner_id, self.first_owner_id, self.holder_id = township, owner, first, holder


def somebody(role: Role, township: str, unit: int | None, kind: str, pk: int) -> Staff:
    org = Org(pk=unit, kind=kind, name="某单位", township=township) if unit is not None else None
    return Staff(pk=pk, role=role.value, township=township, unit=org, name="王示琴", username="x")


PLACES = st.sampled_from([("", "county"), ("", "department"), (HERE, "township"), (THERE, "township")])
KEYS = st.sampled_from([None, 1, 2, 3])


@given(
    role=st.sampled_from(list(Role)),
    place=PLACES,
    unit=KEYS,
    township=st.sampled_from([HERE, THERE]),
    owner=KEYS,
    first=KEYS,
    holder=KEYS,
    staffed=st.frozensets(st.sampled_from([1, 2, 3])),
)
def test_what_holds_of_a_single_case(
    role: Role,
    place: tuple[str, str],
    unit: int | None,
    township: str,
    owner: int | None,
    first: int | None,
    holder: int | None,
    staffed: frozenset[int],
) -> None:
    staff, case = somebody(role, place[0], unit, place[1], 1), Row(township, owner, first, holder)
    sees = access.sees_case(staff, case)
    decides = access.decides_case(staff, case, staffed)
    # Whoever decides or receives sees; who may not see cases never does; only who owns it decides.
    assert sees or not (decides or access.receives_case(staff, case))
    assert role.sees_cases or not sees
    if decides and owner is not None and owner in staffed:
        assert owner == unit
    if sees and not access.reach_of(staff).whole:
        assert township == place[0] or holder == 1 or unit in (owner, first)


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal(HERE)


@pytest.mark.django_db
class TestCountyWide:
    """Any township receives; the department decides (全县通办)."""

    def test_the_department_decides_what_the_township_received(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        social = Org.objects.place_of(SOCIAL, "")
        case = file(terminal, ring)
        assert (case.owner, case.department, case.domain) == (social, SOCIAL, "人社")
        clerk = Staff.objects.create_staff(
            "social", "right-password-1", name="周示保", role=Role.CLERK, org=SOCIAL
        )
        other = Staff.objects.create_staff(
            "tax", "right-password-1", name="吴示税", role=Role.CLERK, org="国家税务总局保康县税务局"
        )
        window, county = make_staff("window", Role.WINDOW, HERE), make_staff("county")
        for person, sees in ((clerk, True), (window, True), (county, True), (other, False)):
            assert services.may_see(person, case) is sees
            assert queries.visible(person).exists() is sees
        case = services.act(case.id, window, case.version, Act.ACCEPT)
        for person in (window, county):
            with pytest.raises(services.DeskError, match=f"由{SOCIAL}决定"):
                services.act(case.id, person, case.version, Act.COMPLETE)
        case = services.act(case.id, clerk, case.version, Act.COMPLETE)
        assert (case.township, case.decided_org, case.decided_by) == (HERE, social, clerk)
        assert case.asked == window
        # The result is handed over where the citizen is.
        assert Act.DELIVER in services.possible(window, case)

    def test_a_department_without_anybody_does_not_let_cases_lie(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        Org.objects.place_of(SOCIAL, "")
        case, county = file(terminal, ring), make_staff()
        case = services.act(case.id, county, case.version, Act.ACCEPT)
        case = services.act(case.id, county, case.version, Act.COMPLETE)
        assert case.decided_org is not None
        assert case.decided_org.name == "保康县行政审批局"

    def test_the_townships_own_matters_are_its_windows_to_decide(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        case = file(terminal, ring, matter=("SA-001", "最低生活保障对象认定、保障金给付"))
        window, county = make_staff("window", Role.WINDOW, HERE), make_staff()
        case = services.act(case.id, window, case.version, Act.ACCEPT)
        with pytest.raises(services.DeskError, match="歇马镇党群服务中心决定"):
            services.act(case.id, county, case.version, Act.COMPLETE)
        assert services.act(case.id, window, case.version, Act.COMPLETE).decided_by == window

    def test_handed_to_another_department_the_first_one_still_sees_it(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        social, civil = Org.objects.place_of(SOCIAL, ""), Org.objects.place_of("保康县民政局", "")
        first = Staff.objects.create_staff(
            "s", "right-password-1", name="周示保", role=Role.CLERK, org=SOCIAL
        )
        second = Staff.objects.create_staff(
            "m", "right-password-1", name="郑示民", role=Role.CLERK, org="保康县民政局"
        )
        case = file(terminal, ring)
        case = services.act(case.id, first, case.version, Act.HAND_OVER, "应由民政办", civil)
        assert (case.owner, case.first_owner, case.holder) == (civil, social, None)
        assert services.may_see(first, case)
        with pytest.raises(services.DeskError, match="不能这样办"):
            services.act(case.id, first, case.version, Act.ACCEPT)
        assert services.act(case.id, second, case.version, Act.ACCEPT).holder == second
        event = case.events.get(act="hand_over")
        assert event.data == {"from": first.pk, "from_org": social.pk, "to_org": civil.pk}


@pytest.mark.django_db
class TestLogIn:
    def test_a_log_in_ends_unused_and_after_a_working_day(self, settings: Settings) -> None:
        make_staff()
        client = Client()
        client.post("/login/", {"username": "clerk", "password": "right-password-1"})
        assert client.get("/cases/").status_code == 200
        for key, ago, words in (
            ("seen", timedelta(minutes=settings.IDLE_MINUTES, seconds=1), "没有操作"),
            ("began", timedelta(hours=settings.SESSION_HOURS, seconds=1), "重新登录"),
        ):
            client.post("/login/", {"username": "clerk", "password": "right-password-1"})
            session = client.session
            session[key] = (timezone.now() - ago).timestamp()
            session.save()
            answer = client.get("/cases/", follow=True)
            assert answer.redirect_chain[0][0] == "/login/?next=/cases/"
            assert words in answer.content.decode()
            assert client.get("/cases/").status_code == 302

    def test_a_new_password_and_a_switched_off_account_end_every_other_log_in(self) -> None:
        staff = make_staff()
        one, two = Client(), Client()
        for client in (one, two):
            client.post("/login/", {"username": "clerk", "password": "right-password-1"})
        form = {"old": "right-password-1", "new": "another-good-one-2", "again": "another-good-one-2"}
        assert one.post("/password/", form).status_code == 302
        assert one.get("/cases/").status_code == 200
        assert two.get("/cases/").status_code == 302
        people.switch(staff, active=False)
        assert one.get("/cases/").status_code == 302

    def test_every_try_is_written_down_and_no_password_is(self) -> None:
        make_staff()
        client = Client()
        client.post("/login/", {"username": "my-secret-password", "password": "x"})
        client.post("/login/", {"username": "clerk", "password": "wrong"})
        client.post("/login/", {"username": "clerk", "password": "right-password-1"})
        client.post("/logout/")
        rows = list(LoginRecord.objects.order_by("id").values_list("outcome", "typed", "address"))
        at = "127.0.0.1"
        assert rows == [("wrong", "", at), ("wrong", "clerk", at), ("in", "clerk", at), ("out", "clerk", at)]

    def test_a_place_that_tries_too_much_has_to_wait_even_with_the_right_password(self) -> None:
        make_staff()
        for _ in range(entrance.MOST_FROM_ONE_PLACE):
            LoginRecord.objects.create(at=timezone.now(), typed="", address="127.0.0.1", outcome="wrong")
        answer = Client().post("/login/", {"username": "clerk", "password": "right-password-1"})
        assert answer.status_code == 429
        assert "等 15 分钟" in answer.content.decode()
        elsewhere = Client(REMOTE_ADDR="127.0.0.2")
        answer = elsewhere.post("/login/", {"username": "clerk", "password": "right-password-1"})
        assert answer.status_code == 302

    def test_a_password_like_ones_own_name_is_not_taken(self) -> None:
        staff = make_staff("wangshiqin1")
        said = people.change_password(staff, "right-password-1", "wangshiqin12", "wangshiqin12")
        assert said
        assert "相似" in said[0]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/cases/", "/cases/batch/", "/late/", "/reviews/", "/cases/{}/"])
def test_a_page_asks_the_same_number_of_questions_however_long_its_list(
    path: str, terminal: Terminal, ring: KeyRing
) -> None:
    clerk = make_staff()
    client = Client()
    client.force_login(clerk)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert client.get(path.format(first.id)).status_code == 200
        return len(told)

    first = file(terminal, ring)
    client.get("/")
    few = asked()
    for n in range(8):
        case = file(terminal, ring, id=filed_case(terminal.id).id)
        if n % 2:
            services.act(case.id, clerk, case.version, Act.ACCEPT)
    Case.objects.update(due=timezone.localdate() - timedelta(days=3))
    assert asked() <= few + 1, "one more for a list that was empty before, none for a row"
