from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.paper.office import PaperOffice
from kiosk.services.errors import ServiceError
from kiosk.services.printing import Printing, qr_matrix
from kiosk.services.visit import EndReason, IdleRule, Visits
from sync.model.certificate import Certificate
from sync.model.settings import Settings
from tests.helpers.people import id_number
from tests.kiosk.paper.test_certificate_paper import scanned
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.world import profile

FONTS = [Path(p) for p in Settings().paper.fonts]


def test_receipt_and_notice_are_made_and_gone_when_the_visit_ends(tmp_path: Path) -> None:
    kiosk = Kiosk()
    printing = Printing(PaperOffice(tmp_path / "paper", FONTS), kiosk.catalogue, kiosk.clock)
    visits = Visits(kiosk.wall, kiosk.ids, IdleRule(), ended=(kiosk.filing.shelf.leave, printing.wipe))
    kiosk.visits = visits
    receipt = kiosk.file_one()
    jobs = [printing.receipt(receipt), printing.notice(kiosk.matter, large=True)]
    assert all(job.path.read_bytes().startswith(b"%PDF") for job in jobs)
    assert jobs[0].words.startswith("已生成回执单")
    visits.end(EndReason.DONE)
    assert not any(job.path.exists() for job in jobs)
    assert qr_matrix(receipt.qr)[0][0]


def test_a_machine_without_fonts_says_so_and_the_case_is_filed(tmp_path: Path) -> None:
    kiosk = Kiosk()
    printing = Printing(PaperOffice(tmp_path, [tmp_path / "none.ttf"]), kiosk.catalogue, kiosk.clock)
    receipt = kiosk.file_one()
    with pytest.raises(ServiceError) as caught:
        printing.receipt(receipt)
    assert "您的申请不受影响" in caught.value.message
    assert len(kiosk.sent()) == 1


@pytest.mark.parametrize(
    ("public", "code"), [("", "DS1.x.y"), ("https://zwfw.example/p", "https://zwfw.example/p/check/#DS1.x.y")]
)
def test_a_certificate_is_checked_at_the_county_s_page_where_there_is_one(
    tmp_path: Path, public: str, code: str
) -> None:
    kiosk = Kiosk(terminal_profile=msgspec.structs.replace(profile(), public_url=public))
    printing = Printing(PaperOffice(tmp_path, FONTS), kiosk.catalogue, kiosk.clock)
    found = Certificate(
        number="26112900000001",
        matter_code="HR-018",
        title="个人社保参保证明",
        department="保康县人力资源和社会保障局",
        name="张示例",
        id_number=id_number(),
        issued_at="2026-11-29T09:41+08:00",
        statement="DS1.x.y",
        facts={"参保状态": "正常缴费"},
    )
    assert scanned(printing.certificate(found)) == code
