"""Who of the staff helped whom with what at the terminals, and how long that took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from msgspec import Struct

from sync.county.asking import day
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.days import within
from sync.county.duties import queries
from sync.county.duties.models import Duty, DutyStep
from sync.county.duties.rules import Source, Step
from sync.county.people.models import Staff

DAYS = 30
_BESIDE = (Step.ASKED.value, Step.HELPED.value)


class Span(Struct, frozen=True):
    """Days, both counted."""

    first: date
    last: date

    @staticmethod
    def asked(request: HttpRequest, today: date) -> Span:
        """The days that the address asks for (``from``, ``to``); the last thirty for anything else."""
        first, last = (day(request.GET.get(name, "")) for name in ("from", "to"))
        last = last or today
        first = first or last - timedelta(days=DAYS - 1)
        return Span(first, last) if first <= last else Span(last, first)


class Help(Struct, frozen=True):
    """One time that somebody was helped. whom: masked, "" where nobody gave a name. minutes: from the first
    word to the last thing done beside the machine that day; None when there was one thing only."""

    duty: Duty
    helpers: tuple[str, ...]
    whom: str
    minutes: int | None


class Sum(Struct, frozen=True):
    """What one helper did in the span. cases: that were filed. minutes: the median, None when not known."""

    name: str
    times: int
    cases: int
    minutes: int | None


def rows(staff: Staff, span: Span, who: str = "") -> QuerySet[Duty]:
    """Of the terminals, the newest first; who: the masked name of a helper, "" for all."""
    found = queries.visible(staff).filter(
        within("asked_at", span.first, span.last), source=Source.TERMINAL.value
    )
    if who:
        theirs = DutyStep.objects.filter(who=who, step__in=_BESIDE)
        found = found.filter(pk__in=theirs.order_by().values("duty_id"))
    return found.order_by("-asked_at", "-id")


def helps(duties: Iterable[Duty]) -> list[Help]:
    """By one more query, however many there are."""
    shown = list(duties)
    steps: dict[int, list[DutyStep]] = {}
    for step in DutyStep.objects.filter(duty__in=shown, step__in=_BESIDE).order_by("at", "id"):
        steps.setdefault(step.duty_id, []).append(step)
    return [_help(duty, steps.get(duty.pk, [])) for duty in shown]


def _help(duty: Duty, steps: Sequence[DutyStep]) -> Help:
    that_day = [s.at for s in steps if timezone.localdate(s.at) == timezone.localdate(duty.asked_at)]
    if duty.case is not None and timezone.localdate(duty.case.filed_at) == timezone.localdate(duty.asked_at):
        that_day.append(duty.case.filed_at)
    lasted = max(that_day, default=duty.asked_at) - duty.asked_at
    minutes = round(lasted / timedelta(minutes=1)) if lasted > timedelta() else None
    names = tuple(dict.fromkeys(step.who for step in steps)) or (duty.owner_name,)
    return Help(duty, names, duty.case.masked_name if duty.case else "", minutes)


def sums(found: Iterable[Help]) -> list[Sum]:
    """By helper, who helped most first."""
    by_name: dict[str, list[Help]] = {}
    for one in found:
        for name in one.helpers:
            by_name.setdefault(name, []).append(one)
    made = []
    for name, times in by_name.items():
        lasted = [one.minutes for one in times if one.minutes is not None]
        cases = sum(one.duty.case_id is not None for one in times)
        made.append(Sum(name, len(times), cases, round(median(lasted)) if lasted else None))
    return sorted(made, key=lambda one: (-one.times, one.name))


@require_GET
def helped(request: HttpRequest) -> HttpResponse:
    staff, span = staff_of(request), Span.asked(request, timezone.localdate())
    who = request.GET.get("who", "")[:50]
    duties = rows(staff, span, who)
    if export.wanted(request):
        return export.answer(request, _table(duties))
    page = page_of(request, duties)
    kept = {"from": span.first.isoformat(), "to": span.last.isoformat()} | ({"who": who} if who else {})
    context = {
        "span": span,
        "who": who,
        "page": page,
        "rows": helps(page),
        "sums": sums(helps(duties[: export.MOST_ROWS])),
        "keep": urlencode(kept),
        "days": urlencode({"from": span.first.isoformat(), "to": span.last.isoformat()}),
    }
    return render(request, "duties/helped.html", context)


def _table(duties: QuerySet[Duty]) -> export.Table:
    heads = ("什么时候", "谁帮的", "帮谁（已隐去）", "什么事", "乡镇", "哪台终端", "用了几分钟", "现在")
    return export.Table(
        "帮办记录",
        heads,
        (
            (
                one.duty.asked_at,
                "、".join(one.helpers),
                one.whom,
                one.duty.about,
                one.duty.township_name,
                one.duty.terminal.label if one.duty.terminal else "",
                one.minutes,
                _now(one.duty),
            )
            for one in helps(duties[: export.MOST_ROWS])
        ),
    )


def _now(duty: Duty) -> str:
    if duty.case is not None:
        return duty.case.status.label
    return duty.closed_how if duty.closed_at else "还没答复"
