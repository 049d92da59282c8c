"""Published forms, and what was filled in with them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from sync.county.catalogue.models import PublishedForm
from sync.model.calendar import WorkCalendar
from sync.model.forms.record import FormRecord
from sync.model.problem import Problem

log = logging.getLogger(__name__)
_UNKNOWN = Problem("form", "form.version", "县里没有这一版表格，答案按原样列出，请人工核对。")
_BROKEN = Problem("form", "form.check", "县里没能按表格核对这些答案，请人工核对。")


class Shown(Struct, frozen=True):
    """One question and its answer as the citizen saw them. group: the page it stood on."""

    path: str
    group: str
    label: str
    answer: str


def form(form_id: str, version: str) -> FormRecord | None:
    """A version of a form as it was published, or None."""
    row = PublishedForm.objects.filter(form_id=form_id, version=version).values_list("record", flat=True)
    record = row.first()
    return None if record is None else msgspec.json.decode(bytes(record), type=FormRecord)


def check_answers(
    form_id: str, version: str, answers: Mapping[str, Any], at: datetime, calendar: WorkCalendar
) -> Sequence[Problem]:
    """What the form itself finds wrong with the answers, by the very version they were given in.

    at: when it was filled in. Never raises: an answer that breaks the check is one a person must look at.
    """
    if not form_id:
        return ()
    record = form(form_id, version)
    if record is None:
        return (_UNKNOWN,)
    from sync.model.forms import Context, check, load

    try:
        loaded = load(record)
        if isinstance(loaded, list):
            return (_BROKEN,)
        return tuple(check(loaded, answers, Context(now=at, calendar=calendar)))
    except Exception as error:
        log.error("form %s %s: check failed: %s", form_id, version, type(error).__name__)
        return (_BROKEN,)


def shown_answers(
    form_id: str, version: str, answers: Mapping[str, Any], at: datetime, calendar: WorkCalendar
) -> list[Shown]:
    """Questions and answers in the words of the form; as plain paths where the form cannot say."""
    record = form(form_id, version) if form_id else None
    if record is not None:
        from sync.model.forms import Context, Filling, load

        try:
            loaded = load(record)
            if not isinstance(loaded, list):
                filling = Filling(loaded, Context(now=at, calendar=calendar), answers)
                return [
                    Shown(q.path, q.groups[-1] if q.groups else "", q.label, q.shown)
                    for q in filling.questions()
                    if q.type != "note" and q.value is not None
                ]
        except Exception as error:
            log.error("form %s %s: not shown: %s", form_id, version, type(error).__name__)
    return [Shown(path, "", path.rsplit("/", 1)[-1], _plain(value)) for path, value in answers.items()]


def _plain(value: Any) -> str:
    return "、".join(str(v) for v in value) if isinstance(value, list) else str(value)
