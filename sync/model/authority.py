"""委托书: what the letter says, its number, and whether it covers a case (民法典 161-165)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from hashlib import sha256

from sync.model.case import Applicant, Authority, Case
from sync.model.persons import normalise
from sync.model.problem import Problem

LASTS = timedelta(days=30)
"""How long a letter may be used. The Civil Code wants a term and names none (165); it is the house's own."""
DIGITS = 8
WORDING = 1
"""Of the text that is signed today; the county knows this one and those before it."""

RELATIONS = (
    "父母（公婆、岳父母）",
    "子女",
    "配偶或其他亲属",
    "邻居、同村",
    "服务对象（帮办员、村干部代办）",
)
"""What the applicant may be to the agent, where a letter is asked for."""


def letter_number(day: date, serial: int) -> str:
    """Eight digits: month, day, three of ``serial`` (0-999), a check digit: a slip of the finger shows."""
    head = f"{day:%m%d}{serial % 1000:03}"
    return head + str(_check_digit(head))


def check_letter_number(text: str, today: date) -> date | Problem:
    """The day a letter was made, or what is wrong with the number typed from it."""
    digits = normalise(text)
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return Problem("number", "authority.number", f"委托书编号是 {DIGITS} 位数字，印在委托书右上角。")
    if str(_check_digit(digits[:-1])) != digits[-1]:
        return Problem("number", "authority.check", "编号有一位不对，请对着委托书再看一遍。")
    for year in (today.year, today.year - 1):
        try:
            made = date(year, int(digits[:2]), int(digits[2:4]))
        except ValueError:
            continue
        if made <= today:
            if today - made > LASTS:
                return Problem("number", "authority.old", "这张委托书过期了，请重新打一张，让本人签好。")
            return made
    return Problem("number", "authority.check", "编号有一位不对，请对着委托书再看一遍。")


def letter_words(
    applicant: Applicant, agent: Applicant, matter: str, until: date, wording: int = WORDING
) -> str:
    """The text that is signed; names and numbers whole, one paragraph a line. KeyError: wording unknown."""
    return _WORDINGS[wording](applicant, agent, matter, until)


def _wording_1(applicant: Applicant, agent: Applicant, matter: str, until: date) -> str:
    return "\n".join(
        (
            f"委托人：{applicant.name}，证件号码 {applicant.id_number}。",
            f"受托人：{agent.name}，证件号码 {agent.id_number}。",
            f"委托人因本人不便到场，委托受托人代为办理“{matter}”：代为填写申请、提交和补交材料、签收文书、查询进度、"
            "领取结果。",
            f"受托人在上述范围内的行为，委托人都承认。本委托书只用于这一件事，{until.year}年{until.month}月{until.day}日以前有效，"
            "受托人不得转委托。",
        )
    )


_WORDINGS: Mapping[int, Callable[[Applicant, Applicant, str, date], str]] = {1: _wording_1}
"""What was signed is compared word for word: a text once released stays as it is, other words are another."""


def letter_document(words: str) -> str:
    """What a signature on the screen is bound to: SHA-256 (hex) of the letter's text in UTF-8."""
    return sha256(words.encode()).hexdigest()


def check_authority(case: Case, filed: date) -> tuple[Problem, ...]:
    """Whether the letter is about this case and these two people, signed under these words, and in its term.

    filed: the day it was filed, by the county's clock: how long it was under way does not count.
    """
    letter = case.authority
    if letter is None:
        return ()
    if case.agent is None:
        return (Problem("authority", "authority.nobody", "有委托书，但没有写代办人，请核对。"),)
    found = []
    if letter.wording not in _WORDINGS:
        words = "委托书用的是县里的程序还不认识的文本，请对着委托书上的人、事项和期限核对。"
        found.append(Problem("authority", "authority.wording", words))
    elif letter.words != letter_words(
        case.applicant, case.agent, case.matter_name, letter.until, letter.wording
    ):
        found.append(Problem("authority", "authority.words", "委托书写的人或事项和这个办件对不上，请核对。"))
    if letter.until < filed:
        words = f"委托书只到 {letter.until.isoformat()} 有效，提交时已经过期，请让本人重新委托。"
        found.append(Problem("authority", "authority.old", words))
    signed = letter.signature
    if signed is not None and (not signed.strokes or signed.document != letter_document(letter.words)):
        found.append(
            Problem("authority", "authority.signature", "委托书上的签名和内容对不上，请向本人核实。")
        )
    return tuple(found)


def is_authority_of(
    letter: Authority | None, applicant: Applicant, agent: Applicant, matter: str, day: date
) -> bool:
    """Whether a letter given earlier still covers who and what is filed, on that day."""
    if letter is None or letter.until < day or letter.wording not in _WORDINGS:
        return False
    return letter.words == letter_words(applicant, agent, matter, letter.until, letter.wording)


def _check_digit(head: str) -> int:
    """Luhn (ISO/IEC 7812-1)."""
    total = 0
    for place, char in enumerate(reversed(head)):
        digit = int(char) * (2 if place % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return -total % 10
