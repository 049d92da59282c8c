"""Photographs on a stick: there and back, broken off, damaged, mixed with the line, refused, without room."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sync.county.blobs import services as blobs
from sync.county.blobs.digests import RunningDigests
from sync.county.blobs.models import Blob
from sync.county.blobs.store import BlobFiles
from sync.county.courier import services as county_courier
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing, create_keys
from sync.county.line.handlers import HANDLERS
from sync.model.ids import uuid7
from sync.protocol.blob import SEALED_SEGMENT
from sync.stick_files import file_on
from sync.terminal import courier, courier_files
from sync.terminal.mailbox.blob_port import BlobState
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.contract.test_stick import NOW, carry, enrol
from tests.helpers.mailbox import review_message

pytestmark = pytest.mark.django_db
LONG = [b"a" * SEALED_SEGMENT, b"b" * 1000]


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, settings: Any) -> KeyRing:
    settings.KEYS_FOLDER = tmp_path / "keys"
    settings.BLOBS_FOLDER = tmp_path / "blobs"
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


def photograph(box: Any, segments: list[bytes] | None = None) -> str:
    """Of a message that is posted; the file's id."""
    who = box.enrolment()
    message = review_message(terminal=who.terminal, key=who.county_keys[0])
    id = uuid7(0)
    box.blobs.put(id, "visit-1", message.id, segments or LONG)
    box.post(message)
    return id


def stands(box: Any, id: str) -> str:
    """waiting, parked, or done, which is listed no more."""
    if any(file.id == id for file in box.blobs.parked()):
        return BlobState.PARKED
    return BlobState.WAITING if any(f.id == id for f in box.blobs.unsent()) else BlobState.DONE


def at_county(box: Any, id: str) -> bytes:
    assert blobs.whole_of(Terminal.objects.get(), [id]) == {id}
    return b"".join(BlobFiles(blobs.settings.BLOBS_FOLDER, RunningDigests()).pieces(id))


def test_there_and_back(box: Any, stick: Path) -> None:
    ids = [photograph(box), photograph(box, [b"short"])]
    exported = courier.export(box, stick, NOW)
    assert (exported.photographs, exported.no_room) == (2, 0)
    assert {stands(box, id) for id in ids} == {BlobState.WAITING}  # copying is not sending
    (taken,) = county_courier.take_in(stick, HANDLERS)
    assert (taken.files, taken.files_left, taken.problem) == (2, 0, "")
    county_courier.give_out(stick)
    assert courier.import_(box, stick, NOW).photographs == 2
    assert {stands(box, id) for id in ids} == {BlobState.DONE}
    assert at_county(box, ids[0]) == b"".join(LONG)
    # The next time takes away what the county has.
    courier.export(box, stick, NOW)
    assert not any(file_on(stick, box.enrolment().terminal, id).exists() for id in ids)


def test_the_same_stick_again_changes_nothing(box: Any, stick: Path) -> None:
    id = photograph(box)
    carry(box, stick)
    (again,) = county_courier.take_in(stick, HANDLERS)
    assert (again.files, again.files_left) == (1, 0)
    assert courier.import_(box, stick, NOW).photographs == 1
    assert (Blob.objects.count(), stands(box, id)) == (1, BlobState.DONE)


def test_the_line_sent_half_and_the_stick_brings_the_rest(box: Any, stick: Path) -> None:
    id = photograph(box)
    (file,) = box.blobs.unsent()
    terminal = Terminal.objects.get()
    blobs.begin(terminal, id, file.size, file.sha256.hex())
    blobs.add(terminal, id, 0, LONG[0][:1000])
    carry(box, stick)
    assert at_county(box, id) == b"".join(LONG)
    # and the line, going on where it was, is told that it is whole
    assert blobs.begin(terminal, id, file.size, file.sha256.hex()).offset == file.size


def test_what_half_came_by_the_line_and_is_wrong_comes_whole_from_the_stick(box: Any, stick: Path) -> None:
    id = photograph(box)
    (file,) = box.blobs.unsent()
    terminal = Terminal.objects.get()
    blobs.begin(terminal, id, file.size, file.sha256.hex())
    blobs.add(terminal, id, 0, b"not this file")
    carry(box, stick)
    assert at_county(box, id) == b"".join(LONG)


def test_the_line_was_faster_than_the_stick(box: Any, stick: Path) -> None:
    id = photograph(box)
    (file,) = box.blobs.unsent()
    courier.export(box, stick, NOW)
    terminal = Terminal.objects.get()
    blobs.begin(terminal, id, file.size, file.sha256.hex())
    blobs.add(terminal, id, 0, LONG[0])
    blobs.add(terminal, id, len(LONG[0]), LONG[1])
    box.blobs.done(id, NOW)
    (taken,) = county_courier.take_in(stick, HANDLERS)
    county_courier.give_out(stick)
    courier.import_(box, stick, NOW)
    assert (taken.files, stands(box, id), Blob.objects.count()) == (1, BlobState.DONE, 1)


