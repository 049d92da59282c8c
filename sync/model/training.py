"""Training by the county's departments for matters handed down (应接尽接), and who came to it.

保政管办发〔2024〕12号 二(三): the township learns what is handed down to it, and the department whose
matter it is organises the training. Nothing in it is about a citizen.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from sync.model.ids import is_uuid7
from sync.model.problem import Problem
from sync.model.staff import Duty, StaffMember


class Outcome(StrEnum):
    """What came of it for one person, as whoever trained enters it."""

    PRESENT = "present"
    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return {
            Outcome.PRESENT: "到场",
            Outcome.PASSED: "合格",
            Outcome.FAILED: "不合格",
            Outcome.ABSENT: "没有来",
        }[self]


class Presence(Struct, frozen=True, kw_only=True):
    """Body of a ``presence`` message: somebody signed in for a training at a terminal.

    training: its id. staff: staff number. made_at: ISO 8601 with zone, the terminal's clock.
    """

    id: str
    training: str
    staff: str
    made_at: str


class TrainingMatter(Struct, frozen=True, kw_only=True):
    """A matter that is trained for, as it was called when the plan was made."""

    code: str
    name: str


class Trainee(Struct, frozen=True, kw_only=True):
    """One person of a plan of whom there is something to say.

    number: staff number. named: should come by name, whatever they do. signed_at: ISO 8601, county time, ""
    for who has not signed in; signed_where: label of the terminal. outcome: None until it is entered; words:
    score or remark; marked_by: masked name of who entered it; marked_at: when.
    """

    number: str
    named: bool = False
    signed_at: str = ""
    signed_where: str = ""
    outcome: Outcome | None = None
    words: str = ""
    marked_by: str = ""
    marked_at: str = ""


class TrainingStatus(Struct, frozen=True, kw_only=True):
    """Topic ``training``, key = the plan's id, sealed to each terminal of the townships it is for.

    owner: the department that trains. starts, ends: ISO 8601, county time. duties: who of this township
    should come by what they do; people: those of this township of whom there is more to say. cancelled: why
    it is not held, "" while it is.
    """

    training: str
    title: str
    owner: str
    starts: str
    ends: str
    place: str
    matters: tuple[TrainingMatter, ...] = ()
    note: str = ""
    duties: tuple[Duty, ...] = ()
    people: tuple[Trainee, ...] = ()
    cancelled: str = ""


def trainee_of(status: TrainingStatus, number: str) -> Trainee | None:
    return next((person for person in status.people if person.number == number), None)


def is_for(status: TrainingStatus, member: StaffMember) -> bool:
    """Whether somebody should come, or came: by name, or by what they do in the township."""
    if trainee_of(status, member.number) is not None:
        return True
    return bool(member.township) and member.duty in status.duties


def signing_days(starts: datetime, ends: datetime) -> tuple[date, date]:
    """First and last day on which one signs in; both moments in county time."""
    return starts.date(), max(starts, ends - timedelta(microseconds=1)).date()


def check_presence(presence: Presence) -> tuple[Problem, ...]:
    """What is missing; the terminal asks for it, the county flags it."""
    found: list[Problem] = []
    if not presence.staff.strip():
        found.append(Problem("staff", "presence.staff", "没有工号，不知道是谁签到。"))
    if not is_uuid7(presence.training):
        found.append(Problem("training", "presence.training", "没有说是哪一次培训。"))
    return tuple(found)
