"""What a helper (帮办员) did beside the machine, for first-asked duty (首问负责); and being called there."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Help(StrEnum):
    """What kind of help."""

    ASKED = "asked"  # 首问: was asked first and answered
    FILLED = "filled"  # 代填: filled in together with the citizen
    FOR_FAMILY = "for_family"  # 代办: filed for somebody who is not there
    HANDED_ON = "handed_on"  # 转交: passed on to whom ``handed_to`` names
    CLOSED = "closed"  # 办结: told the citizen the end of it

    @property
    def label(self) -> str:
        return _LABELS[self]


_ABOUT, _TOLD = "问：", "；告知："
_LABELS = {
    Help.ASKED: "首问接待",
    Help.FILLED: "帮助填写",
    Help.FOR_FAMILY: "帮助代办",
    Help.HANDED_ON: "转交",
    Help.CLOSED: "告知结果",
}


def asked_note(about: str, told: str) -> str:
    """The note of an ``asked`` that is a duty of its own: what was asked, and what was told at once."""
    return f"{_ABOUT}{about}" + (f"{_TOLD}{told}" if told else "")


def asked_about(note: str) -> str:
    """What was asked."""
    return note.strip().removeprefix(_ABOUT).split(_TOLD)[0]


def asked_told(note: str) -> str:
    """What was told at once, "" for nothing."""
    return note.partition(_TOLD)[2]


def begins_duty(record: HelperRecord) -> bool:
    """Whether it says who was asked first and what: a duty of its own, without a case."""
    return record.help is Help.ASKED and record.note.startswith(_ABOUT) and not record.case_id


class HelperRecord(Struct, frozen=True, kw_only=True):
    """Body of a ``helper_record`` message. case_id, matter_code: "" when there is none yet.

    helper: the helper's name or staff number; travels sealed, shown masked. made_at: ISO 8601 with zone.
    asker: who asked, where they gave a name. duty: the id of the record that says who was asked first, for
    what follows it (handed on, closed); "" for that record itself and where the visit says it. An ``asked``
    with a note (see :func:`asked_note`) is a duty of its own. notice_rev: the revision of the matter whose
    one-time notice was printed for them, 0 for none. session: id of the helper's log-in at the terminal,
    beside the citizen's ``visit``; "" from a terminal that does not say it.
    """

    id: str
    visit: str
    helper: str
    help: Help
    made_at: str
    case_id: str = ""
    matter_code: str = ""
    handed_to: str = ""
    note: str = ""
    asker: str = ""
    duty: str = ""
    notice_rev: int = 0
    session: str = ""


class HelperCall(Struct, frozen=True, kw_only=True):
    """Body of a ``helper_call`` message: somebody at the machine asks for a person (请人帮忙).

    place: the page they are on, in Chinese, nothing personal. cancels: the id of the call that is taken back
    by this one, "" for a new call. made_at: ISO 8601 with zone.
    """

    id: str
    visit: str
    made_at: str
    place: str = ""
    cancels: str = ""


class CallStatus(Struct, frozen=True, kw_only=True):
    """Topic ``helper_call``, key = terminal id: who comes. who: masked name; "" while nobody has answered."""

    call: str
    who: str = ""
    org: str = ""
    at: str = ""
