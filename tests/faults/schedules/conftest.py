from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.county.keys import create_keys
from tests.faults.schedules.county import SimCounty


@pytest.fixture
def county(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[SimCounty]:
    settings.KEYS_FOLDER = tmp_path / "keys"
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    create_keys(tmp_path / "keys")
    made = SimCounty()
    yield made
    made.fresh()
    made.close()
