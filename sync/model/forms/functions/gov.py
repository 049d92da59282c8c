"""Our own functions, all under the prefix ``gov:``; ``sync/model/forms/README.md`` documents them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.values import NAN, parse_date
from sync.model.persons import check_credit_code, check_id_number
from sync.model.problem import Problem


def _today(world: Any) -> date:
    today: date = world.context.now.date()
    return today


def _id_number_ok(world: Any, text: str) -> bool:
    return not isinstance(check_id_number(text, _today(world)), Problem)


def _birth_date(world: Any, text: str) -> str:
    """Birth date that an identity number carries; empty where it carries none or is wrong."""
    found = check_id_number(text, _today(world))
    if isinstance(found, Problem) or found.birth is None:
        return ""
    return found.birth.isoformat()


def _sex(world: Any, text: str) -> str:
    """``1`` male, ``2`` female (GB/T 2261.1); empty where the number does not say."""
    found = check_id_number(text, _today(world))
    if isinstance(found, Problem) or found.sex is None:
        return ""
    return str(found.sex.value)


def _age(world: Any, text: str, day: str | None = None) -> float:
    """Full years of life on ``day`` (default today); takes a date or an identity number.

    A birthday on 29 February is on 1 March in other years (民法典 has no rule of its own; 行政机关 count
    the day after the last day of February).
    """
    birth = parse_date(text.strip()) or parse_date(_birth_date(world, text) if text.strip() else "")
    until = _today(world) if day is None else parse_date(day.strip())
    if birth is None or until is None:
        return NAN
    return float(until.year - birth.year - ((until.month, until.day) < (birth.month, birth.day)))


def _credit_code_ok(text: str) -> bool:
    return not isinstance(check_credit_code(text), Problem)


def _division_name(world: Any, code: str) -> str:
    return str(world.context.divisions.get(code.strip(), ""))


def _workday_add(world: Any, day: str, count: float) -> str:
    """The ``count``-th working day after ``day``; provisional where the year's holidays are unpublished."""
    start = parse_date(day.strip())
    if start is None or count != count or not 0 <= count <= 1000:
        return ""
    try:
        return str(world.context.calendar.deadline(start, int(count)).day.isoformat())
    except OverflowError:  # beyond the year 9999
        return ""


FUNCTIONS: dict[str, Function] = {
    "gov:id-number-ok": Function(1, 1, "s", "b", _id_number_ok, world=True),
    "gov:birth-date": Function(1, 1, "s", "s", _birth_date, world=True),
    "gov:sex": Function(1, 1, "s", "s", _sex, world=True),
    "gov:age": Function(1, 2, "ss", "n", _age, world=True, fickle=True),
    "gov:credit-code-ok": Function(1, 1, "s", "b", _credit_code_ok),
    "gov:division-name": Function(1, 1, "s", "s", _division_name, world=True),
    "gov:workday-add": Function(2, 2, "sn", "s", _workday_add, world=True, fickle=True),
}
