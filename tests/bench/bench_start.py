"""Cold start to the first interactive frame, and resident memory, beside a bare Qt Quick Controls window.

Both are processes of their own, started the same way, in turns, offscreen with software rendering. The kiosk
is enrolled and has the whole starting catalogue, so that its first frame is the real idle screen. A busy
moment of the machine strikes a pair of neighbours alike: the median of the pairs' ratios counts.
``python -m tests.bench.bench_start [PAIRS]``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 11
AIM = 1.8

BARE = """
import sys, time
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.loadData(b'''
import QtQuick
import QtQuick.Controls
ApplicationWindow { width: 1080; height: 1920; visible: true
    Button { text: "bare"; anchors.centerIn: parent } }
''')
window = engine.rootObjects()[0]
"""

# As kiosk.__main__ starts it.
KIOSK = """
import sys
from pathlib import Path
from contextlib import ExitStack
from kiosk.__main__ import hold_collector, open_store, prepare_environment
prepare_environment()
hold_collector()
from PySide6.QtGui import QGuiApplication
from kiosk.app import build
from kiosk.paper.office import PaperOffice
from kiosk.services.clock import SystemClock
from kiosk.settings import load_settings
from sync.terminal.mailbox.sqlite import SqliteMailbox
app = QGuiApplication(sys.argv)
home = Path(sys.argv[1])
settings, closing = load_settings(home / "config.toml"), ExitStack()
mailbox = SqliteMailbox(settings.line_db)
closing.callback(mailbox.close)
kiosk = build(
    settings.settings,
    mailbox=mailbox,
    store=lambda: open_store(settings, mailbox, closing),
    clock=SystemClock(),
    paper=PaperOffice(settings.paper_folder, settings.fonts),
)
window = kiosk.show()
"""

# What both do once their window exists: say when the first frame is there, and how much memory that took.
AFTER = """
def told():
    window.frameSwapped.disconnect(told)
    pages = int(open("/proc/self/statm").read().split()[1])
    print("frame", pages * 4 / 1024, flush=True)
    app.quit()
window.frameSwapped.connect(told)
window.update()
app.exec()
import os
os._exit(0)
"""


def furnish(home: Path) -> None:
    """A machine that has been at work: enrolled, with matters, posters and its own record."""
    from sync.model.terminal import Poster
    from sync.protocol.line import Topic
    from sync.terminal.mailbox.sqlite import SqliteMailbox
    from tests.helpers.mailbox import enrolment
    from tests.kiosk.services.world import TERMINAL, County, profile, starting_matters

    (home / "config.toml").write_text('[paths]\nstate = "."\n', "utf-8")
    mailbox = SqliteMailbox(home / "line" / "line.db")
    mailbox.enrol(enrolment(TERMINAL), b"s" * 32)
    county = County(mailbox)
    county.publish_all(Topic.MATTER, {m.code: m for m in starting_matters()})
    county.publish(Topic.TERMINAL, TERMINAL, profile())
    for n in range(3):
        county.publish(Topic.POSTER, f"p{n}", Poster(f"p{n}", "家门口就能办事", "不会用也不要紧", ""))
    mailbox.close()


def measure(program: str, folder: str) -> tuple[float, float]:
    """Seconds to the first frame and MiB resident then."""
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "PYTHONPATH": str(ROOT),
    }
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", program + AFTER, folder], env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("frame "):
                taken = time.monotonic() - began
                memory = float(line.split()[1])
                process.wait(20)
                return taken, memory
    raise RuntimeError("the program ended without a frame")


def main(pairs: int = PAIRS) -> int:
    # As packaging/bootstrap leaves it, also where the environment forbids Python to keep what it compiles.
    subprocess.run([sys.executable, "-m", "compileall", "-q", "kiosk", "sync"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder))
        for program in (BARE, KIOSK):  # the first start reads from disk and makes private.db
            measure(program, folder)
        runs = [(measure(BARE, folder), measure(KIOSK, folder)) for _ in range(pairs)]
    rows = (
        ("cold start to first frame, s", 0, "{:.3f}"),
        ("resident memory, MiB", 1, "{:.0f}"),
    )
    worst = 0.0
    print(f"{pairs} pairs of starts in turns, medians")
    print(f"{'':32}{'kiosk':>8}{'bare':>8}{'ratio':>8}   aim")
    for name, at, form in rows:
        base, mine = (statistics.median(pair[side][at] for pair in runs) for side in (0, 1))
        ratio = statistics.median(kiosk[at] / bare[at] for bare, kiosk in runs)
        worst = max(worst, ratio)
        kept = "kept" if ratio <= AIM else "MISSED"
        print(f"{name:32}{form.format(mine):>8}{form.format(base):>8}{ratio:>8.2f}   ≤ {AIM} {kept}")
    return 0 if worst <= AIM else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
