"""A whole kiosk without a screen: all services over memory, or over the stores a test gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from kiosk.services.attaching import Attaching
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.filing import Draft, Filing, Receipt
from kiosk.services.identify import Identify
from kiosk.services.mine import Mine
from kiosk.services.progress import Progress
from kiosk.services.reviews import Reviews
from kiosk.services.takeover import Takeover
from kiosk.services.urging import Urging
from kiosk.services.visit import IdleRule, Visit, Visits
from kiosk.store.memory import MemoryStore
from kiosk.store.port import KioskStore
from sync.model.case import Applicant, Case, Route
from sync.model.matter import Channel, Material, Matter, Origin
from sync.model.outside import Alarm, Standing
from sync.model.terminal import TerminalProfile
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import AgentMailbox, KioskMailbox
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.services.forms import PENSION, fill
from tests.kiosk.services.world import TERMINAL, County, enrolled_mailbox, profile, starting_matters

MORNING = datetime(2026, 11, 22, 1, 41, tzinfo=UTC)  # a Sunday, 09:41 in China
STROKES = [[(10, 10, 0), (90, 80, 120)], [(20, 90, 300), (95, 15, 420)]]
COMMITMENT = "# 告知承诺书\n\n我填的都是真的。"
MATERIALS = (
    Material("m1", "居民身份证", Origin.ELICENCE),
    Material("m2", "户口簿信息", Origin.SHARED),
    Material("m3", "参保登记表", Origin.FORM),
    Material("m4", "残疾人证", Origin.ORIGINAL),
)


def pension() -> Matter:
    base = next(m for m in starting_matters() if m.name.startswith("城乡居民") and "参保登记" in m.name)
    channels = (Channel.KIOSK, Channel.WINDOW)
    return msgspec.structs.replace(base, form_id="pension", materials=MATERIALS, channels=channels)


class Kiosk:
    def __init__(
        self,
        mailbox: KioskMailbox | None = None,
        store: KioskStore | None = None,
        step: Callable[[str], None] = lambda name: None,
        clock: FakeClock | None = None,
        terminal_profile: TerminalProfile | None = None,
    ) -> None:
        self.memory = enrolled_mailbox() if mailbox is None else None
        self.mailbox: KioskMailbox = mailbox or self.memory  # type: ignore[assignment]
        self.store = store or MemoryStore()
        self.wall = clock or FakeClock(MORNING)
        self.clock = CountyClock(self.wall, lambda: self.mailbox.line().skew_ms)
        self.ids = Ids(self.wall)
        self.matter = pension()
        self.catalogue = Catalogue(self.mailbox)
        if self.memory is not None:
            self.county = publish(self.memory, self.matter, terminal_profile or profile())
        self.catalogue.refresh()
        self.outside = Standing(Alarm.NONE, 0, 0)
        self.attaching = Attaching(self.mailbox, self.ids)
        self.filing = Filing(
            catalogue=self.catalogue,
            mailbox=self.mailbox,
            store=self.store,
            clock=self.clock,
            ids=self.ids,
            commitment=COMMITMENT,
            outside=lambda: self.outside,
            attaching=self.attaching,
            step=step,
        )
        common = {"catalogue": self.catalogue, "mailbox": self.mailbox, "store": self.store}
        self.takeover = Takeover(mailbox=self.mailbox, store=self.store, clock=self.clock)
        self.progress = Progress(**common, clock=self.clock, takeover=self.takeover)  # type: ignore[arg-type]
        self.mine = Mine(shelf=self.filing.shelf, progress=self.progress, clock=self.clock)
        self.reviews = Reviews(**common, clock=self.clock, ids=self.ids)  # type: ignore[arg-type]
        self.urging = Urging(**common, clock=self.clock, ids=self.ids)  # type: ignore[arg-type]
        self.identify = Identify(self.clock)
        self.visits = Visits(
            self.wall,
            self.ids,
            IdleRule(),
            ended=(self.filing.shelf.leave,),
            between=(self.catalogue.refresh, self.filing.recover),
        )

    def visitor(self, who: Applicant | None = None) -> Visit:
        visit = self.visits.begin()
        visit.identity = who or applicant()
        return visit

    def filled(self, visit: Visit, level: int = 500) -> Draft:
        draft = self.filing.start(visit, self.matter)
        fill(draft.filling, level)
        draft.choose("m4", Route.WINDOW)
        self.filing.save(draft)
        return draft

    def submit(self, draft: Draft) -> Receipt:
        return self.filing.submit(draft, self.filing.sign(draft, 932, 504, STROKES))

    def file_one(self, who: Applicant | None = None) -> Receipt:
        return self.submit(self.filled(self.visitor(who)))

    def sent(self) -> list[Case]:
        """Every case in the outbox, opened with the county's key."""
        assert self.memory is not None
        return cases_of(self.memory)


def publish(mailbox: AgentMailbox, matter: Matter, own: TerminalProfile) -> County:
    county = County(mailbox)
    county.publish(Topic.MATTER, matter.code, matter)
    county.publish(Topic.FORM, "pension", PENSION)
    county.publish(Topic.TERMINAL, TERMINAL, own)
    return county


def cases_of(mailbox: AgentMailbox) -> list[Case]:
    """Takes the outbox as the agent would and puts everything back to waiting."""
    taken = mailbox.take(MORNING, 1000, 10**9)
    mailbox.release()
    return [open_body(e, COUNTY_PRIVATE, Case) for e in taken if e.kind == Kind.CASE]
