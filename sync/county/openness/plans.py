"""Documents at a set time: published, taken down."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct

from sync.county.openness.models import PublishedDocument
from sync.county.openness.services import publish_document, withdraw
from sync.county.planned.models import Planned
from sync.county.planned.services import PlanFailedError, plan
from sync.model.document import Document

DOCUMENT, TAKE_DOWN = "document", "document.off"


class _Planned(Struct, frozen=True):
    """rev: of the document that was published when this was written; 0 for none."""

    document: Document
    source: str
    rev: int


def plan_document(document: Document, source: str, at: datetime, by: str) -> Planned:
    payload = msgspec.json.encode(_Planned(document, source, _rev(document.key)))
    return plan(DOCUMENT, document.key, document.title, payload, at, by)


def plan_take_down(row: PublishedDocument, at: datetime, by: str) -> Planned:
    return plan(TAKE_DOWN, row.key, row.title, b"", at, by)


def do_document(planned: Planned) -> str:
    kept = msgspec.json.decode(bytes(planned.payload), type=_Planned)
    if _rev(planned.key) != kept.rev:
        raise PlanFailedError("定好以后这份文件又被改过，没有按计划发布，以免盖掉后来的改动。")
    publish_document(kept.document, kept.source, planned.by)
    return "已发布"


def do_take_down(planned: Planned) -> str:
    withdraw(planned.key, planned.by)
    return "已撤下"


def _rev(key: str) -> int:
    return PublishedDocument.objects.filter(pk=key).values_list("rev", flat=True).first() or 0
