"""Where the day ends for a test that asks which day it is."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.helpers.clock import let_the_day_end, until_midnight


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-12-31T15:59:59.500+00:00", 0.5),
        ("2026-12-31T16:00:00+00:00", 86_400),
        ("2026-12-31T23:59:50+08:00", 10),
        ("2028-02-28T23:59:59+00:00", 16 * 3600 + 1),
    ],
)
def test_until_midnight_in_china(now: str, left: float) -> None:
    assert until_midnight(datetime.fromisoformat(now)) == left


@pytest.mark.parametrize(
    ("now", "waited"), [("2026-12-31T15:59:50+00:00", [10.01]), ("2026-12-31T15:58:59+00:00", [])]
)
def test_what_is_left_of_the_last_minute_is_let_pass(now: str, waited: list[float]) -> None:
    waits: list[float] = []
    let_the_day_end(datetime.fromisoformat(now), waits.append)
    assert waits == waited
