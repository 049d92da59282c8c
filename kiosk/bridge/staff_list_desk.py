"""The base of the pages on which staff have a list of their own, marked on the head of all their pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.working import WorkingModel
from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.flow import STAFF_PAGES, Page, Place

_LOG = logging.getLogger("kiosk.staff_list")


class ListService(Protocol):
    """What is listed, and what is kept of it."""

    @property
    def behind(self) -> bool: ...

    def recover(self) -> int: ...

    def all(self, number: str) -> Sequence[Any]:
        """As somebody of this staff number sees them."""


class ListModel(Protocol):
    def clear(self) -> None: ...

    def show(self, views: Sequence[Any]) -> None: ...


class StaffListDesk(QObject):
    """The list is read by the worker, and shown only to whoever it was read for. went_wrong: what is said
    when something that the page asked for was not done."""

    def __init__(
        self,
        page: Page,
        went_wrong: str,
        *,
        service: ListService,
        staff: StaffDesk,
        head: StaffModel,
        jobs: Jobs,
        flow: FlowModel,
        model: Any,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._went_wrong = page, went_wrong
        self._service, self._staff, self._head = service, staff, head
        self._jobs, self._flow = jobs, flow
        self._list: ListModel = model
        self._work: WorkingModel = model
        flow.entered.connect(self._enter)
        staff.closed.connect(self._closed)
        head.doorAsked.connect(self._open_door)

    def wipe(self) -> None:
        self._list.clear()
        if self._service.behind:
            self._jobs.start(f"{self._page.value}.recover", self._service.recover)

    def _mark(self, views: Sequence[Any]) -> None:
        """What the head shows of them."""
        raise NotImplementedError

    def _who(self) -> Who | None:
        session = self._staff.session
        return None if session is None else Who(session.id, session.number)

    def _look(self) -> None:
        who = self._who()
        if who is None:
            return
        job = self._jobs.start(
            f"{self._page.value}.look", lambda: (who.number, self._service.all(who.number))
        )
        job.done.connect(self._looked)
        job.failed.connect(self._failed)

    def _begin(self, op: str, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        job = self._jobs.start(f"{self._page.value}.{op}", work)
        job.done.connect(done)
        job.failed.connect(self._failed)

    # ---- what happens ----

    def _closed(self, session: object) -> None:
        self._list.clear()

    def _open_door(self, page: str) -> None:
        if page == self._page.value and self._staff.session is not None:
            self._flow.open(page)

    def _enter(self, place: Place) -> None:
        """Whoever comes to a page of the staff sees whether something waits for them."""
        if place.page not in STAFF_PAGES or self._staff.session is None:
            return
        if place.page is self._page:
            self._list.clear()
        self._look()

    def _looked(self, found: tuple[str, Sequence[Any]]) -> None:
        who = self._who()
        if who is not None and who.number == found[0]:  # whoever asked is still here
            self._mark(found[1])
            self._list.show(found[1])

    def _failed(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("%s: %s", self._page.value, rule)
        if self._staff.session is not None:
            self._work.fail(error.message if isinstance(error, ServiceError) else self._went_wrong)
