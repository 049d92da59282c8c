"""申请表: the application as it was filed, ruled as at a window and signed, for applicant and archive."""

from __future__ import annotations

from sync.paper.fonts import FontChain
from sync.paper.form import DrawnSign, FormSheet
from sync.paper.grid import Grid
from sync.paper.letter import lay_letter
from sync.paper.qr import matrix
from sync.paper.sheet import FAINT, LARGE, Sheet

_QR = 84.0
_SIGN = (190.0, 74.0)
"""Points: as much as a name in handwriting takes on such a form."""
_OFFICE = (("办件编号", 0.5), ("收件人", 0.25), ("收件日期", 0.25))


def application_pdf(form: FormSheet, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF/A-2b, pages). Nothing is masked: it is the applicant's own paper."""
    title = _title(form.matter_name)
    footer = f"{form.centre}　回执号 {form.number}"
    made = form.filed_at.isoformat(timespec="seconds")
    sheet = Sheet(chain, title, scale=LARGE if large else 1.0, footer=footer, archived_at=made)
    _head(sheet, form, title)
    grid = Grid(sheet)
    for part in form.parts:
        grid.head(part.title)
        grid.cells(part.cells)
        for label, sign in part.signs:
            _signed_cell(sheet, grid, label, sign)
    if form.materials:
        grid.head("申请材料")
        for number, (name, how) in enumerate(form.materials, 1):
            grid.columns(((f"{number}. {name}", 0.62), (how, 0.38)))
    grid.head("告知承诺", 4)
    _promise(sheet, form)
    _signature(sheet, grid, form)
    grid.head("以下由受理的工作人员填写")
    grid.columns(_OFFICE, shaded=True)
    grid.columns(tuple((" ", share) for _, share in _OFFICE))
    if form.authority is not None:
        sheet.turn(scale=1.0)  # its type is large enough for everybody
        lay_letter(sheet, form.authority, form_number=form.number)
    return sheet.finish(), sheet.pages


def _title(matter: str) -> str:
    return matter if matter.endswith(("申请表", "登记表")) else f"{matter}申请表"


def _head(sheet: Sheet, form: FormSheet, title: str) -> None:
    top = sheet.y
    sheet.qr(matrix(form.number), _QR, "")
    narrow = sheet.width - _QR - 12
    sheet.text(form.centre, 11, colour=FAINT, width=narrow)
    sheet.text(title, 20, bold=True, width=narrow)
    sheet.space(2)
    sheet.text(f"回执号 {form.number}", 11, colour=FAINT, width=narrow)
    # A machine's id is not torn at its dash: in large type it has a line of its own.
    when = (f"提交时间 {form.filed_words}", form.taken)
    for words in when if sheet.enlarged else ("　".join(when),):
        sheet.text(words, 11, colour=FAINT, width=narrow)
    sheet.y = min(sheet.y, top - _QR) - 8


def _promise(sheet: Sheet, form: FormSheet) -> None:
    """Set as running text between the rules of the table: as long as it is, it is part of what is signed."""
    sheet.space(3)
    for words in form.promise:
        if words.startswith("# "):
            sheet.text(words[2:], 10.5, bold=True, left=6, width=sheet.width - 6)
        else:
            sheet.text(words, 10, left=6, width=sheet.width - 6)
    sheet.space(5)


def _signature(sheet: Sheet, grid: Grid, form: FormSheet) -> None:
    size = sheet.size(11.5)
    line = size * 1.45
    words = [f"日期 {form.day_words}"]
    if form.helped:
        words.append(f"帮办员 {form.helped}")
    height = max(_SIGN[1] + 16, line * 4)
    beside = sheet.width - 30 - sheet.length(form.signer, size) - max(sheet.length(w, size) for w in words)
    if beside < _SIGN[0]:  # a long name of a helper: below the signature, not across it
        height += line * len(words)
    top = grid.box(height)
    sheet.put(form.signer, 8, top - line, size, FAINT, bold=False)
    left = 14 + sheet.length(form.signer, size)
    if form.sign is not None:
        sheet.sign(form.sign, left, top - 8, *_SIGN)
    else:
        sheet.put("（没有签名）", left, top - line, size, FAINT, bold=False)
    for number, each in enumerate(words):
        x = sheet.width - 8 - sheet.length(each, size)
        sheet.put(each, x, top - height + 8 + line * (len(words) - 1 - number), size, FAINT, bold=False)
    sheet.y = top - height


def _signed_cell(sheet: Sheet, grid: Grid, label: str, sign: DrawnSign) -> None:
    """A question that was answered by hand."""
    height = _SIGN[1] + 16
    top = grid.box(height)
    size = sheet.size(11.5)
    lines = sheet.wrap(label, size, sheet.width * 0.3)
    for number, words in enumerate(lines[:3], 1):
        sheet.put(words, 8, top - number * size * 1.45, size, FAINT, bold=False)
    sheet.sign(sign, sheet.width * 0.3 + 20, top - 8, *_SIGN)
    sheet.y = top - height
