"""What the first screen does not need is not imported before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LATE = ("requests", "reportlab", "elementpath", "pypinyin", "pyqrcode", "django", "openpyxl", "pyxform")

PROGRAM = """
import sys
from pathlib import Path
from tests.bench.bench_start import KIOSK
exec(KIOSK)
def told():
    print("imported:", " ".join(sorted({name.partition(".")[0] for name in sys.modules})), flush=True)
    app.quit()
window.frameSwapped.connect(told)
window.update()
app.exec()
kiosk.close()
"""


def test_first_frame_needs_no_heavy_library(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    line = next((row for row in done.stdout.splitlines() if row.startswith("imported:")), "")
    assert line, done.stderr
    assert set(LATE).isdisjoint(line.split())
    assert done.returncode == 0, done.stderr
