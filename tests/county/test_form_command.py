"""``import-form`` as an operator meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.county.lists import ROW, matter_list
from tests.helpers.county_server import CountyServer
from tests.model.forms.build import YES_NO, table

GOOD = "| type | name | label |\n| select_one yn | a | 好不好 |"
BAD = "| type | name | label |\n| text | a | 甲 |\n| txet | b | 乙 |"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> CountyServer:
    """Set up with one matter, not started."""
    folder = tmp_path_factory.mktemp("county")
    server = CountyServer(folder)
    server.command("migrate")
    matters = folder / "清单.xlsx"
    matters.write_bytes(matter_list(ROW))
    server.command("import-matters", str(matters))
    return server


def test_a_form_is_published_once_and_then_again_without_a_change(
    county: CountyServer, tmp_path: Path
) -> None:
    file = tmp_path / "表格.md"
    file.write_bytes(table(GOOD, YES_NO))
    first = county.command("import-form", "HR-001", str(file))
    assert "新发布 1 份" in first.stdout
    assert "1 个事项换了表格" in first.stdout
    again = county.command("import-form", "HR-001", str(file))
    assert "没有变化 1 份" in again.stdout


@pytest.mark.parametrize(
    ("code", "survey", "said"),
    [
        ("HR-001", BAD, "表格.md　题目表（survey）第 3 行“type”列：没有“txet”这种题型"),
        ("NO-1", GOOD, "没有编码是 NO-1 的事项"),
    ],
)
def test_what_cannot_be_published_says_where(
    county: CountyServer, tmp_path: Path, code: str, survey: str, said: str
) -> None:
    file = tmp_path / "表格.md"
    file.write_bytes(table(survey, YES_NO))
    done = county.command("import-form", code, str(file), check=False)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there(county: CountyServer) -> None:
    done = county.command("import-form", "HR-001", "/nowhere.xlsx", check=False)
    assert done.returncode == 1
    assert "找不到 /nowhere.xlsx" in done.stderr
