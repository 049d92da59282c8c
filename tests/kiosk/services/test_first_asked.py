"""First asked: who asked what, handed on with its owner in sight, closed once; all of it sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.helper_list import Kind, Tab
from kiosk.services.helping import KEEP
from sync.model.helping import Help
from sync.model.staff import Duty, StaffMember
from sync.protocol.line import Topic
from tests.kiosk.services.test_helping import Beside
from tests.kiosk.services.world import County


@pytest.fixture
def beside() -> Beside:
    made = Beside()
    assert made.kiosk.memory is not None
    county = County(made.kiosk.memory)
    for number, name in (("h0312", "王*琴"), ("h0317", "李*平")):
        member = StaffMember(number=number, name=name, duty=Duty.HELPER, township="")
        county.publish(Topic.STAFF, number, member)
    return made


def test_asked_handed_on_and_closed_with_the_owner_in_sight(beside: Beside) -> None:
    asked, owner, other = beside.asked, beside.session(), beside.session("h0317")
    first = asked.ask(owner, "v1", about="老年证在哪里办", told="带身份证来", asker="赵示生", notice_rev=3)
    (view,) = asked.of(owner.number)
    assert (view.about, view.asker, view.holder_name) == ("老年证在哪里办", "赵*生", "王*琴")
    assert view.steps[0].note == "告知：带身份证来；给了一次性告知单"
    asked.hand_on(owner, "v2", first.id, other.number)
    (view,) = asked.of(other.number)
    assert (view.owner_name, view.holder_name) == ("王*琴", "李*平")
    assert asked.of(owner.number) == [view]
    (line,) = [li for li in beside.lines.of(owner.number, beside.kiosk.clock.today()) if Tab.ASKED in li.tabs]
    assert (line.key, line.kind, line.state) == (first.id, Kind.ASKED, "已转 李*平")
    assert "首问 王*琴" in line.who
    asked.close(other, "v3", first.id, "已经办好领走了")
    assert asked.of(owner.number) == []
    with pytest.raises(ServiceError, match="已经办结"):
        asked.close(owner, "v3", first.id, "再结一次")
    sent = beside.sent()
    assert [(r.help, r.duty) for r in sent] == [
        (Help.ASKED, ""),
        (Help.HANDED_ON, first.id),
        (Help.CLOSED, first.id),
    ]
    assert (sent[0].notice_rev, sent[0].asker) == (3, "赵示生")


def test_a_duty_stays_on_the_desk_until_it_is_closed(beside: Beside) -> None:
    asked, owner = beside.asked, beside.session()
    first = asked.ask(owner, "v1", about="老年证在哪里办")
    asked.hand_on(owner, "v2", first.id, "h0317")
    other = asked.ask(owner, "v3", about="怎么办低保")
    asked.close(owner, "v4", other.id, "已经答复")
    beside.helping.record(owner, "v5", Help.ASKED)
    beside.kiosk.wall.advance((KEEP + timedelta(days=1)).total_seconds())
    beside.helping.recover()
    assert [view.id for view in asked.of(owner.number)] == [first.id]
    assert asked.of("h0317")[0].holder_name == "李*平"
    assert [one.record.help for one in beside.helping.all()] == [Help.ASKED, Help.HANDED_ON]
    asked.close(beside.session("h0317"), "v6", first.id, "已经领到")
    beside.helping.recover()
    assert [one.record.help for one in beside.helping.all()] == [Help.CLOSED]


def test_a_page_full_of_duties_reads_the_roster_once(beside: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = beside.session()
    for question in ("老年证在哪里办", "怎么办低保", "残疾证在哪里换"):
        beside.asked.hand_on(owner, "v1", beside.asked.ask(owner, "v1", about=question).id, "h0317")
    read: list[str] = []
    store, mailbox = beside.kiosk.store, beside.kiosk.mailbox
    deeds, records = store.deeds, mailbox.records
    monkeypatch.setattr(store, "deeds", lambda book: read.append("deeds") or deeds(book))
    monkeypatch.setattr(mailbox, "records", lambda topic: read.append(topic.value) or records(topic))
    lines = beside.lines.of(owner.number, beside.kiosk.clock.today())
    assert [line.state for line in lines] == ["已转 李*平"] * 3
    assert sorted(read) == ["deeds", "duty", "staff"]


def test_what_is_not_theirs_or_says_nothing_is_refused(beside: Beside) -> None:
    asked, owner, stranger = beside.asked, beside.session(), beside.session("h0999")
    with pytest.raises(ServiceError, match="问的是什么"):
        asked.ask(owner, "v1", about=" ")
    first = asked.ask(owner, "v1", about="怎么办低保")
    with pytest.raises(ServiceError, match="不归您"):
        asked.close(stranger, "v1", first.id, "答复了")
    for nobody in ("h0312", "h0999"):
        with pytest.raises(ServiceError, match="在岗的同事"):
            asked.hand_on(owner, "v1", first.id, nobody)
    with pytest.raises(ServiceError, match="怎么答复"):
        asked.close(owner, "v1", first.id, "")
    # Somebody only accompanied is no duty of its own.
    beside.helping.record(owner, "v2", Help.ASKED)
    assert len(asked.of(owner.number)) == 1
