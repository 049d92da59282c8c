"""The pages for phones in a real browser, without a script, as wide as a phone; looked at and measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from sync.model.case import Case
from sync.model.link import case_token, new_secret
from tests.county.test_browser import ROOT, log_in
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.line_client import LineClient
from tests.helpers.people import applicant

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
# Text of at least 15 px, targets of at least 44 px, contrast of at least 7:1; what each offence is.
AUDIT = """() => {
  const found = [];
  const lum = c => {
    const v = c.map(x => (x /= 255) <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c; }
    return [255, 255, 255]; };
  const tell = (what, e) => found.push(what + ' ' + e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll('body *')) {
    if (!e.offsetParent || e.closest('.silent')) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const style = getComputedStyle(e), a = lum(rgb(style.color)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (parseFloat(style.fontSize) < 15) tell('small', e);
    if (ratio < 7) tell('contrast ' + ratio.toFixed(1), e);
  }
  const targets = 'button, .button, .tabs a, .foot a, select, textarea, label[for], input';
  for (const e of document.querySelectorAll(targets)) {
    const box = e.getBoundingClientRect();
    if (!e.offsetParent || getComputedStyle(e).opacity === '0' || e.matches('.over')) continue;
    if (box.height < 44 || box.width < 44) tell('target ' + box.width + 'x' + box.height, e);
  }
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) found.push('sideways ' + width);
  return found;
}"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    with CountyServer(tmp_path_factory.mktemp("county"), furniture=Furniture.MATTERS) as server:
        yield server


@pytest.fixture(scope="module")
def passwords(county: CountyServer) -> dict[str, str]:
    return county.first_accounts()


