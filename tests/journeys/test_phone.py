"""用手机传: a real window, agent and county, and a phone's real browser that scans the code on the screen."""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kiosk.services.stick_files import TakenFile
from sync.model.settings import Settings
from sync.protocol.drop import DropKey
from sync.protocol.line import Topic
from tests.county.test_public_browser import AUDIT, PHONE
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.people import id_number
from tests.helpers.phone import read_code, sealed_by_phone
from tests.journeys.filling import draft_of, end, open_material, to_materials
from tests.journeys.pages import Idle, Materials
from tests.journeys.patience import Patience
from tests.journeys.station import Station, station

pytestmark = pytest.mark.browser
NUMBER = "13800000000"
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screens" / "console"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    """One that names its pages for phones."""
    folder = tmp_path_factory.mktemp("county")
    with CountyServer(folder, long_poll_most=5, phones=True, furniture=Furniture.ALL) as server:
        yield server


@pytest.fixture(scope="module")
def clock() -> Patience:
    return Patience()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    clock: Patience,
) -> Iterator[Station]:
    with station(tmp_path_factory.mktemp("station"), county, Settings(), clock) as built:
        yield built


@pytest.fixture
def material(machine: Station, request: pytest.FixtureRequest) -> Iterator[str]:
    """Key of what is to be handed in, with the materials page shown."""
    number = id_number("19791231", order=2 * len(request.node.name) + 1)
    to_materials(machine, number, NUMBER)
    yield open_material(machine)
    end(machine)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def pages_of(machine: Station, key: str) -> int:
    return len(draft_of(machine).pages.of(key))


def scan(machine: Station, folder: Path) -> str:
    """What a phone reads from the square code that is drawn on the screen."""
    machine.wait(lambda: bool(machine.kiosk.models.phone.phase == "open"), "the code")
    picture = folder / "screen.png"

    def read() -> str:
        window = machine.kiosk.window
        assert window is not None
        window.grabWindow().save(str(picture))
        command = ["zbarimg", "-q", "--raw", str(picture)]
        return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()

    machine.wait(lambda: bool(read()), "a code that can be read from the screen")
    return read()


def photograph(path: Path, side: tuple[int, int] = (3000, 4000), noise: int = 0) -> Path:
    """As a camera makes it, with where and when it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "WHERE-AND-WHEN"
    values = np.random.default_rng(7).integers(0, noise + 1, (side[1], side[0], 3), dtype=np.uint8)
    Image.fromarray(255 - values).save(path, quality=98, exif=exif)
    return path


