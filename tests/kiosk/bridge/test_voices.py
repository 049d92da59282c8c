"""Saying something, from the first touch to the slip, and looking it up: the whole kiosk without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.services.flow import Page
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.document import Block, BlockKind, Document, Force
from sync.model.settings import Settings
from sync.model.voice import Voice
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Topic
from sync.terminal.mailbox.memory import MemoryMailbox
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.test_speech_reader import Voice as Speaker
from tests.kiosk.services.world import County, enrolled_mailbox, profile

WORDS, PHONE = "窗口开着门没有人。", "13800000000"
PAPER = Document(
    key="a",
    title="示例办法",
    issuer="示例局",
    issued=MORNING.date(),
    number="示例〔2026〕1号",
    blocks=(Block(BlockKind.PARAGRAPH, "一段话。"),),
)


class Machine:
    def __init__(self, folder: Path, public_url: str = "") -> None:
        self.mailbox: MemoryMailbox = enrolled_mailbox()
        own = profile()
        if public_url:
            own = msgspec.structs.replace(own, public_url=public_url)
        self.county: County = publish(self.mailbox, pension(), own)
        self.county.publish(Topic.OPENNESS, "a", PAPER)
        old = Document(key="b", title="旧办法", issuer="示例局", issued=PAPER.issued, force=Force.ENDED)
        self.county.publish(Topic.OPENNESS, "b", old)
        self.store = MemoryStore()
        self.app: App = build(
            Settings(),
            mailbox=self.mailbox,
            store=lambda: self.store,
            clock=FakeClock(MORNING),
            paper=PaperOffice(folder, []),
            handwriting=lambda: None,
            speaker=Speaker,
        )
        self.app.catalogue.refresh()
        self.app.desks.browse.desk.refresh()
        self.app.desks.visit.begin(Mode.STANDARD)

    @property
    def page(self) -> Page:
        return self.app.desks.models.flow.place.page

    def write(self, about: str = "service", how: str = "") -> None:
        said = self.app.desks.models.voice
        self.app.desks.models.flow.open("voices")
        said.begin_("complaint")
        said.chooseAbout(about)
        self.app.desks.models.flow.open("voice_write", how)
        said.typeWords(WORDS)
        self.app.desks.models.flow.open("voice_contact")

    def leave_phone(self, phone: str = PHONE) -> None:
        said = self.app.desks.models.voice
        said.chooseContact("call")
        assert said.forward()
        for key in phone:
            said.typed(key)

    def send(self) -> None:
        self.app.desks.models.voice.submit()
        assert wait_until(lambda: self.page is Page.VOICE_SENT)

    def sent(self) -> list[Voice]:
        taken = self.mailbox.take(MORNING, 1000, 10**9)
        self.mailbox.release()
        return [open_body(e, COUNTY_PRIVATE, Voice) for e in taken if e.kind == Kind.VOICE]

    def look_up(self, secret: str) -> None:
        number = str(self.app.desks.models.voice_slip.number).removeprefix("BK").replace("-", "")
        self.app.desks.models.flow.open("progress_find")
        find = self.app.desks.models.find
        for field, text in (("receipt", number[11:]), ("number", secret)):
            find.turnTo(field)
            for key in text:
                find.typed(key)
        find.find()
        assert wait_until(lambda: not find.property("busy"))

    def close(self) -> None:
        self.app.close()


@pytest.fixture
def machine(qapp: object, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.close()


def test_from_the_first_touch_to_the_answer(machine: Machine) -> None:
    machine.write()
    machine.leave_phone()
    machine.send()
    (voice,) = machine.sent()
    assert (voice.words, voice.contact and voice.contact.phone, voice.call_back) == (WORDS, PHONE, True)
    assert machine.app.desks.models.voice_slip.number == voice.voice_no
    assert machine.app.desks.models.voice.words == ""
    machine.look_up(PHONE)
    assert machine.page is Page.VOICE
    assert machine.app.desks.models.voice_view.matter == "您的投诉"
    assert machine.app.desks.models.voice_view.state == "已存好，等联网送出"


def test_a_wrong_phone_is_told_where_it_is_typed_and_nothing_is_lost(machine: Machine) -> None:
    machine.write()
    machine.leave_phone("1380")
    said = machine.app.desks.models.voice
    said.submit()
    assert wait_until(lambda: said.problem != "")
    assert (said.current, machine.page) == ("phone", Page.VOICE_CONTACT)
    assert said.words == WORDS
    for key in PHONE[4:]:
        said.typed(key)
    machine.send()
    assert len(machine.sent()) == 1


def test_an_anonymous_one_has_its_check_code_on_the_screen_and_is_found_by_it(machine: Machine) -> None:
    machine.write()
    said = machine.app.desks.models.voice
    said.chooseContact("none")
    assert not said.forward()
    machine.send()
    code = next(
        r["value"] for r in machine.app.desks.models.voice_slip.property("rows") if r["name"] == "查询码"
    )
    machine.look_up(code)
    assert machine.page is Page.VOICE


def test_a_case_and_a_voice_are_looked_up_at_the_same_place(machine: Machine) -> None:
    machine.app.desks.common.visits.current.identity = applicant()  # type: ignore[union-attr]
    machine.write()
    assert str(machine.app.desks.models.voice.phone).replace(" ", "") == applicant().phone
    machine.app.desks.models.voice.chooseContact("phone")
    machine.send()
    machine.look_up(applicant().id_number)
    assert machine.page is Page.VOICE


def test_dictated_is_marked_and_going_back_to_write_oneself_takes_it_away(machine: Machine) -> None:
    machine.write(how="dictated")
    assert machine.app.desks.models.voice.dictated
    machine.app.desks.models.flow.open("voice_write", "")
    assert not machine.app.desks.models.voice.dictated
    machine.app.desks.models.flow.open("voice_write", "dictated")
    machine.app.desks.models.voice.chooseContact("none")
    machine.app.desks.models.voice.submit()
    assert wait_until(lambda: machine.app.desks.models.voice.problem != "")
    assert machine.sent() == []
    machine.app.desks.models.voice.confirm(heard=True)
    machine.send()
    assert machine.sent()[0].dictated


def test_which_one_is_asked_only_where_there_is_one(machine: Machine) -> None:
    said = machine.app.desks.models.voice
    machine.write(about="terminal")
    machine.app.desks.models.flow.open("voice_write", "")
    assert (said.asksWhich, said.current) == (False, "words")
    assert not said.backward()
    said.chooseAbout("matter")
    assert said.backward()
    assert (said.current, said.whichLabel) == ("which", "是哪个事项？")
    assert said.forward()


def test_leaving_asks_first_when_something_is_written(machine: Machine) -> None:
    machine.write()
    machine.app.desks.visit.ask_end()
    dialog = machine.app.front.visit
    assert dialog.property("asking") == "unsaid"
    assert len(dialog.property("answers")) == 2
    dialog.answer(0)
    assert machine.app.desks.models.voice.words == WORDS
    machine.app.desks.visit.ask_end()
    dialog.answer(1)
    assert machine.page is Page.IDLE
    assert machine.app.desks.models.voice.words == ""
    assert machine.sent() == []


def test_nothing_written_or_handed_over_leaves_at_once(machine: Machine) -> None:
    machine.write()
    machine.app.desks.models.voice.chooseContact("none")
    machine.send()
    machine.app.desks.visit.ask_end()
    assert machine.page is Page.IDLE
    assert machine.app.desks.models.voice_slip.number == ""


def test_the_second_one_of_a_visit_begins_empty(machine: Machine) -> None:
    machine.write()
    machine.app.desks.models.voice.chooseContact("none")
    machine.send()
    machine.app.desks.models.voice.begin_("opinion")
    said = machine.app.desks.models.voice
    assert (said.kind, said.words, said.about, said.contact) == ("意见", "", "", "")


def test_by_phone_shows_the_countys_page_or_says_why_not(machine: Machine, tmp_path: Path) -> None:
    machine.app.desks.models.voice.askPhone()
    assert machine.page is Page.NOTICE
    assert "还没开通" in str(machine.app.desks.models.notice.title)
    other = Machine(tmp_path / "other", public_url="https://zwfw.example/p")
    other.app.front.shell.set_line("offline", "")
    other.app.desks.models.voice.askPhone()
    assert "断网" in str(other.app.desks.models.notice.title)
    other.app.front.shell.set_line("online", "")
    other.app.desks.models.voice.askPhone()
    assert other.page is Page.VOICE_QR
    assert not other.app.desks.models.voice.property("qr").isEmpty()
    other.close()


def test_documents_are_found_narrowed_read_and_forgotten(machine: Machine) -> None:
    models = machine.app.desks.models
    flow, listing, document = models.flow, models.openness, models.document
    flow.open("openness")
    assert [row["key"] for row in listing.rows.rows] == ["a"]
    listing.choose(3)
    assert listing.property("total") == 2
    listing.find("2026 1号")
    assert [row["key"] for row in listing.rows.rows] == ["a"]
    flow.open("document", "a")
    assert (document.title, document.state) == ("示例办法", "有效")
    assert document.sentences == ["一段话。"]
    machine.app.desks.visit.ask_end()
    assert (document.title, listing.text, listing.filter) == ("", "", 0)
    assert listing.property("total") == 0


def test_what_was_looked_up_goes_with_the_visit(machine: Machine) -> None:
    view = machine.app.desks.models.voice_view
    view.show(
        matter="您的投诉", state="已答复", kind="g", words="", rows=[("关于", "服务")], missing=[], events=[]
    )
    view.set_answer(["已经换了人。"], ["以后有人值班。"])
    machine.app.desks.visit.end(EndReason.LEFT)
    assert (view.matter, view.property("answer"), view.property("measure")) == ("", [], [])
