"""Photographs: how fast they go up, what cuts cost, and that memory does not grow with the file.

``python -m tests.bench.bench_blobs [megabytes]``. A real county server (SQLite, ``synchronous=FULL``), the
real agent on line.db, over loopback; each piece is on the county's disk before it is acknowledged. Beside it,
in the same run: the same bytes appended to a file and made durable piece by piece, which is what the disk
alone costs. Aims: at least 90 MB/s of sealed bytes;
a 20 MB file cut three times at most 22 MB on the wire; memory flat.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sync.protocol.blob import SEALED_SEGMENT
from tests.helpers.booth import Booth
from tests.helpers.clock import eventually
from tests.helpers.county_server import CountyServer

ROOT = Path(__file__).resolve().parents[2]
MB = 1_000_000
ROUNDS = 5


def line(what: str, value: float, unit: str, verdict: str = "") -> None:
    print(f"{what:<58}{value:9.1f} {unit}  {verdict}", flush=True)


def kept(condition: bool) -> str:
    return "kept" if condition else "MISSED"


def disk_alone(folder: Path, size: int) -> float:
    """MB/s of appending and fdatasync in pieces as large as the agent's."""
    piece = os.urandom(SEALED_SEGMENT)
    descriptor = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT)
    began = time.perf_counter()
    for _ in range(size // SEALED_SEGMENT):
        os.write(descriptor, piece)
        os.fdatasync(descriptor)
    seconds = time.perf_counter() - began
    os.close(descriptor)
    (folder / "floor").unlink()
    return size / MB / seconds


def speed(county: CountyServer, folder: Path, size: int) -> None:
    # No proxy between: it would take the agent's own processor and lock.
    with Booth(county, folder / "speed", direct=True) as booth, booth.agent():
        warm = booth.post(MB)
        eventually(lambda: booth.is_done(warm), 60)
        rates, floors, stored = [], [], []
        ours, theirs = 0.0, 0.0
        for turn in range(ROUNDS):
            message = booth.message()
            began = time.perf_counter()
            id = booth.photograph(message, size, turn)
            stored.append(size / MB / (time.perf_counter() - began))
            floors.append(disk_alone(folder, size))
            booth.mailbox.post(message)
            began, cpu, county_cpu = time.perf_counter(), time.process_time(), busy(county)
            eventually(lambda: booth.is_done(id), 120)  # noqa: B023
            rates.append(size / MB / (time.perf_counter() - began))
            ours += time.process_time() - cpu
            theirs += busy(county) - county_cpu
    rate, floor = statistics.median(rates), statistics.median(floors)
    line(f"sealing {size // MB} MB into line.db, durable", statistics.median(stored), "MB/s")
    line("the county's disk alone, same pieces", floor, "MB/s")
    line(
        "sealed, over loopback, durable and verified at the county",
        rate,
        "MB/s",
        f"aim 90  {kept(rate >= 90)}",
    )
    line("  as a share of the disk alone", 100 * rate / floor, "%")
    line("  processor time of the agent", ours / ROUNDS / size * MB * 1000, "ms/MB")
    line("  processor time of the county", theirs / ROUNDS / size * MB * 1000, "ms/MB")


def cuts(county: CountyServer, folder: Path) -> None:
    dice, totals = random.Random(7), []  # noqa: S311 - places to cut
    for turn in range(3):
        with Booth(county, folder / f"cuts{turn}") as booth:
            id = booth.post(20 * MB, turn)
            with booth.agent():
                for part in (1, 2, 3):
                    eventually(lambda: booth.received(id) > part * 4 * MB, 60)  # noqa: B023
                    seen = booth.proxy.connections
                    booth.proxy.cut_request_after(dice.randrange(1_000_000))
                    eventually(lambda: booth.proxy.connections > seen, 60)  # noqa: B023
                eventually(lambda: booth.is_done(id), 60)  # noqa: B023
            totals.append(booth.proxy.bytes_up / MB)
    most = max(totals)
    line("a 20 MB file cut three times, worst of 3, on the wire", most, "MB", f"aim 22  {kept(most <= 22)}")


def busy(county: CountyServer) -> float:
    """Processor seconds of the server's processes."""
    ticks = 0
    for pid in (county.pid, *children(county.pid)):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def peak(pid: int) -> float:
    """MB of the process's largest resident set."""
    for text in Path(f"/proc/{pid}/status").read_text().splitlines():
        if text.startswith("VmHWM:"):
            return int(text.split()[1]) / 1024
    raise RuntimeError("no VmHWM")


def children(pid: int) -> list[int]:
    found = [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [deeper for child in found for deeper in children(child)]


def memory(county: CountyServer, folder: Path) -> None:
    peaks: list[tuple[float, float]] = []
    for size in (2 * MB, 80 * MB):
        with Booth(county, folder / f"memory{size}") as booth:
            (booth.folder / "config.toml").write_text("[line]\nlong_poll = 1\n", encoding="utf-8")
            id = booth.post(size)
            agent = subprocess.Popen(
                [sys.executable, "-m", "sync.terminal", "run"],
                cwd=booth.folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stderr=subprocess.DEVNULL,
            )
            eventually(lambda: booth.is_done(id), 120)  # noqa: B023
            peaks.append((peak(agent.pid), max(map(peak, [county.pid, *children(county.pid)]))))
            agent.terminate()
            agent.wait(30)
    (agent_small, county_small), (agent_large, county_large) = peaks
    line("agent, largest resident set, a file of 2 MB", agent_small, "MB")
    flat = agent_large - agent_small < 8
    line("agent, a file of 80 MB", agent_large, "MB", f"aim +8, 60  {kept(flat and agent_large < 60)}")
    flat = county_large - county_small < 16
    line("county, a file of 80 MB more", county_large - county_small, "MB more", f"aim 16  {kept(flat)}")


def main(megabytes: int = 40) -> None:
    # Beside the project, not in /tmp: /tmp may be memory, which costs no fsync.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:
        folder = Path(name)
        with CountyServer(folder / "county", long_poll_most=1) as county:
            speed(county, folder, megabytes * MB)
            cuts(county, folder)
            memory(county, folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
