"""XLSForm (``.xlsx``, ``.csv``, markdown) -> :class:`FormRecord`, checked.

``python -m sync.county.catalogue.xlsform check FOLDER`` checks all forms of a folder, as ``make check`` does.

Beyond XLSForm's own columns the sheet ``survey`` may have:

* ``prefill``: a source known before the citizen types, for example ``id_card.name``;
* ``prefill_locked``: ``yes`` if a prefilled answer cannot be changed (it can be typed where the source is
  missing).
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import msgspec
from msgspec import Struct
from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, get_xlsform
from pyxform.xls2xform import convert as to_xform

from sync.county.catalogue.xlsform_external import take_external
from sync.county.catalogue.xlsform_lists import read_lists
from sync.county.catalogue.xlsform_rows import Rows
from sync.county.catalogue.xlsform_sources import check_sources
from sync.county.catalogue.xlsform_words import located, problems_of, warnings_of
from sync.model.forms.audit import audit
from sync.model.forms.form import Form, load_with
from sync.model.forms.grammar import parse
from sync.model.forms.record import ChoiceList, FormRecord
from sync.model.forms.xform import GOV_NAMESPACE
from sync.model.problem import Problem

_MAX_BYTES = 10_000_000
_MAX_UNPACKED = 100_000_000
_MOST_QUESTIONS = 5_000
_MOST_CHOICES = 20_000
_MOST_ID = 64
_TYPES = {".xlsx": ".xlsx", ".xlsm": ".xlsx", ".csv": ".csv", ".md": ".md"}
_OURS = {"prefill": "bind::gov:prefill", "prefill_locked": "bind::gov:lock"}


_OLE = b"\xd0\xcf\x11\xe0"
"""How old .xls files and workbooks with a password begin."""
_STUMBLES = (
    ExpatError,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the readers of spreadsheets raise on files that are broken inside."""


class Conversion(Struct, frozen=True):
    """A record to publish, or the problems that stand in the way; warnings with either."""

    record: FormRecord | None
    problems: list[Problem]
    warnings: list[Problem]


def convert(
    source: bytes, filename: str, lists: Mapping[str, ChoiceList] | None = None
) -> FormRecord | list[Problem]:
    """A form ready to be published, or all that is wrong with it.

    ``lists`` are the external choice lists by name; those of the starting catalogue unless given.
    """
    outcome = examine(source, filename, lists)
    return outcome.record if outcome.record is not None else outcome.problems


def examine(source: bytes, filename: str, lists: Mapping[str, ChoiceList] | None = None) -> Conversion:
    """Like :func:`convert`, with the warnings: what is allowed but hardly meant."""
    if lists is None:
        lists, wrong = read_lists()
        if wrong:
            return Conversion(None, wrong, [])
    kind = _TYPES.get(Path(filename).suffix.lower())
    refusal = _refuse(source, filename, kind)
    if refusal is not None or kind is None:
        return Conversion(None, [refusal] if refusal else [], [])
    messages: list[str] = []
    workbook = _read(source, filename, kind)
    if isinstance(workbook, list):
        return Conversion(None, workbook, [])
    rows = Rows(workbook)
    if faults := rows.unprintable():
        return Conversion(None, faults, [])
    external, faults = take_external(workbook)
    if faults:
        return Conversion(None, faults, [])
    try:
        _adapt(workbook)
        xform = to_xform(vars_of(workbook), warnings=messages, form_name="data").xform
    except PyXFormError as error:
        return Conversion(None, [rows.find(problem) for problem in problems_of(error)], warnings_of(messages))
    except _STUMBLES as error:
        return Conversion(None, [_stumbled(error)], warnings_of(messages))
    settings = (workbook.settings or [{}])[0]
    form_id = str(settings.get("form_id") or Path(filename).stem)
    if len(form_id) > _MOST_ID:
        words = f"表格编号最多 {_MOST_ID} 个字，请写短一点"
        return Conversion(None, [located("settings", "2", "form_id", "form_id", words)], [])
    return _publish(xform, form_id, {**lists, **external}, rows, warnings_of(messages))


def _refuse(source: bytes, filename: str, kind: str | None) -> Problem | None:
    """What can be said before reading."""
    if kind is None:
        return Problem(filename, "file.type", "只能用 .xlsx、.csv 或 .md 文件；旧的 .xls 请另存为 .xlsx。")
    if not source:
        return Problem(filename, "file.empty", "文件是空的。")
    if len(source) > _MAX_BYTES:
        return Problem(filename, "file.size", "文件太大，表格最多 10 MB。")
    if kind != ".xlsx":
        return None
    if source.startswith(_OLE):
        words = "这份表格加了密码，或者是旧的 .xls。请去掉密码，另存为 .xlsx 再试。"
        return Problem(filename, "file.type", words)
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return Problem(
            filename, "file.type", "这不是 Excel 表格，可能是别的文件改了名字。请用 WPS 或 Excel 重新保存。"
        )
    if unpacked > _MAX_UNPACKED:
        return Problem(filename, "file.size", "文件解开后太大，请删掉空白的行、列和图片。")
    if "xl/workbook.xml" not in names:
        return Problem(filename, "file.type", "这不是 Excel 表格。请用 WPS 或 Excel 重新保存为 .xlsx。")
    return None


