"""``python -m tests.bench.forms.bench_forms``: the form engine beside SurveyJS, in one run, as a table.

The peer is ``survey-core`` from npm, put into a temporary folder; without node or npm its column stays empty.
"""

from __future__ import annotations

import gc
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from sync.model.forms import Context, Filling, Form, FormRecord, load
from tests.bench.forms import big_forms

CONTEXT = Context(now=datetime(2026, 11, 23, tzinfo=UTC))
ROUNDS = 400
PEER = "survey-core"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        peer = _peer(Path(folder))
        rows = [*_answers(peer), *_chains(peer), *_loads(), *_lists(), *_memory()]
    width = max(len(row[0]) for row in rows)
    print(f"{'':{width}}  {'ours':>14}  {'SurveyJS':>14}  aim")
    for what, mine, theirs, aim in rows:
        print(f"{what:{width}}  {mine:>14}  {theirs:>14}  {aim}")
    return 0


def _peer(folder: Path) -> Path | None:
    """SurveyJS installed in a folder of its own, or ``None``."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    (folder / "package.json").write_text('{"private": true}')
    command = [npm, "install", "--no-audit", "--no-fund", "--silent", PEER]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
    return folder if outcome.returncode == 0 else None


def _time_peer(peer: Path | None, survey: str, kind: str, rounds: int) -> dict[str, float] | None:
    if peer is None:
        return None
    form = peer / "form.json"
    form.write_text(survey)
    script = Path(__file__).with_name("peer.mjs")
    command = ["node", str(script), str(peer), str(form), kind, str(rounds)]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if outcome.returncode:
        sys.stderr.write(outcome.stderr[-2000:])
        return None
    found: dict[str, float] = json.loads(outcome.stdout)
    return found


def _form(record: FormRecord) -> Form:
    form = load(record)
    assert isinstance(form, Form)
    return form


def _milliseconds(action: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    action(*arguments)
    return (time.perf_counter() - start) * 1000


def _verdict(value: float, aim: float, words: str) -> str:
    return f"{words}  {'kept' if value <= aim else 'MISSED'}"


def _quiet() -> None:
    """What building the form left behind is not collected while something is timed."""
    gc.collect()
    gc.freeze()


def _grown(record: FormRecord) -> float:
    """Megabytes that a first filtering adds to the list itself."""
    filling = Filling(_form(record), CONTEXT)
    tracemalloc.start()
    filling.answer("/data/town", "t7")
    filling.question("/data/place")
    grown = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return grown


Rows = list[tuple[str, str, str, str]]


def _answers(peer: Path | None) -> Rows:
    rows: Rows = []
    for size in (250, 1000):
        filling = Filling(_form(big_forms.ours(size)), CONTEXT)
        paths = [f"/data/p{i // big_forms.PAGE}/q{i}" for i in range(size)]
        for path in paths:
            filling.answer(path, 1)
        _quiet()
        # A fixed stride visits the whole form, near and far, the same way in every run.
        times = sorted(
            _milliseconds(filling.answer, paths[i * 97 % size], 2 + i % 900) for i in range(ROUNDS)
        )
        assert filling.complete()
        other = _time_peer(peer, big_forms.theirs(size), "answer", ROUNDS)
        middle, late = statistics.median(times), times[int(ROUNDS * 0.99)]
        theirs = f"{other['p50']:.2f}/{other['p99']:.2f} ms" if other else ""
        what = f"one answer, {size} questions, p50/p99"
        rows.append((what, f"{middle:.2f}/{late:.2f} ms", theirs, _verdict(middle, 1.0, "p50 <= 1 ms, flat")))
    return rows


def _chains(peer: Path | None) -> Rows:
    rows: Rows = []
    for size in (250, 1000):
        filling = Filling(_form(big_forms.ours_chain(size)), CONTEXT)
        times = [_milliseconds(filling.answer, "/data/q", 2 + i) for i in range(50)]
        assert filling.answers()[f"/data/c{size - 1}"] == str(51 + size)
        other = _time_peer(peer, big_forms.theirs_chain(size), "chain", 20)
        theirs = f"{other['p50']:.2f} ms" if other else ""
        what = f"one answer that {size} calculations hang on, p50"
        rows.append((what, f"{statistics.median(times):.2f} ms", theirs, ""))
    return rows


def _open(body: bytes) -> Filling:
    return Filling(_form(msgspec.json.decode(body, type=FormRecord)), CONTEXT)


def _loads() -> Rows:
    rows: Rows = []
    for size in (250, 1000):
        body = msgspec.json.encode(big_forms.ours(size))
        _quiet()
        middle = statistics.median(_milliseconds(_open, body) for _ in range(7))
        aim = _verdict(middle, 100.0, "<= 100 ms") if size == 250 else ""
        rows.append((f"record to first question, {size} questions", f"{middle:.0f} ms", "", aim))
    return rows


def _choose(filling: Filling, town: str, path: str) -> None:
    filling.answer("/data/town", town)
    filling.question(path)


def _lists() -> Rows:
    rows: Rows = []
    for count in (10_000, 100_000):
        record = big_forms.with_list(count)
        _quiet()
        grown = _grown(record)
        filling = Filling(_form(record), CONTEXT)
        first = _milliseconds(_choose, filling, "t7", "/data/place")
        again = _milliseconds(_choose, filling, "t8", "/data/place")
        scan = _milliseconds(_choose, filling, "9999", "/data/other")
        aim, scan_aim = _verdict(first, 100.0, "<= 100 ms"), _verdict(scan, 100.0, "<= 100 ms")
        rows.append((f"{count} choices, first filter", f"{first:.0f} ms", "", aim))
        rows.append((f"{count} choices, next filter", f"{again:.1f} ms", "", ""))
        rows.append((f"{count} choices, filter by contains()", f"{scan:.0f} ms", "", scan_aim))
        rows.append((f"{count} choices, memory of filtering", f"{grown:.1f} MB", "", "as the list"))
    return rows


def _memory() -> Rows:
    record = big_forms.ours(1000)
    gc.collect()
    tracemalloc.start()
    form = _form(record)
    shared = tracemalloc.get_traced_memory()[0] / 1e6
    filling = Filling(form, CONTEXT)
    for i in range(1000):
        filling.answer(f"/data/p{i // big_forms.PAGE}/q{i}", i)
    whole = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return [
        ("memory of a 1000-question form", f"{shared:.1f} MB", "", ""),
        ("memory of its filling, all answered", f"{whole - shared:.1f} MB", "", ""),
    ]


if __name__ == "__main__":
    sys.exit(main())
