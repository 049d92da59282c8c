"""What was typed of a training, read; every sentence says what to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.http import QueryDict
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from sync.county.catalogue.models import PublishedMatter
from sync.county.people.models import Org, Staff
from sync.county.people.rules import OrgKind, Role
from sync.model.division import TOWNSHIPS

MOST_TITLE, MOST_PLACE, MOST_NOTE, MOST_LINES = 60, 80, 1000, 60
OFFICES = (Role.HELPER, Role.KEEPER, Role.WINDOW, Role.LEADER)
"""Who is called by what they do; others are called by name."""


class Typed(Struct, frozen=True):
    """As it stands in the form: matters and named one a line."""

    title: str = ""
    owner: str = ""
    day: str = ""
    begin: str = ""
    end: str = ""
    place: str = ""
    matters: str = ""
    named: str = ""
    note: str = ""
    townships: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


class Wanted(Struct, frozen=True):
    """A plan that can be kept."""

    title: str
    owner: Org
    starts: datetime
    ends: datetime
    place: str
    note: str
    matters: tuple[tuple[str, str], ...]
    townships: tuple[str, ...]
    offices: tuple[str, ...]
    named: tuple[Staff, ...]


def typed_in(post: QueryDict) -> Typed:
    def text(name: str) -> str:
        return post.get(name, "").replace("\r\n", "\n").strip()

    words = {name: text(name) for name in Typed.__struct_fields__ if name not in ("townships", "offices")}
    return Typed(
        **words,
        townships=tuple(t.code for t in TOWNSHIPS if t.code in post.getlist("townships")),
        offices=tuple(r.value for r in OFFICES if r.value in post.getlist("offices")),
    )


def owners(staff: Staff) -> Sequence[Org]:
    """For which departments somebody may plan: the own one, or any at the county's office."""
    rows = Org.objects.filter(is_active=True, kind__in=[OrgKind.COUNTY.value, OrgKind.DEPARTMENT.value])
    unit = staff.unit
    if staff.office is Role.ADMIN or unit is None or unit.sort is OrgKind.COUNTY:
        return list(rows)
    return list(rows.filter(pk=unit.pk))


def read(typed: Typed, staff: Staff) -> Wanted | list[str]:
    """The plan, or what is wrong with it."""
    wrong = []
    if not 2 <= len(typed.title) <= MOST_TITLE:
        wrong.append(f"培训名称写 2 到 {MOST_TITLE} 个字。")
    owner = next((org for org in owners(staff) if str(org.pk) == typed.owner), None)
    if owner is None:
        wrong.append("请选由哪个部门培训。")
    starts, ends = _moment(typed.day, typed.begin), _moment(typed.day, typed.end)
    if starts is None or ends is None:
        wrong.append("请填培训的日期、开始和结束时间。")
    elif ends <= starts:
        wrong.append("结束时间要晚于开始时间。")
    if not 2 <= len(typed.place) <= MOST_PLACE:
        wrong.append(f"培训地点写 2 到 {MOST_PLACE} 个字。")
    if len(typed.note) > MOST_NOTE:
        wrong.append(f"说明最多写 {MOST_NOTE} 个字，现在多了 {len(typed.note) - MOST_NOTE} 个字。")
    matters, unknown = _matters(typed.matters)
    if unknown:
        wrong.append(f"没有这些事项：{'、'.join(unknown)}。请写事项编码或全称，一行一个。")
    named, nobody = _people(typed.named)
    if nobody:
        wrong.append(f"认不出这些人：{'、'.join(nobody)}。请写工号；同名的只能写工号，一行一个。")
    if bool(typed.townships) != bool(typed.offices):
        wrong.append("按岗位通知时，乡镇和岗位都要勾。")
    elif not typed.townships and not named and not nobody:
        wrong.append("请勾哪些乡镇的哪些岗位来，或者写上人员。")
    if wrong or owner is None or starts is None or ends is None:
        return wrong
    return Wanted(
        title=typed.title,
        owner=owner,
        starts=starts,
        ends=ends,
        place=typed.place,
        note=typed.note,
        matters=matters,
        townships=typed.townships,
        offices=typed.offices,
        named=named,
    )


def for_matter(code: str, staff: Staff) -> Typed:
    """A new plan of the own department; for one matter where it is made from a problem with that."""
    own = owners(staff)
    typed = Typed(
        owner=str(own[0].pk) if len(own) == 1 else "",
        townships=tuple(t.code for t in TOWNSHIPS),
        offices=tuple(r.value for r in OFFICES),
    )
    matter = PublishedMatter.objects.filter(code=code[:40]).first() if code else None
    if matter is None:
        return typed
    owner = next((org for org in own if matter.department in (org.name, *org.aliases)), None)
    return replace(
        typed,
        title=f"{matter.name}培训"[:MOST_TITLE],
        matters=matter.code,
        owner=str(owner.pk) if owner else typed.owner,
    )


def _moment(day: str, clock: str) -> datetime | None:
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(day), time.fromisoformat(clock)))
    except (ValueError, OverflowError):
        return None


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))[:MOST_LINES]


def _matters(text: str) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    found: list[tuple[str, str]] = []
    unknown: list[str] = []
    known: dict[str, tuple[str, str]] = {}
    for code, name in PublishedMatter.objects.filter(withdrawn_at=None).values_list("code", "name"):
        known[name] = known[code] = (code, name)
    for line in _lines(text):
        # As they stand in the form again: the code, then the name.
        matter = known.get(line) or known.get(line.split(" ", 1)[0])
        if matter is None:
            unknown.append(line)
        else:
            found.append(matter)
    return tuple(dict.fromkeys(found)), unknown


def _people(text: str) -> tuple[tuple[Staff, ...], list[str]]:
    lines = _lines(text)
    if not lines:
        return (), []
    by_number: dict[str, Staff] = {}
    by_name: dict[str, list[Staff]] = {}
    for person in Staff.objects.filter(is_active=True):
        by_number[person.username] = person
        by_name.setdefault(person.name, []).append(person)
    found, nobody = [], []
    for line in lines:
        same = by_name.get(line, [])
        one = by_number.get(line.split(" ", 1)[0]) or (same[0] if len(same) == 1 else None)
        if one is None:
            nobody.append(line)
        else:
            found.append(one)
    return tuple(dict.fromkeys(found)), nobody


def results_in(post: Mapping[str, str], numbers: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Number -> outcome, words and version as typed; the fields are named by the place in the list."""
    found = {}
    for n, number in enumerate(numbers):
        if post.get(f"number-{n}") == number:
            words = post.get(f"words-{n}", "").strip()
            found[number] = (post.get(f"outcome-{n}", ""), words, post.get(f"version-{n}", ""))
    return found
