"""The openness zone: what fits what is looked for, and text that no page has to cut."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.openness import (
    LONGEST_PIECE,
    ForceFilter,
    document_sheet,
    facts,
    found,
    pieces,
)
from sync.model.document import Block, BlockKind, Document, Force
from sync.protocol.line import Topic
from tests.kiosk.services.kiosk_world import MORNING, Kiosk
from tests.kiosk.services.world import profile


def paper(key: str, title: str = "示例办法", **more: object) -> Document:
    base = {"issuer": "示例局", "issued": date(2024, 7, 4), "blocks": (Block(BlockKind.PARAGRAPH, "一段。"),)}
    return Document(key=key, title=title, **(base | more))  # type: ignore[arg-type]


PAPERS = (
    paper("a", number="示例〔2024〕12号"),
    paper("b", "高龄津贴怎么领", issued=date(2025, 1, 1), topics=("养老服务",)),
    paper("c", "旧办法", issuer="别的局", force=Force.ENDED, issued=date(2020, 1, 1)),
    paper("d", "改过的办法", force=Force.AMENDED, issued=date(2023, 1, 1)),
)


@pytest.mark.parametrize(
    ("words", "force", "keys"),
    [
        ("", ForceFilter.ALL, "badc"),
        ("", ForceFilter.VALID, "ba"),
        ("", ForceFilter.ENDED, "c"),
        ("", ForceFilter.AMENDED, "d"),
        ("办法", ForceFilter.ALL, "adc"),
        ("2024 12", ForceFilter.ALL, "a"),
        ("〔2024〕12号", ForceFilter.ALL, "a"),
        ("别的局", ForceFilter.ALL, "c"),
        ("养老", ForceFilter.VALID, "b"),
        ("没有", ForceFilter.ALL, ""),
    ],
)
def test_found_by_title_number_issuer_and_subject_newest_first(
    words: str, force: ForceFilter, keys: str
) -> None:
    assert "".join(d.key for d in found(PAPERS, words, force)) == keys


@given(st.text(max_size=40))
def test_anything_typed_is_answered(words: str) -> None:
    assert set(found(PAPERS, words)) <= set(PAPERS)


@given(st.text(st.sampled_from("字词。，、！（）"), max_size=400))
def test_pieces_are_short_and_nothing_is_lost(text: str) -> None:
    document = paper("x", blocks=(Block(BlockKind.PARAGRAPH, text),))
    parts = [piece.text for piece in pieces(document)]
    assert "".join(parts).strip() == text.strip()
    longest = max((len(part) for part in text.replace("。", "，").replace("！", "，").split("，")), default=0)
    assert all(len(part) <= max(LONGEST_PIECE, longest + 1) for part in parts)


def test_a_table_becomes_lines_with_the_name_of_the_column() -> None:
    table = Block(BlockKind.TABLE, rows=(("哪一步", "怎么办", "几天"), ("收到", "登记", "当天")))
    lines = [(p.kind, p.name, p.text) for p in pieces(paper("x", blocks=(table,)))]
    assert lines == [("item", "", "收到"), ("pair", "怎么办", "登记"), ("pair", "几天", "当天")]


def test_the_head_leaves_out_what_a_document_does_not_have() -> None:
    assert facts(PAPERS[1]) == (("发布机构", "示例局"), ("发布日期", "2025年1月1日"), ("效力", "有效"))
    sheet = document_sheet(PAPERS[0], profile(), MORNING)
    assert ("文号", "示例〔2024〕12号") in sheet.facts
    assert sheet.centre == profile().centre_name


def test_the_kiosk_has_what_the_feed_brought_and_no_more_after_a_deletion() -> None:
    kiosk = Kiosk()
    kiosk.county.publish(Topic.OPENNESS, "a", PAPERS[0])
    assert kiosk.catalogue.documents() == ()
    kiosk.catalogue.refresh()
    assert kiosk.catalogue.documents() == (PAPERS[0],)
    assert kiosk.catalogue.document("a") == PAPERS[0]
    assert kiosk.catalogue.document("b") is None


def test_the_starting_documents_read_well() -> None:
    from sync.county.openness.text import read_document

    folder = Path(__file__).resolve().parents[3] / "assets" / "notices" / "documents"
    for path in folder.glob("*.md"):
        document = read_document(path.read_text("utf-8"), path.stem)
        assert isinstance(document, Document)
        for piece in pieces(document):
            assert len(piece.text) <= LONGEST_PIECE
