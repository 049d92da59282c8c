"""Acts of the desk and the clock of a case, without a database."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.county.desk import clocks
from sync.county.desk.acts import (
    REMEDIES,
    Act,
    Pause,
    Said,
    Standing,
    Taker,
    Way,
    clean_lines,
    facts,
    may_act,
    said_of,
    told_words,
    why_not,
)
from sync.county.desk.clocks import Clock, Limit, last_days, resumed, started, stopped
from sync.model.calendar import YEAR_2026, Unit, WorkCalendar
from sync.model.case import CaseState, may_follow
from sync.model.matter import TimeLimit
from tests.county.test_desk_rules import MATTER

CALENDAR = WorkCalendar([YEAR_2026])
TODAY = date(2026, 11, 23)
ALLOWED = {
    CaseState.RECEIVED: {Act.ACCEPT, Act.CORRECT, Act.NOT_ACCEPT, Act.HAND_OVER, Act.WITHDRAW},
    CaseState.CORRECTING: {Act.CORRECTED, Act.NOT_ACCEPT, Act.HAND_OVER, Act.WITHDRAW},
    CaseState.ACCEPTED: {Act.COMPLETE, Act.REFUSE, Act.PAUSE, Act.HAND_OVER, Act.WITHDRAW},
    CaseState.PAUSED: {Act.RESUME, Act.HAND_OVER, Act.WITHDRAW},
    CaseState.COMPLETED: {Act.DELIVER},
    CaseState.REFUSED: {Act.DELIVER},
}


def refusal(state: CaseState, act: Act, said: Said | str = "", **standing: object) -> str:
    case = replace(Standing(state), **standing)
    return why_not(case, act, Said(note=said) if isinstance(said, str) else said, TODAY, CALENDAR)


@pytest.mark.parametrize("state", list(CaseState))
def test_acts_by_state(state: CaseState) -> None:
    assert {act for act in Act if may_act(state, act)} == ALLOWED.get(state, set())


def test_every_act_is_a_step_of_the_state_machine_that_both_ends_know() -> None:
    for state, act in product(CaseState, Act):
        if may_act(state, act) and act.target is not None:
            assert may_follow(state, act.target), (state, act)


def test_refusing_and_correcting_need_words() -> None:
    assert "要写明" in refusal(CaseState.RECEIVED, Act.NOT_ACCEPT, "  ")
    assert "哪个单位" in refusal(CaseState.RECEIVED, Act.NOT_ACCEPT, "不是本县的事")
    assert refusal(CaseState.RECEIVED, Act.NOT_ACCEPT, Said(note="不是本县的事", body="户籍地")) == ""
    assert "要写明" in refusal(CaseState.RECEIVED, Act.CORRECT, "")
    assert "一行写一样" in refusal(CaseState.RECEIVED, Act.CORRECT, "1.\n2、")
    assert "80 个字" in refusal(CaseState.RECEIVED, Act.CORRECT, "料" * 81)
    assert refusal(CaseState.RECEIVED, Act.CORRECT, "户口簿") == ""
    assert "最多 1000" in refusal(CaseState.RECEIVED, Act.ACCEPT, "字" * 1001)
    assert refusal(CaseState.RECEIVED, Act.COMPLETE).startswith("这个办件现在是")
    assert "行政复议" in refusal(CaseState.ACCEPTED, Act.REFUSE, "不合条件")
    assert refusal(CaseState.ACCEPTED, Act.REFUSE, Said(note="不合条件", remedies=REMEDIES)) == ""


def test_a_second_correction_needs_a_reason_and_is_counted_with_what_it_added() -> None:
    told = ("户口簿", "银行卡")
    assert "已经告知过一次" in refusal(CaseState.RECEIVED, Act.CORRECT, "户口簿", told=told, corrections=1)
    said = Said(note="1. 户口簿\n照片", reason="第一次漏看了照片")
    assert refusal(CaseState.RECEIVED, Act.CORRECT, said, told=told, corrections=1) == ""
    assert facts(Act.CORRECT, said, told, 1) == {
        "items": ["户口簿", "照片"],
        "time": 2,
        "added": ["照片"],
        "reason": "第一次漏看了照片",
    }
    assert "漏看" not in told_words(Act.CORRECT, said)


def test_a_special_procedure_has_a_kind_an_end_and_a_law() -> None:
    good = Said(note="公示七天", kind=Pause.NOTICE, until=TODAY + timedelta(days=7))
    assert refusal(CaseState.ACCEPTED, Act.PAUSE, good) == ""
    assert told_words(Act.PAUSE, good).startswith("公示，预计到2026年11月30日，这段时间不算")
    for wrong, words in (
        (replace(good, kind=None), "哪一种"),
        (replace(good, until=TODAY), "今天以后"),
        (replace(good, until=None), "今天以后"),
        (replace(good, until=TODAY + timedelta(days=400)), "一年"),
        (replace(good, kind=Pause.EXTENSION, until=TODAY + timedelta(days=20)), "最多 10 个工作日"),
    ):
        assert words in refusal(CaseState.ACCEPTED, Act.PAUSE, wrong)


def test_a_delivery_says_how_when_and_to_whom() -> None:
    good = Said(way=Way.POST, taker=Taker.APPLICANT, on=TODAY)
    assert refusal(CaseState.COMPLETED, Act.DELIVER, good, decided=TODAY) == ""
    assert told_words(Act.DELIVER, good) == "邮寄，本人签收，11月23日"
    for wrong in (replace(good, way=None), replace(good, taker=None), replace(good, on=None)):
        assert refusal(CaseState.COMPLETED, Act.DELIVER, wrong)
    assert refusal(CaseState.COMPLETED, Act.DELIVER, replace(good, on=TODAY + timedelta(days=1)))
    early = replace(good, on=TODAY - timedelta(days=1))
    assert "早于" in refusal(CaseState.COMPLETED, Act.DELIVER, early, decided=TODAY)


def test_items_one_a_line_without_their_numbers() -> None:
    assert clean_lines(" 1. 户口簿 \n\n2、银行卡\n（三）照片") == ["户口簿", "银行卡", "（三）照片"]


@given(st.dictionaries(st.sampled_from(["note", "kind", "until", "on", "way", "taker", "body"]), st.text()))
def test_whatever_a_page_sends_can_be_asked_about(form: dict[str, str]) -> None:
    said = said_of(form)
    for state, act in product(CaseState, Act):
        if not why_not(Standing(state), act, said, TODAY, CALENDAR):
            assert may_act(state, act)
            told_words(act, said)
            facts(act, said, (), 0)


# The clock

MATTER_20_30 = replace(MATTER, promised=TimeLimit(20), statutory=TimeLimit(30, Unit.WORKING_DAY))


def test_it_starts_with_acceptance_whose_own_day_is_not_counted() -> None:
    last = last_days(started(TODAY, MATTER_20_30), CALENDAR)
    assert (last.promised, last.statutory) == (date(2026, 12, 21), date(2027, 1, 4))
    # Thirty working days reach into 2027, whose holidays nobody has published.
    assert last.provisional


def test_calendar_days_and_missing_limits() -> None:
    matter = replace(MATTER, promised=TimeLimit(None), statutory=TimeLimit(10, Unit.CALENDAR_DAY))
    last = last_days(started(TODAY, matter), CALENDAR)
    assert (last.promised, last.statutory, last.provisional) == (None, date(2026, 12, 3), False)
    at_once = replace(MATTER, promised=TimeLimit(0), statutory=TimeLimit(None))
    assert last_days(started(TODAY, at_once), CALENDAR).promised == TODAY
    assert last_days(started(TODAY, None), CALENDAR).promised is None


def test_a_special_procedure_takes_its_working_days_out_of_the_count() -> None:
    clock = started(TODAY, MATTER_20_30)
    still = stopped(clock, date(2026, 11, 25), CALENDAR)  # two days used
    assert (still.promised, still.since) == (Limit(18, Unit.WORKING_DAY), None)
    assert last_days(still, CALENDAR).promised is None
    again = resumed(still, date(2026, 12, 2))  # five working days stood still
    assert last_days(again, CALENDAR).promised == date(2026, 12, 28)


@given(
    count=st.integers(0, 60),
    unit=st.sampled_from(list(Unit)),
    before=st.integers(0, 90),
    stood=st.integers(0, 90),
    start=st.dates(date(2026, 1, 1), date(2026, 6, 30)),
)
def test_whatever_is_stopped_goes_on_with_as_much_as_was_left(
    count: int, unit: Unit, before: int, stood: int, start: date
) -> None:
    matter = replace(MATTER, promised=TimeLimit(count, unit), statutory=TimeLimit(None))
    clock = started(start, matter)
    stop, go = start + timedelta(days=before), start + timedelta(days=before + stood)
    again = resumed(stopped(clock, stop, CALENDAR), go)
    first, last = last_days(clock, CALENDAR).promised, last_days(again, CALENDAR).promised
    assert first is not None
    assert last is not None
    # Time that stood still is never taken from the case, and an overdue case does not become punctual by it.
    # A last day that moved from a day off to the next working day is still in time.
    if clocks.used(start, stop, unit, CALENDAR) <= count or stop <= first:
        assert last >= first
        assert clocks.used(go, last, unit, CALENDAR) >= 0
    else:
        assert last < go
    assert stopped(stopped(clock, stop, CALENDAR), go, CALENDAR) == stopped(clock, stop, CALENDAR)
    assert resumed(again, go + timedelta(days=5)) == again


def test_standing_and_going_for_no_time_changes_nothing() -> None:
    clock = Clock(TODAY, Limit(5, Unit.WORKING_DAY), Limit(9, Unit.CALENDAR_DAY))
    assert last_days(resumed(stopped(clock, TODAY, CALENDAR), TODAY), CALENDAR) == last_days(clock, CALENDAR)
