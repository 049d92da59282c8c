"""A code was scanned: lead to what it names, but never unasked away from what somebody is filling in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.mine_desk import BY_CODE
from kiosk.bridge.progress_model import ProgressFindModel
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.codes import Code, CodeKind, Codes, Scanned
from kiosk.services.flow import Page
from kiosk.services.visit import EndReason, Mode, Visit, Visits

#: Title and text of what is only said.
_SAID = {
    CodeKind.UNKNOWN: (
        "这个码这台机器不认识",
        "没有打开它。请扫回执单或取件单上的码，或者自己输入号码。",
    ),
    CodeKind.RECEIPT: (
        "这一件不是在这台机器上办的",
        "请点“查进度”，输入回执单上的回执号和身份证号码。",
    ),
    CodeKind.DOORPLATE: (
        "这是数字门牌的码",
        "县里还没有给这台机器门牌的清单。要办什么事，请在首页点，或请帮办员帮忙。",
    ),
}
_ASKED = {
    CodeKind.DRAFT: ("扫到一张取件单", "要去接着填那一份吗？正在填的这一份会先存着。"),
    CodeKind.PICKUP: ("扫到一张取证单", "要去取那份证明吗？正在填的这一份会先存着。"),
    CodeKind.RECEIPT: ("扫到一张回执单", "要去查它的进度吗？正在填的这一份会先存着。"),
}


class ScanDesk(QObject):
    """begin: somebody is here, a visit begins. busy: whether leaving this page would interrupt something."""

    def __init__(
        self,
        *,
        codes: Codes,
        watch: DeviceWatch,
        visits: Visits,
        begin: Callable[[Mode], None],
        busy: Callable[[], bool],
        flow: FlowModel,
        visit: VisitModel,
        find: ProgressFindModel,
        mine: IdentifyModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._codes, self._visits, self._begin, self._busy = codes, visits, begin, busy
        self._flow, self._visit, self._find, self._mine = flow, visit, find, mine
        self._waiting: Code | None = None
        watch.happened.connect(self._happened)
        visit.answered.connect(self._answered)
        visits.when_ended(self._ended)

    def _ended(self, visit: Visit, reason: EndReason) -> None:
        self._waiting = None

    def _happened(self, name: str, event: object) -> None:
        if not isinstance(event, Scanned) or self._flow.place.page is Page.KEEPER:
            return  # the keeper tries the scanner with whatever code is at hand
        code = self._codes.read(event.text)
        if self._visits.current is None:
            if code.kind is CodeKind.UNKNOWN:
                return  # nobody is here to be told
            self._begin(Mode.STANDARD)
        if self._visit.asking:
            return  # one question at a time
        self._visits.touch()
        if code.kind in _ASKED and code.value:
            if self._busy():
                self._waiting = code
                title, text = _ASKED[code.kind]
                self._visit.ask("scanned", title, text, ["不去，接着填", "去看看"])
            else:
                self._go(code)
        else:
            title, text = _SAID[code.kind]
            self._visit.ask("scanned_said", title, text, ["知道了"])

    def _answered(self, what: str, index: int) -> None:
        if what != "scanned":
            return
        code, self._waiting = self._waiting, None
        if index == 1 and code is not None:
            self._go(code)

    def _go(self, code: Code) -> None:
        if code.kind is CodeKind.DRAFT:
            self._flow.open(Page.MINE_FIND.value, BY_CODE)
            self._mine.turnTo("code")
            self._mine.write(code.value)
            self._mine.turnTo("number")
        else:
            self._flow.open(Page.PROGRESS_FIND.value)
            self._find.scanned(code.value)
