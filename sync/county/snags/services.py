"""What people at the console do with snags. Every change there goes through :func:`act`."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.feed.services import publish
from sync.county.people import access
from sync.county.people.models import Org, Staff
from sync.county.people.orgs import staffed
from sync.county.people.rules import OrgKind
from sync.county.snags import queries, rules
from sync.county.snags.models import Snag, SnagEvent
from sync.county.snags.rules import Act, Actor
from sync.county.snags.status import news
from sync.model.snag import SnagState


class SnagError(Exception):
    """str(): a Chinese sentence for whoever acts."""


def actor_of(staff: Staff, snag: Snag) -> Actor:
    return Actor(access.answers_snag(staff, snag, staffed()), access.confirms_snag(staff, snag))


def act(snag_id: str, staff: Staff, version: int, act: Act, words: str = "", to: Org | None = None) -> Snag:
    """Do one act on the version that was looked at, and tell the township's terminals. Raises SnagError.

    to: which department it is handed on to.
    """
    words = words.strip()
    with transaction.atomic():
        rows = queries.visible(staff).select_for_update(of=("self",))
        snag = rows.filter(pk=snag_id).first()
        if snag is None:
            raise SnagError("没有这一条，或者它不归您管。")
        if snag.version != version:
            raise SnagError("刚才有人处理过这一条，您的操作没有生效。请看过最新情况再办。")
        why = rules.why_not(snag.status, act, actor_of(staff, snag), words)
        if why:
            raise SnagError(why)
        now, told = timezone.now(), words
        if act is Act.ANSWER:
            snag.state, snag.answer, snag.answered_at, snag.answered_by = "answered", words, now, staff
            snag.due, snag.read_at, snag.read_by, snag.rounds = None, None, "", snag.rounds + 1
            snag.version += 1
        elif act is Act.HAND_ON:
            if to is None or not to.is_active or to.sort is OrgKind.STATION or to.pk == snag.owner_id:
                raise SnagError("请选转给哪个部门。")
            snag.owner, snag.version = to, snag.version + 1
            told = f"转给 {to.name}：{words}"
        else:
            confirm(snag, act, now, staff.masked_name)
        snag.save()
        SnagEvent.objects.create(
            snag=snag, at=now, title=act.done, who=staff.masked_name, org=staff.org, note=told, staff=staff
        )
        publish(news(snag))
    return snag


def confirm(snag: Snag, act: Act, at: datetime, who: str) -> None:
    """The township says whether the answer helped: that closes it, or it is the department's turn again."""
    snag.version += 1
    if act is Act.SOLVED:
        snag.state, snag.closed_at, snag.closed_by = SnagState.CLOSED.value, at, who
        return
    days = settings.CONFIG.county.snag_days
    snag.state = SnagState.OPEN.value
    snag.due = catalogue.work_calendar().deadline(timezone.localdate(), days).day
