"""The keeper's desk: what is on disk is said to be, and what the outbox did not take follows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.services.deeds import Who
from kiosk.services.visit import EndReason, Mode
from kiosk.store.port import Book, StoreError
from sync.model.keeping import KeeperKind
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.test_speech_reader import Voice, kiosk


class Keeper:
    """Signed in."""

    id, number, name = "s1", "k01", "李*安"


@pytest.fixture
def app(qapp: object, tmp_path: Path) -> Iterator[App]:
    made = kiosk(tmp_path, Voice())
    assert wait_until(lambda: not made.desks.common.jobs.busy)
    yield made
    made.close()


def _no_room(*_: object) -> None:
    raise StoreError("磁盘满了。", "full")


def test_what_the_outbox_did_not_take_follows_when_the_visit_ends(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks, store = app.desks, app.desks.common.store
    desks.visit.begin(Mode.STANDARD)
    with monkeypatch.context() as broken:
        broken.setattr(store, "deed_sent", _no_room)
        desks.keeper.upkeep.record(KeeperKind.CLEANING, Who("s1", "k01"))
    desks.visit.end(EndReason.LEFT)
    assert wait_until(lambda: [row.sent for row in store.deeds(Book.UPKEEP)] == [True])


def test_what_is_recorded_is_said_to_be_though_the_book_cannot_be_read_again(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks, store, told = app.desks, app.desks.common.store, []
    monkeypatch.setattr(desks.keeper.desk, "_session", Keeper)
    desks.models.keeper.told.connect(told.append)
    with monkeypatch.context() as broken:
        broken.setattr(store, "deeds", _no_room)
        desks.models.keeper.supplyAsked.emit(KeeperKind.TONER.value, 0)
        assert wait_until(lambda: not desks.common.jobs.busy)
    assert (len(told), desks.models.keeper.problem) == (1, "")
    assert [row.kind for row in store.deeds(Book.UPKEEP)] == ["toner"]


def test_a_fault_that_citizens_could_not_be_told_of_is_not_found_twice(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks, store, told = app.desks, app.desks.common.store, []
    monkeypatch.setattr(desks.keeper.desk, "_session", Keeper)
    desks.models.keeper.told.connect(told.append)
    keep, rows = store.keep_deed, []

    def first_alone(row: object, at: str) -> None:
        if rows:
            _no_room()
        rows.append(row)
        keep(row, at)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "keep_deed", first_alone)
    desks.models.keeper.faultAsked.emit("a4_printer", "卡纸", False, True)
    assert wait_until(lambda: not desks.common.jobs.busy)
    assert told == ["故障记下了，还没有告诉群众，请在那一行再按一次"]
    assert [row.kind for row in store.deeds(Book.UPKEEP)] == ["fault_found"]
    assert desks.models.keeper.problem == ""
