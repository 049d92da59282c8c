"""Settings the county pushes: the nearest counts, what cannot be used is passed over alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.pushed import PUSHABLE, TerminalSettings, merge, read_value
from sync.model.settings import Settings

FIELDS = [one.field for one in PUSHABLE]


def test_the_nearest_counts_and_the_rest_stays() -> None:
    county = TerminalSettings({"visit.idle": 240, "line.rate_limit": 5000})
    terminal = TerminalSettings({"visit.idle": 400})
    merged = merge(Settings(), [county, terminal])
    assert (merged.visit.idle, merged.line.rate_limit) == (400, 5000)
    assert merged.visit.elder_idle == Settings().visit.elder_idle


@pytest.mark.parametrize(
    "values",
    [
        {"visit.idle": -1},
        {"visit.idle": "long"},
        {"line.photos_hours": "at night"},
        {"line.county_url": "http://elsewhere"},  # never pushed: a county could lose its terminals
        {"paths.state": "/tmp/x"},  # noqa: S108 - a value that is not taken
        {"visit": 1},
        {"nothing.known": 1},
    ],
)
def test_what_cannot_be_used_is_passed_over(values: dict[str, int | float | str | bool]) -> None:
    assert merge(Settings(), [TerminalSettings(values)]) == Settings()
    good = TerminalSettings(values | {"visit.warn": 45})
    assert merge(Settings(), [good]).visit.warn == 45


@given(st.sampled_from(FIELDS), st.text(max_size=12))
def test_what_somebody_types_is_taken_as_config_toml_would_or_not_at_all(field: str, text: str) -> None:
    value = read_value(field, text)
    if value is not None:
        section, _, name = field.partition(".")
        merged = merge(Settings(), [TerminalSettings({field: value})])
        assert getattr(getattr(merged, section), name) == value


def test_every_one_of_them_exists() -> None:
    for one in PUSHABLE:
        assert hasattr(getattr(Settings(), one.section), one.name)
