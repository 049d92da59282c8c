"""Many visits in a row: memory and time. ``python -m tests.bench.bench_visits [N]``, 1,000 by default.

A visit goes through the real window: start, list, guide, name, ID number and phone, the form, clear and
leave; every fifth one signs, submits and reads the receipt. Every tenth goes by finger, the name in Pinyin,
each key touched. The others press the same buttons by their own ``activate`` and hand the words over as a
keyboard does: every page is made, drawn and let go of, and nobody waits for a finger to lift.
Aims: the memory of the process grows by less than 2 % over 1,000 visits; a visit does not become slower, in
time of the processor: what else the machine does is not the visit's.
The first visits, which load pages, fonts and dictionaries, are not counted. After twenty-five minutes no
further visit begins: the growth over 1,000 is then that of the line through those made (the median of all
slopes between two of them, which no single burst can bend), and the table says how many there were.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DEFAULT = 1000
AIM_GROWTH = 0.02
AIM_SLOWER = 1.2
#: Qt for Python goes on making types that it meets for the first time until about the fiftieth visit.
_FIRST = 50
_LONGEST = 1500.0
_FEWEST = 20
#: A sample for so many visits: every fifth files, every tenth is by finger, and all tens are alike.
_ROUND = 10
_PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024


def resident() -> int:
    """KiB of this process, after Python has given back what it does not need."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE_KIB


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["QT_LOGGING_RULES"] = "*.warning=false"
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
        (home / "config" / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from kiosk.__main__ import prepare_environment

        prepare_environment()
        from PySide6.QtGui import QGuiApplication

        from tests.faults.residue.booth import booth

        application = QGuiApplication(sys.argv[:1])
        with booth(home / "machine") as machine:
            failed = measure(visits_of(machine), count)
        del application
    return failed


def visits_of(machine: object) -> Callable[[int], None]:
    """The n-th visit of a machine."""
    from tests.bench.brisk import BriskCitizen, BriskFinger
    from tests.faults.residue.booth import Booth
    from tests.faults.residue.citizen import Citizen
    from tests.journeys.pages import EndDialog

    assert isinstance(machine, Booth)
    slow, brisk = machine.finger, BriskFinger(machine.window)

    def visit(number: int) -> None:
        by_finger = number % 10 == 0
        machine.finger = slow if by_finger else brisk
        citizen = (Citizen if by_finger else BriskCitizen)(machine, 1 + number % 998)
        if number % 5 == 4:
            citizen.to_sign().sign_name().submit()
            citizen.finger.touch("end")
        else:
            citizen.to_form()
            citizen.finger.touch("end")
            EndDialog(citizen.finger).clear()
        machine.run_until_idle()
        # A day goes by between two visits of the same number: nobody is asked about an earlier filing.
        machine.clock.advance(120)

    return visit


def slope(sizes: list[int]) -> float:
    """KiB a visit, samples taken every ``_ROUND``: the median of the slopes between two (Theil and Sen)."""
    steps = [
        (later - earlier) / ((n - m) * _ROUND)
        for m, earlier in enumerate(sizes)
        for n, later in enumerate(sizes[m + 1 :], m + 1)
    ]
    return statistics.median(steps)


def measure(visit: Callable[[int], None], count: int) -> int:
    """Print what was measured; how many aims were missed."""
    began = time.monotonic()
    for number in range(_FIRST):
        visit(number)
    count = max(count, _FEWEST)
    sizes, times = [resident()], []
    for number in range(_FIRST, _FIRST + count):
        begin = time.process_time()
        visit(number)
        times.append(time.process_time() - begin)
        if len(times) % _ROUND == 0:
            sizes.append(resident())
        if len(times) % 50 == 0:
            latest = statistics.median(times[-50:])
            print(f"after {len(times)} visits: {sizes[-1] / 1024:.1f} MiB, {latest:.3f} s each", flush=True)
        if time.monotonic() - began > _LONGEST and len(times) >= _FEWEST:
            break
    part = max(_ROUND, len(times) // 5)
    each = slope(sizes)
    growth = each * 1000 / statistics.median(sizes[:4])
    slower = statistics.median(times[-part:]) / statistics.median(times[:part])
    print(
        f"memory over {len(times)} visits after {_FIRST}: {sizes[0] / 1024:.1f} → {sizes[-1] / 1024:.1f} MiB,"
        f" {each:+.2f} KiB a visit, {growth:+.2%} in 1,000, aim < {AIM_GROWTH:.0%}:"
        f" {'kept' if growth < AIM_GROWTH else 'MISSED'}"
    )
    print(
        f"a visit: median {statistics.median(times):.2f} s of the processor, at the end {slower:.2f} times"
        f" the beginning, aim ≤ {AIM_SLOWER}: {'kept' if slower <= AIM_SLOWER else 'MISSED'}"
    )
    return int(growth >= AIM_GROWTH) + int(slower > AIM_SLOWER)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
