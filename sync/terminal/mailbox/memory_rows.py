"""A row of the outbox in memory."""

from __future__ import annotations

from dataclasses import dataclass

from sync.protocol.chain import body_digest, next_link
from sync.protocol.envelope import Envelope
from sync.terminal.mailbox.port import MessageState, MessageStatus
from sync.terminal.mailbox.rules import iso


@dataclass
class Row:
    envelope: Envelope
    priority: int
    state: MessageState = MessageState.WAITING
    attempts: int = 0
    next_try: float = 0.0
    last_error: str = ""
    answer_message: str = ""
    verdict: str = ""
    done_at: str = ""
    done_unix: float = 0.0
    done_epoch: str = ""
    kept: bool = True
    link: bytes = b""

    def status(self) -> MessageStatus:
        return MessageStatus(
            id=self.envelope.id,
            kind=self.envelope.kind,
            visit=self.envelope.visit,
            state=self.state,
            posted_at=self.envelope.made_at,
            attempts=self.attempts,
            next_try_at=iso(self.next_try),
            last_error=self.last_error,
            verdict=self.verdict,
            answer_message=self.answer_message,
            done_at=self.done_at,
        )


def link_of(message: Envelope, before: bytes) -> bytes:
    return next_link(
        before,
        body_digest(message.body),
        epoch=message.epoch,
        seq=message.seq,
        id=message.id,
        kind=message.kind,
        terminal=message.terminal,
        visit=message.visit,
        made_at=message.made_at,
        suite=message.suite,
        key=message.key,
    )
