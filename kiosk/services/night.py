"""The hours in which a machine is quiet and dim; all that the idle screen needs of speech."""

from __future__ import annotations


def is_night(hour: int, begins: int, ends: int) -> bool:
    """Whether ``hour`` is one of the hours from ``begins`` to before ``ends``, over midnight or not. The same
    hour twice: there is no night."""
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends


def shade(hour: int, *, bright: bool | None, dim: tuple[int, int], off: tuple[int, int]) -> str:
    """How the idle screen stands at ``hour``: ``light``, ``dim`` or ``off``.

    bright: what the light sensor of the hall says, None without one. It knows better than the clock: where
    lamps burn somebody can come, and a dark hall is closed at noon too. dim, off: hours from and to.
    """
    if bright:
        return "light"
    if is_night(hour, *off):
        return "off"
    return "dim" if bright is False or is_night(hour, *dim) else "light"
