"""A citizen's stick: pictures and PDFs, by content; nothing followed, nothing run, the picture kept."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from kiosk.devices.stick_files import listing
from kiosk.services.errors import ServiceError
from kiosk.services.handing import DraftHanding
from kiosk.services.stick_files import StickFile, StickFiles
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.test_attaching import plain_of


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "media" / "stick"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def files(kiosk: Kiosk, stick: Path) -> StickFiles:
    return StickFiles(stick.parent, mounted=lambda place: place == stick)


def jpeg(note: str = "") -> bytes:
    notes = Image.Exif()
    notes[0x010E] = note
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG", exif=notes)
    return out.getvalue()


def pdf(pages: int = 1, *, script: bool = False, locked: bool = False, attached: bool = False) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if script:
        act = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("0")}
        )
        writer.root_object[NameObject("/OpenAction")] = act
    if attached:
        writer.add_attachment("more.bin", b"more")
    if locked:
        writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def only(files: StickFiles) -> StickFile:
    (file,) = files.files()
    return file


def test_listed_by_content_and_the_newest_first(files: StickFiles, stick: Path) -> None:
    (stick / "a" / "b" / "c").mkdir(parents=True)
    (stick / "old.txt").write_bytes(jpeg())
    os.utime(stick / "old.txt", (1, 1))
    (stick / "a" / "b" / "new.pdf").write_bytes(pdf())
    (stick / "a" / "b" / "c" / "too-deep.jpg").write_bytes(jpeg())
    (stick / "program.jpg").write_bytes(b"MZ" + bytes(100))
    (stick / "autorun.inf").write_text("[autorun]")
    (stick / ".hidden.jpg").write_bytes(jpeg())
    assert [(f.name, f.type) for f in files.files()] == [
        ("new.pdf", "application/pdf"),
        ("old.txt", "image/jpeg"),
    ]


def test_no_link_is_followed_and_no_pipe_waited_for(files: StickFiles, stick: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "other.jpg").write_bytes(jpeg())
    (stick / "link.jpg").symlink_to(outside / "other.jpg")
    (stick / "folder").symlink_to(outside)
    os.mkfifo(stick / "pipe.jpg")
    with pytest.raises(ServiceError, match="没有找到照片"):
        files.files()


def test_a_file_that_became_a_link_is_not_read(kiosk: Kiosk, files: StickFiles, stick: Path) -> None:
    (stick / "a.jpg").write_bytes(jpeg())
    file = only(files)
    other = stick.parent / "other.jpg"
    (stick / "a.jpg").rename(other)
    (stick / "a.jpg").symlink_to(other)
    visit = kiosk.visitor()
    with pytest.raises(ServiceError, match="没有读完"):
        files.take(DraftHanding(kiosk.filing, visit, kiosk.filled(visit)), file, "m4")


def test_a_heic_picture_is_listed_and_told_why_not(kiosk: Kiosk, files: StickFiles, stick: Path) -> None:
    (stick / "IMG_0042.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + bytes(200))
    visit = kiosk.visitor()
    with pytest.raises(ServiceError, match="HEIC"):
        files.take(DraftHanding(kiosk.filing, visit, kiosk.filled(visit)), only(files), "m4")


def test_a_stick_full_of_files_is_cut_short(
    files: StickFiles, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_SHOWN", 3)
    for n in range(9):
        (stick / f"{n}.jpg").write_bytes(jpeg())
    assert len(files.files()) == 3
    monkeypatch.setattr(listing, "MOST_LOOKED_AT", 2)
    assert len(files.files()) == 2


def test_a_name_cannot_turn_the_text_around() -> None:
    assert listing.shown("a\u202egpj.exe\n") == "a·gpj.exe·"
    assert len(listing.shown("长" * 200 + ".pdf")) == 40


def test_a_picture_is_taken_without_what_its_camera_wrote(
    kiosk: Kiosk, files: StickFiles, stick: Path
) -> None:
    (stick / "a.jpg").write_bytes(jpeg("where it was taken") + b"hidden behind the picture")
    visit = kiosk.visitor()
    taken = files.take(DraftHanding(kiosk.filing, visit, kiosk.filled(visit)), only(files), "m4").file
    assert kiosk.memory is not None
    kept = plain_of(kiosk.memory, taken.id, taken.key)
    assert (taken.type, Image.open(io.BytesIO(kept)).size) == ("image/jpeg", (300, 200))
    assert b"where" not in kept
    assert b"hidden" not in kept


def test_a_pdf_is_taken_as_it_is_and_filed(kiosk: Kiosk, files: StickFiles, stick: Path) -> None:
    (stick / "a.pdf").write_bytes(pdf(3))
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    taken = files.take(DraftHanding(kiosk.filing, visit, draft), only(files), "m4").file
    kiosk.submit(draft)
    assert kiosk.memory is not None
    assert plain_of(kiosk.memory, taken.id, taken.key) == pdf(3)
    assert kiosk.sent()[0].files == (taken,)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (jpeg()[:-200], "没有存完整"),
        (b"%PDF-1.7 and nothing behind", "没有存完整"),
        (pdf(51), "51 页"),
        (pdf(script=True), "程序或附件"),
        (pdf(attached=True), "程序或附件"),
        (pdf(locked=True), "密码"),
    ],
    ids=["half", "empty", "long", "script", "attached", "locked"],
)
def test_what_cannot_be_used_is_said_and_not_kept(
    kiosk: Kiosk, files: StickFiles, stick: Path, data: bytes, words: str
) -> None:
    (stick / "a").write_bytes(data)
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    with pytest.raises(ServiceError, match=words):
        files.take(DraftHanding(kiosk.filing, visit, draft), only(files), "m4")
    assert not kiosk.mailbox.blobs.of(draft.id)


def test_too_large_is_said(
    kiosk: Kiosk, files: StickFiles, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "a.jpg").write_bytes(jpeg())
    monkeypatch.setattr(listing, "MOST_SIZE", 100)
    visit = kiosk.visitor()
    with pytest.raises(ServiceError, match="太大"):
        files.take(DraftHanding(kiosk.filing, visit, kiosk.filled(visit)), only(files), "m4")


def test_no_stick_is_said(kiosk: Kiosk, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="没有找到U盘"):
        StickFiles(tmp_path).files()
