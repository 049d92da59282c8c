"""Slips on 80 mm paper: the same words in the same order as on A4, in type of 17 points and more."""

from __future__ import annotations

from kiosk.paper.fonts import FontChain
from kiosk.paper.qr import matrix
from kiosk.paper.roll import Roll
from kiosk.paper.slips import DraftSlip, Receipt, VoiceSlip

#: 24, 17 and 12 points at 203 dots an inch.
HEAD, VALUE, SMALL = 68, 48, 34
QR = 360
LARGE = 1.2


def receipt_strip(receipt: Receipt, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG."""
    roll = _head(chain, receipt.centre, "申请回执单", large)
    if receipt.copy > 1:
        roll.text(f"第 {receipt.copy} 次打印", SMALL, bold=True, middle=True)
    roll.text(receipt.line_words, SMALL)
    roll.rule()
    roll.pair("回执号（凭它和身份证号查进度）", receipt.receipt_no, VALUE)
    roll.qr(matrix(receipt.qr), QR, "手机扫码查进度" if receipt.by_phone else "回执号二维码")
    roll.rule()
    for label, value in (
        ("办的事", receipt.matter_name),
        ("办事人", receipt.masked_name),
        ("提交时间", f"{receipt.filed_at.year}年{receipt.filed_words}"),
        ("承诺办结", receipt.promise_words),
    ):
        roll.pair(label, value, VALUE)
    for head, names in (
        (f"请带到 {receipt.window or '窗口'}", receipt.bring),
        ("以后再补", receipt.later),
    ):
        if names:
            roll.rule()
            roll.text(head, VALUE, bold=True)
            for name in names:
                roll.text(f"□ {name}", SMALL)
    roll.rule()
    roll.text("写着“预计”的日子，以窗口受理后的为准。", SMALL)
    if receipt.phone:
        roll.text(f"有话要说？找帮办员，或打 {receipt.phone}。", SMALL)
    return roll.finish()


def draft_strip(slip: DraftSlip, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG."""
    roll = _head(chain, slip.centre, "草稿取件单", large)
    roll.rule()
    roll.text("取件码", SMALL, middle=True)
    roll.text(slip.code, HEAD, bold=True, middle=True)
    if slip.qr:
        roll.qr(matrix(slip.qr), QR, "在这台机器上扫")
    roll.rule()
    for label, value in (
        ("办的事", slip.matter_name),
        ("办事人", slip.masked_name),
        ("存的时间", slip.saved_words),
        ("留到", slip.until_words),
    ):
        roll.pair(label, value, VALUE)
    roll.rule()
    roll.text("还到这台机器来，点“查进度”，凭取件码和身份证号码接着填。", SMALL)
    return roll.finish()


def voice_strip(slip: VoiceSlip, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG. The words that were said are not on it."""
    roll = _head(chain, slip.centre, f"{slip.kind_words}回执单", large)
    roll.text(slip.line_words, SMALL)
    roll.rule()
    roll.pair("回执号（凭它查答复）", slip.voice_no, VALUE)
    if slip.code:
        roll.pair("查询码（没留电话，凭它来查，请收好）", slip.code, VALUE)
    roll.qr(matrix(slip.voice_no), QR, "回执号二维码")
    roll.rule()
    for label, value in (
        ("类别", slip.kind_words),
        ("关于", slip.about_words),
        ("提交时间", slip.made_words),
        ("答复时间", f"{slip.promise_words}（{slip.days} 个工作日内）"),
    ):
        roll.pair(label, value, VALUE)
    if slip.phone:
        roll.text(f"等不到答复，请打 {slip.phone}。", SMALL)
    return roll.finish()


def _head(chain: FontChain, centre: str, title: str, large: bool) -> Roll:
    roll = Roll(chain, scale=LARGE if large else 1.0)
    roll.text(centre, SMALL, middle=True)
    roll.text(title, HEAD, bold=True, middle=True)
    return roll
