"""What depends on what, in which order; a circle is found here and named."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from sync.model.forms.compile import Program
from sync.model.forms.model import Definition
from sync.model.forms.paths import Read


class Kind(IntEnum):
    """What a cell decides about its question."""

    COUNT = 0
    RELEVANT = 1
    CALCULATE = 2
    CHOICES = 3
    READ_ONLY = 4
    REQUIRED = 5
    CONSTRAINT = 6
    WORDING = 7


_MAKES_VALUE = {Kind.COUNT, Kind.RELEVANT, Kind.CALCULATE, Kind.CHOICES}


class Cell(Struct, eq=False):
    """One expression of one question. ``rank``: its place in the order of evaluation."""

    kind: Kind
    definition: Definition
    program: Program
    rank: int = 0


class Edge(Struct, eq=False):
    """A cell that reads a question: which instances of it, seen from the question that changed.

    ``climb``  levels up from the changed question to the common group, or -1 for the root.
    ``names``  way down from there to the question of the cell.
    """

    cell: Cell
    climb: int
    names: list[str]


class CycleError(ValueError):
    """Expressions that wait for one another; ``path`` is one of them, ``names`` all, in order."""

    def __init__(self, path: str, names: list[str]) -> None:
        super().__init__(f"这些问题的算式互相引用，成了一个圈：{' → '.join(names)}")
        self.path = path
        self.names = names


class Graph:
    """Cells in order, and for every definition the cells that read it."""

    def __init__(self, definitions: list[Definition], cells: list[Cell]) -> None:
        self.cells = self._ordered(definitions, cells)
        for rank, cell in enumerate(self.cells):
            cell.rank = rank
        self.of_definition: list[list[Cell]] = [[] for _ in definitions]
        self.readers: list[list[Edge]] = [[] for _ in definitions]
        for cell in self.cells:
            self.of_definition[cell.definition.index].append(cell)
            for read in _unique(cell.program.reads):
                if read.definition.index >= 0:
                    self.readers[read.definition.index].append(_edge(cell, read))

    def _ordered(self, definitions: list[Definition], cells: list[Cell]) -> list[Cell]:
        order, left = _topological(definitions, cells, strict=True)
        if left:
            order, left = _topological(definitions, cells, strict=False)
        if left:
            cycle = _find_cycle(left)
            names = [definition.name for definition in cycle]
            raise CycleError(cycle[0].path, [*names, names[0]])
        return order


def _unique(reads: list[Read]) -> list[Read]:
    """Each definition once; the widest reach wins."""
    found: dict[int, Read] = {}
    for read in reads:
        known = found.get(read.definition.index)
        if known is None or known.within is not None:
            if known is not None and read.within is not None and known.within is not read.within:
                read = Read(read.definition)
            found[read.definition.index] = read
    return list(found.values())


def _edge(cell: Cell, read: Read) -> Edge:
    reader, source = cell.definition.chain(), read.definition.chain()
    if read.within is None or read.within not in reader or read.within not in source:
        return Edge(cell, -1, [definition.name for definition in reader[1:]])
    depth = len(read.within.chain())
    return Edge(cell, len(source) - depth, [definition.name for definition in reader[depth:]])


def _makes(cell: Cell) -> list[Definition]:
    """Definitions whose value or presence a cell decides."""
    if cell.kind in (Kind.RELEVANT, Kind.COUNT):
        found = [cell.definition]
        for definition in found:
            found.extend(definition.children.values())
        return found
    return [cell.definition] if cell.kind is Kind.CALCULATE or cell.kind is Kind.CHOICES else []


def _topological(
    definitions: list[Definition], cells: list[Cell], strict: bool
) -> tuple[list[Cell], list[Cell]]:
    """Kahn's order; the second list is what waits for ever.

    Not strict: reading chosen rows of a repeat that the reader stands in too does not count, so that a row
    may look at the row before.
    """
    makers: list[list[int]] = [[] for _ in definitions]
    for number, cell in enumerate(cells):
        for definition in _makes(cell):
            makers[definition.index].append(number)
    following: list[list[int]] = [[] for _ in cells]
    waiting = [0] * len(cells)
    for number, cell in enumerate(cells):
        before = {
            maker
            for read in cell.program.reads
            if read.definition.index >= 0 and (strict or not _other_row(cell.definition, read))
            for maker in makers[read.definition.index]
        }
        if cell.kind not in _MAKES_VALUE:
            before.discard(number)
        for maker in before:
            following[maker].append(number)
        waiting[number] = len(before)
    ready = [number for number, count in enumerate(waiting) if not count]
    order: list[Cell] = []
    for number in ready:
        order.append(cells[number])
        for other in following[number]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    done = set(ready)
    return order, [cell for number, cell in enumerate(cells) if number not in done]


def _other_row(reader: Definition, read: Read) -> bool:
    if not read.chosen:
        return False
    return any(definition.repeat and definition in reader.chain() for definition in read.definition.chain())


def _find_cycle(cells: list[Cell]) -> list[Definition]:
    """One circle among cells that all wait."""
    makers: dict[int, list[Cell]] = {}
    for cell in cells:
        for definition in _makes(cell):
            makers.setdefault(definition.index, []).append(cell)
    trail: list[Cell] = []
    cell = next(cell for cell in cells if cell.kind in _MAKES_VALUE)
    while cell not in trail:
        trail.append(cell)
        cell = next(maker for read in cell.program.reads for maker in makers.get(read.definition.index, []))
    circle = [found.definition for found in trail[trail.index(cell) :]]
    return [definition for i, definition in enumerate(circle) if definition not in circle[:i]]
