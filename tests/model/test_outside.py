"""The rule against cases outside the system: by days and by cases, keepers first, then leaders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sync.model.outside import Alarm, standing
from sync.model.settings import Line

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
RULE = Line(warn_days=1, warn_cases=50, alarm_days=3, alarm_cases=200)


@pytest.mark.parametrize(
    ("hours", "waiting", "alarm"),
    [
        (0, 0, Alarm.NONE),
        (23.9, 49, Alarm.NONE),
        (24, 0, Alarm.KEEPER),
        (0, 50, Alarm.KEEPER),
        (71, 199, Alarm.KEEPER),
        (72, 0, Alarm.LEADER),
        (0, 200, Alarm.LEADER),
        (-9999, 0, Alarm.NONE),
        (None, 49, Alarm.NONE),
        (None, 50, Alarm.KEEPER),
    ],
)
def test_who_is_told(hours: float | None, waiting: int, alarm: Alarm) -> None:
    last = None if hours is None else NOW - timedelta(hours=hours)
    found = standing(last, waiting, NOW, RULE)
    assert found.alarm is alarm
    assert bool(found.text) is (alarm is not Alarm.NONE)


def test_nought_means_never() -> None:
    never = Line(warn_days=0, warn_cases=0, alarm_days=0, alarm_cases=0)
    assert standing(NOW - timedelta(days=400), 10_000, NOW, never).alarm is Alarm.NONE


@pytest.mark.parametrize(
    ("days", "waiting", "stopped"), [(4, 9, False), (5, 0, True), (0, 10, True), (400, 0, True)]
)
def test_where_it_is_set_nothing_new_is_taken(days: int, waiting: int, stopped: bool) -> None:
    rule = Line(warn_days=0, warn_cases=0, alarm_days=0, alarm_cases=0, stop_days=5, stop_cases=10)
    found = standing(NOW - timedelta(days=days), waiting, NOW, rule)
    assert found.stopped is stopped
    assert ("不收新的办件" in found.text) is stopped
    refusal = found.refusal("3 号窗口")
    assert bool(refusal) is stopped
    if stopped:
        assert "3 号窗口" in refusal
    assert not standing(NOW - timedelta(days=400), 10**6, NOW, RULE).stopped


def test_the_words_say_since_when_and_how_much() -> None:
    words = standing(NOW - timedelta(days=2, hours=5), 7, NOW, RULE).text
    assert "2 天" in words
    assert "7 件" in words
    assert "设备专管员" in words
    assert "负责人" in standing(NOW - timedelta(days=5), 7, NOW, RULE).text