@pytest.mark.parametrize("harm", ["cut", "changed", "gone"])
def test_a_damaged_copy_spoils_nothing_and_goes_again(box: Any, stick: Path, harm: str) -> None:
    id = photograph(box)
    (file,) = box.blobs.unsent()
    terminal = Terminal.objects.get()
    blobs.begin(terminal, id, file.size, file.sha256.hex())
    blobs.add(terminal, id, 0, LONG[0][:5000])
    courier.export(box, stick, NOW)
    path = file_on(stick, terminal.id, id)
    whole = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-7] if harm == "cut" else whole[:-1] + b"x")
    (taken,) = county_courier.take_in(stick, HANDLERS)
    assert (taken.files, taken.files_left, taken.problem) == (0, 1, "")
    assert blobs.stand(terminal, id).offset == 5000  # what the line brought is still good
    county_courier.give_out(stick)
    courier.import_(box, stick, NOW)
    assert stands(box, id) == BlobState.WAITING
    carry(box, stick)
    assert (at_county(box, id), stands(box, id)) == (whole, BlobState.DONE)


def test_copying_goes_on_where_it_was_broken_off(
    box: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [photograph(box) for _ in range(3)]
    written: list[str] = []
    real = courier_files.write_file

    def pulled_out(path: Path, pieces: Any) -> None:
        if len(written) == 1:
            raise OSError(errno.EIO, "the stick was pulled out")
        real(path, pieces)
        written.append(path.stem)

    monkeypatch.setattr(courier_files, "write_file", pulled_out)
    with pytest.raises(OSError, match="pulled out"):
        courier.export(box, stick, NOW)
    monkeypatch.setattr(
        courier_files, "write_file", lambda path, pieces: (written.append(path.stem), real(path, pieces))
    )
    assert courier.export(box, stick, NOW).photographs == 3
    assert sorted(written) == sorted(ids)  # none twice
    carry(box, stick)
    assert {stands(box, id) for id in ids} == {BlobState.DONE}


def test_a_full_stick_takes_what_fits_and_the_rest_another_time(
    box: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = photograph(box), photograph(box, [b"small"])
    real = courier_files.write_file

    def little_room(path: Path, pieces: Any) -> None:
        data = list(pieces)
        if sum(map(len, data)) > 1000:
            raise OSError(errno.ENOSPC, "full")
        real(path, data)

    monkeypatch.setattr(courier_files, "write_file", little_room)
    exported = courier.export(box, stick, NOW)
    assert (exported.photographs, exported.no_room) == (1, 1)
    county_courier.take_in(stick, HANDLERS)
    county_courier.give_out(stick)
    courier.import_(box, stick, NOW)
    assert (stands(box, large), stands(box, small)) == (BlobState.WAITING, BlobState.DONE)
    monkeypatch.undo()


def test_a_file_the_county_refuses_is_parked_and_sent_again_by_a_person(box: Any, stick: Path) -> None:
    id = photograph(box)
    Blob.objects.create(id=id, terminal=Terminal.objects.get(), size=7, sha256="0" * 64, made_at=NOW)
    assert carry(box, stick).photographs_parked == 1
    (file,) = box.blobs.parked()
    assert (file.id, "同一编号" in file.last_error) == (id, True)
    Blob.objects.all().delete()
    assert box.blobs.retry(None) == 1
    carry(box, stick)
    assert stands(box, id) == BlobState.DONE


def test_what_no_signed_list_names_is_nobody_s(box: Any, stick: Path) -> None:
    id = photograph(box)
    courier.export(box, stick, NOW)
    stranger = uuid7(0)
    shutil.copy(
        file_on(stick, box.enrolment().terminal, id), file_on(stick, box.enrolment().terminal, stranger)
    )
    county_courier.take_in(stick, HANDLERS)
    assert set(Blob.objects.values_list("pk", flat=True)) == {id}


def test_a_list_cannot_reach_beyond_its_own_folder(box: Any, stick: Path, tmp_path: Path) -> None:
    """A stolen signing key must not read the county's disk."""
    photograph(box)
    (tmp_path / "secret.sealed").write_bytes(b"secret")
    real = courier_files.listed
    monkey = pytest.MonkeyPatch()
    monkey.setattr(
        courier_files, "listed", lambda files: tuple(replace(f, id="../../../../secret") for f in real(files))
    )
    courier.export(box, stick, NOW)
    monkey.undo()
    (taken,) = county_courier.take_in(stick, HANDLERS)
    assert (taken.files, taken.files_left, Blob.objects.count()) == (0, 1, 0)


def test_a_county_whose_files_came_back_older_asks_for_them_again(box: Any, stick: Path) -> None:
    id = photograph(box)
    carry(box, stick)
    BlobFiles(blobs.settings.BLOBS_FOLDER, RunningDigests()).wipe(
        id
    )  # the folder of an older backup; the row says whole
    from sync.county.feed import services as feed

    feed.renew_epoch()
    carry(box, stick)  # brings the news that it is another county
    assert stands(box, id) == BlobState.WAITING
    carry(box, stick)
    assert (at_county(box, id), stands(box, id)) == (b"".join(LONG), BlobState.DONE)
