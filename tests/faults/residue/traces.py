"""Looks for a citizen's words wherever a kiosk could have kept them."""

from __future__ import annotations

import gc
import io
import logging
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QObject, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQml import QJSValue, QQmlComponent, QQmlEngine, QQmlListReference
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.services.draft import Draft
from kiosk.services.visit import Visit
from sync.model.case import Applicant, Case, Signature
from sync.model.forms import Filling
from tests.faults.residue.booth import Booth
from tests.faults.residue.citizen import Citizen
from tests.helpers.qt_kinds import child_items, kind_of, meta_of

_GAPS = re.compile(r"[\s\-·]")
_ATOMS = frozenset((str, bytes, bytearray, int, float, bool, complex, type(None)))
_RAW = (bytes, bytearray)
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030")
#: Nobody's after the visit. Signatures, cases and applicants are values without a cycle, found as referents.
OURS = frozenset((Visit, Draft, Filling, Case, Applicant, Signature))


@dataclass(frozen=True)
class Needles:
    """The words looked for. What is masked (岑*裒, 9999********001X, 138****1947) holds none of them."""

    words: tuple[str, ...]

    @staticmethod
    def of(citizen: Citizen) -> Needles:
        name, number = citizen.name, citizen.number
        # A part of each is a trace as well: the given name, the digits that a masked number hides.
        return Needles((name, name[1:], name[:2], number, number[6:14], citizen.phone, citizen.address))

    def in_text(self, text: str) -> str:
        """The needle found, also where spaces group its digits; "" for none."""
        plain = _GAPS.sub("", text)
        return next((word for word in self.words if word in plain), "")

    def in_string(self, text: str) -> str:
        """As it stands; for the many strings of a heap."""
        return next((word for word in self.words if word in text), "")

    def in_bytes(self, raw: bytes | bytearray) -> str:
        return next((word for word, coded in self._coded if coded in raw), "")

    @cached_property
    def _coded(self) -> tuple[tuple[str, bytes], ...]:
        return tuple((word, word.encode(code)) for word in self.words for code in _ENCODINGS)


# ---- the screen and everything behind it ----


def in_window(machine: Booth, needles: Needles) -> list[str]:
    """Every property and model role of every QObject that the engine, the window or Python can reach."""
    return [f"{where}: {found}" for where, text in shown(machine) if (found := needles.in_text(text))]


def stands_in_window(machine: Booth, needles: Needles) -> bool:
    """Whether :func:`in_window` would find anything; looks no further than the first."""
    return any(needles.in_text(text) for _, text in shown(machine))


def shown(machine: Booth) -> Iterator[tuple[str, str]]:
    """(where, text) of all of it."""
    engine, window = machine.kiosk.engine, machine.window
    seen: set[int] = set()
    todo: list[tuple[str, Any]] = [("window", window), ("kiosk", machine.kiosk.root), ("engine", engine)]
    todo += [(type(one).__name__, one) for one in _of_python()]
    keyboard = keyboard_probe(engine)
    todo.append(("keyboard", keyboard))
    while todo:
        where, value = todo.pop()
        if isinstance(value, str):
            yield where, value
        elif isinstance(value, QUrl):
            yield where, value.toString()
        elif isinstance(value, bytes | bytearray):
            yield where, bytes(value).decode("utf-8", "replace")
        elif isinstance(value, QJSValue):
            todo.append((where, value.toVariant()))
        elif isinstance(value, dict):
            todo += [(f"{where}.{key}", one) for key, one in value.items()]
        elif isinstance(value, list | tuple):
            todo += [(f"{where}[{n}]", one) for n, one in enumerate(value)]
        elif isinstance(value, QObject) and shiboken6.isValid(value):
            address = shiboken6.getCppPointer(value)[0]
            if address not in seen:
                seen.add(address)
                todo += _inside(where, value)


def keyboard_probe(engine: QQmlEngine) -> QObject:
    """An object that holds the keyboard's context: what is being written and what it offers."""
    component = QQmlComponent(engine)
    component.setData(
        b"import QtQml\nimport QtQuick.VirtualKeyboard\nQtObject {"
        b"property QtObject context: InputContext; property QtObject engine: InputContext.inputEngine;"
        b"property QtObject words: InputContext.inputEngine.wordCandidateListModel }",
        QUrl(),
    )
    made = component.create()
    assert made is not None, component.errorString()
    return made


def _inside(where: str, thing: QObject) -> list[tuple[str, Any]]:
    kind = kind_of(thing)
    name = f"{where}/{thing.objectName() or kind}" if where.count("/") < 12 else where
    found: list[tuple[str, Any]] = [(name, child) for child in thing.children()]
    if isinstance(thing, QQuickItem):
        found += [(name, child) for child in child_items(thing)]
    if isinstance(thing, QQuickWindow):
        found.append((name, thing.contentItem()))
    if isinstance(thing, QAbstractItemModel):
        found += [
            (f"{name}[{row}].{bytes(role_name.data()).decode()}", thing.index(row, 0).data(role))
            for row in range(thing.rowCount())
            for role, role_name in thing.roleNames().items()
        ]
    for about in _properties(thing):
        try:
            value = thing.property(about)
        except RuntimeError:
            continue  # a type of Qt's own that Python cannot be given (palettes, anchors): no words in it
        if isinstance(value, QQmlListReference):
            value = [value.at(i) for i in range(value.count())]
        found.append((f"{name}.{about}", value))
    return found


