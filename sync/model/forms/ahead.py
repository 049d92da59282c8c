"""What a form may still ask: questions that are not asked now and that an answer still to be given can bring.

How many questions there will be cannot be known before they are answered. What can be known is the most there
may be, and that falls with the answers: a total that only grows is a promise broken again and again.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sync.model.forms.engine import Engine
from sync.model.forms.graph import Kind
from sync.model.forms.model import Definition
from sync.model.forms.node import Node, subtree

_SILENT = {"calculate", "hidden"}


class Ahead(Struct, frozen=True):
    """paths: questions not asked now that may come. endless: an answer still to be given says how many times
    a part is asked, so that nobody can name a total."""

    paths: tuple[str, ...] = ()
    endless: bool = False


def ahead(engine: Engine, here: Definition | None, *, stranger: bool = False) -> Ahead:
    """Seen from one question: it and those after it are not answered yet, those before it are.

    here: the question (or page of a repeat) shown; None: before the first. stranger: nobody knows yet who it
    is for, so that what will be filled in from their certificate is open too.
    """
    return _Outlook(engine, here, stranger).ahead()


class _Outlook:
    """Works on definitions: an instance of a repeat is open as long as any of its kind is."""

    def __init__(self, engine: Engine, here: Definition | None, stranger: bool) -> None:
        self._engine, self._stranger = engine, stranger
        self._start = _first(here) if here is not None else 0
        self._nodes = [node for node in subtree(engine.root) if node.definition.index >= 0]
        self._cells = engine.form.graph.of_definition
        self._open: set[int] = set()
        self._coming: set[int] = set()

    def ahead(self) -> Ahead:
        before = -1
        while before != len(self._open) + len(self._coming):
            before = len(self._open) + len(self._coming)
            for node in self._nodes:
                self._look(node)
            for event in self._engine.form.events:
                if event.trigger is not None and event.trigger.index in self._open:
                    self._open.add(event.target.index)
        paths = tuple(node.path for node in self._nodes if node.serial in self._coming and self._asks(node))
        return Ahead(paths, any(self._endless(definition) for definition in self._engine.form.definitions))

    def _look(self, node: Node) -> None:
        definition = node.definition
        if not node.relevant and self._may_come(node):
            self._coming.add(node.serial)
        there = node.relevant or node.serial in self._coming
        given = self._stranger and bool(definition.source or definition.preload)
        asked = self._asks(node) and not node.read_only and definition.index >= self._start
        computed = self._reads_open(definition, Kind.CALCULATE) or self._reads_open(definition, Kind.CHOICES)
        # Whether a thing is there is seen by whoever reads it: one that is not relevant is an empty answer.
        vanishing = any(self._reads_open(group, Kind.RELEVANT) for group in definition.chain())
        if (there and (asked or given or computed)) or vanishing or self._counts(definition):
            self._open.add(definition.index)

    def _may_come(self, node: Node) -> bool:
        """Every group around it that is away, and it itself, may still come."""
        parent: Node = node.parent
        if parent.definition.index >= 0 and not parent.relevant and parent.serial not in self._coming:
            return False
        return node.own or self._reads_open(node.definition, Kind.RELEVANT)

    def _counts(self, definition: Definition) -> bool:
        """A repeat of which there may be more: as a count says, or as the citizen adds."""
        return definition.repeat and (self._reads_open(definition, Kind.COUNT) or not definition.count)

    def _endless(self, definition: Definition) -> bool:
        return definition.repeat and bool(definition.count) and self._reads_open(definition, Kind.COUNT)

    def _asks(self, node: Node) -> bool:
        definition = node.definition
        return definition.control is not None and self._engine.form.kinds[definition.index] not in _SILENT

    def _reads_open(self, definition: Definition, kind: Kind) -> bool:
        return any(index in self._open for index in self._reads(definition, kind))

    def _reads(self, definition: Definition, kind: Kind) -> Iterator[int]:
        for cell in self._cells[definition.index] if definition.index >= 0 else ():
            if cell.kind is kind:
                yield from (read.definition.index for read in cell.program.reads)


def _first(definition: Definition) -> int:
    """Where it begins to be open: in a repeat with the first of its kind, whichever instance is shown."""
    return next((one.index for one in definition.chain() if one.repeat), definition.index)
