"""Calling a person: the call stands as long as the visit, and ends with it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.help_model import HelpModel
from kiosk.services.calling import Call, Calling
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.visit import Visit, Visits

_LOG = logging.getLogger("kiosk.help")
LOOK_MS = 500
#: What the county reads of where somebody stands.
PLACES = {
    Page.HOME: "首页",
    Page.DOMAINS: "找事项",
    Page.MATTERS: "找事项",
    Page.SEARCH: "找事项",
    Page.GUIDE: "看办事指南",
    Page.IDENTIFY: "填姓名、身份证号",
    Page.WAYS: "填姓名、身份证号",
    Page.FORM: "填表",
    Page.MATERIALS: "备材料",
    Page.SHOOT: "拍材料",
    Page.STICK: "从U盘选材料",
    Page.PHONE: "用手机传材料",
    Page.TAKEN: "看收好的材料",
    Page.SIGN: "核对签名",
    Page.RECEIPT: "看回执",
    Page.CERTIFICATE: "打证明",
}
_ELSEWHERE = "查进度、取草稿等"


class HelpDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        calling: Calling,
        flow: FlowModel,
        view: HelpModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._calling, self._view = visits, calling, view
        self._call: Call | None = None
        self._place = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        flow.entered.connect(self._enter)
        view.callAsked.connect(self._ask)
        view.cancelAsked.connect(self._cancel)

    def leave(self, visit: Visit) -> None:
        """The visit is over: whoever was called need not come any more."""
        call, self._call = self._call, None
        if call is not None:
            try:
                self._calling.cancel(visit.id, call)
            except ServiceError as error:
                _LOG.warning("call not taken back: %s", error.rule)

    def wipe(self) -> None:
        self._timer.stop()
        self._call = None
        self._place = ""
        self._view.set_call("")

    def _enter(self, place: Place) -> None:
        if place.page is Page.HELP:
            self._view.set_duty(self._calling.off_duty())
        elif place.page is not Page.NOTICE:
            self._place = PLACES.get(place.page, _ELSEWHERE)

    def _ask(self) -> None:
        visit = self._visits.current
        if visit is None or self._call is not None:
            return
        try:
            self._call = self._calling.call(visit.id, self._place)
        except ServiceError as error:
            self._view.set_call(f"没有叫成。{error.message}", up=False)
            return
        self._view.set_call(self._call.words)
        self._timer.start()

    def _cancel(self) -> None:
        visit = self._visits.current
        if visit is not None:
            self.leave(visit)
        self._timer.stop()
        self._view.set_call("")

    def _look(self) -> None:
        if self._call is None:
            return
        try:
            self._view.set_call(self._call.words, self._calling.answer(self._call))
        except ServiceError as error:
            _LOG.warning("no look at the answer: %s", error.rule)
