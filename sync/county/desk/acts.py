"""What staff do with a case: which act leads from which state to which, what it must say, who may do it.

Pure, so that every combination can be tried. Sources: 行政许可法 32 (corrections, refusing to accept), 38
(reasons and remedies), 42 (extension), 44 (delivery), 45 (time that does not count).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from sync.county.asking import day
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState

MOST_WORDS = 1000
REMEDIES = (
    "如不服本决定，可以在收到之日起 60 日内向本机关的同级人民政府申请行政复议，"
    "或者在 6 个月内依法向人民法院提起行政诉讼。"
)
DELIVER_WITHIN = 10
EXTEND_MOST = 10


class Act(StrEnum):
    """What a clerk can do with a case."""

    ACCEPT = "accept"
    COMPLETE = "complete"
    REFUSE = "refuse"
    CORRECT = "correct"
    CORRECTED = "corrected"
    NOT_ACCEPT = "not_accept"
    HAND_OVER = "hand_over"
    PAUSE = "pause"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    DELIVER = "deliver"

    @property
    def label(self) -> str:
        return _ACTS[self].label

    @property
    def done(self) -> str:
        """As the timeline calls it once it is done."""
        return _ACTS[self].done

    @property
    def target(self) -> CaseState | None:
        """The state it leads to; None leaves the state as it is."""
        return _ACTS[self].target

    @property
    def decides(self) -> bool:
        """Only the organisation that owns the case may do it; the others a window does as well."""
        return self in (Act.COMPLETE, Act.REFUSE, Act.PAUSE, Act.RESUME)

    @property
    def needs_note(self) -> bool:
        return self in (Act.CORRECT, Act.NOT_ACCEPT, Act.REFUSE, Act.PAUSE, Act.WITHDRAW)

    @property
    def in_batch(self) -> bool:
        """May be done with many cases at once: nothing about it is particular to one of them."""
        return self is Act.ACCEPT


class _Step(Struct, frozen=True):
    label: str
    done: str
    sources: frozenset[CaseState]
    target: CaseState | None


_OPEN = frozenset(state for state in CaseState if not state.closed)
_ACTS = {
    Act.ACCEPT: _Step("受理", "已受理", frozenset({CaseState.RECEIVED}), CaseState.ACCEPTED),
    Act.COMPLETE: _Step("准予办结", "已办结", frozenset({CaseState.ACCEPTED}), CaseState.COMPLETED),
    Act.REFUSE: _Step("不予办理", "不予办理", frozenset({CaseState.ACCEPTED}), CaseState.REFUSED),
    Act.CORRECT: _Step("一次性补正", "请补正材料", frozenset({CaseState.RECEIVED}), CaseState.CORRECTING),
    Act.CORRECTED: _Step("补正收齐", "补正材料已收齐", frozenset({CaseState.CORRECTING}), CaseState.RECEIVED),
    Act.NOT_ACCEPT: _Step(
        "不予受理",
        "不予受理",
        frozenset({CaseState.RECEIVED, CaseState.CORRECTING}),
        CaseState.NOT_ACCEPTED,
    ),
    Act.HAND_OVER: _Step("转办", "转交办理", _OPEN, None),
    Act.PAUSE: _Step("特别程序", "进入特别程序", frozenset({CaseState.ACCEPTED}), CaseState.PAUSED),
    Act.RESUME: _Step("特别程序结束", "特别程序结束", frozenset({CaseState.PAUSED}), CaseState.ACCEPTED),
    Act.WITHDRAW: _Step("终止办理", "已终止办理", _OPEN, CaseState.WITHDRAWN),
    Act.DELIVER: _Step(
        "送达", "结果已送达", frozenset({CaseState.COMPLETED, CaseState.REFUSED}), CaseState.DELIVERED
    ),
}


class Pause(StrEnum):
    """Kinds of special procedure whose time does not count."""

    HEARING = "hearing"
    TENDER = "tender"
    INSPECTION = "inspection"
    EXPERTISE = "expertise"
    REVIEW = "review"
    NOTICE = "notice"
    EXTENSION = "extension"

    @property
    def label(self) -> str:
        return {
            Pause.HEARING: "听证",
            Pause.TENDER: "招标、拍卖",
            Pause.INSPECTION: "检验、检测、检疫",
            Pause.EXPERTISE: "鉴定、现场核查",
            Pause.REVIEW: "专家评审",
            Pause.NOTICE: "公示",
            Pause.EXTENSION: "延长审批",
        }[self]


class Way(StrEnum):
    """How a result was handed over."""

    WINDOW = "window"
    POST = "post"
    LICENCE = "licence"
    TERMINAL = "terminal"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        return {
            Way.WINDOW: "窗口领取",
            Way.POST: "邮寄",
            Way.LICENCE: "电子证照",
            Way.TERMINAL: "自助终端领取",
            Way.NOTICE: "公告送达",
        }[self]


class Taker(StrEnum):
    """Who took it. No names: the case knows who is who."""

    APPLICANT = "applicant"
    AGENT = "agent"
    FAMILY = "family"
    OFFICE = "office"

    @property
    def label(self) -> str:
        return {
            Taker.APPLICANT: "本人",
            Taker.AGENT: "代办人",
            Taker.FAMILY: "同住成年家属",
            Taker.OFFICE: "单位收发",
        }[self]


class Said(Struct, frozen=True):
    """What comes with an act. note: the citizen reads it. reason: why there is a second correction, inside.

    body: where the citizen should go instead. remedies: how a refusal can be contested. kind, until: of a
    special procedure. way, taker, on: of a delivery.
    """

    note: str = ""
    reason: str = ""
    body: str = ""
    remedies: str = ""
    kind: Pause | None = None
    until: date | None = None
    way: Way | None = None
    taker: Taker | None = None
    on: date | None = None


class Standing(Struct, frozen=True):
    """What of a case decides whether an act can be done. told: what was ever asked for. decided: the day."""

    state: CaseState
    told: Sequence[str] = ()
    corrections: int = 0
    decided: date | None = None


def may_act(state: CaseState, act: Act) -> bool:
    """Whether the state machine has this step from here."""
    return state in _ACTS[act].sources


def why_not(case: Standing, act: Act, said: Said, today: date, calendar: WorkCalendar) -> str:
    """The sentence that says why an act cannot be done now; empty when it can."""
    if not may_act(case.state, act):
        return f"这个办件现在是“{case.state.label}”，不能{act.label}。"
    if act.needs_note and not said.note.strip():
        return f"{act.label}要写明内容，会原样告知群众。"
    if len(said.note) > MOST_WORDS:
        return f"办理意见最多 {MOST_WORDS} 个字，现在多了 {len(said.note) - MOST_WORDS} 个字。"
    check = {
        Act.CORRECT: _why_not_correct,
        Act.NOT_ACCEPT: _why_not_not_accept,
        Act.REFUSE: _why_not_refuse,
        Act.PAUSE: _why_not_pause,
        Act.DELIVER: _why_not_deliver,
    }.get(act)
    return check(case, said, today, calendar) if check else ""


def _why_not_correct(case: Standing, said: Said, today: date, calendar: WorkCalendar) -> str:
    items = clean_lines(said.note)
    if not items:
        return "请一行写一样要补的材料。"
    if any(len(item) > 80 for item in items):
        return "一样材料最多写 80 个字，说明可以另起一行。"
    if case.corrections and len(said.reason.strip()) < 5:
        # 一次性告知制, 行政许可法 32(4): everything is told at once. What is not must be answered for.
        return "这个办件已经告知过一次补正。再次告知要写明原因（至少 5 个字），会记下来并列入督查报表。"
    return ""


def _why_not_not_accept(case: Standing, said: Said, today: date, calendar: WorkCalendar) -> str:
    if len(said.body.strip()) < 2:
        return "不予受理要告诉群众该找哪个单位办；依法不需要办理的，请写“不需要办理”。"
    return ""


def _why_not_refuse(case: Standing, said: Said, today: date, calendar: WorkCalendar) -> str:
    if len(said.remedies.strip()) < 10:
        return "不予办理要告知申请行政复议和提起行政诉讼的权利。"
    return ""


def _why_not_pause(case: Standing, said: Said, today: date, calendar: WorkCalendar) -> str:
    if said.kind is None:
        return "请选是哪一种特别程序。"
    if said.until is None or said.until <= today:
        return "请写特别程序预计到哪一天，要在今天以后。"
    if (said.until - today).days > 366:
        return "特别程序最长写到一年以内，到时还没有结束可以再写。"
    if said.kind is Pause.EXTENSION and calendar.workdays_between(today, said.until) > EXTEND_MOST:
        return f"延长审批最多 {EXTEND_MOST} 个工作日，要经本机关负责人批准。"
    return ""


def _why_not_deliver(case: Standing, said: Said, today: date, calendar: WorkCalendar) -> str:
    if said.way is None or said.taker is None:
        return "请选送达的方式和签收的人。"
    if said.on is None or said.on > today:
        return "请写送达的日期，不能在今天以后。"
    if case.decided is not None and said.on < case.decided:
        return "送达的日期不能早于办结的日期。"
    return ""


def told_words(act: Act, said: Said) -> str:
    """What stands on the citizen's timeline beside the name of the act."""
    note = said.note.strip()
    if act is Act.NOT_ACCEPT:
        return f"{note}\n应向：{said.body.strip()}"
    if act is Act.REFUSE:
        return f"{note}\n{said.remedies.strip()}"
    if act is Act.PAUSE and said.kind is not None and said.until is not None:
        until = f"{said.until.year}年{said.until.month}月{said.until.day}日"
        return f"{said.kind.label}，预计到{until}，这段时间不算在办理时限里。{note}"
    if act is Act.DELIVER and said.way is not None and said.taker is not None and said.on is not None:
        return "，".join(
            part for part in (said.way.label, f"{said.taker.label}签收", f"{said.on:%m月%d日}", note) if part
        )
    return note


def facts(act: Act, said: Said, told: Sequence[str], corrections: int) -> dict[str, object]:
    """What reports count by, beside what the timeline says in words."""
    if act is Act.CORRECT:
        items = clean_lines(said.note)
        added = [item for item in items if item not in told] if corrections else []
        return {"items": items, "time": corrections + 1, "added": added, "reason": said.reason.strip()}
    if act is Act.NOT_ACCEPT:
        return {"body": said.body.strip()}
    if act is Act.PAUSE and said.kind is not None and said.until is not None:
        return {"kind": said.kind.value, "until": said.until.isoformat()}
    if act is Act.DELIVER and said.way is not None and said.taker is not None and said.on is not None:
        return {"way": said.way.value, "taker": said.taker.value, "on": said.on.isoformat()}
    return {}


def clean_lines(text: str) -> list[str]:
    """Items written one a line, blanks and numbering removed."""
    lines = (line.strip().lstrip("0123456789.、)） ").strip() for line in text.splitlines())
    return [line for line in lines if line]


def said_of(form: Mapping[str, str]) -> Said:
    """What a page sent; what cannot be read counts as not said."""

    def words(name: str, most: int = 200) -> str:
        return form.get(name, "").replace("\r\n", "\n")[:most]

    return Said(
        note=words("note", MOST_WORDS * 2),
        reason=words("reason"),
        body=words("body", 80),
        remedies=words("remedies", 400),
        kind=next((kind for kind in Pause if kind.value == form.get("kind")), None),
        until=day(form.get("until", "")),
        way=next((way for way in Way if way.value == form.get("way")), None),
        taker=next((taker for taker in Taker if taker.value == form.get("taker")), None),
        on=day(form.get("on", "")),
    )
