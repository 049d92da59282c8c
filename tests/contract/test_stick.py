"""Terminal and county joined by a stick: any order of stick and line, lost and old sticks, wrong hands."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from sync.county.courier import services as county_courier
from sync.county.courier.models import Carried
from sync.county.feed import services as feed
from sync.county.feed.rules import Viewer
from sync.county.feed.services import Publication, publish
from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.keys import KeyRing, create_keys
from sync.county.line.handlers import HANDLERS
from sync.protocol.line import EnrolRequest
from sync.protocol.seal import new_private_key, public_of
from sync.terminal import courier
from sync.terminal.courier import CourierError
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import Enrolment, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import review_message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TOWNSHIP = "420626106"


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, settings: Any) -> KeyRing:
    settings.KEYS_FOLDER = tmp_path / "keys"
    return create_keys(tmp_path / "keys")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture(params=["sqlite", "memory"])
def box(request: pytest.FixtureRequest, tmp_path: Path, ring: KeyRing) -> Any:
    made: Any = SqliteMailbox(tmp_path / "line.db") if request.param == "sqlite" else MemoryMailbox()
    enrol(made, ring)
    yield made
    made.close()


def enrol(box: Any, ring: KeyRing) -> Terminal:
    """What the line's enrolment does, without the line."""
    sign = Ed25519PrivateKey.generate()
    terminal = fleet.enrol(
        EnrolRequest(
            code=fleet.issue_code(TOWNSHIP, None, "test").code,
            sign_public=sign.public_key().public_bytes_raw(),
            seal_public=public_of(new_private_key()),
        )
    )
    known = Enrolment(
        terminal=terminal.id,
        township=TOWNSHIP,
        epoch=terminal.epoch,
        county_url="http://127.0.0.1:1",
        county_keys=ring.county_keys(),
        county_sign=ring.sign_public(),
    )
    box.enrol(known, sign.private_bytes_raw())
    return terminal


def post(box: Any, count: int = 1) -> list[str]:
    who = box.enrolment()
    messages = [review_message(terminal=who.terminal, key=who.county_keys[0]) for _ in range(count)]
    for message in messages:
        box.post(message)
    return [message.id for message in messages]


def states(box: Any, ids: list[str]) -> set[MessageState]:
    return {box.message(id).state for id in ids}


def carry(box: Any, stick: Path) -> courier.Imported:
    """Once there and back."""
    courier.export(box, stick, NOW)
    assert [one.problem for one in county_courier.take_in(stick, HANDLERS)] == [""]
    county_courier.give_out(stick)
    return courier.import_(box, stick, NOW)


def test_there_and_back(box: Any, stick: Path) -> None:
    ids = post(box, 3)
    publish([Publication(topic="poster", key="p1", body=b"{}")])
    exported = courier.export(box, stick, NOW)
    assert exported.messages == 3
    assert states(box, ids) == {MessageState.WAITING}  # copying is not sending
    (taken,) = county_courier.take_in(stick, HANDLERS)
    assert (taken.new, taken.known, taken.refused, taken.problem) == (3, 0, 0, "")
    county_courier.give_out(stick)
    done = courier.import_(box, stick, NOW)
    assert (done.done, done.outdated, done.problems) == (3, 0, ())
    assert states(box, ids) == {MessageState.DONE}
    assert box.record("poster", "p1") is not None
    assert box.cursor()


def test_the_same_stick_again_changes_nothing(box: Any, stick: Path) -> None:
    post(box, 2)
    carry(box, stick)
    stored, cursor = ReceivedMessage.objects.count(), box.cursor()
    again = county_courier.take_in(stick, HANDLERS)
    assert (again[0].new, again[0].known) == (0, 2)
    assert courier.import_(box, stick, NOW).outdated == 1
    assert (ReceivedMessage.objects.count(), box.cursor()) == (stored, cursor)


def test_what_the_line_brought_meanwhile_is_not_undone_by_an_older_stick(box: Any, stick: Path) -> None:
    publish([Publication(topic="poster", key="p1", body=b'{"old":1}')])
    courier.export(box, stick, NOW)
    county_courier.take_in(stick, HANDLERS)
    county_courier.give_out(stick)
    publish([Publication(topic="poster", key="p1", body=b'{"new":1}')])
    page = feed.read(Viewer(box.enrolment().terminal, TOWNSHIP), box.cursor(), 500)
    box.apply(page.records, page.cursor, snapshot_begin=True, snapshot_end=True)
    assert courier.import_(box, stick, NOW).outdated == 1
    assert box.record("poster", "p1").body == b'{"new":1}'


