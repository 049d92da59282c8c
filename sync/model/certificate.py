"""A certificate for an instant matter (参保证明, 缴存证明 …): what the county signs and the terminal prints.

A citizen who comes while the line is down is not sent away: the request is kept under a pick-up number and
the certificate is fetched with that and the ID number, here or at any terminal of the county.
"""

from __future__ import annotations

import re
import secrets
from datetime import date

from msgspec import Struct, field

PICKUP_DIGITS = 10
"""Month, day, six random digits: one fewer than the tail of a receipt number, so nobody mixes them up."""
IDENTIFIED = ("card", "typed")
"""How the citizen was known at the terminal. The department that has the data decides what is enough."""
_VERBS = re.compile(r"^(?:出具|开具)|(?:查询与下载|查询打印|自助打印|打印|查询)$")
_PICKUP = re.compile(r"[0-9]{10}")


class CertificateRequest(Struct, frozen=True, kw_only=True):
    """Body of a ``certificate_request`` message: asked for while the line was down. made_at: the terminal's
    clock, ISO 8601 with zone. identified: one of :data:`IDENTIFIED`."""

    id: str
    number: str
    matter_code: str
    name: str
    id_number: str
    identified: str
    visit: str
    made_at: str


class Certificate(Struct, frozen=True, kw_only=True):
    """number: the county's own, 14 digits. facts: by name, in the department's order. issued_at: the county's
    clock, ISO 8601 with zone. statement: see :mod:`sync.protocol.statement`."""

    number: str
    matter_code: str
    title: str
    department: str
    name: str
    id_number: str
    issued_at: str
    statement: str
    facts: dict[str, str] = field(default_factory=dict)


def new_pickup(day: date) -> str:
    return f"{day:%m%d}{secrets.randbelow(10**6):06d}"


def new_number(day: date) -> str:
    return f"{day:%y%m%d}{secrets.randbelow(10**8):08d}"


def title_of(matter_name: str) -> str:
    """What the paper is called: 个人社保参保证明查询打印 without its verbs is 个人社保参保证明."""
    found = _VERBS.sub("", matter_name).replace("《", "").replace("》", "")
    return found or matter_name


def is_pickup(text: str) -> bool:
    """Whether this can be a pick-up number; blanks and dashes do not matter."""
    return _PICKUP.fullmatch(re.sub(r"[\s-]", "", text)) is not None
