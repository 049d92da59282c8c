"""What a row of the matter list must be. Pure: text in, a draft or problems out."""

from __future__ import annotations

import re

from msgspec import Struct

from sync.county.catalogue.columns import Header, fold
from sync.county.catalogue.sheets import Cell, Row, column_letter
from sync.model.calendar import Unit
from sync.model.matter import Audience, Channel, Domain, Origin, TimeLimit

KINDS = ("行政许可", "行政确认", "行政给付", "行政奖励", "行政裁决", "其他行政权力", "公共服务")
_DOMAINS = {fold(d.value): d for d in Domain}
_CHANNELS = {
    "kiosk": Channel.KIOSK,
    "自助终端": Channel.KIOSK,
    "自助服务终端": Channel.KIOSK,
    "自助机": Channel.KIOSK,
    "window": Channel.WINDOW,
    "窗口": Channel.WINDOW,
    "综合窗口": Channel.WINDOW,
    "web": Channel.WEB,
    "湖北政务服务网": Channel.WEB,
    "政务服务网": Channel.WEB,
    "网上": Channel.WEB,
    "app": Channel.APP,
    "鄂汇办app": Channel.APP,
    "鄂汇办": Channel.APP,
    "assist": Channel.ASSIST,
    "帮办代办": Channel.ASSIST,
    "帮办": Channel.ASSIST,
    "代办": Channel.ASSIST,
    "village": Channel.VILLAGE,
    "村(社区)便民服务站": Channel.VILLAGE,
    "村便民服务站": Channel.VILLAGE,
    "便民服务站": Channel.VILLAGE,
}
_ORIGINS = {
    "original": Origin.ORIGINAL,
    "原件": Origin.ORIGINAL,
    "copy": Origin.COPY,
    "复印件": Origin.COPY,
    "elicence": Origin.ELICENCE,
    "电子证照": Origin.ELICENCE,
    "shared": Origin.SHARED,
    "数据共享核验": Origin.SHARED,
    "数据共享": Origin.SHARED,
    "form": Origin.FORM,
    "现场填写": Origin.FORM,
    "填写": Origin.FORM,
    "photo": Origin.PHOTO,
    "照片": Origin.PHOTO,
}
_AUDIENCES = {
    "个人": Audience.PERSON,
    "自然人": Audience.PERSON,
    "person": Audience.PERSON,
    "企业": Audience.COMPANY,
    "法人": Audience.COMPANY,
    "company": Audience.COMPANY,
}
SHORT_NAME = 12
"""A button of the home page holds a short name of so many characters, on two lines."""
_NONE = ("", "无", "-", "—", "/", "没有", "不限")
_AT_ONCE = ("即办", "即办件", "当场", "当场办结", "即时", "即时办结", "立等可取")
_YES, _NO = ("是", "1", "yes", "true", "√", "即办"), ("", "否", "0", "no", "false", "×", "承诺")
_FREE = ("", "0", "免费", "不收费", "否", "无", "不收取费用")
_LIMIT = re.compile(r"(\d+)个?(工作日|自然日|日历日|日历天|天|日)?(?:内)?(?:\((工作日|自然日)\))?")


def is_domain(title: str) -> bool:
    """A sheet named after a domain needs no column for it."""
    return fold(title) in _DOMAINS


class RowProblem(Struct, frozen=True):
    """Where it is wrong, and a sentence. column "": the row or sheet as a whole; row 0: the sheet."""

    sheet: str
    row: int
    letter: str
    column: str
    rule: str
    message: str

    def __str__(self) -> str:
        place = f"《{self.sheet}》" if self.sheet else ""
        place += f"第 {self.row} 行" if self.row else ""
        place += f" {self.letter} 列“{self.column}”" if self.letter else ""
        return f"{place}：{self.message}" if place else self.message


class DraftMaterial(Struct, frozen=True):
    name: str
    origin: Origin


