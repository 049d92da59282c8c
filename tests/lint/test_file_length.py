"""Small files, one idea each: the giant file of every project of this kind is its screen controller."""

from __future__ import annotations

from pathlib import Path

from tests.lint.tree import files, name_of

#: lines at most: (suffix, in tests) -> limit
LIMITS = {(".py", False): 400, (".qml", False): 300, (".py", True): 600, (".qml", True): 600}

#: A file that may be longer, and why splitting it would make it worse.
LONGER: dict[str, str] = {}


def limit_of(path: Path) -> int:
    return LIMITS[path.suffix, name_of(path).startswith("tests/")]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    sources = [p for p in files(".py", ".qml") if "/migrations/" not in name_of(p)]
    too_long = {
        name_of(p): length(p) for p in sources if length(p) > limit_of(p) and name_of(p) not in LONGER
    }
    assert not too_long, f"split these (lines): {too_long}"


def test_the_exceptions_are_still_needed() -> None:
    by_name = {name_of(p): p for p in files(".py", ".qml")}
    stale = [n for n in LONGER if n not in by_name or length(by_name[n]) <= limit_of(by_name[n])]
    assert not stale, f"take out of LONGER: {stale}"
    assert all(len(reason) > 20 for reason in LONGER.values())
