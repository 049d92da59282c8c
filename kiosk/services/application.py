"""申请表 of what was filed in this visit, and the letter of authority that goes home with it."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from kiosk.paper.slips import Receipt
from kiosk.services.draft import Draft
from sync.model.authority import LASTS, letter_words
from sync.model.case import Case
from sync.paper.filed import answers_of, form_of
from sync.paper.form import FormSheet, LetterSheet

__all__ = ["FormSheet", "application_of"]


def application_of(draft: Draft, receipt: Receipt) -> FormSheet | None:
    """None for a draft that was not filed, or is wiped. Quick."""
    case = draft.frozen
    if not draft.filed or case is None:
        return None
    form = form_of(case, tuple(answers_of(draft.filling)), receipt.filed_at, receipt.centre)
    return replace(form, authority=_letter(case, receipt.filed_at.date()))


def _letter(case: Case, day: date) -> LetterSheet | None:
    """To be signed at home by who could not come; not where their letter is with the case already."""
    if case.agent is None or case.authority is not None:
        return None
    words = letter_words(case.applicant, case.agent, case.matter_name, day + LASTS)
    return LetterSheet(words=tuple(words.split("\n")), relation=case.agent.relation)
