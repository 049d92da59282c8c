"""Slips to come back with: 取件单 for a draft that was kept, 进度单 for how a case stands,
补正告知单 for what it waits for, 补交材料回执单 for what was handed in."""

from __future__ import annotations

from kiosk.paper.beside import beside_code
from kiosk.paper.slips import CorrectionSheet, DraftSlip, ProgressSlip, SupplySlip
from sync.paper.fonts import FontChain
from sync.paper.qr import matrix
from sync.paper.sheet import FAINT, LARGE, QR_SIDE, Sheet


def draft_pdf(slip: DraftSlip, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages). Neither the ID number nor an answer stands on it."""
    sheet = Sheet(
        chain, "取件单", scale=LARGE if large else 1.0, footer=f"{slip.centre}　{slip.printed_words} 生成"
    )
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text("草稿取件单", 24, bold=True)
    sheet.rule()
    top = sheet.y
    if slip.qr:
        sheet.qr(matrix(slip.qr), QR_SIDE, "在这台机器上扫")
    sheet.text("取件码", 12, colour=FAINT)
    sheet.text(slip.code, 36, bold=True)
    sheet.space(4)
    sheet.y = min(sheet.y, top - QR_SIDE - 18) if slip.qr else sheet.y
    for label, value in (
        ("办的事", slip.matter_name),
        ("办事人", slip.masked_name),
        ("存的时间", slip.saved_words),
        ("留到", slip.until_words),
    ):
        sheet.pair(label, value, 12.5)
    sheet.rule()
    sheet.heading("怎么接着办")
    sheet.text("1. 还到这台机器来，点首页的“查进度”，再点“有取件码”。", 12)
    sheet.text("2. 输入上面的取件码，和您的身份证号码，填过的都还在。", 12)
    sheet.text(f"3. 过了 {slip.until_words}，机器会自动删掉草稿。到窗口办，一样能办。", 12)
    sheet.rule()
    sheet.text("取件单请自己收好。没有您的身份证号码，光凭取件码打不开草稿。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages


def progress_pdf(slip: ProgressSlip, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    sheet = Sheet(
        chain, "进度单", scale=LARGE if large else 1.0, footer=f"{slip.centre}　{slip.printed_words} 生成"
    )
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text("办件进度单", 24, bold=True)
    sheet.text(f"{slip.printed_words} 查到的情况", 12, colour=FAINT)
    sheet.rule()
    sheet.text(slip.matter_name, 17, bold=True)
    sheet.text(slip.state_words, 15, bold=True)
    if slip.line_words:
        sheet.text(slip.line_words, 12)
    sheet.space(4)
    for label, value in slip.rows:
        sheet.pair(label, value, 12.5)
    if slip.missing:
        sheet.rule()
        sheet.heading("还差这些材料")
        for name in slip.missing:
            sheet.text(f"□ {name}", 12)
    sheet.rule()
    sheet.heading("办到哪一步了")
    for what, when, who in slip.events:
        sheet.item(what, when, 12.5, bold=True)
        if who:
            sheet.text(who, 11, colour=FAINT, left=12)
    sheet.rule()
    sheet.text("写着“预计”的日子，以窗口受理后的为准。补正和特别程序的时间不算在时限里。", 11, colour=FAINT)
    if slip.window or slip.phone:
        where = f"到 {slip.window or '窗口'} 当面问"
        sheet.text(
            f"有话要问？{where}" + (f"，或打电话 {slip.phone}。" if slip.phone else "。"), 11, colour=FAINT
        )
    return sheet.finish(), sheet.pages


def supply_pdf(slip: SupplySlip, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    footer = f"{slip.centre}　{slip.printed_words} 生成"
    sheet = Sheet(chain, "补交材料回执单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text("补交材料回执单", 24, bold=True)
    sheet.text(slip.line_words, 13)
    sheet.rule()
    with beside_code(sheet, slip.receipt_no, "回执号二维码") as narrow:
        sheet.text("回执号（和提交时的一样）", 11, colour=FAINT, width=narrow)
        sheet.text(slip.receipt_no, 14 if large else 17, bold=True, width=narrow)
        sheet.space(4)
        for label, value in slip.facts:
            sheet.pair(label, value, 12.5, width=narrow)
    sheet.rule()
    sheet.heading(f"这次补交了 {len(slip.papers)} 样")
    for number, name in enumerate(slip.papers, 1):
        sheet.text(f"{number}. {name}", 12.5)
    sheet.rule()
    if slip.missing:
        sheet.heading(f"还差 {len(slip.missing)} 样")
        for name in slip.missing:
            sheet.text(f"□ {name}", 12.5)
        sheet.text(f"改天在全县任何一台自助终端补交，或带到 {slip.window or '窗口'}。", 12)
    else:
        sheet.text("要补的都交了，窗口看过就接着办。", 13, bold=True)
    sheet.rule()
    sheet.text("纸质的材料以窗口收到的为准。凭回执号和身份证号，随时在自助终端查进度。", 11, colour=FAINT)
    if slip.phone:
        sheet.text(f"有话要问，当面问窗口，或打电话 {slip.phone}。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages


def correction_pdf(slip: CorrectionSheet, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    footer = f"{slip.centre}　{slip.printed_words} 生成"
    sheet = Sheet(chain, "补正材料一次告知单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text("补正材料一次告知单", 24, bold=True)
    sheet.rule()
    with beside_code(sheet, slip.qr, "回执号二维码") as narrow:
        for label, value in slip.facts:
            sheet.pair(label, value, 12.5, width=narrow)
    sheet.rule()
    sheet.heading(f"您的申请还要补 {len(slip.missing)} 样，一次说全：")
    for number, name in enumerate(slip.missing, 1):
        sheet.text(f"□ {number}. {name}", 13)
    sheet.rule()
    sheet.heading("怎样补")
    sheet.text("1. 在全县任何一台自助终端点“查进度”，找到这一件，点“补交材料”。", 12)
    sheet.text(f"2. 或者带上这张单子和材料，到{slip.window or '窗口'}交。", 12)
    sheet.text("3. 补齐以后开始计算办理时限。已经交过的不用再交。", 12)
    sheet.rule()
    sheet.text(
        "依据《行政许可法》第三十二条，要补的当场或者五日内一次告知；没有告知的，从收到申请那天起就是受理。",
        11,
        colour=FAINT,
    )
    if slip.phone:
        sheet.text(f"看不明白，当面问窗口，或打电话 {slip.phone}。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages
