"""What the mailbox keeps of photographs and scans: sealed files in segments, each with its own progress.

An *owner* is the id of a draft, which becomes the id of the case's message when it is posted. Until then
its files are held and nobody sends them; posting the message sets them free in the same transaction. A
file may have several owners (the same photograph for two matters of a visit) and is stored once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class BlobState(StrEnum):
    """held: of a draft. waiting: of a posted message, to be sent. done: the county has it whole and durably.
    parked: the county will not take it; ``last_error`` says why."""

    HELD = "held"
    WAITING = "waiting"
    DONE = "done"
    PARKED = "parked"


class BlobStatus(Struct, frozen=True, kw_only=True):
    """One file as the screens show it. size, sent: sealed bytes; sent: as last noted.
    next_try_at: ISO 8601."""

    id: str
    visit: str
    state: BlobState
    size: int
    sent: int = 0
    attempts: int = 0
    next_try_at: str = ""
    last_error: str = ""


class BlobToSend(Struct, frozen=True, kw_only=True):
    """size: sealed bytes. sha256: of the sealed bytes (32)."""

    id: str
    size: int
    sha256: bytes


class KioskBlobs(Protocol):
    """The kiosk's side. All raise MailboxError where the machine fails."""

    def put(self, id: str, visit: str, owner: str, segments: Iterable[bytes]) -> BlobStatus:
        """Store a sealed file; on disk when it returns (``synchronous=FULL``). Nothing of it stays otherwise.

        segments: at most 1 MiB + 16 each, see ``sync.protocol.blob``. Raises ValueError for a known id.
        """

    def share(self, id: str, owner: str) -> bool:
        """Another draft uses a held file too. False when there is no such file (any more)."""

    def let_go(self, owner: str, id: str = "") -> int:
        """The draft was discarded, or (with an id) one page of it. How many files were wiped.

        What a posted message refers to stays.
        """

    def sweep(self, owners: Collection[str]) -> int:
        """Wipe what is held for nobody in ``owners`` (a crash left it); how many. Between visits only."""

    def of(self, owner: str) -> Sequence[BlobStatus]:
        """In order of storing. A file that the county has had for days is no longer listed."""

    def retry(self, id: str | None) -> int:
        """As :meth:`AgentBlobs.retry`."""


class AgentBlobs(Protocol):
    """The agent's side. All raise MailboxError where the machine fails."""

    def due(self, now: datetime) -> BlobToSend | None:
        """The oldest file that may be sent now."""

    def read(self, id: str, offset: int, most: int) -> bytes:
        """Up to ``most`` sealed bytes from ``offset``, at least one before the end; b"" at the end."""

    def noted(self, id: str, sent: int) -> None:
        """For the screens: how far the county is."""

    def done(self, id: str, now: datetime) -> None:
        """The county has said that it has all of it, durably. now: by the county's clock, as for purge."""

    def failed(self, id: str, error: str, next_try: datetime) -> None: ...

    def park(self, id: str, error: str) -> None:
        """The county will not take it. error: a Chinese sentence."""

    def ask_again(self) -> int:
        """The county came back from a backup: files that are still here are offered again; how many."""

    def purge(self, before: datetime, most: int) -> int:
        """Wipe some files that were done before that moment of the county's clock, or the oldest beyond
        ``most`` sealed bytes.

        Only files whose messages are all done. How many; 0: nothing left to wipe.
        """

    def waiting(self) -> int:
        """How many files wait to be sent."""

    def parked(self) -> Sequence[BlobStatus]:
        """What the county will not take, for people."""

    def retry(self, id: str | None) -> int:
        """A person sends a parked file again, or all of them (None); how many there were."""


class CourierBlobs(Protocol):
    """What carrying by hand needs of the files; nothing is marked by looking."""

    def unsent(self) -> Sequence[BlobToSend]:
        """Every file the county has not said it has, in order of storing; refused ones apart."""

    def read(self, id: str, offset: int, most: int) -> bytes: ...

    def done(self, id: str, now: datetime) -> None: ...

    def park(self, id: str, error: str) -> None: ...
