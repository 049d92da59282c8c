"""Tables of line.db, as the steps that lead to them (``PRAGMA user_version`` counts the steps done)."""

from __future__ import annotations

# A step is never edited after a release has shipped it; a change is a new step.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        # Singletons: enrolment, keys, cursor, last contact.
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",
        # One row per message for good. seq rises by one; the row stays as a tombstone when done
        # (body NULL), so that a second post of the id is noticed.
        """CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            epoch INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'done', 'parked')),
            priority INTEGER NOT NULL,
            visit TEXT NOT NULL,
            kind TEXT NOT NULL,
            terminal TEXT NOT NULL,
            made_at TEXT NOT NULL,
            skew_ms INTEGER,
            v INTEGER NOT NULL,
            suite TEXT NOT NULL,
            key TEXT NOT NULL,
            body BLOB,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try REAL NOT NULL DEFAULT 0,
            last_error TEXT NOT NULL DEFAULT '',
            answer_rule TEXT NOT NULL DEFAULT '',
            answer_message TEXT NOT NULL DEFAULT '',
            done_at TEXT NOT NULL DEFAULT '',
            CHECK ((body IS NULL) = (state = 'done'))
        )""",
        # Small for ever: only what is not done.
        "CREATE INDEX outbox_open ON outbox (priority, seq) WHERE state <> 'done'",
        # The feed's mirror. seen: shown by the snapshot that is being taken.
        """CREATE TABLE records (
            topic TEXT NOT NULL,
            key TEXT NOT NULL,
            rev INTEGER NOT NULL,
            body BLOB NOT NULL,
            sealed INTEGER NOT NULL,
            seen INTEGER NOT NULL DEFAULT 1,
            PRIMARY KEY (topic, key)
        )""",
        "CREATE TABLE topics (topic TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID",
        # Replies to questions, sealed to the terminal.
        """CREATE TABLE answers (
            message TEXT PRIMARY KEY REFERENCES outbox (id),
            visit TEXT NOT NULL,
            received_at TEXT NOT NULL,
            body BLOB NOT NULL
        )""",
        # Photographs, named by hash, each with its own progress.
        """CREATE TABLE blobs (
            hash TEXT PRIMARY KEY,
            message TEXT NOT NULL REFERENCES outbox (id),
            visit TEXT NOT NULL,
            size INTEGER NOT NULL,
            sent INTEGER NOT NULL DEFAULT 0,
            body BLOB
        )""",
        # A new epoch means that the county was restored from a backup.
        "CREATE TABLE county_epochs (epoch TEXT PRIMARY KEY, first_seen TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        # The first shape of this table was never filled.
        "DROP TABLE blobs",
        # Sealed files; their bytes in blob_segments. next_try, done_at: seconds since 1970.
        """CREATE TABLE blobs (
            id TEXT NOT NULL UNIQUE,
            visit TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('partial', 'held', 'waiting', 'done', 'parked')),
            size INTEGER NOT NULL DEFAULT 0,
            sha256 BLOB NOT NULL DEFAULT x'',
            sent INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try REAL NOT NULL DEFAULT 0,
            last_error TEXT NOT NULL DEFAULT '',
            done_at REAL NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX blobs_waiting ON blobs (state) WHERE state = 'waiting'",
        """CREATE TABLE blob_segments (
            blob TEXT NOT NULL REFERENCES blobs (id) ON DELETE CASCADE,
            n INTEGER NOT NULL,
            body BLOB NOT NULL,
            UNIQUE (blob, n)
        )""",
        # owner: id of a draft, which is the id of its message once that is posted.
        """CREATE TABLE blob_owners (
            owner TEXT NOT NULL,
            blob TEXT NOT NULL REFERENCES blobs (id) ON DELETE CASCADE,
            PRIMARY KEY (owner, blob)
        ) WITHOUT ROWID""",
        "CREATE INDEX blob_owners_of ON blob_owners (blob)",
    ),
    (
        # Bodies apart: a change of state rewrites a small row instead of the sealed bytes, and what the
        # county has taken can be kept for a while. digest, link: the log (protocol.chain); NULL in rows from
        # before it began. kept: the body is still in bodies. done_unix: by the county's clock; done_epoch:
        # which life of the county took it.
        """CREATE TABLE new_outbox (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            epoch INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'done', 'parked')),
            priority INTEGER NOT NULL,
            visit TEXT NOT NULL,
            kind TEXT NOT NULL,
            terminal TEXT NOT NULL,
            made_at TEXT NOT NULL,
            skew_ms INTEGER,
            v INTEGER NOT NULL,
            suite TEXT NOT NULL,
            key TEXT NOT NULL,
            size INTEGER NOT NULL,
            kept INTEGER NOT NULL DEFAULT 1,
            digest BLOB,
            link BLOB,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try REAL NOT NULL DEFAULT 0,
            last_error TEXT NOT NULL DEFAULT '',
            verdict TEXT NOT NULL DEFAULT '',
            answer_rule TEXT NOT NULL DEFAULT '',
            answer_message TEXT NOT NULL DEFAULT '',
            done_at TEXT NOT NULL DEFAULT '',
            done_unix REAL NOT NULL DEFAULT 0,
            done_epoch TEXT NOT NULL DEFAULT '',
            CHECK (kept OR state = 'done')
        )""",
        "CREATE TABLE bodies (seq INTEGER PRIMARY KEY REFERENCES outbox (seq), body BLOB NOT NULL)",
        """INSERT INTO new_outbox (seq, id, epoch, state, priority, visit, kind, terminal, made_at, skew_ms,
            v, suite, key, size, kept, attempts, next_try, last_error, answer_rule, answer_message, done_at)
            SELECT seq, id, epoch, state, priority, visit, kind, terminal, made_at, skew_ms, v, suite, key,
            coalesce(length(body), 0), body IS NOT NULL, attempts, next_try, last_error, answer_rule,
            answer_message, done_at FROM outbox""",
        "INSERT INTO bodies (seq, body) SELECT seq, body FROM outbox WHERE body IS NOT NULL",
        "DROP TABLE outbox",
        "ALTER TABLE new_outbox RENAME TO outbox",
        "CREATE INDEX outbox_due ON outbox (priority, seq) WHERE state = 'waiting'",
        "CREATE INDEX outbox_apart ON outbox (state) WHERE state IN ('sending', 'parked')",
        "CREATE INDEX outbox_visit ON outbox (visit, next_try)",
        "CREATE INDEX outbox_kept ON outbox (seq, size, done_epoch, done_unix) WHERE state = 'done' AND kept",
        # The end of the log, and the county's anchor. begins: the first row that is in it.
        """CREATE TABLE log (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            begins INTEGER NOT NULL,
            count INTEGER NOT NULL,
            link BLOB NOT NULL,
            anchor_count INTEGER NOT NULL DEFAULT 0,
            anchor_link BLOB NOT NULL DEFAULT x'',
            fork INTEGER NOT NULL DEFAULT 0
        )""",
        """INSERT INTO log (one, begins, count, link)
            SELECT 1, coalesce(max(seq), 0) + 1, coalesce(max(seq), 0), zeroblob(32) FROM outbox""",
    ),
    (
        # For forgetting questions when a visit ends: they are few, all else is many.
        "CREATE INDEX outbox_questions ON outbox (seq) WHERE kind = 'question' AND kept",
    ),
    (
        # Counted for the screens and the reports, beside files that are kept by the thousand.
        "CREATE INDEX blobs_parked ON blobs (state) WHERE state = 'parked'",
    ),
)
VERSION = len(STEPS)
