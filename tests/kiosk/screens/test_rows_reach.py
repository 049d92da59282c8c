"""What a model says of a row reaches the thing that shows it.

QML fills in the required properties of a delegate from its model and leaves every other as it was, without a
word: a row of materials once had neither 免提交 nor its remark on any page, and looked as if that were meant.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QAbstractItemModel, QMetaObject, QObject, Qt
from PySide6.QtQuick import QQuickItem

from tests.helpers.qt_kinds import kind_of, meta_of
from tests.kiosk.screens.cases import PageCase
from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.stage import Stage, items

#: Set by the page itself: a tick on what is chosen, not the drawing of the part.
OWN = {("keeper-report", "icon")}
SHOWN = [
    pytest.param(case, mode, id=f"{case.name}-{mode.name}")
    for case in CASES
    for mode in (Mode("portrait"), Mode("portrait", elder=True), Mode("compact"))
    if case.occurs(mode)
]


@pytest.mark.parametrize(("case", "mode"), SHOWN)
def test_what_the_model_says_of_a_row_reaches_it(stage: Stage, case: PageCase, mode: Mode) -> None:
    with stage.page(case, mode) as page:
        lost = [
            f"{kind_of(row)} has {name}={row.property(name)!r}, its model says {said!r}"
            for model, at, row in rows(page)
            for name, said in told(model, at).items()
            if name in plain_properties(row) and row.property(name) != said and (case.name, name) not in OWN
        ]
        assert lost == []


def rows(page: QQuickItem) -> Iterator[tuple[QAbstractItemModel, int, QQuickItem]]:
    """Of every repeated thing on the page whose model is one of Python's: model, number, what shows it."""
    for repeater in items(page):
        model = repeater.property("model") if kind_of(repeater) == "QQuickRepeater" else None
        if not isinstance(model, QAbstractItemModel):
            continue
        for at in range(repeater.property("count")):
            row = QMetaObject.invokeMethod(
                repeater,
                "itemAt",
                Qt.ConnectionType.DirectConnection,
                Q_RETURN_ARG(QQuickItem),
                Q_ARG(int, at),
            )
            if isinstance(row, QQuickItem):
                yield model, at, row


def told(model: QAbstractItemModel, at: int) -> dict[str, object]:
    return {
        bytes(name.data()).decode(): model.data(model.index(at, 0), role)
        for role, name in model.roleNames().items()
    }


def plain_properties(row: QObject) -> set[str]:
    """Without those that are objects."""
    with meta_of(row) as meta:
        every = [meta.property(number) for number in range(meta.propertyCount())]
        return {str(one.name()) for one in every if not str(one.typeName()).endswith("*")}
