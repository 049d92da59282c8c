"""The hours in which a machine is quiet and dim; all that the idle screen needs of speech."""

from __future__ import annotations


def is_night(hour: int, begins: int, ends: int) -> bool:
    """Whether ``hour`` is one of the hours from ``begins`` to before ``ends``, over midnight or not. The same
    hour twice: there is no night."""
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
