"""A visit (一次办理会话): what belongs to one citizen at the machine, and its end."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.services.clock import Clock, Ids
from kiosk.services.errors import said
from sync.model.case import Applicant, Authority, CaseFile, OnSite, Route, Verification

if TYPE_CHECKING:
    from kiosk.services.draft import Draft
    from kiosk.services.followups import Opening
    from kiosk.services.saying import Saying
    from kiosk.services.staff import StaffSession


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


class Errand(Struct, frozen=True, kw_only=True):
    """What a helper began this visit for. entrusted: they file for somebody who is not here, with a letter of
    authority; onsite: on the way from door to door; agent: who files, known from the household before."""

    entrusted: bool = False
    onsite: OnSite | None = None
    agent: Applicant | None = None


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
        limit = self.elder_idle if mode is Mode.ELDER else self.idle
        if finished:
            limit = min(limit, self.finished)
        left = last_touch + limit - now
        return IdleState(max(0, math.ceil(left)), left <= self.warn, left <= 0)


class Visit:
    """Everything of one citizen. After :meth:`wipe` nothing of it is left.

    helper: who of the staff helps, so that what is filed carries their name.
    photographs: what was attached in this visit, by SHA-256 of the plain bytes, so that it is stored once.
    """

    def __init__(self, id: str, started: str, mode: Mode, language: str) -> None:
        self.id = id
        self.started = started
        self.mode = mode
        self.language = language
        self.identity: Applicant | None = None
        #: Who is here, when the matter is somebody else's.
        self.agent: Applicant | None = None
        self.draft: Draft | None = None
        self.saying: Saying | None = None
        #: What is being supplied after a case.
        self.opening: Opening | None = None
        self.helper: StaffSession | None = None
        self.errand: Errand | None = None
        self.authority: Authority | None = None
        #: What the applicant is to the agent, as said with the letter of authority.
        self.relation = ""
        self.verification: Verification | None = None
        self.wallet: dict[str, Route] = {}
        self.photographs: dict[str, CaseFile] = {}
        self.search_text = ""
        self.ended = False

    @property
    def finished(self) -> bool:
        """True once what is on the screen is handed over: nothing can be lost by leaving."""
        if self.saying is not None and self.saying.slip is None:
            return False
        said = self.draft is None and self.saying is not None
        supplied = self.draft is None and self.opening is not None and self.opening.sent
        return said or supplied or (self.draft is not None and self.draft.filed)

    def wipe(self) -> None:
        """Forget the citizen. A draft object that someone still holds is emptied too."""
        if self.draft is not None:
            self.draft.wipe()
        if self.saying is not None:
            self.saying.wipe()
        self.identity = self.agent = None
        self.draft = None
        self.saying = self.opening = None
        self.helper = self.errand = None
        self.authority = self.verification = None
        self.relation = ""
        self.wallet.clear()
        self.photographs.clear()
        self.search_text = ""
        self.ended = True


class Visits:
    """Begins and ends visits; there is one at a time."""

    def __init__(
        self,
        clock: Clock,
        ids: Ids,
        rule: IdleRule | Callable[[], IdleRule],
        *,
        began: tuple[Callable[[Visit], None], ...] = (),
        ended: tuple[Callable[[Visit, EndReason], None], ...] = (),
        between: tuple[Callable[[], object], ...] = (),
    ) -> None:
        """rule: a function is asked at the begin of each visit.

        ended: called with the visit before it is wiped (drop its draft, its papers, its screens); between:
        called when nobody is at the machine any more (refresh the catalogue, finish submissions).
        """
        self.current: Visit | None = None
        self._clock = clock
        self._ids = ids
        self._ask_rule = rule if callable(rule) else lambda: rule
        self._rule = IdleRule()
        self._began = began
        self._ended = ended
        self._between = between
        self._touched = 0.0

    def when_ended(self, listener: Callable[[Visit, EndReason], None]) -> None:
        """One more listener, called with the visit before it is wiped."""
        self._ended = (*self._ended, listener)

    def begin(self, mode: Mode = Mode.STANDARD, language: str = "zh") -> Visit:
        """Ends a visit that is still open first."""
        if self.current is not None:
            self.end(EndReason.LEFT)
        visit = Visit(self._ids.new(), self._clock.now().isoformat(timespec="milliseconds"), mode, language)
        self.current, self._rule = visit, self._ask_rule()
        self.touch()
        for listener in self._began:
            listener(visit)
        return visit

    def end(self, reason: EndReason) -> None:
        """Nothing when there is none. Every listener is called even if one before it fails.

        The visit is wiped whatever the listeners do; their first error is raised after that, as a
        ServiceError where the machine's surroundings are to blame.
        """
        visit, self.current = self.current, None
        if visit is None:
            return
        errors: list[Exception] = []
        calls: list[Callable[[], object]] = [_call(listener, visit, reason) for listener in self._ended]
        for call in [*calls, visit.wipe, *self._between]:
            try:
                with said():
                    call()
            except Exception as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def touch(self) -> None:
        """The citizen did something: the idle time starts anew."""
        self._touched = self._clock.monotonic()

    def idle(self) -> IdleState | None:
        """None without a visit."""
        if self.current is None:
            return None
        visit, now = self.current, self._clock.monotonic()
        return self._rule.state(visit.mode, self._touched, now, finished=visit.finished)


def _call(
    listener: Callable[[Visit, EndReason], None], visit: Visit, reason: EndReason
) -> Callable[[], None]:
    return lambda: listener(visit, reason)
