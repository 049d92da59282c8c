"""What stands on a sheet, as ready words. Importing this costs nothing: no reportlab here."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from msgspec import Struct


class Receipt(Struct, frozen=True, kw_only=True):
    """What the citizen takes away from a filing, on screen and on paper.

    receipt_no: the terminal's own 回执号 (never called 办件编号). filed_at: county-time estimate, aware.
    promise_words: 承诺办结 as shown, e.g. ``预计 11月25日 星期三``; promise_day None when there is no limit.
    provisional: the day rests on a year whose holidays are not published, or on a case not yet accepted
    (always so here, hence 预计). online: the line was up when it was filed. line_words: the one sentence on
    where the case is now. bring: names of papers to bring to the window; later: papers to hand in later.
    copy: which print of it this is; from the second on the sheet says so.
    qr: the text in the QR code: the address of the case's page for phones, or the receipt number while the
    county has no such pages.
    """

    case_id: str
    visit: str
    receipt_no: str
    tail: str
    matter_code: str
    matter_name: str
    masked_name: str
    filed_at: datetime
    filed_words: str
    promise_words: str
    promise_day: date | None
    provisional: bool
    online: bool
    line_words: str
    qr: str
    centre: str
    window: str = ""
    phone: str = ""
    bring: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    copy: int = 1

    @property
    def by_phone(self) -> bool:
        """Whether the code opens a page on a phone."""
        return self.qr != self.receipt_no


class NoticeMaterial(Struct, frozen=True):
    """One row of 要准备什么. tags: as on the guide page, e.g. (电子证照, 免提交)."""

    name: str
    note: str
    tags: tuple[str, ...]


class NoticeSheet(Struct, frozen=True, kw_only=True):
    """一次性告知单: the guide of one matter on paper; the same words as the guide page."""

    matter_code: str
    title: str
    path: str
    facts: tuple[tuple[str, str, str], ...]  # (承诺时限, 1 个工作日, 法定 20 个工作日)
    materials_head: str
    materials: tuple[NoticeMaterial, ...]
    channels: tuple[str, ...]
    department: str
    basis: str
    note: str
    centre: str
    counter_words: str
    phone: str
    printed_words: str


class VoiceSlip(Struct, frozen=True, kw_only=True):
    """What the citizen takes away from a complaint, opinion or message. Its words are not on it.

    days: working days within which an answer is promised; promise_words: until when that is, e.g. ``预计
    11月27日 星期五 前``. code: the check code of an anonymous one, "" otherwise.
    """

    voice_no: str
    tail: str
    kind_words: str
    about_words: str
    made_words: str
    promise_words: str
    days: int
    code: str
    line_words: str
    centre: str
    phone: str = ""


class DocumentSheet(Struct, frozen=True, kw_only=True):
    """A document of the openness zone on paper. blocks: (heading, paragraph, item or table; text; rows)."""

    title: str
    facts: tuple[tuple[str, str], ...]
    source: str
    blocks: tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]
    centre: str
    printed_words: str


class DraftSlip(Struct, frozen=True, kw_only=True):
    """取件单 of a draft that was kept. code: grouped for reading; qr: the same for a scanner;
    until_words: the last day it is there."""

    code: str
    qr: str = ""
    matter_name: str
    masked_name: str
    saved_words: str
    until_words: str
    centre: str
    printed_words: str


class ProgressSlip(Struct, frozen=True, kw_only=True):
    """进度单: how a case stands. rows: name and value; events: what, when, who, the oldest first."""

    matter_name: str
    state_words: str
    line_words: str
    rows: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    events: tuple[tuple[str, str, str], ...]
    centre: str
    window: str
    phone: str
    printed_words: str


class SupplySlip(Struct, frozen=True, kw_only=True):
    """补交材料回执单. papers: what was handed in; missing: what still lacks. terminal: where;
    helper: masked name of who of the staff helped, or "". case_no: "" before the county gave one."""

    matter_name: str
    masked_name: str
    receipt_no: str
    case_no: str
    papers: tuple[str, ...]
    missing: tuple[str, ...]
    given_words: str
    terminal: str
    helper: str
    line_words: str
    centre: str
    window: str
    phone: str
    printed_words: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        taken = f"自助终端 {self.terminal}".strip()
        rows = (
            ("办的事", self.matter_name),
            ("办事人", self.masked_name),
            ("办件编号", self.case_no),
            ("补交时间", self.given_words),
            ("谁收的", f"{taken}，帮办员 {self.helper} 帮着交的" if self.helper else taken),
        )
        return tuple(row for row in rows if row[1])


class TrialSheet(Struct, frozen=True, kw_only=True):
    """打印测试页: nothing of anybody is on it."""

    centre: str
    printed_words: str


class KeeperReport(Struct, frozen=True, kw_only=True):
    """设备运行报告. facts: name and value; parts: head, rows (words, what stands at their right), words for
    none."""

    centre: str
    printed_words: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...]


class CorrectionSheet(Struct, frozen=True, kw_only=True):
    """补正材料一次告知单: all that is asked for, at once (行政许可法 第三十二条). number: the county's, or
    the receipt number before it has one; told_words: when it was told, "" when not known."""

    matter_name: str
    masked_name: str
    number: str
    told_words: str
    missing: tuple[str, ...]
    qr: str
    centre: str
    window: str
    phone: str
    printed_words: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is known of the case, by its label."""
        told = (
            ("办的事", self.matter_name),
            ("办事人", self.masked_name),
            ("编号", self.number),
            ("告知时间", self.told_words),
        )
        return tuple((label, value) for label, value in told if value)


class CertificateSheet(Struct, frozen=True, kw_only=True):
    """A certificate of an instant matter. rows: name and value; code: its text, the statement that
    the county signed or the address that holds it; check_at: the page where anybody checks it, "" for none.
    issued_at: ISO 8601 with zone. printed_words: where and when it was printed."""

    title: str
    number: str
    rows: tuple[tuple[str, str], ...]
    department: str
    issued_at: str
    issued_words: str
    code: str
    check_at: str = ""
    printed_words: str


class PickupSlip(Struct, frozen=True, kw_only=True):
    """取证单 of a certificate that was asked for while the line was down. number: grouped for reading. qr:
    for a scanner."""

    number: str
    qr: str
    matter_name: str
    masked_name: str
    centre: str
    phone: str
    printed_words: str


class PaperJob(Struct, frozen=True, kw_only=True):
    """A sheet made. path: the PDF on disk, its name without personal data. words: what the screen may say.
    strip: the same on 80 mm paper, a PNG of one bit a dot; None for what is A4 only."""

    id: str
    path: Path
    pages: int
    words: str
    strip: Path | None = None