@pytest.fixture
def case(county: CountyServer) -> Iterator[Case]:
    client = LineClient(county.base_url)
    client.enrol(county.new_code("420626106"))
    client.log_in()
    made = filed_case(client.terminal, helper="王示琴", link=new_secret())
    client.push(case_message(made, client.county_key))
    county.work_off()
    yield made
    client.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts at all; any complaint of it fails the test."""
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=2, java_script_enabled=False, has_touch=True
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def console(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


def keep(page: Page, name: str) -> None:
    folder = ROOT / "build" / "screens" / "public"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def address(county: CountyServer, case: Case, tail: str = "") -> str:
    return f"{county.url}/p/c/{case_token(case.id, case.link)}/{tail}"


def test_progress_rating_and_a_complaint_by_phone(
    phone: Page, county: CountyServer, case: Case, passwords: dict[str, str]
) -> None:
    phone.goto(address(county, case))
    expect(phone.get_by_text("张*例")).to_be_visible()
    expect(phone.get_by_text(applicant().name, exact=True)).to_have_count(0)
    keep(phone, "progress")
    phone.get_by_role("link", name="群众评").click()
    expect(phone.locator("input[name=level]:checked")).to_have_count(0)
    expect(phone.get_by_text("哪里不好").first).to_be_hidden()
    keep(phone, "rating")
    phone.get_by_text("不满意", exact=True).tap()
    expect(phone.locator("fieldset.of-face2")).to_be_visible()
    phone.get_by_text("满意", exact=True).tap()
    phone.get_by_text("可以使用自助机办理").tap()
    keep(phone, "rating-chosen")
    phone.get_by_role("button", name="提交评价").tap()
    expect(phone.get_by_role("status")).to_contain_text("评价收到了")
    county.work_off()
    assert county.count("desk.CaseReview", channel="3", counted=True, subject=case.id) == 1
    keep(phone, "rated")
    phone.get_by_role("link", name="投诉建议").click()
    phone.get_by_text("意见", exact=True).tap()
    phone.get_by_label("说说是怎么回事").fill("希望中午也有人值班。")
    keep(phone, "say-of-case")
    phone.get_by_role("button", name="提交").tap()
    expect(phone.get_by_text("查询码", exact=True)).to_be_visible()
    number, code = (phone.locator(".code").nth(n).inner_text() for n in range(2))
    keep(phone, "said")
    county.work_off()
    phone.get_by_role("link", name="查答复").click()
    phone.get_by_label("回执号").fill(number)
    phone.get_by_label("查询码").fill(code)
    phone.get_by_role("button", name="查").tap()
    expect(phone.get_by_text("县里已收到").first).to_be_visible()
    keep(phone, "answer")


@pytest.mark.parametrize("big", ["0", "1"])
def test_every_page_is_large_enough_to_read_and_to_touch(
    browser: Browser, county: CountyServer, case: Case, big: str
) -> None:
    """Measured with scripts on: the audit itself is one."""
    paths = {
        "start": "/p/",
        "check": "/p/check/",
        "say": "/p/say/?at=420626106",
        "ask": "/p/answer/",
        "sorry": "/p/none/",
    }
    urls = {name: county.url + path for name, path in paths.items()}
    urls |= {name or "progress": address(county, case, name) for name in ("", "rate/", "say/")}
    for width in (390, 320):
        page = browser.new_page(viewport={"width": width, "height": 844}, device_scale_factor=2)
        for name, url in urls.items():
            page.goto(url + ("&" if "?" in url else "?") + f"big={big}")
            if name == "rate/":
                page.locator("label[for=face1]").click()
            assert page.evaluate(AUDIT) == [], (url, width)
            keep(page, f"{name.strip('/')}-{width}-{'big' if big == '1' else 'plain'}")
        page.close()


def test_from_the_desk_to_the_phone_to_the_overview(
    console: Page,
    phone: Page,
    county: CountyServer,
    case: Case,
    passwords: dict[str, str],
) -> None:
    """The clerk asks for a paper, accepts and completes; the citizen sees each step on the phone and rates.
    The leader of the township, whose account is made here too, sees the case, and the rating on the overview.
    """
    secret, before = a_leader(console, county, passwords["admin"])
    log_in(console, county, "clerk", passwords["clerk"])
    console.goto(f"{county.url}/cases/{case.id}/")
    console.get_by_label("办理意见").fill("残疾人证第 2 页")
    console.get_by_role("button", name="一次性补正").click()
    expect(console.get_by_role("status")).to_contain_text("请补正材料")
    phone.goto(address(county, case))
    expect(phone.get_by_role("status")).to_contain_text("残疾人证第 2 页")
    keep(phone, "correcting")
    console.get_by_role("button", name="补正收齐").click()
    console.get_by_role("button", name="受理", exact=True).click()
    phone.reload()
    expect(phone.get_by_text("审核中")).to_be_visible()
    console.get_by_role("button", name="办结").click()
    expect(console.get_by_role("status")).to_contain_text("已办结")
    phone.reload()
    keep(phone, "completed")
    phone.get_by_role("link", name="说说满意不满意").click()
    phone.get_by_text("非常满意", exact=True).tap()
    phone.get_by_role("button", name="提交评价").tap()
    expect(phone.get_by_role("status")).to_contain_text("评价收到了")
    county.work_off()
    console.get_by_role("button", name="退出").click()
    log_in(console, county, "xiema", secret)
    expect(console.get_by_text(f"{before + 1} 人评价，0 人不满意")).to_be_visible()
    keep(console, "leader-overview")
    console.get_by_role("link", name="办件台").click()
    console.get_by_role("link", name="已办结").click()
    console.get_by_role("link", name=case.matter_name).first.click()
    expect(console.get_by_text("残疾人证第 2 页").first).to_be_visible()
    expect(console.get_by_text(applicant().name, exact=True)).to_have_count(0)
    # A leader looks; what decides is not his.
    expect(console.get_by_role("button", name="受理", exact=True)).to_have_count(0)
    keep(console, "leader-case")
    console.get_by_role("link", name="群众评价").click()
    expect(console.get_by_role("cell", name="非常满意")).to_be_visible()
    keep(console, "leader-reviews")


def a_leader(console: Page, county: CountyServer, password: str) -> tuple[str, int]:
    """Made by the administrator, with the password that the first log-in demands; that password, and how many
    people have rated in the leader's township so far: other tests of this file share the county.
    """
    log_in(console, county, "admin", password)
    console.get_by_role("link", name="人员与授权").click()
    console.get_by_label("姓名").fill("李示范")
    console.get_by_label("用户名").fill("xiema")
    console.get_by_label("岗位", exact=True).select_option(label="乡镇负责人")
    console.get_by_label("单位", exact=True).select_option(label="歇马镇党群服务中心")
    console.get_by_role("button", name="新增").click()
    handed = console.get_by_role("status").locator(".mono").last.inner_text()
    console.get_by_role("button", name="退出").click()
    expect(console.get_by_label("用户名")).to_be_focused()
    console.get_by_label("用户名").fill("xiema")
    console.get_by_label("密码").fill(handed)
    console.keyboard.press("Enter")
    secret = "leader-secret-words-9"
    console.get_by_label("原来的密码").fill(handed)
    console.locator("#new").fill(secret)
    console.get_by_label("再输一次新密码").fill(secret)
    console.get_by_role("button", name="改好了").click()
    expect(console.get_by_role("heading", name="总览")).to_be_visible()
    card = console.locator(".kpi", has_text="满意率").inner_text()
    found = re.search(r"(\d+) 人评价", card)
    assert found or "没有人评价" in card
    console.get_by_role("button", name="退出").click()
    return secret, int(found[1]) if found else 0
