"""Fictional people. Area code 999999 is assigned to nobody; the check digit is computed."""

from __future__ import annotations

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
