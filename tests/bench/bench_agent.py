"""The agent as a process of its own, with the real county: what a queue costs it, and what it costs to wait.

``python -m tests.bench.bench_agent [cases]``. The agent's work is counted in processor time, which other
programs on the machine do not change much; the rate beside it is of both ends together on this machine.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from sync.model.settings import Line
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.seal import new_private_key, public_of
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.port import Enrolment
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import county_http
from tests.bench.bench_line import case
from tests.helpers.county_server import CountyServer

PER_CASE_US, RESIDENT_MB, WAKE_MS, IDLE_PERCENT = 40.0, 60.0, 20.0, 1.0
TICK = os.sysconf("SC_CLK_TCK")


def sealed(serial: int, who: Enrolment) -> Envelope:
    body = replace(case(serial), terminal=who.terminal)
    key = who.county_keys[0]
    return seal_message(
        id=body.id,
        kind=Kind.CASE,
        terminal=who.terminal,
        visit=body.id,
        made_at=datetime.now(UTC),
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "agent.log").open("wb") as log:
        agent = subprocess.Popen(
            [sys.executable, "-m", "sync.terminal", "run"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(Path.cwd())},
            stderr=log,
        )
        try:
            yield agent
        finally:
            agent.send_signal(signal.SIGTERM)
            agent.wait(30)


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def peak_mb(pid: int) -> float:
    (line,) = [row for row in Path(f"/proc/{pid}/status").read_text().splitlines() if row.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def until(check: Callable[[], bool], seconds: float = 300.0) -> None:
    end, pause = time.monotonic() + seconds, threading.Event()
    while not check():
        if time.monotonic() > end:
            raise TimeoutError
        pause.wait(0.002)


def report(what: str, value: float, unit: str, aim: float) -> None:
    print(f"{what:46}{value:9.2f} {unit:4} aim {aim:g}: {'kept' if value <= aim else 'MISSED'}")


def quiet_cpu(pid: int, seconds: float) -> float:
    """Percent of one processor while nothing happens."""
    before = cpu_seconds(pid)
    threading.Event().wait(seconds)
    return (cpu_seconds(pid) - before) / seconds * 100


def measure(folder: Path, county: CountyServer, number: int) -> None:
    (folder / "config.toml").write_text(f'[paths]\nstate = "s"\n[line]\ncounty_url = "{county.url}"\n')
    box = SqliteMailbox(folder / "s" / "line" / "line.db")
    box.publish_seal_key(public_of(new_private_key()))
    line = county_http(county.url, Line(), SystemClock())
    who = enrol(box, line.enrol, county.new_code("420626106"), county.url)
    line.close()
    with running(folder) as agent:
        until(lambda: box.line().online)
        threading.Event().wait(2.0)
        report("waiting, nothing new", quiet_cpu(agent.pid, 10.0), "%", IDLE_PERCENT)
        waits = []
        for serial in range(30):
            message = sealed(9_000_000 + serial, who)
            box.post(message)
            begin = time.perf_counter()
            until(lambda id=message.id: (box.message(id) or NOBODY).attempts > 0)  # type: ignore[misc]
            waits.append((time.perf_counter() - begin) * 1000)
            until(lambda: box.line().waiting + box.line().sending == 0)
        report("a new message is on its way after (median)", statistics.median(waits), "ms", WAKE_MS)
    messages = [sealed(serial, who) for serial in range(number)]
    for message in messages:
        box.post(message)
    with running(folder) as agent:
        until(lambda: box.line().waiting < number)
        begin, before = time.perf_counter(), cpu_seconds(agent.pid)
        left = box.line().waiting
        until(lambda: box.line().waiting + box.line().sending == 0)
        took, used = time.perf_counter() - begin, cpu_seconds(agent.pid) - before
        report("agent's processor time a case, feed included", used / left * 1e6, "us", PER_CASE_US)
        report("most memory it ever held", peak_mb(agent.pid), "MB", RESIDENT_MB)
        print(f"{number} cases of {len(messages[0].body)} bytes, both ends: {left / took:.0f}/s")
    box.close()


class _Nobody:
    attempts = 0


NOBODY = _Nobody()


def main(number: int = 3000) -> None:
    # Beside the project, not in /tmp: /tmp may be memory, which costs no fsync.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        terminal = Path(folder) / "terminal"
        terminal.mkdir()
        with CountyServer(Path(folder) / "county") as county:
            measure(terminal, county, number)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
