"""Anybody checks a printed certificate: genuine, changed, revoked, out of date, guessed at."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.commands import run
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.public.limits import Limit
from sync.county.questions.models import IssuedCertificate
from sync.model.certificate import Certificate
from sync.model.link import check_address
from tests.county.makers import make_terminal, publish_matters
from tests.county.test_certificates import FACTS, MATTER, ask
from tests.county.test_questions import KEY, ME
from tests.helpers.exchange import ToyExchange


@pytest.fixture
def terminal(db: None) -> Terminal:
    publish_matters()
    return make_terminal("420626107")


@pytest.fixture
def exchange() -> Iterator[ToyExchange]:
    with ToyExchange(KEY) as made:
        made.records["certificate", MATTER, ME.id_number] = FACTS
        yield made


@pytest.fixture
def made(terminal: Terminal, ring: KeyRing, exchange: ToyExchange) -> Certificate:
    found = ask(terminal, ring, exchange, subject=MATTER).certificate
    assert found is not None
    return found


def check(text: str) -> tuple[int, str]:
    """Status and words of the page."""
    response: Any = Client().post("/p/check/", {"text": text}, REMOTE_ADDR="192.0.2.7")
    return response.status_code, " ".join(
        unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split()
    )


def test_the_code_says_what_it_said_when_it_was_signed(made: Certificate) -> None:
    for text in (made.statement, check_address("https://zwfw.example/p", made.statement)):
        status, words = check(text)
        assert status == 200
        for part in ("是真的，现在有效", made.number, made.title, "正常缴费", made.department):
            assert part in words
        assert ME.name not in words
        assert ME.id_number not in words


def test_a_changed_code_is_refused(made: Certificate) -> None:
    changed = made.statement[:40] + ("A" if made.statement[40] != "A" else "B") + made.statement[41:]
    status, words = check(changed)
    assert status == 400
    assert "不是本县开的，或者内容被改过" in words
    assert "现在有效" not in words


def test_a_number_says_that_there_is_one_and_not_what_it_says(made: Certificate) -> None:
    status, words = check(f" {made.number[:6]} {made.number[6:]}")
    assert status == 200
    assert "有这份证明，现在有效" in words
    assert "正常缴费" not in words
    assert ME.name not in words
    assert ME.id_number[-4:] not in words
    status, words = check("26112999999999")
    assert status == 404
    assert "没有编号是这个的证明" in words


@pytest.mark.parametrize("by", ["code", "number"])
def test_a_revoked_one_is_said_to_be_revoked_and_why(
    made: Certificate, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["revoke-certificate", made.number, "--why", "参保状态登记错了，已更正"]) == 0
    assert run(["revoke-certificate", made.number, "--why", "again"]) == 1
    assert run(["revoke-certificate", "26112999999999", "--why", "none"]) == 1
    capsys.readouterr()
    _, words = check(made.statement if by == "code" else made.number)
    assert "已经作废" in words
    assert "参保状态登记错了" in words
    assert "现在有效" not in words


def test_the_command_says_it_too(
    made: Certificate, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def checked(*more: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(made.statement + "\n"))
        return run(["check-certificate", *more])

    assert checked() == 0
    run(["revoke-certificate", made.number, "--why", "登记错了"])
    capsys.readouterr()
    assert checked() == 1
    assert "已经作废：登记错了" in capsys.readouterr().err


@pytest.mark.parametrize("by", ["code", "number"])
def test_one_that_is_out_of_date_is_said_to_be(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange, settings: Settings, by: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    config = settings.CONFIG
    settings.CONFIG = replaced(config, certificate_days=30)
    made = ask(terminal, ring, exchange, subject=MATTER).certificate
    assert made is not None
    assert list(made.facts)[-1] == "有效期至"
    text = made.statement if by == "code" else made.number
    assert "现在有效" in check(text)[1]
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("sync.county.public.check_views.timezone.now", lambda: later)
    assert "过了有效期" in check(text)[1]


def test_what_the_department_says_of_its_end_counts(
    terminal: Terminal, ring: KeyRing, exchange: ToyExchange, settings: Settings
) -> None:
    settings.CONFIG = replaced(settings.CONFIG, certificate_days=30)
    exchange.records["certificate", MATTER, ME.id_number] = {**FACTS, "有效期至": "2026-11-02"}
    made = ask(terminal, ring, exchange, subject=MATTER).certificate
    assert made is not None
    assert made.facts["有效期至"] == "2026-11-02"
    row = IssuedCertificate.objects.get(pk=made.number)
    assert row.valid_until is not None
    assert row.valid_until.isoformat() == "2026-11-02"
    assert row.masked_name != ME.name


@pytest.mark.usefixtures("within_the_hour")
def test_guessing_numbers_ends_and_a_signed_code_is_still_checked(made: Certificate) -> None:
    for _ in range(Limit.GUESS.most):
        check("26112900000000")
    assert check(made.number)[0] == 429
    assert check(made.statement)[0] == 200


def test_no_address_and_no_log_has_the_code(made: Certificate, caplog: pytest.LogCaptureFixture) -> None:
    check(made.statement)
    page: Any = Client().get("/p/check/")
    assert page.status_code == 200
    assert made.statement[:30] not in page.content.decode()
    assert made.statement[:30] not in caplog.text
    assert Client().get("/p/check/", {"text": made.statement}).content.decode().count("现在有效") == 0


def replaced(config: Any, **county: Any) -> Any:
    return msgspec.structs.replace(config, county=msgspec.structs.replace(config.county, **county))
