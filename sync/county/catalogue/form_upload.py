"""A form handed in at the console: checked, kept as the draft of its matter, published by a second press."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue.models import FormDraft, MatterForm, PublishedMatter
from sync.model.problem import Problem

_PLACE = re.compile(r"((?:题目|选项|设置)表（\w+）|\w+ 表)(?:第 (\d+) 行)?(?:“([^”]+)”列)?：(.*)", re.DOTALL)
_LIST = re.compile(r"(.+\.csv)(?::(\d+))?\Z")


class Fault(Struct, frozen=True):
    """One problem or warning as the page lists it: sheet (or file), row, column, what to mend."""

    sheet: str
    row: str
    column: str
    message: str


class Checked(Struct, frozen=True):
    """What came of a check: a draft, or what stands in its way."""

    draft: FormDraft | None
    problems: Sequence[Fault]


def check_upload(code: str, file: bytes, filename: str, own_lists: Mapping[str, bytes], by: str) -> Checked:
    """Check a form for a matter and keep it as the matter's draft when it can be published.

    own_lists: choice lists handed in with it, by file name; they come before the county's own of that name.
    """
    # pyxform takes a third of a second to import; a server where nobody uploads a form never does.
    from sync.county.catalogue.xlsform import examine
    from sync.county.catalogue.xlsform_lists import read_list, read_lists
    from sync.model.forms.record import ChoiceList

    lists, wrong = read_lists()
    for name, source in own_lists.items():
        found = read_list(source, Path(name).stem)
        if isinstance(found, ChoiceList):
            lists[Path(name).stem] = found
        else:
            wrong.extend(found)
    if wrong:
        return Checked(None, [fault_of(problem) for problem in wrong])
    outcome = examine(file, filename, lists)
    record = outcome.record
    if record is None:
        return Checked(None, [fault_of(problem) for problem in outcome.problems])
    draft, _ = FormDraft.objects.update_or_create(
        code=code,
        defaults={
            "form_id": record.id,
            "version": record.version,
            "record": msgspec.json.encode(record),
            "file": file,
            "source": filename[:200],
            "at": timezone.now(),
            "by": by[:60],
            "warnings": [msgspec.to_builtins(fault_of(warning)) for warning in outcome.warnings],
        },
    )
    return Checked(draft, [])


def fault_of(problem: Problem) -> Fault:
    """A problem in columns, as a table shows it."""
    placed = _PLACE.match(problem.message)
    if placed is not None:
        sheet, row, column, words = placed.groups()
        return Fault(sheet, row or "", column or "", words)
    listed = _LIST.match(problem.path)
    if listed is not None:
        return Fault(listed[1], listed[2] or "", "", problem.message)
    return Fault("", "", "", problem.message)


def sharers(form_id: str, code: str) -> list[str]:
    """Names of the other published matters that are filed with the same form."""
    codes = MatterForm.objects.filter(form_id=form_id).exclude(code=code).values_list("code", flat=True)
    rows = PublishedMatter.objects.filter(withdrawn_at=None, code__in=list(codes)).order_by("code")
    return list(rows.values_list("name", flat=True))
