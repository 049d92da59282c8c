"""A question answered by one's name: written by finger, taken back, begun anew, left for the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge.form_model import FormModel
from sync.model.forms import Filling
from sync.model.ink import unpack
from tests.kiosk.screens import input_samples
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.input_cases import CASES, QUESTION
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.stage import Stage, items, keep

PATH = "/data/rest/pledge"


class Hand:
    """A finger on the page that asks for the signature."""

    def __init__(self, stage: Stage, page: QQuickItem, filling: Filling) -> None:
        self.stage, self.page, self.filling = stage, page, filling

    def named(self, name: str) -> QQuickItem:
        return next(i for i in items(self.page) if i.objectName() == name)

    def press(self, name: str) -> None:
        item = self.named(name)
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def stroke(self, *points: tuple[float, float]) -> None:
        """Parts of the pad's width and height."""
        pad = self.named("ink")
        places = [pad.mapToScene(QPointF(x * pad.width(), y * pad.height())).toPoint() for x, y in points]
        window, left, none = self.stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(window, left, none, places[0])
        for place in places[1:]:
            QTest.mouseMove(window, place)
        QTest.mouseRelease(window, left, none, places[-1])

    @property
    def answer(self) -> Any:
        return self.filling.answers().get(PATH)

    @property
    def count(self) -> int:
        """Strokes of the answer; 0 for none."""
        return len(unpack(self.answer).strokes) if self.answer else 0


@contextmanager
def asked(stage: Stage, mode: Mode, answers: dict[str, object] | None = None) -> Iterator[Hand]:
    model, filling = input_samples.form_with(answers)
    case = PageCase("sign", QUESTION, lambda: shown(model), lambda: {"questions": 6, "question": 2})
    with stage.page(case, mode) as page:
        yield Hand(stage, page, filling)


def shown(model: FormModel) -> FormModel:
    model.show(PATH, elder=True)
    return keep(model)


@pytest.mark.parametrize("shape", ["portrait", "compact"])
def test_written_taken_back_wiped_and_brought_back(stage: Stage, shape: str) -> None:
    with asked(stage, Mode(shape, elder=True)) as hand:
        hand.stroke((0.2, 0.3), (0.4, 0.3))
        assert hand.answer is None  # one stroke is a touch by mistake
        hand.stroke((0.3, 0.1), (0.3, 0.8))
        hand.stroke((0.3, 0.4), (0.5, 0.8))
        assert hand.count == 3
        hand.press("ink_undo")
        assert hand.count == 2
        hand.press("ink_clear")
        assert hand.answer is None
        hand.press("ink_undo")
        assert hand.count == 2
        hand.press("ink_window")
        assert hand.answer == "window"
        hand.stroke((0.2, 0.3), (0.4, 0.3))
        hand.stroke((0.3, 0.1), (0.3, 0.8))
        assert hand.count == 2


def test_what_was_signed_stands_there_again(stage: Stage) -> None:
    with asked(stage, Mode("portrait", elder=True), input_samples.ANSWERS) as hand:
        assert hand.named("ink").property("count") == len(input_samples.NAME)
        hand.press("ink_undo")
        assert hand.count == len(input_samples.NAME) - 1


def test_the_standard_page_asks_in_a_sheet(stage: Stage) -> None:
    case = next(case for case in CASES if case.name == "form-sign")
    with stage.page(case, Mode("portrait")) as page:
        field = next(i for i in items(page) if i.objectName() == "q__data_rest_pledge_open")
        assert field.property("label").endswith("已手写签名")
        hand = Hand(stage, page, Filling(input_samples._form(), input_samples.Context(now=input_samples.NOW)))
        hand.press("choices_close")
        assert not any(i.objectName() == "ink" for i in items(page))
