"""The toy county keeps the contract of the line like the real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.county_line_suite import CountyLineSuite
from tests.helpers.county import ToyCounty


@pytest.fixture(scope="module")
def county() -> Iterator[ToyCounty]:
    with ToyCounty() as toy:
        yield toy


class TestToyCounty(CountyLineSuite):
    """Nothing of its own."""
