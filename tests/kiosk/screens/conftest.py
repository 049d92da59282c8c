"""One engine and window for all pages, without a display."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kiosk.screens.stage import Stage, offscreen

offscreen()


@pytest.fixture(scope="session")
def stage(qapp: object) -> Iterator[Stage]:
    """Pages are shown on it one after the other, as in the kiosk."""
    stage = Stage()
    yield stage
    stage.close()