def _properties(thing: QObject) -> list[str]:
    """Those that can carry words or lead to other objects."""
    with meta_of(thing) as meta:
        all_ = [meta.property(n) for n in range(meta.propertyCount())]
        return [str(one.name()) for one in all_ if one.isReadable() and _worth(one.typeName())]


def _worth(kind: str) -> bool:
    return kind.endswith("*") or kind in {
        "QString",
        "QStringList",
        "QVariant",
        "QVariantList",
        "QVariantMap",
        "QUrl",
        "QByteArray",
        "QJSValue",
    }


def _of_python() -> list[QObject]:
    everything = gc.get_objects()
    kinds = {kind for kind in set(map(type, everything)) if issubclass(kind, QObject)}
    return [one for one in everything if type(one) in kinds and shiboken6.isValid(one)]


# ---- Python's own memory ----


def ours() -> list[Any]:
    """Objects of a visit that are alive already: other tests in this process keep some for good."""
    gc.collect()
    return [one for one in _everything()[2] if type(one) in OURS]


def in_heap(needles: Needles, strangers: Sequence[Any]) -> list[str]:
    """Words in any string that Python still holds, and objects of ours that should be gone.

    strangers: what was alive before anybody came to the machine.
    """
    gc.collect()
    known = set(map(id, strangers))
    own = set(map(id, (*needles.words, *(coded for _, coded in needles._coded))))
    strings, raws, others = _everything()
    found = [f"alive: {type(one).__name__}" for one in others if type(one) in OURS and id(one) not in known]
    strings = [one for one in strings if id(one) not in own]
    # One search through all of them is much quicker than one through each.
    if needles.in_string("\n".join(strings)):
        guilty = {id(one): one for one in strings if needles.in_string(one)}
        found += [f"str {needles.in_string(one)!r}" for one in guilty.values()]
    return found + [f"bytes ({len(raw)})" for raw in raws if id(raw) not in own and needles.in_bytes(raw)]


def _everything() -> tuple[list[str], list[bytes | bytearray], list[Any]]:
    """Strings, bytes, and all else: what Python's collector knows, and what these objects hold that it does
    not track (strings, values, dicts of strings).

    A million references lead to half as many objects. A string that many hold is given as often: to walk
    along a list is ten times quicker than to find out which were seen before.
    """
    strings: list[str] = []
    raws: dict[int, bytes | bytearray] = {}
    level: list[Any] = gc.get_objects()
    others = list(level)
    seen: set[int] = set()
    while level:
        held = gc.get_referents(*level)
        strings += [one for one in held if type(one) is str]
        raws.update((id(one), one) for one in held if type(one) in _RAW)
        fresh = {id(one): one for one in held if type(one) not in _ATOMS and not gc.is_tracked(one)}
        level = [one for address, one in fresh.items() if address not in seen]
        seen.update(fresh)
        others += level
    return strings, list(raws.values()), others


# ---- files ----


def in_files(machine: Booth, needles: Needles) -> list[str]:
    """State folder, print-outs, temporary files, the keyboard's own folder, and files open without a name."""
    folders = [machine.folder, Path(tempfile.gettempdir())]
    folders += [Path(os.environ[f"XDG_{kind}_HOME"]) for kind in ("CONFIG", "DATA", "STATE", "CACHE")]
    paths = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    found = [f"{path}: {word}" for path in sorted(paths) if (word := needles.in_bytes(path.read_bytes()))]
    return found + [f"deleted {name}" for name, raw in _nameless() if needles.in_bytes(raw)]


def _nameless() -> Iterator[tuple[str, bytes]]:
    """Files that this process holds open and that no folder lists any more."""
    for entry in Path("/proc/self/fd").iterdir():
        try:
            name = str(entry.readlink())
        except FileNotFoundError:
            continue  # the folder's own handle
        if name.endswith(" (deleted)") or name.startswith("/memfd:"):
            size = entry.stat().st_size
            if size < 1 << 26:
                handle = os.open(entry, os.O_RDONLY)
                try:
                    yield name, os.pread(handle, size, 0)
                finally:
                    os.close(handle)


# ---- clipboard and log ----


def in_clipboard(needles: Needles) -> list[str]:
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    return [f"clipboard {mode.name}" for mode in modes if needles.in_text(clipboard.text(mode))]


class Listener:
    """Everything that was logged, however quietly."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._handler = logging.StreamHandler(self._text)

    def __enter__(self) -> Listener:
        root = logging.getLogger()
        self._level = root.level
        root.setLevel(logging.DEBUG)
        root.addHandler(self._handler)
        return self

    def __exit__(self, *_: object) -> None:
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level)

    def lines(self) -> Iterable[str]:
        return self._text.getvalue().splitlines()


def in_log(listener: Listener, more: str, needles: Needles) -> list[str]:
    """more: what was written to stdout and stderr, and by Qt."""
    lines = [*listener.lines(), *more.splitlines()]
    return [f"log: {word}" for line in lines if (word := needles.in_text(line))]


def everywhere(machine: Booth, citizen: Citizen) -> dict[str, list[str]]:
    """What is left of a citizen, by place; empty when nothing is."""
    needles = Needles.of(citizen)
    places = {
        "window": in_window(machine, needles),
        "files": in_files(machine, needles),
        "clipboard": in_clipboard(needles),
        "heap": in_heap(needles, machine.strangers),
    }
    return {place: found for place, found in places.items() if found}


class QtLog(Protocol):
    """pytest-qt's ``qtlog``."""

    @property
    def records(self) -> Sequence[Any]: ...


def qt_lines(log: QtLog) -> list[str]:
    return [str(record.message) for record in log.records]
