"""Reading and publishing the list of bundles (一件事): a table like the list of matters, in CSV or XLSX."""

from __future__ import annotations

import msgspec
from django.db import transaction
from msgspec import Struct

from sync.county.catalogue.models import PublishedMatter
from sync.county.catalogue.releases import PublishError
from sync.county.catalogue.sheets import SheetError, read_sheets
from sync.county.feed.services import Publication, live_bodies, publish
from sync.model.bundle import Bundle, BundlePart
from sync.model.matter import Audience
from sync.protocol.line import Topic

_COLUMNS = {
    "code": ("code", "编码", "一件事编码"),
    "name": ("name", "名称", "一件事名称"),
    "audience": ("audience", "对象", "服务对象"),
    "departments": ("departments", "部门", "办理部门"),
    "matters": ("matters", "事项", "包含事项"),
}
_REQUIRED = ("code", "name", "matters")
_AUDIENCES = {"个人": Audience.PERSON, "企业": Audience.COMPANY}
_MOST_NAME = 40


class BundlesOutcome(Struct, frozen=True):
    """count: bundles in force. changed: records published or taken down. notes: sentences, nothing stops."""

    count: int
    changed: int
    notes: tuple[str, ...]


def load_bundles(source: bytes, filename: str) -> BundlesOutcome:
    """Publish the list, whole or not at all; what is not in it any more goes. Raises PublishError."""
    bundles = _read(source, filename)
    known = set(PublishedMatter.objects.filter(withdrawn_at=None).values_list("code", flat=True))
    notes = [
        f"“{bundle.name}”里的“{part.name}”写的编码是 {part.code}，事项清单里没有，终端上会写“到窗口办”。"
        for bundle in bundles
        for part in bundle.parts
        if part.code and part.code not in known
    ]
    with transaction.atomic():
        old = {msgspec.json.decode(body, type=Bundle).code for body in live_bodies(Topic.BUNDLE)}
        news = [Publication(topic=Topic.BUNDLE, key=b.code, body=msgspec.json.encode(b)) for b in bundles]
        gone = old - {bundle.code for bundle in bundles}
        news.extend(Publication(topic=Topic.BUNDLE, key=code, body=None) for code in gone)
        changed = publish(news)
    return BundlesOutcome(len(bundles), changed, tuple(notes))


def _read(source: bytes, filename: str) -> list[Bundle]:
    problems: list[str] = []
    bundles: dict[str, Bundle] = {}
    try:
        for sheet in read_sheets(source, filename):
            columns: dict[str, int] = {}
            for row in sheet.rows:
                if not columns:
                    columns = _header([cell.text for cell in row.cells])
                    continue
                if row.blank:
                    continue
                where = f"{filename} 第 {row.number} 行"
                bundle = _bundle(columns, [cell.text for cell in row.cells], where, problems)
                if bundle is not None and bundle.code in bundles:
                    problems.append(f"{where}：编码 {bundle.code} 前面已经用过了，请改掉一个。")
                elif bundle is not None:
                    bundles[bundle.code] = bundle
    except SheetError as error:
        raise PublishError(str(error)) from error
    if not bundles and not problems:
        raise PublishError(f"{filename} 里没有找到一件事的清单：表头要有编码、名称、包含事项三列。")
    if problems:
        raise PublishError("\n".join(problems))
    return list(bundles.values())


def _header(cells: list[str]) -> dict[str, int]:
    """Columns by field; empty when this row is no header."""
    names = [cell.strip() for cell in cells]
    found = {field: names.index(word) for field, words in _COLUMNS.items() for word in words if word in names}
    return found if all(field in found for field in _REQUIRED) else {}


def _bundle(columns: dict[str, int], cells: list[str], where: str, problems: list[str]) -> Bundle | None:
    def text(field: str) -> str:
        place = columns.get(field, -1)
        return cells[place].strip() if 0 <= place < len(cells) else ""

    code, name = text("code"), text("name")
    parts = tuple(_part(word) for word in text("matters").split("|") if word.strip())
    words = [word.strip() for word in text("audience").replace("|", "/").split("/") if word.strip()]
    wrong = [word for word in words if word not in _AUDIENCES]
    said = len(problems)
    if not code or len(code) > 40:
        problems.append(f"{where}：编码要填，最多 40 个字符。")
    if not name or len(name) > _MOST_NAME:
        problems.append(f"{where}：名称要填，最多 {_MOST_NAME} 个字。")
    if not parts:
        problems.append(f"{where}：包含事项要填，每项写“名称:编码”，几项之间用 | 隔开。")
    if wrong:
        problems.append(f"{where}：服务对象不认识“{'、'.join(wrong)}”，可以写个人、企业。")
    if len(problems) > said:
        return None
    return Bundle(
        code=code,
        name=name,
        audience=tuple(_AUDIENCES[word] for word in words),
        parts=parts,
        departments=tuple(d.strip() for d in text("departments").split("|") if d.strip()),
    )


def _part(text: str) -> BundlePart:
    name, _, code = text.rpartition(":")
    if not name:
        return BundlePart(text.strip())
    return BundlePart(name.strip(), "" if code.strip() == "-" else code.strip())
