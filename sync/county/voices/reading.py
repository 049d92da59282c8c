"""A voice opened for the eyes of whoever deals with it: masked unless it was revealed."""

from __future__ import annotations

from msgspec import Struct

from sync.county.desk.reading import mask_answer
from sync.county.intake import services as intake
from sync.county.voices.models import Voice
from sync.model.case import Applicant
from sync.model.persons import IdType, mask_id_number, mask_name, mask_phone
from sync.model.voice import Contact
from sync.model.voice import Voice as Said


class OpenedVoice(Struct, frozen=True):
    """What a page shows. unreadable: why the sealed body cannot be opened; people: (label, value)."""

    revealed: bool
    unreadable: str
    words: str
    subject: str
    people: tuple[tuple[str, str], ...]


def open_voice(voice: Voice, *, revealed: bool) -> OpenedVoice:
    """Open the sealed body and put it into words."""
    try:
        body = intake.open_message(voice.message)
    except LookupError:
        words = "内容打不开：缺少对应的县级私钥。请联系系统管理员找回密钥文件，数据还在。"
        return OpenedVoice(False, words, "", "", ())
    assert isinstance(body, Said)  # noqa: S101 - a voice was made from a voice message
    contact = body.contact
    if revealed:
        return OpenedVoice(True, "", body.words, body.subject_words, _people(contact, masked=False))
    known = (_as_person(contact),) if contact is not None else ()
    return OpenedVoice(
        False,
        "",
        mask_answer(body.words, known),
        mask_answer(body.subject_words, known),
        _people(contact, masked=True),
    )


def _people(contact: Contact | None, *, masked: bool) -> tuple[tuple[str, str], ...]:
    if contact is None:
        return ()
    lines = (
        ("姓名", mask_name(contact.name) if masked and contact.name else contact.name),
        ("手机", mask_phone(contact.phone) if masked else contact.phone),
        ("证件号码", mask_id_number(contact.id_number) if masked else contact.id_number),
    )
    return tuple((label, value) for label, value in lines if value)


def _as_person(contact: Contact) -> Applicant:
    return Applicant(
        name=contact.name, id_type=IdType.RESIDENT, id_number=contact.id_number, phone=contact.phone
    )
