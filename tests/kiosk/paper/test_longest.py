"""With the longest words every paper keeps to its page and no word lies on another: the PDF is asked."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from kiosk.paper.office import PaperOffice
from kiosk.paper.roll import DOTS, Roll
from kiosk.paper.slips import PaperJob
from sync.paper.fonts import FontChain
from tests.kiosk.paper.longest import CERTIFICATE, MATTER, PAPERS
from tests.kiosk.paper.test_certificate_paper import scanned
from tests.kiosk.paper.test_paper import FONTS, run, squeezed, text_of

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
Box = tuple[float, float, float, float, str]


def pages(job: PaperJob) -> list[tuple[float, float, list[Box]]]:
    """Width, height and the boxes of words of each page."""
    text = run("pdftotext", "-bbox", job.path, "-")
    return [
        (
            float(width),
            float(height),
            [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in _WORD.findall(body)],
        )
        for width, height, body in _PAGE.findall(text)
    ]


def covered(one: Box, other: Box) -> float:
    """Share of the smaller that lies under the other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return max(wide, 0) * max(high, 0) / smaller if smaller else 0.0


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_cut_and_nothing_lies_on_another(tmp_path: Path, paper: str, large: bool) -> None:
    job = PAPERS[paper](PaperOffice(tmp_path / "paper", FONTS), large)
    for row in run("pdffonts", job.path).splitlines()[2:]:  # embedded, a subset, and readable as text
        assert "TrueType" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    found = pages(job)
    assert len(found) == job.pages
    for width, height, words in found:
        for box in words:
            assert box[0] >= 40, box
            assert box[2] <= width - 40, box
            assert box[1] >= 20, box
            assert box[3] <= height - 20, box
        # A line's box is as high as its font's highest sign, higher than what is drawn in it.
        crossed = [(a[4], b[4]) for a, b in combinations(words, 2) if covered(a, b) > 0.2]
        assert crossed == []
    if paper not in ("certificate", "letter", "signed letter", "notice", "voice", "keeper's report"):
        assert squeezed(MATTER)[:20] in squeezed(text_of(job))


@pytest.mark.parametrize("large", [False, True])
def test_a_certificate_is_one_sheet_whatever_a_department_writes(tmp_path: Path, large: bool) -> None:
    job = PaperOffice(tmp_path / "paper", FONTS).print_certificate(CERTIFICATE, large=large)
    assert job.pages == 1
    assert scanned(job) == CERTIFICATE.code


@pytest.mark.parametrize("paper", PAPERS)
def test_no_heading_stands_last_on_a_page(tmp_path: Path, paper: str) -> None:
    job = PAPERS[paper](PaperOffice(tmp_path / "paper", FONTS), True)
    for page in text_of(job).split("\f")[:-2]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-2] not in ("怎样补", "接下来", "怎么接着办", "办到哪一步了", "申请材料", "告知承诺"), (
            lines[-3:]
        )


def test_a_strip_is_as_long_as_its_words() -> None:
    roll = Roll(FontChain(FONTS), scale=1.2)
    for number in range(150):
        roll.text(f"□ {number}. 不动产权证书原件（首页、附记页、附图页）", 34)
    with Image.open(BytesIO(roll.finish())) as picture:
        assert picture.width == DOTS
        assert picture.height > 12_000
        last = picture.convert("L").crop((0, picture.height - 80, DOTS, picture.height))
        assert last.getextrema()[0] == 0


def test_no_line_of_a_strip_ends_with_an_opening_mark() -> None:
    roll = Roll(FontChain(FONTS))
    for size in (28, 34, 41, 48, 58, 68):
        lines = roll._wrap(MATTER, size, roll.width)
        assert "".join(lines) == MATTER
        assert not [line for line in lines if line.endswith("（")]
