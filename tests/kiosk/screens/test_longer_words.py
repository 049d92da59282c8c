"""Every page in every mode keeps its words whole when they are 1.6 times as long (DESIGN §12)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.qml.phrases import SCREENS
from tests.kiosk.screens.audit import audit
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import LONGER, SHAPES, Mode
from tests.kiosk.screens.pseudo import longer
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.stage import Stage
from tests.kiosk.screens.test_rules import pages_of, turn

SHOWN = [
    pytest.param(case, mode, id=f"{case.name}-{mode.name}")
    for case in CASES
    for mode in (Mode(shape, elder, language=LONGER) for shape, elder in product(SHAPES, (False, True)))
    if case.occurs(mode)
]


def looks(mode: Mode) -> list[Mode]:
    """A mode, and what becomes of it by 高对比 and 低位."""
    lows = (False, True) if mode.shape == "portrait" else (False,)
    return [replace(mode, contrast=contrast, low=low) for contrast, low in product((False, True), lows)]


def test_the_words_are_as_much_longer_as_they_claim(stage: Stage) -> None:
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(30)
    width = QFontMetricsF(font).horizontalAdvance
    messages = ElementTree.parse(SCREENS).getroot().iter("message")  # noqa: S314 - our own file
    sources = [message.findtext("source", "") for message in messages]
    ratio = sum(width(longer(text)) for text in sources) / sum(width(text) for text in sources)
    assert 1.6 <= ratio <= 1.7


def test_values_stay_in_longer_words() -> None:
    assert re.sub("[A-Za-zÄÉÖÜ]+", "x", longer("您还在吗？%1 秒后自动退出")) == "x x? %1 x x"
    assert longer("BK 42") == "BK 42"


@pytest.mark.parametrize(("case", "mode"), SHOWN)
def test_page_keeps_longer_words_whole(stage: Stage, case: PageCase, mode: Mode) -> None:
    problems = []
    with stage.page(case, mode) as page:
        for look in looks(mode):
            if look != mode:
                stage.change(look)
            for number in range(pages_of(page, stage)):
                turn(page, stage, number)
                problems += [f"{look.name} {number + 1}: {found}" for found in audit(page, None, look)]
        assert problems + stage.warnings == []
