"""Labels of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.model.forms.model import Definition, Text
from sync.model.forms.tables import Row, Table

if TYPE_CHECKING:
    from sync.model.forms.engine import Engine


def label_of(engine: Engine, definition: Definition, value: str, language: str) -> str:
    """Labels of the chosen names, joined by ``、``; a name that is not in the list stands for itself."""
    control = definition.control
    if control is None:
        return value
    table = engine.form.table_of(definition)
    labels: list[str] = []
    for name in value.split():
        if table is not None:
            rows = table.where(control.value_ref, name)
            labels.append(row_label(engine, definition, Row(table, rows[0]), language) if rows else name)
        else:
            text = next((text for item, text in control.items if item == name), {})
            labels.append(plain(text, language) or name)
    return "、".join(labels)


def row_label(engine: Engine, definition: Definition, row: Any, language: str, fallback: bool = True) -> str:
    """Label of one choice in a language; falls back to the everyday language, then to the plain column."""
    control = definition.asked
    if not isinstance(row, Row):
        family = row.children.get(control.label_ref, ())
        return family[0].value if family else ""
    ref = control.label_ref
    if ref.startswith("jr:itext("):
        key = row.table.cell(row.index, ref[len("jr:itext(") :].rstrip(") ").strip())
        return _itext(engine, key, language, fallback)
    return _cell(row.table, row.index, ref, language, fallback)


def row_hint(row: Any, language: str) -> str:
    """A choice's hint: column ``hint`` or ``hint::language`` of its list."""
    return _cell(row.table, row.index, "hint", language, False) if isinstance(row, Row) else ""


def plain(text: Text, language: str) -> str:
    """A text without expressions."""
    pieces = text.get(language) or text.get("") or next(iter(text.values()), [])
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _itext(engine: Engine, key: str, language: str, fallback: bool) -> str:
    order = [language, engine.form.standard, *engine.form.languages] if fallback else [language]
    for candidate in order:
        pieces = engine.form.outline.itext.get(candidate, {}).get(key, {}).get("")
        if pieces:
            return "".join(piece for piece in pieces if isinstance(piece, str))
    return ""


def _cell(table: Table, index: int, column: str, language: str, fallback: bool) -> str:
    named = table.cell(index, f"{column}::{language}")
    if named:
        return named
    return table.cell(index, column) if fallback or f"{column}::{language}" not in table.columns else ""
