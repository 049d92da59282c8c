"""Who it is, read from a card: laid on, taken away too early, for the family, and the reader lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from kiosk.devices.idcard.simulator import SamSimulator, SimCard
from kiosk.services.deeds import Who
from kiosk.services.upkeep import broken
from sync.model.keeping import KeeperKind
from sync.model.persons import mask_id_number
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.conftest import Helper
from tests.journeys.filling import draft_of, end, to_guide
from tests.journeys.pages import CardIdentify, Form, Identify
from tests.journeys.staff_pages import Help, HelperDesk
from tests.journeys.station import Station, station

ADDRESS = "湖北省保康县歇马镇清溪村二组"
MINE = SimCard(name="张示例", number=id_number("19800101", 3), birth="19800101", address=ADDRESS)
MOTHERS = SimCard(name="李示例", number=id_number("19500101", 4), birth="19500101", sex="2", address=ADDRESS)
PHONE = "13812345678"
LOOK = bytes.fromhex("20 01 22")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SamSimulator]:
    simulator = SamSimulator(tmp_path_factory.mktemp("dev") / "id-reader")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    reader: SamSimulator,
) -> Iterator[Station]:
    settings = Settings(devices=Devices(id_reader=f"serial:{reader.link}"))
    with ExitStack() as stack:
        yield stack.enter_context(station(tmp_path_factory.mktemp("station"), county, settings))


@pytest.fixture
def page(machine: Station, reader: SamSimulator) -> Iterator[CardIdentify]:
    """On the page that asks who it is, with an empty reader that works."""
    reader.lift()
    reader.snatched = False
    reader.plug()
    machine.wait(machine.kiosk.desks.devices.cards.working, "the reader")
    to_guide(machine).finger.touch("next")
    yield CardIdentify(machine.finger)
    end(machine)


def take_away(machine: Station, reader: SamSimulator) -> None:
    """And the reader has seen that nothing lies there."""
    reader.lift()
    looked = reader.heard.count(LOOK)
    machine.wait(lambda: reader.heard.count(LOOK) > looked + 1, "the reader to look")


def refused(machine: Station) -> str:
    machine.finger.wait_for(lambda: "再放一次" in machine.finger.text("card_state"), "what was wrong")
    return machine.finger.text("card_state")


def test_a_card_is_laid_on(machine: Station, reader: SamSimulator, page: CardIdentify) -> None:
    finger = machine.finger
    assert not finger.sees("next")  # goes on by itself
    reader.lay(MINE)
    finger.see("card_facts")
    assert [finger.text(f"card_{key}") for key in ("name", "number", "address")] == [
        "张示例",
        mask_id_number(MINE.number),
        ADDRESS,
    ]
    assert not any(MINE.number in text for text in finger.texts())
    page.go_on(PHONE)
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    Form(finger)
    assert finger.sees("person_read")
    visit = machine.kiosk.visits.current
    assert visit is not None
    assert visit.identity is not None
    assert (visit.identity.source, visit.identity.address) == ("card", ADDRESS)
    assert (visit.identity.name, visit.identity.phone) == ("张示例", PHONE)


def test_pulled_away_half_way(machine: Station, reader: SamSimulator, page: CardIdentify) -> None:
    reader.snatched = True
    reader.lay(MINE)
    assert "拿早了" in refused(machine)
    reader.snatched = False
    reader.lay(MINE)
    machine.finger.see("card_facts")


def test_an_expired_card_is_said_and_not_refused(
    machine: Station, reader: SamSimulator, page: CardIdentify
) -> None:
    reader.lay(SimCard(name="张示例", number=MINE.number, birth="19800101", valid_until="20250101"))
    machine.finger.see("card_facts")
    assert "2025年1月1日 到期" in machine.finger.text("card_remark_0")
    page.go_on(PHONE)
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")


def test_a_character_of_the_makers_own_is_shown_and_put_right(
    machine: Station, reader: SamSimulator, page: CardIdentify
) -> None:
    """What the card says is kept, in a field that its owner can correct; nothing else of the card can be."""
    finger = machine.finger
    reader.lay(SimCard(name="张\ue863例", number=MINE.number, birth="19800101", address=ADDRESS))
    finger.see("card_facts")
    assert machine.kiosk.models.identify.name == "张\ue863例"
    assert finger.text("card_number") == mask_id_number(MINE.number)
    finger.touch("name_input")
    finger.type("\b\b")
    finger.compose("示例")
    machine.wait(lambda: bool(machine.kiosk.models.identify.name == "张示例"), "the name as it is put right")
    finger.touch("phone_open")
    page.go_on(PHONE)
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    visit = machine.kiosk.visits.current
    assert visit is not None
    assert visit.identity is not None
    assert (visit.identity.name, visit.identity.id_number) == ("张示例", MINE.number)


def test_for_the_mother_two_cards_are_read(
    machine: Station, reader: SamSimulator, page: CardIdentify
) -> None:
    finger = machine.finger
    finger.touch("way_family")
    assert "家里人" in finger.text("title")
    reader.lay(MOTHERS)
    finger.wait_for(lambda: "您自己" in finger.text("title"), "the second card to be asked for")
    take_away(machine, reader)
    reader.lay(MINE)
    page.go_on(PHONE)
    finger.touch("visit_0")  # 父母
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    applicant, agent = draft_of(machine).applicant, draft_of(machine).agent
    assert applicant is not None
    assert agent is not None
    assert (applicant.name, agent.name) == ("李示例", "张示例")
    assert "父母" in agent.relation


def test_the_same_card_twice_is_noticed(machine: Station, reader: SamSimulator, page: CardIdentify) -> None:
    finger = machine.finger
    finger.touch("way_family")
    reader.lay(MINE)
    finger.wait_for(lambda: "您自己" in finger.text("title"), "the second card to be asked for")
    take_away(machine, reader)
    reader.lay(MINE)
    page.go_on(PHONE)
    assert "同一个人" in finger.text("refusal")


def test_the_reader_dies_while_it_is_waited_for(
    machine: Station, reader: SamSimulator, page: CardIdentify
) -> None:
    reader.unplug()
    Identify(machine.finger).fill("张示例", MINE.number, PHONE)
    assert machine.kiosk.models.identify.card.property("trouble")
    machine.finger.touch("next")
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")


def test_a_reader_that_the_keeper_repairs_is_not_waited_for(machine: Station, page: CardIdentify) -> None:
    keeper, who = machine.kiosk.desks.keeper, Who(machine.kiosk.desks.common.ids.new(), "K01")
    found = keeper.upkeep.record(
        KeeperKind.FAULT_FOUND, who, findings=(broken("id_reader", "身份证读卡器", "读不出来"),)
    )
    keeper.upkeep.record(KeeperKind.FAULT_NOTICE, who, fault=found.id)
    keeper.desk.start()
    Identify(machine.finger)
    machine.wait(lambda: machine.finger.sees("card_trouble"), "why it is typed")
    assert "读卡器在修" in machine.finger.text("card_trouble")
    keeper.upkeep.record(KeeperKind.FAULT_REPAIRED, who, fault=found.id)
    keeper.desk.start()
    CardIdentify(machine.finger)


def test_a_flood_from_the_reader_stops_nothing(
    machine: Station, reader: SamSimulator, page: CardIdentify
) -> None:
    stop = threading.Event()

    def flood() -> None:
        while not stop.is_set():
            reader.say(b"\xaa\xaa\xaa\x96\x69\x0f\xff" * 500)

    thread = threading.Thread(target=flood)
    thread.start()
    try:
        page.type_instead().fill("张示例", MINE.number, PHONE)
        machine.finger.touch("next")
        machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    finally:
        stop.set()
        thread.join()


def test_the_county_is_told_how_the_reader_is(machine: Station, reader: SamSimulator) -> None:
    reader.plug()
    machine.wait(machine.kiosk.desks.devices.cards.working, "the reader")
    (part,) = machine.kiosk.desks.devices.devices.parts()
    assert (part.name, part.state.value) == ("id_reader", "ok")


def test_a_helper_signs_in_with_a_card_that_is_nobody_else_s_while_it_lies_there(
    machine: Station, reader: SamSimulator, page: CardIdentify, helper: Helper
) -> None:
    finger, models = machine.finger, machine.kiosk.models
    theirs = SimCard(name="王示琴", number=id_number("19850303", 4), birth="19850303", address=ADDRESS)
    helper.console.set_card(theirs.number)
    machine.wait(lambda: machine.card_known(helper.number), "the card to be known at the machine")
    Help.of(finger).staff()
    reader.lay(MINE)
    machine.wait(lambda: "没有登记" in str(models.staff.problem), "a citizen's card to be nobody's")
    take_away(machine, reader)
    reader.lay(theirs)
    machine.wait(lambda: bool(models.flow.page == "staff_desk"), "the helper's desk")
    assert machine.kiosk.desks.staff.sessions.current is not None
    assert machine.kiosk.desks.staff.sessions.current.number == helper.number
    HelperDesk(finger).accompany()
    CardIdentify(finger)
    assert not finger.sees("card_facts"), "the helper's own card is not the citizen's"
    take_away(machine, reader)
    reader.lay(MINE)
    finger.see("card_facts")
    assert finger.text("card_name") == "张示例"
    # What a stolen disk gives away of the card: a scrypt hash.
    assert not any(theirs.number.encode() in f.read_bytes() for f in machine.folder.rglob("*.db*"))
