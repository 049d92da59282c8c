"""Draw the colour variants of the icons once, so that the screens never tint a picture while running.

``python -m kiosk.qml.icons`` reads ``assets/icons/*.svg`` (teal line, yellow accent) and writes
``assets/icons/<variant>/``. The results are committed; a test checks that they are what this would write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"

_TEAL, _INK, _ACCENT, _PALE = "#0C4643", "#15211F", "#F3C244", "#FFF0C7"

#: variant -> (line, accent fill, pale fill); "none" leaves a shape unfilled.
VARIANTS: dict[str, tuple[str, str, str]] = {
    "teal": (_TEAL, _ACCENT, _PALE),
    "ink": (_INK, _ACCENT, _PALE),
    "chosen": (_INK, _ACCENT, _ACCENT),
    "white": ("#FFFFFF", "none", "none"),
    "black": ("#000000", "none", "none"),
    "amber": ("#5E3B00", "none", "none"),
    "red": ("#8E1B14", "none", "none"),
    "green": ("#1C5229", "none", "none"),
    "hc": ("#FFFFFF", "#8A7200", "none"),
    "hc-yellow": ("#FFDD33", "none", "none"),
    "hc-red": ("#FFD0C4", "none", "none"),
    "hc-green": ("#A6F0B0", "none", "none"),
}
#: The colours of meaning are drawn only for the signs that carry a meaning.
_MEANING = {"amber", "red", "green", "hc-red", "hc-green"}
_SIGNS = {
    *("check", "clock", "da", "doc", "estate", "exit", "flag", "hourglass", "idcard", "info", "lock", "pen"),
    *("phone", "pin", "print", "refresh", "shield", "shieldok", "trash", "user", "warn", "x"),
}


def recolour(svg: str, variant: str) -> str:
    """The same drawing in the colours of ``variant``; raises ``KeyError`` for an unknown variant."""
    line, accent, pale = VARIANTS[variant]
    # Two steps through marks, or a colour just written would be replaced again.
    marks = {_TEAL: "@line", _INK: "@line", _ACCENT: "@accent", _PALE: "@pale"}
    for colour, mark in marks.items():
        svg = svg.replace(colour, mark)
    return svg.replace("@line", line).replace("@accent", accent).replace("@pale", pale)


def variants(source: Path = ICONS) -> Iterator[tuple[Path, str]]:
    """Every file that should exist, relative to ``source``, with its text."""
    for drawing in sorted(source.glob("*.svg")):
        text = drawing.read_text("utf-8")
        for variant in VARIANTS:
            if variant == "chosen":
                wanted = drawing.stem.startswith("face")
            else:
                wanted = variant not in _MEANING or drawing.stem in _SIGNS
            if wanted:
                yield Path(variant) / drawing.name, recolour(text, variant)


def main() -> int:
    """Write all variants; say how many."""
    count = 0
    for path, text in variants():
        target = ICONS / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, "utf-8")
        count += 1
    sys.stdout.write(f"{count} icons\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
