"""The list of bundles: read, checked, published, taken down."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sync.county.catalogue.bundles import load_bundles
from sync.county.catalogue.releases import PublishError
from sync.county.feed.services import live_bodies
from sync.model.bundle import Bundle, BundlePart
from sync.model.matter import Audience
from sync.protocol.line import Topic
from tests.county.makers import publish_matters

LIST = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "bundles.csv"
HEAD = "编码,名称,服务对象,包含事项\n"
pytestmark = pytest.mark.django_db


def published() -> dict[str, Bundle]:
    found = [msgspec.json.decode(body, type=Bundle) for body in live_bodies(Topic.BUNDLE)]
    return {bundle.code: bundle for bundle in found}


def load(rows: str, name: str = "一件事.csv") -> None:
    load_bundles((HEAD + rows).encode(), name)


def test_the_starting_list_is_published_and_again_changes_nothing() -> None:
    publish_matters()
    outcome = load_bundles(LIST.read_bytes(), LIST.name)
    assert (outcome.count, outcome.changed) == (40, 40)
    assert load_bundles(LIST.read_bytes(), LIST.name).changed == 0
    retirement = published()["GX24-13"]
    assert retirement.name == "退休"
    assert retirement.audience == (Audience.PERSON,)
    assert all(part.name for part in retirement.parts)


def test_what_is_not_in_the_list_any_more_is_taken_down() -> None:
    load("A,退休,个人,养老待遇:HR-1\nB,出生,个人/企业,登记:-|落户\n")
    assert published()["B"].parts == (BundlePart("登记"), BundlePart("落户"))
    load("A,退休,个人,养老待遇:HR-1\n")
    assert set(published()) == {"A"}


def test_codes_that_nobody_knows_are_named_and_stop_nothing() -> None:
    publish_matters()
    outcome = load_bundles((HEAD + "A,退休,个人,养老待遇:XX-999\n").encode(), "一件事.csv")
    assert len(outcome.notes) == 1
    assert "XX-999" in outcome.notes[0]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("A,退休,个人,养老:HR-1\nA,出生,个人,登记:HR-2\n", "前面已经用过"),
        (",退休,个人,养老:HR-1\n", "编码要填"),
        ("A,,个人,养老:HR-1\n", "名称要填"),
        ("A,退休,个人,\n", "包含事项要填"),
        ("A,退休,外星人,养老:HR-1\n", "不认识“外星人”"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_published(rows: str, words: str) -> None:
    with pytest.raises(PublishError, match=words):
        load(rows)
    assert published() == {}


@pytest.mark.parametrize("source", [b"\xff\xd8\xff\xe0 a picture", b"", b"a,b\n1,2\n"])
def test_another_file_is_said_to_be_one(source: bytes) -> None:
    with pytest.raises(PublishError):
        load_bundles(source, "一件事.csv")
