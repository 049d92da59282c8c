"""Posters of the idle screen: for the county or a township, from a day to a day."""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Mapping
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sync.county.asking import day
from sync.county.feed.rules import EVERYONE, township_scope
from sync.county.feed.services import Publication, live_bodies, move, publish
from sync.county.openness.models import NoticePoster
from sync.county.openness.services import OpennessError
from sync.model.division import TOWNSHIPS
from sync.model.terminal import Poster
from sync.protocol.line import Topic

LONGEST_TITLE, LONGEST_TEXT, LONGEST_SOURCE = 40, 120, 60
_FILE = "文件"


def check(fields: Mapping[str, str], row: NoticePoster) -> list[str]:
    """Take over what was typed; sentences about what is wrong with it."""
    wrong: list[str] = []
    row.title = fields.get("title", "").replace("\r\n", "\n").strip()
    row.text = " ".join(fields.get("text", "").split())
    row.source = " ".join(fields.get("source", "").split())
    for label, text, most, needed in (
        ("标题", row.title, LONGEST_TITLE, True),
        ("说明", row.text, LONGEST_TEXT, True),
        ("文号或来源", row.source, LONGEST_SOURCE, False),
    ):
        if needed and not text:
            wrong.append(f"请写{label}。")
        if len(text) > most:
            wrong.append(f"{label}最多 {most} 个字，多了 {len(text) - most} 个字，终端上写不下。")
    if row.title.count("\n") > 1:
        wrong.append("标题最多分两行。")
    row.scope = fields.get("scope", "")
    if row.scope not in {"", *(t.code for t in TOWNSHIPS)}:
        wrong.append("请选一个乡镇，或者全县。")
    row.since, row.until = (_day(fields.get(name, ""), wrong) for name in ("since", "until"))
    if row.since and row.until and row.until < row.since:
        wrong.append("撤下的日子早于开始的日子，请核对。")
    return wrong


def save(row: NoticePoster, by: str, seen: str = "") -> None:
    """Keep it and show it where and when it is to be shown.

    seen: of the row as it was looked at. Raises OpennessError when somebody else was faster.
    """
    with transaction.atomic():
        if row.key:
            known = NoticePoster.objects.select_for_update().filter(pk=row.key, taken_down_at=None).first()
            if known is None or known.seen != seen:
                raise OpennessError("这张海报刚才被别人改过或撤下了，这次没有保存。请看过现在的再改。")
        row.key = row.key or f"poster-{timezone.localdate():%Y%m%d}-{secrets.token_hex(3)}"
        row.by, row.changed_at, row.origin = by[:60], timezone.now(), ""
        row.shown = False
        row.save()
        publish(_publications(row, timezone.localdate()))


def take_down(key: str, by: str) -> None:
    with transaction.atomic():
        row = NoticePoster.objects.select_for_update().filter(pk=key, taken_down_at=None).first()
        if row is not None:
            row.taken_down_at, row.by = timezone.now(), by[:60]
            row.save(update_fields=["taken_down_at", "by"])
            publish(_publications(row, timezone.localdate()))


def refresh(now: datetime) -> int:
    """Show those whose day has come and take down those whose last day is over; how many."""
    today = timezone.localdate(now)
    stale = _due(today).filter(shown=False) | _over(today).filter(shown=True)
    keys = list(stale.values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            row = NoticePoster.objects.select_for_update().get(pk=key)
            publish(_publications(row, today))
    return len(keys)


def load_file(source: str, filename: str) -> int:
    """Take over a posters.toml; of what came from such a file before, what is not in it any more goes.

    Raises OpennessError.
    """
    try:
        posters = msgspec.convert(tomllib.loads(source)["poster"], list[Poster])
    except (tomllib.TOMLDecodeError, KeyError, msgspec.ValidationError) as error:
        raise OpennessError(f"{filename} 读不懂：{error}。每条要有 key、title、text、source。") from error
    keys = {poster.key for poster in posters}
    if len(keys) != len(posters):
        raise OpennessError(f"{filename} 里有两条用了同一个 key，请改掉一个。")
    now = timezone.now()
    with transaction.atomic():
        for poster in posters:
            NoticePoster.objects.update_or_create(
                key=poster.key,
                defaults={
                    "title": poster.title,
                    "text": poster.text,
                    "source": poster.source,
                    "scope": "",
                    "since": None,
                    "until": None,
                    "taken_down_at": None,
                    "by": "命令行",
                    "changed_at": now,
                    "origin": _FILE,
                    "shown": True,
                },
            )
        NoticePoster.objects.filter(origin=_FILE).exclude(pk__in=keys).update(taken_down_at=now, shown=False)
        ours = set(NoticePoster.objects.exclude(origin=_FILE).values_list("pk", flat=True))
        old = {msgspec.json.decode(body, type=Poster).key for body in live_bodies(Topic.POSTER)}
        news = [p for poster in posters for p in move(Topic.POSTER, poster.key, _body(poster), [EVERYONE])]
        news.extend(Publication(topic=Topic.POSTER, key=key, body=None) for key in old - keys - ours)
        publish(news)
    return len(posters)


def is_due(row: NoticePoster, today: date) -> bool:
    """Whether terminals show it on that day."""
    started = row.since is None or row.since <= today
    return row.taken_down_at is None and started and (row.until is None or row.until >= today)


def _due(today: date) -> QuerySet[NoticePoster]:
    return NoticePoster.objects.filter(
        Q(since=None) | Q(since__lte=today), Q(until=None) | Q(until__gte=today), taken_down_at=None
    )


def _over(today: date) -> QuerySet[NoticePoster]:
    return NoticePoster.objects.exclude(pk__in=_due(today).values("pk"))


def _publications(row: NoticePoster, today: date) -> list[Publication]:
    due = is_due(row, today)
    if row.shown != due:
        row.shown = due
        row.save(update_fields=["shown"])
    scopes = [township_scope(row.scope) if row.scope else EVERYONE] if due else []
    return move(Topic.POSTER, row.key, _body(Poster(row.key, row.title, row.text, row.source)), scopes)


def _body(poster: Poster) -> bytes:
    return msgspec.json.encode(poster)


def _day(text: str, wrong: list[str]) -> date | None:
    found = day(text)
    if text.strip() and found is None:
        wrong.append(f"日期“{text[:20]}”看不懂，请写成 2026-12-01。")
    return found
