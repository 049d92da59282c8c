"""Pieces of an opened case, as its page shows them."""

from __future__ import annotations

from msgspec import Struct

from sync.model.case import Signature
from sync.model.ink import Ink


class SignatureLines(Struct, frozen=True):
    """Strokes as SVG polylines within a viewBox."""

    box: str
    points: tuple[str, ...]


class Line(Struct, frozen=True):
    """ink: the name written by hand that is the answer."""

    label: str
    value: str
    ink: SignatureLines | None = None


class ShownGroup(Struct, frozen=True):
    """signature: what was signed under these lines, by whom ``signed`` says."""

    title: str
    lines: tuple[Line, ...]
    signature: SignatureLines | None = None
    signed: str = ""


def signature_lines(signature: Signature | Ink) -> SignatureLines:
    points = tuple(" ".join(f"{x},{y}" for x, y, _ in stroke) for stroke in signature.strokes)
    return SignatureLines(f"0 0 {signature.width} {signature.height}", points)
