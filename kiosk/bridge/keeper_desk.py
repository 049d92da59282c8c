"""The keeper's work between pages and services: what is recorded, and what citizens are told of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.jobs import Job, Jobs
from kiosk.bridge.keeper_model import KeeperModel
from kiosk.bridge.keeper_tests import KeeperTests
from kiosk.bridge.shell import ShellModel
from kiosk.services import clock_words
from kiosk.services.clock import CountyClock
from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.keeper_report import lasting
from kiosk.services.supplies import Forecast
from kiosk.services.upkeep import MACHINE, Done, OpenFault, Upkeep, broken, open_faults
from sync.model.device import Part, PartState
from sync.model.keeping import Finding, KeeperKind

_LOG = logging.getLogger("kiosk.keeper")
_WENT_WRONG = "没有记上，请再按一次。"
_SUPPLIES = (KeeperKind.PAPER, KeeperKind.TONER)
LOOK_MS = 1_000


class Signed(Protocol):
    """Somebody of the staff who is signed in. id: of the session; name: masked."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def name(self) -> str: ...


class _View(Struct, frozen=True):
    done: list[Done]
    faults: list[OpenFault]
    paper: Forecast


class _Recorded(Struct, frozen=True):
    """It is on disk, and what is said of it. view: None where the book could not be read again after it."""

    view: _View | None
    words: str


