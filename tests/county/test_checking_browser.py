"""A phone scans the code of a printed certificate: the page checks it, and no address keeps what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sync.county.keys import KeyRing
from sync.model.link import check_address
from sync.protocol.statement import Statement, sign
from tests.county.test_public_browser import AUDIT, PHONE, county, keep
from tests.helpers.county_server import CountyServer

__all__ = ["county"]

pytestmark = pytest.mark.browser
FACTS = (("参保险种", "城乡居民基本养老保险"), ("参保状态", "正常缴费"), ("累计缴费", "68 个月"))


def signed(county: CountyServer, *facts: tuple[str, str]) -> str:
    ring = KeyRing(Path(county.folder) / "var" / "county")
    says = Statement(
        version=1,
        number="26112900000001",
        title="个人社保参保证明",
        department="保康县人力资源和社会保障局",
        name="张示例",
        id_number="9999********0020",
        issued_at="2026-11-29T09:41+08:00",
        facts=(*FACTS, *facts),
    )
    return sign(says, ring.sign_private())


@pytest.mark.parametrize(
    ("facts", "verdict"), [((), "是真的，现在有效"), ((("有效期至", "2026-11-01"),), "过了有效期")]
)
def test_a_scanned_code_is_checked_at_once(
    browser: Browser, county: CountyServer, facts: tuple[tuple[str, str], ...], verdict: str
) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    text = signed(county, *facts)
    page.goto(check_address(f"{county.url}/p", text))
    expect(page.get_by_text(verdict)).to_be_visible()
    expect(page.get_by_text("正常缴费")).to_be_visible()
    expect(page.get_by_text("张示例")).to_have_count(0)
    assert page.url == f"{county.url}/p/check/"
    assert not any(text[8:40] in address for address in asked)
    assert page.evaluate(AUDIT) == []
    assert complaints == []
    keep(page, "checked" if not facts else "checked-late")
    page.go_back()
    assert "#" not in page.url
    context.close()


def test_without_a_script_the_number_is_typed(browser: Browser, county: CountyServer) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(check_address(f"{county.url}/p", signed(county)))
    page.get_by_label("扫不了，就填证明编号").fill("26112900000009")
    page.get_by_role("button", name="查验").click()
    expect(page.get_by_text("没有编号是这个的证明")).to_be_visible()
    keep(page, "check-none")
    page.get_by_label("扫不了，就填证明编号").fill(signed(county))
    page.get_by_role("button", name="查验").click()
    expect(page.get_by_text("是真的，现在有效")).to_be_visible()
    context.close()
