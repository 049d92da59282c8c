"""Whatever somebody who is logged in types into any field of any page: a page or a sentence, never a 500."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from sync.county.asking import day, number
from sync.county.calls.models import HelpCall
from sync.county.desk.models import Case
from sync.county.duties.models import Doubled, Duty
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.openness.models import NoticePoster
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.questions.models import IssuedCertificate
from sync.county.rectify.models import Rectification
from sync.county.snags.models import Snag
from sync.county.training.models import Training
from sync.county.voices.models import Voice
from tests.county.everything import more
from tests.county.makers import make_staff, make_terminal, publish_matters
from tests.county.test_access import ADDRESSES, VALUES, addresses

COUNTY = Path(__file__).resolve().parents[2] / "sync" / "county"
# More than a database takes, more than Python reads, the ends of time, digits that are none of ASCII's.
NASTY = ("9" * 30, "9" * 5000, "-1", "9999-12-31", "0001-01-01", "９" * 20, "\x00", "p" + "9" * 40)
_ASKED = re.compile(r"""(?:GET|POST|form|fields|post|query)\.(?:get|getlist)\(\s*"([^"]+)\"""")
_NAMED = re.compile(r"""name=["']([^"'{]+)["']""")
_LISTED = re.compile(r"""for name in \(([^)]*)\)""")


@cache
def parameters(app: str) -> Sequence[str]:
    """The names of all that the pages of an app read, or have fields for."""
    found = {"page", "tab", "as", "number-0", "version-0", "outcome-0", "words-0"}
    for path in (COUNTY / app).rglob("*"):
        if path.suffix in (".py", ".html"):
            text = path.read_text("utf-8")
            found |= set(_ASKED.findall(text)) | set(_NAMED.findall(text))
            for listed in _LISTED.findall(text):
                found |= set(re.findall(r'"([^"]+)"', listed))
    return sorted(found - {"viewport", "csrfmiddlewaretoken"})


@pytest.mark.parametrize("text", [*NASTY, "", None, " 1", "1.0", "1e3", "+1"])
def test_what_is_no_number_is_none(text: str | None) -> None:
    assert number(text) is None


@pytest.mark.parametrize("text", ["", None, "9999-12-31", "0001-01-01", "2026-02-30", "9" * 5000, "\x00"])
def test_what_is_no_day_is_none(text: str | None) -> None:
    assert day(text) is None


def test_what_may_be_meant_is_read() -> None:
    assert (number("0"), number("9" * 18)) == (0, 10**18 - 1)
    assert str(day(" 2026-11-30 ")) == "2026-11-30"


def keys() -> dict[str, str]:
    """Of rows that are there, by the name of the parameter in the address."""
    return {
        "case_id": Case.objects.first().pk,  # type: ignore[union-attr]
        "pk": str(Staff.objects.order_by("-pk").first().pk),  # type: ignore[union-attr]
        "duty_id": str(Duty.objects.first().pk),  # type: ignore[union-attr]
        "doubled_id": str(Doubled.objects.first().pk),  # type: ignore[union-attr]
        "row_id": str(Rectification.objects.first().pk),  # type: ignore[union-attr]
        "terminal_id": Terminal.objects.first().pk,  # type: ignore[union-attr]
        "voice_id": Voice.objects.first().pk,  # type: ignore[union-attr]
        "call_id": HelpCall.objects.first().pk,  # type: ignore[union-attr]
        "snag_id": Snag.objects.first().pk,  # type: ignore[union-attr]
        "training_id": Training.objects.first().pk,  # type: ignore[union-attr]
        "number": IssuedCertificate.objects.first().pk,  # type: ignore[union-attr]
        "key": NoticePoster.objects.first().pk,  # type: ignore[union-attr]
        "code": "HR-007",
    }


@pytest.mark.django_db
def test_no_parameter_of_any_page_ends_in_a_500(ring: KeyRing) -> None:
    publish_matters()
    more(make_terminal("420626106"), ring, 2, 1)
    paths, clients = dict(addresses(VALUES | keys())), {}
    for role in Role:
        clients[role] = Client()
        clients[role].force_login(make_staff(f"n-{role.value}", role))
    tried = 0
    for name, page in access.PAGES.items():
        path, app = paths[name], _app_of(name)
        for method, roles in (("get", page.see), ("post", page.change)):
            # Who acts on rows: a clerk or who supervises, before an administrator.
            role = next(one for one in (Role.CLERK, Role.SUPERVISOR, *Role) if one in roles)
            ask = getattr(clients[role], method)
            for value in NASTY:
                status = ask(path, dict.fromkeys(parameters(app), value)).status_code
                assert status < 500, (name, method, value[:12])
                tried += 1
            # A form is read until the first thing that is wrong with it; the words of an address all are.
            for one in parameters(app) if method == "post" else ():
                status = ask(path, {one: NASTY[0]}).status_code
                assert status < 500, (name, method, one)
                tried += 1
    assert tried > 2000


@pytest.mark.django_db
@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000])
def test_nor_does_a_key_in_the_address(digits: str) -> None:
    client = Client()
    for role in (Role.SUPERVISOR, Role.ADMIN, Role.CLERK):
        client.force_login(make_staff(f"k-{role.value}", role))
        for name, path in ADDRESSES.items():
            for method in ("get", "post"):
                long = re.sub(r"/(1|nothing|420626106-99|HR-007)(?=/|$)", f"/{digits}", path)
                assert getattr(client, method)(long).status_code < 500, (name, method)


def _app_of(name: str) -> str:
    space = name.partition(":")[0]
    return {"systems": "api", "certificates": "questions"}.get(space, space)


@pytest.mark.django_db
def test_nul_is_refused_before_any_view(client: Client) -> None:
    client.force_login(make_staff("admin", Role.ADMIN))
    for answer in (
        client.get("/matters/", {"q": "a\x00b"}),
        client.get("/matters/HR-%00/"),
        client.post("/rectify/new/", {"title": "a\x00"}),
    ):
        assert answer.status_code == 400
        assert "读不了的字符" in answer.content.decode()


def test_every_app_has_parameters() -> None:
    for name in access.PAGES:
        assert len(parameters(_app_of(name))) > 7, name
    assert {"version", "receiver", "words"} <= set(parameters("duties"))
