"""The loop of a rectification and who may move it on; decided without the database.

Notice 四(二): what checks find goes to a named person, in a closed loop, with a measure that lasts.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

MOST_WORDS = 1000


class Source(StrEnum):
    """Where it was found (notice 四(三): 日常检查、专项督查、上级暗访、群众)."""

    DAILY = "daily"
    SPECIAL = "special"
    COVERT = "covert"
    REVIEW = "review"
    VOICE = "voice"
    HOTLINE = "hotline"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        return {
            Source.DAILY: "日常检查",
            Source.SPECIAL: "专项督查",
            Source.COVERT: "上级暗访",
            Source.REVIEW: "群众评",
            Source.VOICE: "投诉意见",
            Source.HOTLINE: "12345",
            Source.SYSTEM: "系统发现",
        }[self]


class Stage(StrEnum):
    """What has to be done now. CLOSED: nothing."""

    FOUND = "found"
    ASSIGNED = "assigned"
    MENDING = "mending"
    REVIEW = "review"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            Stage.FOUND: "发现",
            Stage.ASSIGNED: "交办",
            Stage.MENDING: "整改",
            Stage.REVIEW: "复核",
            Stage.CLOSED: "销号",
        }[self]

    @property
    def waits_for(self) -> str:
        """What is said of one that stands here."""
        return {
            Stage.FOUND: "等交办",
            Stage.ASSIGNED: "等责任人接办",
            Stage.MENDING: "整改中",
            Stage.REVIEW: "等复核",
            Stage.CLOSED: "已销号",
        }[self]


ORDER = tuple(Stage)


class Act(StrEnum):
    ASSIGN = "assign"
    START = "start"
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return {
            Act.ASSIGN: "交办",
            Act.START: "接办",
            Act.SUBMIT: "报整改结果",
            Act.SEND_BACK: "退回再改",
            Act.CLOSE: "复核通过，销号",
        }[self]

    @property
    def done(self) -> str:
        return {
            Act.ASSIGN: "已交办",
            Act.START: "已接办",
            Act.SUBMIT: "已报整改结果",
            Act.SEND_BACK: "退回再改",
            Act.CLOSE: "复核通过，已销号",
        }[self]

    @property
    def target(self) -> Stage:
        return {
            Act.ASSIGN: Stage.ASSIGNED,
            Act.START: Stage.MENDING,
            Act.SUBMIT: Stage.REVIEW,
            Act.SEND_BACK: Stage.MENDING,
            Act.CLOSE: Stage.CLOSED,
        }[self]


_FROM = {
    Act.ASSIGN: (Stage.FOUND, Stage.ASSIGNED, Stage.MENDING),
    Act.START: (Stage.ASSIGNED,),
    Act.SUBMIT: (Stage.MENDING,),
    Act.SEND_BACK: (Stage.REVIEW,),
    Act.CLOSE: (Stage.REVIEW,),
}


class Actor(Struct, frozen=True):
    """oversees: supervises, and may give to others. responsible: it is this person's to mend."""

    oversees: bool
    responsible: bool


class Step(Struct, frozen=True):
    """A dot of the loop as it is drawn: done, now or todo."""

    stage: Stage
    state: str


def steps(stage: Stage) -> tuple[Step, ...]:
    here = ORDER.index(stage)
    states = [
        "done" if n < here or stage is Stage.CLOSED else "now" if n == here else "todo" for n in range(5)
    ]
    return tuple(Step(one, state) for one, state in zip(ORDER, states, strict=True))


def may_act(stage: Stage, act: Act, actor: Actor) -> bool:
    """Whoever mended it does not look whether it was mended."""
    if stage not in _FROM[act]:
        return False
    if act in (Act.START, Act.SUBMIT):
        return actor.responsible
    if act is Act.ASSIGN:
        return actor.oversees
    return actor.oversees and not actor.responsible


def why_not(
    stage: Stage, act: Act, actor: Actor, *, words: str, lasting: str, due: date | None, today: date
) -> str:
    """The sentence that says why an act cannot be done; "" when it can. lasting: against its coming back."""
    if not may_act(stage, act, actor):
        if act in (Act.CLOSE, Act.SEND_BACK) and stage is Stage.REVIEW and actor.responsible:
            return "自己整改的要由别人复核。"
        return f"这一条现在是“{stage.waits_for}”，您不能{act.label}。"
    if len(words) > MOST_WORDS or len(lasting) > MOST_WORDS:
        return f"每一栏最多写 {MOST_WORDS} 个字。"
    if act is Act.ASSIGN and (due is None or due < today):
        return "请定一个今天或以后的期限。"
    if act is Act.SUBMIT and (len(words.strip()) < 2 or len(lasting.strip()) < 2):
        return "请写明怎么改的，以及怎么防止再发生。"
    if act is Act.SEND_BACK and len(words.strip()) < 2:
        return "请写明哪里还没有改好。"
    return ""
