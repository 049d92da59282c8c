"""What the measurements of the line stand on: a county on disk, terminals, cases of 2.5 KB."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from sync.protocol.envelope import Envelope
from sync.protocol.line import CountyKey
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.people import somebody

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = 5


def say(what: str, value: float, unit: str, aim: float | None = None, *, most: bool = True) -> None:
    """One line of the table. aim: at most that much, or at least (most=False)."""
    verdict = ""
    if aim is not None:
        kept = value <= aim if most else value >= aim
        verdict = f"  aim {'<=' if most else '>='} {aim:g}  {'kept' if kept else 'MISSED'}"
    print(f"{what:<66}{value:>10,.{0 if value >= 100 else 2}f} {unit:<8}{verdict}", flush=True)


_people = itertools.count()


def body_of(terminal: str, answers: int) -> Any:
    """A case. 24 answers make it 2.5 KB of JSON."""
    stroke = tuple((n * 9, 100 + n * 7 % 90, n * 16) for n in range(40))
    case = filed_case(terminal, who=somebody(next(_people)), at=datetime.now(UTC))
    filled = {f"/data/question_{n}": f"第 {n} 题的回答" for n in range(answers)}
    signature = msgspec.structs.replace(case.signature, strokes=(stroke,))  # type: ignore[type-var]
    return msgspec.structs.replace(case, answers=filled, signature=signature)


def messages(terminal: str, key: CountyKey, number: int, answers: int = 24, first: int = 1) -> list[Envelope]:
    """Sealed cases; seq rises from ``first``."""
    return [case_message(body_of(terminal, answers), key, seq=seq) for seq in range(first, first + number)]


def ask_fleet(county: CountyServer, **question: int) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sync.fleet"],
        cwd=ROOT,
        env=county.environment,
        input=json.dumps(question) + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def median_of(rounds: int, work: Callable[[int], float]) -> float:
    values = sorted(work(n) for n in range(rounds))
    return values[len(values) // 2]


def calibrate() -> float:
    """Messages that this machine opens a second on one core just now; 16,000 to 20,000 when it is at rest.

    Printed with every table: a machine that has other work to do is slower at everything.
    """
    from sync.protocol.seal import key_id, new_private_key, open_sealed, public_of

    private = new_private_key()
    (message,) = messages("420626106-01", CountyKey(key_id(public_of(private)), public_of(private)), 1)
    info, begin = message.info(), time.perf_counter()
    for _ in range(2000):
        open_sealed(message.body, private, info)
    return 2000 / (time.perf_counter() - begin)
