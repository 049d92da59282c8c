"""Bars drawn by pygal, without its own styles and scripts: the page's policy allows none inside a page.

pygal (LGPL-3+, pure Python, released every year since 2012) knows scales, guides and stacking, and gives each
part a class; console.css has the colours of the design language.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

from sync.county.reports.overview import CHANNELS, Day

_SVG = "{http://www.w3.org/2000/svg}"
_LEFT_OUT = {"style", "script", "desc", "defs"}
_KEPT = {"d", "x", "y", "width", "height", "class", "transform", "viewBox", "rx", "ry", "cx", "cy", "r"}


def fortnight(days: Sequence[Day]) -> SafeString:
    """Stacked bars, a column a day, by channel."""
    chart = _chart("StackedBar", 700, 240)
    chart.x_labels = [str(day.day.day) for day in days]
    for place, name in enumerate(CHANNELS):
        chart.add(name, [day.counts[place] for day in days])
    last = days[-1]
    parts = "，".join(f"{name} {count}" for name, count in zip(CHANNELS, last.counts, strict=True))
    words = f"近 14 天每天的办件量。{last.day.month}月{last.day.day}日共 {last.total} 件：{parts}。"
    return _drawn(chart, words)


def bars(title: str, values: Sequence[tuple[str, int]]) -> SafeString:
    chart = _chart("Bar", 760, 220)
    chart.x_labels = [label for label, _ in values]
    chart.add(title, [number for _, number in values])
    return _drawn(chart, title)


def _chart(kind: str, width: int, height: int) -> Any:
    import pygal

    # WORKAROUND pygal 3.1: it leaves an import hook of the old kind behind, for plugins that we do not have;
    # Python 3.11 warns of it at the next import that finds nothing.
    sys.meta_path[:] = [hook for hook in sys.meta_path if type(hook).__name__ != "PluginImportFixer"]
    return getattr(pygal, kind)(
        width=width,
        height=height,
        show_legend=False,
        js=(),
        css=(),
        no_prefix=True,
        margin=6,
        spacing=10,
        show_x_guides=False,
        truncate_label=-1,
        include_x_axis=True,
        y_labels=None,
        max_scale=5,
        min_scale=3,
        no_data_text="还没有",
        formatter=_whole,
        value_formatter=_whole,
    )


def _whole(number: float) -> str:
    """Cases are counted in whole ones: a scale of few has steps in between, which say nothing."""
    return f"{number:.0f}" if abs(number - round(number)) < 0.01 else ""


def _drawn(chart: Any, words: str) -> SafeString:
    root = chart.render_tree()
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _LEFT_OUT:
                parent.remove(child)
    _without_tooltips(root)
    for node in root.iter():
        node.attrib = {name: value for name, value in node.attrib.items() if name in _KEPT}
    root.set("role", "img")
    root.set("aria-label", words)
    for title in root.findall(f"{_SVG}title") + root.findall("title"):
        root.remove(title)
    ElementTree.register_namespace("", _SVG.strip("{}"))
    text = ElementTree.tostring(root, encoding="unicode")
    # Every text in it is escaped by ElementTree; attributes are the few of _KEPT.
    return mark_safe(text)  # noqa: S308


def _without_tooltips(root: Any) -> None:
    """What only pygal's script would show."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class", "").startswith(("tooltip", "plot tooltip")):
                parent.remove(child)
