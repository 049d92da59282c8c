"""Settings pushed to terminals: kept as the feed has them, changed on a console page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from sync.county.feed.models import Entry
from sync.county.feed.rules import EVERYONE, terminal_scope, township_scope
from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Terminal
from sync.model.division import TOWNSHIPS
from sync.model.pushed import PUSHABLE, Pushable, Reach, TerminalSettings, merge, read_value
from sync.model.settings import Line, Settings
from sync.protocol.line import Topic


class Place(Struct, frozen=True):
    """Whom a set of settings is for. code: township code or terminal id, "" for the county."""

    reach: Reach
    code: str
    name: str

    @property
    def scope(self) -> str:
        return {
            Reach.COUNTY: EVERYONE,
            Reach.TOWNSHIP: township_scope(self.code),
            Reach.TERMINAL: terminal_scope(self.code),
        }[self.reach]


class Row(Struct, frozen=True):
    """One setting on the page. typed: as pushed for this place. holds: what counts without it."""

    setting: Pushable
    typed: str
    holds: str
    problem: str = ""


def place_of(code: str) -> Place | None:
    """The county for "", a township or a terminal by its code; None when there is none."""
    if not code:
        return Place(Reach.COUNTY, "", "全县")
    for township in TOWNSHIPS:
        if township.code == code:
            return Place(Reach.TOWNSHIP, code, township.name)
    terminal = Terminal.objects.filter(pk=code).first()
    return Place(Reach.TERMINAL, code, terminal.label) if terminal else None


def rows(place: Place, typed: Mapping[str, str] | None = None) -> Sequence[Row]:
    """The page's rows. typed: what somebody has just sent, to be shown again with its problems."""
    own, farther = values_for(place), _farther(place)
    found = []
    for setting in PUSHABLE:
        default = getattr(getattr(Settings(), setting.section), setting.name)
        text = str(own.get(setting.field, "")) if typed is None else typed.get(setting.field, "").strip()
        wrong = bool(text) and read_value(setting.field, text) is None
        problem = f"“{text}”不能用，请看右边的说明。" if wrong else ""
        found.append(Row(setting, text, str(farther.get(setting.field, default)), problem))
    return found


def line_of(terminal: Terminal, pushed: Mapping[str, Mapping[str, int | float | str | bool]]) -> Line:
    """The line's settings at a terminal, but for its own config.toml. pushed: see :func:`everywhere`."""
    layers = [TerminalSettings(dict(pushed.get(scope, {}))) for scope in _scopes_of(terminal)]
    return merge(Settings(), layers).line


def everywhere() -> Mapping[str, Mapping[str, int | float | str | bool]]:
    """All that is pushed, by scope: for looking at many terminals at once."""
    entries = Entry.objects.filter(topic=Topic.SETTINGS, body__isnull=False)
    return {
        entry.scope: msgspec.json.decode(bytes(entry.body or b"{}"), type=TerminalSettings).values
        for entry in entries
    }


def _scopes_of(terminal: Terminal) -> tuple[str, str, str]:
    return EVERYONE, township_scope(terminal.township), terminal_scope(terminal.id)


def push(place: Place, typed: Mapping[str, str], over: int | None = None) -> bool:
    """Publish what was typed for a place; False, and nothing changed, when a value cannot be used.

    over: what :func:`revision` said when the page was shown; None replaces any. Raises OvertakenError.
    """
    values: dict[str, int | float | str | bool] = {}
    for setting in PUSHABLE:
        text = typed.get(setting.field, "").strip()
        if not text:
            continue
        value = read_value(setting.field, text)
        if value is None:
            return False
        values[setting.field] = value
    body = msgspec.json.encode(TerminalSettings(values)) if values else None
    publish([_publication(place, body, over)])
    return True


def revision(place: Place) -> int:
    """Of what is pushed for a place; 0 where nothing ever was."""
    entry = _entry(place)
    return entry.rev if entry else 0


def values_for(place: Place) -> dict[str, int | float | str | bool]:
    entry = _entry(place)
    if entry is None or entry.body is None:
        return {}
    return msgspec.json.decode(bytes(entry.body), type=TerminalSettings).values


def _entry(place: Place) -> Entry | None:
    return Entry.objects.filter(topic=Topic.SETTINGS, key=place.reach, scope=place.scope).first()


def _farther(place: Place) -> dict[str, int | float | str | bool]:
    """What the places around this one push, the nearest counting."""
    around = [place_of("")] if place.reach is not Reach.COUNTY else []
    if place.reach is Reach.TERMINAL:
        around.append(place_of(place.code.partition("-")[0]))
    return {k: v for one in around if one is not None for k, v in values_for(one).items()}


def _publication(place: Place, body: bytes | None, over: int | None) -> Publication:
    if place.reach is Reach.TERMINAL:
        return Publication(topic=Topic.SETTINGS, key=place.reach, body=body, terminal=place.code, over=over)
    return Publication(topic=Topic.SETTINGS, key=place.reach, body=body, scope=place.scope, over=over)
