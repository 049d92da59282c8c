"""The OpenAPI 3.1 document, made of the very types that answer (msgspec gives their JSON Schema)."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from sync.county.api import shapes, words
from sync.county.api.answers import LONGEST_SPAN, MOST
from sync.county.api.tokens import Scope
from sync.county.desk.acts import Act, Pause, Taker, Way
from sync.model.case import CaseState
from sync.model.matter import Matter
from sync.model.review import Level

BASE = "/api/v1"
_TYPES = (
    shapes.Fault,
    shapes.CasePage,
    shapes.CaseDetail,
    shapes.Decision,
    shapes.ReviewPage,
    shapes.MatterPage,
    shapes.Statistics,
    shapes.TerminalList,
    Matter,
)
_SINCE = {
    "name": "since",
    "in": "query",
    "description": "上一页给的 next；不写就从头开始。",
    "schema": {"type": "string", "maxLength": 200},
}
_LIMIT = {
    "name": "limit",
    "in": "query",
    "description": "一页多少条。",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 100},
}
_AFTER = {
    "name": "after",
    "in": "query",
    "description": "上一页给的 next；不写就从头开始。",
    "schema": {"type": "string", "maxLength": 40, "default": ""},
}
_FAULTS = {
    400: "请求写得不对。",
    401: "没有令牌，或者令牌不对、已经停用。",
    403: "这个令牌不能做这件事。",
    404: "没有这一条。",
    405: "这个地址不用这个方法。",
    409: "看过以后又变了，或者现在的状态不能这样办；什么都没有改。",
    429: "这一分钟的次数用完了，或者从这个地址来的错误令牌太多。",
}
_QUOTA = {
    "RateLimit-Policy": {
        "description": "令牌的限额：w 秒里最多 q 次。",
        "schema": {"type": "string"},
        "example": '"token";q=300;w=60',
    },
    "RateLimit": {
        "description": "还剩 r 次，t 秒以后重新算。",
        "schema": {"type": "string"},
        "example": '"token";r=299;t=42',
    },
}
_RETRY = {
    "Retry-After": {
        "description": "过多少秒再问。",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    }
}


@functools.cache
def document() -> dict[str, Any]:
    _, components = msgspec.json.schema_components(_TYPES, ref_template="#/components/schemas/{name}")
    acts = [act.value for act in Act if act is not Act.HAND_OVER]
    components["Decision"]["properties"]["act"]["enum"] = acts
    components["Decision"]["additionalProperties"] = False
    _say(components)
    day = {"type": "string", "format": "date"}
    ends = {"first": "从哪天。", "last": "到哪天，包括这一天。"}
    span = [
        {"name": name, "in": "query", "required": True, "description": words, "schema": day}
        for name, words in ends.items()
    ]
    code = {
        "name": "code",
        "in": "path",
        "required": True,
        "description": "事项编码。",
        "schema": {"type": "string", "maxLength": 40},
    }
    number = {
        "name": "number",
        "in": "path",
        "required": True,
        "description": "办件的唯一标识、办件编号或回执号。",
        "schema": {"type": "string", "maxLength": 60},
    }
    decide = _operation("回传办理结果", Scope.ACT, "CaseDetail", [number], (404, 409))
    decide["requestBody"] = {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Decision"},
                "example": {"act": "accept", "version": 1, "note": "材料齐全。"},
            }
        },
    }
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "保康县政务服务接口",
            "version": "1.0.0",
            "description": (
                "给县里其他系统用。群众的姓名和号码已隐去。每个令牌每分钟能问多少次有限额，"
                "每个回答里都写着还剩多少；超过了回 429，Retry-After 写着等几秒。"
            ),
        },
        "servers": [{"url": BASE}],
        "security": [{"token": []}],
        "paths": {
            "/matters": {"get": _operation("已发布的事项", Scope.MATTERS, "MatterPage", [_AFTER, _LIMIT])},
            "/matters/{code}": {"get": _operation("一个事项", Scope.MATTERS, "Matter", [code], (404,))},
            "/cases": {
                "get": _operation("办件，按最后变动的先后", Scope.CASES, "CasePage", [_SINCE, _LIMIT])
            },
            "/cases/{number}": {
                "get": _operation("一个办件和它的办理过程", Scope.CASES, "CaseDetail", [number], (404,))
            },
            "/cases/{number}/decisions": {"post": decide},
            "/reviews": {
                "get": _operation("计入统计的群众评价", Scope.REVIEWS, "ReviewPage", [_SINCE, _LIMIT])
            },
            "/statistics": {
                "get": _operation(
                    f"各乡镇的数字，最多 {LONGEST_SPAN} 天", Scope.STATISTICS, "Statistics", span
                )
            },
            "/terminals": {"get": _operation("自助终端", Scope.TERMINALS, "TerminalList", [])},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": components,
        },
    }
    # Defaults that are tuples here are arrays in JSON.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return plain


def _say(components: dict[str, Any]) -> None:
    """Every type, field and value in words. Raises KeyError for one that has none."""
    labels: dict[str, dict[str, str]] = {
        "CaseState": {state.value: state.label for state in CaseState},
        "Level": {level.value: level.label for level in Level},
        "Pause": {kind.value: kind.label for kind in Pause},
        "Way": {way.value: way.label for way in Way},
        "Taker": {taker.value: taker.label for taker in Taker},
        **words.VALUES,
    }
    for name, schema in components.items():
        schema["description"] = words.TYPES[name]
        if name in labels:
            schema["description"] += _values({one: labels[name][one] for one in schema["enum"]})
        for field, one in schema.get("properties", {}).items():
            one["description"] = words.of_field(name, field)
    acts = {act.value: act.label for act in Act if act is not Act.HAND_OVER}
    components["Decision"]["properties"]["act"]["description"] += _values(acts)


def _values(labels: dict[str, str]) -> str:
    return "取值：" + "，".join(f"{value} {label}" for value, label in labels.items()) + "。"


def _operation(
    summary: str, scope: Scope, answer: str, parameters: list[dict[str, Any]], more: tuple[int, ...] = ()
) -> dict[str, Any]:
    def told(description: str, name: str, headers: dict[str, Any]) -> dict[str, Any]:
        schema = {"schema": {"$ref": f"#/components/schemas/{name}"}}
        return {"description": description, "headers": headers, "content": {"application/json": schema}}

    def headers_of(status: int) -> dict[str, Any]:
        # Who has no good token has no quota; a quota that is not known for sure is not required.
        return {} if status == 401 else _QUOTA | _RETRY if status == 429 else _QUOTA

    faults = sorted({400, 401, 403, 405, 429, *more})
    return {
        "summary": summary,
        "description": f"要用能“{scope.label}”的令牌，权限 {scope.value}。",
        "parameters": parameters,
        "responses": {"200": told("办好了。", answer, _QUOTA)}
        | {str(status): told(_FAULTS[status], "Fault", headers_of(status)) for status in faults}
        | {"414": {"description": "地址太长。", "content": {"text/html": {}}}},
    }
