"""No number in the tree can be a living person's ID number: ours use 999999, an area code that nobody has."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

from tests.lint.tree import all_files, name_of

NUMBER = re.compile(r"(?<![0-9A-Za-z])([1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z])")
INVENTED_AREA = "999999"
#: GB 11643-1999: weights of the first seventeen digits, and the check digit by the sum modulo 11.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
_PICTURES = {".png", ".wav", ".ttf", ".jpg", ".ogg"}


def could_be_a_person(number: str) -> bool:
    """A real calendar date and a right check digit, in an area code that is not the invented one."""
    if number.startswith(INVENTED_AREA):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK[total % 11] == number[17].upper()


def texts_of(path: Path) -> list[str]:
    """The words of a file; of a spreadsheet or another zip, those of its members."""
    if path.suffix in _PICTURES:
        return []
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
    return [path.read_bytes().decode("utf-8", "ignore")]


def with_check_digit(first_seventeen: str) -> str:
    total = sum(int(d) * w for d, w in zip(first_seventeen, WEIGHTS, strict=True))
    return first_seventeen + CHECK[total % 11]


def test_the_rule_sees_a_number_and_lets_ours_pass() -> None:
    # Put together here, so that this file holds no such number either.
    real_looking = with_check_digit("420626" + "19900101" + "123")
    assert could_be_a_person(real_looking)
    assert could_be_a_person(real_looking.lower())
    assert not could_be_a_person(with_check_digit("999999" + "19900101" + "123"))
    assert not could_be_a_person(real_looking[:6] + "19901301" + real_looking[14:])
    assert not could_be_a_person(real_looking[:17] + ("0" if real_looking[17] != "0" else "1"))


def test_no_living_persons_number_in_the_tree() -> None:
    wrong = {
        name_of(path): [n[:6] + "…" for n in found]
        for path in all_files()
        if (found := [n for text in texts_of(path) for n in NUMBER.findall(text) if could_be_a_person(n)])
    }
    assert not wrong, f"use tests/helpers/people.py: {wrong}"