def test_a_lost_stick_loses_nothing(box: Any, stick: Path) -> None:
    first = post(box)
    courier.export(box, stick, NOW)
    shutil.rmtree(stick / "doorstep")
    second = post(box)
    assert carry(box, stick).done == 2
    assert states(box, first + second) == {MessageState.DONE}


def test_an_older_stick_after_a_newer_one_brings_its_messages_only(
    box: Any, stick: Path, tmp_path: Path
) -> None:
    ids = post(box)
    courier.export(box, stick, NOW)
    old = tmp_path / "old"
    shutil.copytree(stick, old)
    ids += post(box)
    carry(box, stick)
    cursor = Carried.objects.get().cursor
    # The clock was set back: the number of the stick decides, not the time in it.
    courier.export(box, stick, NOW - timedelta(days=4000))
    county_courier.take_in(stick, HANDLERS)
    assert Carried.objects.get().cursor == box.cursor() != cursor
    (late,) = county_courier.take_in(old, HANDLERS)
    assert (late.new, late.known) == (0, 1)
    assert Carried.objects.get().cursor == box.cursor()
    assert states(box, ids) == {MessageState.DONE}


def test_an_older_line_db_hears_again_by_its_second_stick(tmp_path: Path, ring: KeyRing, stick: Path) -> None:
    """Put back from a backup it counts its sticks anew; the county must take none for an old one for long."""
    box, backup = SqliteMailbox(tmp_path / "line.db"), tmp_path / "backup.db"
    enrol(box, ring)
    carry(box, stick)
    with sqlite3.connect(tmp_path / "line.db") as now, sqlite3.connect(backup) as then:
        now.backup(then)
    for n in range(5):
        publish([Publication(topic="poster", key=f"p{n}", body=b"{}")])
        assert carry(box, stick).records == 1
    box.close()
    box = SqliteMailbox(backup)
    ids = post(box)
    first = carry(box, stick)
    assert (first.done, states(box, ids)) == (1, {MessageState.DONE})
    assert carry(box, stick).records == 5
    assert len(box.records("poster")) == 5
    box.close()


def test_many_messages_lie_in_several_files(box: Any, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "MOST_IN_FILE", 2)
    ids = post(box, 5)
    assert len(courier.export(box, stick, NOW).files) == 3
    assert sum(one.new for one in county_courier.take_in(stick, HANDLERS)) == 5
    county_courier.give_out(stick)
    assert courier.import_(box, stick, NOW).done == 5
    assert states(box, ids) == {MessageState.DONE}


def test_a_first_fill_comes_page_by_page(box: Any, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(county_courier, "_PAGE", 4)
    publish([Publication(topic="poster", key=f"p{n}", body=b"{}") for n in range(10)])
    assert carry(box, stick).records >= 10
    assert len(box.records("poster")) == 10


def test_one_damaged_file_is_named_and_the_others_count(
    box: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "MOST_IN_FILE", 1)
    post(box, 2)
    first, _ = courier.export(box, stick, NOW).files
    first.write_bytes(first.read_bytes()[:-10])
    damaged, whole = county_courier.take_in(stick, HANDLERS)
    assert damaged.problem
    assert (whole.new, whole.problem) == (1, "")


def test_strangers_are_not_believed(box: Any, stick: Path, ring: KeyRing) -> None:
    post(box)
    courier.export(box, stick, NOW)
    Terminal.objects.update(sign_public=b"x" * 32)
    (refused,) = county_courier.take_in(stick, HANDLERS)
    assert "签名" in refused.problem
    Terminal.objects.all().update(revoked_at=NOW)
    (revoked,) = county_courier.take_in(stick, HANDLERS)
    assert "停用" in revoked.problem
    assert ReceivedMessage.objects.count() == 0
    with pytest.raises(CourierError, match="没有县里给这台终端"):
        courier.import_(box, stick, NOW)


def test_a_county_that_is_not_ours_is_not_believed(box: Any, stick: Path) -> None:
    post(box)
    courier.export(box, stick, NOW)
    county_courier.take_in(stick, HANDLERS)
    county_courier.give_out(stick)
    box.enrol(replace(box.enrolment(), county_sign=b"x" * 32), box.sign_private())
    done = courier.import_(box, stick, NOW)
    assert (done.done, len(done.problems)) == (0, 1)


def test_a_message_sealed_before_the_keys_changed_is_taken(box: Any, stick: Path, ring: KeyRing) -> None:
    ids = post(box)
    fresh = fleet.rotate_keys()
    assert ring.county_keys()[0] == fresh
    assert carry(box, stick).done == 1
    assert box.enrolment().county_keys[0] == fresh  # learnt from the feed on the stick
    assert carry(box, stick).problems == ()
    more = post(box)
    assert carry(box, stick).done == 1
    assert states(box, ids + more) == {MessageState.DONE}
