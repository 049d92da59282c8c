"""Receiving messages: one transaction a batch, one savepoint a message, one answer each."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage, RefusedMessage
from sync.county.intake.rules import RefusedError, check_header, fit, open_envelope, refusal
from sync.county.keys import KeyRing
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Verdict

log = logging.getLogger(__name__)

# What a kind of message does once it is stored. Runs inside the message's savepoint; returns what to publish.
Handler = Callable[[ReceivedMessage, Struct], Sequence[Publication]]

_LATER = "县里的系统刚才没有处理好这一条，会自动再报送，数据留在终端上。"


def receive(
    terminal: Terminal, messages: Sequence[Envelope], handlers: Mapping[str, Handler]
) -> tuple[Answer, ...]:
    """Store what is new, answer each in order.

    The terminal's row is locked first: two posts of one terminal are applied one after the other,
    so a doubled batch finds every message already there. Publishing comes last (see feed.services).
    """
    ring = KeyRing(settings.KEYS_FOLDER)
    answers: list[Answer] = []
    news: list[Publication] = []
    waiting: set[str] = set()
    with transaction.atomic():
        Terminal.objects.select_for_update().get(pk=terminal.pk)
        for envelope in messages:
            if envelope.visit in waiting:
                # What a visit sent later may build on the message that has to come again.
                answers.append(Answer(envelope.id, Verdict.LATER, "county.later", _LATER))
                continue
            answer, publications = _take(terminal, envelope, handlers, ring)
            if answer.verdict is Verdict.LATER:
                waiting.add(envelope.visit)
            if answer.verdict is Verdict.REFUSED:
                _note_refusal(terminal, envelope, answer)
            answers.append(answer)
            news.extend(publications)
        _note_contact(terminal, messages)
        publish(news)
    return tuple(answers)


def open_message(message: ReceivedMessage) -> Struct:
    """The body of a stored message. Raises LookupError when its key is gone."""
    opened = open_envelope(_envelope(message), KeyRing(settings.KEYS_FOLDER).seal_private)
    if isinstance(opened, Answer):
        raise LookupError(opened.rule)
    return opened


def _take(
    terminal: Terminal, envelope: Envelope, handlers: Mapping[str, Handler], ring: KeyRing
) -> tuple[Answer, Sequence[Publication]]:
    known = ReceivedMessage.objects.filter(pk=envelope.id).only("terminal_id", "digest").first()
    digest = hashlib.sha256(envelope.body).hexdigest()
    if known is not None:
        if (known.terminal_id, known.digest) == (terminal.pk, digest):
            return Answer(envelope.id, Verdict.ALREADY), ()
        reused = "县里已有同一编号、内容不同的消息，这一条没有收。终端的硬盘可能被复制或恢复过，请联系县里。"
        return Answer(envelope.id, Verdict.REFUSED, "message.id_reused", reused), ()
    refused = check_header(envelope, terminal.pk, handlers.keys())
    if refused is not None:
        return refused, ()
    body = open_envelope(envelope, ring.seal_private)
    if isinstance(body, Answer):
        return body, ()
    try:
        with transaction.atomic():
            message = ReceivedMessage.objects.create(
                id=envelope.id,
                kind=envelope.kind,
                terminal=terminal,
                visit=envelope.visit,
                made_at=envelope.made_at,
                skew_ms=envelope.skew_ms,
                epoch=envelope.epoch,
                seq=envelope.seq,
                suite=envelope.suite,
                key=envelope.key,
                body=envelope.body,
                digest=digest,
                received_at=timezone.now(),
            )
            publications = handlers[envelope.kind](message, body)
    except RefusedError as refused_by_handler:
        return refusal(envelope, refused_by_handler.rule, refused_by_handler.message), ()
    except OperationalError:
        raise
    except Exception as error:
        # Our mistake must not lose the message nor hold up the others. Neither body nor values are logged.
        log.error("message %s of %s not handled: %s", envelope.id, terminal.pk, _where(error))
        return Answer(envelope.id, Verdict.LATER, "county.later", _LATER), ()
    return Answer(envelope.id, Verdict.ACCEPTED), publications


def _where(error: BaseException) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "?"
    return f"{type(error).__name__} at {place}"


def _note_refusal(terminal: Terminal, envelope: Envelope, answer: Answer) -> None:
    now = timezone.now()
    row, made = RefusedMessage.objects.get_or_create(
        terminal=terminal,
        message_id=fit(envelope.id, 64),
        defaults={
            "kind": fit(envelope.kind, 64),
            "rule": answer.rule,
            "message": answer.message[:300],
            "first_at": now,
            "last_at": now,
        },
    )
    if not made:
        row.times, row.last_at, row.rule, row.message = row.times + 1, now, answer.rule, answer.message[:300]
        row.save(update_fields=["times", "last_at", "rule", "message"])


def _note_contact(terminal: Terminal, messages: Sequence[Envelope]) -> None:
    latest = max(messages, key=lambda e: (e.epoch, e.seq), default=None)
    fields: dict[str, object] = {"last_seen": timezone.now()}
    if latest is not None:
        if latest.skew_ms is not None:
            fields["skew_ms"] = latest.skew_ms
        if (latest.epoch, latest.seq) > (terminal.last_epoch, terminal.last_seq):
            fields |= {"last_epoch": latest.epoch, "last_seq": latest.seq}
    Terminal.objects.filter(pk=terminal.pk).update(**fields)


def _envelope(message: ReceivedMessage) -> Envelope:
    return Envelope(
        id=message.id,
        kind=message.kind,
        terminal=message.terminal_id,
        visit=message.visit,
        made_at=message.made_at,
        suite=message.suite,
        key=message.key,
        body=bytes(message.body),
    )
