"""Every page in every mode keeps the design's hard rules and gives no QML warning."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

from tests.kiosk.screens.audit import audit, typed_out_of_sight
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import ALL_MODES, ENGLISH_MODES, Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.stage import Stage, items

SHOWN = [
    pytest.param(case, mode, id=f"{case.name}-{mode.name}")
    for case in CASES
    for mode in (*ALL_MODES, *ENGLISH_MODES)
    if case.proved(mode)
]


def pages_of(page: QQuickItem, stage: Stage) -> int:
    """How many pages its scrolling part has; the loop below turns to each."""
    turning = next((i for i in items(page) if i.property("breaks") is not None), None)
    return int(turning.property("pages")) if turning else 1


def turn(page: QQuickItem, stage: Stage, number: int) -> None:
    if not number:
        return
    turning = next((i for i in items(page) if i.property("breaks") is not None), None)
    if turning is not None:
        turning.setProperty("page", number)
        stage.settle()


@pytest.mark.parametrize(("case", "mode"), SHOWN)
def test_page_keeps_the_rules(stage: Stage, case: PageCase, mode: Mode) -> None:
    with stage.page(case, mode) as page:
        problems = typed_out_of_sight(page)
        for number in range(pages_of(page, stage)):
            turn(page, stage, number)
            problems += audit(page, stage.grab(), mode)
        assert problems + stage.warnings == []
