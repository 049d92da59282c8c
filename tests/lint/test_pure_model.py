"""sync.model and sync.protocol have no clock and touch nothing: both ends check with the same code.

Which modules they may import is the import contracts' part (pyproject.toml); here are the calls that
need no import.
"""

from __future__ import annotations

import ast

import pytest

from tests.lint.tree import called_name, files, name_of, parse

#: Last parts of calls that ask the machine's clock, or open something.
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
OPENERS = {"open", "input", "print", "eval", "exec"}


def impure_calls(tree: ast.AST) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called_name(node)
            if name in OPENERS or ".".join(name.split(".")[-2:]) in CLOCKS:
                found.append((node.lineno, name))
    return found


@pytest.mark.parametrize("line", ["datetime.now(UTC)", "datetime.date.today()", "open('x')", "print(1)"])
def test_an_impure_call_is_found(line: str) -> None:
    assert impure_calls(ast.parse(line))


def test_a_clock_that_was_given_is_fine() -> None:
    assert not impure_calls(ast.parse("context.now()\nself.today\nfilling.open_group('a')"))


def test_model_and_protocol_are_pure() -> None:
    sources = files(".py", under="sync/model") + files(".py", under="sync/protocol")
    assert sources
    wrong = {name_of(p): calls for p in sources if (calls := impure_calls(parse(p)))}
    assert not wrong, wrong


#: Ways onto the network that the import contracts cannot name: they see whole packages only.
NETWORK = {"urllib.request", "urllib.error"}


def test_the_kiosk_reaches_no_network_by_urllib() -> None:
    sources = (
        files(".py", under="kiosk") + files(".py", under="sync/model") + files(".py", under="sync/protocol")
    )
    wrong = {}
    for path in sources:
        for node in ast.walk(parse(path)):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [f"{node.module}.{a.name}" for a in node.names] + [str(node.module)]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            if NETWORK & set(names):
                wrong[name_of(path)] = node.lineno
    assert not wrong, wrong
