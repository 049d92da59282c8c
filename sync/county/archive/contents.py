"""What of a case goes to the archive: its sealed messages opened, and which files they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from msgspec import Struct

from sync.county.desk import rules
from sync.county.desk.files import SHOWN_INLINE
from sync.county.desk.models import Case
from sync.county.intake import services as intake
from sync.county.intake.models import ReceivedMessage
from sync.model.case import Case as FiledCase
from sync.model.case import CaseFile
from sync.model.followup import Supplement, Withdrawal

_FORM_PICTURES, _LOOSE = "表里的照片", "补充的材料"


class UnreadableError(Exception):
    """The case cannot be opened: its key is gone."""


class NamedFile(Struct, frozen=True):
    """A file that a message names. path: where it stands in the case file; material: what it is a page of."""

    path: str
    material: str
    message: ReceivedMessage
    file: CaseFile


class Followup(Struct, frozen=True):
    """body: None where its key is gone. at: when it came."""

    message: ReceivedMessage
    body: Supplement | Withdrawal | None
    at: datetime


class Contents(Struct, frozen=True):
    """filed_at: by the county's clock, in local time."""

    case: Case
    body: FiledCase
    filed_at: datetime
    followups: tuple[Followup, ...]
    files: tuple[NamedFile, ...]

    @property
    def number(self) -> str:
        """The county's, or the receipt's before it has one."""
        return self.case.case_no or self.case.receipt_no


def contents_of(case: Case) -> Contents:
    """Raises UnreadableError."""
    try:
        body = intake.open_message(case.message)
    except LookupError as error:
        raise UnreadableError from error
    assert isinstance(body, FiledCase)  # noqa: S101 - a case was made from a case message
    followups = tuple(_followups(case))
    files = [_named(case.message, body)]
    files += [_named(one.message, one.body) for one in followups if isinstance(one.body, Supplement)]
    filed = rules.county_time(body.filed_at, case.message.skew_ms, case.received_at)
    flat = tuple(file for some in files for file in some)
    numbered = (
        NamedFile(f"材料/{n:02}-{one.path}", one.material, one.message, one.file)
        for n, one in enumerate(flat, 1)
    )
    return Contents(case, body, timezone.localtime(filed), followups, tuple(numbered))


def _followups(case: Case) -> Iterator[Followup]:
    for row in case.followups.select_related("message"):
        try:
            body = intake.open_message(row.message)
        except LookupError:
            yield Followup(row.message, None, timezone.localtime(row.received_at))
            continue
        if isinstance(body, (Supplement, Withdrawal)):
            yield Followup(row.message, body, timezone.localtime(row.received_at))


def _named(message: ReceivedMessage, body: FiledCase | Supplement) -> list[NamedFile]:
    """In the order of the materials, then those that belong to none."""
    left = {file.id: file for file in body.files}
    found = []
    for material in body.materials:
        for place, id in enumerate(material.pages, 1):
            file = left.pop(id, None)
            if file is not None:
                found.append(_one(message, file, material.name, place))
    loose = _FORM_PICTURES if isinstance(body, FiledCase) else _LOOSE
    found += [_one(message, file, loose, place) for place, file in enumerate(left.values(), 1)]
    return found


def _one(message: ReceivedMessage, file: CaseFile, material: str, place: int) -> NamedFile:
    # What the name of a material may hold and a file's name may not, on any system.
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*.\s]+', "_", material).strip("_")[:40] or "材料"
    return NamedFile(f"{plain}-{place}.{SHOWN_INLINE.get(file.type, 'bin')}", material, message, file)