def keep(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def test_photographs_and_a_pdf_reach_the_machine_and_nothing_stays(
    machine: Station, material: str, phone: Page, tmp_path: Path
) -> None:
    finger, models = machine.finger, machine.kiosk.models
    draft = draft_of(machine)
    finger.touch(f"material_{material}_phone")
    address = scan(machine, tmp_path)
    phone.goto(address)
    expect(phone.get_by_role("status")).to_contain_text("歇马镇")
    assert phone.url.endswith("/p/up/"), "the token is out of the address"
    assert phone.evaluate(AUDIT) == []
    keep(phone, "up")
    phone.get_by_role("link", name="字大一点").click()
    assert phone.evaluate(AUDIT) == []
    keep(phone, "up-big")
    phone.get_by_role("link", name="字小一点").click()
    machine.wait(lambda: "接上了" in finger.text("phone_words"), "the screen to say so")

    huge = photograph(tmp_path / "huge.jpg", (4600, 4600), noise=255)
    assert huge.stat().st_size > 30_000_000
    program = tmp_path / "photo.jpg"
    program.write_bytes(b"MZ" + bytes(5000))
    paper = tmp_path / "paper.pdf"
    Image.new("RGB", (600, 800), "white").save(paper)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7" + bytes(30_000_000))
    phone.locator("#pick").set_input_files([huge, program, paper, large])
    expect(phone.locator(".sent .done")).to_have_count(2, timeout=60_000)
    expect(phone.locator(".sent .done").first).to_contain_text("已传到歇马镇的机器上，请看机器屏幕")
    expect(phone.locator(".sent .bad")).to_have_count(2)
    expect(phone.locator(".sent .bad").first).to_contain_text("最大 10 兆")
    expect(phone.locator(".sent .bad").last).to_contain_text("不是照片，也不是 PDF")
    assert phone.evaluate(AUDIT) == []
    keep(phone, "up-sent")
    machine.wait(lambda: pages_of(machine, material) == 2, "both at the machine")
    types = {file.type for file in draft.pages.files}
    assert types == {"image/jpeg", "application/pdf"}
    assert all(file.size < 8_000_000 for file in draft.pages.files)

    # The machine's line is down for a while; the phone's too: it sends again by itself.
    machine.proxy.go_offline()
    phone.context.set_offline(True)
    phone.locator("#shoot").set_input_files(photograph(tmp_path / "more.jpg", (900, 1200)))
    expect(phone.get_by_text("第 5 个：正在传")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("第 5 个：已传到歇马镇")).to_be_visible(timeout=30_000)
    assert pages_of(machine, material) == 2
    machine.proxy.go_online()
    machine.wait(lambda: pages_of(machine, material) == 3, "what was sent meanwhile")
    machine.wait(lambda: not models.phone.busy, "the picture")
    assert not models.phone.property("picture").isNull()
    finger.see("phone_picture")
    assert not finger.sees("back")  # one way on, not two that do the same

    # It is among what was handed in, as what the camera takes; then the page is left and lets nobody in.
    finger.touch("next")
    Materials(finger)
    finger.touch(f"material_{material}_photo")
    finger.see("taken_picture")
    finger.touch("next")
    Materials(finger)
    machine.wait(
        lambda: machine.mailbox.records(Topic.DROP) == [], "the county to have deleted what it carried"
    )
    phone.locator("#pick").set_input_files(paper)
    expect(phone.locator(".sent .bad").first).to_contain_text("已经用完或过期了")
    phone.goto("about:blank")
    phone.goto(address)
    expect(phone.get_by_role("alert")).to_contain_text("已经用完或过期了")
    assert phone.locator("#ways").is_hidden()
    keep(phone, "up-over")

    held = draft.id
    assert len(machine.mailbox.blobs.of(held)) == 3
    finger.touch("end")
    finger.touch("visit_2")
    Idle(finger)
    assert machine.mailbox.blobs.of(held) == []
    gc.collect()
    left = [type(o).__name__ for o in gc.get_objects() if isinstance(o, DropKey | TakenFile)]
    assert left == []
    assert machine.kiosk.models.phone.property("picture").isNull()


def strange(address: str, data: bytes) -> int:
    """A phone that does not look at what it sends."""
    page, token, key = read_code(address)
    once = "ab" * 16
    body = sealed_by_phone(data, key, token, once)
    with requests.Session() as session:
        session.trust_env = False
        form = session.get(page, timeout=20).text
        csrf = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        headers = {
            "X-CSRFToken": csrf,
            "Drop-Token": token,
            "Drop-Once": once,
            "Content-Type": "application/octet-stream",
        }
        return session.post(page + "file/", data=body, headers=headers, timeout=20).status_code


def test_what_is_no_picture_is_said_and_a_code_runs_out(
    machine: Station, material: str, clock: Patience, tmp_path: Path, county: CountyServer
) -> None:
    finger, visits = machine.finger, machine.kiosk.visits
    finger.touch(f"material_{material}_phone")
    address = scan(machine, tmp_path)
    token = read_code(address)[1]
    assert strange(address, b"MZ" + bytes(5000)) == 200
    machine.wait(lambda: "不是照片" in finger.text("phone_words"), "what is wrong with it")
    assert pages_of(machine, material) == 0
    for _ in range(5):
        visits.touch()
        clock.wait(150)
    machine.wait(lambda: bool(machine.kiosk.models.phone.phase == "over"), "the code to run out")
    assert "过期" in finger.text("phone_words")
    finger.touch("next")  # 换一个码
    another = scan(machine, tmp_path)
    assert another != address
    machine.wait_until_sent()
    machine.wait(lambda: strange(address, b"MZ" + bytes(5000)) == 410, "the old code to open nothing")
    # Somebody walks away with the code on the screen.
    clock.wait(200)
    Idle(finger)
    machine.wait(lambda: strange(another, b"MZ" + bytes(5000)) == 410, "the code to open nothing any more")
    assert token not in county.log
    assert read_code(another)[1] not in county.log
    assert all("up/" in line or "Drop" not in line for line in county.log.splitlines())


def test_without_a_line_it_says_so(machine: Station, material: str) -> None:
    finger = machine.finger
    machine.proxy.go_offline()
    machine.wait(lambda: not machine.mailbox.line().online, "the line to be down")
    finger.touch(f"material_{material}_phone")
    machine.wait(lambda: "没联网" in finger.text("phone_words"), "why not")
    machine.proxy.go_online()
    machine.wait(lambda: machine.mailbox.line().online, "the line to be back")
    finger.touch("next")  # 再试一次
    machine.wait(lambda: bool(machine.kiosk.models.phone.phase == "open"), "the code")
    finger.touch("back")
    Materials(finger)
