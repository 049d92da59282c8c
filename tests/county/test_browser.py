"""A clerk's morning in a real browser: log in, open the most urgent case, accept it, complete it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from sync.model.case import CaseState, CaseStatus
from sync.model.helping import HelperCall
from sync.model.review import Level
from sync.protocol.envelope import Kind
from sync.protocol.line import feed_info
from sync.protocol.seal import open_sealed
from tests.helpers.county_cases import (
    case_message,
    filed_case,
    new_id,
    review_message,
    review_of,
    sealed,
)
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.line_client import LineClient
from tests.helpers.people import applicant

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    with CountyServer(tmp_path_factory.mktemp("county"), furniture=Furniture.MATTERS) as server:
        yield server


@pytest.fixture(scope="module")
def passwords(county: CountyServer) -> dict[str, str]:
    return county.first_accounts()


@pytest.fixture
def terminal(county: CountyServer) -> Iterator[LineClient]:
    client = LineClient(county.base_url)
    client.enrol(county.new_code("420626106"))
    client.log_in()
    yield client
    client.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any complaint of the browser: something blocked, a lost picture."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def log_in(page: Page, county: CountyServer, username: str, password: str) -> None:
    page.goto(county.url)
    # The browser puts the cursor there, and says so where somebody was quicker.
    expect(page.get_by_label("用户名")).to_be_focused()
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()


def keep(page: Page, name: str) -> None:
    """A picture of the page, for eyes; beside the kiosk's own under build/."""
    folder = ROOT / "build" / "screens" / "console"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def test_a_clerk_takes_a_case_to_its_end(
    page: Page, county: CountyServer, passwords: dict[str, str], terminal: LineClient
) -> None:
    case = filed_case(terminal.terminal)
    terminal.push(case_message(case, terminal.county_key))
    county.work_off()
    log_in(page, county, "clerk", passwords["clerk"])
    keep(page, "overview")
    page.get_by_role("link", name="办件台").click()
    page.get_by_label("找办件").fill(case.receipt_no)
    page.get_by_role("button", name="找").click()
    page.get_by_role("link", name=case.matter_name).click()
    expect(page.get_by_text(applicant().name)).to_have_count(0)
    expect(page.get_by_text("张*例", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="办结")).to_be_disabled()
    keep(page, "case")
    page.get_by_label("办理意见").fill("材料齐全")
    page.get_by_role("button", name="受理", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("办件编号 420626")
    keep(page, "accepted")
    page.get_by_role("button", name="办结").click()
    expect(page.get_by_role("status")).to_contain_text("已办结")
    expect(page.get_by_role("button", name="受理", exact=True)).to_have_count(0)
    keep(page, "completed")
    review = review_of(case, Level.SATISFIED, items=("412",))
    terminal.push(review_message(review, terminal.terminal, terminal.county_key, case.visit))
    county.work_off()
    page.reload()
    expect(page.get_by_text("可以使用自助机办理")).to_be_visible()
    (record,) = [r for p in terminal.everything()[0] for r in p.records if r.key == case.id]
    info = feed_info(terminal.terminal, record.topic, record.key, record.rev)
    status = msgspec.json.decode(
        open_sealed(record.body or b"", terminal.seal_private, info), type=CaseStatus
    )
    assert (status.state, status.review is not None) == (CaseState.COMPLETED, True)
    assert [e.title for e in status.events] == ["提交申请", "县里收件", "已受理", "已办结"]
    assert status.events[2].note == "材料齐全"


def test_what_was_done_is_taken_back_before_anybody_hears_of_it(
    chromium: str, tmp_path_factory: pytest.TempPathFactory, page: Page
) -> None:
    """Not accepted by a slip, taken back, accepted: the terminal hears of nothing before its time."""
    folder = tmp_path_factory.mktemp("undo")
    with CountyServer(folder, undo_seconds=60, furniture=Furniture.MATTERS) as slow:
        client = LineClient(slow.base_url)
        client.enrol(slow.new_code("420626106"))
        client.log_in()
        case = filed_case(client.terminal)
        client.push(case_message(case, client.county_key))
        slow.work_off()
        log_in(page, slow, "clerk", slow.first_accounts()["clerk"])
        page.goto(f"{slow.url}/cases/{case.id}/")
        page.get_by_label("办理意见").fill("不归这里办")
        page.locator("summary", has_text="不予受理").click()
        page.get_by_label("应当找哪个单位办").fill("户籍地社保中心")
        page.get_by_role("button", name="确定不予受理").click()
        expect(page.get_by_text("还没有告知群众")).to_be_visible()
        keep(page, "undo")
        page.get_by_role("button", name="撤销").click()
        expect(page.get_by_role("status")).to_contain_text("群众没有收到过")
        expect(page.get_by_text("撤销了刚才的操作：不予受理")).to_be_visible()
        page.get_by_role("button", name="受理", exact=True).click()
        expect(page.get_by_text("还没有告知群众")).to_be_visible()
        (record,) = [r for p in client.everything()[0] for r in p.records if r.key == case.id]
        info = feed_info(client.terminal, record.topic, record.key, record.rev)
        told = open_sealed(record.body or b"", client.seal_private, info)
        assert msgspec.json.decode(told, type=CaseStatus).state is CaseState.RECEIVED
        client.close()


def test_full_data_is_shown_once_and_asked_for_with_a_reason(
    page: Page, county: CountyServer, passwords: dict[str, str], terminal: LineClient
) -> None:
    case = filed_case(terminal.terminal)
    terminal.push(case_message(case, terminal.county_key))
    county.work_off()
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/cases/{case.id}/")
    page.get_by_text("查看完整信息", exact=True).click()
    page.get_by_label("为什么要看").fill("电话核对本人信息")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text(applicant().id_number)).to_be_visible()
    keep(page, "revealed")
    page.goto(f"{county.url}/cases/{case.id}/")
    expect(page.get_by_text(applicant().id_number)).to_have_count(0)
    assert county.count("desk.Reveal", reason="电话核对本人信息") == 1


