"""How a question of a form is asked at a touch screen: which control, which pad, what stands below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sync.model.money import amount_of, in_words, plain
from sync.model.persons import normalise

if TYPE_CHECKING:
    from sync.model.forms import Question
    from sync.model.forms.bounds import Bounds

#: Types of the form engine -> the control of the page.
_CONTROLS = {
    "integer": "digits",
    "decimal": "digits",
    "range": "wheels",
    "date": "wheels",
    "time": "wheels",
    "dateTime": "wheels",
    "select_one": "one",
    "select_multiple": "many",
    "rank": "rank",
    "acknowledge": "yes",
    "note": "note",
    "geopoint": "place",
    "image": "paper",
    "file": "paper",
    "signature": "ink",
}
#: Controls that need the whole width, and how many characters half of it has room for.
_WIDE = {"many", "rank", "yes", "note", "place", "paper", "ink"}
_WORDS_OF_HALF = 12
#: Whole numbers between ends no further apart are made by + and −.
_FEW = 60
_MONEY = re.compile(r"[元钱款价费资额租]|金额|收入|工资|花了|多少|赔|付")
_NO_MONEY = re.compile(r"%|％|份额|比例|面积|平方|亩|重")
_ID = re.compile(r"身份证(件)?号")
_PHONE = re.compile(r"手机号?|电话|联系方式")
_ACCOUNT = re.compile(r"(银行)?(账|帐|卡)号")
_YES_NO = {("是", "否"), ("是", "不是"), ("有", "没有"), ("要", "不要"), ("会", "不会"), ("能", "不能")}


def control_of(question: Question, bounds: Bounds) -> str:
    """text, digits, wheels, one, many, rank, yes, note, place, paper or ink."""
    kind = _CONTROLS.get(question.type, "text")
    if kind == "digits" and question.type == "integer" and count_ends(question, bounds) is not None:
        return "wheels"
    if question.type == "range" and count_ends(question, bounds) is None:
        return "digits"
    return kind


def count_ends(question: Question, bounds: Bounds) -> tuple[int, int, int] | None:
    """Lowest, highest and step of a whole number that is made by + and −; None when it is typed."""
    if bounds.low is None or bounds.high is None:
        return None
    step = 1.0
    if question.type == "range":
        try:
            step = abs(float(question.parameters.get("step", "1")))
        except ValueError:
            return None
    ends = (bounds.low, bounds.high, step)
    if any(end != int(end) for end in ends) or not step:
        return None
    low, high = int(bounds.low) + bounds.low_open, int(bounds.high) - bounds.high_open
    if high < low or (high - low) / step > _FEW:
        return None
    return low, high, int(step)


def wheels_kind(question: Question) -> str:
    """What the wheels of a date or time make; "number" for a count."""
    if question.type == "date":
        looks = question.appearance.split()
        return "month" if "month-year" in looks else "year" if "year" in looks else "day"
    return {"time": "time", "dateTime": "moment"}.get(question.type, "number")


def pad_of(question: Question) -> str:
    """The pad that belongs to a written answer: number, decimal, money, id, phone or account; "" for
    the keyboard.

    Money is what the form says it is (appearance ``thousands-sep``), or a decimal whose words speak of money.
    """
    if question.type == "decimal":
        words = question.label
        if "thousands-sep" in question.appearance:
            return "money"
        return "money" if _MONEY.search(words) and not _NO_MONEY.search(words) else "decimal"
    if question.type == "integer":
        return "money" if "thousands-sep" in question.appearance else "number"
    if question.type == "range":
        return "decimal"
    if question.type != "text":
        return ""
    if question.source.endswith("number") or _ID.search(question.label):
        return "id"
    if question.source.endswith("phone") or _PHONE.search(question.label):
        return "phone"
    return "account" if _ACCOUNT.search(question.label) else ""


def answer_of(pad: str, text: str) -> str:
    """What the field holds -> the answer. What cannot be read goes on unchanged: the form's check speaks."""
    if pad == "money":
        amount = amount_of(text)
        return text if amount is None else plain(amount)
    if pad in ("id", "account"):
        return normalise(text)
    if pad == "phone":
        return text.replace(" ", "")
    return text


def grouped(pad: str, text: str) -> str:
    """A number as it is read: 138 0000 0000, 420626 19580406 0018, 1234 5678."""
    bare = text.replace(" ", "")
    if pad == "phone" and len(bare) <= 11 and bare.startswith("1") and bare.isdigit():
        sizes = [3, 4, 4]
    elif pad == "id" and len(bare) <= 18:
        sizes = [6, 8, 4]
    elif pad == "account" and bare.isdigit():
        sizes = [4] * (len(bare) // 4 + 1)
    else:
        return text
    pieces, at = [], 0
    for size in sizes:
        pieces.append(bare[at : at + size])
        at += size
    return " ".join(piece for piece in pieces if piece)


def below(pad: str, text: str) -> str:
    """What stands under a number while it is typed: the amount in words, or how many digits are to come."""
    bare = text.replace(" ", "")
    if not bare:
        return ""
    if pad == "money":
        amount = amount_of(bare)
        return "" if amount is None else in_words(amount)
    whole = {"id": 18, "phone": 11}.get(pad, 0)
    if pad == "phone" and not (bare.startswith("1") and bare.isdigit()):
        return ""
    if not whole or len(bare) == whole:
        return ""
    return f"还差 {whole - len(bare)} 位" if len(bare) < whole else f"多了 {len(bare) - whole} 位"


def wants_width(
    question: Question, control: str, pad: str, label: str, answer: str, choices: list[str]
) -> bool:
    """Whether it takes the whole width of a page, not half. answer: what is known already and shown."""
    looks = question.appearance
    if control in _WIDE or pad == "money" or "multiline" in looks or "w" in looks.split():
        return True
    if len(answer) > _WORDS_OF_HALF or len(label) > _WORDS_OF_HALF + 4:
        return True
    if len(question.hint) > 2 * _WORDS_OF_HALF or (control == "wheels" and question.type == "dateTime"):
        return True
    if control == "one":
        return max(map(len, choices), default=0) > _WORDS_OF_HALF
    return control not in ("digits", "wheels") and "地址" in label


def is_yes_no(choices: list[tuple[str, str]]) -> bool:
    """Whether two answers (name, words) are yes and no: two big buttons side by side."""
    if len(choices) != 2:
        return False
    (one, first), (two, second) = choices
    return {one, two} in ({"yes", "no"}, {"1", "0"}, {"true", "false"}) or (first, second) in _YES_NO
