"""Certificates for instant matters: the department that has the data is asked, the county signs what it says.

Asked for while the line was down, a request is kept with its pick-up number; the department is asked when the
citizen comes for it, so that what is printed holds on the day it is printed and lies nowhere before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue.services import matter as published_matter
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError
from sync.county.intake.services import open_message
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.questions.exchange import ExchangeAsk
from sync.county.questions.models import CertificateWanted, IssuedCertificate
from sync.model.certificate import (
    IDENTIFIED,
    Certificate,
    CertificateRequest,
    is_pickup,
    new_number,
    title_of,
)
from sync.model.ids import is_uuid7
from sync.model.matter import Matter
from sync.model.persons import mask_id_number, mask_name, normalise
from sync.model.question import Ask, Question
from sync.protocol.statement import Statement, sign

UNTIL = "有效期至"
"""The fact that says how long a certificate holds; a department may say it itself."""
_DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")


class Order(Struct, frozen=True):
    """What is to be certified about whom."""

    matter: Matter
    name: str
    id_number: str
    identified: str

    @property
    def asked(self) -> ExchangeAsk:
        return ExchangeAsk(
            ask=Ask.CERTIFICATE,
            subject=self.matter.code,
            name=self.name,
            id_number=self.id_number,
            stated={"identified": self.identified},
        )


def refuse_request(body: Struct) -> None:
    """Raises RefusedError for one that nobody could fetch."""
    assert isinstance(body, CertificateRequest)  # noqa: S101 - the kind decides the type, see protocol.bodies
    if not is_uuid7(body.id) or not is_pickup(body.number):
        raise RefusedError(
            "certificate.number", "这一条开证明的申请没有合规的取证号，县里没法登记。请升级终端软件后再报送。"
        )


def note_request(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """Keep where it is; its words stay sealed in the intake."""
    assert isinstance(body, CertificateRequest)  # noqa: S101 - as above
    CertificateWanted.objects.get_or_create(
        id=message.id,
        defaults={
            "terminal_id": message.terminal_id,
            "number": digits_of(body.number),
            "person_hash": _hash(body.id_number),
            "matter_code": body.matter_code[:40],
            "received_at": message.received_at,
        },
    )
    return ()


def order_of(asked: Question) -> Order | None:
    """What a question orders; None where its numbers open nothing. Raises LookupError for a matter that gives
    no certificates."""
    if not asked.number:
        return Order(_certified(asked.subject), asked.name, asked.id_number, _identified(asked.stated))
    row = (
        CertificateWanted.objects.filter(number=digits_of(asked.number), person_hash=_hash(asked.id_number))
        .order_by("-received_at")
        .first()
    )
    if row is None:
        return None
    request = open_message(ReceivedMessage.objects.get(pk=row.pk))
    if not isinstance(request, CertificateRequest):
        raise LookupError(row.pk)
    return Order(
        _certified(request.matter_code),
        request.name,
        request.id_number,
        _identified({"identified": request.identified}),
    )


def certify(order: Order, facts: dict[str, str], now: datetime) -> Certificate:
    """Signed by the county. Raises StatementError when the department says more than a code can carry."""
    here = timezone.localtime(now)
    number, issued_at = new_number(here.date()), here.isoformat(timespec="minutes")
    days = settings.CONFIG.county.certificate_days
    if days and UNTIL not in facts:
        last = here.date() + timedelta(days=days)
        facts = facts | {UNTIL: f"{last.year}年{last.month}月{last.day}日"}
    text = sign(
        Statement(
            version=1,
            number=number,
            title=title_of(order.matter.name),
            department=order.matter.department,
            name=order.name,
            id_number=mask_id_number(order.id_number),
            issued_at=issued_at,
            facts=tuple(facts.items()),
        ),
        KeyRing(settings.KEYS_FOLDER).sign_private(),
    )
    return Certificate(
        number=number,
        matter_code=order.matter.code,
        title=title_of(order.matter.name),
        department=order.matter.department,
        name=order.name,
        id_number=order.id_number,
        issued_at=issued_at,
        statement=text,
        facts=facts,
    )


def note_issued(made: Certificate) -> None:
    """So that whoever checks it later is told when it does not hold any more."""
    IssuedCertificate.objects.get_or_create(
        number=made.number,
        defaults={
            "title": made.title[:200],
            "department": made.department[:200],
            "masked_name": mask_name(made.name)[:100],
            "issued_at": datetime.fromisoformat(made.issued_at),
            "valid_until": last_day(made.facts),
        },
    )


def last_day(facts: dict[str, str]) -> date | None:
    """The last day a certificate holds, as its facts say; None when they do not."""
    found = _DAY.search(facts.get(UNTIL, ""))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def revoke(number: str, why: str, now: datetime, by: Staff | None = None) -> bool:
    """From now on whoever checks it is told; False where there is none with this number, or it was before.

    by: None for whoever is at the server itself."""
    rows = IssuedCertificate.objects.filter(number=digits_of(number), revoked_at=None)
    return rows.update(revoked_at=now, revoked_why=why[:200], revoked_by=by) > 0


def _certified(code: str) -> Matter:
    found = published_matter(code)
    if found is None or not found.certificate:
        raise LookupError(code)
    return found


def _identified(stated: dict[str, str]) -> str:
    """The weaker of the two for anything unknown."""
    said = stated.get("identified", "")
    return said if said in IDENTIFIED else IDENTIFIED[-1]


def digits_of(number: str) -> str:
    """A number as somebody types it, or as it is printed, without blanks and dashes."""
    return re.sub(r"[\s-]", "", number)


def _hash(id_number: str) -> str:
    return KeyRing(settings.KEYS_FOLDER).lookup_hash("id_number", normalise(id_number))
