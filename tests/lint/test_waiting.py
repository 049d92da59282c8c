"""Tests wait for things, never for time: a fixed sleep is either too short (flaky) or too long (slow)."""

from __future__ import annotations

import ast

import pytest

from tests.lint.tree import called_name, files, name_of, parse

FIXED = {"time.sleep", "sleep", "asyncio.sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.sleep"}

#: Helpers that must let time pass, and why: none of them is a test that hopes something has happened by then.
MAY_SLEEP: dict[str, str] = {
    "tests/bench/bench_sync.py": "measures what passing time costs: terminals that wait, a county at rest",
}


def fixed_waits(tree: ast.AST) -> list[int]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if called_name(call) in FIXED]


#: pytest-qt gives up after five seconds; a busy machine needs longer for less.
PATIENT = {"qtbot.waitUntil", "qtbot.waitSignal", "qtbot.waitSignals", "qtbot.waitCallback"}
LONG = 30_000


def short_waits(tree: ast.AST) -> list[int]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if called_name(call) in PATIENT and not _long(call)]


def _long(call: ast.Call) -> bool:
    given = [word.value for word in call.keywords if word.arg == "timeout"]
    return any(isinstance(one, ast.Constant) and int(str(one.value)) >= LONG for one in given)


@pytest.mark.parametrize("line", ["time.sleep(1)", "sleep(0.1)", "qtbot.wait(200)", "QTest.qWait(50)"])
def test_a_fixed_wait_is_found(line: str) -> None:
    assert fixed_waits(ast.parse(line))


def test_waiting_for_something_is_left_alone() -> None:
    assert not fixed_waits(ast.parse("qtbot.waitUntil(ready)\nevent.wait(5)\nprocess.wait(3)"))


def test_no_fixed_waits() -> None:
    wrong = {
        name_of(path): lines
        for path in files(".py", under="tests")
        if name_of(path) not in MAY_SLEEP and (lines := fixed_waits(parse(path)))
    }
    assert not wrong, f"wait for the thing itself: {wrong}"


@pytest.mark.parametrize("line", ["qtbot.waitUntil(ready)", "qtbot.waitSignal(done, timeout=5000)"])
def test_a_short_patience_is_found(line: str) -> None:
    assert short_waits(ast.parse(line))
    assert not short_waits(ast.parse("qtbot.waitUntil(ready, timeout=30_000)"))


def test_nobody_gives_up_early() -> None:
    wrong = {
        name_of(path): lines for path in files(".py", under="tests") if (lines := short_waits(parse(path)))
    }
    assert not wrong, f"half a minute: {wrong}"


def test_the_exceptions_are_still_needed() -> None:
    by_name = {name_of(p): p for p in files(".py", under="tests")}
    assert not [n for n in MAY_SLEEP if n not in by_name or not fixed_waits(parse(by_name[n]))]
