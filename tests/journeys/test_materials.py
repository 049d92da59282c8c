"""A paper handed in at the machine, by camera and from the citizen's own stick, up to the county's viewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import cv2
import pytest
from PIL import Image

from kiosk.devices.camera.jpeg import decode
from kiosk.devices.camera.page import A4
from kiosk.devices.camera.simulator import CameraSimulator
from kiosk.services.stick_files import StickFiles
from sync.model.case import Route
from sync.model.settings import Devices, Paths, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.helpers.photos import NOWHERE, Array, photograph
from tests.journeys.clerk import Clerk
from tests.journeys.filling import draft_of, end, open_material, to_materials
from tests.journeys.finger import run_until
from tests.journeys.pages import Idle, Materials, Supplement
from tests.journeys.station import Station, station
from tests.journeys.test_followups import file_one, look_up

PHONE = "13800000000"


def jpeg(frame: Array) -> bytes:
    return cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes()


# Drawn when they are shown: every process of the suite reads this file, one takes photographs with it.
@cache
def bare_table() -> bytes:
    return jpeg(photograph(NOWHERE, "green"))


@cache
def dark_page() -> bytes:
    return jpeg(photograph(light=0.25))


@cache
def a_page() -> bytes:
    return jpeg(photograph())


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CameraSimulator]:
    simulator = CameraSimulator(tmp_path_factory.mktemp("dev") / "camera.sock")
    simulator.show(bare_table())
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture(scope="module")
def sticks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sticks")


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    camera: CameraSimulator,
    sticks: Path,
) -> Iterator[Station]:
    settings = Settings(paths=Paths(sticks=str(sticks)), devices=Devices(camera=f"mjpeg:{camera.link}"))
    with pytest.MonkeyPatch.context() as patch:
        # A test may mount nothing: here any folder beside the machine's own is a stick.
        patch.setattr(StickFiles.__init__, "__defaults__", (lambda place: place.parent == sticks,))
        with station(tmp_path_factory.mktemp("station"), county, settings) as built:
            yield built


@pytest.fixture
def materials(machine: Station, request: pytest.FixtureRequest) -> Iterator[Materials]:
    # Somebody else each time: the same matter twice a day is asked about.
    number = id_number("19791231", order=2 * len(request.node.name) + 1)
    yield to_materials(machine, number, PHONE)
    end(machine)


def soon(done: Callable[[], bool], what: str) -> None:
    """The camera's process takes its time to start on a small machine."""
    run_until(done, what, 60_000)


def test_photographed_looked_at_deleted_and_seen_by_the_clerk(
    machine: Station, camera: CameraSimulator, materials: Materials, first: tuple[Clerk, Clerk]
) -> None:
    finger, key, draft = machine.finger, open_material(machine), draft_of(machine)
    assert camera.watchers == 0
    finger.touch(f"material_{key}_shoot")
    soon(lambda: "没有找到纸" in finger.text("advice"), "what is wrong")
    camera.show(dark_page())
    soon(lambda: "太暗" in finger.text("advice"), "more light to be asked for")
    camera.show(a_page())
    soon(lambda: machine.kiosk.models.shoot.phase == "shot", "the page to be taken by itself")
    finger.touch("other")  # 重拍
    soon(lambda: machine.kiosk.models.shoot.phase == "live", "the picture to be back")
    finger.touch("next")  # 拍这一页
    soon(lambda: machine.kiosk.models.shoot.phase == "shot", "the page to be taken")
    finger.touch("next")  # 就用这一页
    soon(lambda: len(draft.pages.of(key)) == 1, "the page in the draft")
    camera.show(dark_page())
    soon(lambda: machine.kiosk.models.shoot.phase == "live", "the picture to be back")
    finger.touch("next")
    soon(lambda: machine.kiosk.models.shoot.phase == "shot", "the page to be taken")
    assert "太暗" in finger.text("advice")
    finger.touch("next")
    soon(lambda: len(draft.pages.of(key)) == 2, "two pages in the draft")
    finger.touch("other")  # 拍完了
    finger.touch(f"material_{key}_photo")
    machine.wait(lambda: camera.watchers == 0, "the camera to be switched off")
    finger.touch("other")  # 删掉这一页: the dark one
    finger.touch("other")  # 不删了
    finger.touch("other")
    finger.touch("next")
    Materials(finger)
    assert len(draft.pages.of(key)) == 1
    receipt = Materials(finger).go_on().sign_name().submit()
    assert receipt.number
    case = draft.frozen
    assert case is not None
    assert [m.route for m in case.materials if m.key == key] == [Route.PHOTO]
    machine.wait_until_sent()
    machine.wait(lambda: machine.state_of(case.id) != "", "the county to know the case")
    (file,) = case.files
    address, clerk = f"/cases/{case.id}/files/{file.id}/", first[1]

    clerk.reveal(case.id, "核对材料")

    def arrived() -> bytes:
        answer = clerk.bytes(address)
        return answer if answer.startswith(b"\xff\xd8\xff") else b""

    soon(lambda: bool(arrived()), "the page at the county")
    assert decode(arrived()).shape[:2] == A4[::-1]
    assert "viewer" in clerk.page(f"{address}view/")


