"""Slips on 80 mm paper: as wide as the paper, black and white, rare names drawn, the code readable."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from kiosk.paper.office import PaperOffice
from kiosk.paper.roll import DOTS, Roll
from kiosk.paper.slips import CorrectionSheet, DraftSlip, PickupSlip, Receipt
from kiosk.paper.strips import (
    correction_strip,
    draft_strip,
    pickup_strip,
    progress_strip,
    receipt_strip,
    supply_strip,
)
from sync.model.settings import Paper
from sync.paper.fonts import FontChain
from tests.kiosk.paper.test_keeping import PROGRESS, SUPPLY

FONTS = [Path(font) for font in Paper().fonts]
NUMBER = "BK420626106-01-261122-0037-4"
RECEIPT = Receipt(
    case_id="c",
    visit="v",
    receipt_no=NUMBER,
    tail="",
    matter_code="m",
    matter_name="城乡居民养老保险参保登记",
    masked_name="𠮷*䶮",
    filed_at=datetime(2026, 11, 22, 1, 41, tzinfo=UTC),
    filed_words="11月22日 09:41",
    promise_words="预计 11月25日 星期三",
    promise_day=date(2026, 11, 25),
    provisional=False,
    online=False,
    line_words="已安全保存在本机，联网后自动报送",
    qr=NUMBER,
    centre="歇马镇党群服务中心",
    bring=("残疾人证",),
)
DRAFT = DraftSlip(
    code="123 456",
    matter_name="特困人员认定",
    masked_name="张*例",
    saved_words="11月22日 09:41",
    until_words="12月7日",
    centre="歇马镇党群服务中心",
    printed_words="",
)

CORRECTION = CorrectionSheet(
    matter_name=PROGRESS.matter_name,
    masked_name="张*例",
    number="42062620261122000001",
    told_words="11月23日 10:02",
    missing=("完税凭证", "不动产权证书原件（两页都要拍）", "买卖合同"),
    qr=NUMBER,
    centre=PROGRESS.centre,
    window=PROGRESS.window,
    phone="12345",
    printed_words="11月23日 15:20",
)
PICKUP = PickupSlip(
    number="1129 048 213",
    qr="DOORSTEP-QZ-1129048213",
    matter_name="个人住房公积金缴存证明",
    masked_name="张*例",
    centre="歇马镇党群服务中心",
    phone="12345",
    printed_words="11月29日 09:42",
)


@pytest.fixture(scope="module")
def chain() -> FontChain:
    return FontChain(FONTS)


@pytest.mark.parametrize("large", [False, True])
def test_a_strip_is_as_wide_as_the_paper_and_keeps_to_its_margins(chain: FontChain, large: bool) -> None:
    for png in (
        receipt_strip(RECEIPT, chain, large=large),
        draft_strip(DRAFT, chain, large=large),
        progress_strip(PROGRESS, chain, large=large),
        correction_strip(CORRECTION, chain, large=large),
        pickup_strip(PICKUP, chain, large=large),
        supply_strip(SUPPLY, chain, large=large),
    ):
        with Image.open(BytesIO(png)) as image:
            assert (image.mode, image.width) == ("1", DOTS)
            grey = image.convert("L")
            for edge in (0, DOTS - 8):
                assert grey.crop((edge, 0, edge + 8, image.height)).getextrema() == (255, 255)


def test_a_rare_name_is_drawn_and_not_a_box(chain: FontChain) -> None:
    def drawn(words: str) -> bytes:
        roll = Roll(chain)
        roll.text(words, 48)
        return roll.finish()

    assert drawn("𠮷") != drawn("䶮") != drawn("吉")
    assert drawn("\ue863") == drawn("〔U+E863〕")


def test_long_words_are_broken_and_nothing_is_lost(chain: FontChain) -> None:
    roll = Roll(chain)
    lines = roll._wrap(NUMBER * 4 + "，请收好。", 48, roll.width)
    assert "".join(lines) == NUMBER * 4 + "，请收好。"
    assert all(roll._length(line, 48) <= roll.width for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools reads the code back")
def test_the_code_is_readable(chain: FontChain, tmp_path: Path) -> None:
    path = tmp_path / "strip.png"
    path.write_bytes(receipt_strip(RECEIPT, chain))
    read = subprocess.run(["zbarimg", "-q", "--raw", str(path)], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == NUMBER


def test_the_office_makes_strips_only_for_a_machine_that_prints_them(tmp_path: Path) -> None:
    plain = PaperOffice(tmp_path / "a", FONTS).print_receipt(RECEIPT)
    assert plain.strip is None
    office = PaperOffice(tmp_path / "b", FONTS, strips=True)
    job = office.print_draft(DRAFT)
    assert job.strip is not None
    assert job.strip.stat().st_mode & 0o077 == 0
    office.wipe()
    assert not job.strip.exists()


@pytest.mark.parametrize("large", [False, True])
def test_the_code_of_a_correction_notice_is_read_from_the_strip(
    chain: FontChain, tmp_path: Path, large: bool
) -> None:
    picture = tmp_path / "strip.png"
    picture.write_bytes(correction_strip(CORRECTION, chain, large=large))
    done = subprocess.run(["zbarimg", "-q", "--raw", picture], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == NUMBER


def test_a_machine_without_an_a4_printer_has_every_slip_on_narrow_paper(tmp_path: Path) -> None:
    office = PaperOffice(tmp_path / "paper", FONTS, strips=True)
    jobs = (
        office.print_receipt(RECEIPT),
        office.print_draft(DRAFT),
        office.print_progress(PROGRESS),
        office.print_correction(CORRECTION),
        office.print_pickup(PICKUP),
        office.print_supply(SUPPLY),
    )
    for job in jobs:
        assert job.strip is not None
        with Image.open(job.strip) as image:
            assert image.width == DOTS


def test_a_longer_case_makes_a_longer_strip(chain: FontChain) -> None:
    short = progress_strip(msgspec.structs.replace(PROGRESS, events=()), chain)
    heights = [Image.open(BytesIO(png)).height for png in (short, progress_strip(PROGRESS, chain))]
    assert heights[1] > heights[0] + 150
