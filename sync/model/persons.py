"""Numbers that name a person or a body, and how they are shown.

Sources: GB 11643-1999 (citizen identity number), GB 32100-2015 (unified social credit code),
the 2023 and 2017 layouts of the foreign permanent resident ID card, and the residence permit
for Hong Kong, Macao and Taiwan residents (prefixes 810000, 820000, 830000, same check as GB 11643).
"""

from __future__ import annotations

import unicodedata
from datetime import date
from enum import StrEnum
from operator import mul

from msgspec import Struct

from sync.model.problem import Problem

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I O S V Z
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


class IdType(StrEnum):
    """Certificate types by their GA/T 2000.156 code; the unified credit code travels as 001."""

    RESIDENT = "111"
    HK_MACAO_TAIWAN = "516"
    FOREIGN_RESIDENT = "553"
    CREDIT_CODE = "001"


class Sex(StrEnum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSTATED = "9"


class IdNumber(Struct, frozen=True):
    """A number that passed its check. birth and sex are None where the number does not carry them."""

    number: str
    type: IdType
    birth: date | None = None
    sex: Sex | None = None


# Of what normalise takes out, the ASCII part; nothing in ASCII folds to anything else.
_ASCII_OUT = {code: None for code in range(128) if chr(code).isspace() or chr(code) in "-."}


def normalise(text: str) -> str:
    """Full-width digits and letters to half-width, spaces and dashes out, letters upper case.

    So a number copied from paper or typed through a Chinese input method is taken as meant.
    Normalising twice is the same as once.
    """
    if text.isascii():
        return text.translate(_ASCII_OUT).upper()
    while True:
        folded = unicodedata.normalize("NFKC", text)
        kept = "".join(c for c in folded if not c.isspace() and c not in "-–—·.").upper()
        # A blank taken out may let a combining mark join the letter before it ("A¯"): look again.
        if kept == text:
            return kept
        text = kept


def check_digit(first17: str) -> str:
    """The 18th character for 17 digits (GB 11643 §4.2, ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(map(mul, map(int, first17), _WEIGHTS)) % 11]


def check_id_number(text: str, today: date, path: str = "id_number") -> IdNumber | Problem:
    """Check an identity number as typed by a person; the kind is recognised from the number.

    today: a birth date after it is impossible.
    """
    number = normalise(text)
    if not number:
        return Problem(path, "id_number.missing", "请输入身份证号码。")
    if len(number) == 15 and number.isascii() and number[:3].isalpha() and number[3:].isdigit():
        return IdNumber(number, IdType.FOREIGN_RESIDENT)
    if len(number) == 15 and number.isascii() and number.isdigit():
        return Problem(path, "id_number.old15", "这是 15 位的老号码，请看新身份证上的 18 位号码。")
    if len(number) < 18:
        return Problem(path, "id_number.short", f"少了 {18 - len(number)} 位，身份证号码应是 18 位。")
    if len(number) > 18:
        return Problem(path, "id_number.long", f"多了 {len(number) - 18} 位，身份证号码应是 18 位。")
    body, last = number[:17], number[17]
    if not (body.isascii() and body.isdigit()) or last not in "0123456789X":
        return Problem(path, "id_number.characters", "前 17 位都应是数字，最后一位是数字或 X。")
    try:
        birth = date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    except ValueError:
        return Problem(
            path, "id_number.date", "第 7 到 14 位是出生日期，这个日期不存在，请对着证件再看一遍。"
        )
    if birth > today or birth.year < 1850:
        return Problem(path, "id_number.date", "第 7 到 14 位是出生日期，这个日期不对，请对着证件再看一遍。")
    if check_digit(body) != last:
        return Problem(path, "id_number.check_digit", "号码有一位不对，请对着证件一位一位再看一遍。")
    if body[0] == "9" and body[:6] != "999999":
        kind = IdType.FOREIGN_RESIDENT
    elif body[:6] in ("810000", "820000", "830000"):
        kind = IdType.HK_MACAO_TAIWAN
    else:
        kind = IdType.RESIDENT
    return IdNumber(number, kind, birth, Sex.MALE if int(body[16]) % 2 else Sex.FEMALE)


def check_credit_code(text: str, path: str = "credit_code") -> IdNumber | Problem:
    """Check a unified social credit code (GB 32100-2015, 18 characters)."""
    code = normalise(text)
    if not code:
        return Problem(path, "credit_code.missing", "请输入统一社会信用代码。")
    if len(code) != 18:
        more = "少" if len(code) < 18 else "多"
        return Problem(
            path, "credit_code.length", f"{more}了 {abs(18 - len(code))} 位，统一社会信用代码应是 18 位。"
        )
    if any(c not in _CREDIT_ALPHABET for c in code):
        return Problem(
            path, "credit_code.characters", "统一社会信用代码里没有 I、O、S、V、Z，请对着执照再看一遍。"
        )
    total = sum(_CREDIT_ALPHABET.index(c) * w for c, w in zip(code[:17], _CREDIT_WEIGHTS, strict=True))
    if _CREDIT_ALPHABET[(31 - total % 31) % 31] != code[17]:
        return Problem(path, "credit_code.check", "代码有一位不对，请对着执照一位一位再看一遍。")
    return IdNumber(code, IdType.CREDIT_CODE)


def check_name(text: str, path: str = "name") -> str | Problem:
    """A person's name as written on the certificate: 1 to 50 characters, rare characters welcome.

    Returns the name with outer and repeated blanks removed and the middle dot unified to U+00B7,
    as the resident ID card prints it.
    """
    name = " ".join(text.split())
    for dot in "•‧・．∙⋅":
        name = name.replace(dot, "·")
    if not name:
        return Problem(path, "name.missing", "请填姓名，和身份证上的一样。")
    if len(name) > 50:
        return Problem(path, "name.long", f"姓名最多 50 个字，现在是 {len(name)} 个字。")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name):
        return Problem(path, "name.characters", "姓名里有看不见的符号，请删掉重写。")
    if any(c.isdigit() for c in name):
        return Problem(path, "name.digits", "姓名里不应有数字，请再看一遍。")
    return name


def check_mobile(text: str, path: str = "phone") -> str | Problem:
    """A mainland mobile number: 11 digits starting 13 to 19."""
    number = normalise(text).removeprefix("+86")
    if not number:
        return Problem(path, "phone.missing", "请填手机号码，办好了好通知您。")
    if not (number.isascii() and number.isdigit()):
        return Problem(path, "phone.characters", "手机号码应全是数字。")
    if len(number) != 11:
        more = "少" if len(number) < 11 else "多"
        return Problem(path, "phone.length", f"{more}了 {abs(11 - len(number))} 位，应是 11 位数字。")
    if number[0] != "1" or number[1] not in "3456789":
        return Problem(path, "phone.prefix", "手机号码应以 13 到 19 开头，请再看一遍。")
    return number


def mask_name(name: str) -> str:
    """张*例, 王*, 欧*****德: first and last character stay, as the screens show names."""
    if len(name) <= 1:
        return "*"
    if len(name) == 2:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def mask_id_number(number: str) -> str:
    """4206********0018: first and last four characters stay."""
    if len(number) <= 8:
        return "*" * len(number)
    return number[:4] + "*" * 8 + number[-4:]


def mask_phone(phone: str) -> str:
    """138****0000."""
    return phone[:3] + "****" + phone[-4:] if len(phone) == 11 else "*" * len(phone)


def age_on(birth: date, day: date) -> int:
    """Full years of age on ``day`` (周岁); someone born on 29 February turns a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
