"""Functions that the compiler builds itself: lazy arguments, the focus, repeats, and choice lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sync.model.forms.model import Definition
from sync.model.forms.paths import CompileError, Read, Static
from sync.model.forms.tables import Table

if TYPE_CHECKING:
    from sync.model.forms.compile import Compiler, Run

Built = tuple[str, "Run"]
Arguments = list[Any]


def _if(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    test = compiler.truth(arguments[0], place)
    one_kind, one = compiler.value(arguments[1], place)
    two_kind, two = compiler.value(arguments[2], place)
    kind = one_kind if one_kind == two_kind else "a"
    return kind, lambda node, world: one(node, world) if test(node, world) else two(node, world)


def _coalesce(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    parts = [compiler.text(argument, place) for argument in arguments]

    def coalesce(node: Any, world: Any) -> str:
        for part in parts:
            value: str = part(node, world)
            if value:
                return value
        return ""

    return "s", coalesce


def _once(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    """Keep what is there already; so the answer does not follow from the others alone."""
    compiler.fickle = compiler.keeps = True
    fresh = compiler.text(arguments[0], place)
    return "s", lambda node, world: getattr(world.current, "raw", "") or fresh(node, world)


def _position(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    if not arguments:
        if not compiler.inside_predicate:
            raise CompileError("position() 只能写在方括号里；要知道是第几个，请写 position(..)")
        return "n", lambda node, world: float(world.position)
    run, _ = compiler.nodes(arguments[0], place)

    def position(node: Any, world: Any) -> float:
        nodes = run(node, world)
        return float(nodes[0].position) if nodes else float("nan")

    return "n", position


def _last(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    if not compiler.inside_predicate:
        raise CompileError("last() 只能写在方括号里")
    return "n", lambda node, world: float(world.size)


def _current(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    compiler.reads.append(Read(compiler.owner, compiler.owner))
    return "N", lambda node, world: [world.current]


def _instance(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    table = compiler.table(arguments[0])
    return "N", lambda node, world: [table.document]


def _definition(compiler: Compiler, tree: list[Any], place: Static) -> Definition:
    """The one definition a path leads to, whatever instances there are."""
    before = len(compiler.reads)
    _, here = compiler.nodes(tree, place)
    del compiler.reads[before:]
    if isinstance(here, Table) or len(here) != 1:
        raise CompileError("这里要写一个问题的引用")
    return here[0]


def _indexed_repeat(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    """``indexed-repeat(question, repeat, index, …)``: the question in the index-th instance."""
    if len(arguments) % 2 == 0:
        raise CompileError("函数“indexed-repeat”的参数个数不对")
    target = _definition(compiler, arguments[0], place)
    chain = target.chain()
    indexes: dict[int, Run] = {}
    for repeat_tree, index_tree in zip(arguments[1::2], arguments[2::2], strict=True):
        repeat = _definition(compiler, repeat_tree, place)
        if not repeat.repeat or repeat not in chain:
            raise CompileError("indexed-repeat 的第二个参数应是包含该问题的循环组")
        indexes[repeat.index] = compiler.number(index_tree, place)
    compiler.reads.append(Read(target, None, chosen=True))

    def pick(node: Any, world: Any) -> Any:
        here = world.root
        mine = {}
        other = world.current
        while other is not None:
            mine[other.definition.index] = other
            other = other.parent
        for definition in chain[1:]:
            family = here.children[definition.name]
            index = indexes.get(definition.index)
            if index is not None:
                wanted = index(node, world)
                if wanted != wanted or not 1 <= wanted <= len(family):
                    return []
                here = family[int(wanted) - 1]
            elif definition.index in mine and mine[definition.index].parent is here:
                here = mine[definition.index]
            elif family:
                here = family[0]
            else:
                return []
        return [here] if here.relevant else []

    return "N", pick


def _choice_name(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    """Label of a choice; several selected choices are joined by ``、``."""
    value = compiler.text(arguments[0], place)
    if arguments[1][0] == "str":
        definition = _definition(compiler, compiler.parse(arguments[1][1].strip()), [compiler.owner])
    else:
        definition = _definition(compiler, arguments[1], place)

    def choice_name(node: Any, world: Any) -> str:
        return str(world.choice_label(definition, value(node, world)))

    return "s", choice_name


def _itext(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    key = compiler.text(arguments[0], place)
    return "s", lambda node, world: str(world.itext(key(node, world)))


def _pulldata(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    """``pulldata('list', 'wanted column', 'key column', key)``: the cell of the first row with that key."""
    table = compiler.table(arguments[0])
    for column in arguments[1:3]:
        if column[0] != "str" or column[1] not in table.columns:
            raise CompileError(f"选项表“{table.name}”里没有“{column[1]}”这一列")
    wanted, by = arguments[1][1], arguments[2][1]
    key = compiler.text(arguments[3], place)

    def pull(node: Any, world: Any) -> str:
        rows = table.where(by, key(node, world))
        return table.cell(rows[0], wanted) if rows else ""

    return "s", pull


def _name(compiler: Compiler, arguments: Arguments, place: Static) -> Built:
    tree = arguments[0] if arguments else ["path", ["here"], ["self", "node()", []]]
    run, _ = compiler.nodes(tree, place)
    return "s", lambda node, world: str(nodes[0].name) if (nodes := run(node, world)) else ""


SPECIAL: dict[str, Callable[[Compiler, Arguments, Static], Built]] = {
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "position": _position,
    "last": _last,
    "current": _current,
    "instance": _instance,
    "indexed-repeat": _indexed_repeat,
    "jr:choice-name": _choice_name,
    "jr:itext": _itext,
    "pulldata": _pulldata,
    "name": _name,
    "local-name": _name,
}
