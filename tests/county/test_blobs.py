"""Files of cases at the county: durable, tied to their case, opened only whole."""

from __future__ import annotations

import hashlib
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.blobs import services as blobs
from sync.county.blobs.digests import RunningDigests
from sync.county.blobs.models import Blob, BlobUse
from sync.county.blobs.store import BlobFiles
from sync.county.desk.models import Case, Reveal
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.model.case import CaseFile, MaterialChoice, Route
from sync.model.ids import uuid7
from sync.protocol.blob import SEALED_SEGMENT, SEGMENT, new_blob_key, seal_segments
from sync.protocol.envelope import Kind
from sync.protocol.seal import SealError
from tests.county.makers import file, make_staff, make_terminal, publish_matters
from tests.county.test_following import send, supplement
from tests.county.test_pages import client_of

pytestmark = pytest.mark.django_db


class Photograph:
    def __init__(self, plain: bytes) -> None:
        self.plain = plain
        self.file = CaseFile(
            id=uuid7(0),
            key=new_blob_key(),
            size=len(plain),
            sha256=hashlib.sha256(plain).hexdigest(),
            type="image/jpeg",
        )
        self.sealed = b"".join(seal_segments([plain], self.file.key, self.file.id))

    def begin(self, terminal: Terminal) -> int:
        digest = hashlib.sha256(self.sealed).hexdigest()
        return blobs.begin(terminal, self.file.id, len(self.sealed), digest).offset

    def arrive(self, terminal: Terminal) -> None:
        at = self.begin(terminal)
        while at < len(self.sealed):
            at = blobs.add(terminal, self.file.id, at, self.sealed[at : at + SEALED_SEGMENT]).offset


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


@pytest.fixture
def photograph() -> Photograph:
    return Photograph(os.urandom(SEGMENT + 100))


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("first", ["case", "file"])
def test_case_and_file_find_one_another_whichever_comes_first(
    terminal: Terminal, ring: KeyRing, photograph: Photograph, first: str
) -> None:
    if first == "file":
        photograph.arrive(terminal)
    case = file(terminal, ring, files=(photograph.file,))
    assert blobs.arrived([photograph.file]) == {photograph.file.id: first == "file"}
    if first == "case":
        with pytest.raises(LookupError):
            blobs.open_blob(case.message, photograph.file)
        photograph.arrive(terminal)
    assert BlobUse.objects.get().message == case.message
    assert b"".join(blobs.open_blob(case.message, photograph.file)) == photograph.plain


def test_at_rest_lies_only_what_was_sealed(
    terminal: Terminal, photograph: Photograph, settings: Settings
) -> None:
    photograph.arrive(terminal)
    (path,) = [p for p in Path(settings.BLOBS_FOLDER).rglob("*") if p.is_file()]
    assert path.read_bytes() == photograph.sealed
    assert path.stat().st_mode & 0o077 == 0


def test_another_terminal_s_file_is_not_opened(
    terminal: Terminal, ring: KeyRing, photograph: Photograph
) -> None:
    photograph.arrive(make_terminal())
    case = file(terminal, ring, files=(photograph.file,))
    with pytest.raises(LookupError):
        blobs.open_blob(case.message, photograph.file)


def test_a_wrong_key_or_size_says_so_before_the_first_byte(
    terminal: Terminal, ring: KeyRing, photograph: Photograph
) -> None:
    photograph.arrive(terminal)
    case = file(terminal, ring)
    for changes in ({"key": new_blob_key()}, {"size": photograph.file.size + 1}):
        with pytest.raises(SealError):
            blobs.open_blob(case.message, msgspec.structs.replace(photograph.file, **changes))


