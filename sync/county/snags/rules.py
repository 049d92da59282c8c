"""Whose turn a snag is and what each may do with it; decided without the database."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync.model.snag import SnagState

MOST_WORDS = 1000


class Act(StrEnum):
    ANSWER = "answer"
    HAND_ON = "hand_on"
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"

    @property
    def label(self) -> str:
        return {
            Act.ANSWER: "答复",
            Act.HAND_ON: "转给别的部门",
            Act.SOLVED: "解决了",
            Act.NOT_SOLVED: "还没解决",
        }[self]

    @property
    def done(self) -> str:
        return {
            Act.ANSWER: "部门答复",
            Act.HAND_ON: "转给别的部门",
            Act.SOLVED: "乡镇确认已解决",
            Act.NOT_SOLVED: "乡镇说还没解决",
        }[self]


_FROM = {
    Act.ANSWER: (SnagState.OPEN, SnagState.ANSWERED),
    Act.HAND_ON: (SnagState.OPEN,),
    Act.SOLVED: (SnagState.ANSWERED,),
    Act.NOT_SOLVED: (SnagState.ANSWERED,),
}


class Actor(Struct, frozen=True):
    """answers: speaks for the department that owns it. confirms: of the township that reported it."""

    answers: bool
    confirms: bool


def may_act(state: SnagState, act: Act, actor: Actor) -> bool:
    """Whoever answers does not say whether that helped."""
    return state in _FROM[act] and (
        actor.answers if act in (Act.ANSWER, Act.HAND_ON) else actor.confirms and not actor.answers
    )


def why_not(state: SnagState, act: Act, actor: Actor, words: str) -> str:
    """The sentence that says why an act cannot be done; "" when it can."""
    if not may_act(state, act, actor):
        return f"这一条现在是“{state.label}”，您不能{act.label}。"
    if len(words) > MOST_WORDS:
        return f"最多写 {MOST_WORDS} 个字，现在多了 {len(words) - MOST_WORDS} 个字。"
    if len(words.strip()) < 2 and act is not Act.SOLVED:
        return {
            Act.ANSWER: "请写清楚这个事项怎么办，乡镇的人照着就能办。",
            Act.HAND_ON: "请写明为什么不归您这里。",
        }.get(act, "请写明还有什么没解决。")
    return ""
