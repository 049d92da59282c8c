"""A case opened for a clerk's eyes: masked unless it was revealed."""

from __future__ import annotations

import re

from msgspec import Struct

from sync.county.catalogue import forms
from sync.county.catalogue import services as catalogue
from sync.county.desk import rules
from sync.county.desk.backing import backing_groups
from sync.county.desk.files import ShownFile, shown_files
from sync.county.desk.models import Case
from sync.county.desk.shown import Line, ShownGroup, SignatureLines, signature_lines
from sync.county.desk.status import masked
from sync.county.intake import services as intake
from sync.model.case import Applicant, MaterialChoice, Route
from sync.model.case import Case as FiledCase
from sync.model.ink import unpack
from sync.model.matter import Matter
from sync.model.persons import mask_id_number, mask_name, mask_phone

_ROUTES: dict[Route, tuple[str, str, str]] = {
    Route.ELICENCE: ("g", "check", "电子证照"),
    Route.SHARED: ("g", "check", "数据共享"),
    Route.FORM: ("t", "pen", "现场填写"),
    Route.PHOTO: ("y", "camera", "现场拍照"),
    Route.LATER: ("y", "hourglass", "以后再补"),
    Route.WINDOW: ("n", "doc", "原件到窗口"),
}


class ShownMaterial(Struct, frozen=True):
    name: str
    tone: str
    icon: str
    text: str
    files: tuple[ShownFile, ...] = ()

    @property
    def on_its_way(self) -> int:
        """How many of its files are not yet whole at the county."""
        return sum(not file.arrived for file in self.files)


class OpenedCase(Struct, frozen=True):
    """What a page shows. revealed: the values are whole. unreadable: the sealed body cannot be opened."""

    revealed: bool
    unreadable: str
    people: tuple[ShownGroup, ...]
    groups: tuple[ShownGroup, ...]
    materials: tuple[ShownMaterial, ...]
    signature: SignatureLines | None
    signed: bool
    commitment: str
    matter: Matter | None

    @property
    def first_file(self) -> str:
        """Where leafing through the materials starts; "" while nothing may be opened."""
        return next((file.id for m in self.materials for file in m.files if file.id), "")


def open_case(case: Case, *, revealed: bool) -> OpenedCase:
    """Open the sealed body and put it into words."""
    matter = catalogue.matter(case.matter_code, case.matter_rev) or catalogue.matter(case.matter_code)
    try:
        body = intake.open_message(case.message)
    except LookupError:
        return _unreadable(matter)
    assert isinstance(body, FiledCase)  # noqa: S101 - a case was made from a case message
    people = [_person("申请人", body.applicant, revealed)]
    if body.agent is not None:
        people.append(_person("代办人", body.agent, revealed))
    people += backing_groups(body, revealed=revealed)
    return OpenedCase(
        revealed=revealed,
        unreadable="",
        people=tuple(people),
        groups=_groups(case, body, revealed),
        materials=_materials(body, revealed),
        signature=signature_lines(body.signature) if revealed and body.signature else None,
        signed=body.signature is not None,
        commitment=body.commitment,
        matter=matter,
    )


def mask_answer(text: str, people: tuple[Applicant, ...]) -> str:
    """An answer as shown by default: the people's own data and anything like a number of theirs is masked."""
    for person in people:
        if person.name and len(person.name) > 1:
            text = text.replace(person.name, mask_name(person.name))
        if person.address:
            text = text.replace(person.address, _mask_address(person.address))
    text = re.sub(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])", lambda m: mask_id_number(m.group()), text)
    text = re.sub(r"(?<!\d)1[3-9]\d{9}(?!\d)", lambda m: mask_phone(m.group()), text)
    return re.sub(r"(?<!\d)\d{12,30}(?!\d)", lambda m: m.group()[:4] + "********" + m.group()[-4:], text)


def _person(title: str, person: Applicant, revealed: bool) -> ShownGroup:
    source = "身份证读卡" if person.source == "card" else "手工输入"
    lines = [
        Line("姓名", person.name if revealed else masked(person.name)),
        Line("证件号码", person.id_number if revealed else mask_id_number(person.id_number)),
    ]
    if person.phone:
        lines.append(Line("手机", person.phone if revealed else mask_phone(person.phone)))
    if person.address:
        lines.append(Line("住址", person.address if revealed else _mask_address(person.address)))
    if person.relation:
        lines.append(Line("和办事人的关系", person.relation))
    lines.append(Line("身份来源", source))
    return ShownGroup(title, tuple(lines))


def _groups(case: Case, body: FiledCase, revealed: bool) -> tuple[ShownGroup, ...]:
    people = (body.applicant,) if body.agent is None else (body.applicant, body.agent)
    filled = rules.county_time(body.filed_at, case.message.skew_ms, case.received_at)
    shown = forms.shown_answers(
        body.form_id, body.form_version, body.answers, filled, catalogue.work_calendar()
    )
    groups: dict[str, list[Line]] = {}
    for answer in shown:
        value = answer.answer if revealed else mask_answer(answer.answer, people)
        ink = signature_lines(unpack(answer.ink)) if revealed and answer.ink else None
        groups.setdefault(answer.group or "填写的内容", []).append(Line(answer.label, value, ink))
    return tuple(ShownGroup(title, tuple(lines)) for title, lines in groups.items())


def _materials(body: FiledCase, revealed: bool) -> tuple[ShownMaterial, ...]:
    files, rest = shown_files(body, revealed=revealed)
    shown = [_material(choice, files[choice.key]) for choice in body.materials]
    if rest:
        shown.append(ShownMaterial(f"表里的照片 {len(rest)} 张", "y", "camera", "现场拍照", rest))
    return tuple(shown)


def _material(choice: MaterialChoice, files: tuple[ShownFile, ...]) -> ShownMaterial:
    tone, icon, text = _ROUTES[choice.route]
    name = f"{choice.name} {len(choice.pages)} 页" if choice.pages else choice.name
    waiting = choice.route in (Route.ELICENCE, Route.SHARED)
    return ShownMaterial(name, tone, icon, f"{text}，待核验" if waiting else text, files)


def _mask_address(address: str) -> str:
    return address[:6] + "****" if len(address) > 6 else "****"


def _unreadable(matter: Matter | None) -> OpenedCase:
    words = "这个办件的内容打不开：缺少对应的县级私钥。请联系系统管理员找回密钥文件，数据还在。"
    return OpenedCase(False, words, (), (), (), None, False, "", matter)