class KeeperDesk(QObject):
    """``session``: who is signed in, None for nobody. ``people``: (number, words) of who may take over.
    ``paper``: how long it lasts, by the records."""

    def __init__(
        self,
        *,
        upkeep: Upkeep,
        paper: Callable[[Sequence[Done]], Forecast],
        parts: Callable[[], Sequence[Part]],
        people: Callable[[], Sequence[tuple[str, str]]],
        session: Callable[[], Signed | None],
        tests: KeeperTests,
        clock: CountyClock,
        jobs: Jobs,
        shell: ShellModel,
        idle: IdleModel,
        model: KeeperModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._upkeep, self._paper, self._parts, self._people = upkeep, paper, parts, people
        self._session, self._tests, self._clock, self._jobs = session, tests, clock, jobs
        self._shell, self._idle, self._model = shell, idle, model
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look_at_parts)
        model.tabOpened.connect(self._look_at_parts)
        model.checkAsked.connect(self._check)
        model.supplyAsked.connect(self._supply)
        model.faultAsked.connect(self._fault)
        model.causeAsked.connect(self._cause)
        model.noticeAsked.connect(self._notice)
        model.repairedAsked.connect(self._repaired)
        model.handoverAsked.connect(self._hand_over)

    def start(self) -> None:
        """After a start: what a crash left goes up, and what is broken is told to citizens."""
        self._show(self._jobs.start("keeper.start", self._recovered))

    def opened(self, session: Signed) -> None:
        """A keeper signed in."""
        self._model.show_people([p for p in self._people() if p[0] != session.number])
        self._look_at_parts()
        self._timer.start()
        self._show(self._jobs.start("keeper.look", self._look))

    def wipe(self) -> None:
        """Nobody is signed in any more."""
        self._timer.stop()
        self._tests.stop()
        self._model.clear()
        if self._upkeep.behind:
            job = self._jobs.start("keeper.recover", self._upkeep.recover)
            job.failed.connect(self._not_recovered)

    # ---- what the keeper asks ----

    def _check(self, kind: str) -> None:
        bad = self._model.bad
        findings = tuple(_found(part, part.name in bad) for part in self._parts())
        sort = KeeperKind(kind)
        who = self._who()
        if who is None:
            return

        more = f"，{len(bad)} 个设备不好用，请报故障" if bad else "，都好用"

        def work() -> _Recorded:
            self._upkeep.record(sort, who, findings=findings)
            return _Recorded(self._look_again(), f"{sort.label}记好了{more}")

        self._begin("keeper.check", work)

    def _supply(self, kind: str, amount: int) -> None:
        sort = KeeperKind(kind)
        words = f"记好了：{sort.label}{f' {amount}' if amount else ''}"
        self._record(sort, words, amount=amount or None)

    def _fault(self, part: str, words: str, stopped: bool, notice: bool) -> None:
        who = self._who()
        if who is None:
            return
        known = next((p for p in self._parts() if p.name == part), None)
        label = known.label if known is not None else "整机"
        finding = broken(part or MACHINE, label, words)

        def work() -> _Recorded:
            found = self._upkeep.record(
                KeeperKind.FAULT_FOUND, who, findings=(finding,), words=words, stopped=stopped
            )
            told = ""
            if notice:
                try:
                    self._upkeep.record(KeeperKind.FAULT_NOTICE, who, fault=found.id)
                    told = "，待机画面上已经告诉群众"
                except ServiceError as error:
                    _LOG.warning("keeper: notice of a fault: %s", error.rule)
                    told = "，还没有告诉群众，请在那一行再按一次"
            return _Recorded(self._look_again(), f"故障记下了{told}")

        self._begin("keeper.fault", work)

    def _cause(self, fault: str, words: str) -> None:
        self._record(KeeperKind.FAULT_CAUSE, "原因记下了", fault=fault, words=words)

    def _notice(self, fault: str) -> None:
        self._record(KeeperKind.FAULT_NOTICE, "待机画面上已经告诉群众", fault=fault)

    def _repaired(self, fault: str) -> None:
        self._record(KeeperKind.FAULT_REPAIRED, "修好了，告示已经收起", fault=fault)

    def _hand_over(self, number: str) -> None:
        self._record(KeeperKind.HANDOVER, "交接记好了，请接手的人登录看一遍", handed_to=number)

    # ---- carrying it out ----

    def _record(
        self,
        kind: KeeperKind,
        told: str,
        *,
        fault: str = "",
        words: str = "",
        amount: int | None = None,
        handed_to: str = "",
    ) -> None:
        who = self._who()
        if who is None:
            return

        def work() -> _Recorded:
            self._upkeep.record(kind, who, fault=fault, words=words, amount=amount, handed_to=handed_to)
            return _Recorded(self._look_again(), told)

        self._begin(f"keeper.{kind.value}", work)

    def _begin(self, op: str, work: Callable[[], _Recorded]) -> None:
        self._model.set_busy()
        job = self._jobs.start(op, work)
        job.done.connect(self._told)
        job.failed.connect(self._failed)

    def _show(self, job: Job) -> None:
        job.done.connect(self._seen)
        job.failed.connect(self._failed)

    def _who(self) -> Who | None:
        session = self._session()
        return None if session is None else Who(session.id, session.number)

    def _recovered(self) -> _View:
        self._upkeep.recover()
        return self._look()

    def _look(self) -> _View:
        done = self._upkeep.done()
        return _View(done, open_faults(done), self._paper(done))

    def _look_again(self) -> _View | None:
        """After something was recorded: whoever is told that it failed records it twice."""
        try:
            return self._look()
        except ServiceError as error:
            _LOG.warning("keeper: not read again: %s", error.rule)
            return None

    def _told(self, recorded: _Recorded) -> None:
        if recorded.view is not None:
            self._seen(recorded.view)
        self._model.recorded(recorded.words)

    def _seen(self, view: _View) -> None:
        notices = [fault for fault in view.faults if fault.notice]
        self._idle.set_trouble("\n".join(dict.fromkeys(fault.sentence for fault in notices)))
        self._shell.set_faults({fault.part: fault.sentence for fault in notices})
        now = self._clock.now()
        today = {d.record.kind: d for d in view.done if d.at.date() == now.date()}
        self._model.show_done(
            *(_when(today.get(k)) for k in (KeeperKind.OPENING, KeeperKind.CLOSING, KeeperKind.CLEANING))
        )
        last = next((d for d in reversed(view.done) if d.record.kind in _SUPPLIES), None)
        words = "" if last is None else f"上次{last.record.kind.label}：{clock_words.moment_words(last.at)}"
        self._model.show_supplies(view.paper.words, words)
        self._model.show_faults([_row(fault, now) for fault in view.faults])

    def _failed(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("keeper: %s", rule)
        self._model.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)

    def _not_recovered(self, error: Exception) -> None:
        """Tried again after the next visit, and with the next record."""
        _LOG.warning("keeper: %s", error.rule if isinstance(error, ServiceError) else type(error).__name__)

    def _look_at_parts(self) -> None:
        self._model.show_parts(self._parts(), self._tests.names)


def _found(part: Part, bad: bool) -> Finding:
    """As the keeper says it is; what the device itself says stands beside it."""
    state = PartState.FAULT if bad else PartState.LOW if part.state is PartState.LOW else PartState.OK
    words = part.cause or ("不好用" if bad else "")
    return Finding(part=part.name, label=part.label, state=state, words=words)


def _when(done: Done | None) -> str:
    return "" if done is None else f"今天 {clock_words.time_words(done.at)} 做过了"


def _row(fault: OpenFault, now: datetime) -> dict[str, object]:
    return {
        "name": fault.id,
        "label": fault.label,
        "words": fault.words or "坏了",
        "since": f"{clock_words.moment_words(fault.found_at)} 发现，已 {lasting(now - fault.found_at)}",
        "cause": fault.cause,
        "notice": fault.notice,
        "stopped": fault.stopped,
    }
