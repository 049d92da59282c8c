"""The real county server keeps the contract of the line, over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.blob_line_suite import BlobLineSuite
from tests.contract.county_line_suite import CountyLineSuite
from tests.helpers.county_server import CountyServer


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    folder: Path = tmp_path_factory.mktemp("county")
    with CountyServer(folder) as server:
        yield server


class TestRealCounty(CountyLineSuite, BlobLineSuite):
    """Nothing of its own."""
