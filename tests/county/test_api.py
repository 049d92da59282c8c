"""The interface for other systems: documented, by token and scope, masked, and never a 500."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from openapi_spec_validator import OpenAPIV31SpecValidator

from sync.county.api import answers, tokens, words
from sync.county.api.document import document
from sync.county.api.models import Partner
from sync.county.api.tokens import Scope, TokenError
from sync.county.desk.models import Case, CaseEvent
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.public.limits import Limit
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.people import applicant

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)


class System:
    """Another system with a token."""

    def __init__(self, token: str) -> None:
        self._headers = {"Authorization": f"Bearer {token}"}
        self._client = Client()

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        answer = self._client.get(f"/api/v1/{path}", query, headers=self._headers)
        assert answer.status_code == status, answer.content
        return msgspec.json.decode(answer.content)

    def post(self, path: str, body: object, status: int = 200) -> Any:
        answer = self._client.post(
            f"/api/v1/{path}", msgspec.json.encode(body), "application/json", headers=self._headers
        )
        assert answer.status_code == status, answer.content
        return msgspec.json.decode(answer.content)


@pytest.fixture(autouse=True)
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written just now counts at once."""
    monkeypatch.setattr(answers, "_SETTLED", timezone.timedelta(0))


@pytest.fixture
def terminal(db: None) -> Terminal:
    return make_terminal()


@pytest.fixture
def clerk(db: None) -> Staff:
    return make_staff()


@pytest.fixture
def system(clerk: Staff) -> System:
    return System(tokens.make("人社业务系统", list(Scope), clerk, "admin")[1])


def test_the_document_is_valid_openapi_31() -> None:
    OpenAPIV31SpecValidator(document()).validate()
    assert document()["openapi"] == "3.1.0"


@pytest.mark.django_db
def test_every_address_is_in_the_document_and_the_other_way_round() -> None:
    from sync.county.api.urls import urlpatterns

    ours = {re.sub(r"<\w+:(\w+)>", r"{\1}", str(p.pattern)) for p in urlpatterns[2:-1]}
    assert {f"/{path}" for path in ours} == set(document()["paths"])
    served = Client().get("/api/v1/openapi.json")
    assert msgspec.json.decode(served.content)["paths"].keys() == document()["paths"].keys()


def test_everything_in_the_document_is_told_in_words() -> None:
    """On the page, too: every address, type and field, and each name leads to where it is told."""
    page = Client().get("/api/v1/")
    text = page.content.decode()
    assert page.status_code == 200
    told = document()
    assert all(one["summary"] in text for ways in told["paths"].values() for one in ways.values())
    for name, schema in told["components"]["schemas"].items():
        assert f'id="{name}"' in text
        assert not re.search("[A-Za-z]{3}.*[.] ", schema["description"]), name  # no docstring
        for field, one in schema.get("properties", {}).items():
            assert one["description"], (name, field)
            assert escape(one["description"]) in text, (name, field)
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert links <= set(re.findall(r'id="([^"]+)"', text))
    assert len(links) > 30
    assert "<script" not in text
    assert "style=" not in text


def test_whoever_adds_a_field_has_to_say_what_it_is() -> None:
    used = {
        (name, field)
        for name, schema in document()["components"]["schemas"].items()
        for field in schema.get("properties", {})
    }
    assert {key for key in words.FIELDS if tuple(key.split(".")) not in used} == set()
    with pytest.raises(KeyError):
        words.of_field("CaseShape", "colour")


