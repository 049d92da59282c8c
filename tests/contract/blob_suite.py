"""What every mailbox must do with photographs. Subclasses give ``mailbox`` (both sides in one object)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from sync.model.ids import uuid7
from sync.protocol.blob import SEALED_SEGMENT, SEGMENT, new_blob_key, open_segments, seal_segments
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox.blob_port import BlobState
from tests.helpers.mailbox import MADE_AT, review_message

NOW = MADE_AT
MANY = 10_000_000


def put(mailbox: Any, owner: str, segments: list[bytes] | None = None) -> str:
    id = uuid7(0)
    mailbox.blobs.put(id, "visit-1", owner, segments or [b"sealed bytes"])
    return id


def done(mailbox: Any, message: Any) -> None:
    mailbox.take(NOW, 10, MANY)
    mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW)


class BlobSuite:
    def test_a_draft_s_file_is_held_until_its_message_is_posted(self, mailbox: Any) -> None:
        message = review_message()
        id = put(mailbox, message.id)
        assert mailbox.blobs.due(NOW) is None
        mailbox.post(message)
        due = mailbox.blobs.due(NOW)
        assert (due.id, due.size, due.sha256) == (id, 12, hashlib.sha256(b"sealed bytes").digest())
        assert [b.state for b in mailbox.blobs.of(message.id)] == [BlobState.WAITING]

    def test_what_is_read_is_what_was_put(self, mailbox: Any) -> None:
        key, plain = new_blob_key(), bytes(range(256)) * (SEGMENT // 100)
        message = review_message()
        id = uuid7(0)
        status = mailbox.blobs.put(id, "v", message.id, seal_segments([plain], key, id))
        read, pieces = 0, []
        while piece := mailbox.blobs.read(id, read, SEALED_SEGMENT // 2):
            pieces.append(piece)
            read += len(piece)
        assert read == status.size
        assert b"".join(open_segments(pieces, key, id)) == plain

    def test_reading_starts_anywhere(self, mailbox: Any) -> None:
        whole = b"a" * SEALED_SEGMENT + b"bcd"
        id = put(mailbox, "d", [whole[:SEALED_SEGMENT], b"bcd"])
        assert mailbox.blobs.read(id, SEALED_SEGMENT - 1, 10) == b"a"
        assert mailbox.blobs.read(id, SEALED_SEGMENT + 1, 10) == b"cd"
        assert mailbox.blobs.read(id, len(whole), 10) == b""
        assert mailbox.blobs.read("unknown", 0, 10) == b""

    def test_a_file_that_cannot_be_read_to_its_end_leaves_nothing(self, mailbox: Any) -> None:
        def breaks() -> Any:
            yield b"x" * SEALED_SEGMENT
            raise OSError("the stick was pulled")

        with pytest.raises(OSError, match="pulled"):
            mailbox.blobs.put(uuid7(0), "v", "d", breaks())
        assert mailbox.blobs.of("d") == []
        assert mailbox.blobs.sweep(["d"]) == 0

    def test_wrong_segments_and_a_known_id_are_our_mistakes(self, mailbox: Any) -> None:
        for segments in ([b"short", b"then more"], [b"x" * (SEALED_SEGMENT + 1)]):
            with pytest.raises(ValueError, match="segment"):
                put(mailbox, "d", segments)
        id = put(mailbox, "d")
        with pytest.raises(ValueError, match="stored"):
            mailbox.blobs.put(id, "v", "d", [b"other"])
        assert mailbox.blobs.read(id, 0, 99) == b"sealed bytes"

    def test_letting_go_of_a_draft_wipes_its_files(self, mailbox: Any) -> None:
        ids = [put(mailbox, "d"), put(mailbox, "d")]
        other = put(mailbox, "e")
        assert mailbox.blobs.let_go("d", ids[0]) == 1
        assert [b.id for b in mailbox.blobs.of("d")] == ids[1:]
        assert mailbox.blobs.let_go("d") == 1
        assert mailbox.blobs.read(ids[1], 0, 10) == b""
        assert mailbox.blobs.read(other, 0, 6) == b"sealed"

    def test_a_shared_file_goes_with_its_last_owner(self, mailbox: Any) -> None:
        id = put(mailbox, "d")
        assert mailbox.blobs.share(id, "e")
        assert mailbox.blobs.let_go("d") == 0
        assert [b.id for b in mailbox.blobs.of("e")] == [id]
        assert mailbox.blobs.let_go("e") == 1
        assert not mailbox.blobs.share(id, "f")

    def test_what_a_posted_message_refers_to_stays(self, mailbox: Any) -> None:
        message = review_message()
        id = put(mailbox, message.id)
        mailbox.blobs.share(id, "another draft")
        mailbox.post(message)
        assert mailbox.blobs.let_go(message.id) == 0
        assert mailbox.blobs.let_go("another draft") == 0
        assert mailbox.blobs.sweep([]) == 0
        assert mailbox.blobs.due(NOW).id == id

    def test_a_sweep_wipes_what_a_crash_left(self, mailbox: Any) -> None:
        left, kept = put(mailbox, "gone"), put(mailbox, "kept")
        mailbox.blobs.share(kept, "gone")
        assert mailbox.blobs.sweep(["kept"]) == 1
        assert mailbox.blobs.read(left, 0, 1) == b""
        assert [b.id for b in mailbox.blobs.of("kept")] == [kept]

    def test_oldest_first_and_one_in_trouble_after_the_fresh_ones(self, mailbox: Any) -> None:
        message = review_message()
        first, second = put(mailbox, message.id), put(mailbox, message.id)
        mailbox.post(message)
        assert mailbox.blobs.due(NOW).id == first
        mailbox.blobs.failed(first, "连不上县里。", NOW + timedelta(seconds=5))
        assert mailbox.blobs.due(NOW).id == second
        assert mailbox.blobs.due(NOW + timedelta(seconds=6)).id == second
        mailbox.blobs.done(second, NOW)
        assert mailbox.blobs.due(NOW) is None
        assert mailbox.blobs.due(NOW + timedelta(seconds=6)).id == first
        status = mailbox.blobs.of(message.id)[0]
        assert (status.attempts, status.last_error) == (1, "连不上县里。")

    def test_a_clock_set_back_does_not_hold_a_file_for_years(self, mailbox: Any) -> None:
        message = review_message()
        id = put(mailbox, message.id)
        mailbox.post(message)
        mailbox.blobs.failed(id, "慢", NOW + timedelta(seconds=5))
        assert mailbox.blobs.due(NOW - timedelta(days=400)).id == id

    def test_progress_is_shown(self, mailbox: Any) -> None:
        message = review_message()
        id = put(mailbox, message.id)
        mailbox.post(message)
        mailbox.blobs.noted(id, 7)
        assert (mailbox.blobs.of(message.id)[0].sent, mailbox.blobs.waiting()) == (7, 1)
        mailbox.blobs.done(id, NOW)
        (status,) = mailbox.blobs.of(message.id)
        assert (status.sent, status.state, mailbox.blobs.waiting()) == (12, BlobState.DONE, 0)

    def test_a_parked_file_blocks_nobody_and_is_asked_again_after_a_restore(self, mailbox: Any) -> None:
        message = review_message()
        id, other = put(mailbox, message.id), put(mailbox, message.id)
        mailbox.post(message)
        mailbox.blobs.park(id, "太大了。")
        assert mailbox.blobs.due(NOW).id == other
        mailbox.blobs.done(other, NOW)
        assert mailbox.blobs.due(NOW) is None
        assert mailbox.blobs.ask_again() == 2
        assert mailbox.blobs.due(NOW).id == id

    def test_a_person_sends_a_refused_file_again(self, mailbox: Any) -> None:
        message = review_message()
        one, other = put(mailbox, message.id), put(mailbox, message.id)
        mailbox.post(message)
        for id in (one, other):
            mailbox.blobs.park(id, "县里不收")
        assert [(b.id, b.last_error) for b in mailbox.blobs.parked()] == [
            (one, "县里不收"),
            (other, "县里不收"),
        ]
        line = mailbox.line()
        assert (line.files_waiting, line.files_parked) == (0, 2)
        assert mailbox.blobs.due(NOW) is None
        assert mailbox.blobs.retry("unknown") == 0
        assert mailbox.blobs.retry(one) == 1
        assert mailbox.blobs.due(NOW).id == one
        assert mailbox.blobs.retry(None) == 1
        line = mailbox.line()
        assert (line.files_waiting, line.files_parked) == (2, 0)
        mailbox.blobs.done(one, NOW)
        assert mailbox.blobs.retry(None) == 0
        assert [b.id for b in mailbox.blobs.unsent()] == [other]

    def test_bytes_are_kept_until_file_and_message_are_both_at_the_county(self, mailbox: Any) -> None:
        message, later = review_message(), NOW + timedelta(days=1)
        id = put(mailbox, message.id)
        mailbox.post(message)
        mailbox.blobs.done(id, NOW)
        assert mailbox.blobs.purge(later, MANY) == 0
        done(mailbox, message)
        assert mailbox.blobs.purge(NOW, MANY) == 0
        assert mailbox.blobs.purge(later, MANY) == 1
        assert mailbox.blobs.of(message.id) == []
        assert mailbox.blobs.read(id, 0, 1) == b""

    def test_posting_again_wakes_no_file_that_is_done(self, mailbox: Any) -> None:
        message = review_message()
        id = put(mailbox, message.id)
        mailbox.post(message)
        mailbox.blobs.done(id, NOW)
        mailbox.post(message)
        assert mailbox.blobs.due(NOW) is None

    def test_beyond_a_size_the_oldest_are_wiped_first(self, mailbox: Any) -> None:
        message = review_message()
        old, new = put(mailbox, message.id), put(mailbox, message.id)
        mailbox.post(message)
        done(mailbox, message)
        mailbox.blobs.done(old, NOW)
        mailbox.blobs.done(new, NOW + timedelta(minutes=1))
        assert mailbox.blobs.purge(NOW - timedelta(days=1), 24) == 0
        assert mailbox.blobs.purge(NOW - timedelta(days=1), 23) == 1
        assert [b.id for b in mailbox.blobs.of(message.id)] == [new]
