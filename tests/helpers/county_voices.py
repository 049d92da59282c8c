"""Voices as a terminal would send them, really sealed, of people who do not exist."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from sync.model.receipt import make_receipt_number
from sync.model.voice import About, Contact, Voice, VoiceKind
from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import CountyKey
from tests.helpers.county_cases import new_id, sealed
from tests.helpers.people import applicant

_count = iter(range(5000, 9999))
WORDS = "窗口开着门没有人，等了一上午。"


def said(terminal: str = "420626106-01", *, at: datetime | None = None, **changes: Any) -> Voice:
    """A complaint in good order; ``changes`` make another one of it."""
    at = at or datetime.now(UTC)
    township, device = terminal.rsplit("-", 1)
    person = applicant()
    voice = Voice(
        id=new_id(),
        visit=new_id(),
        voice_no=str(make_receipt_number(township, int(device), at.date(), next(_count))),
        kind=VoiceKind.COMPLAINT,
        about=About.SERVICE,
        words=WORDS,
        made_at=at.isoformat(timespec="seconds"),
        township=township,
        terminal=terminal,
        subject_words="综合窗口",
        contact=Contact(phone=person.phone or "13800000000", name=person.name),
        call_back=True,
    )
    return replace(voice, **changes)


def voice_message(voice: Voice, key: CountyKey, **changes: Any) -> Envelope:
    return sealed(Kind.VOICE, voice, voice.terminal, voice.visit, key, **changes)
