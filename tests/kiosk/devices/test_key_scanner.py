"""A scanner that types: codes are told, and everything a person types reaches the field it was meant for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest

from kiosk.bridge.key_watch import KeyWatch
from kiosk.devices.scanner.key_scanner import GAP, LEAST, KeyScanner
from kiosk.devices.scanner.serial_scanner import LONGEST, Scanned


class Hand:
    """Types into a scanner's filter by a clock of its own; ``seen``: what reached the field."""

    def __init__(self) -> None:
        self.now = 100.0
        self.scanner = KeyScanner("~", lambda: self.now)
        self.seen = ""
        self._held = ""

    def key(self, text: str, gap: float, *, enter: bool = False) -> None:
        self.now += gap
        if self.scanner.late():
            self.seen += self._held
        if not self.scanner.reading:
            self._held = ""
        if not self.scanner.key(text, enter=enter):
            self.seen += text
        elif self.scanner.reading:
            self._held += text
        else:
            self._held = ""

    def type(self, text: str, gap: float) -> None:
        for character in text:
            self.key(character, gap, enter=character == "\r")


def codes(hand: Hand) -> list[str]:
    return [event.text for event in hand.scanner.take() if isinstance(event, Scanned)]


def test_a_code_is_told_and_reaches_no_field() -> None:
    hand = Hand()
    hand.type("张", 0.3)
    hand.type("~https://example.com/p/1\r", 0.004)
    hand.type("三", 0.3)
    assert codes(hand) == ["https://example.com/p/1"]
    assert hand.seen == "张三"
    hand.type("~https://example.com/p/1\r", 0.004)
    assert codes(hand) == []  # held under the scanner: one scan
    hand.type("x", 3.0)
    hand.type("~https://example.com/p/1\r", 0.004)
    assert codes(hand) == ["https://example.com/p/1"]


def test_what_is_too_long_or_too_short_is_no_code() -> None:
    hand = Hand()
    hand.type("~" + "9" * (LONGEST + 50) + "\r", 0.004)
    hand.type("~12\r", 0.004)
    assert codes(hand) == []
    assert hand.seen == ""


@given(st.lists(st.tuples(st.sampled_from("~ab1\r"), st.floats(GAP * 1.5, 2.0)), max_size=30))
def test_whatever_a_person_types_arrives_in_its_order(keys: list[tuple[str, float]]) -> None:
    hand = Hand()
    for text, gap in keys:
        hand.key(text, gap, enter=text == "\r")
    hand.key("z", 1.0)
    assert hand.seen == "".join(text for text, _ in keys) + "z"
    assert codes(hand) == []


@given(st.lists(st.tuples(st.sampled_from("~a9\r"), st.floats(0.0, 0.2)), max_size=60))
def test_a_flood_of_keys_loses_or_invents_nothing(keys: list[tuple[str, float]]) -> None:
    hand = Hand()
    for text, gap in keys:
        hand.key(text, gap, enter=text == "\r")
    for code in codes(hand):
        assert LEAST <= len(code) <= LONGEST
        assert "\r" not in code
    assert len(hand.seen) <= len(keys)


class Field(QWindow):
    """Keeps what is typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed += event.text()


@pytest.fixture
def field(qapp: QGuiApplication) -> Iterator[Field]:
    window = Field()
    window.show()
    yield window
    window.close()


def test_in_a_real_window(field: Field, qtbot: object) -> None:
    scanner = KeyScanner("~")
    watch = KeyWatch(scanner, field)
    field.installEventFilter(watch)
    QTest.keyClick(field, Qt.Key.Key_A)
    for character in "~DS-123456":
        QTest.keyClick(field, character)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [event.text for event in scanner.take()] == ["DS-123456"]
    assert field.typed == "a"
    QTest.keyClick(field, "~")  # a person's: it comes when nothing follows it
    assert field.typed == "a"
    qtbot.waitUntil(lambda: field.typed == "a~", timeout=30_000)  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_B)
    assert field.typed == "a~b"


def test_other_events_pass(field: Field) -> None:
    watch = KeyWatch(KeyScanner("~"), field)
    assert not watch.eventFilter(QObject(), QEvent(QEvent.Type.FocusIn))
