"""Location paths -> closures, and what they read.

Beside the closure, every path is followed through the form's definitions, so that a reference to nothing is
found when the form is loaded and the engine knows which answers an expression depends on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sync.model.forms.axes import AXES, in_order
from sync.model.forms.model import Definition
from sync.model.forms.scan import SEARCHES, indexed, keep, plain, row_free, scan, searched
from sync.model.forms.tables import Table

if TYPE_CHECKING:
    from sync.model.forms.compile import Compiler, Run

Static = list[Definition] | Table
"""Where a path may stand: definitions of the form, or somewhere in a choice list."""


class CompileError(ValueError):
    """The expression cannot work in this form; ``str()`` is a plain sentence."""


class Read(Struct, frozen=True):
    """One thing an expression reads.

    ``within`` is the definition whose instance holds both reader and read (``None``: any instance counts).
    ``chosen`` says that instances of a repeat are picked by a predicate, so that reading one's own column in
    another row is no cycle.
    """

    definition: Definition
    within: Definition | None = None
    chosen: bool = False


_FOLLOW = {
    "descendant", "descendant-or-self", "following", "preceding", "following-sibling", "preceding-sibling",
}  # fmt: skip


def follow(places: list[Definition], axis: str, test: str) -> list[Definition]:
    """Definitions a step leads to."""
    found: dict[int, Definition] = {}
    for place in places:
        for target in _targets(place, axis):
            if test in ("node()", "*") or target.name == test:
                found[target.index] = target
    return list(found.values())


def _targets(place: Definition, axis: str) -> list[Definition]:
    if axis == "child":
        return list(place.children.values())
    if axis == "self":
        return [place]
    if axis == "parent":
        return [place.parent] if place.parent else []
    if axis in ("ancestor", "ancestor-or-self"):
        chain = place.chain()
        return chain if axis == "ancestor-or-self" else chain[:-1]
    if axis == "descendant":
        return _below(place)
    if axis == "descendant-or-self":
        return [place, *_below(place)]
    siblings = list(place.parent.children.values()) if place.parent else []
    if axis in ("following-sibling", "preceding-sibling"):
        return siblings
    return _below(place.chain()[0])


def _below(place: Definition) -> list[Definition]:
    found: list[Definition] = []
    for child in place.children.values():
        found.append(child)
        found.extend(_below(child))
    return found


class PathCompiler:
    """Compiles the ``path`` trees of one compiler."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler

    def compile(self, tree: list[Any], place: Static) -> tuple[Run, Static]:
        """The closure of a ``path`` tree standing at ``place``, and where it leads."""
        base, steps = tree[1], tree[2:]
        fast = self._simple(base, steps, place)
        if fast is not None:
            return fast
        run, here, depth = self._base(base, place)
        chosen = False
        index = 0
        while index < len(steps):
            if isinstance(here, Table) and depth == 0:
                lookup = self._lookup(steps, index, here)
                if lookup is not None:
                    run, index, depth = *lookup, 2
                    continue
            axis, test, predicates = steps[index]
            if isinstance(here, Table):
                self._check_column(here, axis, test, depth)
                if predicates and depth != 1:
                    raise CompileError("选项表的筛选条件要写在 item 后面")
                depth += axis == "child"
                target: Static = here
            else:
                target = follow(here, axis, test) if test != "text()" else here
                if not target:
                    raise CompileError(f"引用了不存在的内容“{_words(tree)}”")
                chosen = chosen or bool(predicates) or axis in _FOLLOW
            if test != "text()":
                run = self._step(run, axis, test, predicates, target)
            here = target
            index += 1
        if not isinstance(here, Table):
            for definition in here:
                self._compiler.reads.append(Read(definition, None, chosen))
        return run, here

    # -- the common case: ../../a/b or /data/a/b, no predicates ------------------------------------

    def _simple(self, base: list[Any], steps: list[Any], place: Static) -> tuple[Run, Static] | None:
        if base[0] not in ("here", "root") and base != ["fn", "current"]:
            return None
        if any(predicates or test == "text()" for _, test, predicates in steps):
            return None
        if base[0] == "root":
            if not steps or steps[0][:2] != ["child", self._compiler.root.name]:
                return None
            here: Static = [self._compiler.root]
            steps = steps[1:]
        else:
            here = [self._compiler.owner] if base[0] == "fn" else place
        if isinstance(here, Table):
            return None
        ups = 0
        while ups < len(steps) and steps[ups][0] in ("parent", "self") and steps[ups][1] == "node()":
            ups += 1
        names = [test for axis, test, _ in steps[ups:]]
        if any(axis != "child" for axis, _, _ in steps[ups:]) or "*" in names:
            return None
        for axis, test, _ in steps[:ups]:
            here = follow(here, axis, test)
        within = here[0] if len(here) == 1 and base[0] != "root" else None
        for name in names:
            here = follow(here, "child", name)
        if not here:
            raise CompileError(f"引用了不存在的内容“{_words(['path', base, *steps])}”")
        if within is not None and self._compiler.inside_predicate and base[0] == "here":
            within = None
        for definition in here:
            self._compiler.reads.append(Read(definition, within))
        climb = sum(1 for axis, _, _ in steps[:ups] if axis == "parent")
        return _walk(base[0], climb, names), here

    def column(self, tree: list[Any], place: Static) -> Run | None:
        """A column of the row that a filter looks at: one cell, so its text does for the node-set.

        Filters run over every row of a list; this spares them the nodes.
        """
        if not isinstance(place, Table) or tree[1] != ["here"] or len(tree) != 3:
            return None
        axis, name, predicates = tree[2]
        if axis != "child" or predicates or name in ("*", "text()", "node()"):
            return None
        self._check_column(place, "child", name, 2)
        rows, position = place.rows, place.columns[name]
        return lambda row, world: rows[row.index][position]

    # -- pieces ------------------------------------------------------------------------------------

    def _base(self, base: list[Any], place: Static) -> tuple[Run, Static, int]:
        """Where a path starts; the depth counts levels below a list's document."""
        if base[0] == "root":
            return (lambda node, world: [world.document]), [self._compiler.document], 0
        if base[0] == "here":
            return (lambda node, world: [node]), place, 2
        if base == ["fn", "current"]:
            return (lambda node, world: [world.current]), [self._compiler.owner], 0
        if base[0] == "fn" and base[1] == "instance":
            table = self._compiler.table(base[2])
            return (lambda node, world: [table.document]), table, 0
        if base[0] == "filter":
            run, here = self._compiler.nodes(base[1], place)
            return self._filter(run, base[2], here), here, 2
        run, here = self._compiler.nodes(base, place)
        return run, here, 2

    def _predicates(self, predicates: list[Any], here: Static) -> list[tuple[bool, Run]]:
        """Each predicate with whether it is a position."""
        compiled: list[tuple[bool, Run]] = []
        for predicate in predicates:
            with self._compiler.in_predicate():
                kind, run = self._compiler.value(predicate, here)
            compiled.append((kind == "n", run))
        return compiled

    def _step(self, run: Run, axis: str, test: str, predicates: list[Any], target: Static) -> Run:
        of_node, backwards = AXES[axis]
        if isinstance(target, Table) and test == "item" and (found := self._search(predicates, target)):
            return found
        checks = self._predicates(predicates, target)
        if isinstance(target, Table) and test == "item" and checks and plain(checks[0], predicates[0]):
            return scan(target, checks)
        named = test not in ("node()", "*")

        def step(node: Any, world: Any) -> Any:
            before = run(node, world)
            found: list[Any] = []
            for origin in before:
                if axis == "child" and named:
                    reached = [child for child in origin.children.get(test, ()) if child.relevant]
                else:
                    reached = of_node(origin)
                    if named:
                        reached = [other for other in reached if other.name == test]
                    elif test == "*":
                        reached = [other for other in reached if other.name]
                for positional, check in checks:
                    reached = keep(reached, positional, check, world)
                found.extend(reached)
            if backwards or (len(before) > 1 and axis not in ("child", "self")):
                return in_order(found)
            return found

        return step

    def _filter(self, run: Run, predicates: list[Any], here: Static) -> Run:
        checks = self._predicates(predicates, here)

        def filtered(node: Any, world: Any) -> Any:
            nodes = run(node, world)
            for positional, check in checks:
                nodes = keep(nodes, positional, check, world)
            return nodes

        return filtered

    # -- choice lists ------------------------------------------------------------------------------

    def _check_column(self, table: Table, axis: str, test: str, depth: int) -> None:
        if axis != "child" or test in ("*", "text()", "node()"):
            return
        expected = {0: {"root"}, 1: {"item"}}.get(depth, set(table.columns))
        if test not in expected:
            raise CompileError(f"选项表“{table.name}”里没有“{test}”这一列")

    def _lookup(self, steps: list[Any], index: int, table: Table) -> tuple[Run, int] | None:
        """``root/item[column = …]``: go by the index of the column instead of through all rows."""
        if len(steps) < index + 2 or steps[index] != ["child", "root", []]:
            return None
        axis, test, predicates = steps[index + 1]
        if axis != "child" or test != "item" or not predicates:
            return None
        parts = predicates[0][1:] if predicates[0][0] == "and" else [predicates[0]]
        for number, part in enumerate(parts):
            found = self._equality(part, table)
            if found is None:
                continue
            column, value = found
            others = parts[:number] + parts[number + 1 :]
            rest = ([["and", *others] if len(others) > 1 else others[0]] if others else []) + predicates[1:]
            checks = self._predicates(rest, table)
            return indexed(table, column, value, checks, bool(others)), index + 2
        return None

    def _search(self, predicates: list[Any], table: Table) -> Run | None:
        """``item[contains(column, …)]``: a text looked for in one column, read once for all rows."""
        if not predicates or predicates[0][0] != "fn" or predicates[0][1] not in SEARCHES:
            return None
        _, name, mine, other = predicates[0]
        if mine[0] != "path" or mine[1] != ["here"] or len(mine) != 3 or not row_free(other):
            return None
        axis, column, inner = mine[2]
        if axis != "child" or inner or column in ("*", "text()", "node()"):
            return None
        self._check_column(table, "child", column, 2)
        with self._compiler.in_predicate():
            value = self._compiler.text(other, table)
        return searched(table, column, name, value, self._predicates(predicates[1:], table))

    def _equality(self, part: list[Any], table: Table) -> tuple[str, Run] | None:
        if part[0] != "cmp" or part[1] != "=":
            return None
        for mine, other in ((part[2], part[3]), (part[3], part[2])):
            if mine[0] == "path" and mine[1] == ["here"] and len(mine) == 3 and mine[2][0] == "child":
                column = mine[2][1]
                if mine[2][2] or not row_free(other):
                    continue
                self._check_column(table, "child", column, 2)
                with self._compiler.in_predicate():
                    kind, run = self._compiler.value(other, table)
                if kind in ("s", "N"):
                    return column, run
        return None


