"""From a filed case to the words on its receipt."""

from __future__ import annotations

from datetime import datetime

from kiosk.paper.slips import Receipt
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import day_words, moment_words
from sync.model.calendar import Deadline, WorkCalendar
from sync.model.case import Case, Route
from sync.model.link import case_address
from sync.model.matter import Matter
from sync.model.persons import mask_name
from sync.model.receipt import parse_receipt_number
from sync.model.terminal import TerminalProfile

SAVED = "已保存在本机，联网后自动报送"
SENDING = "已保存，正在报送县里"


def promise(matter: Matter | None, filed_at: datetime, calendar: WorkCalendar) -> tuple[Deadline | None, str]:
    """The promised day as far as it can be known before acceptance, and the words for it.

    The clock starts with acceptance, so every day said here is 预计: as if accepted on the day of filing,
    or on the first working day after it.
    """
    if matter is None or matter.promised.days is None:
        return None, "没有承诺时限"
    if matter.promised.days == 0:
        return None, "受理当天办好"
    start = filed_at.astimezone(CHINA).date()
    deadline = calendar.deadline(start, matter.promised.days, matter.promised.unit)
    return deadline, f"预计 {day_words(deadline.day, start)}"


def receipt_of(case: Case, filed_at: datetime, catalogue: Catalogue, *, online: bool) -> Receipt:
    """filed_at: the county-time estimate of the filing, which is what the citizen is told."""
    number = parse_receipt_number(case.receipt_no)
    try:
        matter: Matter | None = catalogue.matter(case.matter_code)
    except KeyError:
        matter = None
    deadline, words = promise(matter, filed_at, catalogue.calendar())
    profile: TerminalProfile | None = catalogue.profile()
    by_route = {r: tuple(m.name for m in case.materials if m.route is r) for r in (Route.WINDOW, Route.LATER)}
    return Receipt(
        case_id=case.id,
        visit=case.visit,
        receipt_no=case.receipt_no,
        tail=getattr(number, "tail", ""),
        matter_code=case.matter_code,
        matter_name=case.matter_name,
        masked_name=mask_name(case.applicant.name),
        filed_at=filed_at,
        filed_words=moment_words(filed_at),
        promise_words=words,
        promise_day=deadline.day if deadline else None,
        provisional=deadline.provisional if deadline else False,
        online=online,
        line_words=SENDING if online else SAVED,
        qr=case_address(profile.public_url if profile else "", case.id, case.link) or case.receipt_no,
        centre=profile.centre_name if profile else "",
        window=profile.window if profile else "",
        phone=profile.complaint_phone if profile else "",
        bring=by_route[Route.WINDOW],
        later=by_route[Route.LATER],
    )
