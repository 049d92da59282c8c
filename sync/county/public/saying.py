"""Complaints, opinions and messages by phone: sealed, numbered, found again with number and check code."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from sync.county.intake.models import ReceivedMessage
from sync.county.intake.services import open_message
from sync.county.keys import KeyRing
from sync.county.public.models import PhoneNumber
from sync.county.public.sending import send, was_sent
from sync.county.voices.models import Voice
from sync.model.division import COUNTY_PLACE, TOWNSHIPS
from sync.model.ids import uuid7
from sync.model.persons import normalise
from sync.model.problem import Problem
from sync.model.receipt import PHONE, ReceiptNumber, make_receipt_number, parse_receipt_number
from sync.model.voice import About, Contact, VoiceKind, check_voice
from sync.model.voice import Voice as Said
from sync.protocol.envelope import Kind

CODE_DIGITS = 6
_MOST_A_DAY = 9999
_ONCE = "doorstep.public.once"
_ONCE_SECONDS = 24 * 3600


class Slip(Struct, frozen=True):
    """What the citizen keeps: number and check code open the answer."""

    kind: VoiceKind
    voice_no: str
    code: str


class Typed(Struct, frozen=True, kw_only=True):
    """What was typed, still unchecked. place: a township's code or COUNTY_PLACE. case_id: the page's."""

    kind: str = ""
    about: str = ""
    place: str = ""
    subject: str = ""
    words: str = ""
    name: str = ""
    phone: str = ""
    call_back: bool = False
    case_id: str = ""
    matter_name: str = ""


def new_once(id: str = "") -> str:
    """For the form: what is sent with the same one twice is taken once. id: of what will be sent; "": new."""
    return signing.dumps(id or uuid7(int(timezone.now().timestamp() * 1000)), salt=_ONCE)


def say(typed: Typed, once: str) -> Slip | tuple[Problem, ...]:
    """Store it and give it a number, or say what is wrong."""
    try:
        id = str(signing.loads(once, salt=_ONCE, max_age=_ONCE_SECONDS))
    except signing.BadSignature:
        return (Problem("once", "voice.once", "页面放得太久了，请再点一次“提交”。"),)
    if was_sent(id):
        return _slip_of(id)
    body = _voice(typed, id)
    problems = (body,) if isinstance(body, Problem) else check_voice(body)
    if isinstance(body, Problem) or problems:
        return problems
    numbered = _numbered(body)
    if isinstance(numbered, Problem):
        return (numbered,)
    send(id, Kind.VOICE, numbered, body.township, body.visit, timezone.now())
    # Of two who sent the same form at the same moment one was stored; both are shown that one.
    return _slip_of(id)


def find(number: str, code: str) -> Voice | None:
    """What became of it; None unless number and check code belong together. Also of one not filed yet."""
    parsed = parse_receipt_number(number)
    if not isinstance(parsed, ReceiptNumber) or parsed.device != PHONE:
        return None
    if not secrets.compare_digest(code_of(str(parsed)).encode(), normalise(code).encode()):
        return None
    return Voice.objects.select_related("responsible").filter(voice_no=str(parsed)).first()


def code_of(voice_no: str) -> str:
    """The check code: keyed by the county, so that it need not be stored and cannot be worked out."""
    digest = KeyRing(settings.KEYS_FOLDER).lookup_hash("voice_code", voice_no)
    return f"{int(digest[:15], 16) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def place_of(text: str) -> str:
    """The township of a terminal or township as it stands in a code; "" for what is neither."""
    township = text.partition("-")[0]
    return township if township in {t.code for t in TOWNSHIPS} or township == COUNTY_PLACE else ""


def _voice(typed: Typed, id: str) -> Said | Problem:
    try:
        kind = VoiceKind(typed.kind)
    except ValueError:
        return Problem("kind", "voice.kind", "请选一下是投诉、意见还是留言。")
    try:
        about = About.CASE if typed.case_id else About(typed.about)
    except ValueError:
        return Problem("about", "voice.about", "请选一下是关于什么的。")
    place = place_of(typed.place)
    if not place:
        return Problem("place", "voice.place", "请选一下是哪个乡镇的事；说不清就选“全县”。")
    phone = normalise(typed.phone)
    contact = Contact(phone=phone, name=typed.name.strip()) if phone or typed.name.strip() else None
    now = timezone.localtime()
    return Said(
        id=id,
        visit=id,
        voice_no="",
        kind=kind,
        about=about,
        words=typed.words.strip(),
        made_at=now.isoformat(timespec="milliseconds"),
        township=place,
        terminal=f"{place}-{PHONE:02d}",
        subject=typed.case_id,
        subject_words=typed.matter_name if typed.case_id else typed.subject.strip(),
        contact=contact,
        call_back=typed.call_back,
    )


def _numbered(body: Said) -> Said | Problem:
    day = timezone.localdate()
    with transaction.atomic():
        PhoneNumber.objects.get_or_create(place=body.township, day=day)
        row = PhoneNumber.objects.select_for_update().get(place=body.township, day=day)
        row.last += 1
        row.save(update_fields=["last"])
    if row.last > _MOST_A_DAY:
        return Problem("voice_no", "voice.serial", "今天网上收得太多了，请打 12345，或到窗口、自助终端说。")
    number = make_receipt_number(body.township, PHONE, day, row.last)
    return replace(body, voice_no=str(number))


def _slip_of(id: str) -> Slip:
    body = open_message(ReceivedMessage.objects.get(pk=id))
    assert isinstance(body, Said)  # noqa: S101 - the form's ids are given to voices only
    return Slip(body.kind, body.voice_no, code_of(body.voice_no))
