"""The store without a disk, for tests. It keeps the same contract; one suite runs over both."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

import msgspec

from kiosk.store.chain import is_intact, next_entry
from kiosk.store.port import (
    AuditEntry,
    Book,
    DeedRow,
    DraftRow,
    FollowupMark,
    ReviewMark,
    RoundRow,
    Stub,
    VoiceRow,
    WrongTries,
)
from kiosk.store.vault import Vault
from sync.protocol.seal import new_private_key


class MemoryStore:
    def __init__(self) -> None:
        self._vault = Vault(secrets.token_bytes(32))
        self._private = new_private_key()
        self._drafts: dict[str, DraftRow] = {}
        self._serials: dict[date, int] = {}
        self._stubs: dict[str, Stub] = {}
        self._reviews: dict[tuple[str, str], ReviewMark] = {}
        self._voices: dict[str, VoiceRow] = {}
        self._followups: dict[str, FollowupMark] = {}
        self._urges: dict[tuple[str, date], str] = {}
        self._tries: dict[str, WrongTries] = {}
        self._deeds: dict[str, DeedRow] = {}
        self._rounds: dict[str, RoundRow] = {}
        self._audit: list[AuditEntry] = []

    def seal_private(self) -> bytes:
        return self._private

    def digest(self, *parts: str) -> str:
        return self._vault.digest(*parts)

    def save_draft(self, row: DraftRow) -> None:
        self._drafts[row.id] = row

    def draft(self, id: str) -> DraftRow | None:
        return self._drafts.get(id)

    def drafts(self) -> Sequence[DraftRow]:
        return [row for _, row in sorted(self._drafts.items())]

    def drop_draft(self, id: str) -> None:
        self._drafts.pop(id, None)

    def freeze(self, day: date, build: Callable[[int], DraftRow]) -> DraftRow:
        serial = self._serials.get(day, 0) + 1
        row = build(serial)
        self._serials[day] = serial
        self._drafts[row.id] = row
        return row

    def reserve_voice(self, day: date, build: Callable[[int], VoiceRow]) -> VoiceRow:
        serial = self._serials.get(day, 0) + 1
        row = build(serial)
        self._serials[day] = serial
        self._voices[row.id] = row
        return row

    def voice_posted(self, id: str, at: str) -> None:
        row = self._voices.get(id)
        if row is not None and row.envelope:
            self._voices[id] = msgspec.structs.replace(row, envelope=b"")
            self.audit(at, "voice.sent", {"voice": id, "visit": row.visit})

    def drop_voice(self, id: str) -> None:
        if id in self._voices and self._voices[id].envelope:
            del self._voices[id]

    def voices_open(self) -> Sequence[VoiceRow]:
        return [row for _, row in sorted(self._voices.items()) if row.envelope]

    def add_followup(self, mark: FollowupMark, at: str) -> None:
        if mark.id not in self._followups:
            self._followups[mark.id] = mark
            self.audit(at, f"case.{mark.kind}", {"case": mark.case_id, "message": mark.id})

    def followups(self, case_id: str) -> Sequence[FollowupMark]:
        return [mark for _, mark in sorted(self._followups.items()) if mark.case_id == case_id]

    def take_over_voices(self, rows: Sequence[VoiceRow], at: str) -> int:
        new = [row for row in rows if row.id not in self._voices]
        for row in new:
            self._voices[row.id] = row
            self._use_serial(row.tail)
            self.audit(at, "voice.taken_over", {"voice": row.id, "visit": row.visit})
        return len(new)

    def voices_by_tail(self, tail: str) -> Sequence[VoiceRow]:
        return [row for _, row in sorted(self._voices.items()) if row.tail == tail]

    def file(self, stub: Stub, at: str) -> None:
        if stub.case_id not in self._stubs:
            self._stubs[stub.case_id] = stub
            self.audit(at, "case.filed", {"case": stub.case_id, "visit": stub.visit})
        self._drafts.pop(stub.case_id, None)

    def take_over(self, stubs: Sequence[Stub], at: str) -> None:
        for stub in stubs:
            if stub.case_id not in self._stubs:
                self._stubs[stub.case_id] = stub
                self._use_serial(stub.tail)
                self.audit(at, "case.taken_over", {"case": stub.case_id, "visit": stub.visit})

    def _use_serial(self, tail: str) -> None:
        day = date(2000 + int(tail[:2]), int(tail[2:4]), int(tail[4:6]))
        self._serials[day] = max(self._serials.get(day, 0), int(tail[6:10]))

    def stub(self, case_id: str) -> Stub | None:
        return self._stubs.get(case_id)

    def stubs(self) -> Sequence[Stub]:
        return [stub for _, stub in sorted(self._stubs.items())]

    def stubs_by_tail(self, tail: str) -> Sequence[Stub]:
        return [stub for stub in self.stubs() if stub.tail == tail]

    def stubs_by_owner(self, owner: str) -> Sequence[Stub]:
        return [stub for stub in self.stubs() if stub.owner == owner]

    def stubs_by_visit(self, visits: Collection[str]) -> Sequence[Stub]:
        return [stub for stub in self.stubs() if stub.visit in visits]

    def set_state(self, case_id: str, state: str) -> None:
        if case_id in self._stubs:
            self._stubs[case_id] = msgspec.structs.replace(self._stubs[case_id], state=state)

    def reviews(self, subject: str) -> Sequence[ReviewMark]:
        return sorted((m for m in self._reviews.values() if m.subject == subject), key=lambda m: m.round)

    def reserve_review(self, subject: str, stage: str, id: str) -> ReviewMark:
        if (subject, stage) not in self._reviews:
            last = max((m.round for m in self.reviews(subject)), default=0)
            mark = ReviewMark(subject=subject, stage=stage, round=last + 1, id=id)
            self._reviews[subject, stage] = mark
        return self._reviews[subject, stage]

    def review_sent(self, subject: str, stage: str, at: str) -> None:
        mark = self._reviews.get((subject, stage))
        if mark is not None and not mark.sent:
            self._reviews[subject, stage] = msgspec.structs.replace(mark, sent=True)
            self.audit(at, "review.sent", {"subject": subject, "stage": stage})

    def reserve_urge(self, case_id: str, day: date, id: str) -> str:
        return self._urges.setdefault((case_id, day), id)

    def urged_on(self, case_id: str) -> date | None:
        return max((day for case, day in self._urges if case == case_id), default=None)

    def wrong_tries(self, who: str) -> WrongTries | None:
        return self._tries.get(who)

    def keep_tries(self, tries: WrongTries, forget_before: str) -> None:
        self._tries = {who: row for who, row in self._tries.items() if row.at >= forget_before}
        self._tries[tries.who] = tries

    def drop_tries(self, who: str) -> None:
        self._tries.pop(who, None)

    def keep_deed(self, row: DeedRow, at: str) -> None:
        if row.id not in self._deeds:
            self._deeds[row.id] = row
            self.audit(at, row.event, row.ids)

    def deed_sent(self, id: str) -> None:
        if id in self._deeds:
            self._deeds[id] = msgspec.structs.replace(self._deeds[id], sent=True)

    def deeds(self, book: Book) -> Sequence[DeedRow]:
        return [row for _, row in sorted(self._deeds.items()) if row.book is book]

    def drop_deeds(self, book: Book, before: str, but: Collection[str] = ()) -> None:
        over = [r.id for r in self._deeds.values() if r.book is book and r.sent and r.made_at < before]
        for id in set(over) - set(but):
            del self._deeds[id]

    def keep_round(self, row: RoundRow) -> None:
        self._rounds[row.id] = row

    def rounds(self) -> Sequence[RoundRow]:
        return [row for _, row in sorted(self._rounds.items())]

    def drop_rounds(self, before: str) -> None:
        self._rounds = {id: row for id, row in self._rounds.items() if row.started_at >= before}

    def audit(self, at: str, event: str, ids: Mapping[str, str]) -> None:
        self._audit.append(next_entry(self._audit[-1] if self._audit else None, at, event, ids))

    def audit_trail(self) -> Sequence[AuditEntry]:
        return list(self._audit)

    def audit_intact(self) -> bool:
        return is_intact(self._audit)

    def close(self) -> None:
        """Nothing to close; here so that callers need not know which store they hold."""
