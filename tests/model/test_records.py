"""Ids, reviews, states of a case, and that every record survives the wire."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.model.case import (
    Case,
    CaseEvent,
    CaseState,
    CaseStatus,
    MaterialChoice,
    Route,
    Signature,
    may_follow,
)
from sync.model.ids import is_uuid7, unix_ms_of, uuid7
from sync.model.matter import Origin
from sync.model.review import ITEMS, Level, Review, check_review
from tests.helpers.people import applicant


class TestIds:
    @given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=10))
    def test_the_moment_comes_back(self, ms: int, random: bytes) -> None:
        id = uuid7(ms, random)
        assert is_uuid7(id)
        assert unix_ms_of(id) == ms

    @given(st.integers(0, (1 << 48) - 2), st.binary(min_size=10, max_size=10))
    def test_later_ids_are_larger_as_text(self, ms: int, random: bytes) -> None:
        assert uuid7(ms, b"\xff" * 10) < uuid7(ms + 1, random)

    def test_two_of_one_moment_differ(self) -> None:
        assert len({uuid7(1) for _ in range(100)}) == 100

    @pytest.mark.parametrize("ms", [-1, 1 << 48])
    def test_out_of_range(self, ms: int) -> None:
        with pytest.raises(ValueError, match="unix_ms"):
            uuid7(ms)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "x",
            uuid7(1).upper().replace("0", "A"),
            uuid7(1).replace("-", ""),
            "{" + uuid7(1) + "}",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
        ],
        ids=["nothing", "a letter", "capitals", "without hyphens", "in braces", "version 4"],
    )
    def test_other_text_is_not_one(self, text: str) -> None:
        assert not is_uuid7(text)
        with pytest.raises(ValueError, match="UUIDv7"):
            unix_ms_of(text)


def review(**changes: object) -> Review:
    made = Review(id=uuid7(1), subject=uuid7(2), round=1, level=Level.SATISFIED)
    return replace(made, **changes)


class TestReviews:
    def test_the_two_official_tables_run_in_opposite_directions(self) -> None:
        assert [level.national_code for level in Level] == [5, 4, 3, 2, 1]
        assert [level.gbt39046_code for level in Level] == [1, 2, 3, 4, 5]

    def test_the_last_two_are_bad(self) -> None:
        assert [level.bad for level in Level] == [False, False, False, True, True]

    def test_items_belong_to_the_level_of_their_first_digit(self) -> None:
        for level, items in ITEMS.items():
            assert len(items) == 8
            assert {code[0] for code in items} == {str(level.national_code)}

    @pytest.mark.parametrize("level", Level)
    def test_a_level_with_one_of_its_items_is_complete(self, level: Level) -> None:
        assert check_review(review(level=level, items=(next(iter(ITEMS[level])),))) == ()

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            ({"level": Level.DISSATISFIED}, "review.reason"),
            ({"level": Level.VERY_DISSATISFIED, "words": "  \u3000"}, "review.reason"),
            ({"items": ("510",)}, "review.items"),
            ({"items": ("nonsense",)}, "review.items"),
            ({"words": "字" * 501}, "review.words"),
            ({"round": 0}, "review.round"),
        ],
    )
    def test_wrong_reviews(self, changes: dict[str, object], rule: str) -> None:
        assert [p.rule for p in check_review(review(**changes))] == [rule]

    @pytest.mark.parametrize("changes", [{"words": "慢"}, {"items": ("214",)}])
    def test_a_bad_one_with_a_reason_is_complete(self, changes: dict[str, object]) -> None:
        assert check_review(review(level=Level.DISSATISFIED, **changes)) == ()

    def test_five_hundred_characters_are_enough(self) -> None:
        assert check_review(review(words="𠮷" * 500)) == ()


class TestCaseStates:
    def test_every_state_has_words(self) -> None:
        assert len({state.label for state in CaseState}) == len(CaseState)

    @pytest.mark.parametrize(
        "way",
        [
            "received accepted completed delivered",
            "received accepted refused delivered",
            "received correcting received accepted paused accepted completed",
            "received not_accepted",
            "correcting not_accepted",
            "received withdrawn",
            "accepted withdrawn",
        ],
    )
    def test_ways_a_case_can_go(self, way: str) -> None:
        states = [CaseState(name) for name in way.split()]
        assert all(may_follow(now, then) for now, then in pairwise(states))

    @pytest.mark.parametrize(
        ("now", "then"),
        [
            ("received", "completed"),
            ("received", "delivered"),
            ("correcting", "accepted"),
            ("accepted", "received"),
            ("accepted", "delivered"),
            ("completed", "accepted"),
            ("completed", "refused"),
            ("paused", "completed"),
        ],
    )
    def test_short_cuts_there_are_none(self, now: str, then: str) -> None:
        assert not may_follow(CaseState(now), CaseState(then))

    def test_no_state_follows_itself(self) -> None:
        assert not any(may_follow(state, state) for state in CaseState)

    def test_from_the_end_nothing_follows(self) -> None:
        ends = {s for s in CaseState if not any(may_follow(s, t) for t in CaseState)}
        assert ends == {CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.DELIVERED}

    def test_every_state_can_be_reached(self) -> None:
        reached, grown = {CaseState.RECEIVED}, True
        while grown:
            more = {t for s, t in product(reached, CaseState) if may_follow(s, t)} - reached
            reached, grown = reached | more, bool(more)
        assert reached == set(CaseState)

    def test_closed_is_decided_or_ended(self) -> None:
        assert {s for s in CaseState if not s.closed} == {
            CaseState.RECEIVED,
            CaseState.CORRECTING,
            CaseState.ACCEPTED,
            CaseState.PAUSED,
        }


def test_what_proves_itself_needs_no_paper() -> None:
    assert {o for o in Origin if o.exempt} == {Origin.ELICENCE, Origin.SHARED}


def test_a_whole_case_survives_the_wire() -> None:
    case = Case(
        id=uuid7(1),
        visit=uuid7(2),
        receipt_no="BK420626106-01-261122-0037-4",
        matter_code="RS-001",
        matter_rev=3,
        matter_name="示例事项",
        form_id="rs-001",
        form_version="2026112201",
        answers={
            "/data/name": "𠮷·䶮",
            "/data/child[1]/age": 7,
            "/data/none": None,
            "/data/list": ["a", "b"],
        },
        applicant=applicant("𠮷示例"),
        materials=(MaterialChoice("m1", "身份证", Route.ELICENCE), MaterialChoice("m2", "照片", Route.LATER)),
        commitment="本人承诺……",
        signature=Signature(900, 300, (((1, 2, 0), (3, 4, 16)),), "ab" * 32),
        filed_at="2026-11-22T16:00:00.000+08:00",
        township="420626106",
        terminal="420626106-01",
        agent=applicant("李示例"),
    )
    assert msgspec.json.decode(msgspec.json.encode(case), type=Case) == case


def test_a_whole_status_survives_the_wire() -> None:
    status = CaseStatus(
        case_id=uuid7(1),
        receipt_no="BK420626106-01-261122-0037-4",
        matter_name="示例事项",
        masked_name="张*例",
        state=CaseState.ACCEPTED,
        updated_at="2026-11-22T16:00:00.000+08:00",
        events=(CaseEvent("2026-11-22T16:00:00.000+08:00", CaseState.ACCEPTED, "受理", who="王*琴"),),
        promised=date(2026, 12, 4),
        provisional=True,
        review=review(),
        missing=("户口簿",),
    )
    assert msgspec.json.decode(msgspec.json.encode(status), type=CaseStatus) == status
