"""Handwriting in the keyboard: written by finger, chosen by finger, in the field; nothing stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge.discovery_matters import SearchModel
from kiosk.bridge.handwriting_model import HandwritingModel
from kiosk.devices.handwriting.check import open_recogniser
from kiosk.devices.handwriting.port import HandwritingError
from kiosk.devices.handwriting.simulator import CountingRecogniser
from tests.kiosk.devices.inked import INK, Stroke
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.samples import County
from tests.kiosk.screens.stage import Stage, background, items, wait_until
from tests.kiosk.screens.writing_cases import KNOWN, give_pad

SEARCH = PageCase("search", "discovery/SearchPage.qml", lambda: SearchModel(County()))
PORTRAIT = Mode("portrait")


def found(model: HandwritingModel) -> list[str]:
    """The characters to choose from."""
    return list(model.property("candidates"))


class Failing(CountingRecogniser):
    """An engine whose file went away."""

    def recognise(self, *_: object) -> tuple[()]:
        raise HandwritingError("字库不见了。")


class Hand:
    """A finger on the page."""

    def __init__(self, stage: Stage, page: QQuickItem, model: HandwritingModel) -> None:
        self.stage, self.page, self.model = stage, page, model

    def named(self, name: str) -> QQuickItem:
        return next(i for i in items(self.page) if i.objectName() == name)

    def shown(self, name: str) -> bool:
        return any(i.objectName() == name for i in items(self.page))

    def press(self, name: str) -> None:
        item = self.named(name)
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def stroke(self, points: Stroke) -> None:
        paper = self.named("writing_paper")
        scale = min(paper.width() / 700, paper.height() / 480)
        places: list[QPoint] = [paper.mapToScene(QPointF(x * scale, y * scale)).toPoint() for x, y in points]
        window, left, none = self.stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(window, left, none, places[0])
        for place in places[1:]:
            QTest.mouseMove(window, place)
        QTest.mouseRelease(window, left, none, places[-1])

    def write(self, strokes: list[Stroke]) -> None:
        for points in strokes:
            self.stroke(points)
        assert wait_until(lambda: found(self.model)[:1] == [KNOWN[len(strokes)][0]])

    @property
    def text(self) -> str:
        return str(self.named("search_input").property("text"))

    @property
    def ink(self) -> int:
        """How many strokes stand on the paper."""
        return len(self.named("writing_paper").property("strokes").toVariant())

    def dark(self) -> bool:
        """Ink can be seen on the paper."""
        picture = self.stage.grab()
        paper = self.named("writing_paper")
        corner = paper.mapToScene(QPointF(0, 0)).toPoint()
        ink = QColor("#15211F").rgb()
        across = range(corner.x() + 8, corner.x() + int(paper.width()) - 8, 3)
        return any(picture.pixel(x, corner.y() + y) == ink for x in across for y in (60, 118, 135, 195, 240))


@contextmanager
def at_the_pad(
    stage: Stage, engine: CountingRecogniser | None = None, mode: Mode = PORTRAIT
) -> Iterator[Hand]:
    with stage.page(SEARCH, mode) as page:
        model = HandwritingModel(lambda: engine or CountingRecogniser(KNOWN), background())
        model.prepare()
        assert wait_until(lambda: bool(model.available))
        give_pad(page, model)
        hand = Hand(stage, page, model)
        assert wait_until(lambda: hand.shown("writing_paper"))
        stage.settle()
        yield hand
        model.close()


@pytest.mark.parametrize(
    "mode", [PORTRAIT, Mode("portrait", elder=True), Mode("compact")], ids=lambda m: m.name
)
def test_several_characters_in_a_row(stage: Stage, mode: Mode) -> None:
    with at_the_pad(stage, mode=mode) as hand:
        hand.write(INK["三"])
        hand.press("writing_0")
        assert wait_until(lambda: hand.text == "三")
        assert hand.ink == 0
        hand.write(INK["二"])
        hand.press("writing_1")
        assert wait_until(lambda: hand.text == "三十")
        assert not hand.shown("writing_0")


@pytest.mark.skipif(open_recogniser() is None, reason="Zinnia or its model is not installed")
def test_a_name_by_the_real_engine(stage: Stage) -> None:
    with stage.page(SEARCH, PORTRAIT) as page:
        model = HandwritingModel(open_recogniser, background())
        model.prepare()
        assert wait_until(lambda: bool(model.available))
        give_pad(page, model)
        hand = Hand(stage, page, model)
        assert wait_until(lambda: hand.shown("writing_paper"))
        stage.settle()
        for char in "李大木":
            before = hand.text
            for points in INK[char]:
                hand.stroke(points)
            assert wait_until(partial(lambda wanted: found(model)[:1] == [wanted], char))
            hand.press("writing_0")
            assert wait_until(partial(lambda wanted: hand.text == wanted, before + char))
        model.close()


def test_ink_is_seen_taken_back_and_wiped(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        assert not hand.dark()
        hand.write(INK["三"])
        assert hand.dark()
        hand.press("writing_undo")
        assert hand.ink == 2
        assert wait_until(lambda: found(hand.model)[:1] == ["二"])
        hand.press("writing_clear")
        assert hand.ink == 0
        assert not hand.dark()
        assert found(hand.model) == []
        assert not hand.named("writing_undo").isEnabled()


def test_a_written_character_is_erased(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        hand.write(INK["三"])
        hand.press("writing_0")
        assert wait_until(lambda: hand.text == "三")
        hand.press("writing_erase")
        assert wait_until(lambda: hand.text == "")


def test_half_typed_pinyin_does_not_stay_in_the_field(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        hand.press("keys_pinyin")
        stage.settle()
        letter = next(i for i in items(hand.page) if i.property("displayText") == "y")
        letter.setObjectName("letter_y")
        hand.press("letter_y")
        hand.press("keys_writing")
        hand.write(INK["三"])
        hand.press("writing_0")
        assert wait_until(lambda: hand.text == "三")


def test_the_end_of_a_visit_wipes_paper_and_candidates(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        hand.write(INK["三"])
        hand.model.wipe()
        assert hand.ink == 0
        assert not hand.dark()
        assert found(hand.model) == []


def test_what_is_still_being_read_at_the_end_is_thrown_away(stage: Stage) -> None:
    jobs = background()
    model = HandwritingModel(lambda: CountingRecogniser(KNOWN), jobs)
    model.prepare()
    assert wait_until(lambda: bool(model.available))
    model.write([[[1, 1], [9, 9]]], 100, 100)
    model.wipe()
    assert wait_until(lambda: not jobs.busy)
    assert found(model) == []
    model.close()


def test_put_away_the_paper_is_clean(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        hand.write(INK["三"])
        hand.press("keys_pinyin")
        hand.press("keys_writing")
        assert hand.ink == 0
        assert found(hand.model) == []


def test_without_an_engine_there_is_no_tab(stage: Stage) -> None:
    with stage.page(SEARCH, PORTRAIT) as page:
        jobs = background()
        model = HandwritingModel(lambda: None, jobs)
        keys = give_pad(page, model)
        keys.setProperty("mode", "pinyin")
        model.prepare()
        assert wait_until(lambda: not jobs.busy)
        stage.settle()
        names = {i.objectName() for i in items(page)}
        assert "keys_pinyin" in names
        assert "keys_writing" not in names


def test_an_engine_that_fails_takes_its_tab_along(stage: Stage) -> None:
    with at_the_pad(stage, Failing(KNOWN)) as hand:
        hand.stroke(INK["一"][0])
        assert wait_until(lambda: not hand.shown("keys_writing"))
        assert hand.shown("keyboard")
        assert not hand.shown("writing_paper")


def test_a_pad_without_ink_gives_no_character(stage: Stage) -> None:
    with at_the_pad(stage) as hand:
        assert hand.model.take(0) == ""
        assert hand.text == ""
