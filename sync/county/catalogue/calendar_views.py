"""The holidays of a year: seen by everybody, published here, pushed to the terminals."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from sync.county.asking import number
from sync.county.catalogue import services
from sync.county.catalogue.publishing import PublishError, load_calendar, publish_year
from sync.model.calendar import HolidayYear, WorkCalendar

_MOST = 1_000_000


class Cell(Struct, frozen=True):
    """A day of a month's sheet; None before the first and after the last. kind: off, work or ""."""

    day: date | None
    kind: str
    words: str


class Month(Struct, frozen=True):
    number: int
    weeks: tuple[tuple[Cell, ...], ...]


@require_http_methods(["GET", "POST"])
def holidays(request: HttpRequest) -> HttpResponse:
    """Show a year; publish one from a file, or as typed: one day or span a line."""
    if request.method == "POST":
        return _publish(request)
    return _page(request, _year_of(request.GET.get("year", "")))


def _publish(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    year = _year_of(request.POST.get("year", ""))
    try:
        if file is not None:
            if (file.size or 0) > _MOST:
                raise PublishError("文件太大了，一年的节假日只有几千字节。")
            years = load_calendar(file.read(), file.name or "文件")
        else:
            years = publish_year(typed_year(year, request.POST.dict()))
    except PublishError as error:
        messages.error(request, str(error))
        return _page(request, year, request.POST.dict(), 400)
    messages.success(request, f"{'、'.join(map(str, years))} 年的节假日已发布，终端联网后就会换上。")
    return redirect(f"{reverse('catalogue:calendar')}?year={years[0]}")


def typed_year(year: int, form: dict[str, str]) -> HolidayYear:
    """As the fields say it. Raises PublishError."""
    paper = form.get("paper", "").strip()[:200]
    if not paper:
        raise PublishError("请写是按哪一份通知放假的。")
    off, work = (_days(form.get(name, ""), year) for name in ("off", "work"))
    both = sorted(set(off) & set(work))
    if both:
        raise PublishError(f"{both[0]:%m月%d日} 既写了放假又写了上班，请改掉一个。")
    wrong = [day for day in work if day.weekday() < 5]
    if wrong:
        raise PublishError(f"{wrong[0]:%m月%d日} 本来就是工作日，不用写在调休上班里。")
    if not off:
        raise PublishError("一天放假也没有写。一行写一个，连着的写成 2026-10-01 到 2026-10-07。")
    return HolidayYear(year=year, paper=paper, off=tuple(off), work=tuple(work))


def _days(text: str, year: int) -> list[date]:
    """``2026-10-01`` or ``2026-10-01 到 2026-10-07``, one a line. Raises PublishError."""
    found: set[date] = set()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        parts = [part.strip() for part in line.replace("至", "到").split("到")]
        try:
            first, last = date.fromisoformat(parts[0]), date.fromisoformat(parts[-1])
        except ValueError:
            raise PublishError(f"“{line[:30]}”读不懂，日期写成 2026-10-01 的样子。") from None
        # A year's paper may reach into the days around it.
        if len(parts) > 2 or not 0 <= (last - first).days <= 31 or abs(first.year - year) > 1:
            raise PublishError(f"“{line[:30]}”不对：先写开始再写结束，最多一个月，要在 {year} 年前后。")
        found.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    return sorted(found)


def _page(
    request: HttpRequest, year: int, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    work = services.work_calendar()
    published = {one.year: one for one in work.years}
    here = published.get(year)
    today = timezone.localdate()
    context = {
        "year": year,
        "years": sorted({*published, today.year, today.year + 1, year}),
        "published": sorted(published),
        "here": here,
        "months": [_month(year, number, work) for number in range(1, 13)],
        "typed": typed or (_as_typed(here) if here else {}),
    }
    return render(request, "catalogue/calendar.html", context, status=status)


def _month(year: int, number: int, work: WorkCalendar) -> Month:
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year, number):
        cells = [Cell(None, "", "") if d.month != number else _cell(d, work) for d in week]
        weeks.append(tuple(cells))
    return Month(number, tuple(weeks))


def _cell(day: date, work: WorkCalendar) -> Cell:
    weekend, working = day.weekday() >= 5, work.is_workday(day)
    if working:
        return Cell(day, "work" if weekend else "", "班" if weekend else "")
    return Cell(day, "end" if weekend else "off", "休" if not weekend else "")


def _as_typed(year: HolidayYear) -> dict[str, str]:
    return {"paper": year.paper, "off": _spans(year.off), "work": _spans(year.work)}


def _spans(days: tuple[date, ...]) -> str:
    lines: list[list[date]] = []
    for day in sorted(days):
        if lines and day - lines[-1][-1] == timedelta(days=1):
            lines[-1].append(day)
        else:
            lines.append([day])
    return "\n".join(f"{run[0]}" if len(run) == 1 else f"{run[0]} 到 {run[-1]}" for run in lines)


def _year_of(text: str) -> int:
    this = timezone.localdate().year
    year = number(text)
    return year if year is not None and 2000 <= year <= this + 5 else this
