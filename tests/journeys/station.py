"""A township's machine and its county, all real: county server process, wire with a switch, agent, kiosk."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import PaperJob
from kiosk.services.clock import Clock, SystemClock
from kiosk.services.sealed import open_own
from kiosk.store.sqlite import PrivateStore
from sync.model.case import CaseStatus
from sync.model.matter import Matter
from sync.model.settings import Line, Settings
from sync.model.snag import SnagStatus
from sync.model.staff import StaffMember
from sync.model.training import TrainingStatus, trainee_of
from sync.paper.fonts import FontChain
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import open_sealed, public_of
from sync.terminal.clock import SystemClock as LineClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.county_server import CountyServer
from tests.helpers.proxy import Proxy
from tests.journeys.finger import Finger, run_until

TOWNSHIP = "420626106"
LINE = Line(long_poll=5, backoff_first=0.1, backoff_most=0.5, connect_timeout=2, read_timeout=15)


class WatchedPaper(PaperOffice):
    """The real one. It writes down which sheets were made in the window's own thread: none may be."""

    def __init__(self, folder: Path, fonts: Sequence[Path], in_window: list[str], *, strips: bool) -> None:
        super().__init__(folder, fonts, strips=strips)
        self._in_window = in_window

    def _job(
        self,
        make: Callable[[FontChain], tuple[bytes, int]],
        words: str,
        strip: Callable[[FontChain], bytes] | None = None,
    ) -> PaperJob:
        if threading.current_thread() is threading.main_thread():
            self._in_window.append(words)
        return super()._job(make, words, strip)


