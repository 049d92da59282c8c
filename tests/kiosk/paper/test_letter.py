"""委托书 on paper: both people whole, the number, room to sign; or the signature of the screen."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import PaperJob
from sync.model.authority import letter_words
from sync.model.settings import Paper
from sync.paper.form import DrawnSign, LetterSheet
from tests.helpers.people import applicant

NAME = (((10, 10), (90, 80)), ((20, 90), (95, 15)))
LONG = (
    "城乡居民最低生活保障对象、特困人员、返贫致贫人口和防止返贫监测对象"
    "参加城乡居民基本医疗保险个人缴费资助申请"
)


def letter(sign: DrawnSign | None = None, matter: str = "临时救助申请") -> LetterSheet:
    words = letter_words(applicant("张示例"), applicant("王示琴", order=8), matter, date(2026, 12, 22))
    return LetterSheet(
        words=tuple(words.split("\n")),
        relation="子女",
        number="11220071",
        centre="歇马镇党群服务中心",
        printed_words="11月22日 09:41",
        sign=sign,
    )


@pytest.fixture
def office(tmp_path: Path) -> PaperOffice:
    return PaperOffice(tmp_path, [Path(font) for font in Paper().fonts])


@pytest.mark.parametrize("matter", ["临时救助申请", LONG], ids=["short", "long"])
@pytest.mark.parametrize("signed", [False, True], ids=["to-sign", "signed"])
def test_the_letter_says_who_and_what_on_one_page(office: PaperOffice, signed: bool, matter: str) -> None:
    job = office.print_letter(letter(DrawnSign(100, 100, NAME) if signed else None, matter))
    text = subprocess.run(
        ["pdftotext", "-layout", job.path, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert job.pages == 1
    for words in ("授权委托书", "1122 0071", applicant("张示例").id_number, "受托人（签名）", "子女"):
        assert words in text
    assert ("按手印" in text) is not signed
    assert ("屏幕上签的名" in text) is signed


def _ink(job: PaperJob, tmp_path: Path) -> int:
    """Dark pixels at 120 dpi."""
    subprocess.run(["pdftoppm", "-r", "120", "-gray", job.path, tmp_path / "ink"], check=True)
    (page,) = tmp_path.glob("ink*.pgm")
    with Image.open(page) as picture:
        dark = sum(picture.histogram()[:128])
    page.unlink()
    return dark


def test_a_dot_of_a_signature_is_drawn_and_a_small_one_is_not_blown_up(
    office: PaperOffice, tmp_path: Path
) -> None:
    def dark(*strokes: tuple[tuple[int, int], ...], height: int = 504) -> int:
        return _ink(office.print_letter(letter(DrawnSign(932, height, strokes))), tmp_path)

    line, dot = ((300, 200), (600, 200)), ((450, 100),)
    without, with_dot = dark(line), dark(line, dot)
    assert with_dot > without
    cross = (((300, 200), (320, 220)), ((320, 200), (300, 220)))
    small, as_if_it_filled_the_pad = dark(*cross), dark(*cross, height=20)
    assert as_if_it_filled_the_pad > small + 200
