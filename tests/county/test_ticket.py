"""The enrolment ticket at the county: the authority it vouches for, and the code on the console's page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace

from sync.county.config import CountyConfig
from sync.county.fleet import services as fleet
from sync.county.people.rules import Role
from sync.model.settings import County
from sync.model.ticket import Ticket, read_ticket
from sync.protocol.line import CaReply, ErrorReply, read_reply
from sync.terminal.trust import certificate_fingerprint
from tests.county.makers import make_staff
from tests.helpers.tls import Authority

pytestmark = pytest.mark.django_db
URL = "https://county.example"


@pytest.fixture
def pem(tmp_path: Path, settings: Any) -> str:
    """The county says where its line is and has an authority of its own."""
    authority = Authority(tmp_path / "tls")
    (tmp_path / "ca.pem").write_text(authority.pem, encoding="ascii")
    county = replace(County(), line_url=f"{URL}/", ca_file="ca.pem")
    settings.CONFIG = CountyConfig(tmp_path / "var", county, tmp_path / "config.toml")
    return authority.pem


def test_the_ticket_says_where_with_what_and_whom_to_believe(pem: str) -> None:
    issued = fleet.issue_code("420626106", None, "test")
    assert read_ticket(fleet.ticket_of(issued)) == Ticket(URL, issued.code, certificate_fingerprint(pem))
    reply = read_reply(Client().get("/line/v1/ca").content, CaReply)
    assert certificate_fingerprint(reply.certificate) == certificate_fingerprint(pem)


def test_without_an_address_there_is_no_ticket_and_without_an_authority_a_sentence() -> None:
    assert fleet.ticket_of(fleet.issue_code("420626106", None, "test")) == ""
    response = Client().get("/line/v1/ca")
    assert response.status_code == 404
    assert read_reply(response.content, ErrorReply).code == "no_ca"


def test_the_console_shows_the_code_as_a_picture_once(pem: str) -> None:
    client = Client()
    client.force_login(make_staff("admin", Role.ADMIN))
    page = client.post("/terminals/code/", {"township": "420626106"}).content.decode()
    assert re.search(r'<svg [^>]*class="qr"', page)
    assert 'class="qr"' not in client.get("/terminals/").content.decode()
