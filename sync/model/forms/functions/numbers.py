"""Numbers: XPath 1.0 §4.4 and the ODK XForms math set. What has no answer is NaN, never an exception."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.values import NAN, number, number_of_text

_INF = math.inf


def round_half_up(value: float, places: float = 0.0) -> float:
    """Halves go up (XPath ``round``), with ODK's optional decimal places."""
    if value != value or value in (_INF, -_INF):
        return value
    if not places:
        return float(math.floor(value + 0.5))
    if places != places or abs(places) > 30:
        return NAN
    # Decimal text of the number is what the author sees: 2.675 to two places is 2.68.
    from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

    quantum = Decimal(1).scaleb(-int(places))
    try:
        return float((Decimal(repr(value)) / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum)
    except InvalidOperation:  # more digits than a number has: nothing to round
        return value


def _guarded(call: Callable[..., float]) -> Callable[..., float]:
    def safe(*values: float) -> float:
        try:
            return float(call(*values))
        except (ValueError, ZeroDivisionError):
            return NAN
        except OverflowError:
            return _INF

    return safe


def _pow(base: float, exponent: float) -> float:
    result = base**exponent
    return NAN if isinstance(result, complex) else result


def _log(value: float) -> float:
    return -_INF if value == 0 else math.log(value)


def _log10(value: float) -> float:
    return -_INF if value == 0 else math.log10(value)


def _numbers(arguments: tuple[Any, ...]) -> list[float]:
    values: list[float] = []
    for argument in arguments:
        if isinstance(argument, list):
            values.extend(number_of_text(node.value) for node in argument)
        else:
            values.append(number(argument))
    return values


def _least(*arguments: Any) -> float:
    """Blank answers do not count, as in ODK; anything else that is no number makes NaN."""
    return _extreme(min, arguments)


def _greatest(*arguments: Any) -> float:
    return _extreme(max, arguments)


def _extreme(choose: Callable[[list[float]], float], arguments: tuple[Any, ...]) -> float:
    kept = [
        [node for node in argument if node.value] if isinstance(argument, list) else argument
        for argument in arguments
    ]
    values = _numbers(tuple(kept))
    if not values or any(value != value for value in values):
        return NAN
    return choose(values)


def _sum(nodes: list[Any]) -> float:
    """Blank answers count as nothing, so that one open question does not spoil a total."""
    return total(number_of_text(node.value) for node in nodes if node.value)


def total(values: Iterable[float]) -> float:
    """Exact sum; beyond all bounds it is infinite, between both infinities NaN."""
    numbers = list(values)
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return sum(numbers)


def _int(value: float) -> float:
    return value if value != value or value in (_INF, -_INF) else float(math.trunc(value))


def _floor(value: float) -> float:
    return value if value != value or value in (_INF, -_INF) else float(math.floor(value))


def _ceiling(value: float) -> float:
    return value if value != value or value in (_INF, -_INF) else float(math.ceil(value))


def _one(call: Callable[..., float]) -> Function:
    return Function(1, 1, "n", "n", _guarded(call))


FUNCTIONS: dict[str, Function] = {
    "number": Function(0, 1, "n", "n", lambda value: value),
    "round": Function(1, 2, "nn", "n", round_half_up),
    "int": Function(1, 1, "n", "n", _int),
    "floor": Function(1, 1, "n", "n", _floor),
    "ceiling": Function(1, 1, "n", "n", _ceiling),
    "abs": _one(abs),
    "pow": Function(2, 2, "nn", "n", _guarded(_pow)),
    "min": Function(1, None, "a", "n", _least),
    "max": Function(1, None, "a", "n", _greatest),
    "sum": Function(1, 1, "N", "n", _sum),
    "sqrt": _one(math.sqrt),
    "exp": _one(math.exp),
    "exp10": _one(lambda value: 10.0**value),
    "log": _one(_log),
    "log10": _one(_log10),
    "sin": _one(math.sin),
    "cos": _one(math.cos),
    "tan": _one(math.tan),
    "asin": _one(math.asin),
    "acos": _one(math.acos),
    "atan": _one(math.atan),
    "atan2": Function(2, 2, "nn", "n", _guarded(math.atan2)),
    "pi": Function(0, 0, "", "n", lambda: math.pi),
}
