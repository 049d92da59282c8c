"""用手机传: what a citizen's own phone hands to the machine they stand at.

A drop is opened by a visit for one material and ended with it. The phone seals each file to a key that was
made for this drop and is in the square code alone (:mod:`sync.protocol.drop`): the county only carries it.
"""

from __future__ import annotations

from msgspec import Struct

MOST_FILE = 10 * 1024 * 1024
"""Bytes of one file. A phone makes its photographs smaller than this before it sends them; a PDF it
cannot."""
MOST_FILES = 20
"""Of one drop."""
MINUTES = 10
"""How long the square code can be used."""


class DropEnd(Struct, frozen=True, kw_only=True):
    """The body of a ``drop_end`` message: nobody stands there any more. id: the message's. drop: id of the
    question that opened it."""

    id: str
    drop: str


class DroppedFile(Struct, frozen=True):
    """number: from 1 on. once: made up by the phone, bound by the sealing. pieces: how many records
    hold it."""

    number: int
    once: str
    pieces: int


class DropState(Struct, frozen=True, kw_only=True):
    """The record of a drop (topic ``drop``, key its id). joined: a phone has opened the page."""

    drop: str
    joined: bool = False
    files: tuple[DroppedFile, ...] = ()


class DropPiece(Struct, frozen=True):
    """A part of a sealed file (topic ``drop``, key as :func:`piece_key` has it)."""

    data: bytes


def piece_key(drop: str, number: int, piece: int) -> str:
    """number: of the file. piece: from 0 on."""
    return f"{drop}.{number}.{piece}"
