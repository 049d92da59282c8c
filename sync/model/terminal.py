"""What the county tells a terminal about itself, its place and its people."""

from __future__ import annotations

from msgspec import Struct

from sync.model.calendar import HolidayYear
from sync.model.voice import COMPLAINT_DAYS, OTHER_DAYS


class DutyHelper(Struct, frozen=True):
    """Who is on duty beside the machine. name is masked as shown (王*琴)."""

    name: str
    phone: str = ""


class TerminalProfile(Struct, frozen=True, kw_only=True):
    """Topic ``terminal``, key = terminal id: the terminal's own record.

    frequent: matter codes offered first on the home page, at most four. public_url: where the pages for
    phones begin (``sync.model.link``), "" when the county has none. complaint_days, voice_days: working days
    within which an answer is promised.
    """

    terminal: str
    township: str
    township_name: str
    centre_name: str
    device: int
    helper: DutyHelper | None = None
    hours: str = ""
    window: str = ""
    complaint_phone: str = ""
    frequent: tuple[str, ...] = ()
    public_url: str = ""
    complaint_days: int = COMPLAINT_DAYS
    voice_days: int = OTHER_DAYS


class CalendarRecord(Struct, frozen=True):
    """Topic ``calendar``, key = year."""

    year: HolidayYear


class Poster(Struct, frozen=True):
    """Topic ``poster``: one line of the idle screen. source: 文号 or issuer."""

    key: str
    title: str
    text: str
    source: str
