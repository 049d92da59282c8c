"""What a citizen sends after a case was filed: missing papers, or the wish to take it back.

Both name who is asking, as identified at the terminal: another terminal than the one of the case may
send them (全县通办), and the county compares the person with the case before anything happens.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from sync.model.case import Applicant, CaseFile, MaterialChoice, Signature
from sync.model.problem import Problem

MOST_REASON = 500


class Supplement(Struct, frozen=True, kw_only=True):
    """Body of a ``supplement`` message: what a correction (补正) asked for, or was promised for later (容缺).

    materials: those handed in now. answers: path -> value of what was mended in the form, in the revision
    the case was filed with. files: as in a case. complete: the citizen says that nothing is missing any more.
    """

    id: str
    case_id: str
    receipt_no: str
    visit: str
    person: Applicant
    made_at: str
    materials: tuple[MaterialChoice, ...] = ()
    answers: dict[str, Any] = {}
    note: str = ""
    complete: bool = True
    files: tuple[CaseFile, ...] = ()
    signature: Signature | None = None
    helper: str = ""


class Withdrawal(Struct, frozen=True, kw_only=True):
    """Body of a ``withdrawal`` message: the applicant takes the case back (撤回). reason may be empty."""

    id: str
    case_id: str
    receipt_no: str
    visit: str
    person: Applicant
    made_at: str
    reason: str = ""
    signature: Signature | None = None
    helper: str = ""


def check_supplement(supplement: Supplement) -> tuple[Problem, ...]:
    """A supplement brings something, and its words fit."""
    found: list[Problem] = []
    brought = supplement.materials or supplement.answers or supplement.files
    if not brought and not supplement.note.strip():
        found.append(Problem("materials", "supplement.empty", "还没有补任何材料，请至少补一样再提交。"))
    found.extend(_fits(supplement.note, "note"))
    return tuple(found)


def check_withdrawal(withdrawal: Withdrawal) -> tuple[Problem, ...]:
    return _fits(withdrawal.reason, "reason")


def _fits(text: str, path: str) -> tuple[Problem, ...]:
    more = len(text) - MOST_REASON
    if more <= 0:
        return ()
    return (Problem(path, f"{path}.long", f"最多写 {MOST_REASON} 个字，现在多了 {more} 个字。"),)
