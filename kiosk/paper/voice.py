"""The slip for a complaint, opinion or message: the number to ask with, and what happens next."""

from __future__ import annotations

from kiosk.paper.beside import beside_code
from kiosk.paper.slips import VoiceSlip
from sync.paper.fonts import FontChain
from sync.paper.sheet import FAINT, LARGE, Sheet


def voice_pdf(slip: VoiceSlip, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages). The words that were said are not on it: a slip lies about."""
    footer = f"{slip.centre}　回执号 {slip.voice_no}"
    sheet = Sheet(chain, f"{slip.kind_words}回执单", scale=LARGE if large else 1.0, footer=footer)
    sheet.text(slip.centre, 12, colour=FAINT)
    sheet.text(f"{slip.kind_words}回执单", 24, bold=True)
    sheet.text(slip.line_words, 13)
    sheet.rule()
    with beside_code(sheet, slip.voice_no, "回执号二维码") as narrow:
        sheet.text("回执号（凭它查答复）", 11, colour=FAINT, width=narrow)
        sheet.text(slip.voice_no, 14 if large else 17, bold=True, width=narrow)
        if slip.code:
            sheet.text("查询码（您没有留电话，凭它来查，请收好）", 11, colour=FAINT, width=narrow)
            sheet.text(slip.code, 17, bold=True, width=narrow)
        sheet.space(4)
        for label, value in (
            ("类别", slip.kind_words),
            ("关于", slip.about_words),
            ("提交时间", slip.made_words),
            ("答复时间", f"{slip.promise_words}（{slip.days} 个工作日内）"),
        ):
            sheet.pair(label, value, 12.5, width=narrow)
    sheet.rule()
    sheet.heading("接下来")
    sheet.text("1. 自动送到县里，断网时先存在这台机器里，联网后自动送出。", 12)
    sheet.text("2. 县里交给一位具体的人负责，查清楚以后答复。", 12)
    key = "查询码" if slip.code else "您留的手机号码"
    sheet.text(f"3. 在这台机器上点“查进度”，输回执号和{key}，看是谁在办、怎么答复。", 12)
    sheet.rule()
    sheet.text("写着“预计”的日子从县里收到那天算起。您写的内容没有印在这张纸上。", 11, colour=FAINT)
    if slip.phone:
        sheet.text(f"等不到答复，请打 {slip.phone}。", 11, colour=FAINT)
    return sheet.finish(), sheet.pages
