"""Who may see what, and what a cursor means. Nothing here touches the database."""

from __future__ import annotations

from msgspec import Struct

from sync.county.asking import number

EVERYONE = ""


def township_scope(code: str) -> str:
    return f"t:{code}"


def terminal_scope(terminal: str) -> str:
    return f"d:{terminal}"


class Viewer(Struct, frozen=True):
    """The terminal that asks."""

    terminal: str
    township: str

    @property
    def scopes(self) -> tuple[str, ...]:
        return (EVERYONE, township_scope(self.township), terminal_scope(self.terminal))


class Start(Struct, frozen=True):
    """Read on after this sequence number; snapshot: from the beginning, and say so."""

    after: int
    snapshot: bool


def make_cursor(epoch: str, seq: int, swept: int = 0) -> str:
    """swept: up to where deletions were forgotten when the cursor was given out."""
    return f"{epoch}:{seq}:{swept}" if swept else f"{epoch}:{seq}"


def start_of(cursor: str, epoch: str, head: int, swept: int = 0) -> Start:
    """Where to read on. An empty, foreign, unreadable, impossible or too old cursor starts a snapshot.

    A cursor beyond the head was given out by a database that has since been set back. Too old is one that
    deletions forgotten since would have followed; one given out after the last sweep never is, wherever it
    stands, or a long snapshot could not be read to its end.
    """
    mine, _, rest = cursor.partition(":")
    text, _, known = rest.partition(":")
    seq, known_swept = number(text), number(known or "0")
    if mine != epoch or seq is None or known_swept is None or seq > head:
        return Start(0, snapshot=True)
    if seq < swept and known_swept != swept:
        return Start(0, snapshot=True)
    return Start(seq, snapshot=False)
