"""One machine for all visits of a file: what the first leaves behind, the last still finds."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.__main__ import prepare_environment
from tests.faults.residue import traces
from tests.faults.residue.booth import Booth, booth

prepare_environment()
# As in the journeys: Qt's own threads must not log while Python holds its lock.
os.environ["QT_LOGGING_RULES"] = (
    "qt.multimedia.*=false;qt.qml.propertyCache.append=false;qt.virtualkeyboard.pinyin=false"
)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Booth]:
    folder = tmp_path_factory.mktemp("machine")
    # The Pinyin decoder warns when it has to make its folder itself.
    (Path(os.environ["XDG_CONFIG_HOME"]) / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        (folder / "tmp").mkdir()
        patch.setenv("TMPDIR", str(folder / "tmp"))
        patch.setattr(tempfile, "tempdir", None)
        with booth(folder, traces.ours()) as made:
            yield made
