"""What an identity card says, for a filing: who it is, and what has to be said about the card."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Struct

from kiosk.devices.idcard.card import Card, CardGone, CardLaid, CardRead, CardRefused, has_private
from kiosk.devices.idcard.port import IdReader
from kiosk.services.clock import CountyClock
from kiosk.services.clock_words import full_day_words
from sync.model.case import Applicant
from sync.model.persons import IdNumber, IdType, check_id_number, check_name
from sync.model.problem import Problem

__all__ = ["Card", "CardGone", "CardLaid", "CardPerson", "CardRead", "CardRefused", "Cards", "IdReader"]

FROM_CARD = "card"
_UNREAD = "这张证上的{what}对不上，请拿起来重新放一次；还不行请手动输入"


class CardPerson(Struct, frozen=True, kw_only=True):
    """validity_words: 有效期. remarks: what the citizen should know of it, a
    sentence each. name_open: the name has a character that only a person can put right."""

    name: str
    id_type: IdType
    number: str
    address: str
    validity_words: str
    remarks: tuple[str, ...]
    expired: bool
    name_open: bool


class Cards:
    """reader None: this machine has none."""

    def __init__(self, reader: IdReader | None, clock: CountyClock) -> None:
        self._reader, self._clock = reader, clock

    @property
    def name(self) -> str:
        """Of the device; "" without one."""
        return self._reader.name if self._reader is not None else ""

    def working(self) -> bool:
        """Whether a card can be read now. Quick."""
        return self._reader is not None and self._reader.state().state.usable

    def trouble(self) -> str:
        """Why not, in words; "" when it can or when there is no reader."""
        return "" if self._reader is None or self.working() else self._reader.state().cause

    def want(self, wanted: bool) -> None:
        """See :meth:`IdReader.want`."""
        if self._reader is not None:
            self._reader.want(wanted)

    def person(self, card: Card) -> CardPerson | Problem:
        """Expired cards are told of, not refused; a Problem only for what cannot be a card's text."""
        today = self._clock.today()
        number = check_id_number(card.number, today, "card")
        if not isinstance(number, IdNumber):
            return Problem("card", "card.number", _UNREAD.format(what="号码"))
        # A foreigner's card may have no Chinese name; then the Latin one is the name.
        name = check_name(card.name or card.english_name, "card")
        if not isinstance(name, str):
            return Problem("card", "card.name", _UNREAD.format(what="姓名"))
        name_open = has_private(name)
        expired = card.valid_until is not None and card.valid_until < today
        return CardPerson(
            name=name,
            id_type=number.type,
            number=number.number,
            address=card.address,
            validity_words=_validity(card.valid_until),
            remarks=_remarks(card, expired),
            expired=expired,
            name_open=name_open,
        )


def as_read(applicant: Applicant, person: CardPerson | None) -> Applicant:
    """The applicant as the rules took them, with what only the card knows; as typed when it is not theirs."""
    if person is None or applicant.id_number != person.number:
        return applicant
    return msgspec.structs.replace(applicant, address=person.address, source=FROM_CARD)


def _validity(until: date | None) -> str:
    return "长期" if until is None else f"到 {full_day_words(until)}"


def _remarks(card: Card, expired: bool) -> tuple[str, ...]:
    said = []
    if expired and card.valid_until is not None:
        said.append(f"这张证 {full_day_words(card.valid_until)} 到期了，可以接着办，请尽快换新证。")
    if has_private(card.address):
        said.append("住址里有个字机器显示不出来，后面填表时请改成证上的字。")
    return tuple(said)
