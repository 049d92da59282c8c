"""Progress of a case filed anywhere in the county, by two numbers that must belong together."""

from __future__ import annotations

from django.conf import settings

from sync.county.desk.models import Case
from sync.county.desk.status import status_of
from sync.county.desk.telling import tell_now
from sync.county.keys import KeyRing
from sync.model.case import CaseStatus
from sync.model.persons import normalise
from sync.model.receipt import is_receipt_tail


def find_case(number: str, id_number: str) -> CaseStatus | None:
    """What the citizen may know of the case; None when there is none or the numbers do not belong together.

    number: receipt number with or without BK and dashes, its tail, or the 办件编号. As at the
    terminal where it was filed: neither number alone opens anything.
    """
    person = KeyRing(settings.KEYS_FOLDER).lookup_hash("id_number", normalise(id_number))
    wanted = _plain(number)
    if not wanted:
        return None
    mine = (
        Case.objects.filter(person_hash=person).select_related("holder", "terminal").order_by("-received_at")
    )
    for case in mine[:200]:
        receipt = _plain(case.receipt_no)
        fits = receipt.endswith(wanted) if is_receipt_tail(number) else receipt == wanted
        if fits or (case.case_no and case.case_no == wanted):
            tell_now(case)
            return status_of(case)
    return None


def _plain(number: str) -> str:
    return normalise(number).removeprefix("BK").replace("-", "")
