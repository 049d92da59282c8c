"""What counts as the county's answer, and the sentence for what does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sync.protocol.line import PUSH_PATH, PushRequest
from sync.terminal import http
from sync.terminal.clock import SystemClock
from sync.terminal.errors import LineError
from sync.terminal.http import CountyHttp
from tests.helpers.county import ToyCounty, Trick
from tests.helpers.mailbox import review_message
from tests.terminal.world import World


def line_to(url: str, read_timeout: float = 1.0) -> CountyHttp:
    return CountyHttp(url, ca_file="", connect_timeout=1, read_timeout=read_timeout, clock=SystemClock())


@pytest.fixture
def county() -> Iterator[ToyCounty]:
    with ToyCounty() as toy:
        yield toy


@pytest.mark.parametrize(
    ("trick", "sentence"),
    [
        (Trick.HANG_UP, http.UNREACHABLE),
        (Trick.SERVER_ERROR, http.COUNTY_TROUBLE),
        (Trick.BUSY, "县里的系统正忙，请稍后再报送。"),
        (Trick.HTML_200, http.NOT_OURS),
        (Trick.REDIRECT, http.NOT_OURS),
        (Trick.OTHER_JSON, http.NOT_OURS),
        (Trick.HALF_BODY, http.CUT_OFF),
        (Trick.LOST_ANSWER, http.UNREACHABLE),
        (Trick.BROKEN_GZIP, http.CUT_OFF),
        (Trick.SLOW, http.TOO_SLOW),
        (Trick.DRIP, http.TOO_SLOW),
        (Trick.DRIP_HEAD, http.TOO_SLOW),
    ],
)
def test_every_trick_has_its_sentence(county: ToyCounty, trick: Trick, sentence: str) -> None:
    county.slow_seconds = 20
    line = line_to(county.base_url)
    with county.misbehaving(trick), pytest.raises(LineError) as caught:
        line.push("nobody", PushRequest(messages=()))
    line.close()
    assert caught.value.message == sentence
    assert caught.value.path == PUSH_PATH


def test_another_version_is_said_in_words(county: ToyCounty) -> None:
    line = line_to(county.base_url)
    with county.misbehaving(Trick.OTHER_VERSION), pytest.raises(LineError, match="第 2 版"):
        line.push("nobody", PushRequest(messages=()))
    line.close()


def test_what_the_county_says_reaches_the_terminal(county: ToyCounty) -> None:
    line = line_to(county.base_url)
    with pytest.raises(LineError) as caught:
        line.feed("nobody", "", 0, 10)
    line.close()
    error = caught.value
    assert (error.status, error.code, error.unauthorised) == (401, "invalid_token", True)
    assert error.message.startswith("登录已过期")


def test_a_wait_the_county_asks_for_is_kept(county: ToyCounty) -> None:
    line = line_to(county.base_url)
    with county.misbehaving(Trick.BUSY), pytest.raises(LineError) as caught:
        line.feed("nobody", "", 0, 10)
    line.close()
    assert caught.value.retry_after == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://name.invalid"])
def test_nobody_there(url: str) -> None:
    line = line_to(url)
    with pytest.raises(LineError, match=http.UNREACHABLE):
        line.feed("nobody", "", 0, 10)
    line.close()


@pytest.mark.parametrize("url", ["", "county", "ftp://county"])
def test_an_address_that_is_none(url: str) -> None:
    line = line_to(url)
    with pytest.raises(LineError, match=http.BAD_ADDRESS):
        line.feed("nobody", "", 0, 10)
    line.close()


def test_a_proxy_of_the_environment_is_not_used(county: ToyCounty, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    line = line_to(county.base_url)
    with pytest.raises(LineError) as caught:
        line.feed("nobody", "", 0, 10)
    line.close()
    assert caught.value.status == 401


def test_large_bodies_are_zipped_and_arrive_whole() -> None:
    with World() as world:
        messages = tuple(
            review_message(terminal=world.enrolment.terminal, key=world.county.core.key) for _ in range(20)
        )
        line = line_to(world.county.base_url)
        world.county.core.tokens["t"] = world.enrolment.terminal
        line.push("t", PushRequest(messages=()))
        assert world.county.zipped == []
        answered = line.push("t", PushRequest(messages=messages))
        line.close()
        assert world.county.zipped == [PUSH_PATH]
        assert [a.id for a in answered.reply.answers] == [m.id for m in messages]
        assert set(world.county.core.stored) == {m.id for m in messages}
        assert answered.skew_ms is not None
        assert abs(answered.skew_ms) < 1000


def test_no_body_and_no_name_in_what_is_logged(county: ToyCounty) -> None:
    """The cause goes to the log: it must not carry what the other side wrote."""
    line = line_to(county.base_url)
    with county.misbehaving(Trick.HTML_200), pytest.raises(LineError) as caught:
        line.push("nobody", PushRequest(messages=()))
    line.close()
    assert "html" not in str(caught.value).lower()
