"""The camera's driver and its process, against a camera of the kernel's and one behind a socket."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import cv2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.devices.camera.address import LABEL
from kiosk.devices.camera.document import ProcessCamera
from kiosk.devices.camera.jpeg import MOST_BYTES, decode
from kiosk.devices.camera.page import A4
from kiosk.devices.camera.port import Shot, View
from kiosk.devices.camera.simulator import CameraSimulator
from kiosk.devices.camera.talk import TalkError, Trouble, Unpacker, packed
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.helpers.photos import NOWHERE, Array, photograph
from tests.helpers.v4l2 import PlayedCamera
from tests.kiosk.devices.ears import Ears

ELSEWHERE = ((700, 250), (1950, 180), (2100, 1850), (500, 1760))


def jpeg(frame: Array) -> bytes:
    return cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()


# Drawn when they are shown: every process of the suite reads this file, one plays a camera with it.
@cache
def bare_table() -> bytes:
    return jpeg(photograph(NOWHERE))


@cache
def a_page() -> bytes:
    return jpeg(photograph())


@cache
def another_page() -> bytes:
    return jpeg(photograph(ELSEWHERE))


@cache
def blurred_page() -> bytes:
    return jpeg(photograph(blur=4.0))


@cache
def dark_page() -> bytes:
    return jpeg(photograph(light=0.25))


class Plug(Protocol):
    """What both kinds of camera can be made to do."""

    def show(self, frame: bytes) -> None: ...
    def unplug(self) -> None: ...


class Bench:
    """One kind of camera, and the driver that is told where it is."""

    def __init__(self, plug: Plug, camera: ProcessCamera, back: object) -> None:
        self.plug, self.camera = plug, camera
        self.back = back
        self.ears = Ears(camera)

    def view(self, rule: str | None) -> View:
        return self.ears.wait(View, lambda view: (view.wrong.rule if view.wrong else None) == rule)


@pytest.fixture(params=["uvc", "mjpeg"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "uvc":
        played = PlayedCamera(tmp_path)
        played.plug(bare_table())
        address = f"uvc:{played.device}"
        command = played.command(sys.executable, "-m", "kiosk.devices.camera.process", address)
        camera = ProcessCamera(address, command=command, retry=0.05)
        yield Bench(played, camera, lambda: played.plug(bare_table()))
    else:
        simulator = CameraSimulator(tmp_path / "camera.sock")
        simulator.plug()
        simulator.show(bare_table())
        camera = ProcessCamera(f"mjpeg:{simulator.link}", retry=0.05)
        yield Bench(simulator, camera, simulator.plug)
        simulator.unplug()
    camera.stop()


def test_a_page_is_found_and_photographed_by_itself_once(bench: Bench) -> None:
    camera, ears = bench.camera, bench.ears
    camera.start()
    ears.wait_state(PartState.OK)
    camera.want(True)
    view = bench.view("page")
    assert view.outline == ()
    assert min(decode(view.picture).shape[:2]) >= 400
    bench.plug.show(a_page())
    shot = ears.wait(Shot)
    assert (shot.asked, shot.wrong) == (False, ())
    assert len(shot.jpeg) <= MOST_BYTES
    assert decode(shot.jpeg).shape[:2] == A4[::-1]
    camera.go_on()
    # The same page, lying there still, is not photographed again; the next one is.
    ears.wait(View, lambda view: view.still and bool(view.outline))
    assert ears.none_of(Shot)
    bench.plug.show(another_page())
    assert ears.wait(Shot).usable


def test_what_is_wrong_is_said_and_a_touch_takes_it_all_the_same(bench: Bench) -> None:
    camera, ears = bench.camera, bench.ears
    camera.start()
    camera.want(True)
    bench.view("page")
    bench.plug.show(blurred_page())
    assert "糊" in str(bench.view("blurred").wrong)
    assert ears.none_of(Shot)
    bench.plug.show(dark_page())
    bench.view("dark")
    camera.shoot()
    shot = ears.wait(Shot)
    assert (shot.asked, shot.usable) == (True, False)
    assert [found.rule for found in shot.wrong] == ["dark"]
    camera.go_on()
    bench.plug.show(bare_table())
    bench.view("page")
    camera.shoot()
    whole = ears.wait(Shot, lambda shot: shot.wrong[0].rule == "page")
    assert decode(whole.jpeg).shape[1] > 1000  # nothing was cut out: all that the camera saw


def test_unplugged_and_back(bench: Bench) -> None:
    camera, ears = bench.camera, bench.ears
    camera.start()
    camera.want(True)
    bench.view("page")
    bench.plug.unplug()
    assert LABEL in ears.wait_state(PartState.FAULT).state.cause
    bench.back()  # type: ignore[operator]
    bench.plug.show(a_page())
    ears.wait_state(PartState.OK)
    ears.wait(Shot)


@pytest.fixture
def socket_bench(tmp_path: Path) -> Iterator[tuple[CameraSimulator, ProcessCamera, Ears]]:
    simulator = CameraSimulator(tmp_path / "camera.sock", every=0.02)
    simulator.plug()
    camera = ProcessCamera(f"mjpeg:{simulator.link}", retry=0.05)
    yield simulator, camera, Ears(camera)
    camera.stop()
    simulator.unplug()


def test_unwanted_it_is_switched_off(socket_bench: tuple[CameraSimulator, ProcessCamera, Ears]) -> None:
    simulator, camera, ears = socket_bench
    simulator.show(a_page())
    camera.start()
    ears.wait_state(PartState.OK)
    assert simulator.watchers == 0
    camera.want(True)
    ears.wait(View)
    camera.want(False)
    eventually(lambda: simulator.watchers == 0)
    assert camera.take() == []


def test_one_that_hangs_is_noticed(socket_bench: tuple[CameraSimulator, ProcessCamera, Ears]) -> None:
    simulator, _, _ = socket_bench
    camera = ProcessCamera(f"mjpeg:{simulator.link}", patience=(8.0, 0.5), retry=0.05)
    ears = Ears(camera)
    simulator.show(bare_table())
    camera.start()
    camera.want(True)
    ears.wait(View)
    simulator.hangs = True
    assert "没有画面" in ears.wait_state(PartState.FAULT).state.cause
    simulator.hangs = False
    ears.wait(View)
    camera.stop()


def test_a_flood_of_garbage_stops_nothing(socket_bench: tuple[CameraSimulator, ProcessCamera, Ears]) -> None:
    """Frames that are none are passed over, and the pages behind them are seen."""
    simulator, camera, ears = socket_bench
    camera.start()
    camera.want(True)
    for garbage in (b"\xff\xd8\xff" + bytes(200_000), b"--frame\r\n\r\n" * 5000, a_page()[:-200_000]):
        simulator.show(garbage)
        simulator.show(bare_table())
        ears.wait(View)
    simulator.show(a_page())
    ears.wait(Shot)


def test_a_process_that_dies_or_cannot_be_run(tmp_path: Path) -> None:
    there = tmp_path / "video0"
    there.touch()
    for command in (("false",), (str(tmp_path / "none"),), ("head", "-c", "9000", "/dev/urandom")):
        camera = ProcessCamera(f"uvc:{there}", command=command, retry=0.05)
        ears = Ears(camera)
        camera.want(True)
        camera.start()
        assert LABEL in ears.wait_state(PartState.FAULT).state.cause
        camera.stop()


def test_a_name_that_cannot_be_read_is_said() -> None:
    camera = ProcessCamera("/dev/video0", retry=0.05)
    ears = Ears(camera)
    camera.start()
    ears.wait(object, lambda _: "uvc:" in camera.state().cause)
    camera.stop()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.binary(max_size=200), max_size=5), st.integers(1, 50))
def test_whatever_comes_from_the_process_is_a_message_or_an_error(parts: list[bytes], cut: int) -> None:
    told = View(b"\xff\xd8\xff", ((0.1, 0.1),) * 4), Shot(b"x", True), Trouble("断开了")
    stream = b"".join(packed(message) for message in told)
    unpacker, found = Unpacker(), []
    for at in range(0, len(stream), cut):
        found += unpacker.feed(stream[at : at + cut])
    assert tuple(found) == told
    unpacker = Unpacker()
    for part in parts:
        try:
            for message in unpacker.feed(part):
                assert isinstance(message, View | Shot | Trouble)
        except TalkError:
            return
