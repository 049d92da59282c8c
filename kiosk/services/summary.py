"""The check page: what was given, in groups, each with its way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.services.draft import Backing, Draft
from sync.model.case import Applicant, Route
from sync.model.persons import mask_id_number, mask_name, mask_phone

if TYPE_CHECKING:
    from sync.model.forms import Question


class SummaryRow(Struct, frozen=True):
    label: str
    value: str


class SummaryGroup(Struct, frozen=True, kw_only=True):
    """One card of the check page. target: where 改 leads: ``identify``, ``form`` or ``materials``;
    step: the form step (see kiosk.services.flow) for target ``form``."""

    key: str
    icon: str
    title: str
    headline: str
    detail: str
    rows: tuple[SummaryRow, ...]
    target: str
    step: str = ""


def summary_of(draft: Draft, *, elder: bool = False) -> tuple[SummaryGroup, ...]:
    """() after the draft was wiped. elder: in the words in which an old citizen was asked and answered."""
    applicant = draft.applicant
    if applicant is None:
        return ()
    return (
        _person(applicant, draft.agent, draft.backing),
        *_form(draft, applicant, elder),
        *_materials(draft),
    )


def _person(applicant: Applicant, agent: Applicant | None, backing: Backing) -> SummaryGroup:
    rows = [
        SummaryRow("姓名", mask_name(applicant.name)),
        SummaryRow("身份证号码", mask_id_number(applicant.id_number)),
        SummaryRow("手机", mask_phone(applicant.phone)),
    ]
    by = "本人办理"
    if agent is not None:
        by = f"{mask_name(agent.name)} 代办"
        rows.append(SummaryRow("代办人", f"{mask_name(agent.name)} {mask_id_number(agent.id_number)}"))
    letter, checked, onsite = backing.authority, backing.verification, backing.onsite
    if agent is not None and letter is not None:
        by = f"{by}，委托书 {letter.number}"
        rows.append(
            SummaryRow("委托书", f"{letter.number}，{'屏上签名' if letter.signature else '纸上签名'}")
        )
    if checked is not None:
        by = f"{by}，{'两人核对过身份' if checked.second else '身份以后补核'}"
        rows.append(SummaryRow("身份核验", checked.reason))
    if onsite is not None:
        rows.append(SummaryRow("上门地点", onsite.place))
    return SummaryGroup(
        key="person",
        icon="idcard",
        title="办事人",
        headline=f"{mask_name(applicant.name)} {mask_id_number(applicant.id_number)}",
        detail=f"手机 {mask_phone(applicant.phone)} · {by}",
        rows=tuple(rows),
        target="identify",
    )


def _form(draft: Draft, applicant: Applicant, elder: bool) -> Iterable[SummaryGroup]:
    if draft.filling is None:
        return
    known = {applicant.name, applicant.id_number, applicant.phone}
    for section in draft.filling.pages():
        questions = [
            q
            for q in draft.filling.questions(section)
            # Who files stands in the first card already; nobody checks the same line twice.
            if q.shown and q.type != "note" and q.shown.strip() not in known
        ]
        rows = tuple(_row(question, elder) for question in questions)
        if rows:
            yield SummaryGroup(
                key=section.path,
                icon="doc",
                title=(elder and section.elder_label) or section.label or "填写的内容",
                headline=f"{rows[0].label} {rows[0].value}",
                detail=" · ".join(f"{r.label} {r.value}" for r in rows[1:]),
                rows=rows,
                target="form",
                step=section.path,
            )


def _row(question: Question, elder: bool) -> SummaryRow:
    shown = "是" if question.type == "acknowledge" else question.shown.strip()
    if not elder:
        return SummaryRow(_plain(question.label), shown)
    said = {choice.name: choice.elder_label for choice in question.choices}
    value = question.value
    chosen = [str(one) for one in value] if isinstance(value, list) else str(value).split()
    if chosen and all(name in said for name in chosen):
        shown = "、".join(said[name] for name in chosen)
    return SummaryRow(_plain(question.elder_label), shown)


def _plain(label: str) -> str:
    return label.rstrip("？?：:。")


def _materials(draft: Draft) -> Iterable[SummaryGroup]:
    rows = draft.materials
    if not rows:
        return
    exempt, form = sum(r.exempt for r in rows), sum(r.route is Route.FORM for r in rows)
    photo, window = sum(r.route is Route.PHOTO for r in rows), sum(r.route is Route.WINDOW for r in rows)
    later = sum(r.route is Route.LATER for r in rows)
    counts = (
        (exempt, f"{exempt} 份免提交"),
        (form, f"{form} 份已填好"),
        (photo, f"{photo} 份已交好"),
        (window, f"{window} 份带到窗口"),
        (later, f"{later} 份以后再补"),
    )
    left = sum(r.route is None for r in rows)
    yield SummaryGroup(
        key="materials",
        icon="camera",
        title="材料",
        headline=f"还有 {left} 份没有选" if left else f"{len(rows)} 份都安排好了",
        detail="，".join(words for count, words in counts if count),
        rows=tuple(SummaryRow(r.name, r.words) for r in rows),
        target="materials",
    )
