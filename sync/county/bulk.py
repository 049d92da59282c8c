"""Rows in and out in one statement, without an object of the ORM for each.

For many rows that is ten times what ``bulk_create`` does; for one row it saves what Django spends on
composing the same statement anew each time, which is most of what a small request costs.
PostgreSQL gets one array a column (``unnest``), SQLite ``executemany``; what a caller sees is the same.
The names in the statements are those of our own models.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, models, router
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)
Row = Sequence[Any]
_Turns = tuple[tuple[int, Callable[[Any], Any]], ...]


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
    key = model._meta.pk.attname if model._meta.pk else "id"
    return (row[0] for row in among(model, (key,), key, keys))


def among(
    model: type[models.Model],
    fields: Sequence[str],
    field: str,
    values: Sequence[Any],
    tail: str = "",
    rest: Sequence[Any] = (),
) -> list[tuple[Any, ...]]:
    """The rows in which ``field`` has one of the values, in the order of ``fields``.

    tail: what follows the condition, our own SQL; rest: the values for it. Of many values a few hundred are
    asked for at a time: an order holds for each part alone.
    """
    found: list[tuple[Any, ...]] = []
    column = _field(model, field).column
    for first in range(0, len(values), 500):
        part = values[first : first + 500]
        marks = ", ".join(["%s"] * len(part))
        found += select(model, fields, f'"{column}" IN ({marks}) {tail}', [*part, *rest])
    return found


def select(
    model: type[models.Model], fields: Sequence[str], where: str, values: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Rows for which ``where`` holds (our own SQL, ``%s`` for each value), in the order of ``fields``."""
    statement, turns = _selecting(connection.vendor, model, tuple(fields))
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} {where}", values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not turns:
        return rows
    return [tuple(_turned(row, turns)) for row in rows]


@functools.lru_cache(maxsize=64)
def _selecting(vendor: str, model: type[models.Model], fields: tuple[str, ...]) -> tuple[str, _Turns]:
    """The statement as far as WHERE, and what makes Python values of those columns that need it."""
    columns = [_field(model, name) for name in fields]
    names = ", ".join(f'"{field.column}"' for field in columns)
    turns: list[tuple[int, Callable[[Any], Any]]] = []
    for place, field in enumerate(columns):
        source = field.get_col(model._meta.db_table)
        for turn in (*connection.ops.get_db_converters(source), *source.get_db_converters(connection)):
            ready: Callable[[Any], Any] = functools.partial(_turn, turn, source)
            if isinstance(field, models.DateTimeField):
                # Many rows are of few moments.
                ready = functools.lru_cache(maxsize=256)(ready)
            turns.append((place, ready))
    return f'SELECT {names} FROM "{model._meta.db_table}" WHERE', tuple(turns)  # noqa: S608


def _turn(turn: Callable[..., Any], source: Any, value: Any) -> Any:
    return turn(value, source, connection)


def _turned(row: Sequence[Any], turns: _Turns) -> list[Any]:
    cells = list(row)
    for place, turn in turns:
        cells[place] = turn(cells[place])
    return cells


def instance(model: type[M], values: Mapping[str, Any], **related: models.Model) -> M:
    """An object as if it were read from the table. values: every column by its ``attname``; related: the
    objects that columns point to, where they are at hand.

    What ``from_db`` makes, without setting fields one by one and without signals: by the thousand that is
    what an object costs.
    """
    made = model.__new__(model)
    made._state = ModelState()
    made._state.adding, made._state.db = False, "default"
    made._state.fields_cache = dict(related)
    made.__dict__.update(values)
    return made


def delete(model: type[models.Model], keys: Sequence[Any]) -> int:
    """Take rows away that nothing points to; how many there were."""
    if not keys:
        return 0
    key = model._meta.pk.column if model._meta.pk else "id"
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE "{key}" IN ({marks})', keys)  # noqa: S608
        return int(cursor.rowcount)


