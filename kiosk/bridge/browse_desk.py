"""Before a choice is made: home, lists, search, the guide and its paper, help, and what is not open yet."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.bridge.discovery_guide import GuideModel
from kiosk.bridge.discovery_home import HomeModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import NoticeModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.help_model import HelpModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.shell import ShellModel
from kiosk.services import clock_words
from kiosk.services.bundles import Bundles
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.services.doors import DOORS
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.flow import Page, Place
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.search import hit_of
from kiosk.services.visit import Mode, Visits
from sync.model.matter import Domain

_PAPER_FAILED = "告知单没有生成，请帮办员帮忙。"

#: What is not open yet on the pages of this journey: title, what it will be, what works today.
EXPLAIN: dict[str, tuple[str, str, list[str]]] = {
    "window": (
        "这一件要到窗口办",
        "县里的机器还办不了这一件，窗口能办。",
        ["到综合窗口说您要办的是哪一件大事，工作人员一次收齐", "请帮办员陪您去"],
    ),
    "voice_phone": (
        "用手机写还没开通",
        "县里还没有给手机用的网页。在这台机器上说，一样有人办。",
        ["返回，点“自己写”", "请帮办员替您写", "打 12345，或投意见箱、写留言簿"],
    ),
    "voice_offline": (
        "现在断网，扫码打不开",
        "县里的网页暂时连不上。在这台机器上写，断网也收得下，联网后自动送到县里。",
        ["返回，点“自己写”", "请帮办员替您写", "打 12345，或投意见箱、写留言簿"],
    ),
    "voice_closed": (
        "这里现在还交不上去",
        "这台机器还没有在县里登记好。",
        ["打 12345", "投意见箱、写留言簿", "请帮办员替您反映"],
    ),
    "read": (
        "这台机器现在不能朗读",
        "机器上还没有会说普通话的声音。",
        ["请帮办员念给您听", "按“长辈模式”，字会变大"],
    ),
}


class BrowseDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        catalogue: Catalogue,
        filing: Filing,
        clock: CountyClock,
        jobs: Jobs,
        printing: Printing,
        papers: Papers,
        flow: FlowModel,
        shell: ShellModel,
        home: HomeModel,
        matters: MatterListModel,
        search: SearchModel,
        guide: GuideModel,
        help_: HelpModel,
        notice: NoticeModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._catalogue, self._filing = visits, catalogue, filing
        self._clock, self._jobs, self._printer = clock, jobs, printing
        self._flow = flow
        self._home, self._matters, self._search = home, matters, search
        self._guide, self._help, self._notice = guide, help_, notice
        self._printing = ""
        self._bundles = Bundles(catalogue)
        flow.entered.connect(self._enter)
        shell.helpAsked.connect(self._ask_help)

    def refresh(self) -> None:
        """Between visits: what the feed brought may show now."""
        self._home.refresh()
        profile = self._catalogue.profile()
        helper = profile.helper if profile is not None else None
        self._help.show(
            helper.name if helper else "",
            helper.phone if helper else "",
            profile.hours if profile else "",
            profile.window if profile else "",
            profile.complaint_phone if profile else "",
        )
        self.greet()

    def greet(self) -> None:
        self._home.set_greeting(clock_words.greeting(self._clock.now()))

    def wipe(self) -> None:
        """Forget what was looked for."""
        self._search.wipe()
        self._guide.clear()
        self._printing = ""

    def print_guide(self) -> None:
        """打印告知单 of the guide shown."""
        code, visit = str(self._guide.code), self._visits.current
        if not code or visit is None or self._printing:
            return
        matter, large = self._catalogue.matter(code), visit.mode is Mode.ELDER
        self._printing = code
        self._guide.set_printing(True)
        job = self._papers.start("notice.pdf", lambda: self._printer.notice(matter, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _under_way(self, words: str) -> None:
        if self._printing:
            self._guide.set_printing(True, words)

    def _printed(self, job: PaperJob) -> None:
        if self._printing:
            self._guide.set_printing(False, job.words)
        self._printing = ""

    def _not_printed(self, error: Exception) -> None:
        if self._printing:
            words = error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            self._guide.set_printing(False, words)
        self._printing = ""

    def _enter(self, place: Place) -> None:
        if place.page is Page.HOME:
            self.greet()
        elif place.page is Page.MATTERS:
            self._show_matters(place.key)
        elif place.page is Page.BUNDLES:
            self._show_bundles(place.key)
        elif place.page is Page.GUIDE:
            matter = self._catalogue.matter(place.key)
            refusal = self._filing.refusal(matter) if matter.at_kiosk else None
            profile = self._catalogue.profile()
            window = profile.window if profile is not None else ""
            self._guide.show(matter, window, refusal.message if refusal is not None else "")
        elif place.page is Page.NOTICE:
            self._show_notice(place.key)

    def _show_matters(self, key: str) -> None:
        """Of a domain, or behind a door of the elder home page."""
        door = DOORS.get(key)
        if door is not None:
            found = door.order(self._catalogue.in_domain(door.domain))
            about = "一共 %1 件事，常办的排在前面"
        else:
            found = [*self._catalogue.in_domain(Domain(key))]
            about = "一共 %1 件事，能在这里办的排在前面"
        hits = [hit_of(matter, known=True) for matter in found]
        self._matters.show_list(key, hits, lead="按办事类别找", about=about)

    def _show_bundles(self, code: str) -> None:
        """All of them, or the matters of one."""
        if not code:
            about = "一共 %1 件，按一下看要办哪几件事"
            hits = self._bundles.all()
            self._matters.show_list("一件事一次办", hits, lead="", about=about, leads_to="bundles")
            return
        name, hits = self._bundles.of(code)
        about = "一共 %1 件事，照着顺序办；窗口能一次收齐"
        self._matters.show_list(name, hits, lead="一件事一次办", about=about)

    def _show_notice(self, topic: str) -> None:
        topic = "window" if topic.startswith("window") else topic
        self._notice.show(*EXPLAIN[topic])

    def _ask_help(self) -> None:
        self._open(Page.HELP)

    def explain_reading(self) -> None:
        """朗读 was touched on a machine that has no voice."""
        self._open(Page.NOTICE, "read")

    def _open(self, page: Page, key: str = "") -> None:
        here = self._flow.place
        if self._visits.current is not None and (here.page, here.key) != (page, key):
            self._flow.open(page.value, key)
