"""The materials of a case: which need nothing handed in, and what the citizen does about the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from sync.model.case import MaterialChoice, Route
from sync.model.matter import Material

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_EXEMPT = {Route.ELICENCE: "电子证照，联网后核验", Route.SHARED: "数据共享，联网后核验"}


def material_row(material: Material, choice: MaterialChoice) -> Row:
    """One row of the list: what it is and how it is met."""
    exempt = choice.route in _EXEMPT
    filled = choice.route is Route.FORM
    return {
        "key": material.key,
        "name": material.name,
        "remark": _EXEMPT.get(choice.route, "刚才填好了" if filled else material.note),
        "exempt": exempt,
        "filled": filled,
        "choosable": choice.route in (Route.LATER, Route.WINDOW),
        "later": choice.route is Route.LATER,
    }


@QmlElement
@QmlUncreatable("Python owns the materials model")
class MaterialsModel(QObject):
    """The list by row. ``chosen`` tells the flow which way the citizen picked for one material."""

    changed = Signal()
    #: key of the material, ``later`` or ``window``.
    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(
            ("key", "name", "remark", "exempt", "filled", "choosable", "later"), "key", self
        )

    def show(self, materials: Sequence[Material], choices: Sequence[MaterialChoice]) -> None:
        """The materials of the matter and the way each is met."""
        by_key = {choice.key: choice for choice in choices}
        self._rows.show([material_row(m, by_key[m.key]) for m in materials if m.key in by_key])
        self.changed.emit()

    def clear(self) -> None:
        self._rows.clear()
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._rows.rowCount()

    @Property(int, notify=changed)
    def toBring(self) -> int:
        """How many the citizen still has to hand in, now or later."""
        return sum(bool(row["choosable"]) for row in self._rows.rows)

    @Slot(str, str)
    def choose(self, key: str, route: str) -> None:
        self.chosen.emit(key, route)
