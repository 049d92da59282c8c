"""The state of one filling and its incremental evaluation.

State is a function of what was answered (``raw``), the instances of repeats and the context. One change
puts the cells that read it into a queue ordered by rank; each cell runs at most once per change in an
acyclic form.

Effective value of a question: empty when it is not relevant, a choice only while its filter still offers it.
The raw answer stays, so that going back brings it back.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count as counter
from random import Random
from typing import Any

from sync.model.forms.context import Context
from sync.model.forms.form import Form
from sync.model.forms.graph import Cell, Edge, Kind
from sync.model.forms.lexical import MANY
from sync.model.forms.limits import NODES, REPEAT_COUNT, STEPS_PER_NODE
from sync.model.forms.model import Definition
from sync.model.forms.node import Node, subtree
from sync.model.forms.tables import Row
from sync.model.forms.values import number


class World:
    """What expressions see beside their node: the context, the focus, and the form's texts."""

    def __init__(self, engine: Engine, context: Context) -> None:
        self.engine = engine
        self.context = context
        self.chance = Random(context.seed)  # noqa: S311 - reproducible by design, never a secret
        self.root: Any = None
        self.document: Any = None
        self.current: Any = None
        self.position = 1
        self.size = 1
        self.language = engine.form.standard

    def choice_label(self, definition: Definition, value: str) -> str:
        """Label of a choice in the language being shown; the name where it has none."""
        from sync.model.forms.choices import label_of

        return label_of(self.engine, definition, value, self.language)

    def itext(self, key: str) -> str:
        texts = self.engine.form.outline.itext.get(self.language, {})
        return "".join(piece for piece in texts.get(key, {}).get("", []) if isinstance(piece, str))


