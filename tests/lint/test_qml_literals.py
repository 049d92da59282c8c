"""Sizes and colours stand in theme/ alone, else a large-font mode is impossible; QML gets typed things."""

from __future__ import annotations

import re

import pytest

from tests.lint.tree import files, name_of

LITERALS = {
    "font size": re.compile(r"\b(?:pixelSize|pointSize)\s*:\s*\d"),
    "hex colour": re.compile(r"""["']#(?:[0-9A-Fa-f]{3,4}){1,2}["']"""),
    "named colour": re.compile(r"""\b(?:\w*[cC]olor)\s*:\s*["'](?!transparent["'])[a-z]+["']"""),
    "computed colour": re.compile(r"\bQt\.(?:rgba|hsla|hsva|darker|lighter|tint)\s*\("),
    "font family": re.compile(r"""\bfamily\s*:\s*["']"""),
}


def literals_in(text: str) -> list[str]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//", 1)[0]
        found += [f"{number}: {what}: {code.strip()}" for what, rule in LITERALS.items() if rule.search(code)]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "font.pixelSize: 36",
        "font { pointSize : 12 }",
        'color: "#0C4643"',
        'border.color: "red"',
        "color: Qt.rgba(0, 0, 0, 0.6)",
        'font.family: "Noto Sans CJK SC"',
    ],
)
def test_a_literal_is_found(line: str) -> None:
    assert literals_in(line)


@pytest.mark.parametrize(
    "line",
    ["font.pixelSize: Theme.body", 'color: "transparent"', "color: Theme.ink", '// color: "#000"', "z: 36"],
)
def test_what_is_no_literal_is_left_alone(line: str) -> None:
    assert not literals_in(line)


def test_no_literal_outside_theme() -> None:
    pages = [p for p in files(".qml", under="kiosk/qml") if p.parent.name != "theme"]
    assert pages
    wrong = {name_of(p): found for p in pages if (found := literals_in(p.read_text(encoding="utf-8")))}
    assert not wrong, f"move into theme/: {wrong}"


def test_no_context_properties() -> None:
    sources = files(".py", ".qml", under="kiosk")
    wrong = [
        name_of(p) for p in sources if re.search(r"\.setContext(?:Property|Object)\b", p.read_text("utf-8"))
    ]
    assert not wrong, f"give a required property instead: {wrong}"
