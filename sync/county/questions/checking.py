"""Checking a certificate: by its QR code, with nothing but the county's public key, or by its number."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county.keys import KeyRing
from sync.county.questions.certificates import digits_of, last_day
from sync.county.questions.models import IssuedCertificate
from sync.model.persons import mask_name
from sync.protocol.statement import StatementError, read

_NUMBER = re.compile(r"\d{14}")


class Standing(StrEnum):
    """GENUINE: signed by us, or in our books, and it holds."""

    GENUINE = "genuine"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Checked(Struct, frozen=True, kw_only=True):
    """What may be said to anybody. rows: name and value. signed: the content was checked, and not the number
    alone. why: of one that was revoked; day: since when, or until when."""

    standing: Standing
    number: str
    title: str
    rows: tuple[tuple[str, str], ...]
    signed: bool
    why: str = ""
    day: date | None = None


def number_of(text: str) -> str:
    """A certificate's number as somebody types it, blanks and dashes taken out; "" for what is none."""
    digits = digits_of(text)
    return digits if _NUMBER.fullmatch(digits) else ""


def check_code(text: str, now: datetime) -> Checked:
    """By what its code says. Raises StatementError."""
    said = read(text, KeyRing(settings.KEYS_FOLDER).sign_public())
    row = IssuedCertificate.objects.filter(pk=said.number).first()
    standing, why, day = _standing(row, last_day(dict(said.facts)), now)
    rows = (
        ("姓名", mask_name(said.name)),
        ("证件号码", said.id_number),
        *said.facts,
        ("出具单位", said.department),
        ("出具时间", said.issued_at[:16].replace("T", " ")),
    )
    return Checked(
        standing=standing, number=said.number, title=said.title, rows=rows, signed=True, why=why, day=day
    )


def why_not_now(text: str, now: datetime) -> str:
    """Why a genuine certificate does not hold any more; "" where it does. Raises StatementError."""
    found = check_code(text, now)
    if found.standing is Standing.REVOKED:
        return f"这份证明 {found.day} 已经作废：{found.why}"
    return f"这份证明的有效期到 {found.day}，已经过了。" if found.standing is Standing.EXPIRED else ""


def check_number(number: str, now: datetime) -> Checked | None:
    """By its number alone: that there is such a certificate, and whose, masked; not what it says."""
    row = IssuedCertificate.objects.filter(pk=number).first()
    if row is None:
        return None
    standing, why, day = _standing(row, row.valid_until, now)
    issued = timezone.localtime(row.issued_at)
    rows = (("姓名", row.masked_name), ("出具单位", row.department), ("出具时间", f"{issued:%Y-%m-%d %H:%M}"))
    return Checked(
        standing=standing, number=row.number, title=row.title, rows=rows, signed=False, why=why, day=day
    )


def standing(row: IssuedCertificate, now: datetime) -> Standing:
    """Of one in our books."""
    return _standing(row, row.valid_until, now)[0]


def _standing(
    row: IssuedCertificate | None, until: date | None, now: datetime
) -> tuple[Standing, str, date | None]:
    if row is not None and row.revoked_at is not None:
        return Standing.REVOKED, row.revoked_why, timezone.localtime(row.revoked_at).date()
    if until is not None and timezone.localtime(now).date() > until:
        return Standing.EXPIRED, "", until
    return Standing.GENUINE, "", until


def public_key() -> str:
    """Hexadecimal, for whoever checks elsewhere."""
    return KeyRing(settings.KEYS_FOLDER).sign_public().hex()


def check(text: str, key: str = "") -> tuple[bool, list[str]]:
    """Whether the statement is genuine, and lines that say what it says. key: hexadecimal; "" for our own."""
    try:
        public = bytes.fromhex(key or public_key())
        said = read(text, public)
    except StatementError as error:
        return False, [str(error)]
    except ValueError:
        return False, ["核验公钥要写 64 位十六进制的数字。"]
    return True, [
        "签名正确，是本县开的证明。请和纸上的内容核对：",
        f"证明编号：{said.number}",
        f"证明名称：{said.title}",
        f"姓名：{said.name}",
        f"证件号码：{said.id_number}",
        *(f"{name}：{value}" for name, value in said.facts),
        f"出具单位：{said.department}",
        f"出具时间：{said.issued_at[:16].replace('T', ' ')}",
    ]
