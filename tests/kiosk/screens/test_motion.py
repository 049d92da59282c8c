"""What moves (DESIGN §7), what stands still for who wants it so, and the screen at night."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.shell import ShellModel
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.samples import County
from tests.kiosk.screens.stage import Stage, items, keep, wait_until

#: DESIGN §7, milliseconds.
MOTIONS = {"pressMs": 60, "releaseMs": 80, "titleMs": 120, "stripMs": 160, "tickMs": 200}
MIDDLE = QPoint(540, 400)


def night() -> QObject:
    # The harness's clock stands at 09:26.
    return keep(IdleModel(County(), night=(9, 10)))


def named(page: QQuickItem, name: str) -> QQuickItem | None:
    return next((item for item in items(page) if item.objectName() == name), None)


def tap(stage: Stage) -> None:
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, MIDDLE)


def test_motions_last_as_drawn_and_no_time_at_all_when_reduced(stage: Stage) -> None:
    stage.dress(Mode("portrait"))
    assert [stage.theme.property(name) for name in MOTIONS] == [0] * len(MOTIONS)
    stage.theme.setProperty("reducedMotion", False)
    assert {name: stage.theme.property(name) for name in MOTIONS} == MOTIONS


def test_a_page_with_reduced_motion_stands_at_once(stage: Stage) -> None:
    case = next(case for case in CASES if case.name == "receipt")
    with stage.page(case, Mode("portrait")) as page:
        title = named(page, "title")
        assert title is None or title.opacity() == 1


@pytest.mark.parametrize(
    "mode", [Mode("portrait"), Mode("portrait", low=True), Mode("landscape")], ids=lambda m: m.name
)
def test_what_stands_below_the_faces_stays_when_they_come(stage: Stage, mode: Mode) -> None:
    case = next(case for case in CASES if case.name == "receipt")
    with stage.page(case, mode) as page:
        button = named(page, "print_form")
        assert button is not None
        assert named(page, "face_1") is not None
        at = button.mapToItem(page, QPointF()).y()
        page.setProperty("drawn", False)
        assert named(page, "face_1") is None
        assert button.mapToItem(page, QPointF()).y() == at


def test_a_title_fades_in_and_stays(stage: Stage) -> None:
    case = next(case for case in CASES if case.name == "lookup")
    with stage.page(case, Mode("portrait")) as page:
        stage.theme.setProperty("reducedMotion", False)
        title = named(page, "title")
        assert title is not None
        page.setProperty("title", "换了一页")
        assert title.opacity() < 1
        assert wait_until(lambda: title.opacity() == 1)


def test_at_night_the_first_touch_only_brings_the_light_back(stage: Stage) -> None:
    case = PageCase("idle", "discovery/IdlePage.qml", night, chinese_only=True)
    with stage.page(case, Mode("portrait")) as page:
        begun: list[bool] = []
        started: SignalInstance = page.next  # type: ignore[attr-defined]  # the page's own
        started.connect(lambda: begun.append(True))
        assert named(page, "night") is not None
        dark = stage.grab().pixelColor(MIDDLE).lightness()
        tap(stage)
        assert named(page, "night") is None
        assert begun == []
        light = stage.grab().pixelColor(MIDDLE).lightness()
        assert 0.38 <= dark / light <= 0.42
        # Elsewhere: a second touch at one place so soon would be a double tap.
        QTest.mouseClick(
            stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, MIDDLE + QPoint(300, 200)
        )
        assert begun == [True]


def test_in_the_hours_off_it_is_black_until_a_touch_or_the_lamps_of_the_hall(stage: Stage) -> None:
    model = keep(IdleModel(County(), off=(9, 10)))
    case = PageCase("idle", "discovery/IdlePage.qml", lambda: model, chinese_only=True)
    with stage.page(case, Mode("portrait")) as page:
        told: list[bool] = []
        model.blackened.connect(told.append)
        assert stage.grab().pixelColor(MIDDLE).lightness() == 0
        assert model.black
        model.set_bright(True)
        assert named(page, "night") is None
        assert stage.grab().pixelColor(MIDDLE).lightness() > 0
        model.set_bright(False)
        assert stage.grab().pixelColor(MIDDLE).lightness() == 0
        tap(stage)
        assert named(page, "night") is None
        # The panel's backlight goes with it.
        assert told == [False, True, False]


def test_by_day_and_without_a_night_nothing_is_dim() -> None:
    shade = IdleModel(County(), night=(22, 7)).shade
    found = [shade(time, "") for time in ("21:59", "22:00", "06:59", "07:00", "")]
    assert found == ["light", "dim", "dim", "light", "light"]
    assert IdleModel(County()).shade("23:00", "") == "light"


def test_the_sensor_of_the_hall_knows_better_than_the_clock() -> None:
    shade = IdleModel(County(), night=(20, 7), off=(23, 5)).shade
    assert [shade("12:00", hall) for hall in ("bright", "dark", "")] == ["light", "dim", "light"]
    assert [shade("21:00", hall) for hall in ("bright", "dark", "")] == ["light", "dim", "dim"]
    assert [shade("23:30", hall) for hall in ("bright", "dark", "")] == ["light", "off", "off"]


def test_the_language_of_the_visit_chooses_the_first_keys(stage: Stage) -> None:
    case = next(case for case in CASES if case.name == "search")
    for language, mode in (("zh", "pinyin"), ("en", "latin")):
        with stage.page(case, Mode("portrait", language=language)) as page:
            keys = page.findChild(QQuickItem, "keys")
            assert keys.property("mode") == mode
    stage.dress(Mode("portrait"))
    assert ShellModel("").property("chinese") is True
