"""A county that is migrated already, and one that is furnished: sixty migrations cost some six seconds, all
matters and forms ten more, a copy of them none.

Made once for what the migrations and their settings are now, by whichever process of the run comes first, and
kept in the system's temporary folder for the next run. The migrations themselves are tested in tests/upgrade.
What furnishes it are the operator's own commands.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import Enum
from functools import cache
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
COUNTY, ASSETS = ROOT / "sync" / "county", ROOT / "assets"
_KEPT = 4
# Whoever copies it makes keys of its own: terminals must not be told of those it was made with.
_WITHOUT_KEYS = "DELETE FROM feed_entry WHERE topic = 'keys'"


class Furniture(Enum):
    """What the county's people have done before the test begins."""

    NONE = "none"
    MATTERS = "matters"
    """All matters, the calendar, the first accounts."""
    ALL = "all"
    """And all forms, the bundles and the notices."""


_MATTERS = (
    ("import-matters", str(ASSETS / "catalogue" / "matters.xlsx")),
    ("load-calendar",),
    ("first-clerk",),
)
COMMANDS: dict[Furniture, tuple[tuple[str, ...], ...]] = {
    Furniture.NONE: (),
    Furniture.MATTERS: _MATTERS,
    Furniture.ALL: (
        *_MATTERS,
        ("import-forms", str(ASSETS / "catalogue" / "forms")),
        ("import-bundles", str(ASSETS / "catalogue" / "bundles.csv")),
        ("load-notices", str(ASSETS / "notices" / "posters.toml")),
    ),
}


def copy_sqlite(path: Path, furniture: Furniture = Furniture.NONE) -> dict[str, str]:
    """Put a migrated database at ``path``; the passwords of its first accounts by user name."""
    kept = _folder() / f"county-{furniture.value}-{_fingerprint_of(furniture)[:16]}.sqlite3"
    with _alone():
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=_folder()) as folder:
                said = _commands(Path(folder), "sqlite:///made.sqlite3", ("migrate",), *COMMANDS[furniture])
                _whole(Path(folder) / "var" / "made.sqlite3", Path(f"{kept}.part"))
            with closing(sqlite3.connect(f"{kept}.part")) as made, made:
                made.execute(_WITHOUT_KEYS)
            Path(f"{kept}.accounts").write_text(json.dumps(accounts_in(said)), "utf-8")
            Path(f"{kept}.part").replace(kept)
            _drop_old(furniture)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, path)
        passwords: dict[str, str] = json.loads(Path(f"{kept}.accounts").read_text("utf-8"))
        return passwords


def accounts_in(said: str) -> dict[str, str]:
    """Passwords by user name, as ``first-clerk`` prints them."""
    return dict(re.findall(r"用户名：(\S+)　密码：(\S+)", said))


def postgres_name(url: str) -> str:
    """The name of a migrated database in the cluster of ``url``, to be given as TEMPLATE."""
    name = f"ready_{_fingerprint()[:16]}"
    with _alone(), psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(f'CREATE DATABASE "{name}_part"'.encode())
            with tempfile.TemporaryDirectory(dir=_folder()) as folder:
                head, _, query = url.partition("?")
                part = f"{head.rsplit('/', 1)[0]}/{name}_part?{query}"
                _commands(Path(folder), part, ("migrate",))
            with psycopg.connect(part, autocommit=True) as made:
                made.execute(_WITHOUT_KEYS.encode())
            connection.execute(f'ALTER DATABASE "{name}_part" RENAME TO "{name}"'.encode())
    return name


def _whole(made: Path, copy: Path) -> None:
    """With what still stands in its write-ahead log."""
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _commands(folder: Path, database: str, *commands: tuple[str, ...]) -> str:
    """What they printed."""
    (folder / "config.toml").write_text('[paths]\nstate = "var"\n', "utf-8")
    environment = os.environ | {
        "DOORSTEP_CONFIG": str(folder / "config.toml"),
        "DOORSTEP_COUNTY_DATABASE": database,
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    said = []
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "sync.county", *command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
        said.append(done.stdout)
    return "".join(said)


def _drop_old(furniture: Furniture) -> None:
    """Each change of the code makes a new one; other worktrees may still use theirs."""
    made = _folder().glob(f"county-{furniture.value}-*.sqlite3")
    for old in sorted(made, key=lambda path: path.stat().st_mtime)[:-_KEPT]:
        old.unlink()
        Path(f"{old}.accounts").unlink()


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


@cache
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
    return _digest(files)


@cache
def _fingerprint_of(furniture: Furniture) -> str:
    """Of everything that decides what it looks like: what furnishes it is read and checked by all of sync."""
    if furniture is Furniture.NONE:
        return _fingerprint()
    things = [path for kind in ("catalogue", "notices") for path in (ASSETS / kind).rglob("*")]
    code = (ROOT / "sync").rglob("*.py")
    return _digest(sorted({Path(__file__).resolve(), *code, *filter(Path.is_file, things)}))


def _digest(files: list[Path]) -> str:
    found = hashlib.sha256()
    for file in files:
        found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
