"""Organisations: which one a matter's implementing body is, and which have somebody to decide."""

from __future__ import annotations

from django.db import transaction

from sync.county.asking import key
from sync.county.feed.services import publish
from sync.county.people.models import Org, Staff
from sync.county.people.roster import publications_of
from sync.county.people.rules import OrgKind, Role
from sync.model.division import TOWNSHIPS
from sync.model.persons import check_credit_code
from sync.model.problem import Problem

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


def helpers() -> dict[tuple[str, str], int]:
    """(township, user name or name, masked too) -> key of who is meant there, where that is one person."""
    found: dict[tuple[str, str], list[int]] = {}
    here = Staff.objects.exclude(township="").filter(
        is_active=True, role__in=[Role.HELPER.value, Role.WINDOW.value, Role.LEADER.value]
    )
    for person in here:
        for name in {person.username, person.name, person.masked_name}:
            found.setdefault((person.township, name), []).append(person.pk)
    return {place: people[0] for place, people in found.items() if len(people) == 1}


def save_org(org: Org | None, fields: dict[str, str]) -> Org | list[str]:
    """A new organisation, or what is said of one that is there; sentences when a field is wrong.

    fields: kind, name, credit_code, township, parent, aliases (one a line). The kind and the township of one
    that is there stay: what was decided in it is told by them.
    """
    name = " ".join(fields.get("name", "").split())
    code = fields.get("credit_code", "").strip().upper()
    kind = org.sort if org else next((k for k in OrgKind if k.value == fields.get("kind")), None)
    township = org.township if org else fields.get("township", "")
    aliases = [line for text in fields.get("aliases", "").splitlines() if (line := text.strip()[:80])][:20]
    parent = Org.objects.filter(pk=key(fields.get("parent"))).first()
    problems = []
    if not 2 <= len(name) <= 80:
        problems.append("名称写 2 到 80 个字。")
    elif Org.objects.filter(name=name).exclude(pk=org.pk if org else 0).exists():
        problems.append(f"已经有叫“{name}”的单位。")
    if kind is None:
        problems.append("请选类别。")
    elif kind.local and township not in {t.code for t in TOWNSHIPS}:
        problems.append("请选是哪个乡镇的。")
    if code and isinstance(problem := check_credit_code(code), Problem):
        problems.append(problem.message)
    if org and parent and _above(parent, org):
        problems.append("上级单位不能是它自己或它下面的单位。")
    if problems or kind is None:
        return problems
    with transaction.atomic():
        made = org or Org(kind=kind.value, township=township if kind.local else "")
        made.name, made.credit_code, made.aliases, made.parent = name, code, aliases, parent
        # Whoever switches it off meanwhile has the last word about that.
        made.save(update_fields=["name", "credit_code", "aliases", "parent"] if org else None)
        for staff in Staff.objects.filter(unit=made).exclude(org=name):
            staff.org = name
            staff.save(update_fields=["org"])
            publish(publications_of(staff))
    return made


def switch_org(org: Org, *, active: bool) -> str:
    """Switched off, never deleted. A sentence when it cannot be."""
    if not active and org.people.filter(is_active=True).exists():
        return "这个单位还有在用的账号，请先把人员调走或停用。"
    org.is_active = active
    org.save(update_fields=["is_active"])
    return ""


def _above(org: Org | None, below: Org) -> bool:
    """Whether ``org`` is ``below`` or lies under it."""
    seen: set[int] = set()
    while org is not None and org.pk not in seen:
        if org.pk == below.pk:
            return True
        seen.add(org.pk)
        org = org.parent
    return False
