"""What a helper vouched for with a case: a letter of authority, who was checked without a card, the place."""

from __future__ import annotations

from datetime import datetime

from sync.county.desk.shown import Line, ShownGroup, signature_lines
from sync.county.desk.status import helper_name
from sync.model.case import Applicant, Authority, Case, OnSite, Verification
from sync.model.persons import mask_id_number, mask_name


def backing_groups(body: Case, *, revealed: bool) -> list[ShownGroup]:
    """Groups for the page of a case, after its people; [] for one that nobody vouched for."""
    found = []
    if body.authority is not None:
        found.append(_letter(body.authority, body, revealed))
    if body.verification is not None:
        found.append(_checked(body.verification))
    if body.onsite is not None:
        found.append(_onsite(body.onsite))
    return found


def _letter(letter: Authority, body: Case, revealed: bool) -> ShownGroup:
    words = letter.words
    if not revealed:
        for person in (body.applicant, body.agent):
            words = _masked(words, person) if person is not None else words
    here = letter.signature is not None
    lines = (
        Line("编号", letter.number),
        Line("怎么签的", "本人在自助终端屏上签名" if here else "本人在纸上签名、按手印，原件要收"),
        Line("有效期至", f"{letter.until:%Y-%m-%d}"),
        *(Line("内容" if n == 0 else "", part) for n, part in enumerate(words.split("\n"))),
    )
    shown = signature_lines(letter.signature) if revealed and letter.signature is not None else None
    return ShownGroup("委托书", lines, shown, "委托人签名" if here else "")


def _masked(words: str, person: Applicant) -> str:
    words = words.replace(person.id_number, mask_id_number(person.id_number))
    return words.replace(person.name, mask_name(person.name)) if len(person.name) > 1 else words


def _checked(check: Verification) -> ShownGroup:
    second = helper_name(check.second) if check.second else "还没有，要补核"
    return ShownGroup(
        "身份核验",
        (
            Line("没读卡的原因", check.reason),
            Line("谁核对的", helper_name(check.helper)),
            Line("第二个人", second),
            Line("时间", _moment(check.at)),
        ),
    )


def _onsite(onsite: OnSite) -> ShownGroup:
    return ShownGroup("上门办理", (Line("地点", onsite.place), Line("这一趟", f"第 {onsite.turn} 户")))


def _moment(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at):%m-%d %H:%M}"
    except ValueError:
        return at[:16]
