"""Photographs of a case in a real browser: leafed through, zoomed, turned, always under the viewer's name."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from sync.model.case import CaseFile, MaterialChoice, Route
from sync.model.ids import uuid7
from sync.protocol.blob import new_blob_key, seal_segments
from tests.contract.blob_line_suite import FileSender
from tests.county.test_browser import county, keep, log_in, page, passwords, terminal
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

__all__ = ["county", "page", "passwords", "terminal"]
pytestmark = pytest.mark.browser


def photograph(client: LineClient, colour: str) -> CaseFile:
    """A picture of a sheet, sent as a terminal sends it."""
    picture = io.BytesIO()
    Image.new("RGB", (1200, 1600), colour).save(picture, "JPEG")
    plain, key, id = picture.getvalue(), new_blob_key(), uuid7(0)
    sender = FileSender(client, b"".join(seal_segments([plain], key, id)), id)
    assert sender.announce().status_code == 201
    sender.send_all()
    digest = hashlib.sha256(plain).hexdigest()
    return CaseFile(id=id, key=key, size=len(plain), sha256=digest, type="image/jpeg")


@pytest.fixture
def case_id(terminal: LineClient, county: CountyServer) -> str:
    files = tuple(photograph(terminal, colour) for colour in ("#d8d2c4", "#c4d2d8"))
    choice = MaterialChoice("m1", "居民户口簿", Route.PHOTO, tuple(file.id for file in files))
    case = filed_case(terminal.terminal, files=files, materials=(choice,))
    terminal.push(case_message(case, terminal.county_key))
    county.work_off()
    return case.id


def test_pages_are_sealed_until_opened_and_carry_who_looks(
    page: Page,
    county: CountyServer,
    passwords: dict[str, str],
    case_id: str,
    tmp_path: Path,
) -> None:
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/cases/{case_id}/")
    expect(page.get_by_role("link", name="第 1 页")).to_have_count(0)
    page.get_by_text("查看完整信息", exact=True).click()
    page.get_by_label("为什么要看").fill("核对户口簿")
    page.get_by_role("button", name="查看").click()
    where = page.get_by_role("link", name="逐页查看").get_attribute("href")
    page.goto(f"{county.url}{where}")
    picture = page.get_by_role("img", name="居民户口簿 第 1 页")
    # Not what the page keeps room for: the picture that came.
    expect(picture).to_have_js_property("naturalWidth", 1200)
    expect(picture).to_have_js_property("naturalHeight", 1600)
    expect(picture).to_be_visible()
    expect(page.locator(".viewer-marks li").first).to_contain_text("clerk 20")
    before = picture.bounding_box()
    page.keyboard.press("+")
    expect(page.locator(".viewer-size")).to_have_text("150 %")
    after = picture.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"] * 1.4
    page.keyboard.press("r")
    expect(page.locator(".viewer-sheet")).to_have_attribute("data-turn", "90")
    page.get_by_role("button", name="适合窗口").click()
    keep(page, "viewer")
    page.keyboard.press("PageDown")
    second = page.get_by_role("img", name="居民户口簿 第 2 页")
    expect(second).to_have_js_property("naturalWidth", 1200)
    expect(second).to_be_visible()
    expect(page.get_by_role("link", name="下一页")).to_have_count(0)
    assert county.count("desk.Reveal", reason__startswith="打开材料文件") == 2
