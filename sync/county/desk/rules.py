"""What holds for a case on arrival and at the desk; decided without the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from sync.model.calendar import Deadline, WorkCalendar
from sync.model.case import Case, CaseState, may_follow
from sync.model.matter import Matter, TimeLimit
from sync.model.persons import IdType, check_credit_code, check_id_number, check_mobile, check_name
from sync.model.problem import Problem
from sync.model.receipt import parse_receipt_number

# 行政许可法 32: what is missing is told at once or within five days; without a word it counts as accepted.
DECIDE_WITHIN = 5


class Act(StrEnum):
    """What a clerk can do with a case."""

    ACCEPT = "accept"
    COMPLETE = "complete"
    CORRECT = "correct"
    CORRECTED = "corrected"
    NOT_ACCEPT = "not_accept"
    HAND_OVER = "hand_over"

    @property
    def label(self) -> str:
        return _ACTS[self][0]

    @property
    def done(self) -> str:
        """As the timeline calls it once it is done."""
        return _ACTS[self][1]

    @property
    def target(self) -> CaseState | None:
        """The state it leads to; None leaves the state as it is."""
        return _ACTS[self][2]

    @property
    def needs_note(self) -> bool:
        return self in (Act.CORRECT, Act.NOT_ACCEPT)


_ACTS: dict[Act, tuple[str, str, CaseState | None]] = {
    Act.ACCEPT: ("受理", "已受理", CaseState.ACCEPTED),
    Act.COMPLETE: ("办结", "已办结", CaseState.COMPLETED),
    Act.CORRECT: ("一次性补正", "请补正材料", CaseState.CORRECTING),
    Act.CORRECTED: ("补正收齐", "补正材料已收齐", CaseState.RECEIVED),
    Act.NOT_ACCEPT: ("不予受理", "不予受理", CaseState.NOT_ACCEPTED),
    Act.HAND_OVER: ("转办", "转交办理", None),
}


def may_act(state: CaseState, act: Act) -> bool:
    """Whether the state machine has this step from here. Handing over needs a case that is still open."""
    return not state.closed if act.target is None else may_follow(state, act.target)


def why_not(state: CaseState, act: Act, note: str, told: Sequence[str]) -> str:
    """The sentence that says why an act cannot be done now; empty when it can."""
    if not may_act(state, act):
        return f"这个办件现在是“{state.label}”，不能{act.label}。"
    if act.needs_note and not note.strip():
        return f"{act.label}要写明内容，会原样告知群众。"
    if len(note) > 1000:
        return f"办理意见最多 1000 个字，现在多了 {len(note) - 1000} 个字。"
    if act is Act.CORRECT:
        return _why_not_correct(note, told)
    return ""


def _why_not_correct(note: str, told: Sequence[str]) -> str:
    items = clean_lines(note)
    if not items:
        return "请一行写一样要补的材料。"
    fresh = [item for item in items if item not in told]
    if told and fresh:
        # 一次性告知制, 行政许可法 32(4): everything is told at once.
        return f"“{fresh[0][:30]}”第一次没有告知过，不能再让群众补。能再催的是：{'、'.join(told)}。"
    return ""


class Place(Struct, frozen=True):
    """Where a message really came from, as the line knows it."""

    terminal: str
    township: str
    device: int


def check_arrival(case: Case, place: Place, matter: Matter | None, today: date) -> tuple[Problem, ...]:
    """Everything odd about a case as it arrived. It is stored all the same: a clerk looks at it."""
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
        found.append(receipt)
    elif (receipt.township, receipt.device) != (place.township, place.device):
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
    return tuple(found)


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
        return min(made + timedelta(milliseconds=skew_ms or 0), received)
    except OverflowError:
        return received


class Dates(Struct, frozen=True):
    """Last days counted from acceptance; provisional: a year nobody has published yet is in it."""

    promised: date | None
    statutory: date | None
    provisional: bool


def dates_from(accepted: date, matter: Matter | None, calendar: WorkCalendar) -> Dates:
    """The clock starts with acceptance, whose own day is not counted (民法典 201)."""

    def last(limit: TimeLimit | None) -> Deadline | None:
        if limit is None or limit.days is None:
            return None
        return calendar.deadline(accepted, limit.days, limit.unit)

    promised = last(matter.promised if matter else None)
    statutory = last(matter.statutory if matter else None)
    return Dates(
        promised.day if promised else None,
        statutory.day if statutory else None,
        any(d.provisional for d in (promised, statutory) if d),
    )


def due_day(state: CaseState, received: date, last_day: date | None, calendar: WorkCalendar) -> date | None:
    """The day by which the county owes the next step; None when it does not owe one."""
    if state is CaseState.RECEIVED:
        return calendar.deadline(received, DECIDE_WITHIN).day
    if state is CaseState.ACCEPTED:
        return last_day
    return None


def make_case_no(day: date, serial: int) -> str:
    """办件编号 of this county: division code, day, serial (GB/T 39046 leaves the form open, an..50)."""
    return f"420626{day:%Y%m%d}{serial:06d}"


def clean_lines(text: str) -> list[str]:
    """Items written one a line, blanks and numbering removed."""
    lines = (line.strip().lstrip("0123456789.、)） ").strip() for line in text.splitlines())
    return [line for line in lines if line]


def problems_as_data(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """For a JSON column, which cannot hold NUL; at most a hundred, the first are telling enough."""

    def plain(text: str) -> str:
        return text.replace("\x00", "")[:500]

    return [
        {"path": plain(p.path), "rule": plain(p.rule), "message": plain(p.message)} for p in problems[:100]
    ]
