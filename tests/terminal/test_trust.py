"""The county's own certificate, pinned at enrolment: believed by its fingerprint, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.problem import Problem
from sync.model.settings import Line
from sync.model.ticket import Ticket, make_ticket, read_ticket
from sync.protocol.line import EnrolRequest
from sync.protocol.seal import new_private_key, public_of
from sync.terminal.__main__ import FAILED, OK, USAGE, main
from sync.terminal.clock import SystemClock
from sync.terminal.errors import LineError
from sync.terminal.http import NO_AUTHORITY, UNTRUSTED
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import county_http
from sync.terminal.trust import FILE, certificate_fingerprint, pin, with_pinned
from tests.helpers.county import ToyCounty
from tests.helpers.tls import Authority


@pytest.fixture
def county(tmp_path: Path) -> Iterator[ToyCounty]:
    with ToyCounty(authority=Authority(tmp_path / "tls")) as server:
        yield server


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "var" / "line" / "line.db"


def fingerprint(county: ToyCounty) -> str:
    assert county.authority is not None
    return certificate_fingerprint(county.authority.pem)


def ask(url: str, settings: Line) -> None:
    """Any request: it gets an answer of the county's, or LineError."""
    line = county_http(url, settings, SystemClock())
    try:
        line.enrol(EnrolRequest(code="nobody's", sign_public=b"s" * 32, seal_public=b"k" * 32))
    finally:
        line.close()


def test_a_certificate_that_nobody_vouched_for_is_not_believed(county: ToyCounty) -> None:
    with pytest.raises(LineError) as raised:
        ask(county.base_url, Line())
    assert raised.value.message == UNTRUSTED


def test_the_pinned_one_is_believed_and_no_other(county: ToyCounty, database: Path, tmp_path: Path) -> None:
    pin(county.base_url, fingerprint(county), database, timeout=30)
    pinned = with_pinned(Line(), database)
    with pytest.raises(LineError) as refused:
        ask(county.base_url, pinned)
    assert refused.value.code == "enrol_refused"  # the county's own words: the line stands
    with ToyCounty(authority=Authority(tmp_path / "other")) as impostor:
        with pytest.raises(LineError) as raised:
            ask(impostor.base_url, pinned)
        assert raised.value.message == UNTRUSTED


def test_a_certificate_file_that_is_gone_is_said_and_ends_nothing(county: ToyCounty, tmp_path: Path) -> None:
    with pytest.raises(LineError) as raised:
        ask(county.base_url, Line(ca_file=str(tmp_path / "county.pem")))
    assert raised.value.message == NO_AUTHORITY


def test_nor_does_one_that_is_none(county: ToyCounty, tmp_path: Path) -> None:
    file = tmp_path / "county.pem"
    file.write_text("no certificate")
    with pytest.raises(LineError) as raised:
        ask(county.base_url, Line(ca_file=str(file)))
    assert raised.value.message == UNTRUSTED


@pytest.mark.parametrize("years", [-20, 20], ids=["ahead", "behind"])
def test_a_wrong_clock_locks_nobody_out(tmp_path: Path, database: Path, years: int) -> None:
    """A dead battery starts in the year 2000, when no certificate of today holds yet; and until the county
    has answered nobody can tell the machine what time it is."""
    away = timedelta(days=365 * years)
    with ToyCounty(authority=Authority(tmp_path / "then", away)) as county:
        pin(county.base_url, fingerprint(county), database, timeout=30)
        with pytest.raises(LineError) as refused:
            ask(county.base_url, with_pinned(Line(), database))
        assert refused.value.code == "enrol_refused", str(refused.value)
    with (
        ToyCounty(authority=Authority(tmp_path / "impostor", away)) as impostor,
        pytest.raises(LineError) as raised,
    ):
        ask(impostor.base_url, with_pinned(Line(), database))
    assert raised.value.message == UNTRUSTED


def test_an_impostor_at_enrolment_is_noticed(county: ToyCounty, database: Path, tmp_path: Path) -> None:
    with (
        ToyCounty(authority=Authority(tmp_path / "other")) as impostor,
        pytest.raises(LineError, match="冒充"),
    ):
        pin(impostor.base_url, fingerprint(county), database, timeout=30)
    assert not (database.parent / FILE).exists()


def test_what_config_names_goes_before_what_was_pinned(county: ToyCounty, database: Path) -> None:
    pin(county.base_url, fingerprint(county), database, timeout=30)
    named = Line(ca_file="/etc/doorstep/ca.pem")
    assert with_pinned(named, database) == named


def test_a_ticket_is_all_it_takes(
    county: ToyCounty, tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[paths]\nstate = "var"\n', encoding="utf-8")
    box = SqliteMailbox(database)
    box.publish_seal_key(public_of(new_private_key()))
    box.close()
    ticket = Ticket(county.base_url, county.new_code(), fingerprint(county))
    enrol = ["--config", str(config), "enrol", "--ticket"]
    assert main([*enrol, "这不是登记单"]) == USAGE
    assert main([*enrol, make_ticket(Ticket(ticket.url, ticket.code, "0" * 64))]) == FAILED
    assert main([*enrol, make_ticket(ticket)]) == OK, capsys.readouterr().err
    box = SqliteMailbox(database)
    enrolment = box.enrolment()
    box.close()
    assert enrolment is not None
    assert enrolment.county_url == county.base_url
    assert (database.parent / FILE).is_file()


def test_a_server_without_an_authority_says_so(database: Path) -> None:
    with ToyCounty() as plain, pytest.raises(LineError, match="没有取到"):
        pin(plain.base_url, "0" * 64, database, timeout=30)


@given(st.text(max_size=80))
def test_any_text_is_a_ticket_or_a_sentence(text: str) -> None:
    for line in (text, f"doorstep:enrol?{text}"):
        read = read_ticket(line)
        assert isinstance(read, Ticket) or read.message.endswith("。")


@pytest.mark.parametrize(
    "ticket",
    [
        Ticket("http://127.0.0.1:8620", "ABCD-EFGH-JKMN"),
        Ticket("https://county.example", "ABCD-EFGH-JKMN", "a" * 64),
    ],
)
def test_a_ticket_comes_back_as_it_was(ticket: Ticket) -> None:
    assert read_ticket(make_ticket(ticket)) == ticket


@pytest.mark.parametrize(
    ("ticket", "rule"),
    [
        (Ticket("ftp://county", "A"), "ticket.broken"),
        (Ticket("https://county", ""), "ticket.broken"),
        (Ticket("https://county", "A", "short"), "ticket.ca"),
        (Ticket("http://county", "A", "a" * 64), "ticket.ca"),
    ],
)
def test_a_ticket_that_cannot_be_one_is_explained(ticket: Ticket, rule: str) -> None:
    read = read_ticket(make_ticket(ticket))
    assert isinstance(read, Problem)
    assert read.rule == rule
