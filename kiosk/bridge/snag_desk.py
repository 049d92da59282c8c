"""Snags (承接问题) between their page and their service."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.snag_model import SnagModel
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_list_desk import StaffListDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.services.catalogue import Catalogue
from kiosk.services.flow import Page
from kiosk.services.search import Search
from kiosk.services.snags import Snags, SnagView
from kiosk.services.visit import Visits
from sync.model.snag import SnagSort

MOST = 12


class SnagDesk(StaffListDesk):
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
        super().__init__(
            Page.SNAGS,
            "没有记上，请再按一次。",
            service=snags,
            staff=staff,
            head=head,
            jobs=jobs,
            flow=flow,
            model=model,
            parent=parent,
        )
        self._snags, self._visits, self._model = snags, visits, model
        self._catalogue, self._search = catalogue, search
        self._told = ""
        model.findAsked.connect(self._find)
        model.openAsked.connect(self._open)
        model.sendAsked.connect(self._send)
        model.solvedAsked.connect(self._solved)
        model.againAsked.connect(self._again)

    def _mark(self, views: Sequence[SnagView]) -> None:
        self._head.set_news(sum(view.unread for view in views))

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
            self._begin("read", lambda: self._snags.read(who, id), self._seen)

    def _send(self, code: str, sorts: tuple[SnagSort, ...], words: str) -> None:
        who, visit = self._who(), self._visits.current
        if who is None:
            return
        id = visit.id if visit is not None else ""
        self._keep(
            "report",
            lambda: self._snags.report(who, code, sorts, words, id),
            "存好了，联网后送到管这个事项的部门",
        )

    def _solved(self, id: str) -> None:
        who = self._who()
        if who is not None:
            self._keep("solved", lambda: self._snags.solved(who, id), "记下了：已经解决")

    def _again(self, id: str, words: str) -> None:
        who = self._who()
        if who is not None:
            self._keep("again", lambda: self._snags.not_solved(who, id, words), "记下了，部门会再答复")

    def _keep(self, op: str, work: Callable[[], object], told: str) -> None:
        self._model.set_busy()
        self._told = told
        self._begin(op, work, self._done)

    def _done(self, result: object) -> None:
        """It is on disk, whatever becomes of the list."""
        if self._staff.session is not None:
            self._model.sent(self._told)
            self._look()

    def _seen(self, result: object) -> None:
        self._look()
