"""The form of a matter at the console: check, look at it, publish it, and put an earlier one back."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sync.county.catalogue.form_upload import fault_of
from sync.county.catalogue.models import FormDraft, FormRelease, MatterForm, PublishedForm
from sync.county.catalogue.preview import preview
from sync.county.catalogue.publishing import publish_forms, read_index
from sync.county.catalogue.releases import version_in_use
from sync.county.catalogue.xlsform import convert
from sync.county.feed.services import live_bodies
from sync.county.people.rules import Role
from sync.model.forms import FormRecord, load
from sync.model.problem import Problem
from tests.county.makers import make_staff, publish_matters
from tests.model.forms.build import YES_NO, form_of, table

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "forms"
CODE, OTHER = "HR-007", "HR-006"
URL = f"/matters/{CODE}/form/"
SETTINGS = "| form_id | form_title |\n| own | 示范表 |"
GOOD = """
| type | name | label::中文 (zh) | label::长辈 (zh-elder) | hint::中文 (zh) | relevant | required | prefill | prefill_locked |
| begin group | who | 您是谁 | 您是哪位 | | | | | |
| text | name | 姓名 | 您叫什么 | 和身份证一样 | | yes | id_card.name | yes |
| select_one yn | alone | 一个人住吗 | 家里就您一个人吗 | | | yes | | |
| end group | | | | | | | | |
| begin repeat | member | 家里人 | 家里人 | | ${alone} = 'no' | | | |
| integer | age | ${name}家里人的年龄 | | | | | | |
| end repeat | | | | | | | | |
"""  # noqa: E501 - a table
BAD = "| type | name | label |\n| text | a | 甲 |\n| txet | b | 乙 |"
LONG_ID = f"| form_id |\n| {'a' * 65} |"
CHOICES = YES_NO.replace("| label |", "| label::中文 (zh) |")


def upload(survey: str = GOOD, name: str = "示范.md", settings: str = SETTINGS) -> SimpleUploadedFile:
    choices = CHOICES if "::" in survey else YES_NO
    return SimpleUploadedFile(name, table(survey, choices, settings))


def text_of(client: Client, url: str = URL) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def admin() -> Client:
    publish_matters()
    client = Client()
    client.force_login(make_staff("admin", Role.ADMIN))
    return client


def test_checked_looked_at_published(admin: Client) -> None:
    response = admin.post(URL + "check/", {"file": upload()}, follow=True)
    text = unescape(response.content.decode())
    assert "检查通过，还没有发布" in text
    assert "2 页 3 题" in text
    for words in ("姓名", "您叫什么", "和身份证一样", "身份证上的姓名", "〔姓名〕家里人的年龄", "可以添几份"):
        assert words in text, words
    assert not live_bodies("form")
    draft = FormDraft.objects.get()
    done = admin.post(URL + "publish/", {"version": draft.version}, follow=True)
    assert "已发布“示范.md”" in unescape(done.content.decode())
    (body,) = live_bodies("form")
    assert msgspec.json.decode(body, type=FormRecord).version == draft.version
    assert MatterForm.objects.get(code=CODE).form_id == "own"
    assert not FormDraft.objects.exists()
    assert FormRelease.objects.get().by == "admin"
    file = admin.get(f"{URL}{draft.version}/")
    assert file.content == upload().read()
    assert quoted(file["Content-Disposition"])


def quoted(header: str) -> bool:
    return header.startswith("attachment; filename*=UTF-8''%") and header.endswith(".md")


def test_what_is_wrong_is_told_by_sheet_row_and_column_and_nothing_is_kept(admin: Client) -> None:
    response = admin.post(URL + "check/", {"file": upload("| type | name | label |\n| text | 1a | 甲 |")})
    text = unescape(response.content.decode())
    assert response.status_code == 200
    cells = re.findall(r"<td[^>]*>(.*?)</td>", text)
    assert cells[:3] == ["题目表（survey）", "2", "name"]
    assert "字母或下划线开头" in cells[3]
    assert not FormDraft.objects.exists()
    assert not live_bodies("form")


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("photo.xlsx", b"\xff\xd8\xff\xe0 JFIF", "这不是 Excel 表格"),
        ("old.xls", b"x", "请另存为 .xlsx"),
        ("empty.xlsx", b"", "文件是空的"),
        ("bad.md", table(BAD), "txet"),
        ("<b>.md", table(BAD), "txet"),
        ("long.md", table("| type | name | label |\n| text | a | 甲 |", "", LONG_ID), "最多 64 个字"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_form(admin: Client, name: str, source: bytes, words: str) -> None:
    response = admin.post(URL + "check/", {"file": SimpleUploadedFile(name, source)})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert "<b>.md" not in response.content.decode()


def test_nothing_chosen_and_lists_that_are_none(admin: Client) -> None:
    response = admin.post(URL + "check/", {})
    assert "请先选一个表格文件" in response.content.decode()
    lists = [SimpleUploadedFile("shops.xlsx", b"x")]
    response = admin.post(URL + "check/", {"file": upload(), "lists": lists})
    assert "只能用 .csv" in response.content.decode()
    lists = [SimpleUploadedFile("shops.csv", "name,label\na,甲\na,乙\n".encode())]
    response = admin.post(URL + "check/", {"file": upload(), "lists": lists})
    cells = re.findall(r"<td[^>]*>(.*?)</td>", unescape(response.content.decode()))
    assert cells[:2] == ["shops.csv", "3"]


def test_a_list_comes_with_its_form(admin: Client) -> None:
    survey = "| type | name | label |\n| select_one_from_file shops.csv | a | 选一家 |"
    missing = admin.post(URL + "check/", {"file": upload(survey)})
    assert "缺少外部选项表“shops”" in unescape(missing.content.decode())
    rows = "".join(f"s{i},第{i}店\n" for i in range(40))
    lists = [SimpleUploadedFile("shops.csv", f"name,label\n{rows}".encode())]
    text = unescape(
        admin.post(URL + "check/", {"file": upload(survey), "lists": lists}, follow=True).content.decode()
    )
    assert "第7店" in text
    assert "共 40 项" in text


def test_a_form_that_others_share_says_so_before_it_is_published(admin: Client) -> None:
    file = FOLDER / "family-hr-person.xlsx"
    pairs = [(code, path) for code, path in read_index(FOLDER) if path == file]
    publish_forms(pairs)
    code, others = pairs[0][0], len(pairs) - 1
    uploaded = SimpleUploadedFile(file.name, file.read_bytes())
    text = admin.post(f"/matters/{code}/form/check/", {"file": uploaded}, follow=True).content.decode()
    assert f"还有 {others} 个事项也用这份表格" in text
    assert "内容相同" in text


def test_the_second_of_two_who_publish_is_told(admin: Client) -> None:
    admin.post(URL + "check/", {"file": upload()})
    seen = FormDraft.objects.get().version
    admin.post(URL + "check/", {"file": upload(GOOD.replace("一个人住吗", "是不是一个人住"))})
    late = admin.post(URL + "publish/", {"version": seen}, follow=True)
    assert "刚才被别人换过" in unescape(late.content.decode())
    assert not live_bodies("form")
    newer = FormDraft.objects.get().version
    admin.post(URL + "drop/", {"version": seen})
    assert FormDraft.objects.get().version == newer
    admin.post(URL + "drop/", {"version": newer})
    assert not FormDraft.objects.exists()


def test_an_earlier_version_is_looked_at_and_put_back(admin: Client) -> None:
    versions = []
    for survey in (GOOD, GOOD.replace("一个人住吗", "是不是一个人住")):
        admin.post(URL + "check/", {"file": upload(survey)})
        versions.append(FormDraft.objects.get().version)
        admin.post(URL + "publish/", {"version": versions[-1]})
    assert "是不是一个人住" in text_of(admin)
    old = text_of(admin, f"{URL}?version={versions[0]}")
    assert "一个人住吗" in old
    assert "以前的一版" in old
    done = admin.post(URL + "restore/", {"version": versions[0]}, follow=True)
    assert "已改回" in done.content.decode()
    assert version_in_use("own") == versions[0]
    assert "一个人住吗" in text_of(admin)
    never = admin.post(URL + "restore/", {"version": "never"}, follow=True)
    assert "没有这一版" in never.content.decode()
    for gone in (f"{URL}?version=never", f"{URL}never/", "/matters/NO-1/form/"):
        assert admin.get(gone).status_code == 404


def test_a_clerk_may_look_and_change_nothing(admin: Client) -> None:
    admin.post(URL + "check/", {"file": upload()})
    draft = FormDraft.objects.get()
    clerk = Client()
    clerk.force_login(make_staff("clerk"))
    text = text_of(clerk)
    assert "还没有发布" in text
    assert 'type="file"' not in text
    assert clerk.post(URL + "check/", {"file": upload()}).status_code == 403
    for act in ("publish", "drop", "restore"):
        assert clerk.post(f"{URL}{act}/", {"version": draft.version}).status_code == 403
    assert FormDraft.objects.count() == 1
    assert not PublishedForm.objects.exists()
    assert Client().get(URL).status_code == 302


def test_forms_of_the_catalogue_can_be_looked_at() -> None:
    """No page is without a title or a question, and every question that can be asked is there once."""
    for path in sorted(FOLDER.glob("*.xlsx"))[::6]:
        record = convert(path.read_bytes(), path.name)
        assert isinstance(record, FormRecord)
        form = load(record)
        assert not isinstance(form, list)
        pages = preview(form)
        assert all(page.questions and page.label for page in pages)
        asked = [question for page in pages for question in page.questions]
        assert len(asked) == sum(1 for d in form.definitions if d.control is not None and not d.children)
        assert all(q.label and q.elder_label for q in asked if q.number), path.name
        assert all(q.choices for q in asked if q.kind in ("选一项", "可选几项")), path.name


def test_a_preview_goes_in_the_order_of_the_terminal() -> None:
    form = form_of(
        """
        | type | name | label | repeat_count | calculation |
        | note | hello | 您好 | | |
        | begin group | g | 一组 | | |
        | integer | n | 几个 | | |
        | begin group | inner | 里面 | | |
        | text | t | 字 | | |
        | end group | | | | |
        | begin repeat | m | 每个 | ${n} | |
        | text | x | 名 | | |
        | end repeat | | | | |
        | text | after | 后面 | | |
        | end group | | | | |
        | calculate | c | | | 1 |
        """
    )
    pages = preview(form)
    assert [(p.label, [q.label for q in p.questions]) for p in pages] == [
        ("试验", ["您好"]),
        ("一组", ["几个", "字"]),
        ("每个", ["名"]),
        ("一组", ["后面"]),
    ]
    assert [q.number for p in pages for q in p.questions] == [0, 1, 2, 3, 4]
    assert pages[2].repeat == "份数由前面的回答决定"


def test_a_fault_is_put_into_columns() -> None:
    placed = fault_of(Problem("survey:3:relevant", "r", "题目表（survey）第 3 行“relevant”列：算式：不对。"))
    assert (placed.sheet, placed.row, placed.column) == ("题目表（survey）", "3", "relevant")
    assert placed.message == "算式：不对。"
    assert fault_of(Problem("x", "r", "表格读不下去。")).message == "表格读不下去。"
