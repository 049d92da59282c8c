"""What holds for a case on arrival and at the desk; decided without the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from sync.model.authority import check_authority
from sync.model.calendar import WorkCalendar
from sync.model.case import Case, CaseState
from sync.model.matter import Matter
from sync.model.persons import IdType, check_credit_code, check_id_number, check_mobile, check_name
from sync.model.problem import Problem
from sync.model.receipt import parse_receipt_number

# 行政许可法 32: what is missing is told at once or within five days; without a word it counts as accepted.
DECIDE_WITHIN = 5


class Place(Struct, frozen=True):
    """Where a message really came from, as the line knows it."""

    terminal: str
    township: str
    device: int


class Stated(Struct, frozen=True, array_like=True):
    """What a case says of people, and the township and device of its receipt number, checked as far as one
    can without knowing anything else."""

    problems: tuple[Problem, ...]
    receipt: tuple[str, int] | None


def check_stated(case: Case, today: date) -> Stated:
    found: list[Problem] = []
    for role, person in (("applicant", case.applicant), ("agent", case.agent)):
        if person is None:
            continue
        name = check_name(person.name, f"{role}.name")
        if isinstance(name, Problem):
            found.append(name)
        check = check_credit_code if person.id_type is IdType.CREDIT_CODE else None
        path = f"{role}.id_number"
        number = check(person.id_number, path) if check else check_id_number(person.id_number, today, path)
        if isinstance(number, Problem):
            found.append(number)
        phone = check_mobile(person.phone, f"{role}.phone") if person.phone else ""
        if isinstance(phone, Problem):
            found.append(phone)
    receipt = parse_receipt_number(case.receipt_no)
    if isinstance(receipt, Problem):
        return Stated((*found, receipt), None)
    return Stated(tuple(found), (receipt.township, receipt.device))


def check_arrival(
    case: Case, stated: Stated, place: Place, matter: Matter | None, filed: date
) -> tuple[Problem, ...]:
    """Everything odd about a case as it arrived. It is stored all the same: a clerk looks at it.

    filed: the day it was filed, by the county's clock.
    """
    found = list(stated.problems)
    if stated.receipt is not None and stated.receipt != (place.township, place.device):
        found.append(Problem("receipt_no", "receipt_no.place", "回执号不是这台终端的号段，请核对来源。"))
    if case.terminal != place.terminal or case.township != place.township:
        found.append(Problem("terminal", "case.place", "办件里写的终端和报送它的终端不一致，请核对来源。"))
    if matter is None:
        found.append(
            Problem("matter_code", "case.matter", "事项目录里没有这个事项，请核对事项后办理或转办。")
        )
    elif matter.name != case.matter_name:
        found.append(
            Problem("matter_name", "case.matter_name", f"这个事项编码现在的名称是“{matter.name}”，请核对。")
        )
    if case.signature is None or not case.signature.strokes:
        found.append(Problem("signature", "case.signature", "这个办件没有手写签名，请核对后再受理。"))
    if case.verification is not None and not case.verification.second:
        found.append(
            Problem("verification", "case.unchecked", "办事人没有读身份证，第二个人还没有核对，请补核身份。")
        )
    return (*found, *check_authority(case, filed))


def county_time(made_at: str, skew_ms: int | None, received: datetime) -> datetime:
    """When something happened, by the county's clock: the terminal's time corrected by the measured
    difference, never later than its arrival. A time that cannot be read gives the time of arrival.
    """
    try:
        made = datetime.fromisoformat(made_at)
    except ValueError:
        return received
    if made.tzinfo is None:
        return received
    try:
        made += timedelta(milliseconds=skew_ms or 0)
        made.astimezone(UTC)  # of the year 1, it has no day in China
        return min(made, received)
    except OverflowError:
        return received


def due_day(
    state: CaseState,
    received: date,
    last_day: date | None,
    calendar: WorkCalendar,
    pause_until: date | None = None,
) -> date | None:
    """The day by which the county owes the next step; None when it does not owe one.

    A special procedure stops the clock; what is owed meanwhile is its end.
    """
    if state is CaseState.RECEIVED:
        return calendar.deadline(received, DECIDE_WITHIN).day
    if state is CaseState.ACCEPTED:
        return last_day
    if state is CaseState.PAUSED:
        return pause_until
    return None


def make_case_no(day: date, serial: int) -> str:
    """办件编号 of this county: division code, day, serial (GB/T 39046 leaves the form open, an..50)."""
    return f"420626{day:%Y%m%d}{serial:06d}"


def problems_as_data(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """For a JSON column, which cannot hold NUL; at most a hundred, the first are telling enough."""

    def plain(text: str) -> str:
        return text.replace("\x00", "")[:500]

    return [
        {"path": plain(p.path), "rule": plain(p.rule), "message": plain(p.message)} for p in problems[:100]
    ]
