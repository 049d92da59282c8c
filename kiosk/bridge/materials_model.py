"""The materials of a case: which need nothing handed in, and what the citizen does about the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.services.draft import MaterialRow
from sync.model.case import Route

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "name", "remark", "exempt", "filled", "choosable", "options", "chosen")
_WORDS = {
    Route.LATER: "以后再补",
    Route.WINDOW: "带到窗口",
    Route.PHOTO: "现在拍",
    Route.FORM: "现场填写",
    Route.ELICENCE: "用电子证照",
    Route.SHARED: "数据共享",
}


def material_row(row: MaterialRow) -> Row:
    """One row of the list: what it is and how it is met."""
    return {
        "key": row.key,
        "name": row.name,
        "remark": row.words or row.note,
        "exempt": row.exempt,
        "filled": row.route is Route.FORM,
        "choosable": len(row.choices) > 1,
        "options": [_WORDS[route] for route in row.choices],
        "chosen": row.choices.index(row.route) if row.route in row.choices else -1,
    }


@QmlElement
@QmlUncreatable("Python owns the materials model")
class MaterialsModel(QObject):  # type: ignore[operator]
    """The list by row. ``chosen`` tells the flow which way the citizen picked for one material."""

    changed = Signal()
    #: key of the material, value of the ``Route``.
    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(_ROLES, "key", self, said=("name", "remark", "options"))
        self._routes: dict[str, tuple[Route, ...]] = {}

    def show(self, materials: Sequence[MaterialRow]) -> None:
        """The materials of the matter and the way each is met."""
        self._routes = {row.key: row.choices for row in materials}
        rows = [material_row(row) for row in materials]
        # What the citizen has to do something about comes first.
        self._rows.show(sorted(rows, key=lambda row: not row["choosable"]))
        self.changed.emit()

    def clear(self) -> None:
        self._routes = {}
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

    @Property(int, notify=changed)
    def settled(self) -> int:
        """How many need no choice."""
        return self._rows.rowCount() - sum(bool(row["choosable"]) for row in self._rows.rows)

    @Property(int, notify=changed)
    def exempt(self) -> int:
        """How many need nothing handed in (免提交)."""
        return sum(bool(row["exempt"]) for row in self._rows.rows)

    @Slot(str, int)
    def choose(self, key: str, index: int) -> None:
        """The index-th way of the row's options."""
        routes = self._routes.get(key, ())
        if 0 <= index < len(routes):
            self.chosen.emit(key, routes[index].value)
