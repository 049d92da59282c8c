"""From a filed case to 申请表: the questions by their official names, the answers in words, the signature.

Terminal and county make the same sheet of the same case, so that what is archived is what was taken home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sync.model.case import Applicant, Case, Route, Signature
from sync.model.ink import Ink, is_ink, unpack
from sync.model.persons import IdType
from sync.paper.form import DrawnSign, FormPart, FormSheet, day_words

if TYPE_CHECKING:
    from sync.model.forms import Filling, Question

_ID_TYPES = {
    IdType.RESIDENT: "居民身份证",
    IdType.HK_MACAO_TAIWAN: "港澳台居民居住证",
    IdType.FOREIGN_RESIDENT: "外国人永久居留身份证",
    IdType.CREDIT_CODE: "统一社会信用代码",
}
_ROUTES = {
    Route.ELICENCE: "免提交，用电子证照核验",
    Route.SHARED: "免提交，由系统核对",
    Route.FORM: "就是这张表",
    Route.PHOTO: "已拍照上传",
    Route.LATER: "以后再补",
    Route.WINDOW: "带到窗口",
}
_NO_TITLE = "填写的内容"


def form_of(case: Case, answers: Sequence[FormPart], filed: datetime, centre: str) -> FormSheet:
    """answers: of :func:`answers_of`. filed: when it was filed by the county's clock, in local time. Always
    in Chinese: it is an official form. Quick."""
    return FormSheet(
        matter_name=case.matter_name,
        number=case.receipt_no,
        parts=(*_people(case), *answers),
        materials=tuple((one.name, way_words(one.route, one.pages)) for one in case.materials),
        promise=_paragraphs(case.commitment),
        signer="申请人签名" if case.agent is None else "代办人签名",
        sign=_signature(case.signature),
        filed_at=filed,
        helped=case.helper,
        taken=f"自助终端 {case.terminal}",
        centre=centre,
    )


def answers_of(filling: Filling | None) -> Iterator[FormPart]:
    """What was asked and answered, section by section, in Chinese."""
    if filling is None:
        return
    spoken = filling.language
    filling.speak("zh")
    try:
        for section in filling.pages():
            asked = [q for q in filling.questions(section) if q.type != "note" and q.relevant]
            # Whatever a text begins with, only a signature is drawn.
            written = [q for q in asked if q.type == "signature" and is_ink(q.value)]
            cells = tuple(_cell(q) for q in asked if q not in written)
            signs = tuple((_name(q), drawn(unpack(q.value))) for q in written)
            if asked:
                yield FormPart(_title(section.label, section.repeat), cells, signs)
    finally:
        filling.language = spoken


def bare_answers(answers: Mapping[str, Any]) -> FormPart:
    """The answers as they travelled, where the form they were given in cannot be had."""
    cells, signs = [], []
    for path, value in answers.items():
        name = path.rsplit("/", 1)[-1]
        if is_ink(value):
            signs.append((name, drawn(unpack(value))))
        else:
            said = "、".join(map(str, value)) if isinstance(value, list) else str(value)
            cells.append((name, said or "—"))
    return FormPart(f"{_NO_TITLE}（没有这一版表格，按原样列出）", tuple(cells), tuple(signs))


def way_words(route: Route, pages: Sequence[str]) -> str:
    """How a material is handed in."""
    return f"{_ROUTES[route]}，{len(pages)} 页" if pages else _ROUTES[route]


def _people(case: Case) -> Iterator[FormPart]:
    yield FormPart("申请人", _person(case.applicant))
    if case.agent is not None:
        yield FormPart("代办人", _person(case.agent))
    letter, checked, onsite = case.authority, case.verification, case.onsite
    if letter is not None:
        how = "本人在自助终端屏上签名" if letter.signature is not None else "本人在纸上签名，原件交窗口"
        signs = () if letter.signature is None else (("委托人签名", drawn(letter.signature)),)
        cells = (("编号", letter.number), ("签名", how), ("有效期至", day_words(letter.until)))
        yield FormPart("委托书", cells, signs)
    if checked is not None:
        second = "两名工作人员核对" if checked.second else "一名工作人员核对，待补核"
        yield FormPart("身份核验", (("没读卡的原因", checked.reason), ("怎么核对的", second)))
    if onsite is not None:
        yield FormPart("上门办理", (("地点", onsite.place),))


def _person(who: Applicant) -> tuple[tuple[str, str], ...]:
    known = (
        ("姓名", who.name),
        ("证件类型", _ID_TYPES.get(who.id_type, "")),
        ("证件号码", who.id_number),
        ("手机", who.phone),
        ("与申请人关系", _other_way(who.relation)),
        ("住址", who.address),
        ("身份核对", "读取身份证" if who.source == "card" else "手工输入"),
    )
    return tuple((name, value) for name, value in known if value)


def _other_way(relation: str) -> str:
    """An agent said what the applicant is to them."""
    return f"申请人是其{relation}" if relation else ""


def _title(label: str, repeat: object) -> str:
    position = getattr(repeat, "position", 0)
    return f"{label or _NO_TITLE}（{position}）" if position else label or _NO_TITLE


def _cell(question: Question) -> tuple[str, str]:
    """An official form shows what was left open too."""
    shown = question.shown.strip()
    if question.type == "acknowledge" and shown:
        shown = "是"
    return _name(question), shown or "—"


def _name(question: Question) -> str:
    return question.label.rstrip("？?：:。")


def drawn(written: Ink | Signature) -> DrawnSign:
    strokes = tuple(tuple((x, y) for x, y, _ in stroke) for stroke in written.strokes if stroke)
    return DrawnSign(written.width, written.height, strokes)


def _paragraphs(markdown: str) -> tuple[str, ...]:
    """Headings and lines; the first heading names the paper itself, which the form does already."""
    lines = [line.strip() for line in markdown.splitlines() if line.strip()]
    found = [f"# {line.lstrip('# ')}" if line.startswith("#") else line for line in lines]
    return tuple(found[1:] if found and found[0].startswith("# ") else found)


def _signature(signature: Signature | None) -> DrawnSign | None:
    return drawn(signature) if signature is not None and any(signature.strokes) else None
