"""What others ask of the catalogue. Importing a spreadsheet is in importing.py."""

from __future__ import annotations

import msgspec

from sync.county.catalogue.models import CalendarYear, MatterRevision, PublishedMatter
from sync.model.calendar import YEAR_2026, HolidayYear, WorkCalendar
from sync.model.matter import Matter


def matter(code: str, rev: int | None = None) -> Matter | None:
    """A published matter: a certain revision, or the newest that is not withdrawn."""
    if rev is None:
        record = (
            PublishedMatter.objects.filter(pk=code, withdrawn_at=None)
            .values_list("record", flat=True)
            .first()
        )
    else:
        record = MatterRevision.objects.filter(code=code, rev=rev).values_list("record", flat=True).first()
    return None if record is None else msgspec.json.decode(bytes(record), type=Matter)


def matter_of(code: str, rev: int) -> Matter | None:
    """The matter a case was filed under; the newest one where that revision is not known."""
    return matter(code, rev) or matter(code)


def codes_matching(words: str) -> tuple[str, ...]:
    """Codes of the matters that these words mean: part of a name, of its pinyin, its initials, a keyword, or
    the code. Withdrawn matters too, for their cases are still there."""
    plain = "".join(words.lower().split())
    if not plain:
        return ()
    found = []
    for code, record in PublishedMatter.objects.values_list("code", "record"):
        one = msgspec.json.decode(bytes(record), type=Matter)
        ways = (one.name, one.short_name, one.pinyin.replace(" ", ""), one.initials, *one.keywords)
        if any(plain in way.lower() for way in ways if way) or plain == code.lower():
            found.append(code)
    return tuple(found)


def work_calendar() -> WorkCalendar:
    """The loaded years; one that was never loaded falls back on what ships with the software."""
    years = {YEAR_2026.year: YEAR_2026}
    for record in CalendarYear.objects.values_list("record", flat=True):
        year = msgspec.json.decode(bytes(record), type=HolidayYear)
        years[year.year] = year
    return WorkCalendar(years.values())
