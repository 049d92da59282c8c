"""Voices as they arrive from terminals: stored first, judged after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk.rules import county_time, problems_as_data
from sync.county.desk.status import masked
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.keys import KeyRing
from sync.county.voices.models import Voice, VoiceEvent
from sync.county.voices.rules import due_from
from sync.county.voices.status import news
from sync.model.ids import is_uuid7
from sync.model.persons import mask_name, mask_phone, normalise
from sync.model.problem import Problem
from sync.model.receipt import parse_receipt_number
from sync.model.voice import Contact, VoiceKind, VoiceState, check_voice
from sync.model.voice import Voice as Said


def refuse_voice(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, Said)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("voice.id", "这一条没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def file_voice(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A voice arrives. What is odd about it is flagged."""
    assert isinstance(body, Said)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    known = Voice.objects.filter(pk=body.id).first()
    if known is not None:
        known.flags = [*known.flags, *problems_as_data([_again(known, message)])]
        known.save(update_fields=["flags"])
        return []
    voice = _new_voice(message, body)
    voice.flags = problems_as_data(_problems(message, body))
    voice.save(force_insert=True)
    how = "匿名" if body.contact is None else "留了联系方式"
    wrote = f"帮办员 {masked(body.helper)} 代写，念给本人听过" if body.dictated else "本人写的"
    where = "手机网页" if message.terminal.is_phone else "自助终端"
    _event(
        voice, voice.made_at, "提交" + voice.sort.label, message.terminal.label, f"{where}，{wrote}，{how}"
    )
    _event(voice, voice.received_at, "县里已收到", "保康县政务服务", "等待交给专人办理")
    return news(voice)


def _new_voice(message: ReceivedMessage, body: Said) -> Voice:
    ring, received = KeyRing(settings.KEYS_FOLDER), message.received_at
    days = settings.CONFIG.county
    limit = days.complaint_days if body.kind is VoiceKind.COMPLAINT else days.voice_days
    due = due_from(timezone.localdate(received), limit, catalogue.work_calendar())
    contact = body.contact or Contact(phone="")
    phone, number = normalise(contact.phone), normalise(contact.id_number)
    return Voice(
        id=body.id,
        message=message,
        voice_no=fit(body.voice_no, 40),
        kind=body.kind.value,
        about=body.about.value,
        subject=fit(body.subject, 40),
        terminal=message.terminal,
        township=message.terminal.township,
        state=VoiceState.RECEIVED.value,
        masked_name=fit(mask_name(contact.name), 50) if contact.name else "",
        masked_phone=fit(mask_phone(phone), 20) if phone else "",
        phone_hash=ring.lookup_hash("phone", phone) if phone else "",
        person_hash=ring.lookup_hash("id_number", number) if number else "",
        call_back=body.call_back and body.contact is not None,
        dictated=body.dictated,
        helper=fit(body.helper, 50),
        made_at=county_time(body.made_at, message.skew_ms, received),
        received_at=received,
        updated_at=received,
        due=due.day,
        promised=due.day,
        provisional=due.provisional,
    )


def _problems(message: ReceivedMessage, body: Said) -> list[Problem]:
    found = list(check_voice(body))
    terminal = message.terminal
    number = parse_receipt_number(body.voice_no)
    if isinstance(number, Problem):
        found.append(number)
    elif (number.township, number.device) != (terminal.township, terminal.device):
        found.append(Problem("voice_no", "receipt_no.place", "回执号不是这台终端的号段，请核对来源。"))
    if Voice.objects.filter(voice_no=fit(body.voice_no, 40)).exists():
        found.append(Problem("voice_no", "receipt_no.twice", "这个回执号已有另一条，请核对是否重复。"))
    return found


def _again(known: Voice, message: ReceivedMessage) -> Problem:
    if known.terminal_id != message.terminal_id:
        return Problem("id", "voice.id", "另一台终端用同一个编号报送过，请核对。先到的内容没有改动。")
    return Problem("id", "voice.again", "终端又报送了一次，内容已存档，先到的没有改动。")


def _event(voice: Voice, at: datetime, title: str, org: str, note: str) -> None:
    VoiceEvent.objects.create(
        voice=voice, at=at, state=voice.state, title=title, org=org, note=fit(note, 2000)
    )
