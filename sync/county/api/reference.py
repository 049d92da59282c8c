"""The OpenAPI document as its page shows it: addresses, then types, each name leading to where it is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

_KINDS = {
    "string": "文字",
    "integer": "整数",
    "boolean": "是或否",
    "object": "对象",
    "null": "null",
    "number": "数",
}
_PLACES = {"path": "地址里", "query": "问号后"}


class Kind(Struct, frozen=True):
    """What a value is. type: the name of a type that is told further down, "" for a plain value."""

    words: str
    type: str = ""
    limits: str = ""


class Field(Struct, frozen=True):
    """A field of a type, or a parameter of an address (place says where it stands)."""

    name: str
    kind: Kind
    required: bool
    words: str
    place: str = ""


class Answer(Struct, frozen=True):
    status: str
    words: str
    type: str


class Operation(Struct, frozen=True):
    """key: of its place in the page. body: the type that is sent, "" for none; example: of it. answers: those
    that are its own."""

    key: str
    method: str
    path: str
    summary: str
    scope: str
    parameters: tuple[Field, ...]
    body: str
    example: str
    answers: tuple[Answer, ...]


class Type(Struct, frozen=True):
    """values: of an enumeration; else fields."""

    name: str
    words: str
    fields: tuple[Field, ...]
    values: tuple[str, ...]


class Told(Struct, frozen=True):
    """faults: what every address may answer. headers: name, words, example."""

    title: str
    version: str
    words: str
    operations: tuple[Operation, ...]
    faults: tuple[Answer, ...]
    types: tuple[Type, ...]
    headers: tuple[tuple[str, str, str], ...]


def told_by(document: Mapping[str, Any]) -> Told:
    """Of an OpenAPI document as document.py makes it: JSON in and out, no references but to schemas."""
    info = document["info"]
    operations = [
        _operation(method, path, one)
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    ]
    everywhere = set.intersection(*({answer.status for answer in one.answers} for one in operations))
    faults = [one for one in operations[0].answers if one.status in everywhere and one.status >= "400"]
    own = [
        replace(one, answers=tuple(answer for answer in one.answers if answer not in faults))
        for one in operations
    ]
    schemas = document["components"]["schemas"]
    headers = {
        name: (one["description"], str(one.get("example", "")))
        for methods in document["paths"].values()
        for operation in methods.values()
        for answer in operation["responses"].values()
        for name, one in answer.get("headers", {}).items()
    }
    return Told(
        info["title"],
        info["version"],
        info["description"],
        tuple(own),
        tuple(faults),
        tuple(_type(name, schemas[name]) for name in schemas),
        tuple((name, *both) for name, both in headers.items()),
    )


def _operation(method: str, path: str, one: Mapping[str, Any]) -> Operation:
    content = one.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Operation(
        key=f"{method}{path}".replace("/", "-").replace("{", "").replace("}", ""),
        method=method.upper(),
        path=path,
        summary=one["summary"],
        scope=one["description"],
        parameters=tuple(
            Field(
                at["name"],
                kind_of(at["schema"]),
                at.get("required", False),
                at.get("description", ""),
                _PLACES.get(at["in"], at["in"]),
            )
            for at in one["parameters"]
        ),
        body=kind_of(content.get("schema", {})).type,
        example=json.dumps(content["example"], ensure_ascii=False) if "example" in content else "",
        answers=tuple(_answer(status, answer) for status, answer in sorted(one["responses"].items())),
    )


def _answer(status: str, answer: Mapping[str, Any]) -> Answer:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return Answer(status, answer["description"], kind_of(schema).type)


def _type(name: str, schema: Mapping[str, Any]) -> Type:
    required = set(schema.get("required", ()))
    fields = tuple(
        Field(field, kind_of(one), field in required, one.get("description", ""))
        for field, one in schema.get("properties", {}).items()
    )
    return Type(name, schema.get("description", ""), fields, tuple(map(str, schema.get("enum", ()))))


def kind_of(schema: Mapping[str, Any]) -> Kind:
    """In words. A value that may be null says so; a list says of what."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Kind(name, name, _limits(schema))
    if "anyOf" in schema:
        kinds = [kind_of(one) for one in schema["anyOf"]]
        type = next((one.type for one in kinds if one.type), "")
        return Kind(" 或 ".join(one.words for one in kinds), type, _limits(schema))
    if schema.get("type") == "array":
        of = kind_of(schema.get("items", {}))
        return Kind(f"{of.words} 的列表", of.type, _limits(schema))
    words = "日期" if schema.get("format") == "date" else _KINDS.get(schema.get("type", ""), "任意")
    return Kind(words, "", _limits(schema))


def _limits(schema: Mapping[str, Any]) -> str:
    found = []
    if "minimum" in schema:
        found.append(f"{schema['minimum']} 到 {schema['maximum']}")
    if "maxLength" in schema:
        found.append(f"最多 {schema['maxLength']} 字")
    if schema.get("default") not in (None, "", [], {}):
        found.append(f"不写就是 {schema['default']}")
    return "，".join(found)
