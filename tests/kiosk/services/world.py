"""A small world for the services: the real starting catalogue, a mailbox in memory, a county to fill it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from openpyxl import load_workbook
from pypinyin import lazy_pinyin

from kiosk.store.port import Stub
from sync.model.calendar import HolidayYear, Unit
from sync.model.case import CaseState, CaseStatus
from sync.model.matter import Audience, Channel, Domain, Material, Matter, Origin, TimeLimit
from sync.model.terminal import CalendarRecord, DutyHelper, TerminalProfile
from sync.protocol.line import Record, Topic
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import AgentMailbox
from tests.helpers.mailbox import TOWNSHIP, enrolment

CATALOGUE = Path(__file__).parents[3] / "assets/catalogue/matters.xlsx"
TERMINAL = "t-0001"
_CHANNELS = {
    "自助终端": Channel.KIOSK,
    "窗口": Channel.WINDOW,
    "湖北政务服务网": Channel.WEB,
    "鄂汇办APP": Channel.APP,
    "帮办代办": Channel.ASSIST,
    "村(社区)便民服务站": Channel.VILLAGE,
}
_ORIGINS = {
    "原件": Origin.ORIGINAL,
    "复印件": Origin.COPY,
    "电子证照": Origin.ELICENCE,
    "数据共享核验": Origin.SHARED,
    "现场填写": Origin.FORM,
    "照片": Origin.PHOTO,
}


@cache
def starting_matters() -> tuple[Matter, ...]:
    """The 271 matters of the starting catalogue, read straight from the spreadsheet."""
    book = load_workbook(CATALOGUE, read_only=True)
    found = []
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            if isinstance(row[0], int) and isinstance(row[1], str):
                found.append(_matter(Domain(sheet.title), row))
    book.close()
    return tuple(found)


def _matter(domain: Domain, row: tuple[object, ...]) -> Matter:
    (
        _,
        code,
        name,
        kind,
        audience,
        department,
        statutory,
        promised,
        fee,
        channels,
        instant,
        papers,
        basis,
        note,
        short,
        english,
        english_short,
        certificate,
    ) = row
    syllables = [s for s in lazy_pinyin(str(name)) if s.isascii() and s.isalpha()]
    return Matter(
        code=str(code),
        rev=1,
        name=str(name),
        domain=domain,
        kind=str(kind),
        audience=(Audience.PERSON,) if "个人" in str(audience) else (Audience.COMPANY,),
        department=str(department),
        statutory=_limit(statutory),
        promised=_limit(promised),
        instant=instant == "是",
        fee=str(fee),
        channels=tuple(_CHANNELS[c] for c in str(channels).split("、")),
        materials=tuple(_materials(str(papers))),
        basis=str(basis or ""),
        note=str(note or ""),
        short_name=str(short or ""),
        pinyin=" ".join(syllables),
        initials="".join(s[0] for s in syllables),
        certificate=certificate == "是",
        extra={k: str(v) for k, v in (("英文名", english), ("英文简称", english_short)) if v},
    )


def _limit(cell: object) -> TimeLimit:
    if cell == "即办":
        return TimeLimit(0)
    return TimeLimit(int(str(cell)) if str(cell).isdigit() else None, Unit.WORKING_DAY)


def _materials(cell: str) -> list[Material]:
    found = []
    for line in cell.splitlines():
        match = re.fullmatch(r"(\d+)\.(.+)\((.+?)\)", line.strip())
        if match:
            found.append(Material(f"m{match[1]}", match[2], _ORIGINS[match[3]]))
    return found


def profile(**more: object) -> TerminalProfile:
    base = TerminalProfile(
        terminal=TERMINAL,
        township=TOWNSHIP,
        township_name="歇马镇",
        centre_name="歇马镇党群服务中心",
        device=1,
        helper=DutyHelper("王*琴", "0710-0000000"),
        hours="8:30—17:30",
        window="2 号综合窗口",
        complaint_phone="12345",
    )
    return msgspec.structs.replace(base, **more)


class County:
    """Publishes into a mailbox as the agent would."""

    def __init__(self, mailbox: AgentMailbox) -> None:
        self.mailbox = mailbox
        self._rev = 0

    def publish(self, topic: Topic, key: str, body: Struct | None) -> None:
        self.publish_all(topic, {key: body})

    def publish_all(self, topic: Topic, bodies: dict[str, Struct | None]) -> None:
        records = []
        for key, body in bodies.items():
            self._rev += 1
            raw = msgspec.json.encode(body) if body is not None else None
            records.append(Record(topic=topic, key=key, rev=self._rev, body=raw))
        self.mailbox.apply(records, f"1:{self._rev}", snapshot_begin=False, snapshot_end=False)

    def publish_sealed(self, topic: Topic, key: str, body: Struct, terminal_public: bytes) -> None:
        from sync.protocol.line import feed_info
        from sync.protocol.seal import seal

        self._rev += 1
        info = feed_info(TERMINAL, topic, key, self._rev)
        sealed = seal(msgspec.json.encode(body), terminal_public, info)
        record = Record(topic=topic, key=key, rev=self._rev, body=sealed, sealed=True)
        self.mailbox.apply([record], f"1:{self._rev}", snapshot_begin=False, snapshot_end=False)

    def says_of(self, stub: Stub, state: CaseState, missing: tuple[str, ...], key: bytes) -> None:
        """How a case stands now. key: the terminal's public one, to which it is sealed."""
        status = CaseStatus(
            case_id=stub.case_id,
            receipt_no=stub.receipt_no,
            matter_name=stub.matter_name,
            masked_name=stub.masked_name,
            state=state,
            updated_at="2026-11-22T09:00:00+08:00",
            missing=missing,
        )
        self.publish_sealed(Topic.CASE, stub.case_id, status, key)


def enrolled_mailbox() -> MemoryMailbox:
    mailbox = MemoryMailbox()
    mailbox.enrol(enrolment(TERMINAL), b"s" * 32)
    return mailbox


def year_2027() -> CalendarRecord:
    """A made-up list for a year nobody has published yet."""
    off = tuple(date(2027, 1, day) for day in (1, 2, 3))
    return CalendarRecord(HolidayYear(2027, "（示例）2027 年放假安排", off, ()))
