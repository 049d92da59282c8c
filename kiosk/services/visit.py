"""A visit (一次办理会话): what belongs to one citizen at the machine, and its end."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.services.clock import Clock, Ids
from sync.model.case import Applicant, Route

if TYPE_CHECKING:
    from kiosk.services.draft import Draft


class Mode(StrEnum):
    STANDARD = "standard"
    ELDER = "elder"


class EndReason(StrEnum):
    """Why a visit ended. KEPT: the citizen asked to keep the draft; all others wipe it."""

    DONE = "done"
    LEFT = "left"
    IDLE = "idle"
    KEPT = "kept"
    STOPPED = "stopped"


class IdleState(Struct, frozen=True):
    """seconds_left: whole seconds until the visit ends by itself; warn: show the strip; over: end now."""

    seconds_left: int
    warn: bool
    over: bool


class IdleRule(Struct, frozen=True):
    """Limits in seconds (config.toml [visit]). finished: after the receipt, where nothing can be lost."""

    idle: float = 180
    elder_idle: float = 300
    warn: float = 30
    finished: float = 120

    def state(self, mode: Mode, last_touch: float, now: float, *, finished: bool = False) -> IdleState:
        """Pure: last_touch and now are readings of one monotonic clock."""
        raise NotImplementedError


class Visit:
    """Everything of one citizen. After :meth:`wipe` nothing of it is left."""

    def __init__(self, id: str, started: str, mode: Mode, language: str) -> None:
        self.id = id
        self.started = started
        self.mode = mode
        self.language = language
        self.identity: Applicant | None = None
        self.draft: Draft | None = None
        self.wallet: dict[str, Route] = {}
        self.search_text = ""
        self.finished = False
        self.ended = False

    def wipe(self) -> None:
        raise NotImplementedError


class Visits:
    """Begins and ends visits; there is one at a time."""

    def __init__(
        self,
        clock: Clock,
        ids: Ids,
        rule: IdleRule,
        *,
        began: tuple[Callable[[Visit], None], ...] = (),
        ended: tuple[Callable[[Visit, EndReason], None], ...] = (),
        between: tuple[Callable[[], object], ...] = (),
    ) -> None:
        """ended: called with the visit before it is wiped (drop its draft, its papers, its screens);
        between: called when nobody is at the machine any more (refresh the catalogue, finish submissions).
        """
        self.current: Visit | None = None

    def begin(self, mode: Mode = Mode.STANDARD, language: str = "zh") -> Visit:
        """Ends a visit that is still open first."""
        raise NotImplementedError

    def end(self, reason: EndReason) -> None:
        """Nothing when there is none. Every listener is called even if one before it fails."""
        raise NotImplementedError

    def touch(self) -> None:
        """The citizen did something: the idle time starts anew."""
        raise NotImplementedError

    def idle(self) -> IdleState | None:
        """None without a visit."""
        raise NotImplementedError
