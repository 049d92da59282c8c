"""What may be done with a voice, by whom, and why not. Nothing here touches the database."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from sync.model.calendar import Deadline, WorkCalendar
from sync.model.voice import VoiceKind, VoiceState, voice_may_follow

LONGEST_NOTE = 500
"""反馈信息 an..500, GB/T 39046-2020 table 10."""


class Act(StrEnum):
    """assign: name the responsible person. answer: what the citizen reads. send_back: the answer will not do.
    close: looked at by somebody who may, and done."""

    ASSIGN = "assign"
    ANSWER = "answer"
    SEND_BACK = "send_back"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return {Act.ASSIGN: "交办", Act.ANSWER: "答复", Act.SEND_BACK: "退回重办", Act.CLOSE: "办结"}[self]

    @property
    def done(self) -> str:
        """The line in the timeline."""
        return {
            Act.ASSIGN: "已交专人办理",
            Act.ANSWER: "已答复",
            Act.SEND_BACK: "退回重办",
            Act.CLOSE: "复核办结",
        }[self]

    @property
    def target(self) -> VoiceState:
        return {
            Act.ASSIGN: VoiceState.ASSIGNED,
            Act.ANSWER: VoiceState.ANSWERED,
            Act.SEND_BACK: VoiceState.ASSIGNED,
            Act.CLOSE: VoiceState.CLOSED,
        }[self]


class Actor(Struct, frozen=True):
    """Who acts. assigns: the office may name people and close. responsible: it is this person's voice."""

    assigns: bool
    responsible: bool


class Standing(Struct, frozen=True):
    """What of a voice its rules depend on."""

    kind: VoiceKind
    state: VoiceState
    has_person: bool
    answer: str
    measure: str


def may_act(standing: Standing, act: Act, actor: Actor) -> bool:
    """Whether the button is there at all; what is typed is judged by :func:`why_not`."""
    if act is Act.SEND_BACK:
        return standing.state is VoiceState.ANSWERED and actor.assigns
    if act is Act.ASSIGN:
        # Not after an answer: that is sending back, with a reason.
        return actor.assigns and standing.state in (VoiceState.RECEIVED, VoiceState.ASSIGNED)
    if not voice_may_follow(standing.state, act.target):
        return False
    if act is Act.ANSWER:
        return actor.responsible
    return _closes(standing.kind, actor)


def why_not(standing: Standing, act: Act, actor: Actor, note: str, measure: str = "") -> str:
    """The sentence that says why an act cannot be done now; empty when it can."""
    if act is Act.ANSWER and not actor.responsible:
        return "只有责任人能答复。请先交办，或者请责任人来写。"
    if act in (Act.ASSIGN, Act.SEND_BACK) and not actor.assigns:
        return f"您的岗位不能{act.label}，请交给督查岗。"
    if act is Act.CLOSE and standing.state is VoiceState.ANSWERED and not _closes(standing.kind, actor):
        return "投诉要由责任人以外的督查岗复核办结。"
    if act is Act.CLOSE and not (standing.has_person and standing.answer.strip()):
        return "还没有责任人或者没有答复，不能办结。"
    if not may_act(standing, act, actor):
        return f"这一件现在是“{standing.state.label}”，不能{act.label}。"
    if act in (Act.ANSWER, Act.SEND_BACK) and not note.strip():
        return "答复会原样告诉群众，请写清楚。" if act is Act.ANSWER else "退回要写明哪里还不行。"
    for text, label in ((note, "这里"), (measure, "整改措施")):
        if len(text) > LONGEST_NOTE:
            return f"{label}最多 {LONGEST_NOTE} 个字，现在多了 {len(text) - LONGEST_NOTE} 个字。"
    if act is Act.ANSWER and standing.kind is VoiceKind.COMPLAINT and not measure.strip():
        # 保政管办发〔2024〕12号 四(三): to a named person, closed-loop, with a lasting prevention.
        return "投诉要写明整改和以后怎么防止；不属实的，写明核实的情况。"
    return ""


def due_from(received: date, days: int, calendar: WorkCalendar) -> Deadline:
    """The day the answer is owed by; the day of arrival itself is not counted (民法典 201)."""
    return calendar.deadline(received, days)


def _closes(kind: VoiceKind, actor: Actor) -> bool:
    """Nobody closes a complaint on himself; what is no complaint its responsible person may close."""
    if kind is VoiceKind.COMPLAINT:
        return actor.assigns and not actor.responsible
    return actor.assigns or actor.responsible
