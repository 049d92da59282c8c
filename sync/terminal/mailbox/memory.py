"""The mailbox without a disk: one object that both sides share. For tests and for trying things out.

It keeps the same contract as the one on line.db; ``tests/contract`` runs one suite over both.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime

import msgspec

from sync.model.resend import Resent
from sync.protocol.chain import START, ChainHead
from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import Answer, Record, Topic, Verdict
from sync.protocol.seal import new_private_key
from sync.terminal.mailbox.keeping import RESENT
from sync.terminal.mailbox.memory_blobs import MemoryBlobs
from sync.terminal.mailbox.memory_replies import MemoryReplies
from sync.terminal.mailbox.memory_rows import Row, link_of
from sync.terminal.mailbox.orders import asked_of, not_done, still_asked
from sync.terminal.mailbox.port import CountySaid, Enrolment, LineStatus, MessageState, MessageStatus
from sync.terminal.mailbox.rules import (
    KEYS_KEY,
    KEYS_TOPIC,
    county_unix,
    current_keys,
    fill_batch,
    is_due,
    later_wait,
)


class MemoryMailbox:
    """KioskMailbox and AgentMailbox in memory; safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._version = 1
        self.replies = MemoryReplies(self._drop_questions)
        self.blobs = MemoryBlobs(self._lock, self._changed, self._is_done)
        self._rows: dict[str, Row] = {}
        self._records: dict[tuple[str, str], Record] = {}
        self._unseen: set[tuple[str, str]] | None = None
        self._topics: dict[str, int] = {}
        self._enrolment: Enrolment | None = None
        self._sign_private: bytes | None = None
        self._seal_public: bytes | None = None
        self._cursor = ""
        self._courier_private, self._sticks = b"", 0
        self._anchor: ChainHead | None = None
        self._fork = False
        self._kept_for = ""
        self._resent: list[Resent] = []
        self._line = LineStatus(enrolled=False, online=False, waiting=0, sending=0, parked=0)
        self.county_epochs: list[str] = []

    def close(self) -> None:
        """Nothing to close; here so that callers need not know which mailbox they hold."""

    def enrolment(self) -> Enrolment | None:
        with self._lock:
            return self._enrolment and current_keys(
                self._enrolment, self._records.get((KEYS_TOPIC, KEYS_KEY))
            )

    def data_version(self) -> int:
        return self._version

    def publish_seal_key(self, public: bytes) -> None:
        with self._lock:
            self._seal_public = public
            self._version += 1

    def post(self, message: Envelope, *, priority: int = 5) -> int:
        if not 1 <= priority <= 9:
            raise ValueError(f"priority out of range: {priority}")
        with self._lock:
            row = self._rows.get(message.id)
            if row is None:
                epoch = self._enrolment.epoch if self._enrolment else 0
                before = next(reversed(self._rows.values())).link if self._rows else START
                numbered = msgspec.structs.replace(message, epoch=epoch, seq=len(self._rows) + 1)
                row = self._rows[message.id] = Row(numbered, priority, link=link_of(numbered, before))
                self.blobs.set_free(message.id)
                self._version += 1
            return row.envelope.seq

    def _changed(self) -> None:
        self._version += 1

    def _is_done(self, id: str) -> bool | None:
        row = self._rows.get(id)
        return None if row is None else row.state is MessageState.DONE

    def _drop_questions(self, now: datetime) -> int:
        with self._lock:
            gone = [r for r in self._rows.values() if r.envelope.kind == Kind.QUESTION and r.kept]
            for row in gone:
                row.done_at = row.done_at or now.isoformat(timespec="milliseconds")
                row.state, row.kept, row.next_try = MessageState.DONE, False, 0.0
            self._version += 1
            return len(gone)

    def message(self, id: str) -> MessageStatus | None:
        with self._lock:
            row = self._rows.get(id)
            return row.status() if row else None

    def messages(self, visit: str | None = None) -> Sequence[MessageStatus]:
        with self._lock:
            return [r.status() for r in self._rows.values() if visit is None or r.envelope.visit == visit]

    def line(self) -> LineStatus:
        with self._lock:
            states = [row.state for row in self._rows.values()]
            open_states = (MessageState.WAITING, MessageState.SENDING)
            unanswered = (r.envelope.made_at for r in self._rows.values() if r.state in open_states)
            return msgspec.structs.replace(
                self._line,
                enrolled=self._enrolment is not None,
                waiting=states.count(MessageState.WAITING),
                sending=states.count(MessageState.SENDING),
                parked=states.count(MessageState.PARKED),
                oldest_at=next(unanswered, ""),
                files_waiting=self.blobs.waiting(),
                files_parked=len(self.blobs.parked()),
            )

    def record(self, topic: str, key: str) -> Record | None:
        with self._lock:
            return self._records.get((topic, key))

    def records(self, topic: str) -> Sequence[Record]:
        with self._lock:
            return [r for place, r in sorted(self._records.items()) if place[0] == topic]

    def topic_version(self, topic: str) -> int:
        with self._lock:
            return self._topics.get(topic, 0)

    def enrol(self, enrolment: Enrolment, sign_private: bytes) -> None:
        with self._lock:
            self._enrolment, self._sign_private, self._cursor = enrolment, sign_private, ""
            for place in [p for p in self._records if p[0] == KEYS_TOPIC]:
                del self._records[place]
            self._version += 1

    def sign_private(self) -> bytes:
        if self._sign_private is None:
            raise LookupError("not enrolled")
        return self._sign_private

    def seal_public(self) -> bytes | None:
        return self._seal_public

    def take(self, now: datetime, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        with self._lock:
            moment = now.timestamp()
            due: dict[int, Row] = {}
            held: set[str] = set()
            waiting = [r for r in self._rows.values() if r.state is MessageState.WAITING]
            for row in sorted(waiting, key=lambda r: (r.priority, r.envelope.seq)):
                if not is_due(row.next_try, moment):
                    held.add(row.envelope.visit)
                elif not self._is_held(row, held, waiting, moment):
                    due[row.envelope.seq] = row
            chosen = fill_batch(((s, len(r.envelope.body)) for s, r in due.items()), max_count, max_bytes)
            if 1 < len(chosen) < len(due):
                # As the one on disk: the oldest of those that are left over rides along in a full batch.
                last = due[chosen[-1]].priority
                others = [s for s, r in due.items() if r.priority > last]
                if others and min(others) < chosen[-1]:
                    chosen[-1] = min(others)
            for seq in chosen:
                row = due[seq]
                row.state, row.next_try = MessageState.SENDING, 0.0
                row.attempts += 1
            self._version += bool(chosen)
            return [due[seq].envelope for seq in chosen]

    @staticmethod
    def _is_held(row: Row, held: set[str], waiting: list[Row], moment: float) -> bool:
        """A message that waits for its turn holds back the later ones of its visit."""
        return row.envelope.visit in held and any(
            other.envelope.visit == row.envelope.visit
            and other.envelope.seq < row.envelope.seq
            and other.priority <= row.priority
            and not is_due(other.next_try, moment)
            for other in waiting
        )

    def release(self) -> int:
        with self._lock:
            found = [r for r in self._rows.values() if r.state is MessageState.SENDING]
            for row in found:
                row.state = MessageState.WAITING
            self._version += bool(found)
            return len(found)

    def settle(self, answers: Sequence[Answer], now: datetime, said: CountySaid | None = None) -> bool:
        with self._lock:
            for answer in answers:
                row = self._rows.get(answer.id)
                if row is not None and row.state is not MessageState.DONE:
                    self._settle(row, answer, now, said)
                    if row.kept and row.envelope.kind == Kind.QUESTION:
                        self.replies.keep(answer.id, answer.reply)
            self._version += 1
            if said is None:
                return True
            if said.by_hand:
                at = now.isoformat(timespec="milliseconds")
                self._line = msgspec.structs.replace(self._line, last_contact=at)
                return True
            self.contact(now, ok=True, skew_ms=said.skew_ms, county_epoch=said.epoch)
            self._anchor = said.anchor
            rows = list(self._rows.values())
            self._fork = said.anchor is not None and not (
                said.anchor.count <= len(rows)
                and (said.anchor.count == 0 or rows[said.anchor.count - 1].link == said.anchor.link)
            )
            return not self._fork

    @staticmethod
    def _settle(row: Row, answer: Answer, now: datetime, said: CountySaid | None) -> None:
        row.next_try, row.verdict = 0.0, answer.verdict.value
        if answer.verdict in (Verdict.ACCEPTED, Verdict.ALREADY):
            row.state, row.done_at = MessageState.DONE, now.isoformat(timespec="milliseconds")
            row.last_error = row.answer_message = ""
            row.done_unix, row.done_epoch = county_unix(said, now), said.epoch if said else ""
        elif answer.verdict is Verdict.REFUSED:
            row.state, row.answer_message = MessageState.PARKED, answer.message
        else:
            row.state, row.answer_message = MessageState.WAITING, answer.message
            row.next_try = now.timestamp() + later_wait(row.attempts)

    def head(self) -> ChainHead:
        with self._lock:
            link = next(reversed(self._rows.values())).link if self._rows else START
            return ChainHead(count=len(self._rows), link=link, fork=self._fork)

    def failed(self, ids: Sequence[str], error: str, next_try: datetime) -> None:
        with self._lock:
            for id in ids:
                row = self._rows.get(id)
                if row is not None and row.state is MessageState.SENDING:
                    row.state, row.last_error = MessageState.WAITING, error
                    row.next_try = next_try.timestamp()
            self._version += 1

    def retry(self, id: str | None) -> int:
        with self._lock:
            found = [r for r in self._in(MessageState.PARKED) if id in (None, r.envelope.id)]
            for row in found:
                row.state, row.next_try, row.answer_message = MessageState.WAITING, 0.0, ""
            self._version += bool(found)
            return len(found)

    def obey(self, now: datetime) -> int:
        with self._lock:
            terminal = self._enrolment.terminal if self._enrolment else ""
            asked = asked_of(self._records.get((Topic.RESEND, terminal)))
            done = [*self._resent]
            for order in not_done(asked, self._resent):
                count = self.retry(order.what or None) + self.blobs.retry(order.what or None)
                done.append(Resent(order.id, count, now.isoformat(timespec="milliseconds")))
            new = len(done) - len(self._resent)
            self._resent = still_asked(asked, done)
            return new

    def resent(self) -> Sequence[Resent]:
        return self._resent

    def _in(self, state: MessageState) -> list[Row]:
        return [row for row in self._rows.values() if row.state is state]

    def resend(self, epoch: str, limit: int) -> int:
        with self._lock:
            terminal = self._enrolment.terminal if self._enrolment else ""
            found = [
                row
                for row in self._in(MessageState.DONE)
                if row.kept and row.done_epoch != epoch and row.envelope.terminal == terminal
            ][:limit]
            for row in found:
                row.state, row.next_try, row.last_error = MessageState.WAITING, 0.0, RESENT
            if not found and self._kept_for != epoch:
                if self._kept_for:
                    self.blobs.ask_again()
                self._kept_for = epoch
            self._version += bool(found)
            return len(found)

    def purge(self, before: datetime, max_bytes: int, limit: int) -> int:
        with self._lock:
            kept = [row for row in self._in(MessageState.DONE) if row.kept]
            over, gone = sum(len(row.envelope.body) for row in kept) - max_bytes, 0
            for row in kept[:limit]:
                if row.done_unix >= before.timestamp() and over <= 0:
                    continue
                over, gone = over - len(row.envelope.body), gone + 1
                row.kept, row.envelope = False, msgspec.structs.replace(row.envelope, body=b"")
            self._version += bool(gone)
            return gone

    def unsent(self, after: int, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        with self._lock:
            open_states = (MessageState.WAITING, MessageState.SENDING)
            rows = [r for r in self._rows.values() if r.state in open_states and r.envelope.seq > after]
            by_seq = {r.envelope.seq: r.envelope for r in rows}
            sizes = ((seq, len(by_seq[seq].body)) for seq in sorted(by_seq))
            return [by_seq[seq] for seq in fill_batch(sizes, max_count, max_bytes)]

    def courier_private(self) -> bytes:
        with self._lock:
            self._courier_private = self._courier_private or new_private_key()
            return self._courier_private

    def next_stick(self) -> int:
        with self._lock:
            self._sticks += 1
            return self._sticks

    def count_sticks(self, known: int) -> None:
        with self._lock:
            self._sticks = max(self._sticks, known)

    def cursor(self) -> str:
        return self._cursor

    def apply(
        self, records: Sequence[Record], cursor: str, *, snapshot_begin: bool, snapshot_end: bool
    ) -> None:
        with self._lock:
            if snapshot_begin:
                self._unseen = set(self._records)
            changed: set[str] = set()
            for record in records:
                place = (record.topic, record.key)
                if self._unseen is not None:
                    self._unseen.discard(place)
                old = self._records.pop(place, None)
                if record.body is not None:
                    self._records[place] = record
                if old != (record if record.body is not None else None):
                    changed.add(record.topic)
            if snapshot_end and self._unseen is not None:
                changed |= {place[0] for place in self._unseen}
                for place in self._unseen:
                    del self._records[place]
                self._unseen = None
            for topic in changed:
                self._topics[topic] = self._topics.get(topic, 0) + 1
            self._cursor = cursor
            self._version += 1

    def contact(
        self, now: datetime, *, ok: bool, error: str = "", skew_ms: int | None = None, county_epoch: str = ""
    ) -> None:
        with self._lock:
            line = self._line
            self._line = msgspec.structs.replace(
                line,
                online=ok,
                last_contact=now.isoformat(timespec="milliseconds") if ok else line.last_contact,
                last_error="" if ok else error,
                skew_ms=line.skew_ms if skew_ms is None else skew_ms,
            )
            if county_epoch and county_epoch not in self.county_epochs:
                self.county_epochs.append(county_epoch)
            self._version += 1
