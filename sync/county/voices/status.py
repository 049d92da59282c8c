"""What the terminal is told of a voice: a record sealed to that terminal."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils import timezone
from msgspec.structs import replace

from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.fleet.telling import own_record
from sync.county.intake.services import open_message
from sync.county.voices.models import Voice
from sync.model.case import owner_check
from sync.model.voice import About, Contact, VoiceEvent, VoiceHandover, VoiceState, VoiceStatus
from sync.model.voice import Voice as Said
from sync.protocol.line import Topic

_PUBLIC_ANSWER = (VoiceState.ANSWERED, VoiceState.CLOSED)


def status_of(voice: Voice) -> VoiceStatus:
    """Names of staff masked; an answer that was sent back is not shown, nor is why."""
    told = voice.status in _PUBLIC_ANSWER
    events = tuple(
        VoiceEvent(
            at=_text(event.at),
            state=VoiceState(event.state),
            title=event.title,
            who=event.who,
            org=event.org,
            # The answer stands by itself, not once more in the timeline.
            note="" if event.state == VoiceState.ANSWERED.value else event.note,
        )
        for event in voice.events.all()
        if not event.inside
    )
    person = voice.responsible
    return VoiceStatus(
        voice_id=voice.id,
        voice_no=voice.voice_no,
        kind=voice.sort,
        about=About(voice.about),
        state=voice.status,
        updated_at=_text(voice.updated_at),
        holder=person.masked_name if person else "",
        holder_org=person.org if person else "",
        due=voice.promised,
        provisional=voice.provisional,
        answer=voice.answer if told else "",
        measure=voice.measure if told else "",
        events=events,
    )


def handover_of(voice: Voice, terminal: Terminal) -> VoiceHandover | None:
    """What the machine that is in this place now must know of a voice which an earlier one took."""
    if voice.message.epoch >= terminal.epoch:
        return None
    body = open_message(voice.message)
    if not isinstance(body, Said):
        return None
    contact = body.contact or Contact(phone="")
    owners = [owner_check(voice.id, secret) for secret in (contact.phone, contact.id_number) if secret]
    return VoiceHandover(
        visit=voice.message.visit,
        made_at=_text(voice.made_at),
        owners=(*owners, *([body.code_check] if body.code_check else [])),
    )


def news(voice: Voice) -> list[Publication]:
    """What to publish of a voice: nothing when it was said by phone, whose own page says how it stands."""
    return [] if voice.terminal.is_phone else [publication(voice)]


def publication(voice: Voice, terminal: Terminal | None = None) -> Publication:
    """The status record of a voice, for the terminal where it was made."""
    receiver = terminal or voice.terminal
    status = replace(status_of(voice), handover=handover_of(voice, receiver))
    return own_record(Topic.VOICE, voice.id, msgspec.json.encode(status), receiver)


def publications_for(terminal: Terminal) -> list[Publication]:
    """All voices of a terminal anew: after it was given new keys, the old records no longer open."""
    voices = (
        Voice.objects.filter(terminal=terminal)
        .select_related("responsible", "message")
        .prefetch_related("events")
    )
    return [publication(voice, terminal) for voice in voices.iterator(chunk_size=200)]


def _text(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
