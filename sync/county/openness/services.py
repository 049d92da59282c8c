"""Publishing and taking down documents."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.feed.rules import EVERYONE, township_scope
from sync.county.feed.services import Publication, move, publish
from sync.county.openness.models import DocumentRevision, PublishedDocument
from sync.county.openness.text import read_document
from sync.model.document import Document
from sync.model.problem import Problem
from sync.protocol.line import Topic


class OpennessError(Exception):
    """str(): Chinese sentences for whoever publishes, one a line."""


class ImportOutcome(Struct, frozen=True):
    published: int
    unchanged: int


def new_key(day: date) -> str:
    """A key for a document typed at the console."""
    return f"doc-{day:%Y%m%d}-{secrets.token_hex(3)}"


def publish_document(document: Document, source: str, by: str, seen: int | None = None) -> bool:
    """Send a checked document to the terminals of its scope; False when it is published just so already.

    seen: the revision it was written from, 0 for a new one; None for what comes from elsewhere and counts
    whatever is here. Raises OpennessError when somebody else was faster.
    """
    record = msgspec.json.encode(document)
    with transaction.atomic():
        known = PublishedDocument.objects.select_for_update().filter(pk=document.key).first()
        if known is not None and known.withdrawn_at is None and bytes(known.record) == record:
            return False
        if seen is not None and seen != (known.rev if known else 0):
            raise OpennessError("这份文件刚才被别人改过，您的改动没有发布。请看过现在的内容再改。")
        last = DocumentRevision.objects.filter(key=document.key).values_list("rev", flat=True).first() or 0
        now = timezone.now()
        DocumentRevision.objects.create(key=document.key, rev=last + 1, record=record, at=now, by=by)
        PublishedDocument.objects.update_or_create(
            key=document.key,
            defaults={
                "rev": last + 1,
                "title": document.title,
                "number": document.number,
                "issuer": document.issuer,
                "issued": document.issued,
                "force": document.force.value,
                "scope": document.scope,
                "source": source,
                "record": record,
                "published_at": now,
                "by": by,
                "withdrawn_at": None,
            },
        )
        publish(move(Topic.OPENNESS, document.key, record, [_place(document.scope)]))
    return True


def withdraw(key: str, by: str) -> None:
    """Take a document down; nothing when it is not published. Its revisions stay."""
    with transaction.atomic():
        known = PublishedDocument.objects.select_for_update().filter(pk=key, withdrawn_at=None).first()
        if known is None:
            return
        now = timezone.now()
        known.rev, known.withdrawn_at, known.by = known.rev + 1, now, by
        known.save(update_fields=["rev", "withdrawn_at", "by"])
        DocumentRevision.objects.create(key=key, rev=known.rev, record=None, at=now, by=by)
        publish([Publication(topic=Topic.OPENNESS, key=key, body=None, scope=_place(known.scope))])


def import_folder(folder: Path, by: str = "命令行") -> ImportOutcome:
    """Publish every ``*.md`` of a folder, all or none; a file's name is its key. Raises OpennessError."""
    found: dict[str, tuple[Document, str]] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.md")):
        try:
            source = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            wrong.append(f"{path.name} 不是 UTF-8 文本。")
            continue
        document = read_document(source, path.stem[:60])
        if isinstance(document, Document):
            found[document.key] = (document, source)
        else:
            wrong.extend(f"{path.name}：{problem.message}" for problem in document)
    if not found and not wrong:
        wrong.append(f"{folder} 里没有 .md 文件。")
    if wrong:
        raise OpennessError("\n".join(wrong))
    with transaction.atomic():
        fresh = sum(publish_document(document, source, by) for document, source in found.values())
    return ImportOutcome(fresh, len(found) - fresh)


def source_of(fields: Mapping[str, str]) -> str:
    """The text of a document from the console's form: the head's fields and the body."""
    head = [
        f"{name}: {' '.join(value.split())}"
        for name, value in fields.items()
        if name != "正文" and value.strip()
    ]
    return "\n".join(["---", *head, "---", "", fields.get("正文", "")])


def document_of(row: PublishedDocument) -> Document:
    return msgspec.json.decode(bytes(row.record), type=Document)


def check(source: str, key: str) -> Document | tuple[Problem, ...]:
    return read_document(source, key)


def _place(scope: str) -> str:
    return township_scope(scope) if scope else EVERYONE
