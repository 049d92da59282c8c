"""A bundle (一件事, 一事联办): what somebody wants done as one thing, and the matters it is made of."""

from __future__ import annotations

from msgspec import Struct

from sync.model.matter import Audience


class BundlePart(Struct, frozen=True):
    """One matter of a bundle. code: of the catalogue, "" when the county's list does not have it."""

    name: str
    code: str = ""


class Bundle(Struct, frozen=True, kw_only=True):
    """Topic ``bundle``, key = code. parts: in the order they are done. note: inside the county only."""

    code: str
    name: str
    audience: tuple[Audience, ...]
    parts: tuple[BundlePart, ...]
    departments: tuple[str, ...] = ()
