"""委托书 on paper: both people whole, the number, room to sign; or the signature of the screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import LetterSheet
from sync.model.settings import Paper

STROKES = (((10, 10, 0), (90, 80, 120)), ((20, 90, 300), (95, 15, 420)))


@pytest.mark.parametrize("signed", [False, True], ids=["to-sign", "signed"])
def test_the_letter_says_who_and_what_on_one_page(tmp_path: Path, signed: bool) -> None:
    office = PaperOffice(tmp_path, [Path(font) for font in Paper().fonts])
    sheet = LetterSheet(
        number="11220071",
        matter_name="临时救助申请",
        relation="子女",
        words=(
            "委托人：张示例，证件号码 999999195003020013。",
            "受托人：王示琴。",
            "代为办理“临时救助申请”。",
        ),
        centre="歇马镇党群服务中心",
        printed_words="11月22日 09:41",
        strokes=STROKES if signed else (),
        width=100,
        height=100,
    )
    job = office.print_letter(sheet)
    text = subprocess.run(
        ["pdftotext", "-layout", job.path, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert job.pages == 1
    for words in ("授权委托书", "1122 0071", "999999195003020013", "受托人（签名）", "子女"):
        assert words in text
    assert ("按手印" in text) is not signed
    assert ("屏幕上签的名" in text) is signed
