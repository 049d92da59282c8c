"""回执单: what the citizen takes home after filing."""

from __future__ import annotations

from kiosk.paper.beside import beside_code
from kiosk.paper.slips import Receipt
from sync.paper.fonts import FontChain
from sync.paper.sheet import FAINT, LARGE, Sheet


def receipt_pdf(receipt: Receipt, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages). large: type for old eyes, 17 points and more."""
    footer = f"{receipt.centre}　回执号 {receipt.receipt_no}"
    sheet = Sheet(chain, "回执单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(receipt.centre, 12, colour=FAINT)
    sheet.text("申请回执单", 24, bold=True)
    if receipt.copy > 1:
        sheet.text(f"第 {receipt.copy} 次打印", 12, bold=True)
    sheet.text(receipt.line_words, 13)
    sheet.rule()
    with beside_code(sheet, receipt.qr, "手机扫码查进度" if receipt.by_phone else "回执号二维码") as narrow:
        sheet.text("回执号（凭它和身份证号查进度）", 11, colour=FAINT, width=narrow)
        sheet.text(receipt.receipt_no, 14 if large else 17, bold=True, width=narrow)
        sheet.space(4)
        for label, value in (
            ("办的事", receipt.matter_name),
            ("办事人", receipt.masked_name),
            ("提交时间", f"{receipt.filed_at.year}年{receipt.filed_words}"),
            ("承诺办结", receipt.promise_words),
        ):
            sheet.pair(label, value, 12.5, width=narrow)
    sheet.rule()
    sheet.heading("接下来")
    sheet.text("1. 申请会自动报送到县里，断网时先存在这台机器里。", 12)
    sheet.text("2. 窗口受理以后，开始计算办理时限，并给出办件编号。", 12)
    sheet.text("3. 在这台机器上点“查进度”，凭回执号和身份证号随时查。", 12)
    if receipt.by_phone:
        sheet.text("4. 手机扫上面的码，能看进度、评价、提意见。不用登录，请别把码给不相干的人。", 12)
    _papers(sheet, f"请把这些材料带到 {receipt.window or '窗口'}", receipt.bring)
    _papers(sheet, "这些材料以后再补，窗口会告诉您怎么补", receipt.later)
    sheet.rule()
    if receipt.provisional:
        sheet.text("承诺办结的日子跨到了放假安排还没有公布的年份，到时以县里的为准。", 11, colour=FAINT)
    sheet.text(
        "写着“预计”的日子，以窗口受理后的为准。回执号是这台机器给的，不是县里的办件编号。", 11, colour=FAINT
    )
    if receipt.phone:
        sheet.text(f"有话要说？当面找帮办员，或打电话 {receipt.phone}。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages


def _papers(sheet: Sheet, head: str, names: tuple[str, ...]) -> None:
    if not names:
        return
    sheet.space(6)
    sheet.heading(head)
    for name in names:
        sheet.text(f"□ {name}", 12)
