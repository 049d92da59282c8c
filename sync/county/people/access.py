"""Who may open which page (pages.py), and whose cases, complaints, machines … somebody sees: all of it stands
here and nowhere else. A test goes through every address, every office and every township."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from django.db.models import Q
from msgspec import Struct

from sync.county.people.models import Staff
from sync.county.people.pages import OPEN, OPEN_APPS, PAGES, Page, may_open
from sync.county.people.rules import OrgKind, Role

__all__ = ["OPEN", "OPEN_APPS", "PAGES", "Page", "may_open"]


def rectifications_of(staff: Staff) -> Q:
    """Who supervises sees those of his place; anybody else what is his to mend."""
    if not may_open(staff.office, "rectify:rectification", changes=False):
        return Q(pk__in=[])
    mine = Q(responsible_id=staff.pk)
    if not staff.office.oversees:
        return mine
    return mine | Q(township=staff.township) if staff.township else Q()


class Owned(Protocol):
    """What a case says of where it came from and whose it is."""

    @property
    def township(self) -> str: ...
    @property
    def owner_id(self) -> int | None: ...
    @property
    def first_owner_id(self) -> int | None: ...
    @property
    def holder_id(self) -> int | None: ...


class Reach(Struct, frozen=True):
    """How far somebody sees: the whole county, a township, or what one organisation owns.

    unit, person: primary keys. A place of its own for somebody whose unit was never entered: the county's.
    """

    whole: bool
    township: str
    unit: int | None
    person: int


def reach_of(staff: Staff) -> Reach:
    unit = staff.unit
    whole = not staff.township and (unit is None or unit.sort is OrgKind.COUNTY)
    return Reach(whole, staff.township, staff.unit_id, staff.pk)


def cases_of(staff: Staff, path: str = "") -> Q:
    """The cases a member of staff may see; says the same as :func:`sees_case`.

    path: leads to the case from a row that is about one (``case__``), or to its columns kept there.
    """
    if not staff.office.sees_cases:
        return Q(pk__in=[])
    reach = reach_of(staff)
    if reach.whole:
        return Q()
    mine = Q(**{f"{path}holder_id": reach.person})
    if reach.unit is not None:
        mine |= Q(**{f"{path}owner_id": reach.unit}) | Q(**{f"{path}first_owner_id": reach.unit})
    return mine | Q(**{f"{path}township": reach.township}) if reach.township else mine


def duties_of(staff: Staff, path: str = "") -> Q:
    """The duties of whoever was asked first: a township's own, one's own, and those of cases one sees.

    path: leads to the duty from a row that is about one (``duty__``).
    """
    if not may_open(staff.office, "duties:duty", changes=False):
        return Q(pk__in=[])
    reach = reach_of(staff)
    if reach.whole and staff.office.sees_cases:
        return Q()
    if reach.township:
        return Q(**{f"{path}township": reach.township})
    mine = Q(**{f"{path}owner_id": reach.person}) | Q(**{f"{path}holder_id": reach.person})
    if staff.office.sees_cases:
        mine |= Q(**{f"{path}case_holder": reach.person})
        if reach.unit is not None:
            mine |= Q(**{f"{path}case_owner": reach.unit}) | Q(**{f"{path}case_first_owner": reach.unit})
    return mine


class Raised(Protocol):
    """What a snag says of where it was found and whose it is to answer."""

    @property
    def township(self) -> str: ...
    @property
    def owner_id(self) -> int | None: ...
    @property
    def staff_id(self) -> int | None: ...


def snags_of(staff: Staff, path: str = "") -> Q:
    """The snags a member of staff may see; says the same as :func:`sees_snag`: one's own, the township's,
    those one's organisation has to answer; the county's office sees all.

    path: leads to the snag from a row that is about one (``snag__``).
    """
    if not may_open(staff.office, "snags:snag", changes=False):
        return Q(pk__in=[])
    reach = reach_of(staff)
    if reach.whole and staff.office.sees_cases:
        return Q()
    mine = Q(**{f"{path}staff_id": reach.person})
    if reach.unit is not None and staff.office.sees_cases:
        mine |= Q(**{f"{path}owner_id": reach.unit})
    return mine | Q(**{f"{path}township": reach.township}) if reach.township else mine


def sees_snag(staff: Staff, snag: Raised) -> bool:
    if not may_open(staff.office, "snags:snag", changes=False):
        return False
    reach, cases = reach_of(staff), staff.office.sees_cases
    if (reach.whole and cases) or snag.staff_id == reach.person:
        return True
    if reach.township and snag.township == reach.township:
        return True
    return cases and reach.unit is not None and snag.owner_id == reach.unit


def answers_snag(staff: Staff, snag: Raised, staffed: Collection[int]) -> bool:
    """Who decides in the organisation that owns the matter; the county's office where that is nobody. Nobody
    answers what they reported themselves. staffed: organisations that have somebody to decide."""
    if not staff.office.decides or not sees_snag(staff, snag) or snag.staff_id == staff.pk:
        return False
    if snag.owner_id is not None and snag.owner_id == staff.unit_id:
        return True
    return reach_of(staff).whole and (snag.owner_id is None or snag.owner_id not in staffed)


def confirms_snag(staff: Staff, snag: Raised) -> bool:
    """Whoever works in the township it was found in says whether the answer helped; not who supervises."""
    here = bool(staff.township) and staff.township == snag.township
    return here and staff.office is not Role.SUPERVISOR and sees_snag(staff, snag)


def reviews_of(staff: Staff) -> Q:
    """The reviews somebody may read: a township's own, also where the case is not here yet; a department's,
    of the cases it sees."""
    reach = reach_of(staff)
    if reach.township and staff.office.sees_cases:
        return Q(township=reach.township)
    return cases_of(staff, "case__")


class Said(Protocol):
    """What a complaint, opinion or message says of where it was said and whose it is to answer."""

    @property
    def township(self) -> str: ...
    @property
    def responsible_id(self) -> int | None: ...


def voices_of(staff: Staff) -> Q:
    """The voices a member of staff may see; says the same as :func:`sees_voice`."""
    if not staff.office.sees_voices:
        return Q(pk__in=[])
    mine = Q(responsible_id=staff.pk)
    if not staff.office.assigns_voices:
        return mine
    return mine | Q(township=staff.township) if staff.township else Q()


def sees_voice(staff: Staff, voice: Said) -> bool:
    """Those who assign see what was said in their place; anybody else only what is theirs to answer, so that
    nobody reads a complaint about himself before it is his."""
    if not staff.office.sees_voices:
        return False
    mine = voice.responsible_id == staff.pk
    return mine or (staff.office.assigns_voices and staff.township in ("", voice.township))


def in_place(staff: Staff, township: str) -> bool:
    """Whether a machine of that township ("" for something of the whole county) is in somebody's charge: a
    township's keeper, leader or helper has to do with its own, and with nobody else's."""
    return staff.township in ("", township)


def terminals_of(staff: Staff, path: str = "") -> Q:
    """The machines somebody has to do with; says the same as :func:`in_place`. path: leads to the machine."""
    return _own(staff, path)


def notes_of(staff: Staff, path: str = "") -> Q:
    """What was noted of log-ins, of looks at whole data and of tables that were taken, for who oversees a
    township: its own. path: leads to what says the township."""
    return _own(staff, path)


def _own(staff: Staff, path: str) -> Q:
    return Q(**{f"{path}township": staff.township}) if staff.township else Q()


def certificates_of(staff: Staff) -> Q:
    """The certificates somebody may look up, and revoke where he decides: the county's office all, a
    department those it gave, under whatever name its matters call it; a township's people none, they give
    none."""
    reach = reach_of(staff)
    if not staff.office.sees_cases or reach.township:
        return Q(pk__in=[])
    if reach.whole or staff.unit is None:
        return Q()
    return Q(department__in=[staff.unit.name, *staff.unit.aliases])


def revokes_certificates(staff: Staff) -> bool:
    """Of those he may look up."""
    return not staff.township and may_open(staff.office, "certificates:certificate", changes=True)


class Planned(Protocol):
    """What a training says of whose it is and whom it is for."""

    @property
    def owner_id(self) -> int | None: ...
    @property
    def townships(self) -> Collection[str]: ...
    @property
    def named(self) -> Collection[int]: ...


def trainings_of(staff: Staff) -> Q:
    """The trainings a member of staff may see; says the same as :func:`sees_training`: one's own
    organisation's, those for one's township, those one is named for or was at; the county's office sees all.

    Rows carry ``mine`` (named, or there), see ``training.queries``.
    """
    reach, mine = reach_of(staff), Q(mine=True)
    if staff.office is Role.ADMIN or (reach.whole and staff.office.sees_cases):
        return Q()
    if reach.unit is not None and staff.office.trains:
        mine |= Q(owner_id=reach.unit)
    # A list of codes in one column: they are of one length and in quotes, so this finds just that one.
    return mine | Q(townships__icontains=f'"{reach.township}"') if reach.township else mine


def sees_training(staff: Staff, plan: Planned) -> bool:
    reach = reach_of(staff)
    if staff.office is Role.ADMIN or (reach.whole and staff.office.sees_cases):
        return True
    if reach.person in plan.named or (bool(reach.township) and reach.township in plan.townships):
        return True
    return staff.office.trains and reach.unit is not None and plan.owner_id == reach.unit


def manages_training(staff: Staff, plan: Planned) -> bool:
    """Changes it and enters results: the county's office, and who trains in the department whose it is."""
    if not staff.office.trains:
        return False
    if staff.office is Role.ADMIN or reach_of(staff).whole:
        return True
    return plan.owner_id is not None and plan.owner_id == staff.unit_id


