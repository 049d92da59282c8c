"""Who may open which page, and whose cases somebody sees: all of it stands here and nowhere else.

A page without a rule opens for nobody (console/middleware.py asks here before any view runs), and a test
goes through every address, every office and every township.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from django.db.models import Q
from msgspec import Struct

from sync.county.people.models import Staff
from sync.county.people.rules import OrgKind, Role


class Page(Struct, frozen=True):
    """see: the offices that may open it. change: those that may send something to it."""

    see: frozenset[Role]
    change: frozenset[Role]


def _page(see: Callable[[Role], bool], change: Callable[[Role], bool] | None = None) -> Page:
    return Page(
        frozenset(role for role in Role if see(role)),
        frozenset(role for role in Role if (change or see)(role)),
    )


def _everybody(_: Role) -> bool:
    return True


_CASES = _page(lambda role: role.sees_cases)
_ACTS = _page(lambda role: role.hands_over)
_RECEIVES = _page(lambda role: role.receives)
_REVEALS = _page(lambda role: role.reveals)
_VOICES = _page(lambda role: role.sees_voices)
_DUTIES = _page(lambda role: role.sees_cases or role is Role.HELPER)
_REPORTS = _page(lambda role: role.sees_cases or role is Role.ADMIN)
_MENDS = _page(lambda role: role is not Role.ADMIN)
_SNAGS = _page(lambda role: role is not Role.ADMIN)
_TRAINS = _page(lambda role: role.trains)
_FLEET = _page(lambda role: role.sees_fleet, lambda role: role.enrols)
_ENROLS = _page(lambda role: role.enrols)
_PUBLISHES = _page(lambda role: role.publishes)
_READS = _page(_everybody, lambda role: role.publishes)
_APPOINTS = _page(lambda role: role.appoints)

OPEN = frozenset({"people:login", "people:logout", "people:password"})
"""Pages of the console that one must reach before anything is known of one's office."""

OPEN_APPS = frozenset({"sync.county.line", "sync.county.public", "sync.county.api.views"})
"""Addresses with a door of their own: terminals by their token, phones by the code on a receipt, other
systems by theirs."""

