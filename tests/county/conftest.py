"""Every test of the county gets its own keys; nothing is ever written into the project's state folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sync.county.keys import KeyRing, create_keys


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, settings: Settings) -> KeyRing:
    settings.KEYS_FOLDER = tmp_path / "keys"
    return create_keys(tmp_path / "keys")
