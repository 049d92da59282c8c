"""Receiving messages: checked, stored as they came, answered. Working on them comes after (working.py)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from django.utils import timezone
from msgspec import Struct

from sync.county.fleet.contacts import Contact, Newest
from sync.county.fleet.models import Terminal
from sync.county.fleet.services import Holder
from sync.county.intake.apps import county_ring
from sync.county.intake.handling import Handling
from sync.county.intake.models import ReceivedMessage, RefusedMessage, Way
from sync.county.intake.rules import RefusedError, check_header, fit, no_key, open_envelope, refusal
from sync.county.intake.storing import Batch, Known, Row, Storer, known_among, store_together
from sync.county.keys import KeyRing
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Verdict

# Up to so many at once are opened before they are answered, so that a body nobody can read is refused
# on the spot. A larger batch is what a terminal saved up while it was cut off: storing it goes first.
OPEN_AT_ONCE = 20

_REUSED = "县里已有同一编号、内容不同的消息，这一条没有收。终端的硬盘可能被复制或恢复过，请联系县里。"
_storer = Storer(store_together)


class Received(Struct, frozen=True):
    """answers: one for each message, in order. anchor: the link of the terminal's log kept until now.
    epoch: of the database that has them."""

    answers: tuple[Answer, ...]
    anchor: ChainHead | None
    epoch: str


def receive(
    terminal: Terminal | Holder,
    messages: Sequence[Envelope],
    handlers: Mapping[str, Handling],
    head: ChainHead | None = None,
    *,
    way: Way = Way.LINE,
) -> Received:
    """Store what is new, answer each in order; all of it is durable on return.

    terminal: as it is in the database, or the bearer of a token. Of one whose token counts no more nothing is
    taken (raises GoneError).
    head: the newest link of the terminal's log, kept in the same transaction.
    way: how they came; a stick is no contact with the machine.
    """
    return keep(weigh(terminal, messages, handlers, head, way=way))


class Weighed(Struct, frozen=True):
    """Messages that have been looked at. whys: the refusal of each that cannot be taken; marks: of each."""

    terminal: str
    messages: Sequence[Envelope]
    whys: Sequence[Answer | None]
    marks: Sequence[Known]
    batch: Batch


def weigh(
    terminal: Terminal | Holder,
    messages: Sequence[Envelope],
    handlers: Mapping[str, Handling],
    head: ChainHead | None = None,
    *,
    way: Way = Way.LINE,
) -> Weighed:
    """The first half of :func:`receive`: what takes a processor, and no database."""
    ring = county_ring()
    opened = len(messages) <= OPEN_AT_ONCE
    whys = [_why_not(terminal.pk, envelope, handlers, ring, opened=opened) for envelope in messages]
    marks = [Known(terminal.pk, hashlib.sha256(envelope.body).hexdigest()) for envelope in messages]
    rows = [
        _row(envelope, mark, way)
        for envelope, mark, why in zip(messages, marks, whys, strict=True)
        if why is None
    ]
    batch = Batch(_contact(terminal, messages, head, way), rows)
    return Weighed(terminal.pk, messages, whys, marks, batch)


def keep(weighed: Weighed) -> Received:
    """The second half of :func:`receive`, which waits for the disk."""
    messages, whys = weighed.messages, weighed.whys
    stored = _storer.store(weighed.batch)
    # What cannot be taken now may have been taken before: by a county that has since lost a key.
    known = known_among([e.id for e, why in zip(messages, whys, strict=True) if why is not None])
    known |= stored.known
    answers: list[Answer] = []
    for envelope, mark, why in zip(messages, weighed.marks, whys, strict=True):
        if why is None and envelope.id in stored.new and envelope.id not in known:
            known[envelope.id] = mark
            answers.append(Answer(envelope.id, Verdict.ACCEPTED))
            continue
        answer = why if envelope.id not in known else _about_known(envelope, mark, known[envelope.id])
        assert answer is not None  # noqa: S101 - neither new nor known was refused
        answers.append(answer)
        if answer.verdict is Verdict.REFUSED:
            note_refusal(weighed.terminal, envelope.id, envelope.kind, answer.rule, answer.message)
    return Received(tuple(answers), stored.anchor, stored.epoch)


def open_message(message: ReceivedMessage) -> Struct:
    """The body of a stored message. Raises LookupError when its key is gone."""
    opened = open_stored(message, county_ring())
    if isinstance(opened, Answer):
        raise LookupError(opened.rule)
    return opened


def open_stored(message: ReceivedMessage, ring: KeyRing) -> Struct | Answer:
    """The body of a stored message, or why it does not open."""
    envelope = Envelope(
        id=message.id,
        kind=message.kind,
        terminal=message.terminal_id,
        visit=message.visit,
        made_at=message.made_at,
        suite=message.suite,
        key=message.key,
        body=bytes(message.body),
    )
    return open_envelope(envelope, ring.seal_private)


def note_refusal(terminal: str, id: str, kind: str, rule: str, message: str) -> None:
    """Put it on the list that people look at; the same one again is counted."""
    now = timezone.now()
    row, made = RefusedMessage.objects.get_or_create(
        terminal_id=terminal,
        message_id=fit(id, 64),
        defaults={
            "kind": fit(kind, 64),
            "rule": rule,
            "message": message[:300],
            "first_at": now,
            "last_at": now,
        },
    )
    if not made:
        row.times, row.last_at, row.rule, row.message = row.times + 1, now, rule, message[:300]
        row.save(update_fields=["times", "last_at", "rule", "message"])


def _why_not(
    terminal: str,
    envelope: Envelope,
    handlers: Mapping[str, Handling],
    ring: KeyRing,
    *,
    opened: bool,
) -> Answer | None:
    """The refusal of a message that cannot be taken; None for one that can."""
    refused = check_header(envelope, terminal, handlers.keys())
    if refused is not None:
        return refused
    if not opened:
        return None if ring.seal_private(envelope.key) else no_key(envelope)
    body = open_envelope(envelope, ring.seal_private)
    if isinstance(body, Answer):
        return body
    try:
        handlers[envelope.kind].refuses(body)
    except RefusedError as error:
        return refusal(envelope, error.rule, error.message)
    return None


def _about_known(envelope: Envelope, mark: Known, known: Known) -> Answer:
    if known == mark:
        return Answer(envelope.id, Verdict.ALREADY)
    return Answer(envelope.id, Verdict.REFUSED, "message.id_reused", _REUSED)


def _contact(
    terminal: Terminal | Holder, messages: Sequence[Envelope], head: ChainHead | None, way: Way
) -> Contact:
    latest = max(messages, key=lambda e: (e.epoch, e.seq), default=None)
    newest = None if latest is None else Newest(latest.epoch, latest.seq, latest.skew_ms)
    bearer = isinstance(terminal, Holder)
    return Contact(terminal.pk, terminal.epoch, newest, head, seen=way is not Way.STICK, bearer=bearer)


def _row(envelope: Envelope, mark: Known, way: Way) -> Row:
    return Row(
        id=envelope.id,
        kind=envelope.kind,
        terminal=mark.terminal,
        visit=envelope.visit,
        made_at=envelope.made_at,
        skew_ms=envelope.skew_ms,
        epoch=envelope.epoch,
        seq=envelope.seq,
        suite=envelope.suite,
        key=envelope.key,
        body=envelope.body,
        digest=mark.digest,
        way=way.value,
    )