class Engine:
    """Nodes of one filling and the queue of cells to evaluate."""

    def __init__(self, form: Form, context: Context) -> None:
        self.form = form
        self.world = World(self, context)
        self.touched: dict[Node, None] = {}
        self.created: list[Node] = []
        self.overflow: dict[tuple[int, str], Node] = {}
        self.unsettled: Node | None = None
        self.size = 0
        self.steps = 0
        self._serial = counter()
        self._single: dict[int, Node] = {}
        self._heap: list[tuple[int, int, Cell, Node]] = []
        self._pending: set[tuple[int, int]] = set()
        self.document = Node(form.document, None, next(self._serial))
        self.root = self._build(form.root, self.document)
        self.document.children = {form.root.name: [self.root]}
        self.world.root, self.world.document = self.root, self.document
        for cell in form.graph.cells:
            for node in self._all(cell):
                self._push(cell, node)

    # -- building ----------------------------------------------------------------------------------

    def _build(self, definition: Definition, parent: Node) -> Node:
        node = Node(definition, parent, next(self._serial))
        self.size += 1
        node.relevant = parent.relevant
        node.raw = definition.default
        node.value = node.raw if node.relevant else ""
        if not self.form.repeated[definition.index]:
            self._single[definition.index] = node
        for name, child in definition.children.items():
            if child.repeat:
                node.counters[name] = Node(child, node, next(self._serial))
                first = 0 if child.count else child.instances
                node.children[name] = []
                for position in range(1, first + 1):
                    made = self._build(child, node)
                    made.position = position
                    node.children[name].append(made)
            else:
                node.children[name] = [self._build(child, node)]
        self.touched[node] = None
        return node

    def add(self, parent: Node, definition: Definition) -> Node | None:
        """One more instance of a repeat, at the end; ``None`` when there are too many."""
        family = parent.children[definition.name]
        if len(family) >= REPEAT_COUNT or self.size >= NODES:
            self.overflow[parent.serial, definition.name] = parent
            return None
        spare = parent.spare.get(definition.name)
        if spare:
            node = spare.pop()
            self.size += sum(1 for _ in subtree(node))
            self.spread(node, force=True)
        else:
            node = self._build(definition, parent)
            self.created.append(node)
        family.append(node)
        node.position = len(family)
        for inner in subtree(node):
            self.touched[inner] = None
            for cell in self.form.graph.of_definition[inner.definition.index]:
                if cell.kind is not Kind.COUNT:
                    self._push(cell, inner)
            for name, phantom in inner.counters.items():
                for cell in self.form.graph.of_definition[inner.definition.children[name].index]:
                    if cell.kind in (Kind.COUNT, Kind.RELEVANT):
                        self._push(cell, phantom)
        self._restructured(definition)
        return node

    def remove(self, node: Node, keep: bool = False) -> None:
        """Take an instance of a repeat away; ``keep`` it for the day the count grows again."""
        parent = node.parent
        family = parent.children[node.name]
        family.remove(node)
        self.overflow.pop((parent.serial, node.name), None)
        for position, other in enumerate(family, 1):
            if other.position != position:
                other.position = position
                for inner in subtree(other):
                    self.touched[inner] = None
        for inner in subtree(node):
            self.touched[inner] = None
            self.size -= 1
        if keep:
            parent.spare.setdefault(node.name, []).append(node)
        self._restructured(node.definition)

    def _restructured(self, definition: Definition) -> None:
        """Instances came or went: whatever reads anything in them looks again."""
        inside = [definition]
        for here in inside:
            inside.extend(here.children.values())
            for edge in self.form.graph.readers[here.index]:
                for node in self._all(edge.cell):
                    self._push(edge.cell, node)

    def alive(self, node: Node) -> bool:
        """Whether a node still hangs on the tree."""
        here: Node | None = node
        while here is not None and here is not self.document:
            parent = here.parent
            if parent is None or all(here is not child for child in parent.children.get(here.name, ())):
                return False
            here = parent
        return True

    # -- finding -----------------------------------------------------------------------------------

    def _all(self, cell: Cell) -> list[Node]:
        """All nodes a cell stands for."""
        single = self._single.get(cell.definition.index)
        if single is not None:
            return [single]
        names = [definition.name for definition in cell.definition.chain()[1:]]
        return _descend(self.root, names, cell)

    def instances(self, definition: Definition, base: Node | None = None) -> list[Node]:
        """Nodes of a definition in document order, all or those below ``base``."""
        chain = definition.chain()
        depth = len(base.definition.chain()) if base is not None else 1
        nodes = [base or self.root]
        for step in chain[depth:]:
            nodes = [child for node in nodes for child in node.children[step.name]]
        return nodes

    def _targets(self, node: Node, edge: Edge) -> list[Node]:
        single = self._single.get(edge.cell.definition.index)
        if single is not None:
            return [single]
        if edge.climb < 0:
            return _descend(self.root, edge.names, edge.cell)
        here = node
        for _ in range(edge.climb):
            here = here.parent
        return _descend(here, edge.names, edge.cell)

    # -- evaluating --------------------------------------------------------------------------------

    def _push(self, cell: Cell, node: Node) -> None:
        key = (cell.rank, node.serial)
        if key not in self._pending:
            self._pending.add(key)
            heappush(self._heap, (cell.rank, node.serial, cell, node))

    def settle(self) -> None:
        """Evaluate until nothing waits."""
        limit = self.steps + STEPS_PER_NODE * self.size + 1000
        heap, pending = self._heap, self._pending
        while heap:
            rank, serial, cell, node = heappop(heap)
            pending.discard((rank, serial))
            self.steps += 1
            if self.steps > limit:
                self.unsettled = node
                heap.clear()
                pending.clear()
                return
            self._evaluate(cell, node)

    def _evaluate(self, cell: Cell, node: Node) -> None:
        world = self.world
        world.current = node
        kind, program = cell.kind, cell.program
        if kind is Kind.RELEVANT:
            own = program.truth(node, world)
            if own != node.own:
                node.own = own
                if node.parent.counters.get(node.name) is node:
                    node.relevant = own and node.parent.relevant
                else:
                    self.spread(node)
        elif kind is Kind.CALCULATE:
            raw = program.text(node, world)
            if raw == "NaN" or raw == "Infinity" or raw == "-Infinity":
                raw = ""
            self.set_raw(node, raw)
        elif kind is Kind.CONSTRAINT:
            valid = not node.value or program.truth(node, world)
            if valid != node.valid:
                node.valid = valid
                self.touched[node] = None
        elif kind is Kind.REQUIRED:
            required = program.truth(node, world)
            if required != node.required:
                node.required = required
                self.touched[node] = None
        elif kind is Kind.READ_ONLY:
            read_only = program.truth(node, world)
            if read_only != node.read_only:
                node.read_only = read_only
                self.touched[node] = None
        elif kind is Kind.CHOICES:
            node.rows = None
            self.touched[node] = None
            self._refresh(node)
        elif kind is Kind.COUNT:
            self._count(cell, node)
        else:
            self.touched[node] = None

    def _count(self, cell: Cell, phantom: Node) -> None:
        parent = phantom.parent
        wanted = number(cell.program.run(phantom, self.world))
        target = 0 if wanted != wanted or wanted < 0 else int(min(wanted, REPEAT_COUNT))
        key = (parent.serial, phantom.name)
        if wanted == wanted and wanted > REPEAT_COUNT:
            self.overflow[key] = parent
        else:
            self.overflow.pop(key, None)
        family = parent.children[phantom.name]
        while len(family) > target:
            self.remove(family[-1], keep=True)
        while len(family) < target and self.add(parent, phantom.definition) is not None:
            pass

    def set_raw(self, node: Node, raw: str) -> bool:
        """Put an answer; whether anything changed."""
        if raw == node.raw:
            return False
        node.raw = raw
        self._refresh(node)
        return True

    def spread(self, node: Node, force: bool = False) -> None:
        """Carry relevance down from a group."""
        relevant = node.own and node.parent.relevant
        if relevant == node.relevant and not force:
            return
        changed = relevant != node.relevant
        node.relevant = relevant
        self._refresh(node, changed)
        for family in node.children.values():
            for child in family:
                self.spread(child, force)
        for phantom in node.counters.values():
            phantom.relevant = phantom.own and relevant

    def _refresh(self, node: Node, force: bool = False) -> None:
        """Work out the effective value and tell its readers."""
        value = ""
        if node.relevant and node.raw:
            value = self._offered(node) if self.form.selects(node.definition) else node.raw
        if value == node.value and not force:
            return
        node.value = value
        self.touched[node] = None
        index = node.definition.index
        for cell in self.form.graph.of_definition[index]:
            if cell.kind is Kind.CONSTRAINT:
                self._push(cell, node)
        for edge in self.form.graph.readers[index]:
            for target in self._targets(node, edge):
                self._push(edge.cell, target)

    def _offered(self, node: Node) -> str:
        """The part of a select's answer that its choices offer now."""
        names = self.names(node)
        if self.form.kinds[node.definition.index] in MANY:
            return " ".join(word for word in node.raw.split() if word in names)
        return node.raw if node.raw in names else ""

    # -- choices -----------------------------------------------------------------------------------

    def names(self, node: Node) -> frozenset[str]:
        """Names a select offers now."""
        names = self.form.static_names(node.definition)
        if names is None:
            names = frozenset(self.name_of(node, row) for row in self.rows(node))
        return names

    def rows(self, node: Node) -> list[Any]:
        """Choices a select offers now: rows of its list, or instances of a repeat."""
        if node.rows is None:
            control = node.definition.control
            cell = next(
                (c for c in self.form.graph.of_definition[node.definition.index] if c.kind is Kind.CHOICES),
                None,
            )
            if control is None or cell is None:
                node.rows = []
            else:
                saved, self.world.current = self.world.current, node
                found = cell.program.run(node, self.world)
                self.world.current = saved
                node.rows = found if isinstance(found, list) else []
        return node.rows

    def name_of(self, node: Node, row: Any) -> str:
        control = node.definition.asked
        if isinstance(row, Row):
            return row.table.cell(row.index, control.value_ref)
        family = row.children.get(control.value_ref, ())
        return family[0].value if family else ""


def _descend(base: Node, names: list[str], cell: Cell) -> list[Node]:
    """Nodes of a cell below ``base``; the count of a repeat stands at a node of its own."""
    phantoms = cell.definition.repeat and cell.kind in (Kind.COUNT, Kind.RELEVANT)
    if not names:
        if not phantoms or base.parent is None:
            return [base]
        phantom = base.parent.counters[base.name]
        return [phantom] if cell.kind is Kind.COUNT else [base, phantom]
    nodes = [base]
    for name in names[:-1]:
        nodes = [child for node in nodes for child in node.children[name]]
    last = names[-1]
    found: list[Node] = []
    for node in nodes:
        if not phantoms or cell.kind is Kind.RELEVANT:
            found.extend(node.children[last])
        if phantoms:
            found.append(node.counters[last])
    return found
