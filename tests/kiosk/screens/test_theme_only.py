"""No size, colour or font stands outside the theme, and nothing is pressed without a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

QML = Path(__file__).resolve().parents[3] / "kiosk" / "qml"
FILES = sorted(p for p in QML.rglob("*.qml") if p.name != "Theme.qml")

#: A length set to a bare number; 0 and 1 are no design decisions.
LENGTH = re.compile(
    r"(?:^|[\s{;])(?:[\w.]*\.)?(width|height|x|y|spacing|rowSpacing|columnSpacing|margins|\w+Margin|padding|\w+Padding"
    r"|radius|pixelSize|pointSize|size|implicitWidth|implicitHeight|interval|duration)\s*:\s*(-?\d+(?:\.\d+)?)\s*(?:$|[;}])"
)
COLOUR = re.compile(r'"#[0-9A-Fa-f]{3,8}"|color:\s*"\w+"|Qt\.rgba')
FONT = re.compile(r'font\.family:\s*"')


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(QML).as_posix())
def test_file_takes_its_measures_from_the_theme(path: Path) -> None:
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        code = line.split("//")[0]
        found += [
            f"{number}: {m.group(0).strip()}"
            for m in LENGTH.finditer(code)
            if float(m.group(2)) not in (0, 1)
        ]
        if COLOUR.search(code) or FONT.search(code):
            found.append(f"{number}: {code.strip()}")
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(QML).as_posix())
def test_file_is_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_a_literal_would_be_found() -> None:
    assert LENGTH.search("    width: 40")
    assert LENGTH.search("Item { anchors.margins: 12 }")
    assert not LENGTH.search("    width: 2 * Theme.margin")
    assert COLOUR.search('color: "#fff"')
    assert COLOUR.search('color: "red"')


def test_qmldir_lists_every_type() -> None:
    for qmldir in QML.rglob("qmldir"):
        listed = {
            line.split()[-1] for line in qmldir.read_text("utf-8").splitlines() if line.endswith(".qml")
        }
        here = {p.relative_to(qmldir.parent).as_posix() for p in qmldir.parent.glob("*.qml")}
        if qmldir.parent.name == "Kiosk":
            here = {
                p.relative_to(qmldir.parent).as_posix()
                for folder in ("theme", "controls", "components")
                for p in (qmldir.parent / folder).glob("*.qml")
            }
            listed -= {"Main.qml"}
        assert {name for name in listed if not name.startswith("flows/")} == here - {"Main.qml"}
