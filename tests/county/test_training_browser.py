"""A training in a real browser: planned, its list, who signed in, a result; nothing the policy blocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sync.model.training import Presence
from sync.protocol.envelope import Kind
from tests.county.test_browser import county, keep, log_in, page, passwords, terminal
from tests.helpers.county_cases import new_id, sealed
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

pytestmark = pytest.mark.browser
__all__ = ["county", "page", "passwords", "terminal"]


def test_a_training_is_planned_attended_and_marked(
    county: CountyServer, passwords: dict[str, str], terminal: LineClient, page: Page
) -> None:
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/training/")
    page.get_by_role("link", name="安排培训").click()
    page.get_by_label("培训名称").fill("城乡居民养老保险转移接续")
    page.get_by_label("哪个部门培训").select_option(index=1)
    page.get_by_label("日期").fill(timezone.localdate().isoformat())
    page.get_by_label("开始").fill("00:00")
    page.get_by_label("结束").fill("23:59")
    page.get_by_label("地点").fill("县政务服务中心三楼会议室")
    page.get_by_label("学哪些事项").fill("HR-007")
    page.get_by_label("说明").fill("带上工作日志。讲完当场做十道题，80 分合格。")
    keep(page, "training-plan")
    page.get_by_role("button", name="安排好").click()
    expect(page.get_by_text("乡镇的终端联网后就能看到。")).to_be_visible()
    id = page.url.rstrip("/").rpartition("/")[2]
    for staff in ("helper", "nobody"):
        body = Presence(id=new_id(), training=id, staff=staff, made_at=datetime.now(UTC).isoformat())
        terminal.push(sealed(Kind.PRESENCE, body, terminal.terminal, body.id, terminal.county_key))
    county.work_off()
    page.reload()
    expect(page.get_by_text("县里没有工号 nobody。")).to_be_visible()
    page.get_by_label("nobody 的结果").select_option("passed")
    page.get_by_label("nobody 的成绩说明").fill("92 分")
    keep(page, "training-marks")
    page.get_by_role("button", name="保存成绩").click()
    expect(page.get_by_text("登了 1 个人的成绩")).to_be_visible()
    keep(page, "training")
    page.get_by_role("link", name="改安排").click()
    page.get_by_label("地点").fill("县政务服务中心四楼")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("原来的地点 县政务服务中心三楼会议室")).to_be_visible()
    page.goto(f"{county.url}/training/")
    expect(page.get_by_text("县政务服务中心四楼")).to_be_visible()
    keep(page, "training-list")
    page.get_by_role("link", name="城乡居民养老保险转移接续").click()
    page.get_by_label("为什么取消").fill("停电，另行通知")
    page.get_by_role("button", name="取消培训").click()
    expect(page.get_by_text("已取消")).to_be_visible()
    keep(page, "training-cancelled")
