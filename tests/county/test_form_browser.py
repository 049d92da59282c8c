"""A form changed in a real browser: a fault first, then the preview, publishing, going back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.county.test_browser import county, keep, log_in, page, passwords  # noqa: F401 - fixtures
from tests.helpers.county_server import CountyServer

pytestmark = pytest.mark.browser
FORMS = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "forms"
FORM = FORMS / "hr-resident-pension-join.xlsx"
CODE = "HR-007"


@pytest.fixture(scope="module")
def published(county: CountyServer) -> CountyServer:  # noqa: F811
    county.command("import-form", CODE, str(FORM))
    return county


def changed(folder: Path, column: str, value: str) -> Path:
    """The form with another cell in its first text question."""
    book = load_workbook(FORM)
    sheet = book["survey"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row) if sheet.cell(r, columns["type"]).value == "text")
    sheet.cell(row, columns[column]).value = value
    path = folder / f"改过的-{column.partition(':')[0]}.xlsx"
    book.save(path)
    return path


def test_a_form_is_changed_and_put_back(
    page: Page,  # noqa: F811
    published: CountyServer,
    passwords: dict[str, str],  # noqa: F811
    tmp_path: Path,
) -> None:
    log_in(page, published, "admin", passwords["admin"])
    page.goto(f"{published.url}/matters/{CODE}/")
    page.get_by_role("link", name="看题目、换表格").click()
    expect(page.get_by_role("heading", name="终端上现在的题目")).to_be_visible()
    keep(page, "form")
    page.get_by_label("表格文件").set_input_files(changed(tmp_path, "relevant", "${没有这题} = 1"))
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_role("alert")).to_contain_text("还不能发布")
    expect(page.get_by_role("cell", name="relevant")).to_be_visible()
    keep(page, "form-faults")
    page.get_by_label("表格文件").set_input_files(changed(tmp_path, "label::中文 (zh)", "改过的一题"))
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_role("heading", name="还没有发布")).to_be_visible()
    expect(page.get_by_text("改过的一题")).to_be_visible()
    keep(page, "form-draft")
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .button, input[type=file]')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 36)
        .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已发布")
    expect(page.get_by_role("heading", name="终端上现在的题目")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("link", name="下载").first.click()
    assert started.value.suggested_filename == "改过的-label.xlsx"
    keep(page, "form-published")
    page.get_by_role("button", name="改回这一版").click()
    expect(page.get_by_role("status")).to_contain_text("已改回")
    expect(page.get_by_text("改过的一题")).to_have_count(0)
    assert published.count("catalogue.FormRelease") == 3
