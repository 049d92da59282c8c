"""The play itself: what happens when, and the line between the machines and the county."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from sync.county.blobs import services as blobs
from sync.county.demo.cast import Machine
from sync.county.demo.clock import PlayedClock
from sync.county.desk.services import DeskError
from sync.county.duties.services import DutyError
from sync.county.intake import services as intake
from sync.county.intake.models import Way
from sync.county.intake.working import Worker
from sync.county.line.handlers import HANDLERS
from sync.county.rectify.services import RectifyError
from sync.county.snags.services import SnagError
from sync.county.training.services import TrainingError
from sync.county.voices.services import VoiceError
from sync.model.ids import uuid7
from sync.protocol.blob import MOST_PIECE
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.line import Answer, CountyKey, Verdict


class Spell(Struct, frozen=True):
    """A machine without a line, from when until when, and how what waited came in the end."""

    begin: datetime
    end: datetime
    way: Way


class Stage:
    """Things to happen, in the order of their time; the county's clock stands at each while it happens.

    failed: acts that could not be done as the script had it (somebody else was faster, a rule forbids it).
    """

    def __init__(self, clock: PlayedClock, key: CountyKey, random: Random) -> None:
        self._clock, self._key, self.random = clock, key, random
        self._things: list[tuple[datetime, int, Callable[[], object]]] = []
        self._count = 0
        self._seq: dict[str, int] = {}
        self._spells: dict[str, list[Spell]] = {}
        self._held: dict[tuple[str, datetime], list[Envelope]] = {}
        self._files: dict[tuple[str, datetime], list[tuple[str, bytes]]] = {}
        self._worker, self._waits = Worker(HANDLERS), False
        self.pushed = self.failed = 0

    @property
    def now(self) -> datetime:
        return self._clock.now

    def at(self, moment: datetime, do: Callable[[], object]) -> None:
        """Let something happen; of two at one moment, what was said first."""
        self._count += 1
        heapq.heappush(self._things, (moment, self._count, do))

    def run(self, until: datetime, told: Callable[[datetime], None]) -> None:
        """Play everything up to a moment. told: called at the first thing of each day."""
        day = None
        while self._things and self._things[0][0] <= until:
            moment, _, do = heapq.heappop(self._things)
            self._clock.now = moment
            if moment.date() != day:
                day = moment.date()
                told(moment)
            do()
        self._clock.now = until
        self.settle()

    def act(self, do: Callable[[], object]) -> None:
        """Somebody of the staff does something: on what has been filed by now."""
        self.settle()
        try:
            do()
        except (DeskError, VoiceError, DutyError, RectifyError, SnagError, TrainingError):
            self.failed += 1

    def settle(self) -> None:
        """Let the worker file what is stored."""
        if self._waits:
            self._worker.work_off()
            self._waits = False

    def new_id(self, moment: datetime) -> str:
        """A UUIDv7 of the moment, of the play's own chance."""
        return uuid7(int(moment.timestamp() * 1000), self.random.randbytes(10))

    # The line

    def cut(self, machine: Machine, spell: Spell) -> None:
        """No line to this machine for a while; what it has comes at the end."""
        self._spells.setdefault(machine.terminal.id, []).append(spell)
        place = (machine.terminal.id, spell.begin)
        self._held[place], self._files[place] = [], []

        def over() -> None:
            held = self._held.pop(place)
            for first in range(0, len(held), 500):
                self._receive(machine, held[first : first + 500], spell.way)
            for id, sealed in self._files.pop(place):
                self._take(machine, id, sealed)

        self.at(spell.end, over)

    def back(self, machine: Machine) -> datetime | None:
        """When the line to a machine that has none just now will be back; None: there is one."""
        spells = self._spells.get(machine.terminal.id, ())
        return next((spell.end for spell in spells if spell.begin <= self.now < spell.end), None)

    def send(self, machine: Machine, kind: Kind, body: Struct, visit: str, at: datetime) -> Sequence[Answer]:
        """Seal a message now and push it; the answers. Or keep it until the line is back: none.

        at: when it was made.
        """
        terminal = machine.terminal.id
        clock = at - timedelta(milliseconds=machine.skew_ms or 0)
        envelope = seal_message(
            id=self._id_of(body, at),
            kind=kind,
            terminal=terminal,
            visit=visit,
            made_at=clock,
            body=body,
            county_key=self._key.public,
            county_key_id=self._key.id,
        )
        self._seq[terminal] = self._seq.get(terminal, 0) + 1
        envelope = replace(envelope, epoch=1, seq=self._seq[terminal], skew_ms=machine.skew_ms)
        for spell in self._spells.get(terminal, ()):
            if spell.begin <= self.now < spell.end:
                self._held[terminal, spell.begin].append(envelope)
                return ()
        return self._receive(machine, [envelope], Way.LINE)

    def send_file(self, machine: Machine, id: str, sealed: bytes) -> None:
        """A file follows the message that names it, now or when the line is back."""
        terminal = machine.terminal.id
        for spell in self._spells.get(terminal, ()):
            if spell.begin <= self.now < spell.end:
                self._files[terminal, spell.begin].append((id, sealed))
                return
        self._take(machine, id, sealed)

    def phone(self, do: Callable[[], object]) -> None:
        """Something comes by a page for phones, which seals it at the county itself."""
        do()
        self.pushed += 1
        self._waits = True

    def told_at(self, machine: Machine, at: datetime) -> str:
        """A moment by the machine's own clock, as it writes it into what it sends."""
        return (at - timedelta(milliseconds=machine.skew_ms or 0)).isoformat(timespec="seconds")

    def _id_of(self, body: Struct, at: datetime) -> str:
        return str(getattr(body, "id", "")) or self.new_id(at)

    @staticmethod
    def _take(machine: Machine, id: str, sealed: bytes) -> None:
        found = blobs.begin(machine.terminal, id, len(sealed), hashlib.sha256(sealed).hexdigest())
        for at in range(found.offset, len(sealed), MOST_PIECE):
            blobs.add(machine.terminal, id, at, sealed[at : at + MOST_PIECE])

    def _receive(self, machine: Machine, messages: list[Envelope], way: Way) -> Sequence[Answer]:
        if not messages:
            return ()
        machine.terminal.refresh_from_db()
        answers = intake.receive(machine.terminal, messages, HANDLERS, way=way).answers
        refused = [answer for answer in answers if answer.verdict is not Verdict.ACCEPTED]
        if refused:
            raise AssertionError(f"the county refused {refused[0].rule}")
        self.pushed += len(messages)
        self._waits = True
        return answers