class Draft(Struct, frozen=True):
    """One row, understood. row and sheet say where it stands."""

    sheet: str
    row: int
    code: str
    name: str
    domain: Domain
    kind: str
    audience: tuple[Audience, ...]
    department: str
    statutory: TimeLimit
    promised: TimeLimit
    instant: bool
    fee: str
    channels: tuple[Channel, ...]
    materials: tuple[DraftMaterial, ...]
    basis: str
    note: str
    short: str
    keywords: tuple[str, ...]
    extra: dict[str, str]
    certificate: bool = False


class RowReader:
    """Reads the rows of one sheet under its header, collecting every problem of a row, not the first."""

    def __init__(self, sheet: str, header: Header) -> None:
        self._sheet, self._header = sheet, header
        self._title_domain = _DOMAINS.get(fold(sheet))

    def is_remark(self, row: Row) -> bool:
        """A line under or between the rows that is no row: one filled cell, and neither code nor name."""
        filled = [cell for cell in row.cells if cell.text]
        return len(filled) <= 1 and not (self._text(row, "code") and self._text(row, "name"))

    def read(self, row: Row) -> Draft | list[RowProblem]:
        found: list[RowProblem] = []
        self._check_cells(row, found)
        code = self._code(row, found)
        name = self._name(row, found)
        note = self._text(row, "note")
        instant = self._instant(row, found)
        statutory = self._limit(row, "statutory", found)
        promised = self._limit(row, "promised", found)
        if statutory.days is not None and _statutory_in_calendar_days(note, statutory.days):
            statutory = TimeLimit(statutory.days, Unit.CALENDAR_DAY)
        self._compare_limits(row, statutory, promised, instant, found)
        draft = Draft(
            sheet=self._sheet,
            row=row.number,
            code=code,
            name=name,
            domain=self._domain(row, found),
            kind=self._kind(row, found),
            audience=self._audience(row, found),
            department=self._required(row, "department", found),
            statutory=statutory,
            promised=promised,
            instant=instant,
            fee=_fee(self._text(row, "fee")),
            channels=self._channels(row, found),
            materials=self._materials(row, found),
            basis=self._text(row, "basis"),
            note=note,
            short=self._short(row, found),
            keywords=tuple(w for w in re.split(r"[、，,;；|\s]+", self._text(row, "keywords")) if w),
            extra=self._extra(row),
            certificate=self._certificate(row, instant, found),
        )
        return found or draft

    def code_of(self, row: Row) -> str:
        """The code as written, for a row that has problems: it is in the file, so it is not missing."""
        return fold(self._text(row, "code")).upper()

    def problem(self, row: Row, field: str, rule: str, message: str) -> RowProblem:
        column = self._header.fields.get(field)
        letter, title = (column.letter, column.title) if column else ("", "")
        return RowProblem(self._sheet, row.number, letter, title, rule, message)

    def _text(self, row: Row, field: str) -> str:
        column = self._header.fields.get(field)
        if column is None or column.index >= len(row.cells):
            return ""
        cell = row.cells[column.index]
        return "" if cell.formula else cell.text

    def _extra(self, row: Row) -> dict[str, str]:
        cells = {c.title: row.cells[c.index] for c in self._header.extra if c.index < len(row.cells)}
        return {title: cell.text for title, cell in cells.items() if cell.text}

    def _check_cells(self, row: Row, found: list[RowProblem]) -> None:
        known = {c.index: c.title for c in (*self._header.fields.values(), *self._header.extra)}
        for index, title in known.items():
            cell = row.cells[index] if index < len(row.cells) else Cell("")
            rule, message = "", ""
            if cell.formula:
                rule, message = "cell.formula", "这一格是公式，读不到结果，请改成写定的文字或数字。"
            elif cell.text.startswith("#") and cell.text.endswith(("!", "?", "/A")):
                rule, message = "cell.error", f"这一格是表格软件的出错提示 {cell.text}，请改成正确的内容。"
            elif any(ord(c) < 32 and c not in "\n\t" for c in cell.text):
                rule, message = "cell.characters", "这一格里有看不见的符号，请删掉重写。"
            if rule:
                letter = column_letter(index)
                found.append(RowProblem(self._sheet, row.number, letter, title, rule, message))

    def _required(self, row: Row, field: str, found: list[RowProblem]) -> str:
        text = self._text(row, field)
        if not text and not self._is_formula(row, field):
            found.append(self.problem(row, field, f"{field}.missing", "这一格是空的，请填上。"))
        return text

    def _is_formula(self, row: Row, field: str) -> bool:
        column = self._header.fields.get(field)
        return column is not None and column.index < len(row.cells) and row.cells[column.index].formula

    def _code(self, row: Row, found: list[RowProblem]) -> str:
        code = fold(self._required(row, "code", found)).upper()
        if code and not re.fullmatch(r"[0-9A-Z][0-9A-Z._-]{0,39}", code):
            message = f"编码“{code[:40]}”只能用字母、数字、短横线，最多 40 位。"
            found.append(self.problem(row, "code", "code.shape", message))
        return code

    def _name(self, row: Row, found: list[RowProblem]) -> str:
        name = " ".join(self._required(row, "name", found).split())
        if len(name) > 200:
            found.append(
                self.problem(row, "name", "name.long", f"名称最多 200 个字，现在是 {len(name)} 个字。")
            )
        return name

    def _short(self, row: Row, found: list[RowProblem]) -> str:
        short = "".join(self._text(row, "short").split())
        if len(short) > SHORT_NAME:
            message = f"简称最多 {SHORT_NAME} 个字，现在是 {len(short)} 个字，首页的按钮写不下。"
            found.append(self.problem(row, "short", "short.long", message))
        return short

    def _domain(self, row: Row, found: list[RowProblem]) -> Domain:
        text = self._text(row, "domain")
        domain = _DOMAINS.get(fold(text)) if text else self._title_domain
        if domain is None:
            known = "、".join(d.value for d in Domain)
            what = f"不认识领域“{text[:20]}”" if text else "没有写领域"
            found.append(self.problem(row, "domain", "domain.unknown", f"{what}，可以写的有：{known}。"))
            return Domain.BUSINESS
        return domain

    def _kind(self, row: Row, found: list[RowProblem]) -> str:
        kind = self._required(row, "kind", found)
        if kind and kind not in KINDS:
            message = f"不认识事项类型“{kind[:20]}”，可以写的有：{'、'.join(KINDS)}。"
            found.append(self.problem(row, "kind", "kind.unknown", message))
        return kind

    def _audience(self, row: Row, found: list[RowProblem]) -> tuple[Audience, ...]:
        text = self._required(row, "audience", found)
        if fold(text) in ("both", "不限", "个人企业"):
            text = "个人/企业"
        parts = [fold(p) for p in re.split(r"[/、，,;；|]", text) if p.strip()]
        unknown = [p for p in parts if p not in _AUDIENCES]
        if unknown:
            message = f"不认识服务对象“{unknown[0][:20]}”，可以写“个人”“企业”或“个人/企业”。"
            found.append(self.problem(row, "audience", "audience.unknown", message))
        chosen = {_AUDIENCES[p] for p in parts if p in _AUDIENCES}
        return tuple(a for a in Audience if a in chosen)

    def _instant(self, row: Row, found: list[RowProblem]) -> bool:
        text = fold(self._text(row, "instant"))
        if text not in _YES and text not in _NO:
            found.append(self.problem(row, "instant", "instant.unknown", "这一格只能写“是”或“否”。"))
        return text in _YES

    def _certificate(self, row: Row, instant: bool, found: list[RowProblem]) -> bool:
        text = fold(self._text(row, "certificate"))
        if text not in _YES and text not in _NO:
            found.append(self.problem(row, "certificate", "certificate.unknown", "这一格只能写“是”或“否”。"))
        elif text in _YES and not instant:
            message = "即时出证的事项要是即办件：请把“是否即办”改成“是”，或者这一格写“否”。"
            found.append(self.problem(row, "certificate", "certificate.instant", message))
        return text in _YES

    def _limit(self, row: Row, field: str, found: list[RowProblem]) -> TimeLimit:
        text = fold(self._text(row, field))
        if text in _NONE:
            return TimeLimit(None)
        if text in _AT_ONCE:
            return TimeLimit(0)
        match = _LIMIT.fullmatch(text)
        if match is None or int(match.group(1)) > 3650:
            message = f"“{text[:20]}”不是天数。请写整数天数，例如 20；没有期限写“无”，当场办结写“即办”。"
            found.append(self.problem(row, field, f"{field}.number", message))
            return TimeLimit(None)
        column = self._header.fields.get(field)
        said = (match.group(2) or "") + (match.group(3) or "") + (column.unit if column else "")
        unit = Unit.CALENDAR_DAY if re.search("自然日|日历", said) else Unit.WORKING_DAY
        return TimeLimit(int(match.group(1)), unit)

    def _compare_limits(
        self, row: Row, statutory: TimeLimit, promised: TimeLimit, instant: bool, found: list[RowProblem]
    ) -> None:
        if statutory.days is not None and promised.days is not None:
            # Five working days never take less than five calendar days, so the numbers compare this way too.
            same = statutory.unit is promised.unit or promised.unit is Unit.WORKING_DAY
            if same and promised.days > statutory.days:
                message = f"承诺 {promised.days} 天比法定 {statutory.days} 天还长，承诺不能超过法定，请核对。"
                found.append(self.problem(row, "promised", "promised.over_statutory", message))
        if instant and promised.days:
            message = f"写了即办，承诺时限却是 {promised.days} 天，两处请改成一致。"
            found.append(self.problem(row, "promised", "promised.instant", message))

    def _channels(self, row: Row, found: list[RowProblem]) -> tuple[Channel, ...]:
        text = self._required(row, "channels", found)
        parts = [fold(p) for p in re.split(r"[、，,;；|\n]", text) if p.strip()]
        for part in parts:
            if part not in _CHANNELS:
                known = "自助终端、窗口、湖北政务服务网、鄂汇办APP、帮办代办、村(社区)便民服务站"
                message = f"不认识办理渠道“{part[:20]}”，可以写的有：{known}。"
                found.append(self.problem(row, "channels", "channels.unknown", message))
        chosen = {_CHANNELS[p] for p in parts if p in _CHANNELS}
        return tuple(c for c in Channel if c in chosen)

    def _materials(self, row: Row, found: list[RowProblem]) -> tuple[DraftMaterial, ...]:
        text = self._text(row, "materials")
        if fold(text) in _NONE:
            return ()
        made: list[DraftMaterial] = []
        for line in re.split(r"[\n|]", text):
            if not line.strip():
                continue
            material = _material(line)
            if isinstance(material, DraftMaterial):
                made.append(material)
            else:
                found.append(self.problem(row, "materials", "materials.origin", material))
        names = [m.name for m in made]
        doubled = next((n for n in names if names.count(n) > 1), None)
        if doubled:
            message = f"材料“{doubled[:30]}”写了两遍，请删掉一条。"
            found.append(self.problem(row, "materials", "materials.twice", message))
        return tuple(made)


