"""Choice lists as expressions see them: rows are made only when somebody looks, columns are indexed once."""

from __future__ import annotations

from typing import Any

from sync.model.forms.record import ChoiceList
from sync.model.forms.values import XNode


class Row:
    """One choice, as the element ``item`` with a child per column."""

    __slots__ = ("cells", "index", "table")

    name = "item"
    value = ""
    relevant = True

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.index = index
        self.cells: dict[str, list[Cell]] | None = None  # made when asked for

    @property
    def parent(self) -> XNode | None:
        return self.table.root

    @property
    def children(self) -> dict[str, Any]:
        if self.cells is None:
            texts = self.table.rows[self.index]
            self.cells = {
                name: [Cell(name, texts[column], self)] for name, column in self.table.columns.items()
            }
        return self.cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and other.index == self.index and other.table is self.table

    def __hash__(self) -> int:
        return hash((id(self.table), self.index))


class Cell:
    """One cell of a choice list."""

    __slots__ = ("name", "parent", "value")

    relevant = True

    def __init__(self, name: str, value: str, row: Row) -> None:
        self.name = name
        self.value = value
        self.parent: XNode | None = row

    @property
    def children(self) -> dict[str, Any]:
        return {}


class _Root:
    """The elements above the rows: ``instance('x')`` gives the outer one, ``/root`` the inner one."""

    relevant = True
    value = ""

    def __init__(self, table: Table, name: str, parent: _Root | None) -> None:
        self.table = table
        self.name = name
        self.parent: XNode | None = parent

    @property
    def children(self) -> dict[str, Any]:
        if self.parent is None:
            return {"root": [self.table.root]}
        return {"item": self.table.all_rows()}


class Table:
    """A choice list with an index for every column that is asked for by value."""

    def __init__(self, name: str, choices: ChoiceList) -> None:
        self.name = name
        self.columns: dict[str, int] = {column: i for i, column in enumerate(choices.columns)}
        self.rows: list[list[str]] = choices.rows
        self._indexes: dict[int, dict[str, list[int]]] = {}
        self.document = _Root(self, "", None)
        self.root = _Root(self, "root", self.document)

    def all_rows(self) -> list[Row]:
        return [Row(self, index) for index in range(len(self.rows))]

    def where(self, column: str, value: str) -> list[int]:
        """Indexes of the rows whose cell equals ``value``, in the order of the list."""
        position = self.columns.get(column)
        if position is None:
            return []
        index = self._indexes.get(position)
        if index is None:
            index = {}
            for number, row in enumerate(self.rows):
                index.setdefault(row[position], []).append(number)
            self._indexes[position] = index
        return index.get(value, [])

    def cell(self, index: int, column: str) -> str:
        position = self.columns.get(column)
        return "" if position is None else self.rows[index][position]
