"""What staff do with rectifications. Every change of stage goes through :func:`act`."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from sync.county.desk.models import CaseReview
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.rectify import queries, rules
from sync.county.rectify.models import Rectification, RectificationStep
from sync.county.rectify.rules import Act, Actor, Source
from sync.county.voices.models import Voice
from sync.model.division import TOWNSHIPS


class RectifyError(Exception):
    """str(): a Chinese sentence for whoever acts."""


def actor_of(staff: Staff, row: Rectification) -> Actor:
    return Actor(staff.office.oversees, row.responsible_id == staff.pk)


def find(
    staff: Staff,
    title: str,
    *,
    source: Source,
    township: str = "",
    details: str = "",
    voice: Voice | None = None,
    review: CaseReview | None = None,
) -> Rectification:
    """Enter what was found. Raises RectifyError."""
    if not access.may_open(staff.office, "rectify:new", changes=True):
        raise RectifyError("您的岗位不登记整改，请告诉督查岗。")
    title, place = " ".join(title.split()), staff.township or township
    if not 2 <= len(title) <= 80:
        raise RectifyError("请写一句发现了什么问题，2 到 80 个字。")
    if place not in {t.code for t in TOWNSHIPS}:
        raise RectifyError("请选是哪个乡镇的问题。")
    if len(details) > rules.MOST_WORDS:
        raise RectifyError(f"详细情况最多 {rules.MOST_WORDS} 个字。")
    with transaction.atomic():
        row = Rectification.objects.create(
            title=title,
            details=details.strip(),
            source=source.value,
            township=place,
            found_at=timezone.now(),
            found_by=staff,
            voice=voice,
            review=review,
        )
        _step(row, "发现", staff, source.label)
    return row


def act(
    row_id: int,
    staff: Staff,
    version: int,
    act: Act,
    *,
    words: str = "",
    lasting: str = "",
    receiver: Staff | None = None,
    due: date | None = None,
) -> Rectification:
    """Do one act on the version that was looked at. Raises RectifyError.

    words: what was done, or why it goes back. due, receiver: for giving it to somebody.
    """
    words, lasting = (text.strip() for text in (words, lasting))
    with transaction.atomic():
        row = queries.visible(staff).select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise RectifyError("没有这一条，或者它不归您管。")
        if row.version != version:
            raise RectifyError("刚才有人处理过这一条，您的操作没有生效。请看过最新情况再办。")
        actor, today = actor_of(staff, row), timezone.localdate()
        why = rules.why_not(row.status, act, actor, words=words, lasting=lasting, due=due, today=today)
        if why:
            raise RectifyError(why)
        told = words
        if act is Act.ASSIGN:
            person = _fit_for(row, receiver)
            row.responsible, row.due = person, due
            told = f"由 {person.masked_name}（{person.org}）负责，{due:%m月%d日}前改好"
            told = "；".join(part for part in (told, words) if part)
        elif act is Act.SUBMIT:
            row.measure, row.lasting = words, lasting
            told = f"{words}；防止再发生：{lasting}"
        elif act is Act.CLOSE:
            row.closed_at, row.closed_by = timezone.now(), staff
        row.stage, row.version = act.target.value, version + 1
        row.save()
        _step(row, act.done, staff, told)
    return row


def _fit_for(row: Rectification, receiver: Staff | None) -> Staff:
    if receiver is None or not receiver.is_active:
        raise RectifyError("请选一位在岗的责任人。")
    if receiver.township not in ("", row.township):
        raise RectifyError(f"{receiver.masked_name} 只管 {receiver.place} 的事，请另选一位。")
    if not access.may_open(receiver.office, "rectify:act", changes=True):
        raise RectifyError(f"{receiver.office.label}不办整改，请另选一位。")
    return receiver


def _step(row: Rectification, title: str, staff: Staff, note: str) -> None:
    RectificationStep.objects.create(
        rectification=row, at=timezone.now(), title=title, who=staff.masked_name, note=note, staff=staff
    )
