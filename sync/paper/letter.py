"""委托书: read aloud, signed, and kept by the window. Large type always: it is signed by old hands."""

from __future__ import annotations

from sync.paper.fonts import FontChain
from sync.paper.form import DrawnSign, LetterSheet
from sync.paper.grid import Grid
from sync.paper.sheet import FAINT, LEADING, Sheet

_SIZE, _SMALL = 15.0, 13.0
_ROOM, _SIGN = 90.0, 88.0
"""Points: a box to sign in, a name with a thumbprint beside it; the place of a signature from the screen."""
_EDGE = 8.0
_DAY = "日期　　　　年　　月　　日"


def letter_pdf(letter: LetterSheet, chain: FontChain, *, archived_at: str = "") -> tuple[bytes, int]:
    """(PDF, pages). archived_at: as of a sheet."""
    footer = f"{letter.centre}　委托书编号 {_spaced(letter.number)}　{letter.printed_words} 生成"
    footer += f"　文本 {letter.wording}" if letter.wording else ""
    sheet = Sheet(chain, "委托书", footer=footer, archived_at=archived_at)
    lay_letter(sheet, letter)
    return sheet.finish(), sheet.pages


def lay_letter(sheet: Sheet, letter: LetterSheet, *, form_number: str = "") -> None:
    """On one page that is its own: a letter in two pieces is none. form_number: the receipt number of the
    application form that it goes with; that is filed already, and no machine asks for the letter's number."""
    if form_number:
        sheet.text("授权委托书", 24, bold=True)
        sheet.text(f"随申请表一起交　回执号 {form_number}", 11, colour=FAINT)
    else:
        sheet.item("授权委托书", f"编号 {_spaced(letter.number)}", 24, bold=True)
    sheet.rule()
    sheet.space(6)
    for paragraph in letter.words:
        sheet.text(paragraph, _SIZE)
        sheet.space(6)
    if letter.relation:
        sheet.text(f"委托人是受托人的：{letter.relation}。", _SIZE)
        sheet.space(6)
    if letter.sign is not None:
        _box(sheet, "委托人在自助终端屏幕上签的名：", letter.sign)
        _box(sheet, "受托人（签名）：")
    else:
        sheet.text("念给本人听过、本人愿意，再签名按手印。不会写字的按手印，旁边请见证人签名。", _SMALL)
        sheet.space(6)
        for who in ("委托人（签名，按手印）：", "受托人（签名）：", "见证人（需要时签名）："):
            _box(sheet, who)
        sheet.space(4)
        if form_number:
            sheet.text("签好以后，和申请表、双方的身份证复印件一起交给窗口。", _SMALL)
        else:
            sheet.text("签好以后拿回来，在机器上选“纸上签好了”，输右上角的编号。原件交给窗口。", _SMALL)
    sheet.text("不想委托了，随时可以到窗口说，从那时起不再有效。", 12, colour=FAINT)


def _box(sheet: Sheet, who: str, sign: DrawnSign | None = None) -> None:
    """Whose hand it waits for, or has."""
    size = sheet.size(_SIZE)
    height = sheet.size(_ROOM) if sign is None else size * LEADING + _SIGN + _EDGE
    top = Grid(sheet).box(height)
    sheet.put(who, _EDGE, top - size * LEADING, size, FAINT, bold=False)
    if sign is not None:
        sheet.sign(sign, _EDGE, top - size * LEADING - _EDGE, sheet.width - 2 * _EDGE, _SIGN - _EDGE)
    else:
        right = sheet.width - _EDGE - sheet.length(_DAY, size)
        sheet.put(_DAY, right, top - height + _EDGE, size, FAINT, bold=False)
    sheet.y = top - height


def _spaced(number: str) -> str:
    return f"{number[:4]} {number[4:]}"
