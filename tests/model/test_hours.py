"""Hours in settings: the end is outside, midnight is no border."""

from __future__ import annotations

from datetime import datetime

import pytest

from sync.model.hours import within_hours
from sync.model.settings import SettingsError, read_settings


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-22T{text}:00")


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        ("08:00-12:00", ("08:00", "11:59"), ("07:59", "12:00", "23:00")),
        ("20:00-06:30", ("20:00", "23:59", "00:00", "06:29"), ("06:30", "12:00", "19:59")),
        ("", ("00:00", "12:00"), ()),
        ("06:00-06:00", ("05:59", "06:00"), ()),
    ],
)
def test_inside_and_outside(hours: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    assert all(within_hours(hours, at(t)) for t in inside)
    assert not any(within_hours(hours, at(t)) for t in outside)


@pytest.mark.parametrize("text", ["8-12", "24:00-06:00", "20:00", "20:00-06:60", "夜里"])
def test_what_is_no_span_stops_the_start(text: str) -> None:
    with pytest.raises(SettingsError, match="photos_hours"):
        read_settings(f'[line]\nphotos_hours = "{text}"\n')
