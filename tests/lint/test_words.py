"""What is published speaks of the project alone: no machine's paths, no mirrors, no notes to one another."""

from __future__ import annotations

import re

import pytest

from tests.lint.tree import all_files, name_of

#: Put together from parts, so that this file does not hold what it looks for.
FORBIDDEN = {
    "a path of one machine": re.compile(
        r"/(?:work/(?:main|shared|\.library)|" + "opt/" + r"pypi|root/\.pyenv)"
    ),
    "a note to a colleague": re.compile(r"\b[Hh]elper [A-F]\d?\b|/tmp/" + r"brief"),
    "an issue by number": re.compile(r"\b[Ii]ssue" + r" #?\d+\b"),
    "work left open": re.compile(r"(?:#|//|<!--|--).*\b(?:TO" + "DO|FIX" + "ME|HA" + r"CK)\b"),
}
_SOURCES = {".py", ".qml", ".md", ".toml", ".sh", ".html", ".css", ".js", ".txt", ".csv", ".service", ""}


def wrong_words(text: str) -> list[str]:
    return [
        f"{number}: {what}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, rule in FORBIDDEN.items()
        if rule.search(line)
    ]


@pytest.mark.parametrize(
    "line",
    ["see /work/" + "shared/x", "as helper" + " B wrote", "closes issue" + " #12", "# TO" + "DO later"],
)
def test_a_wrong_word_is_found(line: str) -> None:
    assert wrong_words(line)


def test_plain_words_are_left_alone() -> None:
    assert not wrong_words("a helper at the counter issues 2 receipts; the desk of helpers")


def test_no_wrong_words() -> None:
    sources = [p for p in all_files() if p.suffix in _SOURCES and p.name != "LICENSE"]
    wrong = {name_of(p): w for p in sources if (w := wrong_words(p.read_text("utf-8", errors="ignore")))}
    assert not wrong, wrong
