"""The idle screen waits for nothing that it does not show; whoever is quicker than the rest is served."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.bench_start import KIOSK, furnish

ROOT = Path(__file__).resolve().parents[3]
LIBRARIES = (
    "cryptography", "requests", "reportlab", "elementpath", "pypinyin", "pyqrcode", "django", "openpyxl",
    "pyxform",
)  # fmt: skip
OURS = (
    "kiosk.store.sqlite", "kiosk.bridge.kiosk_model", "kiosk.bridge.rows", "kiosk.services.filing",
    "kiosk.wiring.common",
)  # fmt: skip

FRAME = """
def told():
    print("imported:", " ".join(sorted(sys.modules)), flush=True)
    window.frameSwapped.disconnect(told)
    app.quit()
window.frameSwapped.connect(told)
window.update()
app.exec()
kiosk.close()
closing.close()
"""

QUICK = """
assert kiosk._desks is None
kiosk.front.start.begin(True, "zh")
print("page:", kiosk.front.start.page, bool(kiosk.front.shell.elder), kiosk.visits.current is not None)
kiosk.close()
closing.close()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    furnish(tmp_path)
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_first_frame_needs_no_heavy_library(home: Path) -> None:
    done = run("-c", KIOSK + FRAME, str(home))
    line = next((row for row in done.stdout.splitlines() if row.startswith("imported:")), "")
    assert line, done.stderr
    found = set(line.split()) | {name.partition(".")[0] for name in line.split()}
    assert found.isdisjoint((*LIBRARIES, *OURS))
    assert done.returncode == 0, done.stderr


def test_a_touch_before_the_pages_are_there_is_answered(home: Path) -> None:
    done = run("-c", KIOSK + QUICK, str(home))
    assert "page: home True True" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr


def test_a_store_that_does_not_open_is_said_and_ends_the_kiosk(home: Path) -> None:
    """It is opened after the first frame, where no caller is left to catch the error."""
    (home / "kiosk").mkdir()
    (home / "kiosk" / "private.db").write_bytes(b"not a database" * 100)
    done = run("-m", "kiosk", "--config", str(home / "config.toml"))
    assert done.returncode == 1, done.stderr
    assert "密钥文件不见了" in done.stderr
    assert "Traceback" not in done.stderr