def test_chosen_from_a_stick_that_is_pulled_out(machine: Station, sticks: Path, materials: Materials) -> None:
    finger, key, draft = machine.finger, open_material(machine), draft_of(machine)
    finger.touch(f"material_{key}_stick")
    soon(lambda: "没有找到U盘" in finger.text("stick_words"), "why there is nothing")
    stick = sticks / "stick"
    stick.mkdir()
    Image.new("RGB", (600, 800), "white").save(stick / "正面.jpg")
    (stick / "程序.jpg.exe").write_bytes(b"MZ" + bytes(300))
    (stick / "IMG_0042.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + bytes(300))
    finger.touch("other")  # 再找一次
    soon(lambda: machine.kiosk.models.stick.rows.rowCount() == 2, "the files")
    assert not any("程序" in text for text in finger.texts())
    names = [str(row["name"]) for row in machine.kiosk.models.stick.rows.rows]
    finger.touch(f"stick_{names.index('IMG_0042.HEIC')}")
    soon(lambda: "HEIC" in finger.text("stick_words"), "why not")
    finger.touch(f"stick_{names.index('正面.jpg')}")
    soon(lambda: len(draft.pages.of(key)) == 1, "the picture in the draft")
    for path in stick.iterdir():
        path.unlink()
    stick.rmdir()
    finger.touch("other")
    soon(lambda: "没有找到U盘" in finger.text("stick_words"), "why there is nothing")
    finger.touch("back")
    Materials(finger)
    assert finger.sees(f"material_{key}_photo")


def test_a_camera_that_is_unplugged_says_so_and_is_back(
    machine: Station, camera: CameraSimulator, materials: Materials
) -> None:
    finger, key = machine.finger, open_material(machine)
    camera.show(bare_table())
    finger.touch(f"material_{key}_shoot")
    soon(lambda: machine.kiosk.models.shoot.phase == "live", "a picture")
    camera.unplug()
    soon(lambda: machine.kiosk.models.shoot.phase == "trouble", "the trouble")
    assert "返回" in finger.text("advice")
    camera.plug()
    soon(lambda: machine.kiosk.models.shoot.phase == "live", "the picture to be back")
    finger.touch("back")
    materials.take_to_window(key)


def shoot(machine: Station, camera: CameraSimulator) -> None:
    """One page, by itself, and used."""
    camera.show(a_page())
    soon(lambda: machine.kiosk.models.shoot.phase == "shot", "the page to be taken by itself")
    before = machine.kiosk.models.shoot.count
    machine.finger.touch("next")
    soon(lambda: machine.kiosk.models.shoot.count == before + 1, "the page to be kept")


def test_what_a_correction_asked_for_is_photographed_and_the_county_has_it(
    machine: Station, camera: CameraSimulator, sticks: Path, first: tuple[Clerk, Clerk]
) -> None:
    finger, clerk, person = machine.finger, first[1], id_number("19680412", order=17)
    number, case_id = file_one(machine, person)
    clerk.act(case_id, "correct", "残疾人证\n户口簿复印件")
    machine.wait_for_state(case_id, "correcting")
    machine.proxy.go_offline()

    # Half-way the citizen goes: nothing stays.
    camera.show(bare_table())
    look_up(machine, number, person).supplement().hand(0, "shoot")
    assert "残疾人证" in finger.text("title")
    shoot(machine, camera)
    visit = machine.kiosk.visits.current
    assert visit is not None
    opening = visit.opening
    assert opening is not None
    assert len(machine.mailbox.blobs.of(opening.id)) == 1
    finger.touch("end")
    finger.touch("visit_1")  # 不补了，退出
    Idle(finger)
    assert machine.mailbox.blobs.of(opening.id) == []
    assert (opening.pages.files, opening.left, visit.opening) == ((), True, None)
    machine.wait(lambda: camera.watchers == 0, "the camera to be switched off")

    # Two pages by camera, one of them taken out again; one from a stick.
    camera.show(bare_table())
    page = look_up(machine, number, person).supplement().hand(0, "shoot")
    shoot(machine, camera)
    camera.show(bare_table())
    soon(lambda: machine.kiosk.models.shoot.phase == "live", "the picture to be back")
    finger.touch("next")
    soon(lambda: machine.kiosk.models.shoot.phase == "shot", "the empty table to be taken")
    finger.touch("next")
    soon(lambda: machine.kiosk.models.shoot.count == 2, "the table to be kept")
    finger.touch("other")  # 拍完了
    page = Supplement(finger).hand(0, "photo")
    finger.touch("other")  # 删掉这一页
    finger.touch("next")
    soon(lambda: machine.kiosk.models.followup.rows.rows[0]["options"] == ["看收好的 1 页"], "one page")
    stick = sticks / "stick"
    stick.mkdir()
    Image.new("RGB", (600, 800), "white").save(stick / "户口簿.jpg")
    page.hand(1, "stick")
    soon(lambda: machine.kiosk.models.stick.rows.rowCount() == 1, "the file")
    finger.touch("stick_0")
    soon(lambda: machine.kiosk.models.stick.count == 1, "the file to be kept")
    finger.touch("next")
    visit = machine.kiosk.visits.current
    assert visit is not None
    opening = visit.opening
    assert opening is not None
    files = opening.pages.by_material
    assert {name: len(ids) for name, ids in files.items()} == {"残疾人证": 1, "户口簿复印件": 1}
    done = page.go_on().submit()
    assert done.number == str(number)
    assert "残疾人证：1 页" in finger.texts()
    done.end()  # nothing is asked: it is handed over
    machine.proxy.go_online()
    machine.wait_until_sent()
    machine.wait_for_state(case_id, "received")

    clerk.reveal(case_id, "核对补正材料")
    for name, (id,) in files.items():
        address = f"/cases/{case_id}/files/{id}/"
        soon(lambda at=address: clerk.bytes(at).startswith(b"\xff\xd8\xff"), f"{name} at the county")  # type: ignore[misc]
        assert name in clerk.page(f"{address}view/")
    assert clerk.page(f"/cases/{case_id}/").count("在机器上交了 1 页") == len(files)
