"""Draw every page in every mode into ``build/screens`` (``python -m tests.kiosk.screens [words…]``).

Words narrow it down: a picture is drawn when each word is part of its name. ``longer`` among them draws the
pages in words 1.6 times as long.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.kiosk.screens.stage import Stage, items, offscreen

OUT = Path(__file__).resolve().parents[3] / "build" / "screens"


def main(words: list[str]) -> int:
    """Draw; list what the rules audit finds beside each picture."""
    offscreen()
    from PySide6.QtGui import QGuiApplication

    from tests.kiosk.screens.audit import audit
    from tests.kiosk.screens.modes import ALL_MODES, ENGLISH_MODES, LONGER, LONGER_MODES
    from tests.kiosk.screens.registry import CASES, GALLERY

    app = QGuiApplication.instance() or QGuiApplication([])
    stage = Stage()
    OUT.mkdir(parents=True, exist_ok=True)
    found = drawn = 0
    for case in (*CASES, GALLERY):
        for mode in LONGER_MODES if LONGER in words else (*ALL_MODES, *ENGLISH_MODES):
            name = f"{case.name}-{mode.name}"
            if not case.occurs(mode) or not all(w in name for w in words):
                continue
            with stage.page(case, mode) as page:
                turns = next((i for i in items(page) if i.property("breaks") is not None), None)
                for number in range(int(turns.property("pages")) if turns else 1):
                    if turns and number:
                        turns.setProperty("page", number)
                        stage.settle()
                    picture = stage.grab()
                    picture.save(str(OUT / (f"{name}.png" if number == 0 else f"{name}-{number + 1}.png")))
                    drawn += 1
                    rules = [] if case is GALLERY else audit(page, picture, mode)
                    for problem in rules + stage.warnings:
                        found += 1
                        print(f"{name} {number + 1}: {problem}")
    stage.close()
    print(f"{drawn} pictures in {OUT}, {found} findings")
    del app
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
