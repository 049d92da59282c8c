"""The helper's desk: what they did, how the machine is, and going on beside the citizen."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.services.case_view import CaseView
from kiosk.services.clock import CountyClock
from kiosk.services.devices import Part, PartState
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Receipt
from kiosk.services.flow import Page, Place
from kiosk.services.helper_list import HelperLine, HelperList
from kiosk.services.helping import Helping
from kiosk.services.visit import Visit, Visits
from sync.model.helping import Help, HelperRecord

_LOG = logging.getLogger("kiosk.helper")
_NOT_KEPT = "没有记成，请再试一次。"
_NOT_READ = "帮办记录没有读出来，请退出来再登录一次。"
_ICONS = {"id_reader": "reader", "scanner": "qr", "camera": "camera"}
_WELL = "正常"


@dataclass(frozen=True)
class _Lines:
    """What was read for a staff session."""

    session: str
    lines: Sequence[HelperLine]


class HelperDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        staff: StaffDesk,
        helping: Helping,
        lines: HelperList,
        parts: Callable[[], tuple[Part, ...]],
        clock: CountyClock,
        jobs: Jobs,
        flow: FlowModel,
        view: HelperModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._staff, self._helping, self._lines = visits, staff, helping, lines
        self._parts, self._clock, self._jobs, self._view = parts, clock, jobs, view
        flow.entered.connect(self._enter)
        self._flow = flow
        self._towards: tuple[Page, str] | None = None
        self._shown = ""
        view.accompanyAsked.connect(self._accompany)
        view.newAsked.connect(self._new)

    def wipe(self) -> None:
        self._view.clear()
        self._shown = ""
        self._towards = None
        if self._helping.behind:
            self._jobs.start("helper.recover", self._helping.recover)

    def filed(self, receipt: Receipt) -> None:
        """A case is on disk: who helped with it is told, when somebody did."""
        visit = self._visits.current
        if visit is None or visit.id != receipt.visit or visit.helper is None:
            return
        helper, visit_id, case_id = visit.helper, visit.id, receipt.case_id
        matter = visit.draft.matter.code if visit.draft is not None else ""
        help = Help.FOR_FAMILY if visit.agent is not None else Help.FILLED
        onsite = visit.errand.onsite if visit.errand is not None else None
        note = f"上门：{onsite.place}" if onsite is not None else ""
        job = self._jobs.start(
            "helper.filled",
            lambda: self._helping.record(
                helper, visit_id, help, case_id=case_id, matter_code=matter, note=note
            ),
        )
        job.failed.connect(self._not_told)

    def supplied(self, case: CaseView) -> None:
        """Missing papers of a case were sent: who helped with it is told, when somebody did."""
        visit = self._visits.current
        if visit is None or visit.helper is None:
            return
        helper, visit_id = visit.helper, visit.id
        job = self._jobs.start(
            "helper.supplied",
            lambda: self._helping.record(
                helper,
                visit_id,
                Help.FILLED,
                case_id=case.case_id,
                matter_code=case.matter_code,
                note="补交材料",
            ),
        )
        job.failed.connect(self._not_told)

    def _enter(self, place: Place) -> None:
        session, visit = self._staff.session, self._visits.current
        if place.page is not Page.STAFF_DESK or session is None:
            return
        if session.id != self._shown:
            self._view.show_lines(())
            self._shown = session.id
        about = visit.draft.matter.name if visit is not None and visit.draft is not None else ""
        self._view.show_desk([_part_row(part) for part in self._parts()], about)
        id, number = session.id, session.number
        job = self._jobs.start(
            "helper.lines", lambda: _Lines(id, self._lines.of(number, self._clock.today()))
        )
        job.done.connect(self._looked)
        job.failed.connect(self._not_looked)

    def _looked(self, found: _Lines) -> None:
        if self._is_at_desk(found.session):
            self._view.show_lines(
                [(_row(line), tuple(tab.value for tab in line.tabs)) for line in found.lines]
            )

    def _not_looked(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("lines of the desk not read now: %s", rule)
        if self._is_at_desk(self._shown):
            self._view.show_lines(())
            self._view.set_problem(error.message if isinstance(error, ServiceError) else _NOT_READ)

    def _is_at_desk(self, id: str) -> bool:
        """Whoever asked may be gone, or have opened another page, when the answer comes."""
        session = self._staff.session
        return self._flow.place.page is Page.STAFF_DESK and session is not None and session.id == id

    def _new(self) -> None:
        self._flow.open(Page.STAFF_NEW.value)

    def accompany(self) -> None:
        """To the citizen's page, as the one who helps there."""
        self._accompany()

    def accompany_to(self, page: Page, key: str = "") -> None:
        """To a page of the citizen, as the one who helps there."""
        self._towards = (page, key)
        self._accompany()

    def _accompany(self) -> None:
        """The first to be asked: noted once in a visit, before the citizen's page is there again."""
        session, visit = self._staff.session, self._visits.current
        if session is None or visit is None:
            return
        if visit.helper is not None and visit.helper.number == session.number:
            self._beside(visit)
            return
        matter = visit.draft.matter.code if visit.draft is not None else ""
        job = self._jobs.start(
            "helper.asked",
            lambda: self._helping.record(session, visit.id, Help.ASKED, matter_code=matter),
        )
        job.done.connect(self._asked)
        job.failed.connect(self._not_asked)

    def _asked(self, record: HelperRecord) -> None:
        session, visit = self._staff.session, self._visits.current
        if session is None or visit is None or visit.id != record.visit:
            return
        visit.helper = session
        self._beside(visit)

    def _beside(self, visit: Visit) -> None:
        if visit.draft is not None and visit.helper is not None:
            visit.draft.helper = visit.helper.name
        towards, self._towards = self._towards, None
        self._staff.step_over()
        if towards is not None:
            self._flow.open(towards[0].value, towards[1])

    def _not_asked(self, error: Exception) -> None:
        self._towards = None
        self._view.set_problem(error.message if isinstance(error, ServiceError) else _NOT_KEPT)

    def _not_told(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("help with a case not noted now: %s", rule)


def _row(line: HelperLine) -> dict[str, str]:
    return {
        "key": line.key,
        "kind": line.kind.value,
        "name": line.name,
        "who": line.who,
        "phase": line.state,
        "tone": line.tone,
    }


def _part_row(part: Part) -> dict[str, str]:
    well = part.state is PartState.OK
    return {
        "name": part.name,
        "label": part.label,
        "words": _WELL if well else part.cause or part.state.label,
        "tone": "g" if well else "y",
        "icon": _ICONS.get(part.name, "print"),
    }
