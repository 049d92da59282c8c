"""Photographs of a draft: sealed at once, stored once, filed with the case, wiped with the draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services import attaching
from kiosk.services.draft import Draft
from kiosk.services.errors import ServiceError
from kiosk.services.visit import EndReason, Visit
from kiosk.store.port import StoreError
from sync.model.case import Route
from sync.protocol.blob import SEGMENT, open_segments
from sync.terminal.mailbox.blob_port import BlobState
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import STROKES, Kiosk

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20
PNG = b"\x89PNG\r\n\x1a\n" + bytes(500)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


@pytest.fixture
def visit(kiosk: Kiosk) -> Visit:
    return kiosk.visitor()


@pytest.fixture
def draft(kiosk: Kiosk, visit: Visit) -> Draft:
    return kiosk.filled(visit)


def held(kiosk: Kiosk, owner: str) -> list[str]:
    return [b.id for b in kiosk.mailbox.blobs.of(owner)]


def plain_of(mailbox: MemoryMailbox | SqliteMailbox, id: str, key: bytes) -> bytes:
    def pieces() -> Iterator[bytes]:
        at = 0
        while piece := mailbox.blobs.read(id, at, SEGMENT):
            yield piece
            at += len(piece)

    return b"".join(open_segments(pieces(), key, id))


def test_a_photographed_material_is_filed_with_its_case(kiosk: Kiosk, visit: Visit, draft: Draft) -> None:
    pages = [kiosk.filing.attach(visit, draft, JPEG + bytes([n]), "image/jpeg", "m4") for n in range(2)]
    (row,) = [r for r in draft.materials if r.key == "m4"]
    assert (row.route, row.choices) == (Route.PHOTO, (Route.PHOTO, Route.LATER, Route.WINDOW))
    assert kiosk.mailbox.blobs.of(draft.id)[0].state is BlobState.HELD
    kiosk.submit(draft)
    (case,) = kiosk.sent()
    assert case.files == tuple(pages)
    assert [m.pages for m in case.materials if m.key == "m4"] == [tuple(p.id for p in pages)]
    assert [b.state for b in kiosk.mailbox.blobs.of(case.id)] == [BlobState.WAITING] * 2
    assert kiosk.memory is not None
    assert plain_of(kiosk.memory, pages[1].id, case.files[1].key) == JPEG + b"\x01"


def test_a_photograph_that_the_form_asked_for_is_filed_too(kiosk: Kiosk, visit: Visit, draft: Draft) -> None:
    file = kiosk.filing.attach(visit, draft, PNG, "image/png")
    kiosk.submit(draft)
    assert kiosk.sent()[0].files == (file,)


def test_on_the_disk_nothing_can_be_read(tmp_path: Path) -> None:
    from tests.kiosk.services.kiosk_world import enrolled_mailbox, pension, profile, publish

    box = SqliteMailbox(tmp_path / "line.db")
    enrolment = enrolled_mailbox().enrolment()
    assert enrolment is not None
    box.enrol(enrolment, b"s" * 32)
    publish(box, pension(), profile())
    kiosk = Kiosk(box)
    visit = kiosk.visitor()
    secret = b"words in the picture " * 50
    kiosk.filing.attach(visit, kiosk.filled(visit), JPEG + secret, "image/jpeg", "m4")
    box.close()
    for path in tmp_path.iterdir():
        assert b"words in the picture" not in path.read_bytes()


def test_the_same_photograph_twice_in_a_visit_is_stored_once(
    kiosk: Kiosk, visit: Visit, draft: Draft, tmp_path: Path
) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(JPEG)
    first = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.submit(draft)
    visit.draft = None
    other = kiosk.filled(visit)
    again = kiosk.filing.attach(visit, other, source, "image/jpeg", "m4")
    assert again == first
    assert held(kiosk, draft.id) == held(kiosk, other.id) == [first.id]
    kiosk.submit(other)
    assert [c.files for c in kiosk.sent()] == [(first,), (first,)]


def test_another_visit_never_shares(kiosk: Kiosk, visit: Visit, draft: Draft) -> None:
    first = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.submit(draft)
    later = kiosk.visitor(applicant("李示例"))
    second = kiosk.filing.attach(later, kiosk.filled(later), JPEG, "image/jpeg", "m4")
    assert (second.id != first.id, second.key != first.key) == (True, True)


def test_taking_the_last_page_out_asks_for_the_material_again(
    kiosk: Kiosk, visit: Visit, draft: Draft
) -> None:
    file = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.filing.detach(draft, file.id)
    assert held(kiosk, draft.id) == []
    assert not draft.materials_chosen
    assert draft.case_files() == ()


def test_what_will_be_brought_to_the_window_is_not_sent(kiosk: Kiosk, visit: Visit, draft: Draft) -> None:
    kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    draft.choose("m4", Route.WINDOW)
    kiosk.submit(draft)
    (case,) = kiosk.sent()
    assert case.files == ()
    assert held(kiosk, case.id) == []


@pytest.mark.parametrize("reason", [EndReason.LEFT, EndReason.DONE])
def test_leaving_wipes_photographs_at_once(
    kiosk: Kiosk, visit: Visit, draft: Draft, reason: EndReason
) -> None:
    file = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.visits.end(reason)
    assert kiosk.memory is not None
    assert kiosk.memory.blobs.read(file.id, 0, 1) == b""
    assert visit.photographs == {}
    assert draft.pages.files == ()


def test_a_kept_draft_keeps_its_photographs_and_files_them_later(
    kiosk: Kiosk, visit: Visit, draft: Draft
) -> None:
    file = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    code = kiosk.filing.shelf.keep(draft).code
    kiosk.visits.end(EndReason.KEPT)
    again = kiosk.visitor()
    found = kiosk.filing.shelf.by_code(applicant().id_number, code)
    assert found is not None
    taken = kiosk.filing.shelf.take_up(again, found.id)
    assert [r.route for r in taken.materials if r.key == "m4"] == [Route.PHOTO]
    kiosk.submit(taken)
    assert kiosk.sent()[0].files == (file,)


def test_a_draft_that_had_its_time_takes_its_photographs_along(
    kiosk: Kiosk, visit: Visit, draft: Draft
) -> None:
    file = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.visits.end(EndReason.IDLE)
    assert kiosk.memory is not None
    assert kiosk.memory.blobs.read(file.id, 0, 1)
    kiosk.wall.advance(25 * 3600)
    kiosk.filing.recover()
    assert kiosk.memory.blobs.read(file.id, 0, 1) == b""


def test_a_photograph_that_is_gone_stops_the_filing_with_a_sentence(
    kiosk: Kiosk, visit: Visit, draft: Draft
) -> None:
    file = kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    kiosk.mailbox.blobs.let_go(draft.id, file.id)
    with pytest.raises(ServiceError, match="照片没有存好"):
        kiosk.submit(draft)
    assert kiosk.sent() == []


@pytest.mark.parametrize(
    ("data", "type", "rule"),
    [
        (b"<html>", "text/html", "file.type"),
        (b"<svg>", "image/svg+xml", "file.type"),
        (b"", "image/jpeg", "file.content"),
        (b"MZ not a picture", "image/jpeg", "file.content"),
        (PNG, "image/jpeg", "file.content"),
    ],
)
def test_what_is_no_photograph_is_not_taken(
    kiosk: Kiosk, visit: Visit, draft: Draft, data: bytes, type: str, rule: str
) -> None:
    with pytest.raises(ServiceError) as caught:
        kiosk.filing.attach(visit, draft, data, type, "m4")
    assert caught.value.rule == rule
    assert held(kiosk, draft.id) == []
    assert draft.pages.files == ()


def test_too_large_is_said(kiosk: Kiosk, visit: Visit, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "MOST_FILE", 1000)
    with pytest.raises(ServiceError, match="太大"):
        kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")


def test_a_stick_that_was_pulled_out_is_said(
    kiosk: Kiosk, visit: Visit, draft: Draft, tmp_path: Path
) -> None:
    with pytest.raises(ServiceError, match="U盘"):
        kiosk.filing.attach(visit, draft, tmp_path / "gone.jpg", "image/jpeg", "m4")
    assert held(kiosk, draft.id) == []


def test_a_draft_that_cannot_be_saved_keeps_no_photograph(
    kiosk: Kiosk, visit: Visit, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(row: object) -> None:
        raise StoreError("这台机器的存储满了。", "full")

    monkeypatch.setattr(kiosk.store, "save_draft", full)
    with pytest.raises(ServiceError):
        kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    assert held(kiosk, draft.id) == []
    assert draft.pages.files == ()


def test_a_signature_binds_the_photographs(kiosk: Kiosk, visit: Visit, draft: Draft) -> None:
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    kiosk.filing.attach(visit, draft, JPEG, "image/jpeg", "m4")
    with pytest.raises(ServiceError) as caught:
        kiosk.filing.submit(draft, signature)
    assert caught.value.rule == "filing.signature"
