"""委托书: read aloud, signed, and kept by the window. Large type always: it is signed by old hands."""

from __future__ import annotations

from kiosk.paper.fonts import FontChain
from kiosk.paper.sheet import FAINT, Sheet
from kiosk.paper.slips import LetterSheet

_ROOM = 90.0
_LINE = "＿" * 12


def letter_pdf(letter: LetterSheet, chain: FontChain) -> tuple[bytes, int]:
    """(PDF, pages)."""
    number = f"{letter.number[:4]} {letter.number[4:]}"
    footer = f"{letter.centre}　委托书编号 {number}　{letter.printed_words} 生成"
    sheet = Sheet(chain, "委托书", footer=footer)
    sheet.item("授权委托书", f"编号 {number}", 24, bold=True)
    sheet.rule()
    sheet.space(8)
    for paragraph in letter.words:
        sheet.text(paragraph, 15)
        sheet.space(8)
    if letter.relation:
        sheet.text(f"委托人是受托人的：{letter.relation}。", 15)
    sheet.rule()
    sheet.space(10)
    if letter.strokes:
        sheet.text("委托人在自助终端屏幕上签的名：", 15)
        sheet.strokes(letter.strokes, letter.width, letter.height, room=_ROOM)
    else:
        sheet.text(f"委托人（签名，按手印）：{_LINE}", 15)
        sheet.space(26)
        sheet.text("日期：　　　　年　　　月　　　日", 15)
    sheet.space(26)
    sheet.text(f"受托人（签名）：{_LINE}", 15)
    sheet.rule()
    if not letter.strokes:
        sheet.text("念给本人听过、本人愿意，再签名按手印。不会写字的，按手印，旁边请一位见证人签名：", 13)
        sheet.space(14)
        sheet.text(f"见证人：{_LINE}", 15)
        sheet.space(10)
        sheet.text("签好以后拿回来，在机器上选“纸上签好了”，输右上角的编号。原件交给窗口。", 13)
    sheet.text("不想委托了，随时可以到窗口说，从那时起不再有效。", 12, colour=FAINT)
    return sheet.finish(), sheet.pages
