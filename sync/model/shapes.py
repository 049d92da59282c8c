"""What msgspec knows of our records, learnt before there is a second thread.

It works a class out when it is first decoded, and takes it for known before it has: a second thread that
decodes the same class just then reads what is not there yet, and the process dies (SIGSEGV; msgspec 0.22, a
web server in the first burst of pushes after its start).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

_OURS = ("sync", "kiosk")


def learn_shapes() -> int:
    """All record classes that are loaded by now; how many. To be called before threads begin; some ms."""
    learnt = 0
    for shape in set(_below(Struct)):
        if shape.__module__.partition(".")[0] in _OURS:
            try:
                msgspec.json.Decoder(shape)
            except (TypeError, NameError):
                continue  # not made to be decoded: a field is of some other class
            learnt += 1
    return learnt


def _below(shape: type[Struct]) -> Iterator[type[Struct]]:
    for one in shape.__subclasses__():
        yield one
        yield from _below(one)
