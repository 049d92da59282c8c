"""Publishing records and reading them on from a cursor.

The order is gap-free for a reader: a change takes its number under the lock of the one Head row and
holds that lock until it commits. So a reader that sees number n sees every smaller number too, which a
database sequence does not promise (under PostgreSQL a later number may commit first and a cursor would
step over the earlier one for ever). Publish last in a transaction: whoever holds this lock takes no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from msgspec import Struct

from sync.county import bells, bulk
from sync.county.feed.models import Entry, Head, new_epoch
from sync.county.feed.rules import EVERYONE, Viewer, make_cursor, start_of, terminal_scope
from sync.county.feed.waiting import WaitingRoom
from sync.protocol.line import Record, feed_info
from sync.protocol.seal import seal

PAGE_BYTES = 2_000_000
# A terminal that was away longer than this starts with a snapshot.
DELETIONS_KEPT = timedelta(days=180)
_CHUNK = 400
_FIELDS = ("seq", "topic", "key", "scope", "rev", "body", "sealed", "changed_at")
_READ = ("seq", "topic", "key", "rev", "body", "sealed")
_SEEN_AFTER = '"seq" > %s AND "scope" IN (%s, %s, %s) ORDER BY "seq" LIMIT %s'


class Publication(Struct, frozen=True):
    """One record to publish. body None deletes it. terminal and seal_to: for that terminal alone, sealed.

    anew: give it a new number even when nothing in it changed. sealed_first: the body sealed already, for
    the case that it is the first revision; sealing takes time, and whoever publishes holds a lock.
    over: the revision that whoever changed it had before them, 0 for none; None when it replaces any.
    """

    topic: str
    key: str
    body: bytes | None
    scope: str = EVERYONE
    terminal: str = ""
    seal_to: bytes | None = None
    anew: bool = False
    sealed_first: bytes | None = None
    over: int | None = None

    @property
    def place(self) -> tuple[str, str, str]:
        return (self.topic, self.key, terminal_scope(self.terminal) if self.terminal else self.scope)


class OvertakenError(Exception):
    """Somebody published there after the revision that was looked at; nothing of the lot goes out."""


class FeedPage(Struct, frozen=True):
    records: tuple[Record, ...]
    cursor: str
    more: bool
    snapshot: bool
    epoch: str


_room = WaitingRoom()


def publish(publications: Iterable[Publication]) -> int:
    """Publish in one transaction; how many really changed. The last one of a place counts.

    An unsealed record whose body is the same as before keeps its number and revision. Raises OvertakenError.
    """
    wanted = {p.place: p for p in publications}
    if not wanted:
        return 0
    with transaction.atomic():
        head = _locked_head()
        known = _known(wanted)
        changed = [p for place, p in wanted.items() if _differs(p, known.get(place))]
        if not changed:
            return 0
        now, seq = timezone.now(), head.seq
        new: list[tuple[object, ...]] = []
        old: list[tuple[object, ...]] = []
        for publication in changed:
            seq += 1
            entry = known.get(publication.place)
            rev = entry.rev + 1 if entry else 1
            if publication.over is not None and publication.over != rev - 1:
                raise OvertakenError(publication.key)
            body, sealed = _body(publication, rev), publication.seal_to is not None
            if entry is None:
                new.append((seq, *publication.place, rev, body, sealed, now))
            else:
                old.append((entry.id, seq, rev, body, sealed, now))
        Head.objects.filter(pk=head.pk).update(seq=seq)
        bulk.insert(Entry, _FIELDS, new)
        bulk.update(Entry, ("id", "seq", "rev", "body", "sealed", "changed_at"), old)
        transaction.on_commit(partial(bells.ring, bells.FEED))
    return len(changed)


def read(viewer: Viewer, cursor: str, limit: int) -> FeedPage:
    """The next page for a terminal, without waiting."""
    head = _standing()
    start = start_of(cursor, head.epoch, head.seq, head.swept)
    rows = bulk.select(Entry, _READ, _SEEN_AFTER, (start.after, *viewer.scopes, limit + 1))
    taken: list[Record] = []
    size, more, last = 0, False, start.after
    for seq, topic, key, rev, body, sealed in rows:
        if len(taken) == limit or (taken and size > PAGE_BYTES):
            more = True
            break
        plain = None if body is None else bytes(body)
        taken.append(Record(topic=topic, key=key, rev=rev, body=plain, sealed=sealed))
        last = seq
        size += len(body or b"")
    # Everything up to the head as it was read before the rows has been looked at.
    seq = last if more else max(last, head.seq)
    cursor = make_cursor(head.epoch, seq, head.swept)
    return FeedPage(tuple(taken), cursor, more, start.snapshot, head.epoch)


def wait(viewer: Viewer, cursor: str, limit: int, seconds: float) -> FeedPage:
    """The next page, waiting up to ``seconds`` for one that has something in it.

    Must run outside a transaction: each look is a fresh one.
    """
    if seconds <= 0:
        return read(viewer, cursor, limit)
    page: FeedPage | None = None

    def look() -> FeedPage | None:
        nonlocal page
        page = read(viewer, cursor, limit)
        return page if page.records or page.snapshot else None

    found = _room.wait(viewer.scopes, look, seconds)
    return found or page or read(viewer, cursor, limit)


def epoch() -> str:
    return _standing().epoch


def renew_epoch() -> str:
    """After the database came back from a backup: terminals start a snapshot and learn of it."""
    Head.objects.filter(pk=_head().pk).update(epoch=new_epoch())
    return _head().epoch


def sweep(before: datetime) -> int:
    """Forget deletions older than ``before``; how many. Terminals that were away longer get a snapshot.

    Without it every record that ever was leaves a row that every new terminal reads.
    """
    with transaction.atomic():
        head = _locked_head()
        old = Entry.objects.filter(body__isnull=True, changed_at__lt=before)
        last = old.aggregate(last=Max("seq"))["last"]
        if last is None:
            return 0
        count, _ = old.delete()
        Head.objects.filter(pk=head.pk).update(swept=max(head.swept, last))
    return count


def move(topic: str, key: str, body: bytes, scopes: Collection[str]) -> list[Publication]:
    """Publications that show a record in just these scopes: it is deleted where it was shown before.

    Deletions first: a terminal that sees both an old and a new scope must end with the record.
    """
    shown = Entry.objects.filter(topic=topic, key=key, body__isnull=False).exclude(scope__startswith="d:")
    gone = [s for s in shown.values_list("scope", flat=True) if s not in scopes]
    there = set(shown.values_list("scope", flat=True))
    deletions = [Publication(topic=topic, key=key, body=None, scope=scope) for scope in gone]
    # Where something was deleted under the same key, what stays must come after the deletion.
    again = bool(gone) and bool(there & set(scopes))
    return deletions + [
        Publication(topic=topic, key=key, body=body, scope=scope, anew=again) for scope in sorted(scopes)
    ]


def terminals_with(topic: str, key: str) -> frozenset[str]:
    """The terminals that have a record of their own under this key."""
    own = terminal_scope("")
    shown = Entry.objects.filter(topic=topic, key=key, body__isnull=False, scope__startswith=own)
    return frozenset(scope.removeprefix(own) for scope in shown.values_list("scope", flat=True))


def live_bodies(topic: str) -> Sequence[bytes]:
    """The bodies of all live records of a topic for everyone, by key."""
    rows = Entry.objects.filter(topic=topic, scope=EVERYONE, body__isnull=False).order_by("key")
    return [bytes(body) for body in rows.values_list("body", flat=True) if body is not None]


class _Standing(Struct, frozen=True):
    """The one row of Head, as it stands."""

    epoch: str
    seq: int
    swept: int


def _standing() -> _Standing:
    found = bulk.select(Head, ("epoch", "seq", "swept"), '"id" = 1')
    if found:
        return _Standing(*found[0])
    made = _head()
    return _Standing(made.epoch, made.seq, made.swept)


def _head() -> Head:
    return Head.objects.get_or_create(pk=1)[0]


def _locked_head() -> Head:
    _head()
    return Head.objects.select_for_update().get(pk=1)


class _Known(Struct, frozen=True):
    """A record as it is there."""

    id: int
    rev: int
    body: bytes | None


def _known(wanted: Mapping[tuple[str, str, str], Publication]) -> dict[tuple[str, str, str], _Known]:
    by_topic: dict[str, list[str]] = {}
    for topic, key, _ in wanted:
        by_topic.setdefault(topic, []).append(key)
    found: dict[tuple[str, str, str], _Known] = {}
    for topic, keys in by_topic.items():
        for first in range(0, len(keys), _CHUNK):
            part = keys[first : first + _CHUNK]
            where = f'"topic" = %s AND "key" IN ({", ".join(["%s"] * len(part))})'
            rows = bulk.select(Entry, ("topic", "key", "scope", "id", "rev", "body"), where, (topic, *part))
            found.update({row[:3]: _Known(*row[3:]) for row in rows})
    return found


def _differs(publication: Publication, entry: _Known | None) -> bool:
    if publication.seal_to is not None or publication.anew:
        return True
    if entry is None:
        return publication.body is not None
    return (None if entry.body is None else bytes(entry.body)) != publication.body


def _body(publication: Publication, rev: int) -> bytes | None:
    body = publication.body
    if body is None or publication.seal_to is None:
        return body
    if rev == 1 and publication.sealed_first is not None:
        return publication.sealed_first
    info = feed_info(publication.terminal, publication.topic, publication.key, rev)
    return seal(body, publication.seal_to, info)
