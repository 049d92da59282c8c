"""A terminal of a schedule: line.db on a real disk, the real agent turned by hand, its death and its twin."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sync.model.settings import Line
from sync.protocol.seal import new_private_key, public_of
from sync.terminal.agent import Agent
from sync.terminal.enrolment import enrol
from sync.terminal.errors import LineError
from sync.terminal.http import CountyHttp
from sync.terminal.listener import FEED_LIMIT, Heard, Question
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.token import TokenSource
from sync.terminal.upkeep import Upkeep
from tests.faults.schedules.wire import Wire
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import review_message

SETTINGS = Line(long_poll=1, backoff_first=1, backoff_most=8, batch_count=3)
BASE = "http://127.0.0.1"


class KilledError(BaseException):
    """The process is gone at this very step; nothing may catch it."""


class DirectListener:
    """The ear without a thread: a question is answered when the loop comes to collect."""

    def __init__(self, line: CountyHttp) -> None:
        self._line = line
        self._question: Question | None = None

    @property
    def busy(self) -> bool:
        return self._question is not None

    def ask(self, question: Question) -> None:
        self._question = question

    def collect(self) -> Heard | None:
        question, self._question = self._question, None
        if question is None:
            return None
        try:
            outcome: Any = self._line.feed(question.token, question.cursor, 0, FEED_LIMIT)
        except LineError as error:
            outcome = error
        return Heard(question, outcome)


class DyingMailbox:
    """The mailbox of an agent that is killed before or after the n-th call that writes."""

    WRITES = ("take", "settle", "failed", "apply", "contact", "release", "resend", "purge")

    def __init__(self, box: SqliteMailbox) -> None:
        self._box = box
        self.left: int | None = None
        self.before = True

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._box, name)
        if name not in self.WRITES or self.left is None:
            return method

        def call(*args: Any, **more: Any) -> Any:
            assert self.left is not None
            self.left -= 1
            if self.left >= 0:
                return method(*args, **more)
            if not self.before:
                method(*args, **more)
            raise KilledError(name)

        return call


class Machine:
    """``folder`` holds its line.db. sent: ids and sealed bodies of all that was ever posted here."""

    def __init__(self, folder: Path, wire: Wire, clock: FakeClock) -> None:
        self.folder, self.wire, self.clock = folder, wire, clock
        self.posted: dict[str, bytes] = {}
        self.box = self._open()
        self.agent: Agent

    def enrol(self, code: str) -> None:
        self.box.publish_seal_key(public_of(new_private_key()))
        enrol(self.box, self._line().enrol, code, BASE)
        self.start()

    @property
    def terminal(self) -> str:
        enrolment = self.box.enrolment()
        assert enrolment is not None
        return enrolment.terminal

    def start(self) -> None:
        """A new agent process on the same disk."""
        self.dying = DyingMailbox(self.box)
        enrolment = self.box.enrolment()
        assert enrolment is not None
        line = self._line()
        tokens = TokenSource(enrolment.terminal, self.box.sign_private(), line.token, self.clock)
        box: Any = self.dying
        listener: Any = DirectListener(line)
        upkeep = Upkeep(box, SETTINGS, self.clock)
        wake = threading.Event()
        self.agent = Agent(box, line, listener, tokens, SETTINGS, self.clock, lambda: 0.5, wake, upkeep)

    def post(self, visit: str, words: str) -> str:
        enrolment = self.box.enrolment()
        assert enrolment is not None
        message = review_message(
            visit=visit,
            words=words,
            terminal=enrolment.terminal,
            key=enrolment.county_keys[0],
            made_at=self.clock.now(),
        )
        self.box.post(message)
        self.posted[message.id] = message.body
        return message.id

    def turn(self, seconds: float) -> None:
        """One turn of the loop, after ``seconds`` have gone by."""
        self.clock.advance(seconds)
        self.agent.turn()

    def kill(self) -> None:
        """kill -9, and the power with it: the files are what is left."""
        self.box.close()
        self.box = self._open()
        self.start()

    def die_within_a_turn(self, write: int, *, before: bool, seconds: float) -> None:
        """A turn that ends at its n-th write, before or after it."""
        self.dying.left, self.dying.before = write, before
        with suppress(KilledError):
            self.turn(seconds)
        self.kill()

    def image(self, folder: Path) -> None:
        """A copy of the disk, as a technician makes one."""
        self.box.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        self.box = self._open()
        self.start()

    def put_image(self, folder: Path, stored: Callable[[str], bool]) -> None:
        """The disk goes back to that copy; what only the lost disk held is lost with it."""
        self.box.close()
        shutil.rmtree(self.folder)
        shutil.copytree(folder, self.folder)
        self.box = self._open()
        self.posted = {
            id: body for id, body in self.posted.items() if stored(id) or self.box.message(id) is not None
        }
        self.start()

    def close(self) -> None:
        self.box.close()

    def _line(self) -> CountyHttp:
        line = CountyHttp(BASE, ca_file="", connect_timeout=1, read_timeout=1, clock=self.clock)
        line._session.mount("http://", self.wire)
        return line

    def _open(self) -> SqliteMailbox:
        return SqliteMailbox(self.folder / "line.db")
