"""Certificates: a real gateway is asked, the county signs, the numbers open only together."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sync.county.commands import run
from sync.county.fleet.models import Terminal
from sync.county.intake.models import RefusedMessage
from sync.county.keys import KeyRing
from sync.county.questions import services
from sync.model.certificate import CertificateRequest, new_pickup, title_of
from sync.model.ids import uuid7
from sync.model.question import Ask, Outcome, QuestionReply
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.statement import read
from tests.county.makers import make_terminal, publish_matters, push
from tests.county.test_questions import KEY, ME, asking, opened, send
from tests.helpers.exchange import ToyExchange
from tests.helpers.people import applicant

MATTER = "HR-018"
FACTS = {"参保险种": "城乡居民基本养老保险", "参保状态": "正常缴费"}
PICKUP = "1129000123"


@pytest.fixture
def terminal(db: None) -> Terminal:
    publish_matters()
    return make_terminal("420626107")


@pytest.fixture
def exchange() -> Iterator[ToyExchange]:
    with ToyExchange(KEY) as made:
        made.records["certificate", MATTER, ME.id_number] = FACTS
        yield made


def ask(terminal: Terminal, ring: KeyRing, exchange: ToyExchange | None, **asked: str) -> QuestionReply:
    given = {"ask": Ask.CERTIFICATE, "name": ME.name} | asked
    return opened(terminal, send(terminal, ring, asking(exchange), **given))


def request(terminal: Terminal, ring: KeyRing, number: str = PICKUP) -> str:
    id = uuid7(0)
    body = CertificateRequest(
        id=id,
        number=number,
        matter_code=MATTER,
        name=ME.name,
        id_number=ME.id_number,
        identified="card",
        visit="v",
        made_at="2026-11-29T09:00:00+08:00",
    )
    key = ring.county_keys()[0]
    envelope = seal_message(
        id=id,
        kind=Kind.CERTIFICATE_REQUEST,
        terminal=terminal.pk,
        visit="v",
        made_at=datetime.now(UTC),
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )
    (answer,) = push(terminal, envelope)
    return answer.verdict.value


def test_what_the_department_says_is_signed(terminal: Terminal, ring: KeyRing, exchange: ToyExchange) -> None:
    reply = ask(terminal, ring, exchange, subject=MATTER)
    assert reply.outcome is Outcome.FOUND
    made = reply.certificate
    assert made is not None
    assert (made.title, made.name, made.id_number, made.facts) == (
        "个人社保参保证明",
        ME.name,
        ME.id_number,
        FACTS,
    )
    said = read(made.statement, ring.sign_public())
    assert (said.number, said.title, said.name, dict(said.facts)) == (made.number, made.title, ME.name, FACTS)
    assert ME.id_number not in str(said)
    (asked,) = exchange.asked
    assert (asked.subject, asked.stated) == (MATTER, {"identified": "typed"})


def test_that_somebody_owns_no_home_is_certified_too(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange
) -> None:
    """What the register does not have is what the department says: 名下无住房, and never an empty paper."""
    facts = {"查询范围": "保康县行政区域内", "查询结果": "名下没有登记的住房", "查询时点": "2026-11-29 09:40"}
    exchange.records["certificate", "RE-025", ME.id_number] = facts
    made = ask(terminal, ring, exchange, subject="RE-025").certificate
    assert made is not None
    assert made.title == "个人住房信息查询结果（有房、无房证明）"
    assert dict(read(made.statement, ring.sign_public()).facts) == facts
    exchange.records["certificate", "RE-025", ME.id_number] = {}
    assert ask(terminal, ring, exchange, subject="RE-025").outcome is Outcome.FAILED


def test_who_is_not_known_to_the_department_gets_none(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange
) -> None:
    exchange.records.clear()
    reply = ask(terminal, ring, exchange, subject=MATTER)
    assert (reply.outcome, reply.certificate) == (Outcome.NONE, None)


@pytest.mark.parametrize("subject", ["HR-041", "NOWHERE-1", ""])
def test_a_matter_that_gives_no_certificates_asks_nobody(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange, subject: str
) -> None:
    assert ask(terminal, ring, exchange, subject=subject).outcome is Outcome.NOT_CONNECTED
    assert not exchange.asked


def test_without_a_gateway_and_with_a_broken_one_it_is_said(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange
) -> None:
    assert ask(terminal, ring, None, subject=MATTER).outcome is Outcome.NOT_CONNECTED
    exchange.says, exchange.status = b"<html>", 500
    assert ask(terminal, ring, exchange, subject=MATTER).outcome is Outcome.FAILED


def test_more_facts_than_a_code_carries_is_no_half_certificate(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange
) -> None:
    long = {f"第{n}项": f"{n * 7919 % 10007}{chr(0x4E00 + n * 37)}" for n in range(150)}
    exchange.records["certificate", MATTER, ME.id_number] = long
    assert ask(terminal, ring, exchange, subject=MATTER).outcome is Outcome.FAILED


class TestFetchedLater:
    def test_at_another_terminal_by_both_numbers(
        self, terminal: Terminal, ring: KeyRing, exchange: ToyExchange
    ) -> None:
        assert request(terminal, ring) == "accepted"
        assert not exchange.asked  # the data is asked for on the day it is printed
        other = make_terminal("420626106")
        reply = ask(other, ring, exchange, number="1129 000123", name="")
        assert reply.certificate is not None
        assert reply.certificate.name == ME.name
        assert exchange.asked[0].stated == {"identified": "card"}

    def test_either_number_wrong_opens_nothing_and_is_counted(
        self, terminal: Terminal, ring: KeyRing, exchange: ToyExchange
    ) -> None:
        request(terminal, ring)
        stranger = applicant("李示例", order=5).id_number
        assert ask(terminal, ring, exchange, number=PICKUP, id_number=stranger).outcome is Outcome.NONE
        for _ in range(services.MISSES - 1):
            assert ask(terminal, ring, exchange, number="1129999999").outcome is Outcome.NONE
        assert ask(terminal, ring, exchange, number=PICKUP).outcome is Outcome.LOCKED
        assert not exchange.asked

    def test_a_request_that_nobody_could_fetch_is_refused(self, terminal: Terminal, ring: KeyRing) -> None:
        assert request(terminal, ring, number="12") == "refused"
        assert RefusedMessage.objects.filter(rule="certificate.number").exists()


def test_the_command_checks_what_is_scanned(
    terminal: Terminal,
    ring: KeyRing,
    exchange: ToyExchange,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = ask(terminal, ring, exchange, subject=MATTER).certificate
    assert made is not None
    monkeypatch.setattr("sys.stdin", io.StringIO(made.statement + "\n"))
    assert run(["check-certificate"]) == 0
    out = capsys.readouterr().out
    assert "签名正确" in out
    assert made.number in out
    assert "正常缴费" in out
    assert run(["check-certificate", "--show-key"]) == 0
    assert re.fullmatch(r"[0-9a-f]{64}", capsys.readouterr().out.strip())
    monkeypatch.setattr("sys.stdin", io.StringIO(made.statement + "\n"))
    assert run(["check-certificate", "--key", "00" * 32]) == 1
    assert "签名不对" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("个人社保参保证明查询打印", "个人社保参保证明"),
        ("出具《参保凭证》", "参保凭证"),
        ("开具税收完税证明", "税收完税证明"),
        ("查询", "查询"),
    ],
)
def test_the_paper_is_called_by_what_it_is(name: str, title: str) -> None:
    assert title_of(name) == title
    assert len(new_pickup(datetime.now(UTC).date())) == 10
