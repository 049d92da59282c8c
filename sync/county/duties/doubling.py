"""What came twice, or is asked for twice: found when cases arrive and when a correction asks for papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from sync.county import bulk
from sync.county.desk.arriving import Drafted
from sync.county.desk.models import Case
from sync.county.desk.queries import OPEN
from sync.county.duties import rules
from sync.county.duties.models import Doubled, Paper
from sync.county.duties.rules import Decision, Double
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import fit
from sync.model.case import CaseState, MaterialChoice, Route
from sync.model.followup import Supplement

_PAPER_FIELDS = ("case_id", "person_hash", "name", "at")
_DOUBLE_FIELDS = ("kind", "first_id", "second_id", "paper", "found_at", "decision", "reason")
_SIDES = ("first", "second")
_SEEN_BY = ("owner_id", "first_owner_id", "holder_id")
_MOST_PAPERS = 40
_MOST_DOUBLES = 5


def note_cases(drafts: Sequence[Drafted]) -> None:
    """Pairs with open cases of the same person and matter; papers handed in before."""
    hashes = {draft.case.person_hash for draft in drafts}
    mine = {draft.case.pk for draft in drafts}
    others: dict[tuple[str, str], list[str]] = {}
    for id, person, matter, _ in _open_of(hashes):
        if id not in mine:
            others.setdefault((person, matter), []).append(id)
    since = min(draft.case.received_at for draft in drafts)
    papers = {(person, name): case for person, name, case in _known(hashes, since)}
    doubles, brought = [], []
    for draft in drafts:
        case = draft.case
        same = others.setdefault((case.person_hash, case.matter_code), [])
        # One person's open cases of one matter are few; a flood of them asks one question, not all pairs.
        found = [(Double.CASE, other, "") for other in same[-_MOST_DOUBLES:]]
        same.append(case.pk)
        for name in _photographed(draft.body.materials):
            # A second case of the same matter asks for the same papers anyway: that is one question, not six.
            before = papers.get((case.person_hash, name))
            if before is not None and before not in same:
                found.append((Double.PAPER, before, name))
            papers[case.person_hash, name] = case.pk
            brought.append((case.pk, case.person_hash, name, case.received_at))
        doubles += [
            (kind.value, other, case.pk, paper, case.received_at, "", "") for kind, other, paper in found
        ]
    bulk.insert(Paper, _PAPER_FIELDS, brought)
    bulk.insert(Doubled, _DOUBLE_FIELDS, doubles)
    if doubles:
        say_who_sees(Doubled.objects.filter(second__in={row[2] for row in doubles}))


def _open_of(hashes: Collection[str]) -> list[tuple[Any, ...]]:
    """(id, person, matter, when it came) of the open cases of these people, the oldest first."""
    fields = ("id", "person_hash", "matter_code", "received_at")
    tail = f'AND "state" IN ({", ".join(["%s"] * len(OPEN))})'
    return sorted(bulk.among(Case, fields, "person_hash", list(hashes), tail, OPEN), key=itemgetter(3))


def note_supplement(message: ReceivedMessage, body: Supplement) -> None:
    """The papers that came later, for whoever would ask for them again. They were asked for: there they
    are compared (:func:`follow`)."""
    case = Case.objects.filter(pk=fit(body.case_id, 36)).first()
    if case is None:
        return
    there = set(Paper.objects.filter(case=case).values_list("name", flat=True))
    bulk.insert(
        Paper,
        _PAPER_FIELDS,
        [
            (case.pk, case.person_hash, name, message.received_at)
            for name in _photographed(body.materials)
            if name not in there
        ],
    )


def say_who_sees(pairs: QuerySet[Doubled]) -> None:
    """Write on those of the pairs that do not say it yet who sees their cases. Whoever made them names them:
    no index leads to what says nothing, and only the hourly job looks through all there are."""
    for side in _SIDES:
        case = Case.objects.filter(pk=OuterRef(f"{side}_id"))
        pairs.filter(**{f"{side}_township": ""}).update(
            **{f"{side}_{name}": Subquery(case.values(name)[:1]) for name in ("township", *_SEEN_BY)}
        )


def follow(case: Case) -> None:
    """For a case that was saved: who sees it; what its correction asks for although the person gave it with
    another case; what was found so and is asked for no more; and a merge whose other case lives again."""
    for side in _SIDES:
        now = {f"{side}_{name}": getattr(case, name) for name in _SEEN_BY}
        Doubled.objects.filter(**{side: case}).exclude(Q(**now)).update(**now)
    if case.status.closed:
        return
    if case.status is CaseState.CORRECTING:
        _compare(case)
    else:
        _forget(case)
    ended = Doubled.objects.filter(Q(first=case) | Q(second=case), kind=Double.CASE.value)
    ended.filter(decision=Decision.MERGE.value).exclude(kept=case).update(
        decision="", reason="", kept=None, decided_by=None, decided_at=None
    )


def _compare(case: Case) -> None:
    now = timezone.now()
    rows = []
    for _, name, before in _known([case.person_hash], now):
        if before != case.pk and any(rules.asks_for(item, name) for item in case.missing):
            rows.append(
                Doubled(
                    kind=Double.PAPER.value,
                    first_id=before,
                    second=case,
                    paper=name,
                    found_at=now,
                    asked=True,
                )
            )
    if rows:
        Doubled.objects.bulk_create(rows, ignore_conflicts=True)
        say_who_sees(Doubled.objects.filter(second=case))


def _forget(case: Case) -> None:
    """A correction was taken back before anybody was told of it."""
    for row in Doubled.objects.filter(second=case, asked=True, decision=""):
        if not any(rules.asks_for(item, row.paper) for item in case.told):
            row.delete()


def _known(hashes: Collection[str], until: datetime) -> list[tuple[str, str, str]]:
    """(person, paper, the newest case it came with) within the time a paper lasts, oldest first."""
    since = until - timedelta(days=rules.PAPER_LASTS)
    fields, rest = ("person_hash", "name", "case_id", "at"), [connection.ops.adapt_datetimefield_value(since)]
    rows = bulk.among(Paper, fields, "person_hash", list(hashes), 'AND "at" >= %s', rest)
    newest = {(p, name): case for p, name, case, _ in sorted(rows, key=itemgetter(3))}
    return [(person, name, case) for (person, name), case in newest.items()]


def _photographed(materials: Sequence[MaterialChoice]) -> Sequence[str]:
    """The papers a person brought, each once; what came as an e-licence or shared data was not asked for."""
    names = [fit(m.name, 80) for m in materials[:_MOST_PAPERS] if m.route is Route.PHOTO and m.pages]
    return list(dict.fromkeys(names))
