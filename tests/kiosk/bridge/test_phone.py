"""用手机传 for a supplement, from the desk's side: the county and the phone are played by hand, no window."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from kiosk.services.flow import Page
from sync.model.drop import MINUTES, DropEnd, DroppedFile, DropPiece, DropState, piece_key
from sync.model.question import Ask, Outcome, Question, QuestionReply
from sync.protocol.drop import token_hash
from sync.protocol.envelope import Envelope, Kind, open_body
from sync.protocol.line import Answer, Topic, Verdict, reply_info
from sync.protocol.seal import public_of, seal
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.phone import read_code, sealed_by_phone
from tests.kiosk.bridge.correcting import CARD, Machine
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.kiosk_world import MORNING
from tests.kiosk.services.world import TERMINAL, profile

PUBLIC = "https://zwfw.example/p"


class Hands(Machine):
    """The county's hands and the phone's."""

    def __init__(self, folder: Path, public_url: str = PUBLIC) -> None:
        super().__init__(folder)
        self.county.publish(Topic.TERMINAL, TERMINAL, profile(public_url=public_url))
        self.app.catalogue.refresh()
        self.drop = self.token = ""
        self.key = b""
        self._files: list[DroppedFile] = []

    def online(self) -> None:
        self.mailbox.contact(MORNING, ok=True)

    def posted(self, kind: Kind) -> list[Envelope]:
        return [e for e in self.mailbox.take(MORNING, 100, 10_000_000) if e.kind == kind]

    @property
    def words(self) -> str:
        return str(self.app.desks.models.phone.words)

    @property
    def rests(self) -> bool:
        """Nothing is looked for any more."""
        desk = self.app.desks.handing.phones
        return not desk._timer.isActive() and not desk._wait.waiting

    def let_in(self, outcome: Outcome = Outcome.FOUND) -> None:
        """The county answers the question that is open."""
        assert wait_until(lambda: any(m.kind == Kind.QUESTION for m in self.mailbox.messages()))
        (envelope,) = self.posted(Kind.QUESTION)
        asked = open_body(envelope, COUNTY_PRIVATE, Question)
        assert asked.ask == Ask.DROP
        reply = QuestionReply(question=asked.id, outcome=outcome, words="")
        plain, public = msgspec.json.encode(reply), public_of(self.store.seal_private())
        sealed = seal(plain, public, reply_info(TERMINAL, asked.id))
        self.mailbox.settle([Answer(asked.id, Verdict.ACCEPTED, reply=sealed)], MORNING)
        self.drop = asked.id
        if outcome is Outcome.FOUND:
            assert wait_until(lambda: self.app.desks.models.phone.phase == "open")
            address = self.app.desks.after.images._texts["phone"]
            page, self.token, self.key = read_code(address)
            assert page == f"{PUBLIC}/up/"
            assert token_hash(self.token) == asked.number

    def send(self, data: bytes, token: str = "") -> None:
        number = len(self._files) + 1
        once = f"{number:032x}"
        sealed = sealed_by_phone(data, self.key, token or self.token, once)
        half, own = len(sealed) // 2, public_of(self.store.seal_private())
        for piece, part in enumerate((sealed[:half], sealed[half:])):
            key = piece_key(self.drop, number, piece)
            self.county.publish_sealed(Topic.DROP, key, DropPiece(part), own)
        self._files.append(DroppedFile(number, once, 2))
        state = DropState(drop=self.drop, joined=True, files=tuple(self._files))
        self.county.publish_sealed(Topic.DROP, self.drop, state, own)


@pytest.fixture
def machine(qapp: object, tmp_path: Path) -> Iterator[Hands]:
    made = Hands(tmp_path)
    yield made
    made.app.close()


def jpeg() -> bytes:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "WHERE-AND-WHEN"
    Image.new("RGB", (600, 800), "white").save(file, "JPEG", exif=exif)
    return file.getvalue()


def hand(machine: Hands) -> None:
    machine.open()
    options = machine.options()[0]
    machine.app.desks.models.followup.hand(0, options.index("用手机传"))
    assert machine.page is Page.PHONE


def test_what_a_phone_sends_is_a_page_of_the_supplement(machine: Hands) -> None:
    machine.online()
    hand(machine)
    opening, model = machine.opening, machine.app.desks.models.phone
    machine.let_in()
    machine.send(jpeg())
    assert wait_until(lambda: model.count == 1)
    (id,) = opening.pages.by_material[CARD]
    kept = machine.app.desks.handing.taken._pictures.get(id)
    assert (kept.width(), kept.height()) == (600, 800)
    machine.send(b"MZ" + bytes(5000))
    assert wait_until(lambda: "不是照片" in machine.words)
    machine.send(jpeg(), token="of another drop")
    assert wait_until(lambda: "打不开" in machine.words)
    assert len(opening.pages.files) == 1
    assert not machine.rests
    machine.app.desks.models.flow.back()
    assert machine.rests
    assert "phone" not in machine.app.desks.after.images._texts
    assert wait_until(lambda: any(m.kind == Kind.DROP_END for m in machine.mailbox.messages()))
    (envelope,) = machine.posted(Kind.DROP_END)
    assert open_body(envelope, COUNTY_PRIVATE, DropEnd).drop == machine.drop
    assert machine.options()[0] == ["看收好的 1 页"]


def test_offline_it_says_so_and_online_again_it_goes(machine: Hands) -> None:
    hand(machine)
    assert wait_until(lambda: "没联网" in machine.words)
    machine.online()
    machine.app.desks.models.phone.again()
    machine.let_in()
    assert machine.words == "请用手机扫这个码"


def test_left_before_the_county_was_asked_nobody_is_let_in(machine: Hands) -> None:
    machine.online()
    hand(machine)
    machine.app.desks.models.flow.back()
    assert wait_until(lambda: any(m.kind == Kind.DROP_END for m in machine.mailbox.messages()))
    sent = {e.kind: e for e in machine.mailbox.take(MORNING, 100, 10_000_000)}
    assert open_body(sent[Kind.DROP_END], COUNTY_PRIVATE, DropEnd).drop == sent[Kind.QUESTION].id
    assert machine.app.desks.handing.phones._drop is None


def test_a_county_that_cannot_is_said(machine: Hands) -> None:
    machine.online()
    hand(machine)
    machine.let_in(Outcome.NOT_CONNECTED)
    assert wait_until(lambda: "手机现在传不了" in machine.words)
    assert machine.rests


def test_a_code_that_has_had_its_time_lets_nobody_in(machine: Hands) -> None:
    machine.online()
    hand(machine)
    machine.let_in()
    machine.clock.advance(MINUTES * 60)
    machine.app.visits.touch()  # they are still there
    assert wait_until(lambda: "过期" in machine.words)
    assert machine.rests
    assert "phone" not in machine.app.desks.after.images._texts
    assert wait_until(lambda: any(m.kind == Kind.DROP_END for m in machine.mailbox.messages()))


@pytest.mark.parametrize("url", ["", "http://10.1.2.3/p"])
def test_without_pages_that_can_seal_it_is_not_offered(qapp: object, tmp_path: Path, url: str) -> None:
    made = Hands(tmp_path, url)
    try:
        made.open()
        assert "用手机传" not in made.options()[0]
    finally:
        made.app.close()
