"""Organisations: which one a matter's implementing body is, and which have somebody to decide."""

from __future__ import annotations

from sync.county.people.models import Org, Staff
from sync.county.people.rules import OrgKind, Role

# As the county's list of matters writes "the township itself, wherever it is".
_ANY_TOWNSHIP = ("乡镇人民政府", "乡（镇）人民政府", "各乡镇人民政府", "乡镇党群服务中心")


class Owners:
    """Looked up once for a batch of cases."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._centres: dict[str, int] = {}
        for org in Org.objects.filter(is_active=True):
            for name in (org.name, *org.aliases):
                self._names[name] = org.pk
            if org.sort is OrgKind.TOWNSHIP:
                self._centres[org.township] = org.pk

    def of(self, department: str, township: str) -> int | None:
        """Who decides: the organisation of that name, or the township's own. None: nobody has entered it."""
        if department in _ANY_TOWNSHIP:
            return self._centres.get(township)
        return self._names.get(department)


def staffed() -> frozenset[int]:
    """Organisations with somebody who decides: a township's through its window, the others through clerks."""
    deciding = Staff.objects.filter(is_active=True, role__in=[r.value for r in Role if r.decides])
    return frozenset(id for id in deciding.values_list("unit_id", flat=True).distinct() if id is not None)
