"""Staff sign in offline: right and wrong PINs, waiting over restarts, rights that end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.devices.idcard.card import Card, CardKind
from kiosk.services.errors import ServiceError
from kiosk.services.journal import Journal
from kiosk.services.staff import (
    FREE,
    IDLE,
    LONGEST_WAIT,
    Ending,
    Roster,
    StaffSessions,
    Tries,
    span_words,
    wait_after,
)
from kiosk.store.port import KioskStore
from kiosk.store.sqlite import PrivateStore
from sync.model.pin import card_fits, card_hash, check_pin, pin_fits, pin_hash
from sync.model.staff import Duty, StaffMember
from sync.protocol.line import Topic
from tests.helpers.people import id_number
from tests.kiosk.services.kiosk_world import Kiosk

PIN = "274913"
HASH = pin_hash(PIN, b"a salt of a test", log_n=4, p=1)


def member(**fields: Any) -> StaffMember:
    base: dict[str, Any] = {
        "number": "h0312",
        "name": "王*琴",
        "duty": Duty.HELPER,
        "township": "420626106",
        "org": "歇马镇党群服务中心",
        "pin": HASH,
    }
    return StaffMember(**base | fields)


class Door:
    def __init__(self, store: KioskStore | None = None) -> None:
        self.kiosk = kiosk = Kiosk(store=store)
        self.tell(member())
        self.sessions = StaffSessions(
            roster=Roster(kiosk.mailbox, kiosk.catalogue),
            tries=Tries(kiosk.store, kiosk.clock),
            clock=kiosk.clock,
            ids=kiosk.ids,
            journal=Journal(kiosk.store, kiosk.clock),
        )

    def tell(self, one: StaffMember) -> None:
        self.kiosk.county.publish(Topic.STAFF, one.number, one)

    def refused(self, number: str, pin: str) -> str:
        with pytest.raises(ServiceError) as error:
            self.sessions.check(number, pin)
        return error.value.message

    def enter(self) -> None:
        self.sessions.open(self.sessions.check("h0312", PIN))


def test_a_helper_signs_in_without_a_line_and_the_record_has_no_pin() -> None:
    door = Door()
    session = door.sessions.open(door.sessions.check(" H0312 ", PIN))
    assert (session.number, session.name, session.duty) == ("h0312", "王*琴", Duty.HELPER)
    entry = door.kiosk.store.audit_trail()[-1]
    assert entry.event == "staff.in"
    assert dict(entry.ids) == {"session": session.id, "staff": "h0312"}


def test_wrong_number_and_wrong_pin_are_told_alike() -> None:
    assert Door().refused("h0312", "111222") == Door().refused("nobody", "111222")


@pytest.mark.parametrize(
    "change", [{"active": False}, {"pin": ""}, {"township": "420626100"}], ids=["off", "no PIN", "elsewhere"]
)
def test_who_has_no_right_here_does_not_come_in(change: dict[str, Any]) -> None:
    door = Door()
    door.tell(member(**change))
    assert "工号或口令不对" in door.refused("h0312", PIN)


def test_after_wrong_pins_the_machine_waits_and_a_right_one_does_not_help() -> None:
    door = Door()
    for left in (2, 1):
        assert f"还可以试 {left} 次" in door.refused("h0312", "111222")
    assert "请过 30 秒再试" in door.refused("h0312", "111222")
    assert "输错太多次了" in door.refused("h0312", PIN)
    door.kiosk.wall.advance(31)
    door.enter()
    assert "还可以试 2 次" in door.refused("h0312", "111222")  # a right one begins the count anew


def test_each_wrong_pin_after_that_doubles_the_waiting() -> None:
    assert [wait_after(n).seconds for n in range(FREE - 1, FREE + 4)] == [0, 30, 60, 120, 240]
    assert wait_after(60) == LONGEST_WAIT


def test_waiting_survives_a_restart_and_a_clock_that_goes_back(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    door = Door(store)
    for _ in range(FREE):
        door.refused("h0312", "111222")
    store.close()
    again = Door(store := PrivateStore(tmp_path))
    assert "输错太多次了" in again.refused("h0312", PIN)
    again.kiosk.wall.jump(-5 * 3600)
    assert "请过 30 秒再试" in again.refused("h0312", PIN)
    store.close()


def test_a_power_cut_while_the_pin_is_looked_at_is_no_free_try() -> None:
    door = Door()
    tries = Tries(door.kiosk.store, door.kiosk.clock)
    assert [tries.begin("h0312") for _ in range(FREE)] == [1, 2, 3]
    assert "输错太多次了" in door.refused("h0312", PIN)


def test_the_waiting_of_one_is_not_that_of_another() -> None:
    door = Door()
    for _ in range(FREE):
        door.refused("nobody", "111222")
    door.enter()


def test_whoever_is_switched_off_is_out_at_the_next_contact() -> None:
    door = Door()
    door.enter()
    assert door.sessions.look() is None
    door.tell(member(active=False, pin=""))
    assert door.sessions.look() is Ending.REVOKED
    assert door.sessions.current is None


def test_it_locks_after_ten_minutes() -> None:
    door = Door()
    door.enter()
    door.kiosk.wall.advance(IDLE.total_seconds() - 1)
    assert door.sessions.look() is None
    door.sessions.touch()
    door.kiosk.wall.advance(IDLE.total_seconds())
    assert door.sessions.look() is Ending.IDLE
    assert dict(door.kiosk.store.audit_trail()[-1].ids)["reason"] == "idle"


def test_the_same_person_again_is_the_same_session_another_ends_it() -> None:
    door = Door()
    first = door.sessions.open(member())
    assert door.sessions.open(member()) is first
    assert door.sessions.open(member(number="h0400")).id != first.id


def test_span_words() -> None:
    assert [span_words(timedelta(seconds=s)) for s in (29.2, 60, 61)] == ["30 秒", "1 分钟", "2 分钟"]


@pytest.mark.parametrize("pin", ["12345", "1234567890123", "12345a", "111111", "123456", "654321", "121212"])
def test_what_is_soon_guessed_is_no_pin(pin: str) -> None:
    assert check_pin(pin, "h0312") is not None


def test_a_pin_is_not_the_number() -> None:
    assert check_pin("274913", "x274913") is not None
    assert check_pin("274913", "h0312") is None


@pytest.mark.parametrize(
    "stored", ["", "x", "scrypt$99$8$3$YQ==$YQ==", "scrypt$4$8$1$!$!", "md5$4$8$1$YQ==$YQ=="]
)
def test_a_damaged_hash_lets_nobody_in(stored: str) -> None:
    assert not pin_fits(PIN, stored)


def test_the_hash_says_its_cost_and_not_the_pin() -> None:
    made = pin_hash(PIN, bytes(16))
    assert made.startswith("scrypt$15$8$3$")
    assert PIN not in made
    assert pin_fits(PIN, made)
    assert not pin_fits("274914", made)


CARD = Card(kind=CardKind.RESIDENT, name="王示琴", number=id_number("19800101", 3))


class TestCard:
    """A card is read from its chip; the roster has a hash of its number and no more."""

    @staticmethod
    def door(**fields: Any) -> Door:
        door = Door()
        hashed = card_hash(CARD.number, b"one more salt 16", log_n=4, p=1)
        door.tell(member(**{"card": hashed} | fields))
        return door

    def test_whose_card_it_is_signs_in(self) -> None:
        door = self.door()
        door.sessions.open(door.sessions.check_card(CARD))
        assert door.sessions.current is not None
        assert door.sessions.current.number == "h0312"

    @pytest.mark.parametrize(
        "fields",
        [{"card": ""}, {"active": False}, {"township": "420626100"}, {"card": HASH}],
        ids=["none registered", "off", "elsewhere", "a PIN's hash"],
    )
    def test_nobody_else_s(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ServiceError, match=r"staff\.card"):
            self.door(**fields).sessions.check_card(CARD)

    def test_a_citizen_s_card_is_nobody_s_and_leaves_nothing(self) -> None:
        door = self.door()
        before = len(door.kiosk.store.audit_trail())
        other = msgspec.structs.replace(CARD, number=id_number("19800101", 5))
        with pytest.raises(ServiceError, match=r"staff\.card"):
            door.sessions.check_card(other)
        assert len(door.kiosk.store.audit_trail()) == before

    def test_the_number_of_a_card_typed_as_a_pin_opens_nothing(self) -> None:
        door = self.door(pin="")
        assert "工号或口令不对" in door.refused("h0312", CARD.number)

    def test_a_lost_card_ends_the_session_at_the_next_contact(self) -> None:
        door = self.door(pin="")
        door.sessions.open(door.sessions.check_card(CARD))
        door.tell(member(pin="", card=""))
        assert door.sessions.look() is Ending.REVOKED


def test_a_hash_that_costs_less_is_never_made() -> None:
    """What the county makes costs 32 MiB and three passes a try, of PINs and of cards."""
    for made in (pin_hash(PIN, bytes(16)), card_hash(CARD.number, bytes(16))):
        assert made.split("$")[:4] == ["scrypt", "15", "8", "3"]
    assert not pin_fits(CARD.number, card_hash(CARD.number, bytes(16), log_n=4, p=1))
    assert card_fits(CARD.number.lower(), card_hash(CARD.number, bytes(16), log_n=4, p=1))
