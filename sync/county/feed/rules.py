"""Who may see what, and what a cursor means. Nothing here touches the database."""

from __future__ import annotations

from msgspec import Struct

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


def make_cursor(epoch: str, seq: int) -> str:
    return f"{epoch}:{seq}"


def start_of(cursor: str, epoch: str, head: int) -> Start:
    """Where to read on. An empty, foreign, unreadable or impossible cursor starts a snapshot.

    A cursor beyond the head was given out by a database that has since been set back.
    """
    mine, _, seq = cursor.partition(":")
    if mine != epoch or not (seq.isascii() and seq.isdigit()) or len(seq) > 18 or int(seq) > head:
        return Start(0, snapshot=True)
    return Start(int(seq), snapshot=False)
