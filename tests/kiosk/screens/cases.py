"""What a page needs to be shown in the harness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from tests.kiosk.screens.modes import Mode

PAGES = Path(__file__).resolve().parents[3] / "kiosk" / "qml" / "Kiosk" / "pages"


def no_properties() -> Mapping[str, object]:
    return {}


def any_mode(elder: bool) -> bool:
    return True


def standard_only(elder: bool) -> bool:
    return not elder


def elder_only(elder: bool) -> bool:
    return elder


@dataclass(frozen=True)
class PageCase:
    """A page with sample data.

    ``qml`` is relative to ``pages/``; ``model`` makes its view-model (None: the page has none);
    ``properties`` are further initial properties; ``shown_in`` says in which mode it occurs; ``remaining`` is
    the visit's countdown (30 or less shows the idle strip); ``prepare`` changes the page after it stands, to
    show what only happens later; ``state``: one of many states of a page, whose high contrast and low reach
    are drawn by ``make screens`` but not proved again by the suite. ``chinese_only``: nobody has chosen a
    language there. ``faults``: devices in repair, and what citizens are told of them.
    """

    name: str
    qml: str
    model: Callable[[], QObject] | None
    properties: Callable[[], Mapping[str, object]] = field(default=no_properties)
    shown_in: Callable[[bool], bool] = any_mode
    remaining: int = 156
    line: str = "offline"
    prepare: Callable[[QObject], None] | None = None
    not_in: tuple[str, ...] = ()
    state: bool = False
    chinese_only: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)

    def occurs(self, mode: Mode) -> bool:
        """Whether the page can be seen in ``mode``; ``not_in`` names the beginnings of modes to leave out."""
        if self.chinese_only and mode.language != "zh":
            return False
        return self.shown_in(mode.elder) and not mode.name.startswith(self.not_in or ("-",))

    def proved(self, mode: Mode) -> bool:
        """Whether the suite audits it in ``mode``."""
        return self.occurs(mode) and not (self.state and (mode.contrast or mode.low))

    @property
    def path(self) -> Path:
        return PAGES / self.qml
