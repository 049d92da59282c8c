"""Tap on "submit" to durable: seal and post, beside a bare commit of the same bytes in the same run.

``python -m tests.bench.bench_line [rounds]``. The bare commit is one INSERT of the sealed bytes into a
one-column table, WAL, ``synchronous=FULL``: what the disk itself costs. Both take turns, so that a busy
machine is busy for both. Aim: p50 at most twice the bare one.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sync.model.case import Case, MaterialChoice, Route, Signature
from sync.model.ids import uuid7
from sync.model.receipt import make_receipt_number
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import COUNTY_KEY, MADE_AT, TOWNSHIP, enrolment
from tests.helpers.people import somebody

AIM = 2.0


def case(serial: int) -> Case:
    """A case as a citizen files it: thirty answers, five materials, a signature of 200 points."""
    id = uuid7(int(MADE_AT.timestamp() * 1000) + serial)
    points = tuple((n * 4, 100 + n % 37, n * 8) for n in range(200))
    return Case(
        id=id,
        visit=id,
        receipt_no=str(make_receipt_number(TOWNSHIP, 1, MADE_AT.date(), serial % 9999 + 1)),
        matter_code="SR-0001",
        matter_rev=1,
        matter_name="城乡居民养老保险参保登记",
        form_id="sr-0001",
        form_version="1",
        answers={f"/data/question_{n}": f"第 {n} 个问题的回答 {serial}" for n in range(30)},
        applicant=somebody(serial),
        materials=tuple(MaterialChoice(f"m{n}", f"材料{n}", Route.WINDOW) for n in range(5)),
        commitment="本人承诺所填内容真实，愿意承担相应责任。",
        signature=Signature(900, 300, (points,), "ab" * 32),
        filed_at=MADE_AT.isoformat(),
        township=TOWNSHIP,
        terminal="t-0001",
    )


def seal(body: Case) -> Envelope:
    return seal_message(
        id=body.id,
        kind=Kind.CASE,
        terminal="t-0001",
        visit=body.visit,
        made_at=datetime.now(UTC),
        body=body,
        county_key=COUNTY_KEY.public,
        county_key_id=COUNTY_KEY.id,
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def p(times: list[float], hundredth: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[hundredth - 1]


def measure(folder: Path, rounds: int) -> tuple[int, dict[str, list[float]]]:
    """Sealed size in bytes, and the times of each kind."""
    times: dict[str, list[float]] = {"bare commit": [], "post": [], "seal": [], "seal + post": []}
    mailbox = SqliteMailbox(folder / "line.db")
    mailbox.enrol(enrolment(), b"k" * 32)
    size = len(seal(case(0)).body)
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE t (body BLOB NOT NULL)")
        for serial in range(1, rounds + 20):
            body = case(serial)
            message = seal(body)
            times["bare commit"].append(
                timed(lambda m=message: bare.execute("INSERT INTO t VALUES (?)", (m.body,)))  # type: ignore[misc]
            )
            times["seal + post"].append(timed(lambda b=body: mailbox.post(seal(b))))  # type: ignore[misc]
            times["seal"].append(timed(lambda b=body: seal(b)))  # type: ignore[misc]
            other = seal(case(serial + 1_000_000))
            times["post"].append(timed(lambda m=other: mailbox.post(m)))  # type: ignore[misc]
    mailbox.close()
    # The first ones pay for cold caches.
    return size, {name: found[19:] for name, found in times.items()}


def main(rounds: int = 400) -> None:
    # Beside the project, not in /tmp: /tmp may be memory, which costs no fsync.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        size, times = measure(Path(folder), rounds)
    bare = p(times["bare commit"], 50)
    print(f"from tap to durable, {rounds} cases of {size} sealed bytes, ms")
    print(f"{'':14}{'p50':>9}{'p99':>9}{'x bare p50':>13}")
    for name, found in times.items():
        print(f"{name:14}{p(found, 50):9.3f}{p(found, 99):9.3f}{p(found, 50) / bare:13.2f}")
    ratio = p(times["seal + post"], 50) / bare
    said = "kept" if ratio <= AIM else "MISSED"
    print(f"aim: seal + post at most {AIM:.0f} x a bare commit at p50: {ratio:.2f} {said}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
