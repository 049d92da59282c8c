"""The database that tests in this process work on: migrated when it is made, and each table counts from a
number of its own."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, models

from tests.helpers.county_postgres import VARIABLE
from tests.helpers.county_template import copy_sqlite, postgres_name

_EACH = 10_000


@contextmanager
def copied() -> Iterator[None]:
    """Django's test runner then finds every migration done: sixty take seconds, and their states hundreds of
    megabytes."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = postgres_name(os.environ[VARIABLE])
        yield
        return
    name = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(name, uri=True)) as memory:
        with tempfile.TemporaryDirectory(prefix="doorstep-test-county-") as folder:
            copy_sqlite(Path(folder) / "made.sqlite3")
            with closing(sqlite3.connect(Path(folder) / "made.sqlite3")) as made:
                made.backup(memory)
        # As long as somebody is there, so is what stands in memory.
        yield


def settle() -> None:
    """Nobody was told of anything yet, and a number of one table is the number of a row in no other.

    On an empty database the first of everything is 1: who takes one for the other finds a row all the same,
    until the tests run elsewhere or in another order.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM feed_head")
        for place, model in enumerate(apps.get_models(), start=1):
            key = model._meta.pk
            if not isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField):
                continue
            table, last = model._meta.db_table, place * _EACH
            assert not model._base_manager.filter(pk__gte=_EACH).exists(), table
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', key.column, last]
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
