"""Messages and enrolments for tests. Bodies are really sealed, to a county key made once per run."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from sync.model.ids import uuid7
from sync.model.review import Level, Review
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.protocol.line import CountyKey
from sync.protocol.seal import key_id, new_private_key, public_of
from sync.terminal.mailbox.port import Enrolment

MADE_AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TOWNSHIP = "420626106"
COUNTY_PRIVATE = new_private_key()
COUNTY_KEY = CountyKey(key_id(public_of(COUNTY_PRIVATE)), public_of(COUNTY_PRIVATE))
_ids = count(int(MADE_AT.timestamp() * 1000))


def new_id() -> str:
    """A fresh UUIDv7; later calls give larger ones."""
    return uuid7(next(_ids))


def enrolment(
    terminal: str = "t-0001", *, county_url: str = "http://127.0.0.1:8620", key: CountyKey = COUNTY_KEY
) -> Enrolment:
    return Enrolment(terminal=terminal, township=TOWNSHIP, epoch=1, county_url=county_url, county_keys=(key,))


def review_message(
    *,
    id: str | None = None,
    visit: str = "visit-1",
    terminal: str = "t-0001",
    words: str = "",
    key: CountyKey = COUNTY_KEY,
    made_at: datetime = MADE_AT,
) -> Envelope:
    """A sealed review message, the smallest real message there is."""
    id = id or new_id()
    body = Review(id=id, subject=new_id(), round=1, level=Level.SATISFIED, words=words)
    return seal_message(
        id=id,
        kind=Kind.REVIEW,
        terminal=terminal,
        visit=visit,
        made_at=made_at,
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )
