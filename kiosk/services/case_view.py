"""From what is known of a case to what the progress page shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import days_left_words, moment_words, short_day_words
from kiosk.services.reviews import CLOSED, FILED
from kiosk.services.slip import promise
from kiosk.store.port import ReviewMark, Stub
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseEvent, CaseState, CaseStatus, may_follow
from sync.model.matter import Matter
from sync.model.urge import why_not_urge
from sync.terminal.mailbox.port import MessageState, MessageStatus


class NodeKind(StrEnum):
    """How a timeline node looks (design: done, warn, now, todo)."""

    DONE = "done"
    WARN = "warn"
    NOW = "now"
    TODO = "todo"


class TimelineEntry(Struct, frozen=True):
    """what · when · who, as words."""

    kind: NodeKind
    what: str
    when: str
    who: str


class CaseView(Struct, frozen=True, kw_only=True):
    """A case as the progress page shows it.

    case_no: the county's 办件编号, "" before acceptance. days_left: working days to the promised day,
    negative when overdue, None while no clock runs. share_used: 0 to 1, how much of that time is over.
    review_stage: what can be rated now ("filed" or "closed"), "" when nothing can.
    urge_refusal: why it cannot be urged today, "" when it can. can_supplement: something was asked for;
    supplied: all of it is handed in here and waits to be sent. can_withdraw: the applicant may take it back,
    and has not yet.
    """

    case_id: str
    visit: str
    receipt_no: str
    case_no: str
    matter_code: str
    matter_name: str
    masked_name: str
    masked_id: str
    state: str
    state_words: str
    filed_words: str
    deadline: date | None
    deadline_words: str
    provisional: bool
    days_left: int | None
    share_used: float
    holder_words: str
    line_words: str
    timeline: tuple[TimelineEntry, ...]
    missing: tuple[str, ...]
    review_stage: str
    reviewed: bool
    urge_refusal: str
    can_supplement: bool = False
    supplied: bool = False
    can_withdraw: bool = False


class Followed(Struct, frozen=True):
    """A supplement or withdrawal that was sent from here, and how its message stands (None: unknown)."""

    kind: str
    made_at: str
    message: MessageStatus | None


#: Of a supplement: some of what was asked for, or the last of it.
SUPPLEMENT, SUPPLEMENT_ALL = "supplement", "supplement_all"
WITHDRAWAL = "withdrawal"
SAVED = "saved"
SENT = "sent"
PARKED = "parked"
_LOCAL_WORDS = {SAVED: "已保存，待报送", SENT: "已送到县里，待受理", PARKED: "县里没有收下"}


def view_of(
    *,
    stub: Stub,
    status: CaseStatus | None,
    message: MessageStatus | None,
    online: bool,
    marks: Sequence[ReviewMark],
    catalogue: Catalogue,
    today: date,
    masked_id: str,
    urged_on: date | None = None,
    followed: Sequence[Followed] = (),
) -> CaseView:
    """status None: the county has not said anything of the case yet. urged_on: last, from this terminal.

    followed: what was sent about it from this terminal."""
    filed = datetime.fromisoformat(stub.filed_at).astimezone(CHINA)
    try:
        matter: Matter | None = catalogue.matter(stub.matter_code)
    except KeyError:
        matter = None
    expected, expected_words = promise(matter, filed, catalogue.calendar())
    closed = status is not None and status.state.closed
    stage = CLOSED if closed else FILED
    left, share = _left(status, catalogue.calendar(), today)
    supplied = any(one.kind == SUPPLEMENT_ALL and _on_its_way(one) for one in followed)
    return CaseView(
        case_id=stub.case_id,
        visit=stub.visit,
        receipt_no=stub.receipt_no,
        case_no=status.case_no if status else "",
        matter_code=stub.matter_code,
        matter_name=stub.matter_name,
        masked_name=stub.masked_name,
        masked_id=masked_id,
        state=status.state.value if status else _local(message),
        state_words=status.state.label if status else _LOCAL_WORDS[_local(message)],
        filed_words=moment_words(filed, today),
        deadline=status.promised if status else expected.day if expected else None,
        deadline_words=_deadline_words(status, expected_words, today, left),
        provisional=status.provisional if status and status.promised else not closed,
        days_left=left,
        share_used=share,
        holder_words=_holder_words(status, message),
        line_words=_SUPPLIED_WORDS[online] if supplied else _line_words(status, message, online),
        timeline=(
            *_timeline(status, stub, message, online, expected_words, today),
            *_own_urge(status, urged_on, today, online),
            *_on_their_way(followed, today, online),
        ),
        missing=status.missing if status and not supplied else (),
        review_stage=stage,
        reviewed=any(m.sent for m in marks if m.stage == stage),
        urge_refusal=_urge_refusal(status, message, urged_on, today),
        can_supplement=not supplied and _can_supplement(status),
        supplied=supplied,
        can_withdraw=_can_withdraw(status, message, followed),
    )


def fact_rows(case: CaseView) -> tuple[tuple[str, str], ...]:
    """Name and value of what stands beside the state, on the screen and on paper."""
    rows = (
        ("回执号", case.receipt_no),
        ("办件编号", case.case_no),
        ("办事人", f"{case.masked_name} {case.masked_id}".strip()),
        ("承诺办结", case.deadline_words),
        ("在谁手里", case.holder_words),
    )
    return tuple(row for row in rows if row[1])


def _local(message: MessageStatus | None) -> str:
    if message is None or message.state in (MessageState.WAITING, MessageState.SENDING):
        return SAVED
    return SENT if message.state is MessageState.DONE else PARKED


def _urge_refusal(
    status: CaseStatus | None, message: MessageStatus | None, urged_on: date | None, today: date
) -> str:
    if status is None and _local(message) != SENT:
        return "还没送到县里，送到再催"
    told = status.urged_on if status is not None else None
    last = max((day for day in (urged_on, told) if day is not None), default=None)
    return why_not_urge(status.state if status is not None else None, last, today)


def _on_its_way(one: Followed) -> bool:
    """In the outbox still: the county goes on asking because it cannot know."""
    return one.message is not None and _local(one.message) == SAVED


def _can_supplement(status: CaseStatus | None) -> bool:
    """Only what the county asked for; it says so with the state, or with a list of what is missing."""
    if status is None or status.state.closed:
        return False
    return status.state is CaseState.CORRECTING or bool(status.missing)


def _can_withdraw(
    status: CaseStatus | None, message: MessageStatus | None, followed: Sequence[Followed]
) -> bool:
    if any(one.kind == WITHDRAWAL and _local(one.message) != PARKED for one in followed):
        return False
    if status is None:
        return _local(message) != PARKED
    return may_follow(status.state, CaseState.WITHDRAWN)


def _on_their_way(followed: Sequence[Followed], today: date, online: bool) -> tuple[TimelineEntry, ...]:
    """What the county has not got yet, or did not take; what it has it tells itself."""
    entries = []
    for one in followed:
        local = _local(one.message)
        if local == SENT:
            continue
        what = "您申请撤回" if one.kind == WITHDRAWAL else "您补交了材料"
        when = moment_words(datetime.fromisoformat(one.made_at).astimezone(CHINA), today)
        if local == PARKED:
            why = one.message.answer_message if one.message is not None else ""
            entries.append(TimelineEntry(NodeKind.WARN, what, when, f"县里没有收下：{why}请找帮办员处理"))
        else:
            who = "正在送到窗口" if online else "已存好，联网后自动送到窗口"
            entries.append(TimelineEntry(NodeKind.DONE, what, when, who))
    return tuple(entries)


def _own_urge(
    status: CaseStatus | None, urged_on: date | None, today: date, online: bool
) -> tuple[TimelineEntry, ...]:
    """An urge of today that the county has not confirmed yet."""
    confirmed = status is not None and status.urged_on is not None and status.urged_on >= today
    if urged_on != today or confirmed:
        return ()
    who = "正在送到经办人那里" if online else "联网后自动送到经办人那里"
    return (TimelineEntry(NodeKind.DONE, "您催了一次", "今天", who),)


def _left(status: CaseStatus | None, calendar: WorkCalendar, today: date) -> tuple[int | None, float]:
    """(working days left, share used). The clock runs from acceptance and stands still in 特别程序."""
    if status is None or status.promised is None or status.state is not CaseState.ACCEPTED:
        return None, 0.0
    accepted = next((_day(e) for e in status.events if e.state is CaseState.ACCEPTED), None)
    left = calendar.workdays_between(today, status.promised)
    if accepted is None:
        return left, 0.0
    whole = max(1, calendar.workdays_between(accepted, status.promised))
    return left, min(1.0, max(0.0, (whole - left) / whole))


def _day(event: CaseEvent) -> date:
    return datetime.fromisoformat(event.at).astimezone(CHINA).date()


def _deadline_words(status: CaseStatus | None, expected: str, today: date, left: int | None) -> str:
    if status is not None and status.state is CaseState.PAUSED and status.paused_until is not None:
        return f"特别程序预计到 {short_day_words(status.paused_until, today)}，之后接着算时限"
    if status is not None and status.deliver_by is not None:
        return f"结果 {short_day_words(status.deliver_by, today)} 前送达"
    if status is None or status.promised is None:
        closed = status is not None and status.state.closed
        return "" if closed or expected == "没有承诺时限" else expected
    maybe = "预计 " if status.provisional else ""
    words = f"{maybe}{short_day_words(status.promised, today)} 前办结"
    if status.state is CaseState.PAUSED:
        return f"{words}（特别程序的时间不算在内）"
    return f"{words}，{days_left_words(left)}" if left is not None else words


def _holder_words(status: CaseStatus | None, message: MessageStatus | None) -> str:
    if status is None:
        return {SAVED: "还在这台机器里", SENT: "县政务服务，等待受理", PARKED: "还在这台机器里"}[
            _local(message)
        ]
    who = f"经办人 {status.holder}" if status.holder else ""
    return " · ".join(part for part in (status.holder_org, who) if part)


def _line_words(status: CaseStatus | None, message: MessageStatus | None, online: bool) -> str:
    if status is not None:
        return _STATE_SENTENCES[status.state]
    local = _local(message)
    if local == SENT:
        return "已经送到县里，等窗口受理。受理那天开始算时限。"
    if local == PARKED:
        why = message.answer_message if message is not None else ""
        return f"县里没有收下：{why}请找帮办员处理，您填的内容还在。"
    return "正在报送县里。" if online else "已保存在本机，联网后自动报送。"


#: All that was asked for is handed in, the county has not got it yet; by whether the line is there.
_SUPPLIED_WORDS = {
    True: "您补的材料齐了，正在送到窗口。",
    False: "您补的材料齐了，已经存好，联网后自动送到窗口，不用再补。",
}
_STATE_SENTENCES = {
    CaseState.RECEIVED: "县里已收到，等窗口受理。受理那天开始算时限。",
    CaseState.CORRECTING: "请把下面缺的材料补齐。补正的时间不算在时限里。",
    CaseState.NOT_ACCEPTED: "这件没有受理，原因见下面。有疑问请找帮办员或到窗口问。",
    CaseState.ACCEPTED: "窗口已经受理，正在办理。",
    CaseState.PAUSED: "正在走特别程序（如公示、鉴定），这段时间不算在时限里。",
    CaseState.COMPLETED: "已经办好了。",
    CaseState.REFUSED: "已经办结，结果是不予办理，原因见下面。有疑问请找帮办员或到窗口问。",
    CaseState.WITHDRAWN: "这件已经撤回。",
    CaseState.DELIVERED: "结果已经送达。",
}
_BAD = (CaseState.CORRECTING, CaseState.NOT_ACCEPTED, CaseState.REFUSED)


def _timeline(
    status: CaseStatus | None,
    stub: Stub,
    message: MessageStatus | None,
    online: bool,
    expected: str,
    today: date,
) -> tuple[TimelineEntry, ...]:
    if status is not None and status.events:
        return _county_timeline(status, today)
    filed = moment_words(datetime.fromisoformat(stub.filed_at).astimezone(CHINA), today)
    local = _local(message)
    entries = [
        TimelineEntry(NodeKind.DONE, "提交申请", filed, "在这台自助终端办的"),
        TimelineEntry(NodeKind.DONE, "保存在本机", filed, "已加密保存，断电也不会丢"),
    ]
    if local == SENT and message is not None and message.done_at:
        sent = datetime.fromisoformat(message.done_at).astimezone(CHINA)
        entries.append(TimelineEntry(NodeKind.DONE, "联网报送", moment_words(sent, today), "县里已收到"))
        entries.append(TimelineEntry(NodeKind.NOW, "受理", "等待中", "窗口受理后开始算时限"))
    else:
        if local == PARKED:
            entries.append(TimelineEntry(NodeKind.WARN, "联网报送", "没有收下", "请找帮办员处理"))
        else:
            words = "正在送出" if online else "联网后自动送出"
            entries.append(TimelineEntry(NodeKind.NOW, "联网报送", words, "不用您再跑一趟"))
        entries.append(TimelineEntry(NodeKind.TODO, "受理", "", "窗口受理后开始算时限"))
    entries.append(TimelineEntry(NodeKind.TODO, "办结", expected, "凭回执号随时来查"))
    return tuple(entries)


def _county_timeline(status: CaseStatus, today: date) -> tuple[TimelineEntry, ...]:
    last = len(status.events) - 1
    entries = [
        _entry(event, n == last and not status.state.closed, today) for n, event in enumerate(status.events)
    ]
    if not status.state.closed:
        when = f"{short_day_words(status.promised, today)} 之前" if status.promised else ""
        if when and status.provisional:
            when = f"预计 {when}"
        entries.append(TimelineEntry(NodeKind.TODO, "办结", when, "办好后在这里能查到"))
    return tuple(entries)


def _entry(event: CaseEvent, is_now: bool, today: date) -> TimelineEntry:
    kind = NodeKind.WARN if event.state in _BAD else NodeKind.NOW if is_now else NodeKind.DONE
    at = datetime.fromisoformat(event.at).astimezone(CHINA)
    who = " · ".join(part for part in (event.org, event.who, event.note) if part)
    return TimelineEntry(kind, event.title, moment_words(at, today), who)
