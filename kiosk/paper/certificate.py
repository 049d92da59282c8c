"""Certificates of instant matters, and the slip to come back with when the line was down."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.paper.beside import beside_code
from kiosk.paper.slips import CertificateSheet, PickupSlip
from sync.paper.fonts import FontChain
from sync.paper.qr import matrix
from sync.paper.sheet import FAINT, LARGE, Sheet

SCALES = (1.2, 1.1, 1.0)
"""Large type, and what it goes down to until facts and code are on one sheet: in two pieces it is none."""
STATEMENT_SIDE = 200.0
"""Points (7 cm): a module of a statement's code is then half a millimetre, which a copy of a copy keeps."""


def certificate_pdf(slip: CertificateSheet, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF/A-2b, pages). It says itself how it is checked; nobody has to ask the terminal that printed it."""
    code = matrix(slip.code)  # half of the work
    for scale in SCALES if large else SCALES[-1:]:
        sheet = _laid(slip, code, chain, scale)
        if sheet.pages == 1:
            break
    return sheet.finish(), sheet.pages


def _laid(slip: CertificateSheet, code: Sequence[Sequence[bool]], chain: FontChain, scale: float) -> Sheet:
    footer = f"证明编号 {slip.number}"
    sheet = Sheet(chain, slip.title, scale=scale, footer=footer, archived_at=slip.issued_at)
    sheet.space(10)
    sheet.text(slip.title, 26, bold=True)
    sheet.text(f"编号 {slip.number}", 12, colour=FAINT)
    sheet.rule()
    sheet.space(8)
    column = sheet.column(label for label, _ in slip.rows)  # departments name their facts as they like
    for label, value in slip.rows:
        sheet.pair(label, value, 13, column=column)
        sheet.space(4)
    sheet.space(8)
    sheet.rule()
    sheet.pair("出具单位", slip.department, 13, column=column)
    sheet.pair("出具时间", slip.issued_words, 13, column=column)
    sheet.space(12)
    sheet.need(STATEMENT_SIDE + 30)
    top = sheet.y
    sheet.qr(code, STATEMENT_SIDE, "核验码")
    narrow = sheet.width - STATEMENT_SIDE - 12
    sheet.text("怎样核验", 14, bold=True, width=narrow)
    for words in _checking(slip):
        sheet.text(words, 11, width=narrow)
    sheet.text("涂改无效。内容以出具时间的登记为准。", 11, colour=FAINT, width=narrow)
    sheet.y = min(sheet.y, top - STATEMENT_SIDE - 18)
    sheet.rule()
    sheet.text(slip.printed_words, 11, colour=FAINT)
    return sheet


def _checking(slip: CertificateSheet) -> tuple[str, ...]:
    offline = "不联网也能核验：扫出来的文字用县里的核验程序打开，签名正确、内容和纸上一样，就是真的。"
    if not slip.check_at:
        return (f"右边的核验码由县里的服务器签名。{offline}",)
    return (
        "1. 用手机扫右边的核验码，打开的网页说是真的、内容和纸上一样，就是真的。",
        f"2. 或者打开 {slip.check_at.partition('//')[2]}，填证明编号。",
        f"3. {offline}",
    )


def pickup_pdf(slip: PickupSlip, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    footer = f"{slip.centre}　{slip.printed_words}"
    sheet = Sheet(chain, "取证单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text("取证单", 24, bold=True)
    sheet.text("现在问不到县里，已经替您排上。", 13)
    sheet.rule()
    with beside_code(sheet, slip.qr, "在自助终端上扫"):
        sheet.text("取证号", 11, colour=FAINT)
        sheet.text(slip.number, 26, bold=True)
    for label, value in (
        ("要的证明", slip.matter_name),
        ("办事人", slip.masked_name),
        ("申请时间", slip.printed_words),
    ):
        sheet.pair(label, value, 12.5)
    sheet.rule()
    sheet.heading("怎样取")
    sheet.text(
        "1. 机器联网以后，在全县任何一台自助终端扫上面的码，或点“查进度”，再点“回执号”，输取证号。", 12
    )
    sheet.text("2. 输您的身份证号码，证明当场打印。", 12)
    sheet.text("3. 证明上的内容是您来取的那一天的。", 12)
    sheet.rule()
    sheet.text("取证单请自己收好。光凭取证号取不了证明。", 11, colour=FAINT)
    if slip.phone:
        sheet.text(f"取不到，请到窗口问，或打电话 {slip.phone}。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages
