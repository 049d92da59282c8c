"""What the fleet page and the overview show of terminals."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch
from msgspec import Struct

from sync.county.fleet import pushed
from sync.county.fleet.health import Sign, alone, signs
from sync.county.fleet.models import Revocation, Terminal
from sync.county.fleet.rules import TILES, Presence, presence
from sync.model.division import TOWNSHIPS
from sync.model.settings import Line

_REVOCATIONS = Prefetch("revocations", Revocation.objects.select_related("staff"))


class ShownTerminal(Struct, frozen=True):
    """skew: in words, empty while the clock is right within a minute.

    waiting: messages not yet here, as the terminal last reported; None when it never did. signs: what a
    keeper should look at. revoked: of one out of service, who did that and why; None where that was not kept.
    """

    terminal: Terminal
    presence: Presence
    skew: str
    waiting: int | None = None
    signs: tuple[Sign, ...] = ()
    revoked: Revocation | None = None


class Tile(Struct, frozen=True):
    """A township on the schematic map. row, column: from one, where it stands there. tone: as in tags."""

    code: str
    name: str
    row: int
    column: int
    online: int
    total: int
    tone: str
    text: str


class Fleet(Struct, frozen=True):
    tiles: tuple[Tile, ...]
    total: int
    online: int
    quiet: int
    lost: int


def shown_terminals(now: datetime, township: str = "") -> list[ShownTerminal]:
    terminals = Terminal.objects.order_by("township", "device").prefetch_related("health", _REVOCATIONS)
    if township:
        terminals = terminals.filter(township=township)
    settings = pushed.everywhere()
    return [_shown(terminal, now, pushed.line_of(terminal, settings)) for terminal in terminals]


def _shown(terminal: Terminal, now: datetime, line: Line) -> ShownTerminal:
    reports = list(terminal.health.all())
    return ShownTerminal(
        terminal,
        presence(terminal.last_seen, terminal.revoked_at is not None, now),
        skew_words(terminal.skew_ms),
        next((report.waiting for report in reports if report.waiting is not None), None),
        (*alone(terminal, reports, now, line), *signs(terminal, reports)),
        next(iter(terminal.revocations.all()), None) if terminal.revoked_at else None,
    )


def skew_words(skew_ms: int | None) -> str:
    """How far a terminal's clock is off; a positive skew means that it runs behind the county's."""
    if skew_ms is None or abs(skew_ms) < 60_000:
        return ""
    minutes = abs(skew_ms) // 60_000
    length = (
        f"{minutes} 分钟"
        if minutes < 120
        else f"{minutes // 60} 小时"
        if minutes < 2880
        else f"{minutes // 1440} 天"
    )
    return f"{'慢' if skew_ms > 0 else '快'} {length}"


def township_tiles(now: datetime) -> Fleet:
    states: dict[str, list[Presence]] = {}
    ailing: dict[str, list[Sign]] = {}
    for shown in shown_terminals(now):
        if shown.presence is not Presence.REVOKED:
            states.setdefault(shown.terminal.township, []).append(shown.presence)
            ailing.setdefault(shown.terminal.township, []).extend(shown.signs[:1])
    tiles = []
    for township in TOWNSHIPS:
        here = states.get(township.code, [])
        tiles.append(_tile(township.code, township.name, here, ailing.get(township.code, [])))
    every = [p for here in states.values() for p in here]
    return Fleet(
        tuple(tiles),
        len(every),
        every.count(Presence.ONLINE),
        every.count(Presence.QUIET),
        every.count(Presence.LOST),
    )


def _tile(code: str, name: str, here: list[Presence], ailing: list[Sign]) -> Tile:
    """The worst of a township: machines nobody hears, without a line, then those that want a hand."""
    online, lost, quiet = here.count(Presence.ONLINE), here.count(Presence.LOST), here.count(Presence.QUIET)
    if not here:
        tone, text = "n", "还没有终端"
    elif lost:
        tone, text = "r", f"{lost} 台失联"
    elif quiet:
        tone, text = "y", f"{quiet} 台离线办件"
    elif ailing:
        tone, text = "y", f"{len(ailing)} 台要看一下"
    else:
        tone, text = "t", f"{online}/{len(here)} 在线"
    return Tile(code, name, *TILES[code], online, len(here), tone, text)