class Station:
    """``kiosk`` is the running app; ``finger`` touches its window; ``proxy`` is the wire."""

    def __init__(self, folder: Path, settings: Settings, proxy: Proxy, clock: Clock) -> None:
        self.folder = folder
        self.settings = settings
        self.proxy = proxy
        self._home = folder / "kiosk"
        self.store = PrivateStore(self._home)
        self.mailbox = SqliteMailbox(folder / "line" / "line.db")
        self.mailbox.publish_seal_key(public_of(self.store.seal_private()))
        self.paper = folder / "paper"
        self._in_window: list[str] = []
        self._clock = clock
        self._agent_box: SqliteMailbox | None = None
        self._agent: AgentService | None = None
        self.kiosk = self._build()
        self.finger = Finger(self.kiosk.show())

    def _build(self) -> App:
        fonts = [Path(font) for font in self.settings.paper.fonts]
        return build(
            self.settings,
            mailbox=self.mailbox,
            store=lambda: self.store,
            clock=self._clock,
            paper=WatchedPaper(
                self.paper, fonts, self._in_window, strips=bool(self.settings.devices.receipt_printer)
            ),
        )

    def enrol(self, code: str) -> None:
        """With a one-time code, then start the agent."""
        box = SqliteMailbox(self.folder / "line" / "line.db")
        http = county_http(self.proxy.base_url, LINE, LineClock())
        enrolment = enrol(box, http.enrol, code, self.proxy.base_url)
        http.close()
        self._agent_box = box
        self._agent = AgentService(box, enrolment, LINE)
        self._agent.__enter__()

    def wait_for_catalogue(self) -> None:
        """The machine shows the idle screen by itself once the county's matters and papers are here."""
        self.wait(lambda: bool(self.kiosk.front.start.ready), "the catalogue on the idle screen")
        self.wait(
            lambda: self.mailbox.topic_version(Topic.FORM) > 0 and bool(self.mailbox.records(Topic.TERMINAL)),
            "forms and the machine's own record",
        )
        self.kiosk.catalogue.refresh()
        self.wait(
            lambda: self.kiosk.desks.common.filing.refusal(self.matter()) is None, "all that a filing needs"
        )
        self.kiosk.desks.browse.desk.refresh()

    def matter(self) -> Matter:
        """城乡居民养老保险参保登记: form, materials, a promise."""
        self.kiosk.catalogue.refresh()
        return next(m for m in self.kiosk.catalogue.matters() if m.name == "城乡居民养老保险参保登记")

    def wait(self, done: object, what: str) -> None:
        assert callable(done)
        run_until(done, what)

    def wait_until_sent(self) -> None:
        self.wait(
            lambda: self.mailbox.line().waiting == 0 and self.mailbox.line().sending == 0, "everything sent"
        )

    def status_of(self, case_id: str) -> CaseStatus:
        """What the county last told the terminal of a case. Raises LookupError before it has."""
        record = self.mailbox.record(Topic.CASE, case_id)
        enrolment = self.mailbox.enrolment()
        if record is None or record.body is None or enrolment is None:
            raise LookupError(case_id)
        info = feed_info(enrolment.terminal, record.topic, record.key, record.rev)
        plain = open_sealed(record.body, self.store.seal_private(), info)
        return msgspec.json.decode(plain, type=CaseStatus)

    def state_of(self, case_id: str) -> str:
        """What the terminal itself knows of a case; "" before the county has said anything."""
        try:
            return self.status_of(case_id).state.value
        except LookupError:
            return ""

    def pin_known(self, number: str) -> bool:
        """The roster has reached the machine, with the PIN's hash of this person."""
        record = self.mailbox.record(Topic.STAFF, number)
        return bool(record and record.body and msgspec.json.decode(record.body, type=StaffMember).pin)

    def card_known(self, number: str) -> bool:
        """The roster has reached the machine, with the hash of this person's ID card."""
        record = self.mailbox.record(Topic.STAFF, number)
        return bool(record and record.body and msgspec.json.decode(record.body, type=StaffMember).card)

    def snag_answered(self, id: str) -> bool:
        """The department's answer has reached the machine."""
        record, enrolment = self.mailbox.record(Topic.SNAG, id), self.mailbox.enrolment()
        if record is None or enrolment is None:
            return False
        status = open_own(record, enrolment.terminal, self.store.seal_private(), SnagStatus)
        return status is not None and status.answer != ""

    def told_of_training(self, id: str, number: str) -> str | None:
        """Somebody's score as the machine knows it, "" before there is one; None before it knows the plan."""
        record, enrolment = self.mailbox.record(Topic.TRAINING, id), self.mailbox.enrolment()
        if record is None or enrolment is None:
            return None
        status = open_own(record, enrolment.terminal, self.store.seal_private(), TrainingStatus)
        person = trainee_of(status, number) if status is not None else None
        return person.words if person is not None else "" if status is not None else None

    def wait_for_state(self, case_id: str, state: str) -> None:
        self.wait(lambda: self.state_of(case_id) == state, f"the case to be {state} at the terminal")

    def restart(self) -> None:
        """The kiosk process ends and begins anew; the agent runs on."""
        self._begin_anew(self._home)

    def power_cut(self) -> None:
        """As :meth:`restart`, but nothing that an orderly end writes is there afterwards."""
        left = self.folder / f"kiosk-{uuid4().hex[:8]}"
        shutil.copytree(self._home, left)
        self._begin_anew(left)

    def _begin_anew(self, home: Path) -> None:
        self.kiosk.close()
        self.mailbox.close()
        self.store.close()
        self._home = home
        self.store = PrivateStore(home)
        self.mailbox = SqliteMailbox(self.folder / "line" / "line.db")
        self.kiosk = self._build()
        self.finger = Finger(self.kiosk.show())
        self.wait(lambda: bool(self.kiosk.front.start.ready), "the catalogue on the idle screen")

    def close(self) -> None:
        self.kiosk.close()
        if self._agent is not None:
            self._agent.stop()
        if self._agent_box is not None:
            self._agent_box.close()
        self.mailbox.close()
        self.store.close()
        assert self._in_window == []


@contextmanager
def station(
    folder: Path, county: CountyServer, settings: Settings, clock: Clock | None = None
) -> Iterator[Station]:
    """A machine at the end of its own wire to the county, enrolled and with the catalogue."""
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    with ExitStack() as stack:
        proxy = stack.enter_context(Proxy("127.0.0.1", county.port))
        machine = Station(folder, settings, proxy, clock or SystemClock())
        stack.callback(machine.close)
        machine.enrol(county.new_code(TOWNSHIP))
        machine.wait_for_catalogue()
        yield machine
