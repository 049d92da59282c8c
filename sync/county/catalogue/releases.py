"""Versions of forms: sent to the terminals, kept for good, put back when a newer one was a mistake."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils import timezone

from sync.county.catalogue.importing import republish
from sync.county.catalogue.models import FormDraft, FormRelease, MatterForm, PublishedForm, PublishedMatter
from sync.county.feed.services import Publication, publish
from sync.model.forms.record import FormRecord
from sync.protocol.line import Topic


class PublishError(Exception):
    """str(): Chinese sentences, one a line, of what has to be mended first."""


def release(record: FormRecord, source: str, file: bytes, by: str) -> bool:
    """Keep a version and send it down; whether the terminals get anything new. Inside a transaction.

    Publishing the very same form again leaves everything as it is.
    """
    body = msgspec.json.encode(record)
    row, made = PublishedForm.objects.get_or_create(
        form_id=record.id,
        version=record.version,
        defaults={
            "title": record.title[:200],
            "record": body,
            "published_at": timezone.now(),
            "source": source[:200],
            "file": file,
        },
    )
    if not made and file and not row.file:
        PublishedForm.objects.filter(pk=row.pk).update(file=file)
    return _send(record.id, record.version, body, by) or made


def publish_draft(code: str, version: str, by: str) -> FormDraft:
    """Publish the draft of a matter that was looked at. Raises PublishError when it is not there any more."""
    with transaction.atomic():
        lock_matters([code])
        draft = FormDraft.objects.select_for_update().filter(pk=code).first()
        if draft is None or draft.version != version:
            raise PublishError("这份表格刚才被别人换过或者发布了，请看清楚现在的再发布。")
        record = msgspec.json.decode(bytes(draft.record), type=FormRecord)
        draft.delete()
        MatterForm.objects.update_or_create(code=code, defaults={"form_id": record.id})
        release(record, draft.source, bytes(draft.file), by)
        republish([code], draft.source, by)
    return draft


def put_back(form_id: str, version: str, by: str) -> PublishedForm:
    """Send an earlier version down again. Raises PublishError."""
    from sync.model.forms import load

    with transaction.atomic():
        row = PublishedForm.objects.filter(form_id=form_id, version=version).first()
        if row is None:
            raise PublishError("没有这一版表格。")
        body = bytes(row.record)
        if isinstance(load(msgspec.json.decode(body, type=FormRecord)), list):
            raise PublishError("这一版是用旧软件发布的，现在打不开。请下载它的表格文件，重新上传检查。")
        _send(form_id, version, body, by)
    return row


def version_in_use(form_id: str) -> str:
    """The version that terminals have; ``""`` for a form that was never published."""
    return FormRelease.objects.filter(form_id=form_id).values_list("version", flat=True).first() or ""


def forms_in_use() -> frozenset[str]:
    """The ids of all forms that terminals have."""
    return frozenset(FormRelease.objects.order_by().values_list("form_id", flat=True).distinct())


def lock_matters(codes: Sequence[str]) -> None:
    """Take the rows of matters before the feed's head: the order in which everybody takes the two."""
    list(PublishedMatter.objects.select_for_update().filter(code__in=list(codes)).order_by("code"))


def _send(form_id: str, version: str, body: bytes, by: str) -> bool:
    new = version_in_use(form_id) != version
    if new:
        FormRelease.objects.create(form_id=form_id, version=version, at=timezone.now(), by=by[:60])
    return bool(publish([Publication(topic=Topic.FORM, key=form_id, body=body)])) or new
