"""Counted work is the same each time, and too much of it is stopped where it happens."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tests.helpers.effort import Effort


def _work(times: int) -> int:
    return sum(len(str(n)) for n in range(times))


def test_the_same_work_is_the_same_number() -> None:
    counts = []
    for _ in range(2):
        with Effort(most=10_000) as effort:
            _work(100)
        counts.append(effort.calls)
    assert counts[0] == counts[1] >= 200


def test_work_without_end_is_stopped() -> None:
    def endless() -> None:
        with Effort(most=1000):
            while True:
                _work(1)

    with pytest.raises(AssertionError, match="more than 1000 calls"):
        endless()


def test_swallowing_it_does_not_help() -> None:
    def swallowing() -> None:
        with Effort(most=100), suppress(AssertionError):
            _work(1000)

    with pytest.raises(AssertionError, match="more than 100 calls"):
        swallowing()
