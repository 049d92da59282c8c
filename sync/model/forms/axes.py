"""XPath 1.0 axes over form nodes and list rows. All take and give lists in document order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Nodes = list[Any]


def order_key(node: Any) -> tuple[Any, ...]:
    """Sorts nodes of one tree in document order."""
    key: list[tuple[int, int]] = []
    while node is not None:
        key.append(_place(node))
        node = node.parent
    return tuple(key[::-1])


def _place(node: Any) -> tuple[int, int]:
    definition = getattr(node, "definition", None)
    if definition is not None:
        return definition.index, node.position
    if hasattr(node, "index"):
        return 0, node.index
    parent = node.parent
    return (list(parent.children).index(node.name), 0) if parent is not None and node.name else (0, 0)


def in_order(nodes: Iterable[Any]) -> Nodes:
    """Without doubles, in document order."""
    unique = list({order_key(node): node for node in nodes}.items())
    unique.sort(key=lambda pair: pair[0])
    return [node for _, node in unique]


def children(node: Any) -> Nodes:
    return [child for group in node.children.values() for child in group if child.relevant]


def descendants(node: Any) -> Nodes:
    found: Nodes = []
    stack = children(node)[::-1]
    while stack:
        here = stack.pop()
        found.append(here)
        stack.extend(children(here)[::-1])
    return found


def ancestors(node: Any) -> Nodes:
    """Nearest first."""
    found: Nodes = []
    node = node.parent
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def _siblings(node: Any) -> tuple[Nodes, int]:
    if node.parent is None:
        return [node], 0
    family = children(node.parent)
    for index, other in enumerate(family):
        if other is node or other == node:
            return family, index
    return [], 0


def following_siblings(node: Any) -> Nodes:
    family, index = _siblings(node)
    return family[index + 1 :]


def preceding_siblings(node: Any) -> Nodes:
    """Nearest first."""
    family, index = _siblings(node)
    return family[:index][::-1]


def following(node: Any) -> Nodes:
    found: Nodes = []
    for base in [node, *ancestors(node)]:
        for sibling in following_siblings(base):
            found.append(sibling)
            found.extend(descendants(sibling))
    return found


def preceding(node: Any) -> Nodes:
    """Nearest first."""
    found: Nodes = []
    for base in [node, *ancestors(node)]:
        for sibling in preceding_siblings(base):
            found.extend([sibling, *descendants(sibling)][::-1])
    return found


AXES: dict[str, tuple[Callable[[Any], Nodes], bool]] = {
    "child": (children, False),
    "self": (lambda node: [node], False),
    "parent": (lambda node: [] if node.parent is None else [node.parent], True),
    "descendant": (descendants, False),
    "descendant-or-self": (lambda node: [node, *descendants(node)], False),
    "ancestor": (ancestors, True),
    "ancestor-or-self": (lambda node: [node, *ancestors(node)], True),
    "following-sibling": (following_siblings, False),
    "preceding-sibling": (preceding_siblings, True),
    "following": (following, False),
    "preceding": (preceding, True),
}
"""Axis -> (nodes of one node, nearest first; whether it runs backwards)."""