def sees_trainee(staff: Staff, plan: Planned, township: str, person: int | None) -> bool:
    """Whose attendance and result: one's own; the township's, who oversees it; all, who manages the plan."""
    reach = reach_of(staff)
    if person == reach.person or manages_training(staff, plan):
        return True
    return staff.office.oversees and (reach.whole or (bool(reach.township) and township == reach.township))


def sees_case(staff: Staff, case: Owned) -> bool:
    """Where it was received, who owns it now, who owned it first and who holds it: each of them sees it."""
    if not staff.office.sees_cases:
        return False
    reach = reach_of(staff)
    if reach.whole or case.holder_id == reach.person or (reach.township and case.township == reach.township):
        return True
    return reach.unit is not None and reach.unit in (case.owner_id, case.first_owner_id)


def decides_case(staff: Staff, case: Owned, staffed: Collection[int]) -> bool:
    """The organisation that owns a case decides it (全县通办: wherever it was received).

    staffed: organisations that have somebody to decide. What nobody owns, or an organisation without anybody
    in the console, is the county's office to decide: it must not lie.
    """
    if not staff.office.decides or not sees_case(staff, case):
        return False
    if case.owner_id is not None and case.owner_id == staff.unit_id:
        return True
    return reach_of(staff).whole and (case.owner_id is None or case.owner_id not in staffed)


def receives_case(staff: Staff, case: Owned) -> bool:
    """Accepting, corrections, refusing to accept, delivering: the window where it came in, the county's, and
    whoever owns it; not who only owned it first."""
    if not staff.office.receives or not sees_case(staff, case):
        return False
    reach = reach_of(staff)
    here = bool(reach.township) and case.township == reach.township
    mine = case.holder_id == reach.person or (reach.unit is not None and case.owner_id == reach.unit)
    return reach.whole or here or mine
