"""Small words and pictures for the pages."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.template.base import NodeList, Parser, Token
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sync.county.console.stacking import stacked
from sync.model.persons import mask_name

register = template.Library()
_WEEKDAYS = "一二三四五六日"


@register.simple_tag
def icon(name: str, colour: str = "teal", size: int = 20) -> SafeString:
    """A decorative icon: the words beside it say what it means, so it is silent for a screen reader."""
    return format_html(
        '<img class="icon" src="{}" alt="" width="{}" height="{}">',
        static(f"icons/{colour}/{name}.svg"),
        size,
        size,
    )


@register.filter
def moment(at: datetime | None) -> str:
    """11月22日 09:41 by the county's clock; the year only when it is another one."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    year = "" if local.year == timezone.localdate().year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日 {local:%H:%M}"


@register.filter
def day(value: date | None) -> str:
    """11月25日; the year only when it is another one."""
    if value is None:
        return ""
    year = "" if value.year == timezone.localdate().year else f"{value.year}年"
    return f"{year}{value.month}月{value.day}日"


@register.filter
def weekday(value: date) -> str:
    return f"{day(value)} 星期{_WEEKDAYS[value.weekday()]}"


@register.filter
def masked_name(name: str) -> str:
    """A name as the terminal gave it, masked unless it came masked."""
    return name if "*" in name else mask_name(name) if name else ""


@register.filter
def shown(cell: object) -> str:
    """A cell of a table: times and days in words, a dash where there is nothing."""
    if isinstance(cell, datetime):
        return moment(cell)
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, float):
        return f"{cell:g}"
    return "—" if cell is None or cell == "" else str(cell)


@register.filter
def percent(value: float | None) -> str:
    """One decimal, cut off rather than rounded up: 99.96 is not 100. A dash when there is nothing."""
    if value is None:
        return "—"
    return f"{int(value * 10) / 10:g}"


@register.inclusion_tag("console/tag.html")
def tag(tone: str, text: str, picture: str = "") -> dict[str, str]:
    """A tag of the design language: t teal, y yellow, r red, g green, n neutral; y, r and g carry an icon."""
    pictures = {
        "r": ("warn", "red"),
        "y": ("hourglass", "amber"),
        "g": ("check", "green"),
        "t": ("clock", "teal"),
    }
    name, colour = pictures.get(tone, ("", ""))
    # Amber comes only in the few pictures that warn; ink is dark enough on yellow for any other.
    colour = "ink" if tone == "y" and picture else colour or "ink"
    return {"tone": tone, "text": text, "icon": picture or name, "colour": colour}


class _Stacked(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return mark_safe(stacked(self.nodelist.render(context)))  # noqa: S308 - rendered, hence escaped


@register.tag("stacked")
def stack(parser: Parser, token: Token) -> template.Node:
    """``{% stacked %}<table>…</table>{% endstacked %}``: cards on a phone."""
    nodelist = parser.parse(("endstacked",))
    parser.delete_first_token()
    return _Stacked(nodelist)
