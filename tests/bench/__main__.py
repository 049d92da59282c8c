"""``python -m tests.bench [NAME…]``: every measurement, one after the other, then one table of all of them.

A measurement is a module ``bench_*.py`` below this folder that prints what it measured when run, with the
word ``kept`` or ``MISSED`` on each line that has an aim. Each gets a process of its own: none warms another.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LONGEST = 900.0


@dataclass(frozen=True)
class Outcome:
    name: str
    seconds: float
    text: str
    returncode: int

    def count(self, word: str) -> int:
        return sum(word in line.split() for line in self.text.splitlines())

    @property
    def verdict(self) -> str:
        if self.returncode:
            return f"FAILED (exit code {self.returncode})"
        return f"{self.count('kept')} kept, {self.count('MISSED')} missed"


def modules(wanted: list[str]) -> list[str]:
    """Dotted names below tests.bench; ``wanted``: parts of names, none = all."""
    paths = sorted(HERE.rglob("bench_*.py"))
    names = [".".join(p.relative_to(ROOT).with_suffix("").parts) for p in paths]
    return [n for n in names if not wanted or any(word in n for word in wanted)]


def measure(name: str) -> Outcome:
    """Run one module, showing its lines as they come."""
    begin = time.monotonic()
    lines = []
    with subprocess.Popen(
        [sys.executable, "-m", name],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        if process.stdout is None:
            raise RuntimeError("started without a pipe")
        for line in process.stdout:
            print("  " + line, end="", flush=True)
            lines.append(line)
            if time.monotonic() - begin > LONGEST:
                process.kill()
    return Outcome(name, time.monotonic() - begin, "".join(lines), process.returncode)


def main(wanted: list[str]) -> int:
    names = modules(wanted)
    if not names:
        print(f"no measurement is called {' or '.join(wanted)}", file=sys.stderr)
        return 2
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    outcomes = []
    for name in names:
        print(f"\n== {name.removeprefix('tests.bench.')}", flush=True)
        outcomes.append(measure(name))
    print(f"\n{'measurement':<32} {'seconds':>8}  aims")
    for outcome in outcomes:
        print(f"{outcome.name.removeprefix('tests.bench.'):<32} {outcome.seconds:>8.1f}  {outcome.verdict}")
    return 1 if any(outcome.returncode for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
