"""How the uploader chooses its pieces and its moments, with a county that does as it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sync.model.ids import uuid7
from sync.model.settings import Line
from sync.protocol.blob import MOST_PIECE, SEALED_SEGMENT
from sync.protocol.line import Answer, TokenReply, Verdict
from sync.terminal.allowance import Allowance
from sync.terminal.county_clock import CHINA, CountyClock
from sync.terminal.errors import LineError
from sync.terminal.mailbox.blob_port import BlobState, BlobToSend
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.token import TokenSource
from sync.terminal.tus import Piece
from sync.terminal.uploads import PIECE_AFTER_CUT, PIECE_FIRST, PIECE_LEAST, Uploader
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import MADE_AT, review_message

CUT = LineError("连不上县里的服务器。", "ConnectionError")


class ObedientLine:
    """Keeps the county's offset; a piece takes ``seconds``; ``trouble`` is raised at the n-th piece."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock, self.seconds = clock, 0.01
        self.offsets: dict[str, int] = {}
        self.pieces: list[int] = []
        self.trouble: dict[int, LineError] = {}
        self.before_piece: Callable[[], None] = lambda: None
        self.tokens: list[str] = []

    def close(self) -> None:
        """Nothing to close."""

    def announce(self, token: str, blob: BlobToSend) -> int:
        self.tokens.append(token)
        return self.offsets.setdefault(blob.id, 0)

    def send(self, token: str, blob: BlobToSend, offset: int, piece: Piece) -> int:
        self.before_piece()
        self.pieces.append(len(piece.data))
        self.clock.advance(self.seconds)
        error = self.trouble.pop(len(self.pieces), None)
        if error is not None:
            raise error
        assert offset == self.offsets[blob.id]
        self.offsets[blob.id] += len(piece.data)
        return self.offsets[blob.id]


class Room:
    def __init__(self, settings: Line | None = None) -> None:
        self.clock = FakeClock(MADE_AT)
        self.mailbox, self.line = MemoryMailbox(), ObedientLine(self.clock)
        self.issued = 0
        settings = settings or Line(backoff_first=1, backoff_most=1)
        self.county_clock = CountyClock(self.clock, lambda: self.mailbox.line().skew_ms)
        self.allowance = Allowance(settings.rate_limit)
        self.uploader = Uploader(
            self.mailbox,
            self.line,  # type: ignore[arg-type]  # the same two verbs
            TokenSource("t", b"k" * 32, self._token, self.clock),
            settings,
            self.clock,
            lambda: 1.0,
            self.county_clock,
            self.allowance,
        )

    def _token(self, assertion: str) -> TokenReply:
        self.issued += 1
        return TokenReply(
            county_time="", county_epoch="", access_token=f"token {self.issued}", expires_in=3600
        )

    def photograph(self, megabytes: int) -> str:
        id, message = uuid7(0), review_message()
        segments = [bytes(SEALED_SEGMENT)] * megabytes
        self.mailbox.blobs.put(id, message.visit, message.id, segments)
        self.owner = message.id
        self.mailbox.post(message)
        return id

    def state(self) -> BlobState:
        return self.mailbox.blobs.of(self.owner)[0].state

    def again(self, seconds: float = 1.5) -> None:
        self.clock.advance(seconds)
        self.uploader.turn()


@pytest.fixture
def room() -> Room:
    return Room()


def test_pieces_grow_on_a_quick_line_to_the_most_and_no_further(room: Room) -> None:
    room.photograph(8)
    room.uploader.turn()
    assert room.state() is BlobState.DONE
    assert room.line.pieces[0] == PIECE_FIRST
    assert max(room.line.pieces) == MOST_PIECE
    assert sum(room.line.pieces) == 8 * SEALED_SEGMENT


def test_after_a_cut_the_rest_of_that_file_goes_in_small_pieces(room: Room) -> None:
    room.photograph(8)
    room.line.trouble[6] = CUT
    room.uploader.turn()
    assert room.state() is BlobState.WAITING
    before = len(room.line.pieces)
    room.again()
    assert room.state() is BlobState.DONE
    assert max(room.line.pieces[before:]) == PIECE_AFTER_CUT
    assert sum(room.line.pieces) == 8 * SEALED_SEGMENT + room.line.pieces[5]
    room.photograph(8)
    room.again()
    assert max(room.line.pieces) == MOST_PIECE


def test_a_slow_line_gets_smaller_pieces_down_to_the_least(room: Room) -> None:
    room.line.seconds = 3.0
    room.photograph(1)
    room.uploader.turn()
    assert room.line.pieces[:3] == [PIECE_FIRST, PIECE_FIRST, PIECE_FIRST // 2]
    assert min(room.line.pieces[:-1]) == PIECE_LEAST


def test_a_limit_on_the_rate_bounds_a_piece() -> None:
    room = Room(Line(rate_limit=50_000_000))
    room.photograph(2)
    room.uploader.turn()
    assert room.state() is BlobState.DONE
    small = Room(Line(rate_limit=20_000))
    small.photograph(1)
    small.line.before_piece = small.uploader.stop
    small.uploader.turn()
    assert small.line.pieces == [20_000]


def test_messages_in_the_air_pass_first_but_not_for_ever(room: Room) -> None:
    room.photograph(1)
    (message,) = room.mailbox.take(MADE_AT, 1, 10**6)
    seen: list[bool] = []
    room.line.before_piece = lambda: seen.append(room.mailbox.line().sending > 0)
    waits = 0

    def monotonic() -> float:
        nonlocal waits
        waits += 1
        if waits == 40:
            room.mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], MADE_AT)
        return 1000.0 + waits * 0.01

    room.clock.monotonic = monotonic  # type: ignore[method-assign]
    room.uploader.turn()
    assert room.state() is BlobState.DONE
    assert seen[0] is False