@pytest.mark.django_db
class TestTokens:
    def test_a_token_lies_nowhere_and_ends_when_it_is_revoked(self, clerk: Staff) -> None:
        partner, token = tokens.make("x", [Scope.TERMINALS], None, "admin")
        assert token not in str(list(Partner.objects.values()))
        assert System(token).get("terminals") == {"terminals": []}
        assert Partner.objects.get().last_used is not None
        assert tokens.revoke(partner.pk, "admin")
        assert System(token).get("terminals", 401)["code"] == "token.unknown"
        assert not tokens.revoke(partner.pk, "admin")

    @pytest.mark.parametrize("header", ["", "Bearer ", "Bearer dsk_x", "Basic dsk_x", "dsk_x", "Bearer \xff"])
    def test_no_token_no_answer(self, header: str) -> None:
        answer = Client().get("/api/v1/terminals", headers={"Authorization": header})
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"

    @pytest.mark.usefixtures("within_the_hour")
    def test_guessing_ends(self, terminal: Terminal) -> None:
        for _ in range(Limit.GUESS.most):
            System("dsk_wrong").get("terminals", 401)
        System("dsk_wrong").get("terminals", 429)

    def test_a_token_that_asks_too_often_waits_and_others_do_not(
        self, terminal: Terminal, clerk: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = timezone.now().replace(second=20, microsecond=0)
        monkeypatch.setattr(timezone, "now", lambda: now)
        _, token = tokens.make("快", [Scope.TERMINALS], None, "admin", per_minute=3)
        _, other = tokens.make("别的", [Scope.TERMINALS], None, "admin", per_minute=3)
        headers = {"Authorization": f"Bearer {token}"}
        answers_ = [Client().get("/api/v1/terminals", headers=headers) for _ in range(4)]
        assert [answer.status_code for answer in answers_] == [200, 200, 200, 429]
        assert answers_[0]["RateLimit-Policy"] == '"token";q=3;w=60'
        assert [answer["RateLimit"] for answer in answers_] == [
            f'"token";r={left};t=40' for left in (2, 1, 0, 0)
        ]
        assert "Retry-After" not in answers_[2]
        assert answers_[3]["Retry-After"] == "40"
        assert msgspec.json.decode(answers_[3].content)["code"] == "token.quota"
        # A request that is refused for its scope has been asked all the same.
        assert System(other).get("cases", 403)["code"] == "token.scope"
        assert System(other).get("terminals") is not None
        monkeypatch.setattr(timezone, "now", lambda: now + timezone.timedelta(seconds=41))
        assert System(token).get("terminals") is not None

    @pytest.mark.parametrize("number", [0, -1, 6001])
    def test_a_quota_is_a_number_that_makes_sense(self, clerk: Staff, number: int) -> None:
        with pytest.raises(TokenError, match="每分钟"):
            tokens.make("x", [Scope.CASES], None, "admin", per_minute=number)

    def test_the_document_says_what_waiting_is(self) -> None:
        for path in document()["paths"].values():
            for operation in path.values():
                told = operation["responses"]["429"]["headers"]
                assert {"Retry-After", "RateLimit", "RateLimit-Policy"} <= set(told)

    def test_each_scope_opens_its_own_only(self, terminal: Terminal, clerk: Staff) -> None:
        today = timezone.localdate().isoformat()
        paths = {
            Scope.MATTERS: "matters",
            Scope.CASES: "cases",
            Scope.REVIEWS: "reviews",
            Scope.STATISTICS: f"statistics?first={today}&last={today}",
            Scope.TERMINALS: "terminals",
        }
        for scope in Scope:
            _, token = tokens.make(scope.value, [scope], clerk, "admin")
            for needed, path in paths.items():
                System(token).get(path, 200 if needed is scope else 403)
            status = 404 if scope is Scope.ACT else 403
            System(token).post("cases/none/decisions", {"act": "accept", "version": 1}, status)

    def test_who_may_report_back_is_somebody_who_decides(self, clerk: Staff) -> None:
        for staff in (None, make_staff("keeper", Role.KEEPER)):
            with pytest.raises(TokenError):
                tokens.make("x", [Scope.ACT], staff, "admin")
        with pytest.raises(TokenError):
            tokens.make(" ", [Scope.CASES], None, "admin")
        with pytest.raises(TokenError):
            tokens.make("x", [], None, "admin")

    def test_the_console_shows_a_token_once(self, clerk: Staff) -> None:
        admin = Client()
        admin.force_login(make_staff("admin", Role.ADMIN))
        form = {"name": "医保系统", "scope": ["cases:read"], "acts_as": "", "per_minute": "50"}
        page = admin.post("/systems/make/", form)
        (token,) = re.findall(r"dsk_[\w-]{40,}", page.content.decode())
        assert System(token).get("cases")["cases"] == []
        again = admin.get("/systems/").content.decode()
        assert token not in again
        assert "医保系统" in again
        admin.post(f"/systems/{Partner.objects.get().pk}/revoke/")
        System(token).get("cases", 401)
        other = Client()
        other.force_login(clerk)
        assert other.get("/systems/").status_code == 403
        assert admin.post("/systems/make/", {"name": "x"}).status_code == 400


@pytest.mark.django_db
class TestReading:
    def test_cases_by_cursor_masked_and_each_once(
        self, terminal: Terminal, ring: KeyRing, system: System
    ) -> None:
        filed = [file(terminal, ring).id for _ in range(5)]
        first = system.get("cases", limit=2)
        assert first["more"]
        second = system.get("cases", since=first["next"], limit=10)
        assert not second["more"]
        assert [c["case_id"] for c in first["cases"] + second["cases"]] == filed
        text = str(first)
        assert "张*例" in text
        for secret in (applicant().name, applicant().id_number, applicant().phone):
            assert secret not in text
        nothing = system.get("cases", since=second["next"])
        assert (nothing["cases"], nothing["next"]) == ([], second["next"])
        Case.objects.filter(pk=filed[0]).update(updated_at=timezone.now())
        assert [c["case_id"] for c in system.get("cases", since=second["next"])["cases"]] == filed[:1]
        detail = system.get(f"cases/{filed[0]}")
        assert [e["title"] for e in detail["events"]] == ["提交申请", "县里收件"]
        assert system.get(f"cases/{detail['case']['receipt_no']}") == detail

    def test_reviews_statistics_matters_and_terminals(
        self, terminal: Terminal, ring: KeyRing, system: System
    ) -> None:
        publish_matters()
        body = filed_case(terminal.id)
        file(terminal, ring, id=body.id)
        push(terminal, review_message(review_of(body), terminal.id, ring.county_keys()[0]))
        (review,) = system.get("reviews")["reviews"]
        assert (review["level_code"], review["channel"], review["case_id"]) == (5, "5", body.id)
        today = timezone.localdate().isoformat()
        figures = system.get("statistics", first=today, last=today)["townships"]
        mine = next(t for t in figures if t["township"] == terminal.township)
        assert (mine["received"], mine["reviews"], mine["satisfied"]) == (1, 1, 1)
        page = system.get("matters", limit=200)
        rest = system.get("matters", limit=200, after=page["next"])
        assert (len(page["matters"]) + len(rest["matters"]), rest["next"]) == (271, "")
        assert system.get("matters/HR-007")["name"].startswith("城乡居民")
        assert [t["terminal"] for t in system.get("terminals")["terminals"]] == [terminal.id]

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("cases?since=x", 400),
            ("cases?since=" + "x" * 300, 400),
            ("cases?limit=0", 400),
            ("cases?limit=٣", 400),
            ("cases/none", 404),
            ("cases/%00", 404),
            ("matters/none", 404),
            ("statistics?first=2026-01-01", 400),
            ("statistics?first=2026-01-02&last=2026-01-01", 400),
            ("statistics?first=2020-01-01&last=2026-01-01", 400),
            ("statistics?first=9999-12-31&last=9999-12-31", 400),
            ("statistics?first=20260101&last=2026-01-01", 400),
            ("nowhere", 404),
        ],
    )
    def test_what_is_wrong_is_a_fault(self, system: System, path: str, status: int) -> None:
        fault = system.get(path, status)
        assert fault["code"]
        assert fault["message"].endswith("。")


