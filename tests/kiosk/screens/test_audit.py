"""The audit finds what it is there to find: each rule is broken once on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from tests.kiosk.screens.audit import audit, contrast
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.stage import Stage

PORTRAIT, CONTRAST = Mode("portrait"), Mode("portrait", contrast=True)
HEAD = "import QtQuick\nimport Kiosk\nRectangle { width: 1080; height: 1920; color: Theme.paper\n"

BROKEN = {
    "smallest allowed 28": "KText { text: '小字'; font.pixelSize: 20 }",
    "wider than its place": "KText { text: '一二三四五六七八九十'; width: 60; wrapMode: Text.NoWrap }",
    "cut with dots": "KText { text: '一二三四'; width: 60; elide: Text.ElideRight; wrapMode: Text.NoWrap }",
    "leaves the screen": "KText { text: '出去了'; x: 1040 }",
    "leaves its box": "Rectangle { width: 60; height: 40; KText { text: '出格了' } }",
    "overlap": "KText { text: '第一行' } KText { text: '第二行' }",
    "cut by its frame": "Item { clip: true; width: 200; height: 24; KText { text: '切掉' } }",
    "contrast": "KText { text: '看不清'; color: Theme.line }",
    "smallest 88": "KButton { objectName: 'a'; text: '小'; y: 900; width: 60; height: 60 }",
    "apart": (
        "KButton { objectName: 'a'; text: '左'; y: 900 }"
        " KButton { objectName: 'b'; text: '右'; y: 900; x: 180 }"
    ),
    "above the reach line": "KButton { objectName: 'a'; text: '高'; y: 300 }",
    "field a lies under b": (
        "Field { objectName: 'a'; y: 900; width: 400 } KButton { objectName: 'b'; text: '上'; y: 920 }"
    ),
    "no accessible name": "Pressable { objectName: 'a'; y: 900 }",
    "input a_input has no accessible name": "Field { objectName: 'a'; y: 900; width: 400 }",
    "no objectName": "KButton { objectName: ''; text: '无名'; y: 900 }",
    "used 2 times": (
        "KButton { objectName: 'a'; text: '一'; y: 900 } KButton { objectName: 'a'; text: '二'; y: 1200 }"
    ),
    "its slot is": "EndButton { objectName: 'end'; x: 60; y: 1784 }",
    "more than one primary": (
        "KButton { objectName: 'a'; kind: 'primary'; text: '一'; y: 900 }"
        " KButton { objectName: 'b'; kind: 'primary'; text: '二'; y: 1200 }"
    ),
}


@contextmanager
def scene(stage: Stage, body: str, mode: Mode = PORTRAIT) -> Iterator[QQuickItem]:
    stage.dress(mode)
    component = QQmlComponent(stage.engine)
    component.setData((HEAD + body + "\n}").encode(), QUrl())
    root = component.create()
    assert isinstance(root, QQuickItem), component.errorString()
    root.setParentItem(stage.window.contentItem())
    stage.window.show()
    stage.settle()
    try:
        yield root
    finally:
        root.setParentItem(None)  # type: ignore[arg-type]
        root.deleteLater()


@pytest.mark.parametrize("finding", list(BROKEN))
def test_a_broken_rule_is_found(stage: Stage, finding: str) -> None:
    with scene(stage, BROKEN[finding]) as root:
        assert any(finding in problem for problem in audit(root, stage.grab(), PORTRAIT))


def test_a_sound_scene_has_no_findings(stage: Stage) -> None:
    with scene(stage, "KText { text: '清楚' } KButton { objectName: 'a'; text: '好'; y: 900 }") as root:
        assert audit(root, stage.grab(), PORTRAIT) == []


def test_in_high_contrast_12_to_1_is_not_enough(stage: Stage) -> None:
    with scene(stage, "KText { text: '错了'; color: '#FFB3A7' }", CONTRAST) as root:
        assert any("contrast 12.3" in problem for problem in audit(root, stage.grab(), CONTRAST))
    with scene(stage, "KText { text: '错了'; color: Theme.red }", CONTRAST) as root:
        assert audit(root, stage.grab(), CONTRAST) == []


def test_contrast_is_that_of_wcag() -> None:
    from PySide6.QtGui import QColor

    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#0C4643"), QColor("#FFFFFF")) == pytest.approx(10.65, abs=0.01)
    assert contrast(QColor("#76807D"), QColor("#F7F3EA")) == pytest.approx(3.7, abs=0.1)
