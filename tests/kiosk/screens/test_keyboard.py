"""The on-screen keyboard: what is typed on it by finger, and that it never covers the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge.discovery_matters import SearchModel
from tests.helpers.qt_kinds import kind_of
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import ALL_MODES, Mode
from tests.kiosk.screens.samples import County
from tests.kiosk.screens.stage import Stage, items, wait_until

MADE: list[SearchModel] = []


def fresh() -> SearchModel:
    MADE.append(SearchModel(County()))
    return MADE[-1]


SEARCH = PageCase("search", "discovery/SearchPage.qml", fresh)


def press(stage: Stage, item: QQuickItem) -> None:
    centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)


def key(page: QQuickItem, text: str) -> QQuickItem:
    return next(i for i in items(page) if i.property("displayText") == text)


def candidates(page: QQuickItem) -> list[QQuickItem]:
    """The characters to choose from over the keys."""
    return [i for i in items(page) if kind_of(i).startswith("SelectionListItem")]


def named(page: QQuickItem, name: str) -> QQuickItem:
    return next(i for i in items(page) if i.objectName() == name)


def ready(stage: Stage, page: QQuickItem) -> None:
    """The keyboard stands, with its keys."""
    assert wait_until(lambda: any(i.objectName() == "keys" for i in items(page)))
    stage.settle()


def field(page: QQuickItem) -> QQuickItem:
    return named(page, "search_input")


def test_pinyin_gives_characters(stage: Stage) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        for letter in "yanglao":
            press(stage, key(page, letter))
        assert wait_until(lambda: MADE[-1].property("text") == "yang lao")
        first = next(i for i in items(page) if i.inherits("QQuickText") and i.property("text") == "养老")
        press(stage, first)
        assert wait_until(lambda: field(page).property("text") == "养老")
        assert MADE[-1].property("text") == "养老"


@pytest.mark.parametrize("mode", [Mode("portrait"), Mode("compact")], ids=lambda m: m.name)
def test_every_candidate_is_as_large_as_a_target(stage: Stage, mode: Mode) -> None:
    with stage.page(SEARCH, mode) as page:
        ready(stage, page)
        press(stage, key(page, "y"))
        press(stage, key(page, "i"))
        assert wait_until(lambda: len(candidates(page)) > 4)
        stage.settle()
        assert all(min(item.width(), item.height()) >= mode.smallest_touch for item in candidates(page))


def test_latin_and_digits(stage: Stage) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        press(stage, named(page, "keys_latin"))
        stage.settle()
        for letter in "yl":
            press(stage, key(page, letter))
        assert wait_until(lambda: field(page).property("text") == "yl")
        press(stage, named(page, "keys_digits"))
        stage.settle()
        for name in ("keys_2", "keys_0", "keys_erase"):
            press(stage, named(page, name))
        assert wait_until(lambda: field(page).property("text") == "yl2")


def test_put_away_it_shows_all_results(stage: Stage) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        press(stage, named(page, "keys_latin"))
        stage.settle()
        press(stage, key(page, "y"))
        few = [i for i in items(page) if i.objectName().startswith("matter_")]
        press(stage, named(page, "keys_hide"))
        assert wait_until(lambda: not any(i.objectName() == "keys" for i in items(page)))
        stage.settle()
        assert len([i for i in items(page) if i.objectName().startswith("matter_")]) > len(few)


@pytest.mark.parametrize("mode", ALL_MODES, ids=lambda m: m.name)
def test_it_never_covers_the_field(stage: Stage, mode: Mode) -> None:
    with stage.page(SEARCH, mode) as page:
        ready(stage, page)
        keys, box = named(page, "keys"), named(page, "search")
        assert not keys.mapRectToScene(QRectF(0, 0, keys.width(), keys.height())).intersects(
            box.mapRectToScene(QRectF(0, 0, box.width(), box.height()))
        )
        letters = [i for i in items(page) if i.property("displayText") in tuple("qwertyuiopasdfghjklzxcvbnm")]
        assert len(letters) == 26
        assert min(i.width() for i in letters) >= (72 if mode.shape == "compact" else 88)


def test_two_results_show_over_the_keyboard(stage: Stage) -> None:
    with stage.page(SEARCH, Mode("portrait")) as page:
        ready(stage, page)
        MADE[-1].find("登记")
        assert MADE[-1].property("total") > 2
        stage.settle()
        rows = [item for item in items(page) if item.objectName().startswith("matter_")]
        assert len(rows) == 2
        top = named(page, "keys").mapToScene(QPointF(0, 0)).y()
        assert all(row.mapToScene(QPointF(0, row.height())).y() < top for row in rows)
