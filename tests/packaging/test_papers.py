"""What the bench of simulated devices lays under the camera is what its buttons say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kiosk.devices.camera.jpeg import decode
from kiosk.devices.camera.page import read_page

LAID = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "papers.py"))["LAID"]


@pytest.mark.parametrize(
    ("button", "rules"),
    [
        ("空桌子", ["page"]),
        ("一张纸", []),
        ("另一张纸", []),
        ("没放全", ["cut"]),
        ("太暗", ["dark"]),
        ("拍糊", ["blurred"]),
    ],
)
def test_each_button_lays_what_it_says(button: str, rules: list[str]) -> None:
    page = read_page(decode(LAID[button]()))
    assert [finding.rule for finding in page.findings] == rules


def test_no_button_is_left_out() -> None:
    assert len(LAID) == 6
