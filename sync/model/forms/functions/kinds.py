"""How a function is described to the compiler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Function(Struct, frozen=True):
    """One function of the library.

    ``least``/``most``  number of arguments (``most`` ``None``: any number).
    ``takes``   kind of each argument, the last one for all that follow: ``s`` string, ``n`` number,
                ``b`` boolean, ``N`` node-set, ``a`` as it comes.
    ``gives``   kind of the result: ``s``, ``n``, ``b``, ``N`` or ``a``.
    ``call``    the function; with ``world`` it gets the evaluation's world first.
    ``fickle``  the result does not follow from the arguments alone (``now()``, ``random()``); a value
                computed with it is not recomputed for comparison at the county.
    """

    least: int
    most: int | None
    takes: str
    gives: str
    call: Callable[..., Any] | None
    world: bool = False
    fickle: bool = False


def special(least: int, most: int | None, gives: str = "a") -> Function:
    """A form of expression the compiler itself knows how to build (lazy arguments, focus, lists)."""
    return Function(least, most, "a", gives, None)
