"""The records a published form travels in: plain, versioned, JSON-encodable.

Importing this module costs nothing but ``msgspec``; the engine is imported only when a form is opened.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class ChoiceList(Struct, frozen=True, omit_defaults=True):
    """A table of choices, column names once and rows as plain cells.

    ``columns`` names every column (``name`` and ``label`` at least, unless the question says otherwise);
    every row has exactly as many cells as there are columns. A hundred thousand rows are fine.
    """

    columns: list[str]
    rows: list[list[str]]


class FormRecord(Struct, frozen=True, omit_defaults=True):
    """One published revision of a form, complete: nothing else is needed to fill it.

    ``id``           name of the form, the same through all revisions.
    ``version``      digest of the content; a case keeps it and is checked with the very same revision.
    ``title``        what the citizen reads above the form.
    ``xform``        the ODK XForm (XML).
    ``lists``        external choice lists by name (``villages`` for ``villages.csv``).
    ``programs``     expressions of the form, parsed at publish time: text -> syntax tree. Optional; an
                     expression that is missing here is parsed when the form is loaded.
    ``sources``      prefill sources the form asks for, by question path.
    ``languages``    label languages in the order of the columns, the default first.
    """

    id: str
    version: str
    title: str
    xform: str
    lists: dict[str, ChoiceList] = {}
    programs: dict[str, Any] = {}
    sources: dict[str, str] = {}
    languages: list[str] = []
