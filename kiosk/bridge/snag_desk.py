"""Snags (承接问题) between their page and their service."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.snag_model import SnagModel
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.services.catalogue import Catalogue
from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.flow import STAFF_PAGES, Page, Place
from kiosk.services.search import Search
from kiosk.services.snags import Snags, SnagView
from kiosk.services.visit import Visits
from sync.model.snag import SnagSort

_LOG = logging.getLogger("kiosk.snags")
_WENT_WRONG = "没有记上，请再按一次。"
MOST = 12


@dataclass(frozen=True)
class _Views:
    """As somebody of this staff number sees them."""

    number: str
    views: list[SnagView]


class SnagDesk(QObject):
    def __init__(
        self,
        *,
        snags: Snags,
        visits: Visits,
        staff: StaffDesk,
        head: StaffModel,
        catalogue: Catalogue,
        search: Search,
        jobs: Jobs,
        flow: FlowModel,
        model: SnagModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._snags, self._visits, self._staff, self._head = snags, visits, staff, head
        self._catalogue, self._search, self._jobs = catalogue, search, jobs
        self._flow, self._model = flow, model
        self._told = ""
        flow.entered.connect(self._enter)
        staff.closed.connect(self._closed)
        head.doorAsked.connect(self._open_door)
        model.findAsked.connect(self._find)
        model.openAsked.connect(self._open)
        model.sendAsked.connect(self._send)
        model.solvedAsked.connect(self._solved)
        model.againAsked.connect(self._again)

    def wipe(self) -> None:
        self._model.clear()
        if self._snags.behind:
            self._jobs.start("snags.recover", self._snags.recover)

    def _closed(self, session: object) -> None:
        self._model.clear()

    def _open_door(self, page: str) -> None:
        if page == Page.SNAGS.value and self._staff.session is not None:
            self._flow.open(page)

    def _enter(self, place: Place) -> None:
        """Whoever comes to a page of the staff sees whether there is a new answer."""
        if place.page not in STAFF_PAGES or self._staff.session is None:
            return
        if place.page is Page.SNAGS:
            self._model.clear()
        self._look()

    def _look(self) -> None:
        session = self._staff.session
        if session is None:
            return
        number = session.number
        job = self._jobs.start("snags.look", lambda: _Views(number, self._snags.all(number)))
        job.done.connect(self._looked)
        job.failed.connect(self._failed)

    def _looked(self, found: _Views) -> None:
        session = self._staff.session
        if session is None or session.number != found.number:
            return  # whoever asked is gone
        self._head.set_news(sum(view.unread for view in found.views))
        self._model.show(found.views)

    # ---- what the page asks ----

    def _find(self, text: str) -> None:
        """Before anything is typed: what the citizen is about, then what is asked for most."""
        if text.strip():
            self._model.show_matters([(hit.code, hit.name) for hit in self._search.find(text, MOST)])
            return
        visit = self._visits.current
        draft = visit.draft if visit is not None else None
        first = (draft.matter,) if draft is not None else ()
        matters = dict.fromkeys((m.code, m.name) for m in (*first, *self._catalogue.frequent()))
        self._model.show_matters(list(matters)[:MOST])

    def _open(self, id: str) -> None:
        who = self._who()
        if who is not None:
            self._begin("snags.read", lambda: self._snags.read(who, id))

    def _send(self, code: str, sorts: tuple[SnagSort, ...], words: str) -> None:
        who, visit = self._who(), self._visits.current
        if who is None:
            return
        id = visit.id if visit is not None else ""
        self._begin(
            "snags.report",
            lambda: self._snags.report(who, code, sorts, words, id),
            "存好了，联网后送到管这个事项的部门",
        )

    def _solved(self, id: str) -> None:
        who = self._who()
        if who is not None:
            self._begin("snags.solved", lambda: self._snags.solved(who, id), "记下了：已经解决")

    def _again(self, id: str, words: str) -> None:
        who = self._who()
        if who is not None:
            self._begin("snags.again", lambda: self._snags.not_solved(who, id, words), "记下了，部门会再答复")

    def _who(self) -> Who | None:
        session = self._staff.session
        return None if session is None else Who(session.id, session.number)

    def _begin(self, op: str, work: Callable[[], object], told: str = "") -> None:
        if told:
            self._model.set_busy()
            self._told = told
        job = self._jobs.start(op, work)
        job.done.connect(self._done if told else self._seen)
        job.failed.connect(self._failed)

    def _done(self, result: object) -> None:
        """It is on disk, whatever becomes of the list."""
        if self._staff.session is not None:
            self._model.sent(self._told)
            self._look()

    def _seen(self, result: object) -> None:
        self._look()

    def _failed(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("snags: %s", rule)
        if self._staff.session is not None:
            self._model.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)
