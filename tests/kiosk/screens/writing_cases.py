"""The keyboard's handwriting, empty and with a character written."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtQuick import QQuickItem

from kiosk.bridge.handwriting_model import HandwritingModel
from kiosk.devices.handwriting.simulator import CountingRecogniser
from tests.kiosk.screens import samples
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.stage import background, items, keep, wait_until

KNOWN = {1: "一丨乙乚丶", 2: "二十人入八几九", 3: "三大口土上下小山川个久之"}
#: 三 in the middle of the pad.
STROKES = [[(240 + n * 10, y) for n in range(22)] for y in (90, 160, 230)]


def writing() -> HandwritingModel:
    """An engine that is open, as the first citizen of the day finds it."""
    model = HandwritingModel(lambda: CountingRecogniser(KNOWN), background())
    model.prepare()
    assert wait_until(lambda: bool(model.property("available")))
    return model


def give_pad(page: QObject, model: HandwritingModel) -> QQuickItem:
    """The page's keyboard with the pad on it; returns the keyboard."""
    keys = page.findChild(QQuickItem, "keys")
    assert keys is not None
    # The page reads it to its end, whatever the test keeps.
    keep(model)
    keys.setProperty("writing", model)
    keys.setProperty("mode", "writing")
    return keys


def blank(page: QObject) -> None:
    give_pad(page, writing())


def written(page: QObject) -> None:
    model = writing()
    keys = give_pad(page, model)
    assert wait_until(lambda: any(i.objectName() == "writing_paper" for i in items(keys)))
    paper = keys.findChild(QQuickItem, "writing_paper")
    assert paper is not None
    paper.setProperty("strokes", STROKES)
    QMetaObject.invokeMethod(paper, "redraw")
    model.write(STROKES, 700, 480)
    assert wait_until(lambda: bool(model.property("candidates")))


CASES = (
    PageCase("writing-blank", "discovery/SearchPage.qml", samples.search_start, prepare=blank),
    PageCase("writing", "discovery/SearchPage.qml", samples.search_start, prepare=written),
)