def test_a_full_disk_takes_nothing_of_a_piece_and_goes_on_later(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    photograph = Photograph(os.urandom(300_000))
    with small_disk(tmp_path / "disk", 400) as disk:
        settings.BLOBS_FOLDER = disk / "blobs"
        photograph.begin(terminal)
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 200_000)
        blobs.add(terminal, photograph.file.id, 0, photograph.sealed[:100_000])
        with pytest.raises(blobs.BlobError) as caught:
            blobs.add(terminal, photograph.file.id, 100_000, photograph.sealed[100_000:])
        assert (caught.value.code, blobs.stand(terminal, photograph.file.id).offset) == ("busy", 100_000)
        assert "满了" in caught.value.message
        ballast.unlink()
        done = blobs.add(terminal, photograph.file.id, 100_000, photograph.sealed[100_000:])
        assert done.offset == done.size


def test_a_second_receiver_of_a_file_waits_for_the_first(tmp_path: Path) -> None:
    files, id = BlobFiles(tmp_path, RunningDigests()), uuid7(0)
    files.begin(id)
    began, seen = threading.Event(), []

    def second() -> None:
        began.set()
        with files.receiving(id) as part:
            seen.append(part.size)

    thread = threading.Thread(target=second)
    with files.receiving(id) as part:
        thread.start()
        began.wait()
        thread.join(0.3)  # enough for one that does not wait; one that does is still there
        part.add(b"0123456789")
    thread.join()
    assert seen == [10]


class TestDigest:
    """Of a file that came in pieces; what stands in the file counts, whoever put it there."""

    @pytest.fixture
    def files(self, tmp_path: Path) -> BlobFiles:
        return BlobFiles(tmp_path, RunningDigests(most=2))

    @staticmethod
    def take_in(files: BlobFiles, id: str, *pieces: bytes) -> None:
        files.begin(id)
        for piece in pieces:
            with files.receiving(id) as part:
                part.add(piece)

    @staticmethod
    def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
        asked: list[int] = []
        read = os.pread
        monkeypatch.setattr(os, "pread", lambda d, size, at: (asked.append(at), read(d, size, at))[1])
        return asked

    def test_goes_along_with_the_pieces(self, files: BlobFiles, monkeypatch: pytest.MonkeyPatch) -> None:
        id, asked = uuid7(0), self.reads(monkeypatch)
        self.take_in(files, id, b"one", b"two")
        with files.receiving(id) as part:
            assert part.digest() == hashlib.sha256(b"onetwo").hexdigest()
            assert not asked
            # Given out, it is gone: whoever took it may have gone on with it.
            assert part.digest() == hashlib.sha256(b"onetwo").hexdigest()
            assert asked

    def test_of_a_file_that_another_hand_changed_is_read(self, files: BlobFiles, tmp_path: Path) -> None:
        id = uuid7(0)
        self.take_in(files, id, b"one", b"two")
        # The clock of a file system ticks in milliseconds: until it has, nobody can tell.
        (path,) = tmp_path.rglob("*.part")
        before = path.stat().st_mtime_ns
        while path.stat().st_mtime_ns == before:
            path.write_bytes(b"onethe")
        with files.receiving(id) as part:
            part.add(b"end")
            assert part.digest() == hashlib.sha256(b"onetheend").hexdigest()

    def test_of_a_file_taken_in_by_two_processes_is_read(self, files: BlobFiles, tmp_path: Path) -> None:
        id = uuid7(0)
        self.take_in(files, id, b"one")
        with BlobFiles(tmp_path, RunningDigests()).receiving(id) as part:
            part.add(b"two")
        with files.receiving(id) as part:
            part.add(b"three")
            assert part.digest() == hashlib.sha256(b"onetwothree").hexdigest()

    def test_starts_again_with_the_file(self, files: BlobFiles) -> None:
        id = uuid7(0)
        self.take_in(files, id, b"one")
        with files.receiving(id) as part:
            part.start_again()
            part.add(b"two")
            assert part.digest() == hashlib.sha256(b"two").hexdigest()

    def test_of_more_files_than_are_kept_is_read(self, files: BlobFiles) -> None:
        ids = [uuid7(0) for _ in range(4)]
        for piece in (b"one", b"two"):
            for id in ids:
                self.take_in(files, id, piece)
        for id in ids:
            with files.receiving(id) as part:
                assert part.digest() == hashlib.sha256(b"onetwo").hexdigest()


