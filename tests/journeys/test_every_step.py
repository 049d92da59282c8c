"""At every step of a filing: the citizen walks away, leaves, or the line is cut. One machine for all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF

from kiosk.services.flow import Page
from sync.model.case import Applicant
from sync.model.persons import IdType
from sync.model.settings import Settings
from sync.protocol.envelope import Kind
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.filling import filling_of
from tests.journeys.finger import run_until
from tests.journeys.pages import EndDialog, Idle, Sign
from tests.journeys.patience import Patience
from tests.journeys.station import Station, station
from tests.kiosk.services.filler import fill_to_the_end, say_who

WHO = Applicant(
    name="赵示例", id_type=IdType.RESIDENT, id_number=id_number("19751231", order=9), phone="13700000001"
)
STEPS = (
    Page.HOME,
    Page.MATTERS,
    Page.GUIDE,
    Page.IDENTIFY,
    Page.FORM,
    Page.MATERIALS,
    Page.SIGN,
    Page.RECEIPT,
)
#: From here on there is a draft, until it is handed in.
WITH_DRAFT = (Page.FORM, Page.MATERIALS, Page.SIGN)


@pytest.fixture(scope="module")
def clock() -> Patience:
    return Patience()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    clock: Patience,
) -> Iterator[Station]:
    """One for all steps."""
    with station(tmp_path_factory.mktemp("station"), county, Settings(), clock) as built:
        yield built


class Walk:
    """A citizen on the way to a receipt, a page at a time. elder: with one question a page."""

    def __init__(self, machine: Station, elder: bool = False) -> None:
        self.machine, self.finger, self.elder = machine, machine.finger, elder
        idle = Idle(self.finger)
        idle.start_elder() if elder else idle.start()

    @property
    def page(self) -> Page:
        return Page(self.machine.kiosk.models.flow.page)

    def to(self, page: Page) -> Walk:
        for _ in STEPS:
            if self.page is page:
                return self
            self.on()
        raise AssertionError(f"{page} is not reached")

    def on(self) -> None:
        """One page further."""
        here = self.page
        match here:
            case Page.HOME:
                self.finger.touch("elder_pension" if self.elder else "domain_人社")
            case Page.MATTERS:
                code = self.machine.matter().code
                while not self.finger.sees(f"matter_{code}"):
                    self.finger.touch("pager_next")
                self.finger.touch(f"matter_{code}")
            case Page.IDENTIFY:
                self._say_who()
            case Page.FORM:
                self._fill()
            case Page.SIGN:
                Sign(self.finger).sign_name().submit()
            case _:
                self.finger.touch("next")
        self.finger.wait_for(lambda: self.page is not here, f"what follows {here}")

    def _say_who(self) -> None:
        say_who(self.machine.kiosk.models.identify, WHO.name, WHO.id_number, WHO.phone)
        self.finger.touch("next")
        self.finger.wait_for(
            lambda: self.page is not Page.IDENTIFY or self.finger.sees("visit_0"), "the form, or a question"
        )
        if self.page is Page.IDENTIFY:  # what was left behind is there, or it was filed a moment ago
            self.finger.touch("visit_1" if "这件事您刚办过" in self.finger.texts() else "visit_0")

    def _fill(self) -> None:
        """The questions are walked through elsewhere; here each of their pages is confirmed."""
        fill_to_the_end(filling_of(self.machine), WHO)
        flow = self.machine.kiosk.models.flow
        self.machine.kiosk.models.form.show(flow.key, self.elder)
        while self.page is Page.FORM:
            was = flow.key
            self.finger.touch("next")
            self.finger.wait_for(lambda was=was: flow.key != was, "the next part of the form")

    @property
    def seconds_left(self) -> int:
        idle = self.machine.kiosk.visits.idle()
        assert idle is not None
        return idle.seconds_left

    def says_i_am_here(self) -> None:
        """Once the strip has come up from behind the dock. It goes as soon as it is touched."""
        button = self.finger.see("stay")
        strip = button.parentItem()
        above = strip.parentItem()
        self.finger.wait_for(
            lambda: strip.mapToItem(above, QPointF(0, 0)) == QPointF(strip.x(), strip.y()),
            "the strip to have come up",
        )
        self.finger.touch_at(button.mapToScene(QPointF(button.width() / 2, button.height() / 2)))

    def leaves_nothing_on_the_screen(self) -> None:
        Idle(self.finger)
        assert self.machine.kiosk.visits.current is None
        shown = "".join(self.finger.texts())
        assert not [word for word in (WHO.name, WHO.id_number, WHO.phone) if word in shown]


@pytest.mark.parametrize(
    ("step", "elder"), [*[(step, False) for step in STEPS], (Page.GUIDE, True), (Page.FORM, True)]
)
def test_who_walks_away_is_asked_and_then_forgotten(
    machine: Station, clock: Patience, step: Page, elder: bool
) -> None:
    walk = Walk(machine, elder).to(step)
    clock.wait(walk.seconds_left - machine.settings.visit.warn + 5)
    walk.says_i_am_here()
    walk.finger.wait_for(lambda: not walk.finger.sees("stay"), "the question to go")
    assert walk.page is step
    clock.wait(walk.seconds_left + 1)
    walk.leaves_nothing_on_the_screen()
    drafts = list(machine.store.drafts())
    # A form in which nothing was answered is nothing to keep.
    assert len(drafts) == (1 if step in WITH_DRAFT and step is not Page.FORM else 0)
    for draft in drafts:  # the next step begins anew
        machine.store.drop_draft(draft.id)


@pytest.mark.parametrize(
    ("step", "elder"), [*[(step, False) for step in STEPS], (Page.GUIDE, True), (Page.FORM, True)]
)
def test_who_leaves_leaves_nothing(machine: Station, step: Page, elder: bool) -> None:
    walk = Walk(machine, elder).to(step)
    walk.finger.touch("end")
    if step in WITH_DRAFT:
        EndDialog(walk.finger).carry_on()
        assert walk.page is step
        walk.finger.touch("end")
        EndDialog(walk.finger).clear()
    walk.leaves_nothing_on_the_screen()
    assert list(machine.store.drafts()) == []


def test_the_line_is_cut_at_every_step(machine: Station) -> None:
    """No page waits for it, none says more than a calm word, and the case arrives once, when it is back."""
    machine.wait_until_sent()
    before = {m.id for m in machine.mailbox.messages() if m.kind == Kind.CASE}
    walk = Walk(machine)
    shell = machine.kiosk.models.shell
    for step in STEPS:
        assert walk.page is step
        machine.proxy.go_offline()
        walk.finger.wait_for(lambda: shell.line == "offline", f"{step} to know that the line is cut")
        if step is not Page.RECEIPT:
            walk.on()
            machine.proxy.go_online()
            walk.finger.wait_for(lambda: shell.line == "online", f"{step} to know that the line is back")
    walk.finger.touch("end")
    Idle(walk.finger)
    machine.proxy.go_online()
    machine.wait_until_sent()
    filed = [m.id for m in machine.mailbox.messages() if m.kind == Kind.CASE and m.id not in before]
    assert len(filed) == 1
    run_until(lambda: machine.state_of(filed[0]) == "received", "the county to have it", 30_000)
