"""Syntax trees -> closures ``run(node, world)``, compiled once when a form is loaded.

The kind of every value is known while compiling (``N`` node-set, ``s`` string, ``n`` number, ``b`` boolean,
``a`` any of them), so that conversions cost nothing where none is needed.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from sync.model.forms.compare import compare
from sync.model.forms.functions.kinds import Function
from sync.model.forms.functions.table import FUNCTIONS
from sync.model.forms.model import Definition
from sync.model.forms.paths import CompileError, PathCompiler, Read, Static
from sync.model.forms.pattern import PatternError, compiled
from sync.model.forms.special import SPECIAL
from sync.model.forms.tables import Table
from sync.model.forms.values import NAN, boolean, number, number_of_text, text, text_of_number

Run = Callable[[Any, Any], Any]


class Program(Struct, frozen=True):
    """A compiled expression. ``fickle``: it does not follow from the answers alone."""

    source: str
    kind: str
    run: Run
    reads: list[Read]
    fickle: bool = False
    keeps: bool = False

    def text(self, node: Any, world: Any) -> str:
        value = self.run(node, world)
        return value if isinstance(value, str) else text(value)

    def truth(self, node: Any, world: Any) -> bool:
        return boolean(self.run(node, world))


class Compiler:
    """Compiles the expressions of one form, one at a time; ``reads`` gathers what it depends on."""

    def __init__(
        self,
        root: Definition,
        tables: dict[str, Table],
        parse: Callable[[str], list[Any]],
        by_path: dict[str, Definition],
    ) -> None:
        self.root = root
        self.document = Definition(-1, "", "", None, {root.name: root})
        self.tables = tables
        self.by_path = by_path
        self.parse = parse
        self._paths = PathCompiler(self)
        self.owner = root
        self.reads: list[Read] = []
        self.fickle = False
        self.keeps = False
        self._predicates = 0

    def compile(self, source: str, owner: Definition) -> Program:
        """Compile an expression that stands at ``owner``.

        :raises CompileError: a reference to nothing, a bad pattern, an unknown list.
        :raises ExpressionError: not an expression at all.
        """
        tree = self.parse(source)
        self.owner, self.reads, self.fickle, self.keeps, self._predicates = owner, [], False, False, 0
        try:
            kind, run = self.value(tree, [owner])
        except RecursionError:
            raise CompileError("算式套得太深") from None
        return Program(source, kind, run, self.reads, self.fickle, self.keeps)

    @property
    def inside_predicate(self) -> bool:
        return self._predicates > 0

    @contextmanager
    def in_predicate(self) -> Iterator[None]:
        self._predicates += 1
        try:
            yield
        finally:
            self._predicates -= 1

    def table(self, tree: list[Any]) -> Table:
        """The choice list that ``instance('…')`` or ``pulldata('…')`` names."""
        if tree[0] != "str":
            raise CompileError("选项表的名字要写成引号里的文字")
        name = tree[1].removesuffix(".csv")
        found = self.tables.get(name)
        if found is None:
            raise CompileError(f"没有“{name}”这个选项表")
        return found

    # -- values of a wanted kind -------------------------------------------------------------------

    def nodes(self, tree: list[Any], place: Static) -> tuple[Run, Static]:
        """A node-set and where it leads."""
        if tree[0] == "path":
            return self._paths.compile(tree, place)
        if tree[0] == "fn" and tree[1] == "current":
            return (lambda node, world: [world.current]), [self.owner]
        if tree[0] == "fn" and tree[1] in ("instance", "randomize", "indexed-repeat"):
            static: Static = self.table(tree[2]) if tree[1] == "instance" else place
            if tree[1] == "randomize":
                _, static = self.nodes(tree[2], place)
            return self.value(tree, place)[1], static
        kind, run = self.value(tree, place)
        if kind not in ("N", "a"):
            raise CompileError("这里要的是一组问题，不是一个值")
        return (lambda node, world: value if isinstance(value := run(node, world), list) else []), place

    def text(self, tree: list[Any], place: Static) -> Run:
        return self._as("s", *self.value(tree, place))

    def number(self, tree: list[Any], place: Static) -> Run:
        return self._as("n", *self.value(tree, place))

    def truth(self, tree: list[Any], place: Static) -> Run:
        return self._as("b", *self.value(tree, place))

    def _as(self, wanted: str, kind: str, run: Run) -> Run:
        if kind == wanted or wanted == "a":
            return run
        if wanted == "s":
            if kind == "N":
                return lambda node, world: nodes[0].value if (nodes := run(node, world)) else ""
            if kind == "n":
                return lambda node, world: text_of_number(run(node, world))
            return lambda node, world: text(run(node, world))
        if wanted == "n":
            if kind == "N":
                return lambda node, world: (
                    number_of_text(found[0].value) if (found := run(node, world)) else NAN
                )
            if kind == "s":
                return lambda node, world: number_of_text(run(node, world))
            return lambda node, world: number(run(node, world))
        if kind in ("N", "s"):
            return lambda node, world: bool(run(node, world))
        return lambda node, world: boolean(run(node, world))

    # -- any expression ----------------------------------------------------------------------------

    def value(self, tree: list[Any], place: Static) -> tuple[str, Run]:
        """Kind and closure of a tree standing at ``place``."""
        kind = tree[0]
        if kind == "path":
            column = self._paths.column(tree, place)
            return ("s", column) if column is not None else ("N", self._paths.compile(tree, place)[0])
        if kind == "str":
            return "s", _constant(str(tree[1]))
        if kind == "num":
            return "n", _constant(float(tree[1]))
        if kind == "fn":
            return self._call(tree, place)
        if kind in ("and", "or"):
            return "b", self._logic(kind, [self.truth(part, place) for part in tree[1:]])
        if kind == "cmp":
            return "b", compare(tree[1], *self.value(tree[2], place), *self.value(tree[3], place))
        if kind == "math":
            return "n", self._math(tree, place)
        if kind == "neg":
            inner = self.number(tree[1], place)
            return "n", lambda node, world: -inner(node, world)
        if kind == "union":
            return "N", self._union([self.nodes(part, place)[0] for part in tree[1:]])
        if kind == "filter":
            return "N", self._paths.compile(["path", tree], place)[0]
        raise CompileError(f"看不懂的算式（{kind}）")

    def _logic(self, kind: str, parts: list[Run]) -> Run:
        if len(parts) == 2:
            one, two = parts
            if kind == "and":
                return lambda node, world: one(node, world) and two(node, world)
            return lambda node, world: one(node, world) or two(node, world)
        combine = all if kind == "and" else any
        return lambda node, world: combine(part(node, world) for part in parts)

    def _math(self, tree: list[Any], place: Static) -> Run:
        first = self.number(tree[1], place)
        steps = [(_OPERATIONS[symbol], self.number(operand, place)) for symbol, operand in tree[2:]]
        if not steps:
            return first
        if len(steps) == 1:
            ((operation, second),) = steps
            return lambda node, world: operation(first(node, world), second(node, world))

        def chain(node: Any, world: Any) -> float:
            total: float = first(node, world)
            for operation, operand in steps:
                total = operation(total, operand(node, world))
            return total

        return chain

    def _union(self, parts: list[Run]) -> Run:
        from sync.model.forms.axes import in_order

        return lambda node, world: in_order(found for part in parts for found in part(node, world))

    def _call(self, tree: list[Any], place: Static) -> tuple[str, Run]:
        name, arguments = tree[1], tree[2:]
        function = FUNCTIONS.get(name)
        if function is None:
            raise CompileError(f"没有“{name}”这个函数")
        if len(arguments) < function.least or (function.most is not None and len(arguments) > function.most):
            raise CompileError(f"函数“{name}”的参数个数不对")
        if function.call is None:
            return SPECIAL[name](self, arguments, place)
        self.fickle = self.fickle or function.fickle
        if name == "regex" and arguments[1][0] == "str":
            try:
                compiled(arguments[1][1])
            except PatternError as error:
                raise CompileError(str(error)) from None
        if not arguments and function.takes and name != "uuid":
            arguments = [["path", ["here"], ["self", "node()", []]]]
        runs = [self._argument(function, i, argument, place) for i, argument in enumerate(arguments)]
        return function.gives, _apply(function, runs)

    def _argument(self, function: Function, index: int, tree: list[Any], place: Static) -> Run:
        wanted = function.takes[min(index, len(function.takes) - 1)]
        if wanted == "N":
            return self.nodes(tree, place)[0]
        return self._as(wanted, *self.value(tree, place))


def _constant(value: Any) -> Run:
    return lambda node, world: value


def _apply(function: Function, runs: list[Run]) -> Run:
    call: Callable[..., Any] = function.call or _constant(None)
    if function.world:
        return lambda node, world: call(world, *(run(node, world) for run in runs))
    if len(runs) == 1:
        only = runs[0]
        return lambda node, world: call(only(node, world))
    if len(runs) == 2:
        one, two = runs
        return lambda node, world: call(one(node, world), two(node, world))
    return lambda node, world: call(*(run(node, world) for run in runs))


def _div(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or left != left:
            return NAN
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def _mod(left: float, right: float) -> float:
    """XPath 1.0: the remainder has the sign of the dividend."""
    if right == 0 or left in (math.inf, -math.inf) or right != right or left != left:
        return NAN
    return math.fmod(left, right)


def _times(left: float, right: float) -> float:
    return left * right


_OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": _times,
    "div": _div,
    "mod": _mod,
}
