"""The OpenAPI 3.1 document, made of the very types that answer (msgspec gives their JSON Schema)."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from sync.county.api import shapes
from sync.county.api.answers import LONGEST_SPAN, MOST
from sync.county.api.tokens import Scope
from sync.county.desk.acts import Act
from sync.model.matter import Matter

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
    "description": "The next of the page before; left out: from the beginning.",
    "schema": {"type": "string", "maxLength": 200},
}
_LIMIT = {
    "name": "limit",
    "in": "query",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 100},
}
_AFTER = {"name": "after", "in": "query", "schema": {"type": "string", "maxLength": 40, "default": ""}}
_FAULTS = {
    400: "The request cannot be understood.",
    401: "No token, or one that is not good any more.",
    403: "The token's scopes do not reach so far.",
    404: "There is no such thing.",
    405: "Not with this method.",
    409: "It has changed since, or cannot be done in its state; nothing was changed.",
    429: "The token's quota for this minute is used up, or too many wrong tokens came from this address.",
}
_QUOTA = {
    "RateLimit-Policy": {
        "description": "The token's quota: q requests within w seconds.",
        "schema": {"type": "string"},
        "example": '"token";q=300;w=60',
    },
    "RateLimit": {
        "description": "What is left of it: r requests, and t seconds until it begins anew.",
        "schema": {"type": "string"},
        "example": '"token";r=299;t=42',
    },
}
_RETRY = {
    "Retry-After": {
        "description": "Seconds after which it makes sense to ask again.",
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
    day = {"type": "string", "format": "date"}
    span = [{"name": n, "in": "query", "required": True, "schema": day} for n in ("first", "last")]
    code = {"name": "code", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 40}}
    number = {
        "name": "number",
        "in": "path",
        "required": True,
        "description": "Case id, 办件编号 or receipt number.",
        "schema": {"type": "string", "maxLength": 60},
    }
    decide = _operation("Report back what was decided", Scope.ACT, "CaseDetail", [number], (404, 409))
    decide["requestBody"] = {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Decision"}}},
    }
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Doorstep county server",
            "version": "1.0.0",
            "description": (
                "For the county's other systems. Names and numbers of citizens are masked. Each token has a "
                "quota of requests a minute, said in every answer; beyond it comes 429 with Retry-After."
            ),
        },
        "servers": [{"url": BASE}],
        "security": [{"token": []}],
        "paths": {
            "/matters": {
                "get": _operation("Published matters", Scope.MATTERS, "MatterPage", [_AFTER, _LIMIT])
            },
            "/matters/{code}": {"get": _operation("One matter", Scope.MATTERS, "Matter", [code], (404,))},
            "/cases": {
                "get": _operation("Cases by their last change", Scope.CASES, "CasePage", [_SINCE, _LIMIT])
            },
            "/cases/{number}": {
                "get": _operation("One case and its timeline", Scope.CASES, "CaseDetail", [number], (404,))
            },
            "/cases/{number}/decisions": {"post": decide},
            "/reviews": {
                "get": _operation("Reviews that count", Scope.REVIEWS, "ReviewPage", [_SINCE, _LIMIT])
            },
            "/statistics": {
                "get": _operation(
                    f"Counts by township, {LONGEST_SPAN} days at most", Scope.STATISTICS, "Statistics", span
                )
            },
            "/terminals": {"get": _operation("Terminals", Scope.TERMINALS, "TerminalList", [])},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": components,
        },
    }
    # Defaults that are tuples here are arrays in JSON.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return plain


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
        "description": f"Scope {scope.value}.",
        "parameters": parameters,
        "responses": {"200": told("Done.", answer, _QUOTA)}
        | {str(status): told(_FAULTS[status], "Fault", headers_of(status)) for status in faults}
        | {"414": {"description": "The address is too long to be read.", "content": {"text/html": {}}}},
    }
