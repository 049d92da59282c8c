"""Which offices may open which page: the table, and nothing else (access.py says whose rows they then see).

A page without a rule opens for nobody (console/middleware.py asks here before any view runs).
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sync.county.people.rules import Role


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
    "duties:seen": _DUTIES,
    "duties:duty": _DUTIES,
    "duties:act": _DUTIES,
    "duties:helped": _DUTIES,
    "duties:doubles": _CASES,
    "duties:double": _CASES,
    "duties:outside": _CASES,
    "certificates:certificates": _CASES,
    "certificates:certificate": _page(lambda role: role.sees_cases, lambda role: role.decides),
}
"""By the name of the address. New pages are entered here, or nobody can open them."""


def may_open(role: Role, name: str, *, changes: bool) -> bool:
    """changes: something is sent (POST)."""
    page = PAGES.get(name)
    return page is not None and role in (page.change if changes else page.see)
