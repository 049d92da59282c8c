"""Slips on 80 mm paper: the same words in the same order as on A4, in type of 17 points and more."""

from __future__ import annotations

from kiosk.paper.roll import Roll
from kiosk.paper.slips import (
    CorrectionSheet,
    DraftSlip,
    PickupSlip,
    ProgressSlip,
    Receipt,
    SupplySlip,
    TrialSheet,
    VoiceSlip,
)
from sync.paper.fonts import FontChain
from sync.paper.qr import matrix

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


def progress_strip(slip: ProgressSlip, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG."""
    roll = _head(chain, slip.centre, "办件进度单", large)
    roll.text(f"{slip.printed_words} 查到的情况", SMALL, middle=True)
    roll.rule()
    roll.text(slip.matter_name, SMALL, bold=True)
    roll.text(slip.state_words, VALUE, bold=True)
    if slip.line_words:
        roll.text(slip.line_words, SMALL)
    roll.space(6)
    for label, value in slip.rows:
        roll.pair(label, value, SMALL)
    if slip.missing:
        roll.rule()
        roll.text("还差这些材料", VALUE, bold=True)
        for name in slip.missing:
            roll.text(f"□ {name}", SMALL)
    roll.rule()
    roll.text("办到哪一步了", VALUE, bold=True)
    for what, when, who in slip.events:
        roll.text(what, SMALL, bold=True)
        roll.text("　".join(part for part in (when, who) if part), SMALL)
        roll.space(4)
    roll.rule()
    roll.text("写着“预计”的日子，以窗口受理后的为准。", SMALL)
    if slip.window or slip.phone:
        by_phone = f"，或打 {slip.phone}" if slip.phone else ""
        roll.text(f"有话要问？到 {slip.window or '窗口'} 当面问{by_phone}。", SMALL)
    return roll.finish()


def supply_strip(slip: SupplySlip, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG."""
    roll = _head(chain, slip.centre, "补交回执单", large)
    roll.text(slip.line_words, SMALL)
    roll.rule()
    roll.pair("回执号（和提交时的一样）", slip.receipt_no, VALUE)
    roll.qr(matrix(slip.receipt_no), QR, "回执号二维码")
    roll.rule()
    for label, value in slip.facts:
        roll.pair(label, value, SMALL)
    roll.rule()
    roll.text(f"这次补交了 {len(slip.papers)} 样", VALUE, bold=True)
    for number, name in enumerate(slip.papers, 1):
        roll.text(f"{number}. {name}", SMALL)
    roll.rule()
    if slip.missing:
        roll.text(f"还差 {len(slip.missing)} 样", VALUE, bold=True)
        for name in slip.missing:
            roll.text(f"□ {name}", SMALL)
        roll.text(f"改天在全县任何一台自助终端补交，或带到 {slip.window or '窗口'}。", SMALL)
    else:
        roll.text("要补的都交了，窗口看过就接着办。", SMALL, bold=True)
    roll.rule()
    roll.text("纸质的材料以窗口收到的为准。", SMALL)
    if slip.phone:
        roll.text(f"有话要问，当面问窗口，或打 {slip.phone}。", SMALL)
    return roll.finish()


def correction_strip(slip: CorrectionSheet, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG. All that is asked for, as on A4: what is told is told at once, whatever the paper."""
    roll = _head(chain, slip.centre, "补正告知单", large)
    roll.rule()
    for label, value in slip.facts:
        roll.pair(label, value, SMALL)
    roll.rule()
    roll.text(f"还要补 {len(slip.missing)} 样，一次说全：", VALUE, bold=True)
    for number, name in enumerate(slip.missing, 1):
        roll.text(f"□ {number}. {name}", SMALL)
    roll.rule()
    roll.text("怎样补", VALUE, bold=True)
    roll.text("1. 在全县任何一台自助终端点“查进度”，找到这一件，点“补交材料”。", SMALL)
    roll.text(f"2. 或者带上这张单子和材料，到{slip.window or '窗口'}交。", SMALL)
    roll.text("3. 补齐以后开始计算办理时限。已经交过的不用再交。", SMALL)
    roll.qr(matrix(slip.qr), QR, "回执号二维码")
    roll.text("依据《行政许可法》第三十二条，要补的一次告知。", SMALL)
    if slip.phone:
        roll.text(f"看不明白，当面问窗口，或打 {slip.phone}。", SMALL)
    return roll.finish()


def pickup_strip(slip: PickupSlip, chain: FontChain, *, large: bool = False) -> bytes:
    """PNG."""
    roll = _head(chain, slip.centre, "取证单", large)
    roll.text("现在问不到县里，已经替您排上。", SMALL)
    roll.rule()
    roll.text("取证号", SMALL, middle=True)
    roll.text(slip.number, VALUE, bold=True, middle=True)
    roll.qr(matrix(slip.qr), QR, "在自助终端上扫")
    roll.rule()
    for label, value in (
        ("要的证明", slip.matter_name),
        ("办事人", slip.masked_name),
        ("申请时间", slip.printed_words),
    ):
        roll.pair(label, value, SMALL)
    roll.rule()
    roll.text(
        "机器联网以后，在全县任何一台自助终端扫上面的码，或点“查进度”输取证号，再输身份证号码，证明当场打印。",
        SMALL,
    )
    roll.text("取证单请自己收好。光凭取证号取不了证明。", SMALL)
    if slip.phone:
        roll.text(f"取不到，请到窗口问，或打 {slip.phone}。", SMALL)
    return roll.finish()


def trial_strip(test: TrialSheet, chain: FontChain) -> bytes:
    """PNG. A ladder of lines shows dots that fail, the code shows smears."""
    roll = _head(chain, test.centre, "打印测试条", False)
    roll.text(test.printed_words, SMALL, middle=True)
    for _ in range(3):
        roll.rule()
    roll.text("家门口办 龘靐齉 0123456789", SMALL)
    roll.qr(matrix("TEST 0123"), QR, "扫出来应是 TEST 0123")
    roll.text("这张纸上没有任何人的资料，看完可以扔。", SMALL)
    return roll.finish()


def _head(chain: FontChain, centre: str, title: str, large: bool) -> Roll:
    roll = Roll(chain, scale=LARGE if large else 1.0)
    roll.text(centre, SMALL, middle=True)
    roll.text(title, HEAD, bold=True, middle=True)
    return roll
