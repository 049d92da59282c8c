"""A list model of plain rows that changes by row.

A page keeps its scroll place, its focus and its half-typed field when a neighbour row changes, which a
reset at each change would lose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.bridge.shown import shown

_AnyIndex = QModelIndex | QPersistentModelIndex
Row = Mapping[str, Any]


class RowModel(QAbstractListModel):
    """Rows are mappings with the same role names; ``key`` names the role that tells rows apart; ``said``
    names those that hold words of the house, which a page gets in the language of the screens."""

    def __init__(
        self,
        roles: Sequence[str],
        key: str,
        parent: QObject | None = None,
        *,
        said: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._roles = tuple(roles)
        self._key = key
        self._said = frozenset(said)
        self._rows: list[dict[str, Any]] = []
        first = int(Qt.ItemDataRole.UserRole) + 1
        self._names = {first + n: name for n, name in enumerate(self._roles)}

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._names.items()}

    def data(self, index: _AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        name = self._names.get(role)
        if name is None or not 0 <= index.row() < len(self._rows):
            return None
        value = self._rows[index.row()][name]
        return shown(value) if name in self._said else value

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Make the list read ``rows``, telling the views only what is different."""
        wanted = [{name: row[name] for name in self._roles} for row in rows]
        keys = {row[self._key] for row in wanted}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at][self._key] not in keys:
                self._take(at)
        for at, row in enumerate(wanted):
            here = next((n for n, old in enumerate(self._rows) if old[self._key] == row[self._key]), -1)
            if here < 0:
                self._insert(at, row)
            elif here != at:
                self._take(here)
                self._insert(at, row)
            else:
                self._change(at, row)

    def retell(self) -> None:
        """The language has changed: every word is read anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), list(self._names))

    def clear(self) -> None:
        self.show(())

    def _take(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def _insert(self, at: int, row: dict[str, Any]) -> None:
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self.endInsertRows()

    def _change(self, at: int, row: dict[str, Any]) -> None:
        old = self._rows[at]
        roles = [role for role, name in self._names.items() if old[name] != row[name]]
        if roles:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at), roles)
