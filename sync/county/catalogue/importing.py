"""Publishing a checked list of matters: what is the same stays, what differs gets one new revision."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue.difference import Difference, Sort, changes_between
from sync.county.catalogue.models import ImportRun, MatterForm, MatterRevision, PublishedMatter
from sync.county.catalogue.reading import Reading, read_matters
from sync.county.catalogue.readings import reading_of
from sync.county.catalogue.rules import Draft, DraftMaterial, RowProblem
from sync.county.feed.services import Publication, publish
from sync.model.matter import Material, Matter
from sync.protocol.line import Topic


class Outcome(Struct, frozen=True):
    """What an import did, or with ``dry`` would do. missing: published codes that the file does not have.

    differences: field by field, of what is new, changed or withdrawn.
    """

    file: str
    rows: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    problems: tuple[RowProblem, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    withdrawn: tuple[str, ...]
    published: bool
    differences: tuple[Difference, ...] = ()


def import_matters(
    source: bytes,
    filename: str,
    *,
    by: str,
    clean_rows: bool = False,
    withdraw_missing: bool = False,
    dry: bool = False,
) -> Outcome:
    """Check a list and publish it when it is clean, or (``clean_rows``) the rows that are.

    A list that was cut off for its length is never published: nobody knows what stands below.
    """
    reading = read_matters(source, filename)
    return publish_reading(
        reading, source, filename, by=by, clean_rows=clean_rows, withdraw_missing=withdraw_missing, dry=dry
    )


def publish_reading(
    reading: Reading,
    source: bytes,
    filename: str,
    *,
    by: str,
    clean_rows: bool = False,
    withdraw_missing: bool = False,
    dry: bool = False,
) -> Outcome:
    """:func:`import_matters` of a list that was read before. source: the bytes it was read from."""
    allowed = not reading.problems or (clean_rows and bool(reading.drafts) and not reading.cut)
    with transaction.atomic():
        plan = _plan(reading)
        missing = _missing(reading)
        withdraw = missing if withdraw_missing and not reading.problems else ()
        now = timezone.now()
        if allowed and not dry:
            publish_matters(plan.new + plan.changed, now, filename, by)
            withdraw_matters(withdraw, now, by)
            _note_run(reading, plan, source, filename, by, now)
    return Outcome(
        file=filename,
        rows=reading.rows,
        new=tuple(m.code for m in plan.new),
        changed=tuple(m.code for m in plan.changed),
        unchanged=plan.unchanged,
        problems=tuple(reading.problems),
        notes=tuple(reading.notes),
        missing=tuple(c for c in missing if c not in withdraw),
        withdrawn=tuple(withdraw) if allowed else (),
        published=allowed and not dry,
        differences=(*plan.differences, *(_gone(withdraw if dry or allowed else ()))),
    )


def republish(codes: Sequence[str], source: str, by: str = "") -> int:
    """Publish matters again after what is joined to them (their form) changed; how many did."""
    with transaction.atomic():
        forms = form_ids()
        now = timezone.now()
        changed = []
        for row in PublishedMatter.objects.select_for_update().filter(code__in=list(codes)):
            old = _record(row)
            new = msgspec.structs.replace(old, form_id=forms.get(row.code, ""), rev=old.rev + 1)
            if new.form_id != old.form_id:
                changed.append(new)
        publish_matters(changed, now, source, by)
    return len(changed)


class _Plan(Struct):
    new: list[Matter]
    changed: list[Matter]
    unchanged: int
    differences: list[Difference]


def _plan(reading: Reading) -> _Plan:
    rows = {row.code: row for row in PublishedMatter.objects.select_for_update()}
    forms, folk = form_ids(), folk_words(settings.ASSETS / "catalogue" / "keywords.csv")
    plan = _Plan([], [], 0, [])
    for draft in reading.drafts:
        row = rows.get(draft.code)
        old = _record(row) if row else None
        matter = matter_of(draft, old, forms.get(draft.code, ""), folk)
        if old is None:
            plan.new.append(matter)
            plan.differences.append(
                Difference(matter.code, matter.name, Sort.NEW, changes_between(None, matter))
            )
        elif row is not None and (row.withdrawn_at is not None or matter != old):
            plan.changed.append(msgspec.structs.replace(matter, rev=old.rev + 1))
            sort = Sort.BACK if row.withdrawn_at is not None else Sort.CHANGED
            plan.differences.append(Difference(matter.code, matter.name, sort, changes_between(old, matter)))
        else:
            plan.unchanged += 1
    return plan


def _gone(codes: Sequence[str]) -> list[Difference]:
    names = dict(PublishedMatter.objects.filter(pk__in=list(codes)).values_list("code", "name"))
    return [Difference(code, names.get(code, ""), Sort.WITHDRAWN) for code in codes]


def matter_of(draft: Draft, old: Matter | None, form_id: str, folk: Sequence[tuple[str, str]]) -> Matter:
    pinyin, initials = reading_of(draft.name)
    words = [*draft.keywords, *([draft.short] if draft.short else [])]
    words.extend(word for part, word in folk if part in draft.name and word not in words)
    return Matter(
        code=draft.code,
        rev=old.rev if old else 1,
        name=draft.name,
        domain=draft.domain,
        kind=draft.kind,
        audience=draft.audience,
        department=draft.department,
        statutory=draft.statutory,
        promised=draft.promised,
        instant=draft.instant,
        fee=draft.fee,
        channels=draft.channels,
        materials=_materials(draft.materials, old),
        basis=draft.basis,
        note=draft.note,
        short_name=draft.short,
        form_id=form_id,
        pinyin=pinyin,
        initials=initials,
        keywords=tuple(dict.fromkeys(words)),
        extra=draft.extra,
        certificate=draft.certificate,
    )


def _materials(drafts: Sequence[DraftMaterial], old: Matter | None) -> tuple[Material, ...]:
    """A material keeps its key through revisions as long as it keeps its name: cases point to keys."""
    known = {m.name: m.key for m in old.materials} if old else {}
    used = {known[d.name] for d in drafts if d.name in known}
    free = (f"m{n}" for n in range(1, 10_000) if f"m{n}" not in used and f"m{n}" not in known.values())
    return tuple(Material(known.get(d.name) or next(free), d.name, d.origin) for d in drafts)


def publish_matters(matters: Sequence[Matter], now: datetime, source: str, by: str) -> None:
    """Write and send down revisions whose numbers are given already. Inside a transaction."""
    rows, revisions, news = [], [], []
    for matter in matters:
        record = msgspec.json.encode(matter)
        rows.append(
            PublishedMatter(
                code=matter.code,
                rev=matter.rev,
                name=matter.name,
                domain=matter.domain.value,
                department=matter.department[:80],
                record=record,
                published_at=now,
                withdrawn_at=None,
            )
        )
        revisions.append(
            MatterRevision(
                code=matter.code,
                rev=matter.rev,
                record=record,
                published_at=now,
                source=source[:200],
                by=by[:60],
            )
        )
        news.append(Publication(topic=Topic.MATTER, key=matter.code, body=record))
    PublishedMatter.objects.bulk_create(
        rows,
        batch_size=80,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["rev", "name", "domain", "department", "record", "published_at", "withdrawn_at"],
    )
    MatterRevision.objects.bulk_create(revisions, batch_size=100)
    publish(news)


def withdraw_matters(codes: Sequence[str], now: datetime, by: str) -> None:
    """Take matters off the terminals. Inside a transaction."""
    PublishedMatter.objects.filter(code__in=list(codes)).update(withdrawn_at=now, withdrawn_by=by[:60])
    publish([Publication(topic=Topic.MATTER, key=code, body=None) for code in codes])


def _missing(reading: Reading) -> tuple[str, ...]:
    live = PublishedMatter.objects.filter(withdrawn_at=None).values_list("code", flat=True)
    return tuple(code for code in live if code not in reading.seen_codes) if reading.rows else ()


def _note_run(reading: Reading, plan: _Plan, source: bytes, filename: str, by: str, now: datetime) -> None:
    ImportRun.objects.create(
        file=filename[:200],
        digest=hashlib.sha256(source).hexdigest(),
        at=now,
        by=by[:60],
        rows=reading.rows,
        published=len(plan.new) + len(plan.changed),
        unchanged=plan.unchanged,
        problems=[str(p) for p in reading.problems],
    )


def _record(row: PublishedMatter) -> Matter:
    return msgspec.json.decode(bytes(row.record), type=Matter)


def form_ids() -> dict[str, str]:
    return dict(MatterForm.objects.values_list("code", "form_id"))


def folk_words(path: Path) -> list[tuple[str, str]]:
    """(part of a name, word people use) from a two-column file; none when it is not there."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [(row[0], word) for row in rows if len(row) >= 2 for word in row[1].split("、") if word]
