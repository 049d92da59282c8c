"""The report of a machine: what stands in it, its sheet, and how it comes onto a stick or does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import KeeperReport, TrialSheet
from kiosk.services.errors import ServiceError
from kiosk.services.keeper_report import build_report, write_to_stick
from kiosk.services.supplies import forecast
from kiosk.services.upkeep import broken
from sync.model.device import Part, PartState
from sync.model.keeping import KeeperKind
from sync.model.settings import Paper
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.test_upkeep import JAM, WELL, WHO, upkeep

PARTS = (Part(name="a4_printer", label="打印机", state=PartState.FAULT, cause="卡纸：打开后盖。"),)


def report() -> KeeperReport:
    kiosk = Kiosk()
    keeping = upkeep(kiosk)
    keeping.record(KeeperKind.OPENING, WHO, findings=(WELL, JAM))
    first = keeping.record(KeeperKind.FAULT_FOUND, WHO, findings=(JAM,))
    kiosk.wall.advance(2 * 3600)
    keeping.record(KeeperKind.FAULT_CAUSE, WHO, fault=first.id, words="纸受潮")
    keeping.record(KeeperKind.FAULT_REPAIRED, WHO, fault=first.id)
    keeping.record(KeeperKind.FAULT_FOUND, WHO, findings=(broken("scanner", "扫码器", "没有反应"),))
    keeping.record(KeeperKind.PAPER, WHO, amount=500)
    kiosk.wall.advance(26 * 3600)
    done, now = keeping.done(), kiosk.clock.now()
    paper = forecast(done, kiosk.store.audit_trail(), now)
    return build_report(done, PARTS, paper, "歇马镇党群服务中心", now)


def test_the_report_says_what_was_done_found_and_how_long_it_lasted() -> None:
    found = {head: rows for head, rows, _ in report().parts}
    assert found["现在的设备"] == (("打印机：卡纸：打开后盖。", "故障"),)
    ((words, lasted),) = found["还没有修好的故障"]
    assert "扫码器：没有反应" in words
    assert lasted == "已 1 天 2 小时"
    ((words, lasted),) = found["修好的故障"]
    assert words.endswith("打印机：纸受潮")
    assert lasted == "用了 2 小时"
    ((words, who),) = found["检查"]
    assert "打印机（卡纸）" in words
    assert who == "工号 K01"
    assert "换纸 500" in found["换纸、换粉、清洁和交接"][0][0]
    assert dict(report().facts)["开机检查"] == "1 天"


def test_report_and_test_page_are_sheets(tmp_path: Path) -> None:
    office = PaperOffice(tmp_path, [Path(font) for font in Paper().fonts])
    made = office.print_report(report())
    assert made.path.read_bytes().startswith(b"%PDF")
    assert made.pages == 1
    page = office.print_test(TrialSheet(centre="歇马镇党群服务中心", printed_words="11月22日 09:41"))
    assert page.pages == 1


def test_onto_the_stick_whole_or_with_a_sentence(tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(b"%PDF-1.4 test")
    media = tmp_path / "media"
    stick = media / "usb0"
    stick.mkdir(parents=True)
    name = "doorstep-t1-20261122-0941.pdf"
    # A folder that is no mount lies on the machine's own disk: nothing is written there.
    with pytest.raises(ServiceError, match="没有找到 U 盘"):
        write_to_stick(pdf, media, name)
    with pytest.raises(ServiceError, match="没有找到 U 盘"):
        write_to_stick(pdf, tmp_path / "nowhere", name)
    written = write_to_stick(pdf, media, name, lambda place: place == stick)
    assert written.read_bytes() == pdf.read_bytes()
    assert [place.name for place in stick.iterdir()] == [name]
    stick.rename(media / "gone")
    with pytest.raises(ServiceError, match="没有写到 U 盘上"):
        write_to_stick(pdf, stick, name, lambda place: place == stick)
