"""Whatever somebody who is logged in types into any field of any page: a page or a sentence, never a 500."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from sync.county.asking import day, number, numbers
from sync.county.calls.models import HelpCall
from sync.county.desk.models import Case
from sync.county.duties.models import Doubled, Duty
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.openness.models import NoticePoster, PublishedDocument
from sync.county.people import access
from sync.county.people.models import Org, Staff
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
# Pages that act without reading a field: on the row in their address, or on a file.
UNREAD = {
    "calls:answer",
    "systems:revoke",
    "openness:cancel",
    "openness:poster-off",
    "catalogue:cancel",
    "catalogue:form-check",
    "fleet:looked",
    "training:results",
}


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


def test_of_what_was_ticked_the_numbers_are_read_up_to_a_limit() -> None:
    assert numbers(["7", "x", "９", "9" * 30, "8", "6"], 5) == [7, 8]


def test_what_may_be_meant_is_read() -> None:
    assert (number("0"), number("9" * 18)) == (0, 10**18 - 1)
    assert str(day(" 2026-11-30 ")) == "2026-11-30"


class Reading:
    """Which names of a form its page has read; None in it: all that there are.

    The door reads what is typed through ``lists``, which no page does.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: set[str | None] = set()
        for read in ("__getitem__", "getlist", "__contains__"):
            monkeypatch.setattr(QueryDict, read, self._noted(getattr(QueryDict, read)))
        for read in ("__iter__", "keys"):
            monkeypatch.setattr(QueryDict, read, self._noted(getattr(QueryDict, read)), raising=False)

    def _noted(self, read: Callable[..., Any]) -> Callable[..., Any]:
        def noted(form: QueryDict, *name: Any) -> Any:
            self.names.add(name[0] if name else None)
            return read(form, *name)

        return noted


def keys() -> dict[str, str]:
    """Of rows that are there, by the name of the parameter in the address."""
    return {
        "case_id": Case.objects.first().pk,  # type: ignore[union-attr]
        "staff_id": str(Staff.objects.order_by("-pk").first().pk),  # type: ignore[union-attr]
        "org_id": str(Org.objects.order_by("-pk").first().pk),  # type: ignore[union-attr]
        "duty_id": str(Duty.objects.first().pk),  # type: ignore[union-attr]
        "doubled_id": str(Doubled.objects.first().pk),  # type: ignore[union-attr]
        "row_id": str(Rectification.objects.first().pk),  # type: ignore[union-attr]
        "terminal_id": Terminal.objects.first().pk,  # type: ignore[union-attr]
        "voice_id": Voice.objects.first().pk,  # type: ignore[union-attr]
        "call_id": HelpCall.objects.first().pk,  # type: ignore[union-attr]
        "snag_id": Snag.objects.first().pk,  # type: ignore[union-attr]
        "training_id": Training.objects.first().pk,  # type: ignore[union-attr]
        "number": IssuedCertificate.objects.first().pk,  # type: ignore[union-attr]
        "document_key": PublishedDocument.objects.first().pk,  # type: ignore[union-attr]
        "poster_key": NoticePoster.objects.first().pk,  # type: ignore[union-attr]
        "code": "HR-007",
    }


def first(roles: Collection[Role]) -> Role:
    """Who looks at rows: a clerk or who supervises, before an administrator."""
    found: Role = next(one for one in (Role.CLERK, Role.SUPERVISOR, *Role) if one in roles)
    return found


@pytest.mark.django_db
def test_no_parameter_of_any_page_ends_in_a_500(
    ring: KeyRing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # A line about a refused page holds the request and all that was read for it: half a gigabyte of them.
    caplog.set_level(logging.ERROR, "django.request")
    publish_matters()
    more(make_terminal("420626106"), ring, 2, 1)
    paths, clients = dict(addresses(VALUES | keys())), {}
    for role in Role:
        clients[role] = Client()
        clients[role].force_login(make_staff(f"n-{role.value}", role))
    tried, noticed, reading = 0, 0, Reading(monkeypatch)
    unread: set[str] = set()
    for name, page in access.PAGES.items():
        path, app = paths[name], _app_of(name)
        # A form is read until the first thing that is wrong with it (those of an address all are). What is
        # not read of an empty one changes nothing: with it the page gets the empty one again. It is sent by
        # whoever of those that may gets furthest.
        read: frozenset[str | None] = frozenset()
        looker, sender = first(page.see), first(page.change)
        for role in sorted(page.change):
            reading.names.clear()
            assert clients[role].post(path).status_code < 500, name
            if len(reading.names) > len(read):
                read, sender = frozenset(reading.names), role
        for method, role in (("get", looker), ("post", sender)):
            for value in NASTY:
                fields = dict.fromkeys(parameters(app), value)
                status = getattr(clients[role], method)(path, fields).status_code
                assert status < 500, (name, method, value[:12])
                tried += 1
        for one in [one for one in parameters(app) if one in read or None in read]:
            assert clients[sender].post(path, {one: NASTY[0]}).status_code < 500, (name, one)
            noticed += 1
        if not read and clients[sender].post(path).status_code != 405:
            unread.add(name)
        # Garbage waits for the end of a test: of all these requests it would be a third of a gigabyte.
        gc.collect(1)
    assert tried > 1500
    assert noticed > 500
    # That something was there to be read: none of them stopped at a row that does not exist.
    assert unread == UNREAD


@pytest.mark.parametrize(
    "read",
    [
        lambda form: form["words"],
        lambda form: form.get("words"),
        lambda form: form.getlist("words"),
        lambda form: "words" in form,
    ],
)
def test_what_a_page_reads_is_noticed(
    read: Callable[[QueryDict], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    form, reading = QueryDict("words=a&other=b"), Reading(monkeypatch)
    read(form)
    assert reading.names == {"words"}


@pytest.mark.parametrize("read", [list, dict, QueryDict.dict, lambda form: [*form.items()]])
def test_whoever_reads_all_there_is_is_noticed(
    read: Callable[[QueryDict], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    form, reading = QueryDict("words=a&other=b"), Reading(monkeypatch)
    read(form)
    assert None in reading.names


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
            gc.collect(1)


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
