"""Snags in a real browser: the list, its filter, an answer; nothing the policy blocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from sync.model.helping import Help, HelperRecord
from sync.model.snag import Snag, SnagSort, SnagStep
from sync.protocol.envelope import Kind
from tests.county.test_browser import county, keep, log_in, page, passwords, terminal
from tests.helpers.county_cases import new_id, sealed
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

pytestmark = pytest.mark.browser
__all__ = ["county", "page", "passwords", "terminal"]


def test_a_snag_is_answered_in_the_browser(
    county: CountyServer, passwords: dict[str, str], terminal: LineClient, page: Page
) -> None:
    now = datetime.now(UTC).isoformat()
    for n, sort in enumerate((SnagSort.SYSTEM, SnagSort.RULES, SnagSort.TRAINING)):
        body = Snag(
            id=new_id(),
            step=SnagStep.REPORTED,
            staff="h0312",
            made_at=now,
            matter_code="HR-007",
            sorts=(sort,),
            words=f"第 {n + 1} 个：进去就说没有权限，不知道找谁。",
        )
        terminal.push(sealed(Kind.SNAG, body, terminal.terminal, body.id, terminal.county_key))
    asked = HelperRecord(
        id=new_id(), visit=new_id(), helper="h0312", help=Help.ASKED, made_at=now, matter_code="HR-007"
    )
    terminal.push(sealed(Kind.HELPER_RECORD, asked, terminal.terminal, asked.visit, terminal.county_key))
    county.work_off()
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/snags/")
    expect(page.get_by_text("第 3 个")).to_be_visible()
    keep(page, "snags")
    late = "from sync.county.snags.models import Snag; Snag.objects.update(due='2026-01-05')"
    county.command("django", "shell", "-v", "0", "-c", late)
    county.command("hourly")
    page.reload()
    expect(page.get_by_text("提醒我的 3 条")).to_be_visible()
    keep(page, "snags-late")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text("3 条已记为知道了")).to_be_visible()
    page.get_by_label("问题").select_option(SnagSort.RULES.value)
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("第 2 个")).to_be_visible()
    expect(page.get_by_text("第 3 个")).to_have_count(0)
    page.locator("td a").first.click()
    page.get_by_label("答复").fill("找信息股开账号，当天开通。")
    expect(page.get_by_text("超期提醒过谁")).to_be_visible()
    keep(page, "snag")
    page.get_by_role("button", name="答复乡镇").click()
    expect(page.get_by_text("乡镇的终端联网后就能读到。")).to_be_visible()
    keep(page, "snag-answered")
    page.goto(f"{county.url}/duties/helped/")
    expect(page.get_by_role("heading", name="帮办记录")).to_be_visible()
    keep(page, "helped")
