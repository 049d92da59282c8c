"""申请表 and case file taken from the page of a case, in a real browser: saved, not shown, after a reason."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.county.test_browser import county, keep, log_in, page, passwords, terminal
from tests.county.test_viewer_browser import case_id
from tests.helpers.county_server import CountyServer

__all__ = ["case_id", "county", "page", "passwords", "terminal"]
pytestmark = pytest.mark.browser


def test_a_case_is_taken_for_the_archive(
    page: Page, county: CountyServer, passwords: dict[str, str], case_id: str, tmp_path: Path
) -> None:
    log_in(page, county, "clerk", passwords["clerk"])
    page.goto(f"{county.url}/cases/{case_id}/")
    page.get_by_text("申请表和归档", exact=True).click()
    page.get_by_role("button", name="申请表 PDF").click()  # without a reason the browser itself stays here
    expect(page.get_by_label("为什么要取")).to_be_visible()
    page.get_by_label("为什么要取").fill("办结归档")
    keep(page, "archive")
    with page.expect_download() as form:
        page.get_by_role("button", name="申请表 PDF").click()
    assert form.value.suggested_filename.startswith("申请表-BK")
    assert Path(form.value.path()).read_bytes().startswith(b"%PDF-1.7")
    with page.expect_download() as whole:
        page.get_by_role("button", name="归档卷 ZIP").click()
    place = tmp_path / "whole.zip"
    whole.value.save_as(place)
    with zipfile.ZipFile(place) as opened:
        assert opened.testzip() is None
        names = {name.split("/", 1)[1] for name in opened.namelist()}
    assert {"申请表.pdf", "办理过程.pdf", "材料/02-居民户口簿-2.jpg", "SHA256SUMS"} <= names
    expect(page.get_by_role("heading", name="城乡居民养老保险参保登记")).to_be_visible()
    assert county.count("desk.Reveal", reason__startswith="取走") == 2
