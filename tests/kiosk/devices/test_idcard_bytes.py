"""The reader's protocol as bytes: frames, status codes, the four layouts, whatever a line makes of them."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.idcard.card import Card, CardKind, CardRead, has_private
from kiosk.devices.idcard.layouts import LAYOUTS, SIZE, LayoutError, parse_text
from kiosk.devices.idcard.photo import BMP_SIZE, as_bmp
from kiosk.devices.idcard.reader import SILENT, Module, SamReader
from kiosk.devices.idcard.sam import (
    FIND,
    READ,
    RESET,
    SAM_ID,
    SELECT,
    STATUS,
    Command,
    Frames,
    Status,
    frame,
    question,
    reply_of,
)
from kiosk.devices.recording import ReplayedPort, parse_recording
from tests.helpers.people import id_number
from tests.kiosk.devices.ears import Ears

RECORDINGS = Path(__file__).parent / "recordings"
NUMBER = id_number("19491231", 3)


def raw(*fields: tuple[str, int]) -> bytes:
    """A card's text, written here by the table of the standard and not by the code that is tested."""
    out = b"".join(
        text.encode("utf-16-le") + b"\x20\x00" * ((size - len(text.encode("utf-16-le"))) // 2)
        for text, size in fields
    )
    assert len(out) == 256
    return out


@pytest.mark.parametrize(
    ("command", "bytes_"),
    [
        (RESET, "AA AA AA 96 69 00 03 10 FF EC"),
        (STATUS, "AA AA AA 96 69 00 03 11 FF ED"),
        (SAM_ID, "AA AA AA 96 69 00 03 12 FF EE"),
        (FIND, "AA AA AA 96 69 00 03 20 01 22"),
        (SELECT, "AA AA AA 96 69 00 03 20 02 21"),
        (READ, "AA AA AA 96 69 00 03 30 01 32"),
    ],
)
def test_questions_are_the_published_frames(command: Command, bytes_: str) -> None:
    assert question(command) == bytes.fromhex(bytes_)


@pytest.mark.parametrize(
    ("bytes_", "status", "data"),
    [
        ("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", Status.FOUND, 4),
        ("AA AA AA 96 69 00 04 00 00 80 84", Status.NOT_FOUND, 0),
        ("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", Status.OK, 8),
    ],
)
def test_published_answers_are_read(bytes_: str, status: Status, data: int) -> None:
    (body,) = Frames().feed(bytes.fromhex(bytes_))
    reply = reply_of(body)
    assert reply is not None
    assert (reply.status, len(reply.data)) == (status, data)


def test_a_wrong_check_byte_is_no_answer() -> None:
    frames = Frames()
    assert frames.feed(bytes.fromhex("AA AA AA 96 69 00 04 00 00 80 85")) == []
    assert frames.broken == 1


@given(
    st.lists(st.binary(min_size=3, max_size=40), min_size=1, max_size=4),
    st.lists(st.integers(1, 30), min_size=1, max_size=40),
    st.binary(max_size=20).filter(lambda noise: b"\xaa" not in noise),
)
def test_frames_are_found_however_they_are_cut(bodies: list[bytes], cuts: list[int], noise: bytes) -> None:
    stream = b"".join(noise + frame(body) for body in bodies)
    frames, found, at = Frames(), [], 0
    while at < len(stream):
        size = cuts[at % len(cuts)]
        found += frames.feed(stream[at : at + size])
        at += size
    assert found == bodies


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_garbage_never_breaks_the_reading(pieces: list[bytes]) -> None:
    frames = Frames()
    for piece in pieces:
        for body in frames.feed(piece):
            reply_of(body)
    frames.clear()
    assert frames.feed(frame(b"\x00\x00\x90")) == [b"\x00\x00\x90"]


# ---- the four layouts ----


def test_each_layout_is_256_bytes_and_has_its_letter_at_248() -> None:
    for kind, fields in LAYOUTS.items():
        assert sum(size for _, size in fields) == SIZE
        if kind is not CardKind.RESIDENT:
            before = fields[: next(n for n, (name, _) in enumerate(fields) if name == "kind")]
            assert sum(size for _, size in before) == 248


def test_a_residents_card() -> None:
    text = raw(
        ("张示例", 30), ("2", 2), ("15", 4), ("19491231", 16), ("湖北省保康县歇马镇清溪村一组", 70),
        (NUMBER, 36), ("保康县公安局", 30), ("20200101", 16), ("长期", 16), ("", 36),
    )  # fmt: skip
    assert parse_text(text) == Card(
        kind=CardKind.RESIDENT,
        name="张示例",
        number=NUMBER,
        sex="2",
        nation="15",
        birth=date(1949, 12, 31),
        address="湖北省保康县歇马镇清溪村一组",
        authority="保康县公安局",
        valid_from=date(2020, 1, 1),
        valid_until=None,
    )


def test_a_residence_permit() -> None:
    text = raw(
        ("陈示例", 30), ("1", 2), ("", 4), ("19800229", 16), ("湖北省襄阳市", 70), ("83000019800229001X", 36),
        ("保康县公安局", 30), ("20200101", 16), ("20250101", 16), ("H12345678", 18), ("01", 4), ("", 6),
        ("J", 2), ("", 6),
    )  # fmt: skip
    card = parse_text(text)
    assert (card.kind, card.permit) == (CardKind.HK_MACAO_TAIWAN, "H12345678")
    assert (card.birth, card.valid_until) == (date(1980, 2, 29), date(2025, 1, 1))


def test_a_foreigners_card_of_2017() -> None:
    text = raw(
        ("EXAMPLE, MARIA", 120), ("2", 2), ("CAN110080123456", 30), ("CAN", 6), ("", 30), ("20170801", 16),
        ("20270731", 16), ("19800123", 16), ("01", 4), ("1500", 8), ("I", 2), ("", 6),
    )  # fmt: skip
    card = parse_text(text)
    assert (card.kind, card.name, card.english_name) == (CardKind.FOREIGN_2017, "", "EXAMPLE, MARIA")
    assert (card.number, card.nationality) == ("CAN110080123456", "CAN")


def test_a_foreigners_card_of_2023_whose_name_is_long() -> None:
    first, more = "EXAMPLE VERY LONG FAMILY NAME INDEED"[:35], " MARIA JOSE"[:11]
    text = raw(
        ("例玛丽", 30), ("2", 2), ("00", 4), ("19800123", 16), (first, 70), ("912026198001230029", 36),
        ("", 30), ("20231201", 16), ("20331130", 16), (more, 22), ("CAN", 6), ("Y", 2), ("", 6),
    )  # fmt: skip
    card = parse_text(text)
    assert card.english_name == first + more
    assert (card.name, card.number) == ("例玛丽", "912026198001230029")


def test_characters_of_the_makers_own_are_kept() -> None:
    text = raw(
        ("张\ue863例", 30), ("2", 2), ("01", 4), ("19491231", 16), ("𠮷祥村", 70), (NUMBER, 36), ("", 30),
        ("20200101", 16), ("20400101", 16), ("", 36),
    )  # fmt: skip
    card = parse_text(text)
    assert card.name == "张\ue863例"
    assert has_private(card.name)
    assert card.address == "𠮷祥村"
    assert not has_private(card.address)


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_a_card_or_none(data: bytes) -> None:
    with suppress(LayoutError):
        parse_text(data.ljust(256, b" ")[:256] if len(data) > 100 else data)


# ---- recorded sessions ----


def replay(name: str) -> tuple[SamReader, ReplayedPort]:
    port = ReplayedPort(parse_recording((RECORDINGS / name).read_text("utf-8").splitlines()))
    reader = SamReader(lambda: port, every=0.001, quick=0.05, whole=0.05, retry=60)
    reader.want(True)
    return reader, port


def test_a_recorded_reading_is_read_again() -> None:
    reader, port = replay("idcard_read.log")
    ears = Ears(reader)
    reader.start()
    read = ears.wait(CardRead)
    reader.stop()
    assert (read.card.name, read.card.number) == ("张示例", NUMBER)
    assert port.unexpected == []


# ---- a module gone mad ----


class Mad:
    """A port over which anything comes, at once and without end."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, most: int, seconds: float) -> bytes:
        return self._data[:most]

    def write(self, data: bytes) -> None: ...

    def clear(self) -> None: ...

    def close(self) -> None: ...


@given(st.binary(min_size=1, max_size=5000))
@settings(max_examples=25, deadline=None)
def test_a_flood_ends_with_the_time_allowed(data: bytes) -> None:
    reply = Module(Mad(data), threading.Event()).ask(FIND, 0.01)
    assert reply.status == SILENT or 0 <= reply.status <= 255


def test_the_picture_is_a_bmp_of_the_known_size() -> None:
    assert BMP_SIZE == 38_862
    dots = bytes([255, 0, 0]) + bytes(102 * 126 * 3 - 3)
    bmp = as_bmp(dots)
    assert len(bmp) == BMP_SIZE
    # Bottom row first, blue first: the red dot of the top left corner.
    assert bmp[54 + 125 * 308 :][:3] == bytes([0, 0, 255])
