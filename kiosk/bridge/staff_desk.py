"""Staff at the machine: signing in beside a citizen's visit, and giving the machine back as it was."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.staff_model import StaffModel
from kiosk.services import clock_words
from kiosk.services.cards import Card
from kiosk.services.clock import CountyClock
from kiosk.services.errors import ServiceError
from kiosk.services.flow import STAFF_PAGES, Page, Place
from kiosk.services.staff import Ending, StaffSession, StaffSessions
from kiosk.services.visit import Visits
from sync.model.staff import Duty, StaffMember

_LOG = logging.getLogger("kiosk.staff")
LOOK_MS = 500
ENDED = {
    Ending.IDLE: "10 分钟没有动，已经锁上。请重新登录。",
    Ending.REVOKED: "您在这台机器上的权限已经停了，请联系县里。",
}
_WENT_WRONG = "没有登录成，请再试一次。"
_BESIDE = (Page.HELP, Page.STAFF_IN, *STAFF_PAGES)
"""Where somebody of the staff stands beside a citizen's page."""
_RATING = (Page.RECEIPT, Page.REVIEW)
_WAITING = (*STAFF_PAGES, Page.ROUND_DONE)
"""Where the ten minutes of the staff count, not the citizen's three."""


@dataclass(frozen=True)
class _Display:
    """How a citizen had set the screen."""

    elder: bool
    high_contrast: bool
    low_reach: bool


class StaffDesk(QObject):
    """``homes``: the page that somebody of a duty comes to. The citizen's display settings are put aside
    while a page of the staff is shown, and given back with their page. Whoever steps over to the citizen's
    page stays signed in as the one who helps, but comes back to the desk by PIN alone: the citizen stands
    there too. Where a citizen rates, the staff is signed out and cannot sign in."""

    opened = Signal(object)
    #: With the session that ended.
    closed = Signal(object)
    #: Why it ended.
    ended = Signal(object)

    def __init__(
        self,
        *,
        sessions: StaffSessions,
        visits: Visits,
        clock: CountyClock,
        jobs: Jobs,
        flow: FlowModel,
        shell: ShellModel,
        model: StaffModel,
        homes: Mapping[Duty, Page],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sessions, self._visits, self._clock, self._jobs = sessions, visits, clock, jobs
        self._flow, self._shell, self._model, self._homes = flow, shell, model, dict(homes)
        self._asked_in = ""
        self._inside = False
        self._carried = False
        self._display: _Display | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        flow.entered.connect(self._enter)
        model.signInAsked.connect(self._sign_in)
        model.lockAsked.connect(self.lock)

    @property
    def session(self) -> StaffSession | None:
        return self._sessions.current

    def touched(self) -> None:
        if self._sessions.current is not None:
            self._sessions.touch()

    def lock(self) -> None:
        """锁屏: signed out, and the citizen's page again."""
        self._end(Ending.LEFT)
        self.step_over()

    def tell(self, sentence: str) -> None:
        """Why somebody has to sign in again."""
        self._model.fail(sentence)

    def step_over(self) -> None:
        """From the pages of the staff to the one that the citizen had."""
        self._flow.step_out(_BESIDE)

    def carry_over(self) -> None:
        """The visit ends and the next one begins at once, with the same person of the staff."""
        self._carried = self._sessions.current is not None

    def wipe(self) -> None:
        """The visit is over: nobody stays signed in behind it, but who carries over to the next."""
        if not self._carried:
            self._end(Ending.STOPPED)
            self._model.clear()
        self._carried = self._inside = False
        self._display = None
        self._asked_in = ""
        self._model.allow(True)

    # ---- signing in ----

    def sign_in_by_card(self, card: Card) -> None:
        """A card was laid on, on the sign-in page."""
        if not self._model.busy:
            self._check(lambda: self._sessions.check_card(card))

    def card_refused(self, words: str) -> None:
        if not self._model.busy:
            self._model.fail(words)

    def _sign_in(self, number: str, pin: str) -> None:
        self._check(lambda: self._sessions.check(number, pin))

    def _check(self, work: Callable[[], StaffMember]) -> None:
        visit = self._visits.current
        if visit is None:
            return
        self._asked_in = visit.id
        self._model.set_busy()
        job = self._jobs.start("staff.check", work)
        job.done.connect(self._known)
        job.failed.connect(self._refused)

    def _known(self, member: StaffMember) -> None:
        visit = self._visits.current
        if visit is None or visit.id != self._asked_in or self._flow.place.page is not Page.STAFF_IN:
            return
        try:
            session = self._sessions.open(member)
        except ServiceError as error:
            self._model.fail(error.message)
            return
        hour = clock_words.greeting(self._clock.now())
        self._model.show(session.name, session.number, hour)
        self._timer.start()
        self._look()
        self._inside = True
        self.opened.emit(session)
        self._flow.replace(self._homes[session.duty])

    def _refused(self, error: Exception) -> None:
        if self._flow.place.page is Page.STAFF_IN:
            words = error.message if isinstance(error, ServiceError) else _WENT_WRONG
            self._model.fail(words)

    # ---- the session ----

    def _look(self) -> None:
        session = self._sessions.current
        why = self._sessions.look()
        if why is None:
            self._model.set_left(self._sessions.seconds_left())
            if session is not None and self._flow.place.page in _WAITING:
                self._visits.touch()
            return
        _LOG.info("staff session over: %s", why.value)
        self._end(why, session)
        self._inside = False
        if self._flow.place.page in STAFF_PAGES:
            self._flow.replace(Page.STAFF_IN)
            self._model.fail(ENDED[why])

    def _end(self, why: Ending, session: StaffSession | None = None) -> None:
        self._timer.stop()
        session = session or self._sessions.current
        self._sessions.end(why)
        if session is not None:
            self._model.clear()
            self.closed.emit(session)
            self.ended.emit(why)

    def _enter(self, place: Place) -> None:
        if place.page in STAFF_PAGES and not self._inside:
            self._flow.replace(Page.STAFF_IN)
        elif place.page in (Page.STAFF_IN, *STAFF_PAGES):
            self._put_aside()
        else:
            self._inside = False
            self._give_back()
            if place.page is not Page.HELP and place.page is not Page.NOTICE:
                self._model.allow(place.page not in _RATING)
            if place.page in _RATING:
                self._end(Ending.RATED)

    def _put_aside(self) -> None:
        if self._display is None:
            shell = self._shell
            self._display = _Display(bool(shell.elder), bool(shell.highContrast), bool(shell.lowReach))
            self._show(_Display(False, False, False))

    def _give_back(self) -> None:
        kept, self._display = self._display, None
        if kept is not None:
            self._show(kept)

    def _show(self, display: _Display) -> None:
        self._shell.elder = display.elder  # type: ignore[method-assign]
        self._shell.highContrast = display.high_contrast  # type: ignore[method-assign]
        self._shell.lowReach = display.low_reach  # type: ignore[method-assign]
