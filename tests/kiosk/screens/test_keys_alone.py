"""A tactile keypad: every page with Tab, arrows, Enter and Esc, no finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.kiosk.screens.audit import _top as top_of
from tests.kiosk.screens.audit import contrast, place
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.stage import Stage, items

PORTRAIT, ELDER, COMPACT = Mode("portrait"), Mode("portrait", elder=True), Mode("compact")
#: Of the many states of a form page, those with other controls.
STATES = (
    "form-days",
    "form-rest",
    "form-date",
    "form-list",
    "form-members",
    "question-date",
    "question-list",
)
SHOWN = [
    pytest.param(case, mode, id=f"{case.name}-{mode.name}")
    for case in CASES
    for mode in (PORTRAIT, ELDER, COMPACT)
    if case.occurs(mode) and (not case.state or case.name in STATES)
    # A page of the staff: what was found is reached once Esc has put the keyboard away.
    if not (mode is COMPACT and case.name == "staff_ask")
]
NONE = Qt.KeyboardModifier.NoModifier


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> QQuickItem:
    """One key; returns what has the focus then."""
    QTest.keyClick(stage.window, key, modifier)
    QCoreApplication.processEvents()
    item = stage.window.activeFocusItem()
    assert item is not None, "the focus is lost"
    return item


def stops_of(page: QQuickItem) -> set[str]:
    """Names of what a citizen could touch now: buttons that answer, fields that take text."""
    keys = page.findChild(QQuickItem, "keys")
    found = set()
    for item in items(top_of(page)):
        pressable = item.property("pressable") and item.isEnabled()
        field = item.inherits("QQuickTextInput") and not item.property("readOnly") and item.isEnabled()
        typing = keys is not None and keys.isAncestorOf(item)
        seen = place(item, page)
        if (pressable or field) and not typing and seen.width() > 0 and seen.height() > 0:
            found.add(item.objectName())
    return found


@pytest.mark.parametrize(("case", "mode"), SHOWN)
def test_tab_reaches_everything_and_comes_round(stage: Stage, case: PageCase, mode: Mode) -> None:
    with stage.page(case, mode) as page:
        stage.window.requestActivate()
        wanted = stops_of(page)
        most = sum(1 for item in items(top_of(page)) if item.activeFocusOnTab()) + 4
        reached = set()
        # Backwards first: entering a field may put its keyboard in the place of other things.
        for key in (Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
            for _ in range(most):
                item = press(stage, key)
                reached.add(item.objectName())
                top = top_of(page)
                assert item in (page, top) or top.isAncestorOf(item), item
        # What stands on another page of a long column turns to it; its buttons are for fingers then.
        turners = {name for name in wanted if name.endswith(("_previous", "_next"))}
        assert wanted - turners - reached == set()


SOME = [
    p for p in SHOWN if str(p.id).rsplit("-portrait", 1)[0] in ("home", "form-picks", "form-date", "identify")
]


@pytest.mark.parametrize(("case", "mode"), SOME)
def test_arrows_go_where_they_point(stage: Stage, case: PageCase, mode: Mode) -> None:
    with stage.page(case, mode) as page:
        stage.window.requestActivate()
        before = press(stage, Qt.Key.Key_Tab)
        moved = 0
        for key, axis, sign in (
            (Qt.Key.Key_Down, "y", 1),
            (Qt.Key.Key_Right, "x", 1),
            (Qt.Key.Key_Up, "y", -1),
            (Qt.Key.Key_Left, "x", -1),
        ):
            after = press(stage, key)
            if after != before:
                moved += 1
                was, now = (place(item, page).center() for item in (before, after))
                assert sign * (getattr(now, axis)() - getattr(was, axis)()) > 0, (key, after.objectName())
            before = after
        assert moved >= 2


@pytest.mark.parametrize("mode", [PORTRAIT, ELDER, Mode("portrait", contrast=True)], ids=lambda m: m.name)
def test_the_frame_of_what_has_the_focus_is_seen(stage: Stage, mode: Mode) -> None:
    case = next(case for case in CASES if case.name == "identify")
    with stage.page(case, mode) as page:
        stage.window.requestActivate()
        plain = stage.grab()
        back = next(item for item in items(page) if item.objectName() == "back")
        back.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        framed = stage.grab()
        rect = back.mapRectToItem(page, QRectF(0, 0, back.width(), back.height())).toRect()
        y = rect.center().y()
        ring = [x for x in range(rect.left() - 12, rect.left()) if plain.pixel(x, y) != framed.pixel(x, y)]
        assert len(ring) >= 3
        assert all(contrast(plain.pixelColor(x, y), framed.pixelColor(x, y)) >= 3 for x in ring[1:-1])


def test_escape_closes_the_sheet_and_then_goes_back(stage: Stage) -> None:
    case = next(case for case in CASES if case.name == "form-date")
    with stage.page(case, PORTRAIT) as page:
        stage.window.requestActivate()
        went: list[bool] = []
        page.back.connect(lambda: went.append(True))  # type: ignore[attr-defined]
        assert top_of(page) != page
        press(stage, Qt.Key.Key_Escape)
        assert top_of(page) == page
        assert went == []
        press(stage, Qt.Key.Key_Escape)
        assert went == [True]
