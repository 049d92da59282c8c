"""No test passes or fails by a stopwatch: what is quick here is slow on a busy machine. Work is counted
(``tests.helpers.effort``), durations are measured in ``tests/bench``."""

from __future__ import annotations

import ast

import pytest

from tests.lint.tree import called_name, files, name_of, parse

STOPWATCH = {
    "time.time",
    "time.monotonic",
    "time.perf_counter",
    "perf_counter",
    "monotonic",
    "time.process_time",
}

#: Where time is a deadline for giving up, not what is tested.
DEADLINES = {
    "tests/helpers/clock.py": "eventually() gives up",
    "tests/helpers/county_server.py": "a server that never comes up",
}


def timed(tree: ast.AST) -> list[int]:
    """Lines that compare what a stopwatch shows."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Call) and called_name(part) in STOPWATCH for part in ast.walk(node))
    ]


@pytest.mark.parametrize(
    "line",
    ["assert time.monotonic() - began < 1", "ok = 2 > perf_counter() - began", "assert time.time() < end"],
)
def test_a_stopwatch_is_found(line: str) -> None:
    assert timed(ast.parse(line))


def test_a_clock_that_is_only_read_is_left_alone() -> None:
    assert not timed(ast.parse("began = time.monotonic()\nprint(time.monotonic() - began)\nassert seen < 3"))


def test_no_test_is_decided_by_a_stopwatch() -> None:
    wrong = {
        name_of(path): lines
        for path in files(".py", under="tests")
        if not name_of(path).startswith("tests/bench/")
        and name_of(path) not in DEADLINES
        and (lines := timed(parse(path)))
    }
    assert not wrong, f"count work (tests.helpers.effort) or wait for the thing: {wrong}"
