"""Cases and reviews as a terminal would file them, really sealed, of people who do not exist."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sync.model.case import Applicant, Case, MaterialChoice, Route, Signature
from sync.model.ids import uuid7
from sync.model.receipt import make_receipt_number
from sync.model.review import Level, Review
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.line import CountyKey
from tests.helpers.people import applicant

_serials = count(1)
MATTER = ("HR-007", "城乡居民养老保险参保登记")


def new_id() -> str:
    return uuid7(int(datetime.now(UTC).timestamp() * 1000))


def filed_case(
    terminal: str = "420626106-01",
    *,
    who: Applicant | None = None,
    matter: tuple[str, str] = MATTER,
    at: datetime | None = None,
    **changes: Any,
) -> Case:
    """A case in good order; ``changes`` put something into disorder."""
    at = at or datetime.now(UTC)
    township, device = terminal.rsplit("-", 1)
    receipt = make_receipt_number(township, int(device), at.date(), next(_serials) % 9999 + 1)
    case = Case(
        id=new_id(),
        visit=new_id(),
        receipt_no=str(receipt),
        matter_code=matter[0],
        matter_rev=1,
        matter_name=matter[1],
        form_id="",
        form_version="",
        answers={},
        applicant=who or applicant(),
        materials=(
            MaterialChoice("m1", "居民身份证", Route.ELICENCE),
            MaterialChoice("m2", "居民户口簿", Route.SHARED),
            MaterialChoice("m3", "参保登记表", Route.FORM),
            MaterialChoice("m4", "残疾人证", Route.PHOTO, ("0" * 64, "1" * 64)),
        ),
        commitment="以上内容由本人填写，真实有效。",
        signature=Signature(932, 504, (((100, 300, 0), (300, 120, 90), (420, 320, 200)),), "0" * 64),
        filed_at=at.isoformat(timespec="seconds"),
        township=township,
        terminal=terminal,
    )
    return replace(case, **changes)


def case_message(case: Case, key: CountyKey, **changes: Any) -> Envelope:
    return sealed(Kind.CASE, case, case.terminal, case.visit, key, **changes)


def review_of(case: Case, level: Level = Level.VERY_SATISFIED, **changes: Any) -> Review:
    items = {Level.VERY_SATISFIED: ("515",), Level.DISSATISFIED: ("213",)}.get(level, ())
    review = Review(
        id=new_id(),
        subject=case.id,
        round=1,
        level=level,
        items=items,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return replace(review, **changes)


def review_message(review: Review, terminal: str, key: CountyKey, visit: str = "") -> Envelope:
    return sealed(Kind.REVIEW, review, terminal, visit or new_id(), key)


def sealed(
    kind: Kind,
    body: Struct,
    terminal: str,
    visit: str,
    key: CountyKey,
    at: datetime | None = None,
    **changes: Any,
) -> Envelope:
    """at: the terminal's clock, bound by the seal; ``changes`` are made after it."""
    envelope = seal_message(
        id=new_id(),
        kind=kind,
        terminal=terminal,
        visit=visit,
        made_at=at or datetime.now(UTC),
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )
    return replace(envelope, **{"epoch": 1, "seq": secrets.randbelow(1_000_000)} | changes)
