"""Every test of the county gets its own keys; nothing is ever written into the project's state folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sync.county.keys import KeyRing, create_keys


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, settings: Settings) -> KeyRing:
    # The real hash is slow on purpose; what is tested here is what happens around it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # What is done is told at once; how it can be taken back before: test_undo.py.
    settings.UNDO_SECONDS = 0
    settings.KEYS_FOLDER = tmp_path / "keys"
    settings.BLOBS_FOLDER = tmp_path / "blobs"
    return create_keys(tmp_path / "keys")
