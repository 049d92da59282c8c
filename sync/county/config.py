"""Where the county server's settings come from: config.toml, and two environment variables.

``DOORSTEP_CONFIG`` names another file; ``DOORSTEP_COUNTY_DATABASE`` another database (a password
does not belong into a file that is copied about). Nothing here writes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

from sync.model.settings import County, SettingsError, read_settings

# Waiting for another writer, in seconds: one clerk's click or one batch of a terminal, many times over.
BUSY_SECONDS = 20
# PostgreSQL's, of one process; what a request needs takes milliseconds, so that few serve many threads.
CONNECTIONS = 16


class CountyConfig(Struct, frozen=True):
    """state: absolute folder of databases and keys. county: the [county] section. file: as read, or None.
    fonts: of paper that terminals print too, in the order of theirs."""

    state: Path
    county: County
    file: Path | None
    fonts: tuple[Path, ...] = ()

    @property
    def folder(self) -> Path:
        """The county server's own part of the state folder."""
        return self.state / "county"


def load_config() -> CountyConfig:
    """Read the settings. Raises SettingsError when a named file is missing or wrong."""
    named = os.environ.get("DOORSTEP_CONFIG", "")
    path = Path(named or "config.toml").absolute()
    if not path.is_file():
        if named:
            raise SettingsError(f"找不到设置文件 {path}，请检查 DOORSTEP_CONFIG 写得对不对。")
        settings, file = read_settings(""), None
    else:
        settings, file = read_settings(path.read_text(encoding="utf-8"), path.name), path
    state = (path.parent / settings.paths.state).resolve()
    fonts = tuple((path.parent / font).resolve() for font in settings.paper.fonts)
    return CountyConfig(state, settings.county, file, fonts)


def database_url(config: CountyConfig) -> str:
    return os.environ.get("DOORSTEP_COUNTY_DATABASE") or config.county.database


# A list asks for thirty rows of a million. On today's disks a row by its index costs little more than the
# next one; PostgreSQL's own figure is of turning disks and makes it read whole tables. And compiling such a
# query takes longer than running it.
_PLANNED = "-c random_page_cost=1.1 -c jit=off"


def database(config: CountyConfig) -> dict[str, Any]:
    """Django's description of the database. Raises SettingsError for a URL of another kind."""
    url = database_url(config)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(config.state / parts.path.removeprefix("/"))
    if parts.scheme in ("postgres", "postgresql"):
        options: dict[str, Any] = dict(parse_qsl(parts.query))
        host = options.pop("host", "") or parts.hostname or ""
        options.setdefault("options", _PLANNED)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "OPTIONS": options | {"pool": {"min_size": 1, "max_size": CONNECTIONS, "timeout": BUSY_SECONDS}},
        }
    raise SettingsError(
        f"[county] 的 database 应以 sqlite:/// 或 postgresql:// 开头，现在是 {parts.scheme or url}。"
    )


def _sqlite(path: Path) -> dict[str, Any]:
    """WAL and FULL: what was acknowledged to a terminal survives a power cut. IMMEDIATE: a transaction
    that will write takes the write lock at once and waits for it, instead of failing half-way.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
