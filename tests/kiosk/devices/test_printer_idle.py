"""Trouble is known before the next sheet: an idle printer is asked by a program beside the kiosk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.printer.cups_printer import CupsPrinter
from kiosk.devices.printer.port import Trouble
from kiosk.devices.printer.state_file import StateFile
from tests.helpers.clock import eventually
from tests.helpers.print_room import QUEUE, PrintRoom, why_not
from tests.kiosk.devices.test_printer import PDF

PROGRAM = Path(__file__).resolve().parents[3] / "packaging" / "cups" / "doorstep-printer-state"


@pytest.fixture(scope="module")
def service() -> Iterator[PrintRoom]:
    assert not why_not(), why_not()
    with PrintRoom() as made:
        yield made


@pytest.fixture
def room(service: PrintRoom) -> Iterator[PrintRoom]:
    """The one service, its printer well."""
    yield service
    service.ail_afterwards("")
    refill(service)


def refill(room: PrintRoom) -> None:
    """This printer looks into its tray when it starts."""
    room.switch_off()
    room.switch_on()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "run" / "state"


def ask(room: PrintRoom, state: Path) -> str:
    """As the timer does."""
    state.parent.mkdir(exist_ok=True)
    environment = os.environ | {"CUPS_SERVER": str(room.socket)}
    subprocess.run([PROGRAM, QUEUE, state], env=environment, check=True, timeout=60)
    return state.read_text("ascii").strip()


class TestTheProgram:
    def test_a_tray_that_ran_empty_is_known_while_nothing_is_printed(
        self, room: PrintRoom, state: Path, tmp_path: Path
    ) -> None:
        assert ask(room, state) == "none"
        told = StateFile(state)
        printer = CupsPrinter(QUEUE, str(room.socket), told)
        assert printer.state().troubles == ()
        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(PDF)
        room.ail_afterwards("media-empty-error")
        room.print_past_the_service(sheet)
        eventually(lambda: "media-empty" in ask(room, state), seconds=30)
        assert CupsPrinter(QUEUE, str(room.socket)).state().troubles == ()  # all that CUPS knows
        assert printer.state().troubles == (Trouble.NO_PAPER,)
        assert not state.with_name("state.part").exists()

    def test_paper_that_was_put_in_is_known_too(self, room: PrintRoom, state: Path, tmp_path: Path) -> None:
        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(PDF)
        room.ail_afterwards("media-empty-error")
        alone = CupsPrinter(QUEUE, str(room.socket))
        number = alone.submit(PDF)
        eventually(lambda: alone.job(number).state.over, seconds=30)
        alone.forget(number)
        room.ail_afterwards("")
        refill(room)
        assert alone.state().troubles == (Trouble.NO_PAPER,)  # what CUPS heard last
        ask(room, state)
        assert CupsPrinter(QUEUE, str(room.socket), StateFile(state)).state().troubles == ()

    def test_a_printer_that_is_switched_off_is_said_to_be(self, room: PrintRoom, state: Path) -> None:
        room.switch_off()
        try:
            assert ask(room, state) == "offline"
            printer = CupsPrinter(QUEUE, str(room.socket), StateFile(state))
            assert printer.state().troubles == (Trouble.OFFLINE,)
        finally:
            room.switch_on()

    def test_of_a_queue_that_is_not_there_nothing_is_written(self, room: PrintRoom, state: Path) -> None:
        state.parent.mkdir()
        environment = os.environ | {"CUPS_SERVER": str(room.socket)}
        subprocess.run([PROGRAM, "nobody", state], env=environment, check=True, timeout=60)
        assert list(state.parent.iterdir()) == []


class TestTheFile:
    def written(self, state: Path, words: str, at: float) -> StateFile:
        state.parent.mkdir(exist_ok=True)
        state.write_text(words)
        os.utime(state, (at, at))
        return StateFile(state, now=lambda: 1_000_000.0)

    def test_what_it_says(self, state: Path) -> None:
        assert self.written(state, "none\n", 999_990).reasons() == ()
        several = self.written(state, "media-low-warning,toner-low-report\n", 999_990)
        assert several.reasons() == ("media-low-warning", "toner-low-report")

    @pytest.mark.parametrize("at", [999_000, 1_000_100])
    def test_what_is_old_or_from_a_wrong_clock_counts_for_nothing(self, state: Path, at: float) -> None:
        assert self.written(state, "media-empty-error", at).reasons() is None

    def test_what_was_there_before_a_sheet_counts_for_nothing(self, state: Path) -> None:
        told = self.written(state, "media-empty-error", 999_990)
        assert told.reasons() == ("media-empty-error",)
        told.passed()
        assert told.reasons() is None

    @pytest.mark.parametrize("words", [b"\xff\xfe\x00garbage", b"", b"x" * 100_000])
    def test_garbage_ails_nobody(self, state: Path, words: bytes) -> None:
        state.parent.mkdir()
        state.write_bytes(words)
        found = StateFile(state).reasons()
        assert found is not None
        assert all(len(word) <= 2000 for word in found)

    def test_without_one_nothing_is_known(self, state: Path) -> None:
        assert StateFile(state).reasons() is None
