"""Looking at what a QML window holds, without leaving anything behind in Python's book of Qt's objects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtQuick import QQuickItem


@contextmanager
def meta_of(thing: QObject) -> Iterator[QMetaObject]:
    """What Qt knows of an object's type.

    The type of a thing made in QML is freed with the thing. PySide keeps the Python half of it for as long as
    the thing's own, and takes it for whatever Qt puts at the same address next: an item, say, that then has
    no ``isVisible``. So it is given up here.
    """
    meta = thing.metaObject()
    try:
        yield meta
    finally:
        if "_QML" in str(meta.className()):
            shiboken6.invalidate(meta)


def kind_of(thing: QObject) -> str:
    """The name of its class; of a QML type with ``_QMLTYPE_`` and a number behind."""
    with meta_of(thing) as meta:
        return str(meta.className())


def child_items(item: QQuickItem) -> list[QQuickItem]:
    """The items in an item, in painting order; another's leavings at the address of one are cleared away."""
    children = item.childItems()
    strangers = [child for child in children if not isinstance(child, QQuickItem)]
    for stranger in strangers:
        shiboken6.invalidate(stranger)
    return item.childItems() if strangers else children
