"""Publishing a matter list: revisions, what goes down the feed, what stays."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sync.county.catalogue.importing import Outcome, import_matters
from sync.county.catalogue.models import ImportRun, MatterRevision, PublishedMatter
from sync.county.catalogue.report import report
from sync.county.feed.services import live_bodies
from sync.model.matter import Matter
from sync.protocol.line import Record
from tests.county.lists import ROW, matter_list, row
from tests.county.makers import MATTERS, feed_of, make_terminal

pytestmark = pytest.mark.django_db


def take(source: bytes, **options: Any) -> Outcome:
    return import_matters(source, "清单.xlsx", by="test", **options)


def matters_down(records: tuple[Record, ...]) -> list[Record]:
    return [r for r in records if r.topic == "matter"]


def test_the_starting_catalogue_goes_down_once() -> None:
    terminal = make_terminal()
    first = import_matters(MATTERS.read_bytes(), "matters.xlsx", by="test")
    assert (first.published, len(first.new), first.problems) == (True, 271, ())
    page = feed_of(terminal)
    assert len(matters_down(page.records)) == 271
    again = import_matters(MATTERS.read_bytes(), "matters.xlsx", by="test")
    assert (again.published, again.new, again.changed, again.unchanged) == (True, (), (), 271)
    assert feed_of(terminal, page.cursor).records == ()
    assert MatterRevision.objects.count() == 271
    assert ImportRun.objects.count() == 2


def test_a_published_matter_carries_what_terminals_search_by() -> None:
    import_matters(MATTERS.read_bytes(), "matters.xlsx", by="test")
    matters = {m.code: m for m in (msgspec.json.decode(b, type=Matter) for b in live_bodies("matter"))}
    pension = matters["HR-007"]
    assert pension.initials == "cxjmylbxcbdj"
    assert {"养老", "新农保"} <= set(pension.keywords)
    assert [m.key for m in pension.materials] == [f"m{n}" for n in range(1, len(pension.materials) + 1)]


def test_a_changed_row_makes_one_revision_of_one_matter() -> None:
    terminal = make_terminal()
    other = row(事项编码="HR-2", 事项名称="别的事项")
    take(matter_list(ROW, other))
    cursor = feed_of(terminal).cursor
    outcome = take(matter_list(row(承诺时限=10), other))
    assert (outcome.changed, outcome.unchanged) == (("HR-001",), 1)
    (record,) = matters_down(feed_of(terminal, cursor).records)
    matter = msgspec.json.decode(record.body or b"", type=Matter)
    assert (record.key, matter.rev, matter.promised.days) == ("HR-001", 2, 10)
    assert list(MatterRevision.objects.filter(code="HR-001").values_list("rev", flat=True)) == [1, 2]


def test_a_material_keeps_its_key_while_others_come_and_go() -> None:
    take(matter_list(row(申请材料="甲(原件)\n乙(原件)\n丙(原件)")))
    take(matter_list(row(申请材料="丙(原件)\n丁(原件)\n甲(复印件)")))
    (body,) = live_bodies("matter")
    matter = msgspec.json.decode(body, type=Matter)
    assert [(m.name, m.key) for m in matter.materials] == [("丙", "m3"), ("丁", "m4"), ("甲", "m1")]


def test_a_list_with_problems_publishes_nothing_or_the_clean_rows_when_asked() -> None:
    source = matter_list(ROW, row(事项编码="HR-2", 事项名称="别的", 承诺时限=99))
    outcome = take(source)
    assert (outcome.published, PublishedMatter.objects.count()) == (False, 0)
    assert "什么都没有发布" in report(outcome, dry=False)[-1]
    outcome = take(source, clean_rows=True)
    assert (outcome.published, outcome.new, len(outcome.problems)) == (True, ("HR-001",), 1)


def test_a_dry_run_says_what_would_happen_and_does_nothing() -> None:
    outcome = take(matter_list(ROW), dry=True)
    assert (outcome.new, outcome.published, PublishedMatter.objects.count()) == (("HR-001",), False, 0)
    assert "新增 1 个" in report(outcome, dry=True)[-1]


def test_what_a_list_lacks_is_told_and_stays_until_withdrawn_on_purpose() -> None:
    terminal = make_terminal()
    other = row(事项编码="HR-2", 事项名称="别的事项")
    take(matter_list(ROW, other))
    outcome = take(matter_list(ROW))
    assert (outcome.missing, outcome.withdrawn) == (("HR-2",), ())
    assert PublishedMatter.objects.filter(withdrawn_at=None).count() == 2
    cursor = feed_of(terminal).cursor
    outcome = take(matter_list(ROW), withdraw_missing=True)
    assert outcome.withdrawn == ("HR-2",)
    (record,) = matters_down(feed_of(terminal, cursor).records)
    assert (record.key, record.body) == ("HR-2", None)
    back = take(matter_list(ROW, other))
    assert back.changed == ("HR-2",)
    (record,) = [r for r in matters_down(feed_of(terminal).records) if r.key == "HR-2"]
    assert msgspec.json.decode(record.body or b"", type=Matter).rev == 2


def test_a_row_with_a_problem_is_not_missing() -> None:
    take(matter_list(ROW))
    outcome = take(matter_list(row(承诺时限=99)), clean_rows=True, withdraw_missing=True)
    assert (outcome.missing, outcome.withdrawn) == ((), ())
    assert PublishedMatter.objects.filter(withdrawn_at=None).count() == 1


def test_withdrawing_waits_for_a_clean_list() -> None:
    other = row(事项编码="HR-2", 事项名称="别的事项")
    take(matter_list(ROW, other))
    bad = matter_list(ROW, row(事项编码="HR-3", 事项名称="坏", 承诺时限=99))
    outcome = take(bad, clean_rows=True, withdraw_missing=True)
    assert (outcome.withdrawn, outcome.missing) == ((), ("HR-2",))