def test_everything_can_be_reached_with_the_keyboard_and_nothing_is_cut_off(
    page: Page, county: CountyServer, passwords: dict[str, str], terminal: LineClient
) -> None:
    """Tab goes through the controls; no page scrolls sideways; every target is 36 px high."""
    case = filed_case(terminal.terminal, helper="王*琴")
    terminal.push(case_message(case, terminal.county_key))
    county.work_off()
    log_in(page, county, "clerk", passwords["clerk"])
    for path in (
        "/",
        "/cases/",
        f"/cases/{case.id}/",
        "/cases/batch/",
        "/late/",
        "/matters/calendar/",
        "/reviews/",
        "/matters/",
        "/password/",
    ):
        page.goto(county.url + path)
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        page.set_viewport_size({"width": 1440, "height": 900})
        count = page.locator(
            "a:visible, button:visible:enabled, input:visible:enabled, summary:visible"
        ).count()
        reached = set()
        for _ in range(min(count, 60) + 5):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        assert len(reached) >= min(count, 50) * 0.9, path
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, select, summary, .button, .nav, .tabs a, .row')]
            .filter(e => e.offsetParent && !e.ariaHidden && e.getBoundingClientRect().height < 36)
            .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert small == [], path


def test_an_administrators_pages(
    page: Page, county: CountyServer, passwords: dict[str, str], terminal: LineClient
) -> None:
    log_in(page, county, "admin", passwords["admin"])
    page.get_by_role("link", name="终端与设备").click()
    expect(page.get_by_role("cell", name=terminal.terminal)).to_be_visible()
    keep(page, "terminals")
    page.get_by_role("button", name="生成登记码").click()
    expect(page.get_by_role("status")).to_contain_text("只能用一次")
    page.get_by_role("link", name="事项与表格").click()
    keep(page, "matters")
    sheet = ROOT / "assets/catalogue/matters.xlsx"
    page.get_by_label("清单文件").set_input_files(sheet)
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_role("status")).to_contain_text("没有变化 271 个")
    page.get_by_role("link", name="人员与授权").click()
    keep(page, "staff")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    keep(page, "login")


def test_the_page_of_calls_rings_once_it_is_allowed_to(
    page: Page, county: CountyServer, passwords: dict[str, str], terminal: LineClient
) -> None:
    page.clock.install()
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/calls/")
    bell = page.get_by_role("button", name="有人叫时响铃")
    bell.click()
    bell = page.locator("#ring")
    expect(bell).to_have_attribute("aria-pressed", "true")
    expect(bell).to_have_attribute("data-rung", "1")  # so that one hears that it is heard
    made = datetime.now(UTC).isoformat(timespec="seconds")
    call = HelperCall(id=new_id(), visit=new_id(), made_at=made, place="填表")
    terminal.push(sealed(Kind.HELPER_CALL, call, terminal.terminal, call.visit, terminal.county_key))
    county.work_off()
    page.clock.run_for(10_000)
    expect(page.get_by_role("button", name="我过去")).to_be_visible()
    expect(bell).to_have_attribute("data-rung", "2")
    page.clock.run_for(10_000)
    expect(bell).to_have_attribute("data-rung", "3")
    bell.click()
    expect(bell).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="我过去").click()
    expect(page.get_by_text("马上过去")).to_be_visible()
