"""Many rows in one statement, without an object of the ORM for each: ten times what ``bulk_create`` does.

PostgreSQL gets one array a column (``unnest``), SQLite ``executemany``; what a caller sees is the same.
The names in the statements are those of our own models.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models, router

Row = Sequence[Any]


def insert(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows of plain values, in the order of ``fields`` (names as in the model, ``x_id`` for a key).

    Columns left out must have a value of their own in the database (an automatic id) or be NULL.
    Raises django.db.IntegrityError as any insert does.
    """
    if rows:
        _insert(model, fields, rows, "")


def insert_new(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row]) -> set[Any]:
    """Insert those rows whose primary key, the first field, is not there yet; the keys that were inserted.

    Rows must be sorted by their key where several transactions may insert the same ones: the order in
    which they wait for one another is then the same for all, and none waits in a circle.
    """
    if not rows:
        return set()
    if connection.vendor == "postgresql":
        key = model._meta.pk.column if model._meta.pk else "id"
        return _insert(model, fields, rows, f' ON CONFLICT DO NOTHING RETURNING "{key}"')
    # SQLite has one writer, and this one has the lock (BEGIN IMMEDIATE): what is not there stays so.
    there = set(existing(model, [row[0] for row in rows]))
    new = {row[0]: row for row in reversed(rows) if row[0] not in there}
    insert(model, fields, list(new.values()))
    return set(new)


def existing(model: type[models.Model], keys: Sequence[Any]) -> Iterable[Any]:
    """Those of the primary keys that are there."""
    for first in range(0, len(keys), 500):
        part = keys[first : first + 500]
        yield from model._default_manager.filter(pk__in=part).values_list("pk", flat=True)


def _insert(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row], tail: str) -> set[Any]:
    if router.db_for_write(model) != "default":
        raise NotImplementedError("one database only")
    columns = [_field(model, name) for name in fields]
    names = ", ".join(f'"{field.column}"' for field in columns)
    table = model._meta.db_table
    turn = [_turner(field) for field in columns]
    if connection.vendor != "postgresql":
        marks = ", ".join(["%s"] * len(columns))
        ready = [[f(v) if f else v for f, v in zip(turn, row, strict=True)] for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', ready)  # noqa: S608
        return set()
    arrays = [
        [f(row[place]) for row in rows] if f else [row[place] for row in rows] for place, f in enumerate(turn)
    ]
    marks = ", ".join(f"%s::{_type(field)}[]" for field in columns)
    cells = [f"c{n}" for n in range(len(columns))]
    taken = ", ".join(c + _cast(field) for c, field in zip(cells, columns, strict=True))
    with connection.cursor() as outer:
        # Django's cursor writes values into the text of the statement; sealed bytes go better as they are.
        from psycopg import Cursor

        with Cursor(outer.connection) as cursor, connection.wrap_database_errors:
            source = f"unnest({marks}) AS r({', '.join(cells)})"
            statement = f'INSERT INTO "{table}" ({names}) SELECT {taken} FROM {source}{tail}'  # noqa: S608
            cursor.execute(statement.encode(), arrays)
            return {row[0] for row in cursor.fetchall()} if tail else set()


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
    assert isinstance(field, models.Field)  # noqa: S101 - the names are our own
    return field


def _type(field: models.Field[Any, Any]) -> str:
    """The column's type, as an element of an array. JSON arrays are slow; text turns into it on the way."""
    if isinstance(field, models.JSONField):
        return "text"
    kind = field.rel_db_type(connection) if field.remote_field else field.db_type(connection)
    return (kind or "text").partition("(")[0]


def _cast(field: models.Field[Any, Any]) -> str:
    return "::jsonb" if isinstance(field, models.JSONField) else ""


def _turner(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """What makes a value ready for this database; None when it goes as it is."""
    if isinstance(field, models.JSONField):
        return _json
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        # A batch has few moments and many rows.
        return functools.lru_cache(maxsize=256)(_moment)
    if isinstance(field, models.DateField):
        return _day
    return None


def _json(value: Any) -> str:
    return "[]" if value == [] else json.dumps(value, ensure_ascii=False)


def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _day(value: date | None) -> Any:
    return connection.ops.adapt_datefield_value(value)
