"""What came after a case, opened for a clerk's eyes."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from sync.county.desk.files import ShownFile, shown_files
from sync.county.desk.models import Case
from sync.county.desk.reading import mask_answer
from sync.county.desk.shown import Line
from sync.county.intake import services as intake
from sync.model.case import Applicant, MaterialChoice
from sync.model.followup import Supplement, Withdrawal
from sync.model.persons import mask_name


class ShownFollowup(Struct, frozen=True):
    title: str
    at: datetime
    lines: tuple[Line, ...]
    files: tuple[ShownFile, ...] = ()

    @property
    def on_its_way(self) -> int:
        """How many of its files are not yet whole at the county."""
        return sum(not file.arrived for file in self.files)


def shown_followups(case: Case, *, revealed: bool) -> tuple[ShownFollowup, ...]:
    """Supplements and withdrawals; what helpers did stands in the timeline. Masked unless revealed."""
    found = []
    for row in case.followups.select_related("message"):
        try:
            body = intake.open_message(row.message)
        except LookupError:
            body = None
        if isinstance(body, Supplement):
            lines = _of_supplement(body, revealed=revealed)
            files = _files_of(body, revealed=revealed)
            found.append(ShownFollowup("补充的材料", row.received_at, lines, files))
        elif isinstance(body, Withdrawal):
            lines = (_who(body.person, revealed), Line("理由", body.reason or "没有写"))
            found.append(ShownFollowup("申请撤回", row.received_at, lines))
        elif body is None:
            found.append(ShownFollowup("打不开的补充内容", row.received_at, ()))
    return tuple(found)


def _files_of(body: Supplement, *, revealed: bool) -> tuple[ShownFile, ...]:
    by_material, rest = shown_files(body, revealed=revealed)
    named = (
        replace(file, label=f"{material.name} {file.label}")
        for material in body.materials
        for file in by_material[material.key]
    )
    return (*named, *rest)


def _of_supplement(body: Supplement, *, revealed: bool) -> tuple[Line, ...]:
    lines = [_who(body.person, revealed)]
    lines += [Line(material.name, _how(material)) for material in body.materials]
    for path, value in body.answers.items():
        text = str(value)
        lines.append(Line(path.rsplit("/", 1)[-1], text if revealed else mask_answer(text, (body.person,))))
    if body.note:
        lines.append(Line("说明", body.note if revealed else mask_answer(body.note, (body.person,))))
    return tuple(lines)


def _how(material: MaterialChoice) -> str:
    """A paper is only said to have been given: the clerk looks for it."""
    return f"在机器上交了 {len(material.pages)} 页" if material.pages else "说纸质的已交给窗口或帮办员"


def _who(person: Applicant, revealed: bool) -> Line:
    return Line("来交的人", person.name if revealed else mask_name(person.name))
