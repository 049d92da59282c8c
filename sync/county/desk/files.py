"""Photographs and scans of a case: what a page says of them, and their bytes for a clerk who may look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from msgspec import Struct

from sync.county.blobs import services as blobs
from sync.county.desk.models import Case, Reveal
from sync.county.desk.services import DeskError
from sync.county.intake import services as intake
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Staff
from sync.model.case import Case as FiledCase
from sync.model.case import CaseFile
from sync.model.followup import Supplement
from sync.protocol.seal import SealError

SHOWN_INLINE = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/pdf": "pdf",
}
"""What a browser shows by itself without running anything; all else is only saved."""
_OPENED = "打开材料文件"
REVEAL_LASTS = timedelta(minutes=10)


class ShownFile(Struct, frozen=True):
    """id: "" unless it may be opened now. label: 第 1 页. arrived: whole at the county."""

    id: str
    label: str
    arrived: bool


class OpenedFile(Struct, frozen=True):
    """name: for saving; says nothing of the citizen."""

    pieces: Iterator[bytes]
    size: int
    type: str
    name: str
    inline: bool


def shown_files(
    body: FiledCase | Supplement, *, revealed: bool
) -> tuple[dict[str, tuple[ShownFile, ...]], tuple[ShownFile, ...]]:
    """By material key, and those that belong to no material (photographs asked for by the form)."""
    arrived = blobs.arrived(body.files)
    by_material: dict[str, tuple[ShownFile, ...]] = {}
    named: set[str] = set()
    for choice in body.materials:
        named |= set(choice.pages)
        by_material[choice.key] = tuple(
            _shown(id, f"第 {place} 页", arrived, revealed=revealed)
            for place, id in enumerate(choice.pages, 1)
        )
    others = [file.id for file in body.files if file.id not in named]
    rest = tuple(_shown(id, f"第 {n} 张", arrived, revealed=revealed) for n, id in enumerate(others, 1))
    return by_material, rest


class Sheet(Struct, frozen=True):
    """One page of the viewer. id: of the file; name: of the material; picture: shown as such, else framed."""

    id: str
    name: str
    label: str
    picture: bool
    framed: bool


def sheets(case: Case, staff: Staff) -> tuple[Sheet, ...]:
    """All files of a case that are here, in the order of the materials, then those that came later.

    Raises DeskError unless this person may look at them now (see open_file).
    """
    _fresh_reveal(case, staff)
    found: list[Sheet] = []
    for message in (case.message, *(row.message for row in case.followups.select_related("message"))):
        try:
            body = intake.open_message(message)
        except LookupError:
            continue
        if isinstance(body, (FiledCase, Supplement)):
            found += _sheets_of(body)
    return tuple(found)


def _sheets_of(body: FiledCase | Supplement) -> list[Sheet]:
    types = {file.id: file.type for file in body.files}
    by_material, rest = shown_files(body, revealed=True)
    named = [(m.name, file) for m in body.materials for file in by_material[m.key]]
    named += [("表里的照片" if isinstance(body, FiledCase) else "补充的材料", file) for file in rest]
    return [
        Sheet(
            file.id,
            name,
            file.label,
            picture=types.get(file.id, "").startswith("image/") and types[file.id] in SHOWN_INLINE,
            framed=types.get(file.id) == "application/pdf",
        )
        for name, file in named
        if file.id
    ]


def _fresh_reveal(case: Case, staff: Staff) -> Reveal:
    """This person's own 查看完整信息 of this case, of the last ten minutes. Raises DeskError."""
    looks = Reveal.objects.filter(case=case, staff=staff).exclude(reason__startswith=_OPENED)
    reveal = looks.order_by("-at").first()
    if not staff.office.reveals or reveal is None or timezone.now() - reveal.at > REVEAL_LASTS:
        raise DeskError("请先在办件里点“查看完整信息”，写明为什么要看，十分钟内可以打开材料。")
    return reveal


def open_file(case: Case, staff: Staff, file_id: str) -> OpenedFile:
    """The bytes of one file, noted as a look at the citizen's data.

    Only within ten minutes of this person's own 查看完整信息 of this case. Raises DeskError with a sentence.
    """
    reveal = _fresh_reveal(case, staff)
    message, file = _file_of(case, file_id)
    try:
        pieces = blobs.open_blob(message, file)
    except LookupError as error:
        raise DeskError("这份材料还在路上，没有全部送到县里，请晚点再看。") from error
    except SealError as error:
        raise DeskError("这份材料打不开，内容和登记的对不上。请联系系统管理员。") from error
    noted = f"{_OPENED} {file_id[-6:]}：{reveal.reason}"
    Reveal.objects.create(case=case, staff=staff, at=timezone.now(), reason=noted[:200])
    return OpenedFile(
        pieces=pieces,
        size=file.size,
        type=file.type if file.type in SHOWN_INLINE else "application/octet-stream",
        name=f"{re.sub('[^0-9A-Za-z]', '', case.case_no or case.receipt_no)}-{file_id[-6:]}"
        f".{SHOWN_INLINE.get(file.type, 'bin')}",
        inline=file.type in SHOWN_INLINE,
    )


def _file_of(case: Case, file_id: str) -> tuple[ReceivedMessage, CaseFile]:
    """In the case as filed, or in what was handed in later."""
    unreadable = False
    for message in (case.message, *(row.message for row in case.followups.select_related("message"))):
        try:
            body = intake.open_message(message)
        except LookupError:
            unreadable = True
            continue
        files = body.files if isinstance(body, (FiledCase, Supplement)) else ()
        found = next((file for file in files if file.id == file_id), None)
        if found is not None:
            return message, found
    if unreadable:
        raise DeskError("这个办件的内容打不开：缺少对应的县级私钥。请联系系统管理员。")
    raise DeskError("这个办件里没有这份材料。")


def _shown(id: str, label: str, arrived: dict[str, bool], *, revealed: bool) -> ShownFile:
    there = arrived.get(id, False)
    return ShownFile(id if there and revealed else "", label, there)
