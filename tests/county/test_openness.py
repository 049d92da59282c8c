"""The openness zone at the county: written or imported, checked, published by scope, taken down."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sync.county.feed.rules import Viewer
from sync.county.feed.services import read
from sync.county.openness import services
from sync.county.openness.models import DocumentRevision, PublishedDocument
from sync.county.openness.text import read_document, write_document
from sync.county.people.rules import Role
from sync.model.document import BlockKind, Document, Force
from sync.protocol.line import Topic
from tests.county.makers import make_staff

STARTING = Path(__file__).resolve().parents[2] / "assets" / "notices" / "documents"
TEXT = """---
标题: 示例办法
文号: 示例〔2026〕3号
发布机构：示例局
发布日期: 2026年3月1日
主题: 惠农政策、养老服务
---

# 谁能领

第一行，
接着写。

- 一条
- 又一条
| 档次 | 金额 |
|---|---|
| 一 | 100 |
"""


def made(source: str = TEXT, key: str = "k") -> Document:
    document = read_document(source, key)
    assert isinstance(document, Document), document
    return document


def seen_in(township: str) -> dict[str, Document]:
    page = read(Viewer(f"{township}-01", township), "", 500)
    return {
        r.key: msgspec.json.decode(r.body, type=Document)
        for r in page.records
        if r.topic == Topic.OPENNESS and r.body is not None
    }


class TestText:
    def test_head_and_blocks(self) -> None:
        document = made()
        assert (document.number, document.issuer, document.issued) == (
            "示例〔2026〕3号",
            "示例局",
            date(2026, 3, 1),
        )
        assert document.topics == ("惠农政策", "养老服务")
        assert [(b.kind, b.text) for b in document.blocks[:4]] == [
            (BlockKind.HEADING, "谁能领"),
            (BlockKind.PARAGRAPH, "第一行，接着写。"),
            (BlockKind.ITEM, "一条"),
            (BlockKind.ITEM, "又一条"),
        ]
        assert document.blocks[4].rows == (("档次", "金额"), ("一", "100"))

    def test_what_was_written_can_be_changed(self) -> None:
        assert read_document(write_document(made()), "k") == made()

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            (("发布日期: 2026年3月1日", ""), "document.issued"),
            (("2026年3月1日", "去年"), "document.date"),
            (("2026年3月1日", "2026-02-30"), "document.date"),
            (("标题: 示例办法", "题目: 示例办法"), "document.head"),
            (("主题: 惠农政策、养老服务", "适用: 别处镇"), "document.scope"),
            (("主题: 惠农政策、养老服务", "效力: 也许"), "document.force"),
            (("---\n标题", "标题"), "document.head"),
        ],
    )
    def test_each_mistake_gets_a_sentence(self, change: tuple[str, str], rule: str) -> None:
        found = read_document(TEXT.replace(*change, 1), "k")
        assert not isinstance(found, Document)
        assert rule in [problem.rule for problem in found]

    @given(st.text(max_size=300))
    def test_any_text_is_answered(self, text: str) -> None:
        read_document(f"---\n标题: x\n发布机构: y\n发布日期: 2026-1-1\n---\n{text}", "k")
        assert not isinstance(read_document(text, "k"), Document)

    def test_what_comes_with_the_project_is_in_order_and_says_where_it_is_from(self) -> None:
        for path in STARTING.glob("*.md"):
            document = made(path.read_text("utf-8"), path.stem)
            assert document.source, path.name


@pytest.mark.django_db
class TestPublishing:
    def test_by_scope_and_moved(self) -> None:
        everywhere, there = (
            made(key="all"),
            made(TEXT.replace("主题: 惠农政策、养老服务", "适用: 歇马镇"), "one"),
        )
        for document in (everywhere, there):
            assert services.publish_document(document, TEXT, "test")
        assert set(seen_in("420626106")) == {"all", "one"}
        assert set(seen_in("420626100")) == {"all"}
        moved = made(TEXT.replace("主题: 惠农政策、养老服务", "适用: 城关镇"), "one")
        services.publish_document(moved, TEXT, "test")
        assert set(seen_in("420626106")) == {"all"}
        assert set(seen_in("420626100")) == {"all", "one"}
        # From everywhere to one place: whoever sees both is told of the deletion first.
        services.publish_document(
            made(TEXT.replace("主题: 惠农政策、养老服务", "适用: 歇马镇"), "all"), TEXT, "test"
        )
        page = read(Viewer("420626106-01", "420626106"), "", 500)
        assert [r.body is None for r in page.records if r.key == "all"] == [True, False]
        assert set(seen_in("420626100")) == {"one"}

    def test_the_same_again_publishes_nothing_and_every_revision_stays(self) -> None:
        services.publish_document(made(), TEXT, "test")
        assert not services.publish_document(made(), TEXT, "test")
        services.publish_document(made(TEXT.replace("示例办法", "示例办法（修订）")), TEXT, "test")
        services.withdraw("k", "test")
        services.withdraw("k", "test")
        assert seen_in("420626106") == {}
        services.publish_document(made(), TEXT, "test")
        assert seen_in("420626106")["k"].title == "示例办法"
        revisions = DocumentRevision.objects.filter(key="k")
        assert [(r.rev, r.record is None) for r in revisions] == [
            (4, False),
            (3, True),
            (2, False),
            (1, False),
        ]

    def test_a_folder_is_taken_whole_or_not_at_all(self, tmp_path: Path) -> None:
        (tmp_path / "good.md").write_text(TEXT, "utf-8")
        (tmp_path / "bad.md").write_text("没有开头", "utf-8")
        with pytest.raises(services.OpennessError, match=r"bad\.md：开头"):
            services.import_folder(tmp_path)
        assert not PublishedDocument.objects.exists()
        outcome = services.import_folder(STARTING)
        assert (outcome.published, outcome.unchanged) == (3, 0)
        assert services.import_folder(STARTING).published == 0
        empty = tmp_path / "empty"
        empty.mkdir()
        with pytest.raises(services.OpennessError, match="没有"):
            services.import_folder(empty)


@pytest.mark.django_db
class TestPages:
    def client_of(self, role: Role) -> Client:
        client = Client()
        client.force_login(make_staff(role.value, role))
        return client

    def test_typed_looked_at_published_changed_taken_down(self) -> None:
        admin = self.client_of(Role.ADMIN)
        form = {
            "标题": "示例<公告>",
            "文号": "示例〔2026〕9号",
            "发布机构": "示例局",
            "发布日期": "2026-03-01",
            "效力": "有效",
            "适用": "歇马镇",
            "正文": "# 小标题\n\n一段话。",
        }
        assert admin.get("/openness/new/").status_code == 200
        shown = admin.post("/openness/new/", form | {"todo": "check"}).content.decode()
        assert "示例&lt;公告&gt;" in shown
        assert not PublishedDocument.objects.exists()
        bad = admin.post("/openness/new/", form | {"发布日期": "某天", "todo": "publish"})
        assert bad.status_code == 400
        assert "看不懂" in bad.content.decode()
        assert "一段话。" in bad.content.decode()
        done = admin.post("/openness/new/", form | {"todo": "publish"})
        row = PublishedDocument.objects.get()
        assert done["Location"] == f"/openness/{row.key}/"
        assert set(seen_in("420626106")) == {row.key}
        assert seen_in("420626100") == {}
        again = form | {"效力": Force.ENDED.label, "todo": "publish", "rev": "1"}
        assert admin.post(done["Location"], again).status_code == 302
        # Somebody else still has the page open as it was before.
        late = admin.post(done["Location"], form | {"标题": "另一个人的", "todo": "publish", "rev": "1"})
        assert late.status_code == 409
        assert "刚才被别人改过" in late.content.decode()
        assert "另一个人的" in late.content.decode()
        assert seen_in("420626106")[row.key].force is Force.ENDED
        page = unescape(admin.get(done["Location"]).content.decode())
        assert re.search(r"<option selected>\s*失效", page)
        assert admin.post(done["Location"] + "withdraw/").status_code == 302
        assert seen_in("420626106") == {}
        assert admin.get(done["Location"]).status_code == 404

    def test_everybody_reads_and_only_who_publishes_publishes(self) -> None:
        services.publish_document(made(), TEXT, "test")
        clerk = self.client_of(Role.CLERK)
        assert "示例办法" in clerk.get("/openness/?q=〔2026〕3").content.decode()
        assert "没有找到" in clerk.get("/openness/?q=别的").content.decode()
        assert "发布到终端" not in clerk.get("/openness/k/").content.decode()
        assert clerk.post("/openness/k/", {"标题": "x", "todo": "publish"}).status_code == 403
        assert clerk.post("/openness/k/withdraw/").status_code == 403
        assert clerk.get("/openness/new/").status_code == 403
