"""The county database of every release runs forward to today's, on SQLite and PostgreSQL; nothing is lost.

A server of the release may go on while it happens: what it inserts fits the new tables.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.helpers.county_postgres import PostgresCluster, new_database, why_not

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OLD = sorted(HERE.glob("county-*.db.gz"))
# What the release leaves, asked of today's code.
ASK = """
import json
from sync.county.desk.models import Case, CaseEvent, Reveal, CaseReview
from sync.county.people.models import Org, Staff
from sync.county.people.access import cases_of
staff = {s.username: s for s in Staff.objects.select_related("unit")}
print(json.dumps({
    "states": sorted(Case.objects.values_list("state", flat=True)),
    "events": CaseEvent.objects.count(), "reveals": Reveal.objects.count(),
    "reviews": CaseReview.objects.count(),
    "owners": sorted({c.owner.name for c in Case.objects.all() if c.owner}),
    "domains": sorted({c.domain for c in Case.objects.all()}),
    "roles": {s.username: s.role for s in staff.values()},
    "units": {s.username: s.unit.name for s in staff.values() if s.unit},
    "centres": Org.objects.filter(kind="township").count(),
    "seen": {name: Case.objects.filter(cases_of(s)).count() for name, s in staff.items()},
}))
"""


def test_there_is_one() -> None:
    assert OLD


def saved(old: Path, folder: Path) -> Path:
    path = folder / "county.sqlite3"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    return path


def county(folder: Path, database: str, *arguments: str) -> str:
    config = folder / "config.toml"
    config.write_text(f'[paths]\nstate = "var"\n[county]\ndatabase = "{database}"\n', encoding="utf-8")
    env = os.environ | {"DOORSTEP_CONFIG": str(config)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("DOORSTEP_COUNTY_DATABASE", None)
    done = subprocess.run(
        [sys.executable, "-m", "sync.county", *arguments], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check(told: str) -> None:
    found: dict[str, Any] = json.loads(told.strip().splitlines()[-1])
    assert found["states"] == ["accepted", "completed", "correcting", "not_accepted", "received"]
    assert (found["events"] >= 10, found["reveals"], found["reviews"]) == (True, 1, 1)
    assert found["owners"] == ["保康县人力资源和社会保障局", "歇马镇党群服务中心"]
    assert found["domains"] == ["人社", "社会救助"]
    assert found["roles"]["window"] == "window"
    assert found["roles"]["clerk"] == "clerk"
    assert found["units"]["clerk"] == "保康县行政审批局"
    assert found["units"]["window"] == "歇马镇党群服务中心"
    assert found["centres"] == 11
    assert found["seen"] == {"clerk": 5, "window": 3, "super": 5, "admin": 0, "keeper": 0, "helper": 0}


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_on_sqlite(old: Path, tmp_path: Path) -> None:
    path = saved(old, tmp_path)
    columns = columns_of(path, "desk_case")
    county(tmp_path, f"sqlite:///{path}", "migrate")
    check(county(tmp_path, f"sqlite:///{path}", "django", "shell", "-v0", "-c", ASK))
    county(tmp_path, f"sqlite:///{path}", "migrate")
    # The release before knows only its own columns, and goes on inserting.
    db = sqlite3.connect(path)
    names = ", ".join(f'"{name}"' for name in columns if name != "case_no")
    fresh = names.replace('"id"', "'new'", 1)
    db.execute(f"INSERT INTO desk_case ({names}) SELECT {fresh} FROM desk_case LIMIT 1")  # noqa: S608 - ours
    db.close()


@pytest.mark.postgres
@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_on_postgresql(old: Path, tmp_path: Path) -> None:
    path = saved(old, tmp_path)
    with PostgresCluster() as cluster:
        url = new_database(cluster.url)
        # In one process: Django takes a second to come up.
        steps = "".join(
            f"call_command('migrate', {app!r}, {name!r}, verbosity=0)\n" for app, name in applied(path)
        )
        command = f"from django.core.management import call_command\n{steps}"
        county(tmp_path, url, "django", "shell", "-v0", "-c", command)
        copy(path, url)
        columns = columns_of(path, "desk_case")
        county(tmp_path, url, "migrate")
        check(county(tmp_path, url, "django", "shell", "-v0", "-c", ASK))
        names = ", ".join(f'"{name}"' for name in columns if name != "case_no")
        fresh = names.replace('"id"', "'new'", 1)
        with psycopg.connect(url) as db:
            db.execute(f"INSERT INTO desk_case ({names}) SELECT {fresh} FROM desk_case LIMIT 1")  # type: ignore[call-overload]  # noqa: S608


def columns_of(path: Path, table: str) -> list[str]:
    db = sqlite3.connect(path)
    rows = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    db.close()
    return rows


def applied(path: Path) -> list[tuple[str, str]]:
    """The last migration of each app in that release."""
    db = sqlite3.connect(path)
    rows = db.execute("SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY min(id)").fetchall()
    db.close()
    return rows


def copy(path: Path, url: str) -> None:
    """All rows of the SQLite file into PostgreSQL's tables of the same release."""
    old = sqlite3.connect(path)
    tables = [r[0] for r in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    with psycopg.connect(url) as db:
        db.execute("SET session_replication_role = replica")
        types = {
            (row[0], row[1]): row[2]
            for row in db.execute(
                "SELECT table_name, column_name, data_type FROM information_schema.columns"
                " WHERE table_schema = 'public'"
            )
        }
        for table in tables:
            if table.startswith(("sqlite_", "django_migrations")):
                continue
            names = columns_of(path, table)
            db.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            into = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, names)),
                sql.SQL(", ").join(sql.Placeholder() for _ in names),
            )
            for row in old.execute(f"SELECT * FROM {table}"):  # noqa: S608 - ours
                values = [as_typed(value, types[table, name]) for name, value in zip(names, row, strict=True)]
                db.execute(into, values)
            if types.get((table, "id")) == "bigint":
                name = f"pg_get_serial_sequence('{table}', 'id')"
                top = f"(SELECT max(id) FROM {table})"  # noqa: S608 - ours
                db.execute(f"SELECT setval({name}, {top}) WHERE {top} IS NOT NULL")  # type: ignore[call-overload]
    old.close()


def as_typed(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "boolean":
        return bool(value)
    if kind == "timestamp with time zone":
        return f"{value}+00"
    return value