@pytest.mark.django_db
class TestDeciding:
    def test_it_goes_through_the_desk(self, terminal: Terminal, ring: KeyRing, system: System) -> None:
        publish_matters()
        case = file(terminal, ring)
        done = system.post(f"cases/{case.id}/decisions", {"act": "accept", "version": 1, "note": "齐全"})
        number = done["case"]["case_no"]
        assert (done["case"]["state"], done["case"]["version"]) == ("accepted", 2)
        again = system.post(f"cases/{number}/decisions", {"act": "complete", "version": 1}, 409)
        assert again["code"] == "case.changed"
        system.post(f"cases/{number}/decisions", {"act": "accept", "version": 2}, 409)
        system.post(f"cases/{number}/decisions", {"act": "complete", "version": 2})
        last = CaseEvent.objects.filter(case_id=case.id).order_by("-id").first()
        assert last is not None
        assert (last.title, last.who) == ("已办结", "王*琴")

    def test_whatever_a_clerk_can_say_another_system_can(
        self, terminal: Terminal, ring: KeyRing, system: System
    ) -> None:
        publish_matters()
        today = timezone.localdate()
        case = file(terminal, ring)
        version = 1

        def decide(act: str, **said: str) -> str:
            nonlocal version
            body = {"act": act, "version": version, **said}
            done = system.post(f"cases/{case.id}/decisions", body)["case"]
            version = done["version"]
            return str(done["state"])

        assert decide("correct", note="户口簿复印件") == "correcting"
        assert decide("corrected") == "received"
        # What was not told at once must be answered for.
        second = {"act": "correct", "version": version, "note": "照片"}
        assert system.post(f"cases/{case.id}/decisions", second, 409)["code"] == "case.refused"
        assert decide("correct", note="照片", reason="第一次看漏了照片") == "correcting"
        assert decide("corrected") == "received"
        assert decide("accept") == "accepted"
        until = (today + timedelta(days=9)).isoformat()
        assert decide("pause", note="请专家看一看", kind="expertise", until=until) == "paused"
        assert decide("resume") == "accepted"
        assert decide("complete") == "completed"
        assert decide("deliver", way="window", taker="applicant", on=today.isoformat()) == "delivered"
        other = file(terminal, ring, who=applicant(order=7))
        body = {"act": "not_accept", "version": 1, "note": "不归县里管", "body": "户籍地的窗口"}
        assert system.post(f"cases/{other.id}/decisions", body)["case"]["state"] == "not_accepted"
        third = file(terminal, ring, who=applicant(order=8))
        system.post(f"cases/{third.id}/decisions", {"act": "accept", "version": 1})
        body = {
            "act": "refuse",
            "version": 2,
            "note": "条件不符",
            "remedies": "可以申请行政复议，也可以起诉。",
        }
        assert system.post(f"cases/{third.id}/decisions", body)["case"]["state"] == "refused"

    @pytest.mark.parametrize(
        "body",
        [
            {},
            [],
            {"act": "accept"},
            {"act": "hand_over", "version": 1},
            {"act": "x", "version": 1},
            {"act": "accept", "version": 0},
            {"act": "accept", "version": 1, "force": True},
            {"act": "pause", "version": 1, "note": "x", "kind": "rest", "until": "2027-01-01"},
            {"act": "pause", "version": 1, "note": "x", "kind": "notice", "until": "明天"},
        ],
    )
    def test_what_is_no_decision_is_refused(
        self, terminal: Terminal, ring: KeyRing, system: System, body: object
    ) -> None:
        case = file(terminal, ring)
        system.post(f"cases/{case.id}/decisions", body, 400)
        assert Case.objects.get(pk=case.pk).version == 1

    def test_a_clerk_who_left_decides_no_more(
        self, terminal: Terminal, ring: KeyRing, system: System, clerk: Staff
    ) -> None:
        case = file(terminal, ring)
        Staff.objects.filter(pk=clerk.pk).update(is_active=False)
        system.post(f"cases/{case.id}/decisions", {"act": "accept", "version": 1}, 403)


class TestSchemathesis:
    """Everything the document promises, against the real server, by inputs nobody thought of."""

    @pytest.fixture
    def county(self, tmp_path: Path) -> Iterator[CountyServer]:
        with CountyServer(tmp_path, furniture=Furniture.MATTERS) as server:
            yield server

    def test_no_answer_is_a_500_and_none_differs_from_the_document(
        self, county: CountyServer, tmp_path: Path
    ) -> None:
        token = county.ask(do="api_token")
        allowed = "[checks.negative_data_rejection]\nexpected-statuses = [400, 401, 403, 404, 405, 414]\n"
        (tmp_path / "schemathesis.toml").write_text(allowed)
        command = [
            str(Path(sys.executable).with_name("st")),
            *("run", f"{county.url}/api/v1/openapi.json", "--header", f"Authorization: Bearer {token}"),
            *("--checks", ",".join(CHECKS)),
            *("--phases", "examples,coverage,fuzzing", "--max-examples", "15", "--no-color", "--seed", "7"),
            # No --max-time: where it is over before the last of them, none counts as tested.
            *("--generation-database", "none", "--warnings", "off"),
        ]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=900)
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
        assert "Tested: 8" in done.stdout
        assert "Traceback" not in county.log