PAGES: dict[str, Page] = {
    "desk:cases": _CASES,
    "desk:search": _CASES,
    "desk:case": _CASES,
    "desk:batch": _RECEIVES,
    "desk:batch-accept": _RECEIVES,
    "desk:act": _ACTS,
    "desk:undo": _ACTS,
    "desk:note": _CASES,
    "desk:reveal": _REVEALS,
    "desk:file": _REVEALS,
    "desk:viewer": _REVEALS,
    "desk:reviews": _CASES,
    "desk:late": _CASES,
    "archive:application": _REVEALS,
    "archive:case-file": _REVEALS,
    "people:pin": _page(lambda role: role.duty is not None),
    "people:sessions": _page(_everybody),
    "people:staff": _APPOINTS,
    "people:add": _APPOINTS,
    "people:change": _APPOINTS,
    "people:orgs": _APPOINTS,
    "people:org": _APPOINTS,
    "people:logins": _page(lambda role: role.oversees or role.appoints),
    "calls:calls": _page(_everybody),
    "calls:answer": _page(_everybody),
    "voices:voices": _VOICES,
    "voices:search": _VOICES,
    "voices:voice": _VOICES,
    "voices:act": _VOICES,
    "voices:reveal": _REVEALS,
    "voices:reveals": _page(lambda role: role.oversees),
    "openness:documents": _page(_everybody),
    "openness:new": _PUBLISHES,
    "openness:document": _READS,
    "openness:withdraw": _PUBLISHES,
    "placards:placards": _page(_everybody),
    "placards:sheets": _page(_everybody),
    "systems:partners": _PUBLISHES,
    "systems:make": _PUBLISHES,
    "systems:revoke": _PUBLISHES,
    "openness:cancel": _PUBLISHES,
    "openness:posters": _page(_everybody),
    "openness:poster-new": _PUBLISHES,
    "openness:poster": _PUBLISHES,
    "openness:poster-off": _PUBLISHES,
    "catalogue:calendar": _READS,
    "catalogue:matters": _page(_everybody),
    "catalogue:matter": _page(_everybody),
    "catalogue:upload": _PUBLISHES,
    "catalogue:list": _PUBLISHES,
    "catalogue:list-publish": _PUBLISHES,
    "catalogue:coverage": _page(_everybody),
    "catalogue:new": _PUBLISHES,
    "catalogue:edit": _PUBLISHES,
    "catalogue:withdraw": _PUBLISHES,
    "catalogue:restore": _PUBLISHES,
    "catalogue:cancel": _PUBLISHES,
    "catalogue:form": _page(_everybody),
    "catalogue:form-check": _PUBLISHES,
    "catalogue:form-publish": _PUBLISHES,
    "catalogue:form-drop": _PUBLISHES,
    "catalogue:form-restore": _PUBLISHES,
    "catalogue:form-file": _page(_everybody),
    "fleet:terminals": _FLEET,
    "fleet:code": _ENROLS,
    "fleet:settings": _FLEET,
    "fleet:terminal": _FLEET,
    "fleet:revoke": _ENROLS,
    "fleet:looked": _ENROLS,
    "fleet:resend": _ENROLS,
    "keeping:keeping": _page(lambda role: role.sees_fleet),
    "reports:overview": _page(_everybody),
    "reports:reports": _REPORTS,
    "reports:section": _REPORTS,
    "reports:paper": _REPORTS,
    "rectify:rectifications": _MENDS,
    "rectify:rectification": _MENDS,
    "rectify:act": _MENDS,
    "rectify:new": _page(lambda role: role.oversees),
    "snags:snags": _SNAGS,
    "snags:snag": _SNAGS,
    "snags:act": _SNAGS,
    "snags:seen": _SNAGS,
    "training:trainings": _page(_everybody),
    "training:training": _page(_everybody),
    "training:new": _TRAINS,
    "training:edit": _TRAINS,
    "training:cancel": _TRAINS,
    "training:results": _TRAINS,
    "duties:duties": _DUTIES,
    "duties:new": _DUTIES,
    "duties:duty": _DUTIES,
    "duties:act": _DUTIES,
    "duties:helped": _DUTIES,
    "duties:doubles": _CASES,
    "duties:double": _CASES,
    "duties:outside": _CASES,
}
"""By the name of the address. New pages are entered here, or nobody can open them."""


def may_open(role: Role, name: str, *, changes: bool) -> bool:
    """changes: something is sent (POST)."""
    page = PAGES.get(name)
    return page is not None and role in (page.change if changes else page.see)


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


def duties_of(staff: Staff) -> Q:
    """The duties of whoever was asked first: a township's own, one's own, and those of cases one sees."""
    if not may_open(staff.office, "duties:duty", changes=False):
        return Q(pk__in=[])
    reach = reach_of(staff)
    if reach.whole and staff.office.sees_cases:
        return Q()
    if reach.township:
        return Q(township=reach.township)
    mine = Q(owner_id=reach.person) | Q(holder_id=reach.person)
    if staff.office.sees_cases:
        mine |= Q(case_holder=reach.person)
        if reach.unit is not None:
            mine |= Q(case_owner=reach.unit) | Q(case_first_owner=reach.unit)
    return mine


class Raised(Protocol):
    """What a snag says of where it was found and whose it is to answer."""

    @property
    def township(self) -> str: ...
    @property
    def owner_id(self) -> int | None: ...
    @property
    def staff_id(self) -> int | None: ...


def snags_of(staff: Staff) -> Q:
    """The snags a member of staff may see; says the same as :func:`sees_snag`: one's own, the township's,
    those one's organisation has to answer; the county's office sees all."""
    if not may_open(staff.office, "snags:snag", changes=False):
        return Q(pk__in=[])
    reach = reach_of(staff)
    if reach.whole and staff.office.sees_cases:
        return Q()
    mine = Q(staff_id=reach.person)
    if reach.unit is not None and staff.office.sees_cases:
        mine |= Q(owner_id=reach.unit)
    return mine | Q(township=reach.township) if reach.township else mine


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