def test_a_batch_that_never_comes_back_does_not_starve_it(room: Room) -> None:
    room.photograph(1)
    room.mailbox.take(MADE_AT, 1, 10**6)
    now = 1000.0

    def monotonic() -> float:
        nonlocal now
        now += 0.5
        return now

    room.clock.monotonic = monotonic  # type: ignore[method-assign]
    room.uploader.turn()
    assert room.state() is BlobState.DONE


@pytest.mark.parametrize("code", ["blob.id_reused", "too_large"])
def test_what_the_county_will_never_take_is_parked(room: Room, code: str) -> None:
    room.photograph(1)
    room.line.trouble[1] = LineError("县里不收。", code, status=409, code=code)
    room.uploader.turn()
    assert room.state() is BlobState.PARKED
    assert room.mailbox.blobs.of(room.owner)[0].last_error == "县里不收。"


def test_a_damaged_piece_is_sent_again_at_once(room: Room) -> None:
    room.photograph(1)
    room.line.trouble[2] = LineError("坏了", "checksum", status=460, code="checksum")
    room.uploader.turn()
    assert room.state() is BlobState.DONE


def test_a_token_that_does_not_count_any_more_is_changed_once(room: Room) -> None:
    room.photograph(1)
    room.line.trouble[1] = LineError("过期", "invalid_token", status=401, code="invalid_token")
    room.uploader.turn()
    assert (room.state(), room.issued) == (BlobState.DONE, 2)


def test_after_a_cut_contact_by_the_agent_is_a_reason_to_try_at_once() -> None:
    room = Room(Line(backoff_first=300, backoff_most=300))
    room.photograph(1)
    room.line.trouble[1] = CUT
    room.uploader.turn()
    room.again(5)
    assert len(room.line.pieces) == 1
    room.mailbox.contact(room.clock.now(), ok=True)
    room.again(1)
    assert room.state() is BlobState.DONE


def test_a_clock_set_back_after_a_cut_does_not_hold_the_file(room: Room) -> None:
    room.photograph(1)
    room.line.trouble[1] = CUT
    room.uploader.turn()
    room.clock.jump(-3600)
    room.again()
    assert room.state() is BlobState.DONE


def test_hours_end_in_the_middle_and_it_goes_on_the_next_night() -> None:
    room = Room(Line(photos_hours="20:00-06:00"))
    room.clock.jump((datetime(2026, 11, 22, 5, 59, 58, tzinfo=CHINA) - room.clock.now()).total_seconds())
    room.line.seconds = 0.4
    room.photograph(4)
    room.uploader.turn()
    sent = sum(room.line.pieces)
    assert 0 < sent < 4 * SEALED_SEGMENT
    assert room.mailbox.blobs.of(room.owner)[0].sent == sent
    room.again(3600)
    assert sum(room.line.pieces) == sent
    room.clock.jump(timedelta(hours=14).total_seconds())
    room.line.seconds = 0.01
    room.again(6)
    assert room.state() is BlobState.DONE
    assert sum(room.line.pieces) == 4 * SEALED_SEGMENT


def test_the_hours_are_the_county_s_whatever_the_clock_here_says() -> None:
    room = Room(Line(photos_hours="20:00-06:00"))
    room.county_clock.heard("2026-11-22T12:00:00+08:00")
    room.clock.jump(10 * 3600 + 8 * 365 * 86_400)  # it says night here, years ahead
    room.photograph(1)
    room.uploader.turn()
    assert room.line.pieces == []
    room.county_clock.heard("2026-11-22T21:00:00+08:00")
    room.again(6)
    assert room.state() is BlobState.DONE


def test_a_clock_that_jumps_ahead_by_years_wipes_nothing() -> None:
    room = Room(Line(keep_done_days=2))
    room.county_clock.heard("2026-11-22T12:00:00+08:00")
    room.photograph(1)
    room.uploader.turn()
    (message,) = room.mailbox.take(MADE_AT, 1, 10**6)
    room.mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], MADE_AT)
    room.clock.jump(9 * 365 * 86_400)
    room.again(7200)
    assert len(room.mailbox.blobs.of(room.owner)) == 1
    room.county_clock.heard("2026-11-25T12:00:00+08:00")
    room.again(7200)
    assert room.mailbox.blobs.of(room.owner) == []


def test_files_wait_for_what_messages_have_spent() -> None:
    room = Room(Line(rate_limit=1_000_000))
    room.allowance.spend(1_000_000, room.clock.monotonic())
    assert room.allowance.wait_for_files(room.clock.monotonic()) == 1.0
    room.allowance.spend_on_file(500_000, room.clock.monotonic())
    # Messages do not wait for files: an urgent one is never behind a photograph.
    assert room.allowance.wait(room.clock.monotonic()) == 1.0
    assert room.allowance.wait_for_files(room.clock.monotonic()) == 1.5
    unlimited = Allowance(0)
    unlimited.spend_on_file(10**9, 0.0)
    unlimited.spend(10**9, 0.0)
    assert (unlimited.wait(0.0), unlimited.wait_for_files(0.0)) == (0.0, 0.0)


def test_what_both_have_is_wiped_after_its_time() -> None:
    room = Room(Line(keep_done_days=2))
    room.county_clock.heard(room.clock.now().isoformat())
    room.photograph(1)
    room.uploader.turn()
    (message,) = room.mailbox.take(MADE_AT, 1, 10**6)
    room.mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], MADE_AT)
    room.again(86_400)
    assert len(room.mailbox.blobs.of(room.owner)) == 1
    room.again(2 * 86_400)
    assert room.mailbox.blobs.of(room.owner) == []
