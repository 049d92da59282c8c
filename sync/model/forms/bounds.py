"""Between which values an answer may lie, read from its constraint, so that a screen can offer only those.

Only what is demanded outright counts: comparisons of the answer itself (``.``), alone or joined by ``and``.
The constraint itself stays the judge; whatever is not understood here bounds nothing.
"""

from __future__ import annotations

import math
from typing import Any

from msgspec import Struct

from sync.model.forms.engine import Engine
from sync.model.forms.node import Node
from sync.model.forms.values import number_of_text

_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_ITSELF = ["path", ["here"], ["self", "node()", []]]


class Bounds(Struct, frozen=True):
    """Numbers, or days since 1970-01-01; both ends are allowed, ``None`` is open.

    ``low_open`` and ``high_open``: the end itself is not allowed (``. > 0``).
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False


def bounds_of(engine: Engine, node: Node) -> Bounds:
    """Bounds of one answer as the other answers and today stand now."""
    definition = node.definition
    found = Bounds()
    if definition.control is not None and engine.form.kinds[definition.index] == "range":
        ends = [number_of_text(definition.control.parameters.get(end, "")) for end in ("start", "end")]
        if all(end == end for end in ends):
            found = Bounds(min(ends), max(ends))
    if not definition.constraint:
        return found
    for sign, tree in _demands(engine.form.tree(definition.constraint)):
        value = engine.form.number_at(tree, definition)
        world = engine.world
        saved, world.current = world.current, node
        limit = float(value(node, world))
        world.current = saved
        if math.isfinite(limit):
            found = _narrow(found, sign, limit)
    return found


def _demands(tree: list[Any]) -> list[tuple[str, list[Any]]]:
    """``(sign, limit)`` of every comparison that must hold for the answer itself."""
    if tree[0] == "and":
        return [demand for part in tree[1:] for demand in _demands(part)]
    if tree[0] != "cmp" or tree[1] not in _MIRROR:
        return []
    sign, left, right = tree[1], tree[2], tree[3]
    if left == _ITSELF and not _mentions(right):
        return [(sign, right)]
    if right == _ITSELF and not _mentions(left):
        return [(_MIRROR[sign], left)]
    return []


def _mentions(tree: Any) -> bool:
    """Whether the answer itself is part of the expression."""
    return tree == _ITSELF or (isinstance(tree, list | tuple) and any(_mentions(part) for part in tree))


def _narrow(old: Bounds, sign: str, limit: float) -> Bounds:
    open_ = sign in "<>"
    if sign in (">", ">="):
        if old.low is None or limit > old.low or (limit == old.low and open_):
            return Bounds(limit, old.high, open_, old.high_open)
    elif old.high is None or limit < old.high or (limit == old.high and open_):
        return Bounds(old.low, limit, old.low_open, open_)
    return old
