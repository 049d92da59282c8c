"""What holds for every device: its thread, its queue, its recordings, its address."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk.devices.bench import PtyBench
from kiosk.devices.inbox import MOST, Inbox
from kiosk.devices.port import DeviceError, State, StateChanged
from kiosk.devices.recording import RecordedPort, ReplayedPort, parse_recording
from kiosk.devices.serial_port import Address, Port, SerialPort, open_port, parse_address
from kiosk.devices.worker import Worker
from kiosk.services.devices import Devices
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.kiosk.devices.ears import Ears


def test_of_a_flood_the_newest_are_kept_and_one_call_is_made() -> None:
    inbox, calls = Inbox(), []
    inbox.listen(lambda: calls.append(1))
    for number in range(10 * MOST):
        inbox.put(number)
    assert inbox.take() == list(range(9 * MOST, 10 * MOST))
    assert len(calls) == 1
    inbox.put("more")
    assert (len(calls), inbox.take(), inbox.take()) == (2, ["more"], [])


def test_who_listens_late_is_told_of_what_waits() -> None:
    inbox, calls = Inbox(), []
    inbox.put(1)
    inbox.listen(lambda: calls.append(1))
    assert calls == [1]


class Shaky(Worker):
    name, label = "shaky", "试机"

    def __init__(self) -> None:
        super().__init__(retry=0.01)
        self.troubles: list[Exception] = [DeviceError("插头松了"), ZeroDivisionError("a bug")]

    def session(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.well()
        self.rest(60)


def test_a_device_comes_back_after_any_failure() -> None:
    device = Shaky()
    ears = Ears(device)
    assert device.state().state is PartState.FAULT
    device.start()
    device.start()
    assert ears.wait_state(PartState.FAULT).state.cause == "插头松了"
    assert "试机" in ears.wait_state(PartState.FAULT).state.cause
    ears.wait_state(PartState.OK)
    device.stop()
    assert threading.active_count() < 50
    assert not any(thread.name == "shaky" for thread in threading.enumerate())


def test_all_devices_as_parts() -> None:
    devices = Devices([Shaky()])
    (part,) = devices.parts()
    assert (part.name, part.label, part.state, part.cause) == (
        "shaky",
        "试机",
        PartState.FAULT,
        "试机还没有准备好",
    )
    devices.start()
    eventually(lambda: devices.parts()[0].state is PartState.OK)
    assert [(name, type(event)) for name, event in devices.take()][-1] == ("shaky", StateChanged)
    devices.stop()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("serial:/dev/ttyUSB0", Address("serial", "/dev/ttyUSB0", 115_200)),
        ("serial:/dev/ttyS1?baud=9600", Address("serial", "/dev/ttyS1", 9600)),
        ("file:/dev/usb/lp0", Address("file", "/dev/usb/lp0", 115_200)),
    ],
)
def test_addresses(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["", "COM3", "serial:ttyUSB0", "tcp:/x", "serial:/x?speed=1", "serial:/x?baud=q"]
)
def test_an_address_that_is_none(text: str) -> None:
    with pytest.raises(DeviceError, match="读不懂"):
        parse_address(text)


def test_a_device_that_is_not_there(tmp_path: Path) -> None:
    for kind in ("serial", "file"):
        with pytest.raises(DeviceError, match="找不到试机"):
            open_port(Address(kind, str(tmp_path / "none")), "试机")


@pytest.mark.parametrize("kind", ["serial", "file"])
def test_bytes_both_ways_and_the_plug_drawn(tmp_path: Path, kind: str) -> None:
    bench = PtyBench(tmp_path / "dev")
    bench.plug()
    port = open_port(Address(kind, str(bench.link)), "试机")
    port.write(b"question")
    eventually(lambda: bytes(bench.heard) == b"question")
    assert port.read(10, 0) == b""
    bench.say(b"answer")
    assert port.read(3, 5) == b"ans"
    port.clear()
    bench.say(b"new")
    assert port.read(10, 5) == b"new"
    bench.unplug()
    with pytest.raises(DeviceError, match="断开"):
        _use(port)
    port.close()
    port.close()


def _use(port: Port) -> None:
    for _ in range(3):
        port.read(10, 0.05)
        port.write(b"x")


def test_what_was_recorded_plays_again(tmp_path: Path) -> None:
    bench = PtyBench(tmp_path / "dev")
    bench.plug()
    path = tmp_path / "session.log"
    with path.open("w") as file:
        port = RecordedPort(SerialPort(Address("serial", str(bench.link)), "试机"), file)
        port.write(b"\x01\x02")
        eventually(lambda: bool(bench.heard))
        bench.say(b"\x03\x04")
        assert port.read(10, 5) == b"\x03\x04"
        port.close()
    bench.unplug()
    played = ReplayedPort(parse_recording(["# a remark", *path.read_text().splitlines()]))
    assert played.read(10, 0) == b""
    played.write(b"\x01\x02")
    assert (played.read(1, 0), played.read(10, 0), played.unexpected) == (b"\x03", b"\x04", [])
    with pytest.raises(DeviceError):
        played.write(b"more")


def test_a_line_that_is_no_piece() -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_recording(["0.1 ? 00"])


def test_states_are_values() -> None:
    assert State(state=PartState.LOW, cause="快没纸了") == State(state=PartState.LOW, cause="快没纸了")


def test_a_question_may_be_asked_more_often_or_less_often_than_then() -> None:
    session = ["0 > 01", "0 < 0a", "1 > 01", "1 < 0b", "2 > 02", "2 > 01", "2 < 0c", "3 > 03", "3 < 0d"]
    less = ReplayedPort(parse_recording(session))
    for data, answer in [(b"\x01", b"\x0a"), (b"\x02", b""), (b"\x03", b"\x0d")]:
        less.write(data)
        assert less.read(1, 0) == answer
    more = ReplayedPort(parse_recording(session))
    for data, answer in [
        (b"\x01", b"\x0a"),
        (b"\x01", b"\x0b"),
        (b"\x01", b"\x0b"),
        (b"\x01", b"\x0b"),
        (b"\x02", b""),
    ]:
        more.write(data)
        assert more.read(1, 0) == answer
    assert less.unexpected == more.unexpected == []
    more.write(b"\x03")
    assert more.read(1, 0) == b"\x0d"


def test_what_had_no_answer_is_not_left_out() -> None:
    played = ReplayedPort(parse_recording(["0 > 02", "0 > 03", "0 < 0d"]))
    played.write(b"\x03")
    assert (played.read(1, 0), played.unexpected) == (b"", [b"\x03"])
