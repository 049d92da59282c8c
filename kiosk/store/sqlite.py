"""private.db on disk: WAL, ``synchronous=FULL``; a call that returned survives kill -9 and power loss."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from kiosk.store.chain import is_intact, next_entry
from kiosk.store.port import AuditEntry, DraftRow, FollowupMark, ReviewMark, StoreError, Stub, VoiceRow
from kiosk.store.schema import MIGRATIONS, VERSION
from kiosk.store.staff_tables import StaffTables
from kiosk.store.surroundings import surroundings
from kiosk.store.vault import Vault, load_master
from sync.protocol.seal import new_private_key

FILE = "private.db"
BUSY_MS = 5000
_DRAFT = "id, visit, matter_code, owner, content, saved_at, frozen, kept"
_VOICE = "id, visit, voice_no, tail, kind, about, owners, made_at, envelope"
_STUB = (
    "case_id, visit, receipt_no, tail, matter_code, matter_name, masked_name, owner, person, filed_at, state,"
    " taken_over"
)


class PrivateStore(StaffTables):
    """One connection behind one lock: the kiosk's calls are short and come from two or three threads."""

    def __init__(self, folder: Path) -> None:
        """Open or make ``<folder>/private.db`` and the key beside it. Raises StoreError."""
        self._lock = threading.RLock()
        with surroundings():
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / FILE
            fresh = not path.exists() or path.stat().st_size == 0
            master = load_master(folder, may_create=fresh)
            self._vault = Vault(master)
            if fresh:
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            self._db = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
            )
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode=WAL")
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",  # a dropped draft is overwritten, not left in a free page
            "temp_store=MEMORY",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StoreError(
                "本机资料是更新版本的软件写的，这个版本读不懂。请先升级软件，资料都还在。",
                f"user_version {version} > {VERSION}",
            )
        for number in range(version, VERSION):
            with self._transaction():
                for statement in MIGRATIONS[number]:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version={number + 1}")
        mark = self._vault.digest("key check")
        found = self._meta("key_check")
        if found is None:
            self._set_meta("key_check", mark.encode())
        elif found.decode() != mark:
            raise StoreError(
                "本机的密钥和资料对不上，以前存的草稿打不开。请叫管理员从备份找回密钥，不要删资料文件。",
                "key check failed",
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, surroundings():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with self._lock, surroundings():
            return self._db.execute(sql, values).fetchall()

    def _meta(self, key: str) -> bytes | None:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return bytes(rows[0][0]) if rows else None

    def _set_meta(self, key: str, value: bytes) -> None:
        with self._transaction() as db:
            db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING", (key, value))

    # ---- keys ----

    def seal_private(self) -> bytes:
        closed = self._meta("seal_private")
        if closed is None:
            self._set_meta("seal_private", self._vault.close_up(new_private_key(), "meta/seal_private"))
            closed = self._meta("seal_private")
        return self._vault.open_up(closed or b"", "meta/seal_private")

    def digest(self, *parts: str) -> str:
        return self._vault.digest(*parts)

    # ---- drafts ----

    def save_draft(self, row: DraftRow) -> None:
        with self._transaction() as db:
            self._put(db, row)

    def _put(self, db: sqlite3.Connection, row: DraftRow) -> None:
        content = self._vault.close_up(row.content, f"draft/{row.id}")
        db.execute(
            f"INSERT OR REPLACE INTO draft ({_DRAFT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (row.id, row.visit, row.matter_code, row.owner, content, row.saved_at, row.frozen, row.kept),
        )

    def draft(self, id: str) -> DraftRow | None:
        rows = self._rows(f"SELECT {_DRAFT} FROM draft WHERE id = ?", id)  # noqa: S608
        return self._draft(rows[0]) if rows else None

    def drafts(self) -> Sequence[DraftRow]:
        rows = self._rows(f"SELECT {_DRAFT} FROM draft ORDER BY id")  # noqa: S608
        return [self._draft(row, strict=False) for row in rows]

    def _draft(self, row: tuple[Any, ...], *, strict: bool = True) -> DraftRow:
        id, visit, matter, owner, content, saved_at, frozen, kept = row
        try:
            plain = self._vault.open_up(bytes(content), f"draft/{id}")
        except StoreError:
            if strict:
                raise
            plain = b""  # in a list one damaged draft must not hide the others
        return DraftRow(
            id=str(id),
            visit=str(visit),
            matter_code=str(matter),
            owner=str(owner),
            content=plain,
            saved_at=str(saved_at),
            frozen=bool(frozen),
            kept=bool(kept),
        )

    def drop_draft(self, id: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM draft WHERE id = ?", (id,))

    def freeze(self, day: date, build: Callable[[int], DraftRow]) -> DraftRow:
        with self._transaction() as db:
            row = build(_next_serial(db, day))
            self._put(db, row)
        return row

    # ---- stubs ----

    def file(self, stub: Stub, at: str) -> None:
        with self._transaction() as db:
            added = _add_stub(db, stub)
            db.execute("DELETE FROM draft WHERE id = ?", (stub.case_id,))
            if added:
                self._append(db, at, "case.filed", {"case": stub.case_id, "visit": stub.visit})

    def take_over(self, stubs: Sequence[Stub], at: str) -> None:
        with self._transaction() as db:
            for stub in stubs:
                if _add_stub(db, stub):
                    _use_serial(db, stub.tail)
                    self._append(db, at, "case.taken_over", {"case": stub.case_id, "visit": stub.visit})

    def stub(self, case_id: str) -> Stub | None:
        found = self._stubs("WHERE case_id = ?", case_id)
        return found[0] if found else None

    def stubs(self) -> Sequence[Stub]:
        return self._stubs("")

    def stubs_by_tail(self, tail: str) -> Sequence[Stub]:
        return self._stubs("WHERE tail = ?", tail)

    def stubs_by_owner(self, owner: str) -> Sequence[Stub]:
        return self._stubs("WHERE owner = ?", owner)

    def stubs_by_visit(self, visits: Collection[str]) -> Sequence[Stub]:
        return self._stubs("WHERE visit IN (SELECT value FROM json_each(?))", json.dumps(list(visits)))

    def _stubs(self, where: str, *values: str) -> list[Stub]:
        rows = self._rows(f"SELECT {_STUB} FROM stub {where} ORDER BY case_id", *values)  # noqa: S608
        names = [name.strip() for name in _STUB.split(",")]
        return [msgspec.convert(dict(zip(names, row, strict=True)), Stub) for row in rows]

    def set_state(self, case_id: str, state: str) -> None:
        with self._transaction() as db:
            db.execute("UPDATE stub SET state = ? WHERE case_id = ?", (state, case_id))

    # ---- reviews ----

    def reviews(self, subject: str) -> Sequence[ReviewMark]:
        sql = "SELECT subject, stage, round, id, sent FROM review WHERE subject = ? ORDER BY round"
        return [_mark(row) for row in self._rows(sql, subject)]

    def reserve_review(self, subject: str, stage: str, id: str) -> ReviewMark:
        with self._transaction() as db:
            db.execute(
                "INSERT INTO review SELECT ?, ?, coalesce(max(round), 0) + 1, ?, 0 FROM review"
                " WHERE subject = ? ON CONFLICT (subject, stage) DO NOTHING",
                (subject, stage, id, subject),
            )
            row = db.execute(
                "SELECT subject, stage, round, id, sent FROM review WHERE subject = ? AND stage = ?",
                (subject, stage),
            ).fetchone()
        return _mark(row)

    def review_sent(self, subject: str, stage: str, at: str) -> None:
        with self._transaction() as db:
            changed = db.execute(
                "UPDATE review SET sent = 1 WHERE subject = ? AND stage = ? AND NOT sent", (subject, stage)
            ).rowcount
            if changed:
                self._append(db, at, "review.sent", {"subject": subject, "stage": stage})

    # ---- voices ----

    def reserve_voice(self, day: date, build: Callable[[int], VoiceRow]) -> VoiceRow:
        with self._transaction() as db:
            row = build(_next_serial(db, day))
            values = [*msgspec.structs.astuple(row)]
            values[6] = " ".join(row.owners)
            db.execute(f"INSERT INTO voice ({_VOICE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608
        return row

    def voice_posted(self, id: str, at: str) -> None:
        with self._transaction() as db:
            row = db.execute("SELECT visit FROM voice WHERE id = ? AND envelope != x''", (id,)).fetchone()
            if row is not None:
                db.execute("UPDATE voice SET envelope = x'' WHERE id = ?", (id,))
                self._append(db, at, "voice.sent", {"voice": id, "visit": str(row[0])})

    def drop_voice(self, id: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM voice WHERE id = ? AND envelope != x''", (id,))

    def voices_open(self) -> Sequence[VoiceRow]:
        rows = self._rows(f"SELECT {_VOICE} FROM voice WHERE envelope != x'' ORDER BY id")  # noqa: S608
        return [_voice(row) for row in rows]

    def take_over_voices(self, rows: Sequence[VoiceRow], at: str) -> int:
        new = 0
        with self._transaction() as db:
            for row in rows:
                if db.execute(
                    "SELECT 1 FROM voice WHERE id = ? OR voice_no = ?", (row.id, row.voice_no)
                ).fetchone():
                    continue
                values = [*msgspec.structs.astuple(row)]
                values[6] = " ".join(row.owners)
                db.execute(f"INSERT INTO voice ({_VOICE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608
                _use_serial(db, row.tail)
                self._append(db, at, "voice.taken_over", {"voice": row.id, "visit": row.visit})
                new += 1
        return new

    def voices_by_tail(self, tail: str) -> Sequence[VoiceRow]:
        sql = f"SELECT {_VOICE} FROM voice WHERE tail = ? ORDER BY id"  # noqa: S608
        return [_voice(row) for row in self._rows(sql, tail)]

    # ---- supplements and withdrawals ----

    def add_followup(self, mark: FollowupMark, at: str) -> None:
        values = (mark.id, mark.case_id, mark.kind, mark.made_at)
        with self._transaction() as db:
            sql = "INSERT INTO followup VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
            if db.execute(sql, values).rowcount:
                self._append(db, at, f"case.{mark.kind}", {"case": mark.case_id, "message": mark.id})

    def followups(self, case_id: str) -> Sequence[FollowupMark]:
        sql = "SELECT id, case_id, kind, made_at FROM followup WHERE case_id = ? ORDER BY id"
        return [
            FollowupMark(id=str(id), case_id=str(case), kind=str(kind), made_at=str(made))
            for id, case, kind, made in self._rows(sql, case_id)
        ]

    # ---- urges ----

    def reserve_urge(self, case_id: str, day: date, id: str) -> str:
        where = (case_id, day.isoformat())
        with self._transaction() as db:
            db.execute("INSERT INTO urge VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (*where, id))
            return str(db.execute("SELECT id FROM urge WHERE case_id = ? AND day = ?", where).fetchone()[0])

    def urged_on(self, case_id: str) -> date | None:
        last = self._rows("SELECT max(day) FROM urge WHERE case_id = ?", case_id)[0][0]
        return None if last is None else date.fromisoformat(last)

    # ---- audit ----

    def audit(self, at: str, event: str, ids: Mapping[str, str]) -> None:
        with self._transaction() as db:
            self._append(db, at, event, ids)

    def _append(self, db: sqlite3.Connection, at: str, event: str, ids: Mapping[str, str]) -> None:
        row = db.execute("SELECT * FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        entry = next_entry(_entry(row) if row else None, at, event, ids)
        packed = msgspec.json.encode(dict(entry.ids)).decode()
        db.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?)", (entry.seq, at, event, packed, entry.hash))

    def audit_trail(self) -> Sequence[AuditEntry]:
        return [_entry(row) for row in self._rows("SELECT * FROM audit ORDER BY seq")]

    def audit_intact(self) -> bool:
        return is_intact(self.audit_trail())

    def close(self) -> None:
        with self._lock:
            self._db.close()


def _next_serial(db: sqlite3.Connection, day: date) -> int:
    sql = "INSERT INTO serial VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last"
    return int(db.execute(sql, (day.isoformat(),)).fetchone()[0])


def _add_stub(db: sqlite3.Connection, stub: Stub) -> bool:
    values = msgspec.structs.asdict(stub)
    columns = [name.strip() for name in _STUB.split(",")]
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO stub ({_STUB}) VALUES ({marks}) ON CONFLICT (case_id) DO NOTHING"  # noqa: S608
    return db.execute(sql, [values[name] for name in columns]).rowcount > 0


def _use_serial(db: sqlite3.Connection, tail: str) -> None:
    """A receipt's serial of another machine in this place must not be given again on its day."""
    day, serial = f"20{tail[:2]}-{tail[2:4]}-{tail[4:6]}", int(tail[6:10])
    db.execute(
        "INSERT INTO serial VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET last = max(last, excluded.last)",
        (day, serial),
    )


def _voice(row: tuple[Any, ...]) -> VoiceRow:
    id, visit, number, tail, kind, about, owners, made_at, envelope = row
    return VoiceRow(
        id=str(id),
        visit=str(visit),
        voice_no=str(number),
        tail=str(tail),
        kind=str(kind),
        about=str(about),
        owners=tuple(str(owners).split()),
        made_at=str(made_at),
        envelope=bytes(envelope),
    )


def _mark(row: tuple[Any, ...]) -> ReviewMark:
    subject, stage, round, id, sent = row
    return ReviewMark(
        subject=str(subject),
        stage=str(stage),
        round=int(round),
        id=str(id),
        sent=bool(sent),
    )


def _entry(row: tuple[Any, ...]) -> AuditEntry:
    seq, at, event, ids, digest = row
    return AuditEntry(
        int(seq),
        str(at),
        str(event),
        msgspec.json.decode(str(ids), type=dict[str, str]),
        str(digest),
    )