def test_a_crash_before_the_last_check_is_made_good_when_asked(
    terminal: Terminal, photograph: Photograph, settings: Settings
) -> None:
    photograph.begin(terminal)
    (part,) = Path(settings.BLOBS_FOLDER).rglob("*.part")
    part.write_bytes(photograph.sealed)
    stand = blobs.stand(terminal, photograph.file.id)
    assert stand.offset == stand.size
    assert Blob.objects.get().complete_at is not None


def test_a_crash_between_file_and_row_is_made_good_when_asked(
    terminal: Terminal, photograph: Photograph
) -> None:
    photograph.arrive(terminal)
    Blob.objects.update(complete_at=None)
    assert photograph.begin(terminal) == len(photograph.sealed)
    assert Blob.objects.get().complete_at is not None


def test_a_tail_that_a_power_cut_damaged_starts_the_file_again(
    terminal: Terminal, photograph: Photograph, settings: Settings
) -> None:
    photograph.begin(terminal)
    (part,) = Path(settings.BLOBS_FOLDER).rglob("*.part")
    part.write_bytes(photograph.sealed[:-10] + bytes(10))
    assert blobs.stand(terminal, photograph.file.id).offset == 0
    photograph.arrive(terminal)


def test_a_database_from_an_older_backup_finds_the_file_by_its_hash(
    terminal: Terminal, photograph: Photograph
) -> None:
    photograph.arrive(terminal)
    Blob.objects.all().delete()
    assert photograph.begin(terminal) == len(photograph.sealed)
    assert blobs.arrived([photograph.file]) == {photograph.file.id: True}


def test_a_folder_from_an_older_backup_is_filled_again(
    terminal: Terminal, photograph: Photograph, settings: Settings
) -> None:
    photograph.arrive(terminal)
    for path in Path(settings.BLOBS_FOLDER).rglob("*"):
        if path.is_file():
            path.unlink()
    assert photograph.begin(terminal) == 0
    photograph.arrive(terminal)
    assert blobs.arrived([photograph.file]) == {photograph.file.id: True}


def test_orphans_go_after_their_time_and_nothing_else(terminal: Terminal, ring: KeyRing) -> None:
    named, orphan, half, fresh = (Photograph(b"x" * n) for n in (10, 20, 30, 40))
    for each in (named, orphan, fresh):
        each.arrive(terminal)
    half.begin(terminal)
    file(terminal, ring, files=(named.file, half.file))
    old = timezone.now() - timedelta(days=blobs.ORPHAN_DAYS + 1)
    Blob.objects.exclude(pk=fresh.file.id).update(made_at=old)
    # Half of it came lately: still on its way.
    assert blobs.sweep(timezone.now()) == 1
    left = {named.file.id, half.file.id, fresh.file.id}
    assert set(Blob.objects.values_list("pk", flat=True)) == left
    assert blobs.sweep(timezone.now() + timedelta(days=blobs.ORPHAN_DAYS)) == 2
    assert set(Blob.objects.values_list("pk", flat=True)) == {named.file.id}
    assert orphan.begin(terminal) == 0


