"""The tree of one filling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sync.model.forms.model import Definition


class Node:
    """One question or group of one filling."""

    __slots__ = (
        "children", "counters", "definition", "name", "own", "parent", "position", "raw", "read_only",
        "relevant", "required", "rows", "serial", "spare", "valid", "value",
    )  # fmt: skip

    def __init__(self, definition: Definition, parent: Node | None, serial: int) -> None:
        self.definition = definition
        self.name = definition.name
        self.parent: Any = parent
        self.serial = serial
        self.children: dict[str, list[Node]] = {}
        self.counters: dict[str, Node] = {}
        self.spare: dict[str, list[Node]] = {}
        self.position = 1
        self.raw = ""
        self.value = ""
        self.own = True
        self.relevant = True
        self.required = False
        self.read_only = False
        self.valid = True
        self.rows: list[Any] | None = None

    @property
    def path(self) -> str:
        """``/data/member[2]/name``: instances of repeats carry their number."""
        parts: list[str] = []
        here: Node | None = self
        while here is not None and here.definition.index >= 0:
            parts.append(f"{here.name}[{here.position}]" if here.definition.repeat else here.name)
            here = here.parent
        return "/" + "/".join(parts[::-1])


def subtree(node: Node) -> Iterator[Node]:
    """A node and all below it, in document order."""
    yield node
    for family in node.children.values():
        for child in family:
            yield from subtree(child)


def filled(family: list[Node]) -> int:
    """Instances of a repeat that are handed in: up to the last relevant one, so that numbers stay true."""
    return next((node.position for node in reversed(family) if node.relevant), 0)
