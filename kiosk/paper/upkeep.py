"""The keeper's sheets: a test page that shows what a printer gets wrong, and the report of a machine."""

from __future__ import annotations

from kiosk.paper.slips import KeeperReport, TrialSheet
from sync.paper.fonts import FontChain
from sync.paper.qr import matrix
from sync.paper.sheet import FAINT, QR_SIDE, Sheet

_SIZES = (8, 10, 12, 14, 18, 24)


def trial_pdf(test: TrialSheet, chain: FontChain) -> tuple[bytes, int]:
    """(PDF, pages). Small type shows weak toner, the code shows smears, the rules show crooked paper."""
    sheet = Sheet(chain, "打印测试页", footer=f"{test.centre}　{test.printed_words}")
    sheet.text(test.centre, 12, colour=FAINT)
    sheet.text("打印测试页", 24, bold=True)
    sheet.text("看四件事：字清不清楚，线断不断，码扫不扫得出，纸有没有歪。有一样不对就报故障。", 12)
    sheet.rule()
    for size in _SIZES:
        sheet.text(f"{size} 号字　家门口办，龘靐齉，0123456789", size)
    sheet.rule()
    sheet.qr(matrix("TEST 0123"), QR_SIDE, "扫出来应是 TEST 0123")
    sheet.space(QR_SIDE + 24)
    for _ in range(8):
        sheet.rule()
    sheet.text("这张纸上没有任何人的资料，看完可以扔。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages


def report_pdf(report: KeeperReport, chain: FontChain) -> tuple[bytes, int]:
    """(PDF, pages). Staff numbers and masked names only; nothing of a citizen."""
    sheet = Sheet(chain, "设备运行报告", footer=f"{report.centre}　{report.printed_words} 生成")
    sheet.text(report.centre, 12, colour=FAINT)
    sheet.text("设备运行报告", 24, bold=True)
    for label, value in report.facts:
        sheet.pair(label, value, 12)
    for head, rows, none in report.parts:
        sheet.rule()
        sheet.heading(head)
        for words, aside in rows:
            sheet.item(words, aside, 11)
        if not rows:
            sheet.text(none, 11, colour=FAINT)
    return sheet.finish(), sheet.pages
