"""用手机传: a material from the citizen's own phone, through the county, which cannot look into it.

A drop is opened by a question and ended by a message. Its key is made here for this one time and is in the
square code on the screen and in this process's memory alone: what is left in the mailbox afterwards opens
for nobody.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from kiosk.devices.stick_files.listing import HEIC, kind_of
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.handing import Handing
from kiosk.services.questions import OFFLINE, Asked, Questions
from kiosk.services.sealed import open_own
from kiosk.services.stick_files import TakenFile, take_in
from kiosk.store.port import KioskStore
from sync.model.drop import MINUTES, DropEnd, DroppedFile, DropPiece, DropState, piece_key
from sync.model.problem import Problem
from sync.model.question import Ask, Outcome
from sync.protocol.drop import DropError, DropKey, can_seal
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox

FIRST = 1
"""Priority: somebody stands there and waits."""
NOT_NOW = Problem(
    "line",
    "phone.not_now",
    "县里刚才没有答复，手机现在传不了。过一会儿再点一次，也可以点“返回”，选别的办法交。",
)
NO_LINE = Problem(
    "line", "phone.offline", "机器现在没联网，手机传不了。联网后再试，也可以点“返回”，选别的办法交。"
)
T = TypeVar("T")
_BROKEN = "手机传来的一个文件打不开，没有收。请在手机上再传一次。"
_STRANGE = "手机传来的一个文件不是照片，也不是 PDF，没有收。"


class Drop(Struct, frozen=True):
    """Open for a phone. until: monotonic seconds; then the square code opens nothing any more."""

    asked: Asked
    visit: str
    key: DropKey
    address: str
    until: float


class PhoneFiles:
    def __init__(
        self,
        *,
        questions: Questions,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
    ) -> None:
        self._questions, self._catalogue, self._mailbox = questions, catalogue, mailbox
        self._store, self._clock, self._ids = store, clock, ids

    def offered(self) -> bool:
        """Whether the county has pages that a phone can seal on."""
        return can_seal(self._public_url())

    def open(self, visit: str) -> Drop | Problem:
        """Ask for one; a Problem at once when the line is down. For a worker: it is on disk when it returns.
        Raises ServiceError."""
        key = DropKey()
        asked = self._questions.ask(visit, Ask.DROP, id_number="", number=key.hash)
        if isinstance(asked, Problem):
            return NO_LINE if asked is OFFLINE else asked
        until = self._clock.monotonic() + MINUTES * 60
        return Drop(asked, visit, key, key.address(self._public_url()), until)

    def look(self, drop: Drop) -> bool | Problem | None:
        """True once phones are let in; None while the county has not answered. Quick. Raises ServiceError."""
        reply = self._questions.look(drop.asked)
        if reply is None:
            return NOT_NOW if self._questions.over(drop.asked) else None
        return True if reply.outcome is Outcome.FOUND else NOT_NOW

    def over(self, drop: Drop) -> bool:
        return self._clock.monotonic() >= drop.until

    def version(self) -> int:
        """Changes whenever something may have come; asking costs next to nothing. Raises ServiceError."""
        return self._questions.version()

    def state(self, drop: Drop) -> DropState:
        """What a phone has done so far. Quick. Raises ServiceError."""
        return self._record(drop, drop.asked.id, DropState) or DropState(drop=drop.asked.id)

    def take(self, drop: Drop, file: DroppedFile, handing: Handing, material: str) -> TakenFile:
        """As a page of this material, on disk when it returns. For a worker. Raises ServiceError; then
        nothing was kept."""
        keys = [piece_key(drop.asked.id, file.number, piece) for piece in range(file.pieces)]
        pieces = [self._record(drop, key, DropPiece) for key in keys]
        try:
            data = drop.key.open(b"".join(piece.data for piece in pieces if piece is not None), file.once)
        except DropError as error:
            raise ServiceError("file.content", _BROKEN) from error
        kind = kind_of(data[:16])
        if not kind or kind == HEIC:
            raise ServiceError("file.type", _STRANGE)
        return take_in(handing, data, kind, material)

    def end(self, drop: Drop) -> None:
        """The county lets nobody in any more and deletes what came. Without a line its time runs out there by
        itself. Raises ServiceError."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            return
        id, key = self._ids.new(), enrolment.county_keys[0]
        envelope = seal_message(
            id=id,
            kind=Kind.DROP_END,
            terminal=enrolment.terminal,
            visit=drop.visit,
            made_at=self._clock.clock.now(),
            body=DropEnd(id=id, drop=drop.asked.id),
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        with said():
            self._mailbox.post(envelope, priority=FIRST)

    def _public_url(self) -> str:
        profile = self._catalogue.profile()
        return profile.public_url if profile is not None else ""

    def _record(self, drop: Drop, key: str, type: type[T]) -> T | None:
        with said():
            record = self._mailbox.record(Topic.DROP, key)
            if record is None:
                return None
            return open_own(record, drop.asked.terminal, self._store.seal_private(), type)
