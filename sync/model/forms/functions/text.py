"""Strings: XPath 1.0 §4.2 and ODK XForms "String functions"."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.functions.numbers import round_half_up
from sync.model.forms.pattern import matches
from sync.model.forms.values import number_of_text, text

_HASHES = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


def _substring(value: str, start: float, length: float | None = None) -> str:
    """XPath 1.0: characters counted from 1, both bounds rounded, NaN gives nothing."""
    first = round_half_up(start)
    end = first + round_half_up(length) if length is not None else float("inf")
    if first != first or end != end:
        return ""
    low = max(first, 1.0)
    if low == float("inf") or end <= low:
        return ""
    return value[int(low) - 1 : None if end == float("inf") else int(end) - 1]


def _substr(value: str, start: float, end: float | None = None) -> str:
    """ODK: counted from 0, ``end`` is excluded, negative counts from the end."""
    if start != start:
        return ""
    size = len(value)

    def clip(position: float) -> int:
        if position != position:
            return 0
        if position < 0:
            position = max(0.0, size + position)
        return int(min(position, size))

    return value[clip(start) : size if end is None else clip(end)]


def _join(separator: str, *parts: Any) -> str:
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, list):
            pieces.extend(node.value for node in part)
        else:
            pieces.append(text(part))
    return separator.join(pieces)


def _concat(*parts: Any) -> str:
    return _join("", *parts)


def _digest(data: str, algorithm: str, encoding: str = "base64") -> str:
    name = _HASHES.get(algorithm)
    if name is None:
        return ""
    digest = hashlib.new(name, data.encode(), usedforsecurity=False).digest()
    return digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()


def _base64_decode(data: str) -> str:
    try:
        return base64.b64decode(data, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _translate(value: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for index, char in enumerate(old):
        table.setdefault(ord(char), new[index] if index < len(new) else None)
    return value.translate(table)


def _before(value: str, part: str) -> str:
    head, found, _ = value.partition(part) if part else ("", "", "")
    return head if found else ""


def _after(value: str, part: str) -> str:
    if not part:
        return value
    return value.partition(part)[2]


def _boolean_from_string(value: str) -> bool:
    return value.strip().lower() == "true" or number_of_text(value) == 1


FUNCTIONS: dict[str, Function] = {
    "string": Function(0, 1, "s", "s", lambda value: value),
    "concat": Function(1, None, "a", "s", _concat),
    "join": Function(1, None, "sa", "s", _join),
    "substr": Function(2, 3, "snn", "s", _substr),
    "substring": Function(2, 3, "snn", "s", _substring),
    "substring-before": Function(2, 2, "ss", "s", _before),
    "substring-after": Function(2, 2, "ss", "s", _after),
    "string-length": Function(0, 1, "s", "n", lambda value: float(len(value))),
    "contains": Function(2, 2, "ss", "b", lambda value, part: part in value),
    "starts-with": Function(2, 2, "ss", "b", lambda value, part: value.startswith(part)),
    "ends-with": Function(2, 2, "ss", "b", lambda value, part: value.endswith(part)),
    "translate": Function(3, 3, "sss", "s", _translate),
    "normalize-space": Function(0, 1, "s", "s", lambda value: " ".join(value.split())),
    "regex": Function(2, 2, "ss", "b", matches),
    "digest": Function(2, 3, "sss", "s", _digest),
    "base64-decode": Function(1, 1, "s", "s", _base64_decode),
    "boolean-from-string": Function(1, 1, "s", "b", _boolean_from_string),
    "boolean": Function(1, 1, "b", "b", lambda value: value),
    "not": Function(1, 1, "b", "b", lambda value: not value),
    "true": Function(0, 0, "", "b", lambda: True),
    "false": Function(0, 0, "", "b", lambda: False),
}