def _material(line: str) -> DraftMaterial | str:
    """``1.名称(来源)`` or ``name:origin``; or the sentence that says what is wrong."""
    text = re.sub(r"^\s*\d+\s*[.、．)）]\s*", "", line).strip()
    bracket = re.fullmatch(r"(.+)[(（]([^()（）]*)[)）]", text)
    colon = re.fullmatch(r"(.+)[:：]\s*([A-Za-z]+)", text)
    match = colon or bracket
    known = "原件、复印件、电子证照、数据共享核验、现场填写、照片"
    if match is None:
        return f"材料“{text[:30]}”没有写来源，请在后面加括号写明：{known}。"
    name, origin = match.group(1).strip(), _ORIGINS.get(fold(match.group(2)))
    if origin is None:
        return f"材料“{name[:30]}”的来源“{match.group(2)[:20]}”不认识，可以写的有：{known}。"
    return DraftMaterial(name, origin)


def _statutory_in_calendar_days(note: str, days: int) -> bool:
    """The note says so: ``法定期限按自然日计``, or that very number of days with （自然日） after it."""
    if re.search(r"法定[^；。，]{0,12}自然日", note):
        return True
    return re.search(rf"(?<!\d){days}\s*日[（(]自然日[)）]", note) is not None


def _fee(text: str) -> str:
    return "不收费" if fold(text) in _FREE else text
