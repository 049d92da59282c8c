"""Published forms, and what was filled in with them."""

from __future__ import annotations

import functools
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from sync.county.catalogue.models import PublishedForm
from sync.model.calendar import WorkCalendar
from sync.model.forms.record import FormRecord
from sync.model.ink import is_ink
from sync.model.problem import Problem

if TYPE_CHECKING:
    from sync.model.forms import Filling, Form

log = logging.getLogger(__name__)
_UNKNOWN = Problem("form", "form.version", "县里没有这一版表格，答案按原样列出，请人工核对。")
_BROKEN = Problem("form", "form.check", "县里没能按表格核对这些答案，请人工核对。")


class Shown(Struct, frozen=True):
    """One question and its answer as the citizen saw them. group: the page it stood on. ink: what was written
    by hand (``sync.model.ink``), else ""."""

    path: str
    group: str
    label: str
    answer: str
    ink: str = ""


def form(form_id: str, version: str) -> FormRecord | None:
    """A version of a form as it was published, or None."""
    row = PublishedForm.objects.filter(form_id=form_id, version=version).values_list("record", flat=True)
    record = row.first()
    return None if record is None else msgspec.json.decode(bytes(record), type=FormRecord)


class UnknownFormError(Exception):
    """The county has no such version of a form."""


@functools.lru_cache(maxsize=128)
def compiled(form_id: str, version: str) -> Form:
    """A version's digest names its content, so what was compiled once stays right. Not found is not kept.

    Raises UnknownFormError, or ValueError for a form that does not load.
    """
    from sync.model.forms import load

    record = form(form_id, version) if form_id else None
    if record is None:
        raise UnknownFormError
    loaded = load(record)
    if isinstance(loaded, list):
        raise ValueError("a published form does not load")
    return loaded


def check_answers(
    form_id: str, version: str, answers: Mapping[str, Any], at: datetime, calendar: WorkCalendar
) -> Sequence[Problem]:
    """What the form itself finds wrong with the answers, by the very version they were given in.

    at: when it was filled in. Never raises: an answer that breaks the check is one a person must look at.
    """
    if not form_id:
        return ()
    from sync.model.forms import Context, check

    try:
        return tuple(check(compiled(form_id, version), answers, Context(now=at, calendar=calendar)))
    except UnknownFormError:
        return (_UNKNOWN,)
    except Exception as error:
        log.error("form %s %s: check failed: %s", form_id, version, type(error).__name__)
        return (_BROKEN,)


def filled(
    form_id: str, version: str, answers: Mapping[str, Any], at: datetime, calendar: WorkCalendar
) -> Filling | None:
    """The form as it was filled in then; None where the county has no such version, or it does not load."""
    from sync.model.forms import Context, Filling

    try:
        return Filling(compiled(form_id, version), Context(now=at, calendar=calendar), answers)
    except UnknownFormError:
        return None
    except Exception as error:
        log.error("form %s %s: not filled: %s", form_id, version, type(error).__name__)
        return None


def shown_answers(
    form_id: str, version: str, answers: Mapping[str, Any], at: datetime, calendar: WorkCalendar
) -> list[Shown]:
    """Questions and answers in the words of the form; as plain paths where the form cannot say."""
    filling = filled(form_id, version, answers, at, calendar)
    try:
        if filling is not None:
            return [
                Shown(q.path, q.groups[-1] if q.groups else "", q.label, q.shown, _ink(q.value))
                for q in filling.questions()
                if q.type != "note" and q.value is not None
            ]
    except Exception as error:
        log.error("form %s %s: not shown: %s", form_id, version, type(error).__name__)
    return [
        Shown(path, "", path.rsplit("/", 1)[-1], _plain(value), _ink(value))
        for path, value in answers.items()
    ]


def _ink(value: Any) -> str:
    return value if is_ink(value) else ""


def _plain(value: Any) -> str:
    if is_ink(value):
        return "已手写签名"
    return "、".join(str(v) for v in value) if isinstance(value, list) else str(value)
