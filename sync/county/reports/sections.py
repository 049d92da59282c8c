"""The reports: each a table with a title, some with bars beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from msgspec import Struct

from sync.county.console.export import Cell
from sync.county.desk.queries import CLOSED, OPEN
from sync.county.duties import queries as duties
from sync.county.fleet.queries import shown_terminals
from sync.county.fleet.rules import Presence
from sync.county.reports.overview import BAD, CHANNELS, IN_TIME, by_day, channel
from sync.county.reports.scope import Scope, start
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


def sections(scope: Scope, today: date) -> list[Section]:
    return [
        _days(scope),
        _townships(scope, today),
        _domains(scope),
        _channels(scope),
        _satisfaction(scope),
        _overdue(scope, today),
        _first_asked(scope, today),
        _corrections(scope),
    ]


def unsynced(scope: Scope, today: date) -> Section:
    """Machines that have something the county has not got, or were not heard for a day."""
    now = start(today + timedelta(days=1)) - timedelta(seconds=1)
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


def totals(scope: Scope, today: date) -> Totals:
    found = list(_grouped(scope, "township").values())
    received, closed, kept, rated, bad = (
        sum(one.get(name, 0) for one in found) for name in ("received", "closed", "kept", "rated", "bad")
    )
    late = scope.cases().filter(state__in=OPEN, due__lt=today).count()
    return Totals(received, closed, kept, rated, bad, late)


def rate(part: int, whole: int) -> float | None:
    """Per cent with one decimal, cut off: 99.96 is not 100."""
    return int(1000 * part / whole) / 10 if whole else None


def _days(scope: Scope) -> Section:
    closed = dict(
        scope.cases()
        .filter(scope.within("closed_at"), state__in=CLOSED)
        .values(day=TruncDate("closed_at"))
        .annotate(number=Count("pk"))
        .values_list("day", "number")
    )
    days = by_day(scope.cases(), scope.since, scope.until)
    rows = [(d.day, d.total, *d.counts, closed.get(d.day, 0)) for d in days]
    bars = [(f"{d.day.day}", d.total) for d in days] if len(days) <= 62 else ()
    return Section("days", "每天收件和办结", ("日期", "收件", *CHANNELS, "办结"), rows, bars)


def _grouped(scope: Scope, by: str) -> dict[str, dict[str, int]]:
    """received, closed, kept (in time) and rated, bad within the days, by a column of the case."""
    found: dict[str, dict[str, int]] = {}

    def put(rows: object, names: Sequence[str], column: str = by) -> None:
        for row in rows:  # type: ignore[attr-defined]
            found.setdefault(row[column], {}).update({name: row[name] for name in names})

    put(scope.cases().filter(scope.span).values(by).annotate(received=Count("pk")), ["received"])
    closed = scope.cases().filter(scope.within("closed_at"), state__in=CLOSED, accepted_at__isnull=False)
    closed = closed.annotate(closed_day=TruncDate("closed_at"))
    put(closed.values(by).annotate(closed=Count("pk"), kept=Count("pk", filter=IN_TIME)), ["closed", "kept"])
    column = f"case__{by}"
    reviews = scope.reviews().filter(scope.span).values(column)
    counted = reviews.annotate(rated=Count("pk"), bad=Count("pk", filter=Q(level__in=BAD)))
    put(counted, ["rated", "bad"], column)
    return found


_HEADS = ("收件", "办结", "按期办结率 %", "评价", "满意率 %")


def _line(counts: dict[str, int]) -> tuple[Cell, ...]:
    closed, rated = counts.get("closed", 0), counts.get("rated", 0)
    return (
        counts.get("received", 0),
        closed,
        rate(counts.get("kept", 0), closed),
        rated,
        rate(rated - counts.get("bad", 0), rated),
    )


def _townships(scope: Scope, today: date) -> Section:
    found = _grouped(scope, "township")
    late = dict(
        scope.cases()
        .filter(state__in=OPEN, due__lt=today)
        .values("township")
        .annotate(number=Count("pk"))
        .values_list("township", "number")
    )
    places = [t for t in TOWNSHIPS if not scope.township or t.code == scope.township]
    rows = [(t.name, *_line(found.get(t.code, {})), late.get(t.code, 0)) for t in places]
    bars = [(t.name, found.get(t.code, {}).get("received", 0)) for t in places] if len(places) > 1 else ()
    return Section("townships", "各乡镇", ("乡镇", *_HEADS, "现在超期"), rows, bars)


def _domains(scope: Scope) -> Section:
    found = _grouped(scope, "domain")
    names = [d.value for d in Domain] + sorted(set(found) - {d.value for d in Domain})
    rows = [(name or "没有分类", *_line(found[name])) for name in names if name in found]
    bars = [(name or "没有分类", found[name].get("received", 0)) for name in names if name in found]
    return Section("domains", "各领域", ("领域", *_HEADS), rows, bars)


def _channels(scope: Scope) -> Section:
    counts = dict(
        scope.cases()
        .filter(scope.span)
        .values(channel=channel())
        .annotate(number=Count("pk"))
        .values_list("channel", "number")
    )
    total = sum(counts.values())
    rows = [(name, counts.get(name, 0), rate(counts.get(name, 0), total)) for name in CHANNELS]
    return Section("channels", "办理方式", ("方式", "收件", "占比 %"), rows)


def _satisfaction(scope: Scope) -> Section:
    counts = dict(
        scope.reviews()
        .filter(scope.span)
        .values("level")
        .annotate(number=Count("pk"))
        .values_list("level", "number")
    )
    total = sum(counts.values())
    rows = [(one.label, counts.get(one.value, 0), rate(counts.get(one.value, 0), total)) for one in Level]
    return Section(
        "satisfaction", "好差评", ("评价", "次数", "占比 %"), rows, [(str(r[0]), r[1]) for r in rows]
    )


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