def update(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Change rows that are there. The first of the fields is the primary key."""
    if not rows:
        return
    statement, turns = _updating(connection.vendor, model, tuple(fields))
    ready = _ready(rows, turns)
    if connection.vendor == "postgresql":
        _run(statement, _arrays(ready), returning=False)
        return
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row[1:], row[0]) for row in ready])


def _insert(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row], tail: str) -> set[Any]:
    if router.db_for_write(model) != "default":
        raise NotImplementedError("one database only")
    statement, turns = _inserting(connection.vendor, model, tuple(fields), tail)
    ready = _ready(rows, turns)
    if connection.vendor == "postgresql":
        return _run(statement, _arrays(ready), returning=bool(tail))
    with connection.cursor() as cursor:
        cursor.executemany(statement, ready)
    return set()


@functools.lru_cache(maxsize=64)
def _updating(vendor: str, model: type[models.Model], fields: tuple[str, ...]) -> tuple[str, _Turns]:
    """The statement, and what makes values ready for it."""
    columns = [_field(model, name) for name in fields]
    table, key = model._meta.db_table, columns[0].column
    if vendor == "postgresql":
        names = ", ".join(f'"{field.column}" = r.c{n}{_cast(field)}' for n, field in enumerate(columns) if n)
        statement = f'UPDATE "{table}" SET {names} FROM {_unnested(columns)} WHERE "{table}"."{key}" = r.c0'  # noqa: S608
    else:
        names = ", ".join(f'"{field.column}" = %s' for field in columns[1:])
        statement = f'UPDATE "{table}" SET {names} WHERE "{key}" = %s'  # noqa: S608
    return statement, _turners(vendor, columns)


@functools.lru_cache(maxsize=64)
def _inserting(
    vendor: str, model: type[models.Model], fields: tuple[str, ...], tail: str
) -> tuple[str, _Turns]:
    """As _updating. tail: what follows on PostgreSQL."""
    columns = [_field(model, name) for name in fields]
    names = ", ".join(f'"{field.column}"' for field in columns)
    if vendor == "postgresql":
        cells = ", ".join(f"c{n}{_cast(field)}" for n, field in enumerate(columns))
        values = f"SELECT {cells} FROM {_unnested(columns)}{tail}"  # noqa: S608
    else:
        values = f"VALUES ({', '.join(['%s'] * len(columns))})"
    return f'INSERT INTO "{model._meta.db_table}" ({names}) {values}', _turners(vendor, columns)


def _unnested(columns: Sequence[models.Field[Any, Any]]) -> str:
    """One array a column as a source of rows."""
    marks = ", ".join(f"%s::{_type(field)}[]" for field in columns)
    cells = ", ".join(f"c{n}" for n in range(len(columns)))
    return f"unnest({marks}) AS r({cells})"


def _ready(rows: Sequence[Row], turns: _Turns) -> Sequence[Row]:
    return [_turned(row, turns) for row in rows] if turns else rows


def _arrays(rows: Sequence[Row]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _run(statement: str, arrays: Sequence[Sequence[Any]], *, returning: bool) -> set[Any]:
    with connection.cursor() as outer:
        # Django's cursor writes values into the text of the statement; sealed bytes go better as they are.
        from psycopg import Cursor

        with Cursor(outer.connection) as cursor, connection.wrap_database_errors:
            cursor.execute(statement.encode(), arrays)
            return {row[0] for row in cursor.fetchall()} if returning else set()


@functools.lru_cache(maxsize=256)
def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
    assert isinstance(field, models.Field)  # noqa: S101 - the names are our own
    return field


def _type(field: models.Field[Any, Any]) -> str:
    """PostgreSQL's type of the column, as an element of an array. JSON arrays are slow; text turns into it
    on the way.
    """
    if isinstance(field, models.JSONField):
        return "text"
    kind = field.rel_db_type(connection) if field.remote_field else field.db_type(connection)
    return (kind or "text").partition("(")[0]


def _cast(field: models.Field[Any, Any]) -> str:
    return "::jsonb" if isinstance(field, models.JSONField) else ""


def _turners(vendor: str, columns: Sequence[models.Field[Any, Any]]) -> _Turns:
    """Which values this database wants otherwise."""
    turns = ((place, _turner(vendor, field)) for place, field in enumerate(columns))
    return tuple((place, turn) for place, turn in turns if turn is not None)


def _turner(vendor: str, field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """What makes a value ready for this database; None when it goes as it is."""
    if isinstance(field, models.JSONField):
        return _json
    if vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        return _moment
    return _day if isinstance(field, models.DateField) else None


def _json(value: Any) -> str:
    return "[]" if value == [] else json.dumps(value, ensure_ascii=False)


# A batch has few moments and many rows.
@functools.lru_cache(maxsize=256)
def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


@functools.lru_cache(maxsize=256)
def _day(value: date | None) -> Any:
    return connection.ops.adapt_datefield_value(value)
