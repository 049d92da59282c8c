"""Opened ahead, in another process: the worker files the same, whatever becomes of that process."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec
import pytest
from django.utils import timezone
from msgspec.structs import replace

from sync.county.desk.content import Content
from sync.county.desk.models import Case
from sync.county.fleet.models import Terminal
from sync.county.intake import opening, working
from sync.county.intake import services as intake
from sync.county.intake.handling import Handling
from sync.county.intake.models import ReceivedMessage, Waiting
from sync.county.intake.opening import Opened, Opener
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.model.case import Case as FiledCase
from sync.protocol.envelope import Envelope, Kind
from tests.county.makers import make_terminal
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db


class Watched(Opener):
    """Notes what came back. dies: before it says what it opened for the so-manieth time."""

    def __init__(self, *dies: int, handlers: Mapping[str, Handling] = HANDLERS) -> None:
        super().__init__(handlers)
        self.taken: list[dict[str, Opened]] = []
        self._dies = dies

    def stop(self) -> None:
        """It neither answers nor dies. Who waits for it waits in vain: not long."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        self._patience = 0.3

    def _failed(self, error: Exception) -> None:
        """The next one has time again to begin, as long as a busy machine takes."""
        super()._failed(error)
        self._patience = 30.0

    def take(self) -> dict[str, Opened]:
        if len(self.taken) in self._dies and self._process is not None:
            self._process.kill()
            self._process.wait(30)
        self.taken.append(super().take())
        return self.taken[-1]


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


@pytest.fixture
def opener() -> Iterator[Opener]:
    with Opener(HANDLERS) as opener:
        yield opener


def stored(terminal: Terminal, messages: Sequence[Envelope]) -> list[ReceivedMessage]:
    intake.receive(terminal, messages, HANDLERS)
    return [ReceivedMessage.objects.get(pk=one.id) for one in messages]


def many(terminal: Terminal, ring: KeyRing, number: int) -> list[Envelope]:
    key = ring.county_keys()[0]
    return [case_message(filed_case(terminal.id), key) for _ in range(number)]


def test_what_opens_comes_back_open(terminal: Terminal, ring: KeyRing, opener: Opener) -> None:
    messages = stored(terminal, many(terminal, ring, 4))
    messages[1].visit = "moved"
    messages[2].key = "AAAAAAAAAAAA"
    opener.begin(messages, ring)
    opened = opener.take()
    assert set(opened) == {messages[0].id, messages[3].id}
    body = msgspec.json.decode(opened[messages[3].id].plain, type=FiledCase)
    assert body == intake.open_message(ReceivedMessage.objects.get(pk=messages[3].id))
    assert opener.take() == {}


def test_nothing_asked_for_is_nothing(opener: Opener, ring: KeyRing) -> None:
    opener.begin([], ring)
    assert opener.take() == {}


def test_another_process_begins_where_one_has_died(terminal: Terminal, ring: KeyRing) -> None:
    messages = stored(terminal, many(terminal, ring, 2))
    with Watched(0) as opener:
        for _ in range(2):
            opener.begin(messages, ring)
            opener.take()
        assert [len(opened) for opened in opener.taken] == [0, 2]


def test_one_that_is_stopped_stops_nobody(terminal: Terminal, ring: KeyRing) -> None:
    """Neither while it has something to say nor while it is told something: more than a pipe holds."""
    messages = stored(terminal, many(terminal, ring, 2))
    large = [messages[0]] * 200
    # Without what works out contents: three of them are started.
    with Watched(handlers={}) as opener:
        opener.begin(messages, ring)
        assert len(opener.take()) == 2
        opener.stop()
        opener.begin(messages, ring)
        assert opener.take() == {}
        opener.begin(messages, ring)
        assert len(opener.take()) == 2
        opener.stop()
        opener.begin(large, ring)
        assert opener.take() == {}
        opener.begin(messages, ring)
        assert len(opener.take()) == 2


@pytest.mark.parametrize("dies", [(), (1,), (1, 2, 3)], ids=["lives", "dies-once", "dies-always"])
def test_the_worker_files_the_same(
    terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch, dies: tuple[int, ...]
) -> None:
    monkeypatch.setattr(working, "FILE_AT_ONCE", 10)
    messages = many(terminal, ring, 35)
    messages[23] = replace(messages[23], visit="moved")
    stored(terminal, messages)
    with Watched(*dies) as opener:
        Worker(HANDLERS, opener=opener).work_off()
    ahead = {id for opened in opener.taken for id in opened}
    # The first ten are the worker's own; what does not open does not come back.
    assert len(ahead) == {(): 24, (1,): 14, (1, 2, 3): 0}[dies]
    assert set(Case.objects.values_list("message_id", flat=True)) == {
        one.id for place, one in enumerate(messages) if place != 23
    }
    assert Waiting.objects.get().message_id == messages[23].id


def test_what_was_worked_out_ahead_is_what_the_worker_would_work_out(
    terminal: Terminal, ring: KeyRing, opener: Opener
) -> None:
    who = replace(applicant(), name="单·于例", id_number="999999200001010000", phone="1")
    bodies = [filed_case(terminal.id), filed_case(terminal.id, who=who, receipt_no="BK1")]
    key = ring.county_keys()[0]
    messages = stored(terminal, [case_message(body, key) for body in bodies])
    opener.begin(messages, ring)
    opened = opener.take()
    for message, body in zip(messages, bodies, strict=True):
        here = Content.of(body, ring, timezone.localdate(message.received_at))
        assert opened[message.id].content == here
    assert [p.rule for p in here.stated.problems] == [
        "id_number.check_digit",
        "phone.length",
        "receipt_no.length",
    ]


def test_content_that_cannot_be_worked_out_is_the_workers_to_stumble_over(ring: KeyRing) -> None:
    """A mistake of ours in the other process costs nothing but time."""

    class Wrong:
        @classmethod
        def of(cls, body: msgspec.Struct, ring: KeyRing, day: date) -> None:
            raise ZeroDivisionError

    county, body = ring.county_keys()[0], filed_case()
    private = ring.seal_private(county.id)
    assert private is not None
    message = case_message(body, county)
    sealed = opening._Sealed(private, message.info(), message.body, message.kind, timezone.localdate())
    plain = opening._opened(sealed, {Kind.CASE: Wrong}, ring)
    assert plain is not None
    assert plain.content == b""
    assert msgspec.json.decode(plain.body, type=FiledCase) == body


def test_the_process_that_opens_loads_no_django() -> None:
    loaded = "import sys; print(sorted(m for m in sys.modules if m == 'django' or m.startswith('django.')))"
    names = [f"import {it.content.__module__}" for it in HANDLERS.values() if it.content is not None]
    code = "; ".join(["import sync.county.intake.opening", *names, loaded])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
