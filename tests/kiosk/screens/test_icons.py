"""The icon variants that are shipped are the ones the drawings give."""

from __future__ import annotations

import re

from kiosk.qml.icons import ICONS, VARIANTS, main, recolour, variants
from tests.kiosk.screens.test_theme_only import FILES


def test_shipped_variants_are_up_to_date() -> None:
    stale = [str(path) for path, text in variants() if (ICONS / path).read_text("utf-8") != text]
    assert stale == []


def test_nothing_else_is_shipped() -> None:
    wanted = {path.as_posix() for path, _ in variants()}
    here = {p.relative_to(ICONS).as_posix() for v in VARIANTS for p in (ICONS / v).iterdir()}
    assert here == wanted


def test_colours_do_not_run_into_each_other() -> None:
    drawing = '<svg stroke="#0C4643"><path fill="#F3C244"/><path fill="#FFF0C7"/></svg>'
    assert recolour(drawing, "hc") == '<svg stroke="#FFFFFF"><path fill="#8A7200"/><path fill="none"/></svg>'


def test_every_icon_named_in_qml_exists() -> None:
    named = re.compile(
        r'\b(?:icon|iconAfter|otherIcon|nextIcon|nextIconAfter|sign)\s*:\s*"([a-z0-9]+)"(?!\s*\+)'
    )
    wanted = {m for path in FILES for m in named.findall(path.read_text("utf-8"))}
    assert wanted
    assert sorted(w for w in wanted if not (ICONS / f"{w}.svg").exists()) == []


def test_writing_them_again_changes_nothing(capsys: object) -> None:
    before = {p: p.stat().st_size for p in ICONS.rglob("*.svg")}
    assert main() == 0
    assert {p: p.stat().st_size for p in ICONS.rglob("*.svg")} == before