def _read(source: bytes, filename: str, kind: str) -> DefinitionData | list[Problem]:
    """The sheets of a file, or why they cannot be read."""
    try:
        workbook = get_xlsform(BytesIO(source), file_type=kind)
    except (PyXFormError, *_STUMBLES) as error:
        if isinstance(error, PyXFormError) and "not recognized as a supported type" not in str(error):
            return problems_of(error)
        if kind != ".xlsx":
            return [_stumbled(error)]
        words = "这个 Excel 文件损坏了，读不出来。请用 WPS 或 Excel 打开，另存为新的 .xlsx 再试。"
        return [Problem(filename, "file.damaged", words)]
    refusal = _refuse_long(workbook)
    return workbook if refusal is None else [refusal]


def _stumbled(error: Exception) -> Problem:
    """pyxform stumbles over some broken sheets instead of naming the fault."""
    text = f"表格读不下去（{type(error).__name__}：{str(error)[:200]}），请对照范本检查列名和内容。"
    return Problem("survey", "xlsform", text)


def _refuse_long(workbook: DefinitionData) -> Problem | None:
    """A sheet of a length that nobody wrote by hand is not worth minutes of everybody's server."""
    if len(workbook.survey or ()) > _MOST_QUESTIONS:
        words = f"超过 {_MOST_QUESTIONS} 行，请删掉空白的行，或者拆成几份表格"
        return located("survey", "", "", "file.size", words)
    if len(workbook.choices or ()) > _MOST_CHOICES:
        words = f"超过 {_MOST_CHOICES} 行，请把大的选项单存成 CSV，用 select_one_from_file 来选"
        return located("choices", "", "", "file.size", words)
    return None


def _adapt(workbook: DefinitionData) -> None:
    """Our columns become attributes of the question, in our namespace."""
    survey = [dict(row) for row in workbook.survey or []]
    for row in survey:
        for ours, theirs in _OURS.items():
            if ours in row:
                row[theirs] = row.pop(ours)
    workbook.survey = survey
    header: dict[str, Any] = {}
    for name in (workbook.survey_header or [{}])[0]:
        header[_OURS.get(name, name)] = None
    workbook.survey_header = [header]
    settings = dict((workbook.settings or [{}])[0])
    others = str(settings.get("namespaces", "")).strip()
    settings["namespaces"] = f'{others} gov="{GOV_NAMESPACE}"'.strip()
    settings.setdefault("default_language", "")
    if not settings["default_language"]:
        del settings["default_language"]
    workbook.settings = [settings]
    workbook.settings_header = [dict.fromkeys(settings)]


def vars_of(workbook: DefinitionData) -> dict[str, Any]:
    """The fields of a workbook that pyxform takes as a dictionary."""
    return {name: getattr(workbook, name) for name in DefinitionData.__slots__}


def _publish(
    xform: str, form_id: str, lists: Mapping[str, ChoiceList], rows: Rows, warnings: list[Problem]
) -> Conversion:
    used = {name: found for name, found in lists.items() if f"jr://file-csv/{name}.csv" in xform}
    used |= {name: lists[name] for name in rows.pulled() if name in lists}
    draft = FormRecord(form_id, "", rows.title(), xform, used)
    programs: dict[str, Any] = {}

    def remember(source: str) -> list[Any]:
        if source not in programs:
            programs[source] = parse(source)
        found: list[Any] = programs[source]
        return found

    form = load_with(draft, remember)
    if not isinstance(form, Form):
        return Conversion(None, [rows.place(problem) for problem in form], warnings)
    report = audit(form)
    unknown, doubtful = check_sources(form)
    warnings = [*warnings, *(rows.place(problem) for problem in [*report.warnings, *doubtful])]
    if problems := [*report.problems, *unknown]:
        return Conversion(None, [rows.place(problem) for problem in problems], warnings)
    digest = hashlib.sha256(msgspec.json.encode([form_id, xform, sorted(used.items())])).hexdigest()[:16]
    record = FormRecord(
        id=form_id,
        version=digest,
        title=form.title,
        xform=xform,
        lists=used,
        programs=programs,
        sources={d.path: d.source for d in form.definitions if d.source},
        languages=form.languages,
    )
    return Conversion(record, [], warnings)


if __name__ == "__main__":
    import sys

    from sync.county.catalogue.xlsform_check import main

    sys.exit(main(sys.argv[1:]))
