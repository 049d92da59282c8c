"""The settings of production: Django's own check is clean; what leaves the server keeps people's data out."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import RequestFactory

from sync.county.console.scrub import ScrubbedFormatter, scrubbed
from sync.county.line.http import guarded
from sync.model.link import case_token, new_secret
from tests.helpers.county_cases import new_id
from tests.helpers.county_server import CountyServer
from tests.helpers.people import applicant

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """[paths]
state = "var"
[county]
https_only = true
allowed_hosts = ["doorstep.example.gov.cn"]
public_url = "https://doorstep.example.gov.cn/p"
"""
PRODUCTION = """
import json, django
from django.conf import settings
django.setup()
from django.test import Client
def asked(path, **more):
    headers = {"X-Forwarded-Proto": "https", "Host": "doorstep.example.gov.cn"}
    answer = Client(headers=headers).get(path, **more)
    cookies = {name: dict(morsel.items()) for name, morsel in answer.cookies.items()}
    return {"status": answer.status_code, "headers": dict(answer.headers), "cookies": cookies}
plain = Client(headers={"Host": "doorstep.example.gov.cn"}).get("/login/")
print(json.dumps({"plain": [plain.status_code, plain.headers.get("Location")], "login": asked("/login/"),
                  "say": asked("/p/say/?big=1")}, default=str))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("production")
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "DOORSTEP"))}
    return kept | {
        "DOORSTEP_CONFIG": str(folder / "config.toml"),
        "DJANGO_SETTINGS_MODULE": "sync.county.settings",
        "PYTHONPATH": str(ROOT),
    }


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_djangos_own_check_for_production_is_clean(environment: dict[str, str]) -> None:
    arguments = ("-m", "sync.county", "django", "check", "--deploy", "--fail-level", "WARNING")
    done = run(environment, *arguments)
    assert "no issues (1 silenced)" in done.stdout + done.stderr


def test_headers_and_cookies_in_production(environment: dict[str, str]) -> None:
    import json

    run(environment, "-m", "sync.county", "migrate")
    told = json.loads(run(environment, "-c", PRODUCTION).stdout)
    assert told["plain"] == [301, "https://doorstep.example.gov.cn/login/"]
    for page in (told["login"], told["say"]):
        assert page["status"] == 200
        headers = page["headers"]
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert page["cookies"]
        for name, cookie in page["cookies"].items():
            assert cookie["secure"], name
            assert cookie["httponly"], name
            assert cookie["samesite"] in ("Strict", "Lax"), name


def test_a_log_line_keeps_tokens_and_numbers_out() -> None:
    person, token = applicant(), case_token(new_id(), new_secret())
    line = f"Not Found: /p/c/{token}/rate/ {person.id_number} {person.phone} 420626202611220000001 {new_id()}"
    told = scrubbed(line)
    for secret in (token, person.id_number, person.phone):
        assert secret not in told
    assert told.startswith("Not Found: /p/c/***/rate/ ")
    assert told.endswith(line.split()[-1])
    assert "420626202611220000001" in told


def test_the_traceback_of_an_error_is_part_of_the_line() -> None:
    try:
        raise ValueError(f"no such person: {applicant().id_number}")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "trouble", None, sys.exc_info())
    told = ScrubbedFormatter("{message}", style="{").format(record)
    assert applicant().id_number not in told
    assert "Traceback" in told


def test_what_the_server_writes_of_refused_requests_has_no_token(tmp_path: Path) -> None:
    import requests

    token = case_token(new_id(), new_secret())
    with CountyServer(tmp_path) as county:
        assert requests.get(f"{county.url}/p/c/{token}/", timeout=30).status_code == 404
        assert requests.post(f"{county.url}/p/c/{token}/rate/", timeout=30).status_code == 403
        assert requests.get(f"{county.url}/p/c/{token}/nothing/", timeout=30).status_code == 404
    assert "/p/c/***/" in county.log
    assert token not in county.log


def test_what_the_database_quotes_of_a_row_stays_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """PostgreSQL's message names the values it would not take; no pattern knows a name."""

    def stumbles() -> HttpResponse:
        raise IntegrityError("new row violates ... DETAIL: Failing row contains (1, 张例示, 夷陵路 3 号)")

    answer = guarded(RequestFactory().post("/line/v1/push"), stumbles)
    assert answer.status_code == 500
    assert "IntegrityError" in caplog.text
    assert "/line/v1/push" in caplog.text
    assert "张例示" not in caplog.text
