"""The reports: each a table with a title, some with bars beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count
from msgspec import Struct

from sync.county.console.export import Cell
from sync.county.desk.queries import OPEN
from sync.county.duties import queries as duties
from sync.county.fleet.queries import shown_terminals
from sync.county.fleet.rules import Presence
from sync.county.reports.counting import Counts, Sums
from sync.county.reports.overview import CHANNELS
from sync.county.reports.scope import Scope
from sync.model.division import TOWNSHIPS
from sync.model.matter import Domain
from sync.model.review import Level


class Section(Struct, frozen=True):
    """key: in the address of its export. bars: (label, count) of what is drawn, () for a table alone."""

    key: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    bars: Sequence[tuple[str, int]] = ()
    note: str = ""


def sections(scope: Scope, counts: Counts, today: date) -> list[Section]:
    return [
        _days(scope, counts),
        _townships(scope, counts, today),
        _domains(counts),
        _channels(counts),
        _satisfaction(counts),
        _overdue(scope, today),
        _first_asked(scope, today),
        _corrections(scope),
    ]


def unsynced(scope: Scope, now: datetime) -> Section:
    """Machines that have something the county has not got, or were not heard for a day."""
    rows: list[Sequence[Cell]] = []
    for one in shown_terminals(now, scope.township):
        old = [h.oldest_at for h in one.terminal.health.all() if h.oldest_at and h.waiting]
        if one.waiting or one.presence is Presence.LOST:
            rows.append(
                (
                    one.terminal.label,
                    one.presence.label,
                    one.terminal.last_seen,
                    one.waiting,
                    min(old, default=None),
                )
            )
    heads = ("终端", "状态", "最近联网", "没送到（条）", "最早一条")
    return Section("unsynced", "还没有同步的终端", heads, rows)


class Totals(Struct, frozen=True):
    """Of the days. overdue: now."""

    received: int
    closed: int
    kept: int
    rated: int
    bad: int
    overdue: int


def totals(scope: Scope, counts: Counts, today: date) -> Totals:
    one = counts.sums(lambda township, domain: "").get("", Sums())
    late = scope.cases().filter(state__in=OPEN, due__lt=today).count()
    return Totals(one.received, one.decided, one.kept, one.rated, one.bad, late)


def rate(part: int, whole: int) -> float | None:
    """Per cent with one decimal, cut off: 99.96 is not 100."""
    return int(1000 * part / whole) / 10 if whole else None


def _days(scope: Scope, counts: Counts) -> Section:
    received, closed = counts.days, counts.closed_on
    span = [scope.since + timedelta(days=n) for n in range((scope.until - scope.since).days + 1)]
    rows: list[Sequence[Cell]] = []
    bars: list[tuple[str, int]] = []
    for day in span:
        ways = received.get(day, Counter())
        rows.append((day, ways.total(), *(ways[name] for name in CHANNELS), closed[day]))
        bars.append((str(day.day), ways.total()))
    shown = bars if len(bars) <= 62 else ()
    return Section("days", "每天收件和办结", ("日期", "收件", *CHANNELS, "办结"), rows, shown)


_HEADS = ("收件", "办结", "按期办结率 %", "评价", "满意率 %")


def _line(one: Sums) -> tuple[Cell, ...]:
    return (
        one.received,
        one.decided,
        rate(one.kept, one.decided),
        one.rated,
        rate(one.rated - one.bad, one.rated),
    )


def _townships(scope: Scope, counts: Counts, today: date) -> Section:
    found = counts.sums(lambda township, domain: township)
    late = dict(
        scope.cases()
        .filter(state__in=OPEN, due__lt=today)
        .values("township")
        .annotate(number=Count("pk"))
        .values_list("township", "number")
    )
    places = [t for t in TOWNSHIPS if not scope.township or t.code == scope.township]
    rows = [(t.name, *_line(found.get(t.code, Sums())), late.get(t.code, 0)) for t in places]
    bars = [(t.name, found.get(t.code, Sums()).received) for t in places] if len(places) > 1 else ()
    return Section("townships", "各乡镇", ("乡镇", *_HEADS, "现在超期"), rows, bars)


def _domains(counts: Counts) -> Section:
    found = counts.sums(lambda township, domain: domain)
    known = [d.value for d in Domain]
    names = [name for name in [*known, *sorted(set(found) - set(known))] if name in found]
    rows = [(name or "没有分类", *_line(found[name])) for name in names]
    bars = [(name or "没有分类", found[name].received) for name in names]
    return Section("domains", "各领域", ("领域", *_HEADS), rows, bars)


def _channels(counts: Counts) -> Section:
    found = counts.ways
    rows = [(name, found[name], rate(found[name], found.total())) for name in CHANNELS]
    return Section("channels", "办理方式", ("方式", "收件", "占比 %"), rows)


def _satisfaction(counts: Counts) -> Section:
    found = counts.levels
    rows = [(one.label, found[one.value], rate(found[one.value], found.total())) for one in Level]
    bars = [(one.label, found[one.value]) for one in Level]
    return Section("satisfaction", "好差评", ("评价", "次数", "占比 %"), rows, bars)


def _overdue(scope: Scope, today: date) -> Section:
    late = scope.cases().filter(state__in=OPEN, due__lt=today)
    rows = (
        late.values("holder__name", "holder__org", "department")
        .annotate(number=Count("pk"))
        .order_by("-number", "department")[:50]
    )
    shown = [
        (
            row["holder__name"] or "还没有人接",
            row["holder__org"] or row["department"] or "没有分到部门",
            row["number"],
        )
        for row in rows
    ]
    return Section("overdue", "现在超期的，按责任人", ("经办人", "单位", "超期（件）"), shown)


def _first_asked(scope: Scope, today: date) -> Section:
    rows = (
        scope.duties()
        .filter(scope.within("asked_at"))
        .values("owner_name", "owner_org")
        .annotate(
            asked=Count("pk"),
            open=Count("pk", filter=duties.still_open()),
            late=Count("pk", filter=duties.late(today)),
        )
        .order_by("-late", "-asked", "owner_name")[:50]
    )
    shown = [(r["owner_name"], r["owner_org"], r["asked"], r["open"], r["late"]) for r in rows]
    return Section("first-asked", "首问负责", ("首问责任人", "单位", "首问", "没办结", "超期"), shown)


def _corrections(scope: Scope) -> Section:
    again = scope.cases().filter(scope.span, corrections__gt=1)
    rows = again.values("department", "holder__org", "holder__name").annotate(number=Count("pk"))
    shown = [
        (r["holder__name"] or "", r["holder__org"] or r["department"] or "没有分到部门", r["number"])
        for r in rows.order_by("-number")[:50]
    ]
    note = "一次性告知制：第一次没有说全，第二次又要群众补，每一件都要说明理由。"
    return Section("corrections", "第二次要求补正的", ("经办人", "单位", "件数"), shown, note=note)
