"""One engine and window for all pages, without a display."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.screens.stage import Stage, offscreen

offscreen()
# Qt's compiler and sound threads log about the keyboard's own files; pytest-qt's handler is Python, so such
# a line waits for Python while the window, which holds it, waits for that thread.
os.environ["QT_LOGGING_RULES"] = (
    "qt.multimedia.*=false;qt.qml.propertyCache.append=false;qt.virtualkeyboard.pinyin=false"
)
HERE = Path(__file__).resolve().parent


#: What the Qt Virtual Keyboard says of itself while it loads; nothing of ours.
KEYBOARD_NOISE = ("pipewire", "Member contentWidth of the object PopupList", "directory for user dictionary")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any page with a field loads the keyboard, whichever test comes first."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(*KEYBOARD_NOISE, extend=True))


@pytest.fixture(scope="session")
def stage(qapp: object) -> Iterator[Stage]:
    """Pages are shown on it one after the other, as in the kiosk."""
    stage = Stage()
    yield stage
    stage.close()
