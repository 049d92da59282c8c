"""What holds for duties, doubles and late cases; decided without the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState, may_follow
from sync.model.helping import Help

# Working days for an answer to what became no case. No law names a number; the county's own promise.
ANSWER_WITHIN = 3
# What may lie between receipt at the terminal and arrival at the county, in working days (domain 1.5).
LATE_AFTER = 1
# A terminal's clock that is further off counts as wrong, even when the difference was measured.
CLOCK_OFF_MS = 5 * 60_000
# As long a paper that was handed in should not be asked for again, in days.
PAPER_LASTS = 365


class Source(StrEnum):
    """Where somebody was asked."""

    TERMINAL = "terminal"
    WINDOW = "window"

    @property
    def label(self) -> str:
        return {Source.TERMINAL: "自助终端", Source.WINDOW: "窗口"}[self]


class Step(StrEnum):
    ASKED = "asked"
    HELPED = "helped"
    HANDED = "handed"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            Step.ASKED: "首问接待",
            Step.HELPED: "帮助办理",
            Step.HANDED: "转交",
            Step.CLOSED: "办结",
        }[self]


def step_of(help: Help) -> Step:
    """What a helper's record is in the life of a duty."""
    return {Help.ASKED: Step.ASKED, Help.HANDED_ON: Step.HANDED, Help.CLOSED: Step.CLOSED}.get(
        help, Step.HELPED
    )


class Double(StrEnum):
    CASE = "case"
    PAPER = "paper"

    @property
    def label(self) -> str:
        return {Double.CASE: "同一个人、同一事项", Double.PAPER: "同一份材料交了两次"}[self]


class Decision(StrEnum):
    """keep: both go on, for a reason. merge: one goes on, the other ends. other: they are not the same."""

    KEEP = "keep"
    MERGE = "merge"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            Decision.KEEP: "两件都保留",
            Decision.MERGE: "并成一件",
            Decision.OTHER: "不是重复",
        }[self]


def asks_for(item: str, paper: str) -> bool:
    """Whether a line of a correction asks for a paper, however it is put: 户口簿原件 is 户口簿."""
    asked, known = _bare(item), _bare(paper)
    return len(known) >= 2 and known in asked


def _bare(name: str) -> str:
    """Without brackets and spaces, and what they say of copies."""
    return re.sub(r"[（(][^（）()]*[)）]|\s|[《》“”\"]", "", name)


def why_not_decide(
    kind: Double, decision: Decision, reason: str, states: Sequence[CaseState], *, decides: bool
) -> str:
    """The sentence that says why a decision cannot be taken; "" when it can.

    states: of the case that stays and of the one that ends. decides: whether this office decides cases.
    """
    if decision is Decision.KEEP and len(reason.strip()) < 2:
        return "两件都保留要写明理由。"
    if len(reason) > 300:
        return f"理由最多 300 个字，现在多了 {len(reason) - 300} 个字。"
    if decision is Decision.MERGE and kind is Double.CASE:
        if not decides:
            return "合并会结束其中一件，请交给经办人员来定。"
        stays, ends = states
        if stays.closed:
            return "要保留的那一件已经办结，请选另一件保留，或者选“两件都保留”。"
        if end_state(ends) is None:
            return f"要结束的那一件现在是“{ends.label}”，不能直接结束，请先在办件台处理。"
    return ""


def end_state(state: CaseState) -> CaseState | None:
    """How a double ends: 不予受理 before it was accepted, withdrawn after; None where neither is allowed."""
    for target in (CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN):
        if may_follow(state, target):
            return target
    return None


class Late(StrEnum):
    """Why a case came late, as far as the county can know."""

    STICK = "stick"
    REFUSED = "refused"
    OFFLINE = "offline"
    WAITED = "waited"

    @property
    def label(self) -> str:
        return {
            Late.STICK: "用U盘带来",
            Late.REFUSED: "县里先没收下，后来重报",
            Late.OFFLINE: "断网",
            Late.WAITED: "联过网，这一件没有送成",
        }[self]


class Clock(StrEnum):
    """How far the time of receipt can be believed."""

    GOOD = "good"
    OFF = "off"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {Clock.GOOD: "准", Clock.OFF: "不准，已按时差改", Clock.UNKNOWN: "没有核对过"}[self]


def clock_of(skew_ms: int | None) -> Clock:
    if skew_ms is None:
        return Clock.UNKNOWN
    return Clock.OFF if abs(skew_ms) > CLOCK_OFF_MS else Clock.GOOD


def late_by(filed: date, received: date, calendar: WorkCalendar) -> int:
    """Working days between receipt and arrival, their own day not counted; 0 when that is not late."""
    if received <= filed:
        return 0
    days = calendar.workdays_between(filed, received)
    return days if days > LATE_AFTER else 0


def why_late(*, by_stick: bool, was_refused: bool, filed_at: datetime, last_contact: datetime | None) -> Late:
    """last_contact: when anything of the terminal reached the county before this did."""
    if by_stick:
        return Late.STICK
    if was_refused:
        return Late.REFUSED
    return Late.WAITED if last_contact is not None and last_contact > filed_at else Late.OFFLINE


def answer_by(asked: date, calendar: WorkCalendar) -> date:
    return calendar.deadline(asked, ANSWER_WITHIN).day
