"""A form changes while citizens fill it: each case is judged by the version it was filled in with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.utils import timezone

from sync.county.catalogue import forms
from sync.county.catalogue.models import FormDraft, FormRelease, PublishedForm
from sync.county.catalogue.publishing import PublishError, publish_forms
from sync.county.catalogue.releases import put_back, version_in_use
from sync.county.feed.services import live_bodies
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.model.forms import FormRecord
from sync.model.matter import Matter
from tests.county.makers import feed_of, file, make_terminal, publish_matters
from tests.model.forms.build import YES_NO, table

pytestmark = pytest.mark.django_db
CODE = "HR-007"
SETTINGS = "| form_id | form_title |\n| own | 示范表 |"
FIRST = "| type | name | label | constraint |\n| integer | n | 几口人 | . < 10 |"
SECOND = "| type | name | label | constraint | required |\n| integer | n | 几口人 | . < 5 | yes |\n"
SECOND += "| text | t | 住哪儿 | | yes |"


def write(folder: Path, survey: str, name: str = "own.md", settings: str = SETTINGS) -> Path:
    path = folder / name
    path.write_bytes(table(survey, YES_NO, settings))
    return path


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


def sent() -> FormRecord:
    (body,) = live_bodies("form")
    return msgspec.json.decode(body, type=FormRecord)


def arrive(terminal: Terminal, ring: KeyRing, record: FormRecord, answers: dict[str, Any]) -> list[str]:
    """The rules of the flags that a case with these answers gets."""
    case = file(
        terminal,
        ring,
        form_id=record.id,
        form_version=record.version,
        answers=answers,
        at=timezone.localtime(),
    )
    return [flag["rule"] for flag in case.flags]


def test_a_case_is_judged_by_the_version_it_was_filled_in_with(
    terminal: Terminal, ring: KeyRing, tmp_path: Path
) -> None:
    publish_forms([(CODE, write(tmp_path, FIRST))])
    first = sent()
    publish_forms([(CODE, write(tmp_path, SECOND))])
    second = sent()
    assert first.version != second.version
    seven = {"/data/n": 7}
    assert arrive(terminal, ring, first, seven) == []
    assert set(arrive(terminal, ring, second, seven)) == {"constraint", "required"}
    assert arrive(terminal, ring, first, {"/data/n": 10}) == ["constraint"]
    assert arrive(terminal, ring, second, {"/data/n": 3, "/data/t": "示例路"}) == []


def test_an_earlier_version_is_put_back_and_sent_down(terminal: Terminal, tmp_path: Path) -> None:
    publish_forms([(CODE, write(tmp_path, FIRST))])
    first, cursor = sent(), feed_of(terminal).cursor
    publish_forms([(CODE, write(tmp_path, SECOND))])
    second = sent()
    put_back("own", first.version, "admin")
    assert sent() == first
    assert version_in_use("own") == first.version
    assert [r.key for r in feed_of(terminal, cursor).records if r.topic == "form"] == ["own"]
    assert list(FormRelease.objects.values_list("version", "by")) == [
        (first.version, "admin"),
        (second.version, "命令行"),
        (first.version, "命令行"),
    ]
    put_back("own", first.version, "admin")
    assert FormRelease.objects.count() == 3
    with pytest.raises(PublishError, match="没有这一版"):
        put_back("own", "never", "admin")


def test_a_version_that_does_not_load_any_more_is_not_put_back(terminal: Terminal, tmp_path: Path) -> None:
    publish_forms([(CODE, write(tmp_path, FIRST))])
    first = sent()
    publish_forms([(CODE, write(tmp_path, SECOND))])
    broken = msgspec.structs.replace(first, xform="<html/>")
    PublishedForm.objects.filter(version=first.version).update(record=msgspec.json.encode(broken))
    with pytest.raises(PublishError, match="重新上传"):
        put_back("own", first.version, "admin")
    assert sent().version != first.version


def test_the_same_form_again_is_no_new_release(terminal: Terminal, tmp_path: Path) -> None:
    publish_forms([(CODE, write(tmp_path, FIRST))])
    publish_forms([(CODE, write(tmp_path, FIRST))])
    assert FormRelease.objects.count() == PublishedForm.objects.count() == 1
    assert bytes(PublishedForm.objects.get().file) == (tmp_path / "own.md").read_bytes()


def test_lists_beside_a_form_are_taken_and_strangers_there_are_not_its_business(
    terminal: Terminal, tmp_path: Path
) -> None:
    survey = "| type | name | label |\n| select_one_from_file shops.csv | a | 选一家 |"
    path = write(tmp_path, survey)
    (tmp_path / "unrelated.csv").write_bytes(b"a,a\n1,2\n")
    with pytest.raises(PublishError, match="shops") as refused:
        publish_forms([(CODE, path)])
    assert "unrelated" not in str(refused.value)
    (tmp_path / "shops.csv").write_text("name,label\na,甲店\na,乙店\n", encoding="utf-8")
    with pytest.raises(PublishError, match="第 3 行"):
        publish_forms([(CODE, path)])
    (tmp_path / "shops.csv").write_text("name,label\na,甲店\nb,乙店\n", encoding="utf-8")
    publish_forms([(CODE, path)])
    assert sent().lists["shops"].rows == [["a", "甲店"], ["b", "乙店"]]


def test_a_prefilled_answer_arrives_like_any_other(terminal: Terminal, ring: KeyRing, tmp_path: Path) -> None:
    survey = "| type | name | label | prefill | prefill_locked |\n| text | who | 姓名 | id_card.name | yes |"
    publish_forms([(CODE, write(tmp_path, survey))])
    record = sent()
    assert record.sources == {"/data/who": "id_card.name"}
    assert arrive(terminal, ring, record, {"/data/who": "张示例"}) == []


def test_a_form_that_was_there_before_the_log_counts_as_in_use(terminal: Terminal, tmp_path: Path) -> None:
    """What the migration does for a database of the version before."""
    from importlib import import_module

    from django.apps import apps

    publish_forms([(CODE, write(tmp_path, FIRST))])
    publish_forms([(CODE, write(tmp_path, SECOND))])
    newest = version_in_use("own")
    FormRelease.objects.all().delete()
    migration = import_module("sync.county.catalogue.migrations.0002_form_releases")
    migration.log_what_was_published(apps, None)
    assert version_in_use("own") == newest
    assert FormRelease.objects.count() == 2


def test_an_unknown_version_is_kept_and_flagged(terminal: Terminal, ring: KeyRing) -> None:
    assert FormDraft.objects.count() == 0
    stranger = FormRecord("own", "0" * 16, "", "")
    assert arrive(terminal, ring, stranger, {"/data/n": 1}) == ["form.version"]
    with pytest.raises(forms.UnknownFormError):
        forms.compiled("own", "0" * 16)


def test_the_matter_points_to_its_form(terminal: Terminal, tmp_path: Path) -> None:
    publish_forms([(CODE, write(tmp_path, FIRST))])
    matters = (msgspec.json.decode(body, type=Matter) for body in live_bodies("matter"))
    assert [m.code for m in matters if m.form_id == "own"] == [CODE]
