"""Filters over the rows of a choice list: by an index, by a text in one column, row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sync.model.forms.tables import Row, Table
from sync.model.forms.values import boolean

if TYPE_CHECKING:
    from sync.model.forms.compile import Run

SEARCHES: dict[str, Callable[[str, str], bool]] = {
    "contains": str.__contains__,
    "starts-with": str.startswith,
    "ends-with": str.endswith,
}
"""Functions that look for one text in another, as XPath 1.0 (4.2) and ODK XForms define them."""


def searched(table: Table, column: str, name: str, value: Run, checks: list[tuple[bool, Run]]) -> Run:
    """Rows in whose ``column`` the text of ``value`` is found; what is looked for is computed once."""
    fits, position, rows = SEARCHES[name], table.columns[column], table.rows

    def search(node: Any, world: Any) -> Any:
        wanted = value(node, world)
        found: list[Any] = [Row(table, i) for i, row in enumerate(rows) if fits(row[position], wanted)]
        for positional, check in checks:
            found = keep(found, positional, check, world)
        return found

    return search


def row_free(tree: Any) -> bool:
    """Whether an expression inside a predicate does not look at the row."""
    if not isinstance(tree, list):
        return True
    if tree[:1] == ["here"] or (
        tree[:1] == ["fn"] and tree[1] in ("position", "last", "string", "number", "name")
    ):
        return False
    if tree[:1] == ["fn"] and len(tree) == 2 and tree[1] != "current":
        return False
    return all(row_free(part) for part in tree)


def indexed(table: Table, column: str, value: Run, checks: list[tuple[bool, Run]], joined: bool) -> Run:
    def rows(node: Any, world: Any) -> Any:
        wanted = value(node, world)
        if isinstance(wanted, list):
            texts = {other.value for other in wanted}
            numbers = sorted({number for text in texts for number in table.where(column, text)})
        else:
            numbers = table.where(column, wanted)
        found: list[Any] = [Row(table, number) for number in numbers]
        for positional, check in checks:
            found = keep(found, positional and not joined, check, world)
        return found

    return rows


def plain(check: tuple[bool, Run], tree: Any) -> bool:
    """Whether a filter looks at the row alone, not at its place."""
    return not check[0] and tree[0] in ("cmp", "and", "or", "fn") and not _asks_place(tree)


def _asks_place(tree: Any) -> bool:
    if not isinstance(tree, list):
        return False
    return tree[:2] in (["fn", "position"], ["fn", "last"]) or any(_asks_place(part) for part in tree)


def scan(table: Table, checks: list[tuple[bool, Run]]) -> Run:
    """A filter over every row: one row goes along the list, only what fits is kept as a row of its own."""
    first = checks[0][1]

    def scan(node: Any, world: Any) -> Any:
        cursor = Row(table, 0)
        found: list[Any] = []
        for index in range(len(table.rows)):
            cursor.index, cursor.cells = index, None
            outcome = first(cursor, world)
            if outcome is False:
                continue
            if outcome == index + 1 if type(outcome) is float else boolean(outcome):
                found.append(Row(table, index))
        for positional, check in checks[1:]:
            found = keep(found, positional, check, world)
        return found

    return scan


def keep(nodes: list[Any], positional: bool, check: Run, world: Any) -> list[Any]:
    saved = world.position, world.size
    world.size = len(nodes)
    kept: list[Any] = []
    for place, node in enumerate(nodes, 1):
        world.position = place
        outcome = check(node, world)
        if (outcome == place) if positional or type(outcome) is float else boolean(outcome):
            kept.append(node)
    world.position, world.size = saved
    return kept
