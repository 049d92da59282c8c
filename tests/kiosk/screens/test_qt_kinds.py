"""Who looks at a thing made in QML leaves nothing that Qt's next thing could be taken for."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QMetaObject
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from tests.helpers.qt_kinds import child_items, kind_of
from tests.kiosk.screens.stage import Stage

PARENT = b"import QtQuick\nItem { Item { property int own: 3 } }"


def kept() -> list[QMetaObject]:
    """Types of QML that Python still believes in."""
    metas = [one for one in gc.get_objects() if type(one) is QMetaObject and shiboken6.isValid(one)]
    return [one for one in metas if "_QML" in str(one.className())]


@pytest.fixture
def parent(stage: Stage) -> Iterator[QQuickItem]:
    component = QQmlComponent(stage.engine)
    component.setData(PARENT, "")
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    yield item
    item.deleteLater()


def test_a_type_is_given_up_once_it_was_looked_at(parent: QQuickItem) -> None:
    (child,) = child_items(parent)
    assert "_QML" in kind_of(child)
    assert kept() == []
    assert "_QML" in str(child.metaObject().className())
    assert len(kept()) == 1, "else this test would see nothing"
    shiboken6.invalidate(child.metaObject())


def test_an_item_that_python_takes_for_something_else_is_seen_all_the_same(parent: QQuickItem) -> None:
    (child,) = child_items(parent)
    place, *_ = shiboken6.getCppPointer(child)
    shiboken6.invalidate(child)
    stranger = shiboken6.wrapInstance(place, QMetaObject)
    assert parent.childItems() == [stranger]
    (again,) = child_items(parent)
    assert isinstance(again, QQuickItem)
    assert again.property("own") == 3