class TestAtTheDesk:
    @pytest.fixture
    def case(self, terminal: Terminal, ring: KeyRing, photograph: Photograph) -> Case:
        choice = MaterialChoice("m1", "户口簿", Route.PHOTO, (photograph.file.id,))
        return file(terminal, ring, files=(photograph.file,), materials=(choice,))

    def test_a_page_says_what_is_still_on_its_way(
        self, case: Case, terminal: Terminal, photograph: Photograph
    ) -> None:
        client = client_of(make_staff())
        url = f"/cases/{case.pk}/"
        assert "1 页还在路上" in client.get(url).content.decode()
        photograph.arrive(terminal)
        page = client.get(url).content.decode()
        assert "还在路上" not in page
        assert photograph.file.id not in page

    def test_who_wrote_down_why_gets_the_picture_and_it_is_noted(
        self, case: Case, terminal: Terminal, photograph: Photograph
    ) -> None:
        photograph.arrive(terminal)
        client = client_of(make_staff())
        url = f"/cases/{case.pk}/files/{photograph.file.id}/"
        assert client.get(url).status_code == 403
        page = client.post(f"/cases/{case.pk}/reveal/", {"reason": "核对户口簿"}).content.decode()
        assert url in page
        shown = client.get(url)
        assert b"".join(shown.streaming_content) == photograph.plain  # type: ignore[arg-type]
        assert shown["Content-Type"] == "image/jpeg"
        assert shown["Content-Disposition"].startswith("inline; filename=")
        assert "sandbox" in shown["Content-Security-Policy"]
        assert (shown["X-Content-Type-Options"], shown["Cache-Control"]) == ("nosniff", "no-store")
        noted = [r.reason for r in Reveal.objects.order_by("id")]
        assert noted == ["核对户口簿", f"打开材料文件 {photograph.file.id[-6:]}：核对户口簿"]

    def test_ten_minutes_later_or_for_another_person_it_stays_shut(
        self, case: Case, terminal: Terminal, photograph: Photograph
    ) -> None:
        photograph.arrive(terminal)
        client, url = client_of(make_staff()), f"/cases/{case.pk}/files/{photograph.file.id}/"
        client.post(f"/cases/{case.pk}/reveal/", {"reason": "核对户口簿"})
        assert client_of(make_staff("other", name="李示琴")).get(url).status_code == 403
        assert client.get(url).status_code == 200
        Reveal.objects.update(at=timezone.now() - timedelta(minutes=11))
        assert client.get(url).status_code == 403

    @pytest.mark.parametrize("type", ["text/html", "image/svg+xml", "application/x-sh"])
    def test_what_could_run_in_a_browser_is_only_saved(
        self, terminal: Terminal, ring: KeyRing, photograph: Photograph, type: str
    ) -> None:
        photograph.arrive(terminal)
        odd = msgspec.structs.replace(photograph.file, type=type)
        case = file(terminal, ring, files=(odd,))
        client = client_of(make_staff())
        client.post(f"/cases/{case.pk}/reveal/", {"reason": "核对"})
        shown = client.get(f"/cases/{case.pk}/files/{odd.id}/")
        assert shown["Content-Type"] == "application/octet-stream"
        assert shown["Content-Disposition"].startswith("attachment")
        assert b"".join(shown.streaming_content) == photograph.plain  # type: ignore[arg-type]

    def test_a_page_handed_in_later_is_opened_too(
        self, terminal: Terminal, ring: KeyRing, photograph: Photograph
    ) -> None:
        case = file(terminal, ring)
        choice = MaterialChoice("m1", "户口簿", Route.PHOTO, (photograph.file.id,))
        later = supplement(case, materials=(choice,), files=(photograph.file,))
        send(terminal, ring, Kind.SUPPLEMENT, later)
        client = client_of(make_staff())
        assert "1 页还在路上" in client.get(f"/cases/{case.pk}/").content.decode()
        photograph.arrive(terminal)
        page = client.post(f"/cases/{case.pk}/reveal/", {"reason": "核对"}).content.decode()
        assert "户口簿 第 1 页" in page
        shown = client.get(f"/cases/{case.pk}/files/{photograph.file.id}/")
        assert b"".join(shown.streaming_content) == photograph.plain  # type: ignore[arg-type]

    def test_on_its_way_or_of_another_case_is_said(self, case: Case, photograph: Photograph) -> None:
        client = client_of(make_staff())
        client.post(f"/cases/{case.pk}/reveal/", {"reason": "核对"})
        on_its_way = client.get(f"/cases/{case.pk}/files/{photograph.file.id}/")
        assert "还在路上" in on_its_way.content.decode()
        assert "没有这份材料" in client.get(f"/cases/{case.pk}/files/{uuid7(0)}/").content.decode()

    @pytest.mark.parametrize("role", [Role.KEEPER, Role.ADMIN])
    def test_offices_that_see_no_cases_see_no_files(
        self, case: Case, photograph: Photograph, role: Role
    ) -> None:
        client = client_of(make_staff(role=role))
        assert client.get(f"/cases/{case.pk}/files/{photograph.file.id}/").status_code == 403
