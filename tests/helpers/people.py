"""Fictional people. Area code 999999 is assigned to nobody; the check digit is computed."""

from __future__ import annotations

from datetime import date, timedelta

from sync.model.case import Applicant
from sync.model.persons import IdType, check_digit


def id_number(birth: str = "19491231", order: int = 2) -> str:
    """A number with a right check digit for nobody; birth as yyyymmdd, order 0 to 999 (odd: male)."""
    body = f"999999{birth}{order:03d}"
    return body + check_digit(body)


def applicant(name: str = "张示例", birth: str = "19491231", order: int = 2) -> Applicant:
    return Applicant(
        name=name, id_type=IdType.RESIDENT, id_number=id_number(birth, order), phone="13800000000"
    )


def somebody(number: int) -> Applicant:
    """Another person for each number, up to twenty million: what one files twice is taken for a double."""
    day = date(1930, 1, 1) + timedelta(days=number // 1000 % 20_000)
    return applicant(birth=f"{day:%Y%m%d}", order=number % 1000)
