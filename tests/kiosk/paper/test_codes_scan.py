"""Whatever paper has a code, it is read from a page of 200 dpi: in each size of type, on every kind of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import PaperJob, TrialSheet
from kiosk.services.codes import draft_code_text
from sync.model.link import case_address
from tests.kiosk.paper.test_application_paper import form
from tests.kiosk.paper.test_certificate_paper import scanned, sheet
from tests.kiosk.paper.test_keeping import DRAFT, SUPPLY
from tests.kiosk.paper.test_paper import FONTS, NUMBER, receipt, voice_slip
from tests.kiosk.paper.test_strips import CORRECTION, PICKUP

pytestmark = pytest.mark.skipif(not FONTS, reason="no TrueType Chinese font on this machine")

CASE = case_address(
    "https://zwfw.baokang.example.gov.cn/p", "0195f2f0-7c00-7abc-8def-0123456789ab", bytes(16)
)
DRAFT_CODE = draft_code_text("027461")
TRIAL = TrialSheet(centre="歇马镇党群服务中心", printed_words="11月22日 09:41")
Make = Callable[[PaperOffice, bool], PaperJob]
PAPERS: dict[str, tuple[str, Make]] = {
    "receipt": (CASE, lambda office, large: office.print_receipt(receipt(qr=CASE), large=large)),
    "receipt without pages for phones": (
        NUMBER,
        lambda office, large: office.print_receipt(receipt(), large=large),
    ),
    "application form": (NUMBER, lambda office, large: office.print_application(form(), large=large)),
    "certificate": (sheet().code, lambda office, large: office.print_certificate(sheet(), large=large)),
    "draft": (
        DRAFT_CODE,
        lambda office, large: office.print_draft(msgspec.structs.replace(DRAFT, qr=DRAFT_CODE), large=large),
    ),
    "supply": (NUMBER, lambda office, large: office.print_supply(SUPPLY, large=large)),
    "pick-up": (PICKUP.qr, lambda office, large: office.print_pickup(PICKUP, large=large)),
    "correction": (NUMBER, lambda office, large: office.print_correction(CORRECTION, large=large)),
    "voice": (NUMBER, lambda office, large: office.print_voice(voice_slip(), large=large)),
    "test page": ("TEST 0123", lambda office, large: office.print_test(TRIAL, narrow=True)),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_its_code_is_read(tmp_path: Path, paper: str, large: bool) -> None:
    says, make = PAPERS[paper]
    job = make(PaperOffice(tmp_path / "paper", FONTS, strips=True), large)
    assert scanned(job) == says
    if job.strip is not None:
        done = subprocess.run(
            ["zbarimg", "-q", "--raw", job.strip], check=True, capture_output=True, text=True
        )
        assert done.stdout.strip() == says
