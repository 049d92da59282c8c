"""Applicants found by how their names are written in letters, without a name in letters lying anywhere.

For each case a few keyed hashes are kept (HMAC-SM3 with the county's lookup key): of the whole reading
(``zhangshili``) and of its initials (``zsl``), for the readings that a person of this name may go by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings

from sync.county import bulk
from sync.county.desk.models import Case, NameKey
from sync.county.desk.spelling import keys_of
from sync.county.intake import services as intake
from sync.county.keys import KeyRing
from sync.model.case import Case as FiledCase


def insert_keys(names: Iterable[tuple[str, Sequence[str]]]) -> None:
    """names: (case id, keys). In the caller's transaction, after the cases."""
    bulk.insert(NameKey, ("case_id", "key"), [(id, key) for id, keys in names for key in keys])


def catch_up(most: int = 2000) -> int:
    """Keys for cases of a release that had none; how many cases were looked at. Open ones come first."""
    ring = KeyRing(settings.KEYS_FOLDER)
    without = Case.objects.filter(name_keys=None).exclude(masked_name="").select_related("message")
    cases = list(without.order_by("-received_at")[:most])
    names = []
    for case in cases:
        try:
            body = intake.open_message(case.message)
        except LookupError:
            continue
        if isinstance(body, FiledCase):
            names.append((case.pk, keys_of(ring, body.applicant.name)))
    insert_keys(names)
    return len(names)
