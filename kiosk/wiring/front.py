"""The idle screen: all that the first frame needs, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.discovery_notices import ErrorModel
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.start_model import StartModel
from kiosk.bridge.visit_model import VisitModel
from kiosk.services import clock_words
from kiosk.services.catalogue import CatalogueState
from kiosk.services.line_watch import LineWatch
from kiosk.services.pushed import Pushed
from kiosk.wiring.ground import Ground


class Front:
    """Whatever a page needs besides belongs to a part of its own (:mod:`kiosk.wiring.desks`)."""

    def __init__(self, ground: Ground) -> None:
        self._catalogue, self._clock = ground.catalogue, ground.clock
        pushed = Pushed(ground.mailbox, ground.settings)
        self.line = LineWatch(ground.mailbox, ground.clock.clock, lambda: pushed.settings().line)
        self.shell, self.visit = ShellModel(""), VisitModel()
        display = ground.settings.display
        self.idle = IdleModel(
            ground.catalogue,
            night=(display.dim_from, display.dim_to),
            off=(display.off_from, display.off_to),
        )
        self.error = ErrorModel()
        self._lunar: Callable[[date], str] | None = None
        self.start = StartModel(shell=self.shell, visit=self.visit, idle=self.idle, error=self.error)

    def open(self) -> None:
        """What the first frame shows."""
        self._catalogue.refresh()
        self.refresh()
        words = self.line.words()
        self.shell.set_line(words.state, words.count)

    def know_lunar(self, words: Callable[[date], str]) -> None:
        """From now on the day is shown by the farmers' calendar too: it comes after the first frame."""
        self._lunar = words
        self.idle.set_lunar(words(self._clock.now().date()))

    def refresh(self) -> None:
        """Nobody is at the machine: what the catalogue took over may show now."""
        profile = self._catalogue.profile()
        helper = profile.helper if profile is not None else None
        self.shell.set_helper(helper.name if helper else "", profile.hours if profile else "")
        self.shell.set_centre(profile.centre_name if profile is not None else "")
        now = self._clock.now()
        self.shell.set_time(f"{now:%H:%M}")
        self.idle.set_day(clock_words.day_words(now.date()))
        if self._lunar is not None:
            self.idle.set_lunar(self._lunar(now.date()))
        self.idle.refresh()
        trouble = self._not_ready()
        if trouble is not None:
            self.error.show(*trouble)
        self.start.set_ready(trouble is None)

    def _not_ready(self) -> tuple[str, str] | None:
        """Why nothing can be offered yet: a title and what to do; None when the catalogue is here."""
        if self._catalogue.state is CatalogueState.NOT_ENROLLED:
            return (
                "这台机器还没有登记",
                "请管理员用县里给的登记码登记。登记好以后，这里会自己出现办事清单。",
            )
        if self._catalogue.state is CatalogueState.EMPTY:
            return ("办事清单还没有到", "机器正在等县里发来办事清单，到了会自己出现。要办事请先到综合窗口。")
        return None
