"""The card reader's driver against a module that speaks the real protocol over a serial line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.idcard.card import CardGone, CardLaid, CardRead, CardRefused
from kiosk.devices.idcard.photo import BMP_SIZE, PhotoDecoder
from kiosk.devices.idcard.reader import LABEL, SamReader
from kiosk.devices.idcard.sam import Status
from kiosk.devices.idcard.simulator import SamSimulator, SimCard, load_card
from kiosk.devices.serial_port import open_port, parse_address
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.helpers.people import id_number
from tests.kiosk.devices.ears import Ears

CARD = SimCard(
    name="张示例", number=id_number("19491231", 3), birth="19491231", address="湖北省保康县歇马镇清溪村"
)
LOOK = b"\x20\x01\x22"
OTHER = SimCard(name="李示例", number=id_number("19800101", 5), birth="19800101")


@pytest.fixture
def module(tmp_path: Path) -> Iterator[SamSimulator]:
    simulator = SamSimulator(tmp_path / "dev" / "id-reader")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture
def reader(module: SamSimulator) -> Iterator[SamReader]:
    address = parse_address(f"serial:{module.link}")
    built = SamReader(lambda: open_port(address, LABEL), every=0.01, quick=1, whole=2, retry=0.02)
    yield built
    built.stop()


@pytest.fixture
def ears(reader: SamReader) -> Ears:
    ears = Ears(reader)
    reader.start()
    ears.wait_state(PartState.OK)
    reader.want(True)
    return ears


def test_a_card_is_read_once_and_then_gone(module: SamSimulator, ears: Ears) -> None:
    module.lay(CARD)
    ears.wait(CardLaid)
    assert ears.wait(CardRead).card.name == "张示例"
    module.lift()
    ears.wait(CardGone)
    module.lay(OTHER)
    assert ears.wait(CardRead).card.number == OTHER.number


def test_a_card_left_lying_is_not_read_again(tmp_path: Path) -> None:
    """By a module that goes on finding it."""
    module = SamSimulator(tmp_path / "reader", halts=False)
    module.plug()
    reader = SamReader(lambda: open_port(parse_address(f"serial:{module.link}"), LABEL), every=0.005)
    ears = Ears(reader)
    reader.start()
    ears.wait_state(PartState.OK)
    reader.want(True)
    module.lay(CARD)
    ears.wait(CardRead)
    asked = module.heard.count(b"\x20\x01\x22")
    eventually(lambda: module.heard.count(b"\x20\x01\x22") > asked + 5)
    assert ears.none_of(CardRead)
    assert ears.none_of(CardLaid)
    module.lift()
    ears.wait(CardGone)
    reader.stop()
    module.unplug()


def test_taken_away_half_way(module: SamSimulator, ears: Ears) -> None:
    module.snatched = True
    module.lay(CARD)
    assert ears.wait(CardRefused).rule == "card.early"
    module.snatched = False
    module.lay(CARD)
    ears.wait(CardRead)


@pytest.mark.parametrize(
    ("command", "status", "rule"),
    [
        (0x2002, Status.CARD_TYPE, "card.type"),
        (0x2002, Status.NOT_SELECTED, "card.unreadable"),
        (0x3001, Status.CARD_REFUSED, "card.refused"),
        (0x3001, Status.SAM_REFUSED, "card.refused"),
        (0x3001, Status.INFORMATION, "card.damaged"),
        (0x3001, Status.RANDOM, "card.unreadable"),
        (0x3001, 0x77, "card.unreadable"),
    ],
)
def test_what_is_wrong_is_said(
    module: SamSimulator, ears: Ears, command: int, status: int, rule: str
) -> None:
    module.instead[command] = status
    module.lay(CARD)
    refused = ears.wait(CardRefused)
    assert refused.rule == rule
    assert "请" in refused.words
    assert not refused.words.isascii()


@pytest.mark.parametrize("status", [Status.SELF_TEST, Status.UNAUTHORISED])
def test_a_broken_module_is_a_broken_reader(module: SamSimulator, ears: Ears, status: Status) -> None:
    module.instead[0x2001] = status
    said = ears.wait_state(PartState.FAULT).state.cause
    assert "厂家" in said


def test_a_layout_that_nobody_knows(module: SamSimulator, ears: Ears) -> None:
    class Later(SimCard, frozen=True):
        def text(self) -> bytes:
            return super().text()[:248] + "Z".encode("utf-16-le") + super().text()[250:]

    module.lay(Later(number=CARD.number, name="张示例", birth="19491231"))
    assert ears.wait(CardRefused).rule == "card.layout"


def test_unplugged_and_back(module: SamSimulator, ears: Ears) -> None:
    module.unplug()
    assert LABEL in ears.wait_state(PartState.FAULT).state.cause
    module.plug()
    ears.wait_state(PartState.OK)
    module.lay(CARD)
    ears.wait(CardRead)


def test_unplugged_in_the_middle_of_a_card(module: SamSimulator, ears: Ears) -> None:
    module.hangs = True
    module.lay(CARD)
    module.unplug()
    ears.wait_state(PartState.FAULT)
    module.hangs = False
    module.plug()
    ears.wait(CardRead)


def test_a_module_that_hangs_is_noticed(module: SamSimulator, ears: Ears) -> None:
    module.hangs = True
    assert "没有回应" in ears.wait_state(PartState.FAULT).state.cause
    module.hangs = False
    ears.wait_state(PartState.OK)


def test_a_late_answer_is_never_the_next_ones(module: SamSimulator, ears: Ears) -> None:
    """The card is found too late: it lies there no more when the next look is answered."""
    module.lay(CARD)
    ears.wait(CardRead)
    module.lift()
    ears.wait(CardGone)
    module.late = {0x2001}
    module.lay(OTHER)
    asked = len(module.heard)
    eventually(lambda: b"\x12\xff" in module.heard[asked:])  # asked who it is: an answer is owed
    module.lift()
    module.late = set()
    looked = module.heard.count(LOOK)
    eventually(lambda: module.heard.count(LOOK) > looked + 2)
    assert ears.none_of(CardLaid)
    module.lay(OTHER)
    assert ears.wait(CardRead).card.number == OTHER.number


def test_a_card_whose_text_comes_too_late_is_read_again(module: SamSimulator, ears: Ears) -> None:
    """And nobody is told that they took it away."""
    module.late, module.halts = {0x3001}, False
    module.lay(CARD)
    ears.wait(CardLaid)
    eventually(lambda: b"\x30\x01" in module.heard)
    module.late = set()
    assert isinstance(ears.wait((CardRead, CardRefused)), CardRead)  # type: ignore[arg-type]


def test_noise_and_pieces_on_the_line(module: SamSimulator, ears: Ears) -> None:
    module.noise, module.piece = bytes.fromhex("00 AA 96 AA AA AA 96 69 00"), 7
    module.lay(CARD)
    assert ears.wait(CardRead).card.address == CARD.address


def test_no_card_is_read_that_nobody_asked_for(module: SamSimulator, reader: SamReader) -> None:
    ears = Ears(reader)
    reader.start()
    ears.wait_state(PartState.OK)
    module.lay(CARD)
    assert b"\x30\x01" not in module.heard
    reader.want(True)
    ears.wait(CardRead)
    reader.want(False)
    module.lay(OTHER)
    reader.want(True)
    assert ears.wait(CardRead).card.name == OTHER.name


def test_the_end_waits_for_nothing(module: SamSimulator, reader: SamReader) -> None:
    reader.start()
    module.hangs = True
    reader.stop()
    reader.stop()


def test_cards_as_files(tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    path.write_text(f'{{"name": "王示例", "number": "{OTHER.number}"}}', "utf-8")
    assert load_card(path).name == "王示例"
    path.write_text('{"name": "王示例", "nummer": 1}', "utf-8")
    with pytest.raises(ValueError, match="nummer"):
        load_card(path)


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler to stand in for a vendor")
def test_a_vendors_decoder(tmp_path: Path, module: SamSimulator) -> None:
    """Built here to the interface that the vendors' libraries have; the format itself is theirs."""
    source, library = tmp_path / "w.c", tmp_path / "libwlt2bmp.so"
    source.write_text(
        "int unpack(char *in, char *out, int how) {"
        " if (in[0] == 'x') { int *p = 0; return *p; }"
        " for (int i = 0; i < 102 * 126 * 3; i++) out[i] = in[0]; return 1; }"
    )
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    decoder = PhotoDecoder(library)
    picture = decoder(b"\x05" + bytes(1023))
    assert (len(picture), picture[54]) == (BMP_SIZE, 5)
    assert decoder(b"x" + bytes(1023)) == b""  # it crashed, and nothing else did
    assert PhotoDecoder(tmp_path / "none.so")(bytes(1024)) == b""
