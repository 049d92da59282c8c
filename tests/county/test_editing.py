"""The catalogue at the console: what would change is shown first, changes are kept, planned, put back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import msgspec
import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sync.county import appointments
from sync.county.catalogue import lists, services
from sync.county.catalogue.coverage import Gap, coverage
from sync.county.catalogue.importing import import_matters
from sync.county.catalogue.models import ListDraft, MatterRevision, PublishedMatter
from sync.county.feed.rules import Viewer
from sync.county.feed.services import read
from sync.county.openness import posters
from sync.county.openness.models import NoticePoster, PublishedDocument
from sync.county.openness.services import OpennessError
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.planned.models import Planned
from sync.model.matter import Matter, TimeLimit
from sync.model.terminal import Poster
from sync.protocol.line import Topic
from tests.county.lists import ROW, matter_list, row
from tests.county.makers import make_staff

pytestmark = pytest.mark.django_db
CODE = "HR-001"


@pytest.fixture
def admin() -> Staff:
    return make_staff("admin", Role.ADMIN)


@pytest.fixture
def client(admin: Staff) -> Client:
    client = Client()
    client.force_login(admin)
    assert import_matters(matter_list(ROW), "清单.xlsx", by="张示管").published
    return client


def upload(client: Client, *rows: Any) -> Any:
    return client.post("/matters/upload/", {"file": SimpleUploadedFile("新清单.xlsx", matter_list(*rows))})


def matter() -> Matter:
    found = services.matter(CODE)
    assert found is not None
    return found


def typed(client: Client, **changes: str) -> dict[str, str]:
    """The form of the matter as the page sends it, with changes."""
    from sync.county.catalogue.editing import typed_of

    return typed_of(matter()) | {"rev": str(matter().rev)} | changes


def at(hours: int) -> str:
    return f"{timezone.localtime() + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def later(hours: int) -> int:
    return appointments.keep(timezone.now() + timedelta(hours=hours))


class TestLists:
    def test_what_would_change_is_shown_field_by_field_before_anything_is(self, client: Client) -> None:
        fresh = row(事项编码="HR-2", 事项名称="别的事项")
        page = upload(client, row(承诺时限=10, 设定依据="《社会保险法》第五十八条"), fresh)
        text = unescape(page.content.decode())
        for part in (
            "新增 1 个",
            "变更 1 个",
            "20个工作日",
            "10个工作日",
            "《社会保险法》第五十八条",
            "别的事项",
        ):
            assert part in text, part
        assert matter().promised.days == 20
        assert PublishedMatter.objects.count() == 1
        digest = ListDraft.objects.get().digest
        client.post("/matters/list/publish/", {"digest": digest, "todo": "publish"})
        assert matter().promised.days == 10
        assert PublishedMatter.objects.count() == 2
        assert not ListDraft.objects.exists()
        assert MatterRevision.objects.get(code=CODE, rev=2).by == "admin"

    def test_only_what_was_looked_at_is_published(self, client: Client) -> None:
        upload(client, row(承诺时限=10))
        seen = ListDraft.objects.get().digest
        upload(client, row(承诺时限=5))
        client.post("/matters/list/publish/", {"digest": seen, "todo": "publish"})
        assert matter().promised.days == 20

    def test_what_the_list_has_not_is_taken_down_only_when_ticked(self, client: Client) -> None:
        other = row(事项编码="HR-2", 事项名称="别的事项")
        assert "下架" in unescape(upload(client, other).content.decode())
        digest = ListDraft.objects.get().digest
        client.post("/matters/list/publish/", {"digest": digest, "todo": "publish"})
        assert services.matter(CODE) is not None
        upload(client, other)
        # The same rows, in a file that says when it was written.
        digest = ListDraft.objects.get().digest
        client.post("/matters/list/publish/", {"digest": digest, "todo": "publish", "missing": "1"})
        assert services.matter(CODE) is None
        assert PublishedMatter.objects.get(pk=CODE).withdrawn_by == "admin"
        client.post(f"/matters/{CODE}/restore/", {"rev": "1", "seen": "1"})
        assert matter().rev == 2

    def test_a_list_with_problems_is_published_without_them_or_not_at_all(self, client: Client) -> None:
        bad = row(事项编码="HR-2", 事项名称="")
        page = upload(client, row(承诺时限=10), bad)
        assert page.status_code == 400
        assert "1 处问题" in page.content.decode()
        digest = ListDraft.objects.get().digest
        client.post("/matters/list/publish/", {"digest": digest, "todo": "publish"})
        assert matter().promised.days == 20
        client.post("/matters/list/publish/", {"digest": digest, "todo": "publish", "clean": "1"})
        assert matter().promised.days == 10

    def test_a_list_at_a_set_time(self, client: Client) -> None:
        upload(client, row(承诺时限=10))
        digest = ListDraft.objects.get().digest
        client.post("/matters/list/publish/", {"digest": digest, "todo": "plan", "at": at(-1)})
        assert not Planned.objects.exists()
        client.post("/matters/list/publish/", {"digest": digest, "todo": "plan", "at": at(5)})
        assert "到时发布" in client.get("/matters/").content.decode()
        assert later(4) == 0
        assert later(6) == 1
        assert matter().promised.days == 10
        assert "已发布" in Planned.objects.get().outcome


class TestOneMatter:
    def test_it_is_checked_shown_and_published(self, client: Client) -> None:
        fields = typed(
            client, 承诺时限="8个工作日", 申请材料="居民身份证(电子证照)\n户口簿(原件)", 关键词="养老、社保"
        )
        shown = unescape(client.post(f"/matters/{CODE}/edit/", fields | {"todo": "check"}).content.decode())
        assert "会改这些" in shown
        assert "带原件" in shown
        assert matter().rev == 1
        assert client.post(f"/matters/{CODE}/edit/", fields | {"todo": "publish"}).status_code == 302
        now = matter()
        assert (now.rev, now.promised, now.keywords) == (2, TimeLimit(8), ("养老", "社保"))
        assert [m.key for m in now.materials] == ["m1", "m3"]
        page = unescape(client.get(f"/matters/{CODE}/").content.decode())
        assert "第 2 版" in page
        assert "改了 承诺时限" in page

    def test_the_form_given_back_as_it_is_changes_nothing(self, client: Client) -> None:
        client.post(f"/matters/{CODE}/edit/", typed(client) | {"todo": "publish"})
        assert matter().rev == 1

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"承诺时限": "40"}, "承诺不能超过法定"),
            ({"承诺时限": "很快"}, "不是天数"),
            ({"事项名称": ""}, "事项名称：这一格是空的"),
            ({"申请材料": "身份证"}, "没有写来源"),
            ({"办理渠道": "传真"}, "不认识办理渠道"),
            ({"简称": "一二三四五六七八九十一二三"}, "简称最多"),
        ],
    )
    def test_the_same_rules_as_for_a_spreadsheet(
        self, client: Client, changes: dict[str, str], words: str
    ) -> None:
        answer = client.post(f"/matters/{CODE}/edit/", typed(client, **changes) | {"todo": "publish"})
        assert answer.status_code == 400
        assert words in unescape(answer.content.decode())
        assert matter().rev == 1

    def test_of_two_who_change_it_the_second_is_told(self, client: Client) -> None:
        first, second = typed(client, 收费="10元"), typed(client, 收费="20元")
        client.post(f"/matters/{CODE}/edit/", first | {"todo": "publish"})
        answer = client.post(f"/matters/{CODE}/edit/", second | {"todo": "publish"})
        assert answer.status_code == 409
        assert "没有发布" in answer.content.decode()
        assert matter().fee == "10元"

    def test_a_new_one_needs_a_code_and_a_name_of_its_own(self, client: Client) -> None:
        fields = typed(client) | {"rev": "0", "todo": "publish"}
        assert client.post("/matters/new/", fields).status_code == 400
        fields |= {"事项编码": "HR-9", "事项名称": "新的事项"}
        assert client.post("/matters/new/", fields).status_code == 302
        found = services.matter("HR-9")
        assert found is not None
        assert (found.rev, found.initials) == (1, "xdsx")

    def test_planned_called_off_and_never_over_a_later_change(self, client: Client) -> None:
        plan = {"todo": "plan", "at": at(5)}
        client.post(f"/matters/{CODE}/edit/", typed(client, 收费="10元") | plan)
        row_id = Planned.objects.get().pk
        client.post(f"/matters/plans/{row_id}/cancel/")
        assert later(6) == 0
        client.post(f"/matters/{CODE}/edit/", typed(client, 收费="10元") | plan)
        client.post(f"/matters/{CODE}/edit/", typed(client, 收费="20元") | {"todo": "publish"})
        assert later(6) == 1
        assert matter().fee == "20元"
        assert "没有按计划发布" in unescape(client.get("/matters/").content.decode())

    def test_withdrawn_at_a_time_and_an_earlier_revision_put_back(self, client: Client) -> None:
        client.post(f"/matters/{CODE}/edit/", typed(client, 收费="10元") | {"todo": "publish"})
        client.post(f"/matters/{CODE}/restore/", {"rev": "1", "seen": "2"})
        assert (matter().rev, matter().fee) == (3, "不收费")
        client.post(f"/matters/{CODE}/withdraw/", {"todo": "plan", "at": at(2)})
        later(3)
        assert services.matter(CODE) is None
        assert "重新上架" in client.get("/matters/").content.decode()
        assert client.post(f"/matters/{CODE}/restore/", {"rev": "99", "seen": "3"}).status_code == 302
        assert services.matter(CODE) is None

    def test_whoever_looked_at_an_older_one_puts_nothing_back_and_takes_nothing_down(
        self, client: Client
    ) -> None:
        client.post(f"/matters/{CODE}/edit/", typed(client, 收费="10元") | {"todo": "publish"})
        for path, fields in (("restore", {"rev": "1", "seen": "1"}), ("withdraw", {"seen": "1"})):
            page = client.post(f"/matters/{CODE}/{path}/", fields, follow=True).content.decode()
            assert "刚才被别人改过" in page
        assert (matter().rev, matter().fee) == (2, "10元")
        shown = client.get(f"/matters/{CODE}/").content.decode()
        assert shown.count('name="seen" value="2"') == 2
        client.post(f"/matters/{CODE}/withdraw/", {"seen": "2"})
        assert services.matter(CODE) is None
        client.post(f"/matters/{CODE}/restore/", {"rev": "2", "seen": "2"})
        assert matter().rev == 3

    def test_nobody_throws_away_the_list_another_one_brought(self, client: Client) -> None:
        lists.check(matter_list(ROW), "一.xlsx", "admin")
        seen = ListDraft.objects.get().digest
        lists.check(matter_list(row(收费="9元")), "二.xlsx", "other")
        answer = client.post("/matters/list/publish/", {"digest": seen, "todo": "drop"}, follow=True)
        assert "刚才被别人换过" in answer.content.decode()
        assert ListDraft.objects.get().name == "二.xlsx"

    def test_others_see_it_and_change_nothing(self, client: Client) -> None:
        clerk = Client()
        clerk.force_login(make_staff())
        assert clerk.get(f"/matters/{CODE}/").status_code == 200
        assert clerk.get("/matters/coverage/").status_code == 200
        for path in ("new/", f"{CODE}/edit/", "list/"):
            assert clerk.get(f"/matters/{path}").status_code == 403
        for path in (f"{CODE}/withdraw/", f"{CODE}/restore/", "list/publish/", "plans/1/cancel/"):
            assert clerk.post(f"/matters/{path}").status_code == 403


class TestCoverage:
    def test_gaps_are_named_filtered_and_exported(self, client: Client) -> None:
        import_matters(
            matter_list(
                ROW, row(事项编码="HR-2", 事项名称="没依据", 设定依据="", 法定时限="无", 申请材料="无")
            ),
            "清单.xlsx",
            by="test",
        )
        gaps = {one.matter.code: set(one.gaps) for one in coverage()}
        assert {Gap.BASIS, Gap.STATUTORY, Gap.MATERIALS} <= gaps["HR-2"]
        assert Gap.FORM in gaps[CODE]
        assert Gap.BASIS not in gaps[CODE]
        text = client.get("/matters/coverage/?gap=basis").content.decode()
        assert "HR-2" in text
        assert CODE not in text
        table = client.get("/matters/coverage/?gap=basis&as=csv").content.decode("utf-8-sig")
        assert table.splitlines()[0].startswith("编码,事项,领域,主管部门,没有表格")
        assert len(table.splitlines()) == 2


def posters_in(township: str) -> set[str]:
    records = read(Viewer(f"{township}-01", township), "", 500).records
    bodies = [r.body for r in records if r.topic == Topic.POSTER and r.body is not None]
    return {msgspec.json.decode(body, type=Poster).title for body in bodies}


def shown_in(client: Client, page: str) -> str:
    """Which state of it a page shows, as its form sends it."""
    found = re.search(r'name="seen" value="([^"]+)"', client.get(page).content.decode())
    assert found is not None
    return unescape(found[1])


class TestPosters:
    def test_by_township_from_a_day_to_a_day(self, client: Client) -> None:
        today = timezone.localdate()
        fields = {"title": "冬季\n取暖补贴", "text": "十二月底前申请。", "source": "示例〔2026〕1号"}
        fields |= {"scope": "420626106", "since": str(today + timedelta(days=2))}
        fields |= {"until": str(today + timedelta(days=3)), "todo": "check"}
        shown = client.post("/openness/posters/new/", fields)
        assert "终端上的样子" in shown.content.decode()
        assert not NoticePoster.objects.exists()
        client.post("/openness/posters/new/", fields | {"todo": "publish"})
        assert posters_in("420626106") == set()
        assert "还没到日子" in client.get("/openness/posters/").content.decode()
        for days, there in ((1, False), (2, True), (3, True), (4, False)):
            posters.refresh(timezone.now() + timedelta(days=days))
            assert (posters_in("420626106") == {fields["title"]}) == there, days
            assert posters_in("420626100") == set()

    def test_changed_moved_and_taken_down(self, client: Client) -> None:
        fields = {"title": "一", "text": "二", "scope": "420626106", "todo": "publish"}
        client.post("/openness/posters/new/", fields)
        key = NoticePoster.objects.get().key
        page = f"/openness/posters/{key}/"
        fields |= {"title": "新的", "scope": "420626100", "seen": shown_in(client, page)}
        client.post(page, fields)
        assert (posters_in("420626106"), posters_in("420626100")) == (set(), {"新的"})
        client.post(f"/openness/posters/{key}/off/")
        assert posters_in("420626100") == set()

    def test_of_two_who_change_one_the_second_is_told(self, client: Client) -> None:
        fields = {"title": "一", "text": "二", "scope": "", "todo": "publish"}
        client.post("/openness/posters/new/", fields)
        row = NoticePoster.objects.get()
        page = f"/openness/posters/{row.key}/"
        seen = shown_in(client, page)
        client.post(page, fields | {"title": "先来的", "seen": seen})
        answer = client.post(page, fields | {"title": "后来的", "seen": seen})
        assert (answer.status_code, posters_in("420626106")) == (409, {"先来的"})
        assert "后来的" in answer.content.decode(), "what was typed is still there"
        # One that was taken down meanwhile does not come back.
        row.refresh_from_db()
        seen = row.seen
        posters.take_down(row.key, "other")
        with pytest.raises(OpennessError):
            posters.save(row, "admin", seen)
        assert posters_in("420626106") == set()

    def test_a_file_leaves_those_of_the_console_alone(self, client: Client) -> None:
        client.post("/openness/posters/new/", {"title": "甲", "text": "乙", "scope": "", "todo": "publish"})
        line = '[[poster]]\nkey = "a"\ntitle = "丙"\ntext = "丁"\nsource = ""\n'
        posters.load_file(line, "posters.toml")
        assert posters_in("420626106") == {"甲", "丙"}
        posters.load_file(line.replace('"a"', '"b"').replace("丙", "戊"), "posters.toml")
        assert posters_in("420626106") == {"甲", "戊"}
        assert posters.refresh(timezone.now()) == 0

    @pytest.mark.parametrize(
        "bad",
        [
            {"title": ""},
            {"title": "长" * 41},
            {"title": "一\n二\n三"},
            {"scope": "110000"},
            {"since": "明天"},
            {"since": "2026-12-02", "until": "2026-12-01"},
        ],
    )
    def test_what_cannot_be_shown_is_refused(self, client: Client, bad: dict[str, str]) -> None:
        fields = {"title": "一", "text": "二", "scope": "", "todo": "publish"} | bad
        assert client.post("/openness/posters/new/", fields).status_code == 400
        assert not NoticePoster.objects.exists()


class TestDocuments:
    FIELDS = {  # noqa: RUF012 - a constant of the test
        "标题": "示例办法",
        "发布机构": "示例局",
        "文号": "示例〔2026〕3号",
        "发布日期": "2026-11-01",
        "效力": "有效",
        "适用": "全县",
        "正文": "一段话。",
    }

    def test_published_and_taken_down_at_a_set_time(self, client: Client) -> None:
        client.post("/openness/new/", self.FIELDS | {"todo": "plan", "at": at(2)})
        assert not PublishedDocument.objects.exists()
        assert "到时发布" in client.get("/openness/").content.decode()
        later(3)
        row = PublishedDocument.objects.get()
        assert (row.title, row.by) == ("示例办法", "admin")
        client.post(f"/openness/{row.key}/withdraw/", {"todo": "plan", "at": at(8)})
        later(9)
        row.refresh_from_db()
        assert row.withdrawn_at is not None

    def test_called_off(self, client: Client) -> None:
        client.post("/openness/new/", self.FIELDS | {"todo": "plan", "at": at(2)})
        client.post(f"/openness/plans/{Planned.objects.get().pk}/cancel/")
        # Another room's plan is not this one's to call off.
        client.post(f"/matters/{CODE}/withdraw/", {"todo": "plan", "at": at(2)})
        other = Planned.objects.get(done_at=None)
        client.post(f"/openness/plans/{other.pk}/cancel/")
        other.refresh_from_db()
        assert other.done_at is None
        later(3)
        assert not PublishedDocument.objects.exists()


def test_every_page_keeps_to_the_policy_and_every_picture_exists(client: Client) -> None:
    client.post("/openness/posters/new/", {"title": "甲", "text": "乙", "scope": "", "todo": "publish"})
    client.post(f"/matters/{CODE}/withdraw/", {"todo": "plan", "at": at(2)})
    upload(
        client, row(承诺时限=10), row(事项编码="HR-2", 事项名称="别的事项"), row(事项编码="HR-3", 承诺时限=99)
    )
    paths = ["", "list/", f"{CODE}/", f"{CODE}/edit/", "new/", "coverage/"]
    poster = NoticePoster.objects.get().key
    pages = [f"/matters/{p}" for p in paths]
    pages += [f"/openness/posters/{p}" for p in ("", "new/", f"{poster}/")]
    texts = {path: client.get(path).content.decode() for path in pages}
    typed_in = typed(client, 承诺时限="5") | {"todo": "check"}
    texts["preview"] = client.post(f"/matters/{CODE}/edit/", typed_in).content.decode()
    for path, text in texts.items():
        assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|https?://", text), path
        for name in re.findall(r'(?:src|href)="/static/([^"]+)"', text):
            assert finders.find(name), (path, name)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", text):
            label = re.search(r'\sid="([^"]+)"', field)
            named = re.search(r'type="hidden"|aria-label=', field)
            assert named or (label and f'for="{label.group(1)}"' in text), (path, field)
