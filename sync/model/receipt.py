"""The terminal's own receipt number (回执号).

It is what the citizen takes away, offline or not, and never the platform's 办件编号, which the
county or the city gives later (GB/T 39046 leaves that format open).

Shape: ``BK`` township(9) device(2) date(6, yymmdd) serial(4) check(1), printed as
``BK420626106-01-261122-0037-4``. The check digit is ISO 7064 MOD 11,10 over the 21 digits
(GB/T 17710), so any one mistyped digit, and 98 of 100 swaps of neighbours, are noticed before any
search.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sync.model.persons import normalise
from sync.model.problem import Problem

PHONE = 0
"""The device number of a place's pages for phones: no terminal has it."""


class ReceiptNumber(Struct, frozen=True):
    """township: 9-digit division code; device: 1-99 within it, or PHONE; serial: 1-9999 of that day."""

    township: str
    device: int
    day: date
    serial: int

    @property
    def digits(self) -> str:
        """The 22 digits, check digit included."""
        body = f"{self.township}{self.device:02d}{self.day:%y%m%d}{self.serial:04d}"
        return body + _check(body)

    def __str__(self) -> str:
        d = self.digits
        return f"BK{d[:9]}-{d[9:11]}-{d[11:17]}-{d[17:21]}-{d[21]}"

    @property
    def tail(self) -> str:
        """The part a person types at the terminal it came from: date, serial, check (11 digits)."""
        return self.digits[11:]


def _check(body: str) -> str:
    p = 10
    for digit in body:
        s = (int(digit) + p) % 10 or 10
        p = s * 2 % 11
    return str((11 - p) % 10)


def make_receipt_number(township: str, device: int, day: date, serial: int) -> ReceiptNumber:
    """Raises ValueError when a part is out of its range: that is our mistake, not a citizen's."""
    if not (len(township) == 9 and township.isdigit() and PHONE <= device <= 99 and 1 <= serial <= 9999):
        raise ValueError(f"receipt number out of range: {township} {device} {serial}")
    return ReceiptNumber(township, device, day, serial)


def parse_receipt_number(text: str, path: str = "receipt_no") -> ReceiptNumber | Problem:
    """Read a whole receipt number as typed or scanned, with or without ``BK`` and dashes."""
    number = normalise(text).removeprefix("BK")
    if not number:
        return Problem(path, "receipt_no.missing", "请输入回执号，它印在回执上。")
    if not (number.isascii() and number.isdigit()):
        return Problem(path, "receipt_no.characters", "回执号是 BK 后面的一串数字，请再看一遍。")
    if len(number) != 22:
        more = "少" if len(number) < 22 else "多"
        return Problem(
            path, "receipt_no.length", f"{more}了 {abs(22 - len(number))} 位，BK 后面应是 22 位数字。"
        )
    if _check(number[:21]) != number[21]:
        return Problem(path, "receipt_no.check", "回执号有一位不对，请对着回执再看一遍。")
    try:
        day = date(2000 + int(number[11:13]), int(number[13:15]), int(number[15:17]))
        return make_receipt_number(number[:9], int(number[9:11]), day, int(number[17:21]))
    except ValueError:
        return Problem(path, "receipt_no.parts", "没有这样的回执号，请对着回执再看一遍。")


def is_receipt_tail(text: str) -> bool:
    """True for the 11 digits (date, serial, check) that suffice at the terminal itself."""
    number = normalise(text)
    return len(number) == 11 and number.isascii() and number.isdigit()
