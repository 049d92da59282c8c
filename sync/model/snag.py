"""What does not work about a matter that was handed down to the township (应接尽接), and its answer.

保政管办发〔2024〕12号 二(三): the township tells the county's department at once, and the department helps
and trains. Nothing in it is about a citizen.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from sync.model.ids import is_uuid7
from sync.model.problem import Problem

MOST_WORDS = 500
_NUMBER = re.compile(r"(?<!\d)(?:1\d{10}|\d{17}[\dXx])(?!\d)")


class SnagSort(StrEnum):
    """What is wrong, to choose from."""

    STEPS = "steps"
    RULES = "rules"
    GUIDE = "guide"
    SYSTEM = "system"
    MEANS = "means"
    MANDATE = "mandate"
    TRAINING = "training"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    SnagSort.STEPS: "不知道怎么办",
    SnagSort.RULES: "审核标准拿不准",
    SnagSort.GUIDE: "指南和实际不一样",
    SnagSort.SYSTEM: "业务系统进不去、没权限",
    SnagSort.MEANS: "缺章、缺表、缺设备",
    SnagSort.MANDATE: "没有授权、依据不清",
    SnagSort.TRAINING: "没培训过，想要培训",
    SnagSort.OTHER: "别的问题",
}


class SnagStep(StrEnum):
    """What a message says of a snag: it is there; its answer was read; that helped; that did not."""

    REPORTED = "reported"
    READ = "read"
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"


class SnagState(StrEnum):
    """Whose turn it is: the department's, the township's, nobody's any more."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            SnagState.OPEN: "等部门答复",
            SnagState.ANSWERED: "已答复，等乡镇确认",
            SnagState.CLOSED: "已解决",
        }[self]


class Snag(Struct, frozen=True, kw_only=True):
    """Body of a ``snag`` message.

    staff: staff number; it travels sealed and is shown as the masked name of the account. made_at: ISO 8601
    with zone, the terminal's clock. matter_code, sorts: of a report alone. about: for every other step the
    id of the report. visit: the citizen's visit it came up in, "" for none.
    """

    id: str
    step: SnagStep
    staff: str
    made_at: str
    matter_code: str = ""
    sorts: tuple[SnagSort, ...] = ()
    words: str = ""
    about: str = ""
    visit: str = ""


class SnagStatus(Struct, frozen=True, kw_only=True):
    """Topic ``snag``, key = the report's id, sealed to each terminal of the township.

    who: masked name of who reported it; staff: their number. owner: the department that answers, "" while
    nobody is known to. due: the day an answer is owed by, None once there is one. at, answered_at: ISO 8601,
    county time. answered_by: masked name and office. read: who reported it has read the last answer.
    """

    snag: str
    state: SnagState
    matter_code: str
    matter_name: str
    sorts: tuple[SnagSort, ...]
    words: str
    staff: str
    who: str
    at: str
    owner: str = ""
    due: date | None = None
    answer: str = ""
    answered_at: str = ""
    answered_by: str = ""
    read: bool = False


def check_snag(snag: Snag) -> tuple[Problem, ...]:
    """What is missing or too much; the terminal asks for it, the county flags it."""
    found: list[Problem] = []
    words = snag.words.strip()
    if not snag.staff.strip():
        found.append(Problem("staff", "snag.staff", "请填工号，才知道是谁反映的。"))
    if snag.step is SnagStep.REPORTED:
        if not snag.matter_code.strip():
            found.append(Problem("matter_code", "snag.matter", "请选是哪个事项。"))
        if not snag.sorts:
            found.append(Problem("sorts", "snag.sorts", "请选是什么问题，可以选几样。"))
        if set(snag.sorts) == {SnagSort.OTHER} and not words:
            found.append(Problem("words", "snag.words", "请写一句是什么问题。"))
    elif not is_uuid7(snag.about):
        found.append(Problem("about", "snag.about", "请选是哪一个问题。"))
    if snag.step is SnagStep.NOT_SOLVED and not words:
        found.append(Problem("words", "snag.words", "请写一句还有什么没解决。"))
    if len(snag.words) > MOST_WORDS:
        more = len(snag.words) - MOST_WORDS
        found.append(Problem("words", "snag.long", f"最多写 {MOST_WORDS} 个字，现在多了 {more} 个字。"))
    if _NUMBER.search(snag.words):
        found.append(
            Problem("words", "snag.personal", "不要写群众的手机号或身份证号，只说事项办不下去的地方。")
        )
    return tuple(found)
