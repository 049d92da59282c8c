"""An empty county that is migrated already: sixty migrations cost some six seconds, a copy of them none.

Made once for what the migrations and their settings are now, by whichever process of the run comes first, and
kept in the system's temporary folder for the next run. The migrations themselves are tested in tests/upgrade.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
COUNTY = ROOT / "sync" / "county"
# Whoever copies it makes keys of its own: terminals must not be told of those it was made with.
_WITHOUT_KEYS = "DELETE FROM feed_entry WHERE topic = 'keys'"


def copy_sqlite(path: Path) -> None:
    """Put a migrated database at ``path``."""
    kept = _folder() / "county.sqlite3"
    with _alone():
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=_folder()) as folder:
                _migrate(Path(folder), "sqlite:///made.sqlite3")
                _whole(Path(folder) / "var" / "made.sqlite3", Path(f"{kept}.part"))
            with closing(sqlite3.connect(f"{kept}.part")) as made, made:
                made.execute(_WITHOUT_KEYS)
            Path(f"{kept}.part").replace(kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, path)


def postgres_name(url: str) -> str:
    """The name of a migrated database in the cluster of ``url``, to be given as TEMPLATE."""
    name = f"ready_{_fingerprint()[:16]}"
    with _alone(), psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(f'CREATE DATABASE "{name}_part"'.encode())
            with tempfile.TemporaryDirectory(dir=_folder()) as folder:
                head, _, query = url.partition("?")
                part = f"{head.rsplit('/', 1)[0]}/{name}_part?{query}"
                _migrate(Path(folder), part)
            with psycopg.connect(part, autocommit=True) as made:
                made.execute(_WITHOUT_KEYS.encode())
            connection.execute(f'ALTER DATABASE "{name}_part" RENAME TO "{name}"'.encode())
    return name


def _whole(made: Path, copy: Path) -> None:
    """With what still stands in its write-ahead log."""
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _migrate(folder: Path, database: str) -> None:
    (folder / "config.toml").write_text('[paths]\nstate = "var"\n', "utf-8")
    environment = os.environ | {
        "DOORSTEP_CONFIG": str(folder / "config.toml"),
        "DOORSTEP_COUNTY_DATABASE": database,
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, "-m", "sync.county", "migrate"],
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=300,
    )


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"doorstep-county-{os.getuid()}-{_fingerprint()[:16]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(folder)
    return folder


@contextmanager
def _alone() -> Iterator[None]:
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint() -> str:
    """Of everything that decides what an empty county looks like."""
    files = sorted(
        {
            Path(__file__).resolve(),
            *COUNTY.glob("*/migrations/*.py"),
            *COUNTY.glob("*.py"),
            *COUNTY.glob("*/models*.py"),
        }
    )
    found = hashlib.sha256()
    for file in files:
        found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
