"""The proxy cuts for real: what is tested with it is tested against a cut wire."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
import requests

from tests.helpers.clock import eventually
from tests.helpers.county import ToyCounty, Trick
from tests.helpers.proxy import Proxy


@pytest.fixture
def county() -> Iterator[ToyCounty]:
    with ToyCounty() as toy:
        yield toy


@pytest.fixture
def proxy(county: ToyCounty) -> Iterator[Proxy]:
    with Proxy("127.0.0.1", county.port) as made:
        yield made


def status_through(proxy: Proxy) -> int:
    with requests.get(f"{proxy.base_url}/line/v1/feed", timeout=30) as response:
        return response.status_code


def test_online_it_is_not_noticed(proxy: Proxy, county: ToyCounty) -> None:
    assert status_through(proxy) == 401
    assert county.requests == ["GET /line/v1/feed"]


def test_offline_nothing_reaches_the_county_until_online_again(proxy: Proxy, county: ToyCounty) -> None:
    proxy.go_offline()
    with pytest.raises(requests.ConnectionError):
        status_through(proxy)
    assert county.requests == []
    proxy.go_online()
    assert status_through(proxy) == 401


def test_going_offline_cuts_a_connection_that_is_waiting(proxy: Proxy, county: ToyCounty) -> None:
    county.slow_seconds = 30
    county.play(Trick.SLOW)
    caught: list[Exception] = []

    def ask() -> None:
        try:
            requests.get(f"{proxy.base_url}/line/v1/feed", timeout=60)
        except requests.RequestException as error:
            caught.append(error)

    thread = Thread(target=ask)
    thread.start()
    eventually(lambda: county.requests)
    proxy.go_offline()
    thread.join(30)
    assert not thread.is_alive()
    assert caught


def test_a_reply_is_cut_in_the_middle(proxy: Proxy) -> None:
    whole = requests.get(f"{proxy.base_url}/line/v1/feed", timeout=30).content
    proxy.cut_reply_after(250)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        requests.get(f"{proxy.base_url}/line/v1/feed", timeout=30)
    assert requests.get(f"{proxy.base_url}/line/v1/feed", timeout=30).content[:20] == whole[:20]


def test_a_delay_delays(proxy: Proxy) -> None:
    proxy.delay(0.15)
    response = requests.get(f"{proxy.base_url}/line/v1/feed", timeout=30)
    assert response.elapsed.total_seconds() >= 0.3


def test_a_county_that_is_gone_is_a_reset_not_a_hang(county: ToyCounty) -> None:
    with Proxy("127.0.0.1", 9) as proxy, pytest.raises(requests.ConnectionError):
        status_through(proxy)
