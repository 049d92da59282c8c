"""Selections, lists and chance: ODK XForms "Select functions", "Repeat functions", "Utility"."""

from __future__ import annotations

import math
import uuid
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.functions.numbers import total
from sync.model.forms.values import boolean


def _selected_at(value: str, index: float) -> str:
    words = value.split()
    if index != index or not 0 <= index < len(words):
        return ""
    return words[int(index)]


def _checklist(least: float, most: float, *answers: Any) -> bool:
    return _between(sum(1.0 for answer in _each(answers) if answer), least, most)


def _weighted_checklist(least: float, most: float, *rest: Any) -> bool:
    """Pairs of an answer and its weight; node-sets are taken side by side."""
    weight_sum = 0.0
    for answer, weight in zip(rest[::2], rest[1::2], strict=False):
        answers = _each((answer,))
        weights = _weights(weight)
        weight_sum += total(w for yes, w in zip(answers, weights, strict=False) if yes)
    return _between(weight_sum, least, most)


def _between(count: float, least: float, most: float) -> bool:
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def _each(values: tuple[Any, ...]) -> list[bool]:
    """A blank, ``no``, ``0`` or ``false`` answer is no tick."""
    ticks: list[bool] = []
    for value in values:
        if isinstance(value, list):
            ticks.extend(node.value not in ("", "0", "no", "false") for node in value)
        else:
            ticks.append(value not in ("", "0", "no", "false") and boolean(value))
    return ticks


def _weights(value: Any) -> list[float]:
    from sync.model.forms.values import number, number_of_text

    if isinstance(value, list):
        return [number_of_text(node.value) for node in value]
    return [number(value)]


def _count_non_empty(nodes: list[Any]) -> float:
    return float(sum(1 for node in nodes if node.value))


class ParkMiller:
    """The generator that ODK XForms prescribes for ``randomize()``, so that every client agrees."""

    def __init__(self, seed: float) -> None:
        value = int(seed) % 2147483647
        self._state = value if value > 0 else value + 2147483646

    def next(self) -> float:
        """The next number in 0..1, 1 excluded."""
        self._state = self._state * 16807 % 2147483647
        return (self._state - 1) / 2147483646


def _randomize(world: Any, nodes: list[Any], seed: float | None = None) -> list[Any]:
    """Fisher-Yates over the Park-Miller generator (ODK XForms, ``randomize``)."""
    if seed is None or seed != seed or abs(seed) == math.inf:
        seed = float(world.context.seed)
    chance = ParkMiller(seed)
    order = list(nodes)
    for index in range(len(order) - 1, 0, -1):
        other = int(chance.next() * (index + 1))
        order[index], order[other] = order[other], order[index]
    return order


def _random(world: Any) -> float:
    return float(world.chance.random())


def _uuid(world: Any, length: float | None = None) -> str:
    """A version 4 UUID, or that many random characters."""
    if length is not None and length == length and 0 < length <= 1000:
        alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        return "".join(world.chance.choice(alphabet) for _ in range(int(length)))
    return str(uuid.UUID(int=world.chance.getrandbits(128), version=4))


FUNCTIONS: dict[str, Function] = {
    "selected": Function(2, 2, "ss", "b", lambda value, name: name.strip() in value.split()),
    "selected-at": Function(2, 2, "sn", "s", _selected_at),
    "count-selected": Function(1, 1, "s", "n", lambda value: float(len(value.split()))),
    "count": Function(1, 1, "N", "n", lambda nodes: float(len(nodes))),
    "count-non-empty": Function(1, 1, "N", "n", _count_non_empty),
    "checklist": Function(3, None, "nna", "b", _checklist),
    "weighted-checklist": Function(4, None, "nna", "b", _weighted_checklist),
    "randomize": Function(1, 2, "Nn", "N", _randomize, world=True),
    "random": Function(0, 0, "", "n", _random, world=True, fickle=True),
    "uuid": Function(0, 1, "n", "s", _uuid, world=True, fickle=True),
}