def _walk(base: str, climb: int, names: list[str]) -> Run:
    """The closure of a path that only climbs and descends by name."""
    first = names[0] if names else ""
    rest = names[1:]

    def start(node: Any, world: Any) -> Any:
        here = world.root if base == "root" else world.current if base == "fn" else node
        for _ in range(climb):
            here = here.parent
        return here

    def stay(node: Any, world: Any) -> Any:
        here = start(node, world)
        return [here] if here.relevant else []

    def walk(node: Any, world: Any) -> Any:
        here = world.root if base == "root" else world.current if base == "fn" else node
        for _ in range(climb):
            here = here.parent
        nodes = here.children[first]
        for name in rest:
            if len(nodes) == 1:
                nodes = nodes[0].children[name]
            else:
                nodes = [child for parent in nodes for child in parent.children[name]]
        if len(nodes) == 1:
            return nodes if nodes[0].relevant else []
        return [found for found in nodes if found.relevant]

    return walk if names else stay


def _words(tree: list[Any]) -> str:
    """A path as its author wrote it."""
    base, steps = tree[1], tree[2:]
    text = "/".join(
        {"parent": "..", "self": "."}.get(axis, test) if test == "node()" else test for axis, test, _ in steps
    )
    return f"/{text}" if base == ["root"] else text
