"""The log in SQL: each row of the outbox is chained to the one before it (sync.protocol.chain).

The county keeps the end of it as an anchor. Whoever changes, deletes, swaps or inserts a row breaks a link;
who writes all links anew, or cuts the tail off together with the head, does not fit the anchor any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sync.protocol.chain import START, ChainHead, body_digest, next_link
from sync.protocol.envelope import Envelope
from sync.terminal.mailbox.port import LogFinding

_ROWS = (
    "SELECT o.seq, o.digest, o.link, o.epoch, o.id, o.kind, o.terminal, o.visit, o.made_at, o.suite, o.key,"
    " o.kept, b.body FROM outbox AS o LEFT JOIN bodies AS b ON b.seq = o.seq WHERE o.seq >= ? ORDER BY o.seq"
)


def append(db: sqlite3.Connection, message: Envelope, epoch: int) -> tuple[int, bytes, bytes]:
    """Take the next place of the log: its number, the body's digest, the link."""
    count, link = db.execute("SELECT count, link FROM log").fetchone()
    seq, digest = int(count) + 1, body_digest(message.body)
    link = next_link(
        link,
        digest,
        epoch=epoch,
        seq=seq,
        id=message.id,
        kind=message.kind,
        terminal=message.terminal,
        visit=message.visit,
        made_at=message.made_at,
        suite=message.suite,
        key=message.key,
    )
    db.execute("UPDATE log SET count = ?, link = ?", (seq, link))
    return seq, digest, link


def head(db: sqlite3.Connection) -> ChainHead:
    count, link, fork = db.execute("SELECT count, link, fork FROM log").fetchone()
    return ChainHead(count=int(count), link=bytes(link), fork=bool(fork))


def anchored(db: sqlite3.Connection, anchor: ChainHead | None) -> bool:
    """The county's anchor as of its last reply. False: it is not in this log."""
    if anchor is None:
        db.execute("UPDATE log SET anchor_count = 0, anchor_link = x'', fork = 0")
        return True
    known = _link_at(db, anchor.count)
    fits = known is None or known == anchor.link
    if known is None:
        # Beyond the end, it is not ours; before the log began, nothing can be said.
        fits = anchor.count < int(db.execute("SELECT begins FROM log").fetchone()[0])
    db.execute(
        "UPDATE log SET anchor_count = ?, anchor_link = ?, fork = ?", (anchor.count, anchor.link, not fits)
    )
    return fits


def _link_at(db: sqlite3.Connection, seq: int) -> bytes | None:
    row = db.execute("SELECT link FROM outbox WHERE seq = ?", (seq,)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])


def verify(db: sqlite3.Connection) -> list[LogFinding]:
    """Everything in the outbox that is not as it was written; empty when all is well."""
    begins, count, link, anchor_count, anchor_link, fork = db.execute(
        "SELECT begins, count, link, anchor_count, anchor_link, fork FROM log"
    ).fetchone()
    found = list(_walk(db, int(begins), int(count), bytes(link)))
    if fork:
        said = "县里记下的最后一条不在本机的记录里，硬盘可能恢复或复制过。"
        found.append(LogFinding(int(anchor_count), said))
    elif anchor_link and anchor_count >= begins:
        known = _link_at(db, int(anchor_count))
        if known is None:
            found.append(LogFinding(int(anchor_count), "县里见过的这一条，本机没有了，记录的末尾被截去。"))
        elif known != anchor_link:
            found.append(LogFinding(int(anchor_count), "这一条和县里记下的不一样，记录被重新写过。"))
    return found


def _walk(db: sqlite3.Connection, begins: int, count: int, link: bytes) -> Iterator[LogFinding]:
    expected, previous = begins, START
    for row in db.execute(_ROWS, (begins,)):
        seq, digest, stored = row[0], row[1] or b"", row[2] or b""
        if seq != expected:
            yield LogFinding(expected, f"第 {expected} 条到第 {seq - 1} 条不见了。")
        elif _link_of(row, previous) != stored:
            yield LogFinding(seq, "这一条的登记内容或次序被改过。")
        if row[11] and (row[12] is None or body_digest(row[12]) != digest):
            yield LogFinding(seq, "这一条的密封内容被改过或不见了。")
        expected, previous = seq + 1, stored
    if expected <= count:
        yield LogFinding(expected, f"第 {expected} 条到第 {count} 条不见了，记录的末尾被截去。")
    elif expected > count + 1 or previous != link:
        yield LogFinding(expected - 1, "记录的末尾和登记的不一样。")


def _link_of(row: tuple[object, ...], previous: bytes) -> bytes:
    seq, digest, _, epoch, id, kind, terminal, visit, made_at, suite, key = row[:11]
    return next_link(
        previous,
        bytes(digest) if isinstance(digest, bytes) else b"",
        epoch=int(str(epoch)),
        seq=int(str(seq)),
        id=str(id),
        kind=str(kind),
        terminal=str(terminal),
        visit=str(visit),
        made_at=str(made_at),
        suite=str(suite),
        key=str(key),
    )
