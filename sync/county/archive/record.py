"""办理过程 of a case in words: for the archive, so with whole names; nothing that colleagues noted inside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from msgspec import Struct

from sync.county.archive.contents import Contents, Followup
from sync.county.blobs import services as blobs
from sync.county.desk.models import CaseEvent
from sync.model.followup import Supplement
from sync.paper.filed import way_words
from sync.paper.form import day_words

Cells = tuple[tuple[str, str], ...]


class FileRow(Struct, frozen=True):
    path: str
    size_words: str
    sha256: str


class Record(Struct, frozen=True, kw_only=True):
    """events: when, what, who, note. parts: what came after the filing. made_at: ISO 8601 with zone."""

    number: str
    centre: str
    facts: Cells
    events: tuple[tuple[str, str, str, str], ...]
    parts: tuple[tuple[str, Cells], ...]
    files: tuple[FileRow, ...]
    made_at: str
    made_words: str


def record_of(contents: Contents, made_at: datetime) -> Record:
    """made_at: in local time."""
    arrived = blobs.arrived([one.file for one in contents.files])
    return Record(
        number=contents.number,
        centre=contents.case.terminal.centre_name,
        facts=tuple((name, value) for name, value in _facts(contents) if value),
        events=tuple(_event(row) for row in contents.case.events.select_related("staff")),
        parts=tuple(_part(one) for one in contents.followups),
        files=tuple(
            FileRow(
                one.path,
                f"{-(-one.file.size // 1024)} KB" if arrived.get(one.file.id, False) else "还在路上",
                one.file.sha256,
            )
            for one in contents.files
        ),
        made_at=made_at.isoformat(timespec="seconds"),
        made_words=_moment(made_at),
    )


def _facts(contents: Contents) -> Iterator[tuple[str, str]]:
    case, body = contents.case, contents.body
    yield "事项", case.matter_name
    yield "事项编码", f"{case.matter_code}（第 {case.matter_rev} 版）"
    yield "办件编号", case.case_no or "还没有"
    yield "回执号", case.receipt_no
    yield "申请人", body.applicant.name
    yield "代办人", body.agent.name if body.agent is not None else ""
    yield "帮办员", body.helper
    yield "提交", f"{_moment(contents.filed_at)}，自助终端 {body.terminal}"
    yield "送到县里", _moment(case.received_at)
    yield "收件", case.township_name
    yield "首问", f"{case.asked.name}（{case.asked.org}）" if case.asked is not None else ""
    yield "办理单位", case.owner.name if case.owner is not None else "县政务服务机构"
    yield "经办人", f"{case.holder.name}（{case.holder.org}）" if case.holder is not None else ""
    yield "受理", _moment(case.accepted_at)
    yield "承诺办结", _day(case.promised)
    yield "法定办结", _day(case.statutory)
    yield "现在", case.status.label
    if case.decided_by is not None:
        org = case.decided_org.name if case.decided_org is not None else case.decided_by.org
        yield "决定", f"{org}，{case.decided_by.name}，{_moment(case.closed_at)}"
    yield "送达", _moment(case.delivered_at)


def _event(row: CaseEvent) -> tuple[str, str, str, str]:
    who = row.staff.name if row.staff is not None else row.who
    return _moment(row.at), row.title, " · ".join(part for part in (who, row.org) if part), row.note


def _part(one: Followup) -> tuple[str, Cells]:
    when = _moment(one.at)
    if one.body is None:
        return f"补充的内容（{when} 收到）", (("内容", "打不开：缺少对应的县级私钥"),)
    if not isinstance(one.body, Supplement):
        return f"申请撤回（{when} 收到）", (("理由", one.body.reason or "没有写"),)
    cells = [(material.name, way_words(material.route, material.pages)) for material in one.body.materials]
    cells += [(path.rsplit("/", 1)[-1], str(value)) for path, value in one.body.answers.items()]
    cells += [("说明", one.body.note)] if one.body.note else []
    cells += [("帮办员", one.body.helper)] if one.body.helper else []
    return f"补交的材料（{when} 收到）", tuple(cells) or (("内容", "没有写"),)


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{day_words(local)} {local:%H:%M}"


def _day(day: date | None) -> str:
    return day_words(day) if day is not None else ""
