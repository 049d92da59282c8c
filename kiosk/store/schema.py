"""private.db's tables. ``PRAGMA user_version`` counts the migrations done; each is one transaction."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE draft (
            id TEXT PRIMARY KEY,
            visit TEXT NOT NULL,
            matter_code TEXT NOT NULL,
            owner TEXT NOT NULL,
            content BLOB NOT NULL,
            saved_at TEXT NOT NULL,
            frozen INTEGER NOT NULL,
            kept INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE TABLE serial (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE stub (
            case_id TEXT PRIMARY KEY,
            visit TEXT NOT NULL,
            receipt_no TEXT NOT NULL UNIQUE,
            tail TEXT NOT NULL,
            matter_code TEXT NOT NULL,
            matter_name TEXT NOT NULL,
            masked_name TEXT NOT NULL,
            owner TEXT NOT NULL,
            person TEXT NOT NULL,
            filed_at TEXT NOT NULL,
            state TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX stub_tail ON stub (tail)",
        "CREATE INDEX stub_owner ON stub (owner)",
        """
        CREATE TABLE review (
            subject TEXT NOT NULL,
            stage TEXT NOT NULL,
            round INTEGER NOT NULL,
            id TEXT NOT NULL UNIQUE,
            sent INTEGER NOT NULL,
            PRIMARY KEY (subject, stage),
            UNIQUE (subject, round)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            event TEXT NOT NULL,
            ids TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """,
    ),
    (
        """
        CREATE TABLE voice (
            id TEXT PRIMARY KEY,
            visit TEXT NOT NULL,
            voice_no TEXT NOT NULL UNIQUE,
            tail TEXT NOT NULL,
            kind TEXT NOT NULL,
            about TEXT NOT NULL,
            owners TEXT NOT NULL,
            made_at TEXT NOT NULL,
            envelope BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX voice_tail ON voice (tail)",
    ),
    ("ALTER TABLE stub ADD COLUMN taken_over TEXT NOT NULL DEFAULT ''",),
    (
        """
        CREATE TABLE urge (
            case_id TEXT NOT NULL,
            day TEXT NOT NULL,
            id TEXT NOT NULL UNIQUE,
            PRIMARY KEY (case_id, day)
        ) STRICT, WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE followup (
            id TEXT PRIMARY KEY,
            case_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            made_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX followup_case ON followup (case_id)",
    ),
    (
        """
        CREATE TABLE upkeep (
            id TEXT PRIMARY KEY,
            session TEXT NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            made_at TEXT NOT NULL,
            content BLOB NOT NULL,
            envelope BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE wrong_try (
            who TEXT PRIMARY KEY,
            count INTEGER NOT NULL,
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE helped (
            id TEXT PRIMARY KEY,
            session TEXT NOT NULL,
            visit TEXT NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            case_id TEXT NOT NULL,
            made_at TEXT NOT NULL,
            content BLOB NOT NULL,
            sent INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE deed (
            id TEXT PRIMARY KEY,
            book TEXT NOT NULL,
            session TEXT NOT NULL,
            visit TEXT NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            case_id TEXT NOT NULL,
            made_at TEXT NOT NULL,
            content BLOB NOT NULL,
            sent INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "INSERT INTO deed SELECT id, 'helped', session, visit, number, kind, case_id, made_at, content, sent"
        " FROM helped",
        "INSERT INTO deed SELECT id, 'upkeep', session, '', number, kind, '', made_at, content,"
        " envelope = x'' FROM upkeep",
        "DROP TABLE helped",
        "DROP TABLE upkeep",
    ),
    (
        """
        CREATE TABLE round (
            id TEXT PRIMARY KEY,
            number TEXT NOT NULL,
            started_at TEXT NOT NULL,
            content BLOB NOT NULL,
            closed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ),
)

VERSION = len(MIGRATIONS)
