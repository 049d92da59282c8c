"""Who of the staff the terminals of a township know."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sync.county.feed.rules import EVERYONE, township_scope
from sync.county.feed.services import Publication, move
from sync.county.people.models import Staff
from sync.model.staff import StaffMember
from sync.protocol.line import Topic


def publications_of(staff: Staff) -> Sequence[Publication]:
    """To be published whenever an account changes: also one that no terminal should know any more."""
    duty = staff.office.duty
    if duty is None:
        return move(Topic.STAFF, staff.username, b"", [])
    member = StaffMember(
        number=staff.username,
        name=staff.masked_name,
        duty=duty,
        township=staff.township,
        org=staff.org,
        active=staff.is_active,
        pin=staff.pin_hash if staff.is_active else "",
        card=staff.card_hash if staff.is_active else "",
    )
    scope = township_scope(staff.township) if staff.township else EVERYONE
    return move(Topic.STAFF, staff.username, msgspec.json.encode(member), [scope])
