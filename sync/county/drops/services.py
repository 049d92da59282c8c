"""Opening a drop for a terminal, taking a phone's files for it, ending it.

A file goes into the terminal's own feed in pieces and is deleted from it when the drop ends, at the latest
when its time is over. It came sealed to a key that only the terminal has, and is sealed once more to the
terminal as all that is its alone: nothing of it can be read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.drops.models import Drop, DropFile
from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError
from sync.model.drop import (
    MINUTES,
    MOST_FILE,
    MOST_FILES,
    DropEnd,
    DroppedFile,
    DropPiece,
    DropState,
    piece_key,
)
from sync.model.ids import is_uuid7
from sync.protocol.drop import token_hash
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import seal

PIECE = 512 * 1024
SEALING = 65 + 16
"""Bytes that sealing adds to a file."""
KEPT = timedelta(days=1)
"""So long the row of a drop that is over says why its code opens nothing."""
_HASH, _ONCE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{32}")


class DropRefusedError(Exception):
    """str(): a Chinese sentence for the citizen with the phone. status: of the answer."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.status = status


def open_drop(terminal: Terminal, id: str, hashed: str) -> bool:
    """For the next minutes; False for what is no hash, or known already."""
    if not _HASH.fullmatch(hashed):
        return False
    end_old(timezone.now())
    until = timezone.now() + timedelta(minutes=MINUTES)
    drop, made = Drop.objects.get_or_create(
        token_hash=hashed, defaults={"id": id, "terminal": terminal, "until": until}
    )
    return made or drop.pk == id


def find(token: str) -> Drop:
    """The drop a phone may hand in for now. Raises DropRefusedError."""
    drop = Drop.objects.select_related("terminal").filter(token_hash=token_hash(token)).first()
    if drop is None:
        raise DropRefusedError("这个码不对，请用手机重新扫一扫机器屏幕上的码。", 404)
    if drop.ended_at is not None or drop.until <= timezone.now():
        raise _over()
    return drop


def join(drop: Drop) -> None:
    """A phone has opened the page: the screen says so."""
    with transaction.atomic():
        if Drop.objects.filter(pk=drop.pk, joined=False, ended_at=None).update(joined=True):
            publish([_state(drop)])


def check_size(sealed: int) -> None:
    """Of a sealed file, in bytes. Raises DropRefusedError."""
    if sealed > MOST_FILE + SEALING:
        raise DropRefusedError(
            f"这个文件太大，最大 {MOST_FILE >> 20} 兆。请分开存，或者直接在机器上拍。", 413
        )


def take(drop: Drop, once: str, sealed: bytes) -> None:
    """Durable on return; the same file again changes nothing. Raises DropRefusedError."""
    if not _ONCE.fullmatch(once) or len(sealed) <= SEALING:
        raise DropRefusedError("没有传完整，请再传一次。", 400)
    check_size(len(sealed))
    terminal, number = drop.terminal, drop.files.count() + 1
    parts = [sealed[at : at + PIECE] for at in range(0, len(sealed), PIECE)]
    pieces = [_piece(terminal, piece_key(drop.pk, number, n), part) for n, part in enumerate(parts)]
    with transaction.atomic():
        # Whoever ends the drop meanwhile waits here, and then knows of this file too.
        still = Drop.objects.select_for_update().filter(pk=drop.pk, ended_at=None).first()
        if still is None:
            raise _over()
        if DropFile.objects.filter(drop=drop, once=once).exists():
            return
        if number > MOST_FILES:
            raise DropRefusedError(f"一次最多传 {MOST_FILES} 个。还有的，请在机器上重新点“用手机传”。", 400)
        if drop.files.count() + 1 != number:
            raise DropRefusedError("刚才没有传上，请再传一次。", 409)  # two at the same moment
        DropFile.objects.create(drop=drop, number=number, once=once, pieces=len(parts))
        publish([*pieces, _state(drop)])


def note_end(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """The handler of the kind: nobody stands there any more."""
    assert isinstance(body, DropEnd)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    drop = Drop.objects.select_for_update().filter(pk=body.drop, terminal=message.terminal).first()
    return [] if drop is None else _ended(drop, timezone.now())


def refuse_end(body: Struct) -> None:
    """Raises RefusedError for one that names no drop."""
    assert isinstance(body, DropEnd)  # noqa: S101 - as above
    if not is_uuid7(body.drop):
        raise RefusedError("drop.id", "没有写明结束的是哪一次手机上传。请升级终端软件。")


def about(body: Struct) -> str:
    assert isinstance(body, DropEnd)  # noqa: S101 - as above
    return body.drop


def end_old(now: datetime) -> int:
    """Those whose time is over; how many. What is long over is forgotten."""
    count = 0
    for drop in Drop.objects.filter(ended_at=None, until__lte=now)[:50]:
        with transaction.atomic():
            still = Drop.objects.select_for_update().filter(pk=drop.pk, ended_at=None).first()
            if still is not None:
                publish(_ended(still, now))
                count += 1
    Drop.objects.filter(ended_at__lt=now - KEPT).delete()
    return count


def _ended(drop: Drop, now: datetime) -> list[Publication]:
    """Everything of it out of the feed."""
    if drop.ended_at is None:
        drop.ended_at = now
        drop.save(update_fields=["ended_at"])
    files = list(drop.files.all())
    keys = [piece_key(drop.pk, file.number, n) for file in files for n in range(file.pieces)]
    if drop.joined or files:
        keys.append(drop.pk)
    return [Publication(topic=Topic.DROP, key=key, body=None, terminal=drop.terminal_id) for key in keys]


def _over() -> DropRefusedError:
    words = "这个码已经用完或过期了。还要传，请在机器上重新点“用手机传”，再扫新的码。"
    return DropRefusedError(words, 410)


def _state(drop: Drop) -> Publication:
    """Told of when a phone is there, not before."""
    files = tuple(DroppedFile(f.number, f.once, f.pieces) for f in drop.files.order_by("number"))
    body = msgspec.json.encode(DropState(drop=drop.pk, joined=True, files=files))
    return Publication(
        topic=Topic.DROP,
        key=drop.pk,
        body=body,
        terminal=drop.terminal_id,
        seal_to=bytes(drop.terminal.seal_public),
    )


def _piece(terminal: Terminal, key: str, part: bytes) -> Publication:
    """Sealed before the feed is locked: it is new, so its revision is known."""
    body, public = msgspec.json.encode(DropPiece(part)), bytes(terminal.seal_public)
    first = seal(body, public, feed_info(terminal.pk, Topic.DROP, key, 1))
    return Publication(
        topic=Topic.DROP, key=key, body=body, terminal=terminal.pk, seal_to=public, sealed_first=first
    )
