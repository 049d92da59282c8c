"""Voices and documents: their rules, and that they survive the wire."""

from __future__ import annotations

from datetime import date
from itertools import product

import msgspec
import pytest
from msgspec.structs import replace

from sync.model.document import Block, BlockKind, Document, Force, check_document
from sync.model.voice import (
    LONGEST_WORDS,
    Contact,
    Voice,
    VoiceEvent,
    VoiceKind,
    VoiceState,
    VoiceStatus,
    check_voice,
    voice_may_follow,
)
from tests.helpers.county_voices import said


def rules(voice: Voice) -> list[str]:
    return [problem.rule for problem in check_voice(voice)]


def test_a_voice_in_good_order_has_no_problem_and_survives_the_wire() -> None:
    voice = said()
    assert rules(voice) == []
    assert msgspec.json.decode(msgspec.json.encode(voice), type=Voice) == voice


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"words": " \n "}, "voice.words"),
        ({"words": "字" * (LONGEST_WORDS + 1)}, "voice.words_long"),
        ({"subject_words": "字" * 61}, "voice.subject"),
        ({"contact": None, "call_back": True}, "voice.call_back"),
        ({"contact": Contact(phone="1380000000")}, "phone.length"),
        ({"contact": Contact(phone="13800000000", name="张3")}, "name.digits"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(changes: dict[str, object], rule: str) -> None:
    (problem,) = check_voice(said(**changes))
    assert problem.rule == rule
    assert problem.message.endswith("。")


def test_an_anonymous_voice_is_allowed_for_every_kind() -> None:
    for kind in VoiceKind:
        assert rules(said(kind=kind, contact=None, call_back=False)) == []


def test_nothing_is_closed_that_was_not_answered_and_nothing_follows_the_end() -> None:
    steps = {(a, b) for a, b in product(VoiceState, VoiceState) if voice_may_follow(a, b)}
    assert {a for a, b in steps if b is VoiceState.CLOSED} == {VoiceState.ANSWERED}
    assert not {b for a, b in steps if a is VoiceState.CLOSED}
    assert VoiceState.RECEIVED not in {b for _, b in steps}


def test_the_status_survives_the_wire() -> None:
    voice = said()
    event = VoiceEvent("2026-11-22T10:00:00+08:00", VoiceState.RECEIVED, "县里已收到")
    status = VoiceStatus(
        voice_id=voice.id,
        voice_no=voice.voice_no,
        kind=voice.kind,
        about=voice.about,
        state=VoiceState.ANSWERED,
        updated_at=event.at,
        due=date(2026, 11, 27),
        answer="已核实。",
        events=(event,),
    )
    assert msgspec.json.decode(msgspec.json.encode(status), type=VoiceStatus) == status


PAPER = Document(
    key="a",
    title="示例文件",
    issuer="示例机构",
    issued=date(2024, 7, 4),
    number="示例〔2024〕1号",
    blocks=(
        Block(BlockKind.PARAGRAPH, "一段话。"),
        Block(BlockKind.TABLE, rows=(("甲", "乙"), ("一", "二"))),
    ),
)


def test_a_document_in_good_order() -> None:
    assert check_document(PAPER) == ()
    assert PAPER.date_words == "2024年7月4日"
    assert msgspec.json.decode(msgspec.json.encode(PAPER), type=Document) == PAPER
    assert [force.label for force in Force] == ["有效", "已修改", "失效"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"title": " "}, "document.title"),
        ({"title": "长" * 101}, "document.title"),
        ({"issuer": ""}, "document.issuer"),
        ({"blocks": ()}, "document.blocks"),
        ({"blocks": (Block(BlockKind.ITEM, "一"),) * 401}, "document.blocks"),
        ({"blocks": (Block(BlockKind.HEADING, " "),)}, "document.block"),
        ({"blocks": (Block(BlockKind.PARAGRAPH, "长" * 2001),)}, "document.block"),
        ({"blocks": (Block(BlockKind.TABLE, rows=(("甲", "乙"), ("一",))),)}, "document.table"),
        ({"blocks": (Block(BlockKind.TABLE, rows=(("列",) * 5,)),)}, "document.table"),
        ({"ended": date(2024, 7, 3)}, "document.ended"),
    ],
)
def test_what_keeps_a_document_from_the_terminals(changes: dict[str, object], rule: str) -> None:
    assert [problem.rule for problem in check_document(replace(PAPER, **changes))] == [rule]
