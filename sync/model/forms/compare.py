"""XPath 1.0 §3.4 comparisons, specialised by the kinds of both sides.

One departure, which ODK's own clients share: an empty node-set compares as an empty text, so that
``${a} != 'x'`` holds while the question ``a`` is not relevant, as it does while ``a`` is open.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from sync.model.forms.values import boolean, number, number_of_text, text

Run = Callable[[Any, Any], Any]

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_EQUAL: dict[str, Callable[[Any, Any], bool]] = {"=": operator.eq, "!=": operator.ne}


def compare(symbol: str, left_kind: str, left: Run, right_kind: str, right: Run) -> Run:
    """The closure of a comparison; node-sets compare true when any of their nodes does."""
    if symbol in _EQUAL:
        test = _EQUAL[symbol]
        if left_kind == right_kind and left_kind in "snb":
            return lambda node, world: test(left(node, world), right(node, world))
        if left_kind == "N" and right_kind == "s":
            return lambda node, world: _any_text(test, left(node, world), right(node, world))
        if left_kind == "s" and right_kind == "N":
            return lambda node, world: _any_text(test, right(node, world), left(node, world))
        return lambda node, world: equality(test, left(node, world), right(node, world))
    order = _ORDER[symbol]
    if left_kind == "N" and right_kind == "n":

        def before(node: Any, world: Any) -> bool:
            limit = right(node, world)
            return any(order(number_of_text(item.value), limit) for item in left(node, world))

        return before
    return lambda node, world: ordered(order, left(node, world), right(node, world))


def _any_text(test: Callable[[Any, Any], bool], nodes: list[Any], wanted: str) -> bool:
    if not nodes:
        return test("", wanted)
    return any(test(node.value, wanted) for node in nodes)


def equality(test: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """``=`` and ``!=`` between any two values."""
    left = left or "" if isinstance(left, list) else left
    right = right or "" if isinstance(right, list) else right
    if isinstance(left, list) and isinstance(right, list):
        return any(test(one.value, two.value) for one in left for two in right)
    if isinstance(right, list):
        left, right = right, left
    if isinstance(left, list):
        if isinstance(right, bool):
            return test(True, right)
        if isinstance(right, float):
            return any(test(number_of_text(node.value), right) for node in left)
        return any(test(node.value, right) for node in left)
    if isinstance(left, bool) or isinstance(right, bool):
        return test(boolean(left), boolean(right))
    if isinstance(left, float) or isinstance(right, float):
        return test(number(left), number(right))
    return test(text(left), text(right))


def ordered(order: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """``<`` and its like: always by number."""
    if isinstance(left, list) and isinstance(right, bool):
        left = bool(left)
    if isinstance(right, list) and isinstance(left, bool):
        right = bool(right)
    lefts = [number_of_text(node.value) for node in left] if isinstance(left, list) else [number(left)]
    rights = [number_of_text(node.value) for node in right] if isinstance(right, list) else [number(right)]
    return any(order(one, two) for one in lefts for two in rights)
