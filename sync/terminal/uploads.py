"""Sends photographs and scans, in a thread of its own, so that a large file never holds back a case.

One file at a time, in pieces, from wherever the county's durable offset stands. The size of a piece
follows the line: what takes long or breaks is tried smaller, because what is cut off is sent again.
Messages go first: while a batch is in the air the next piece waits, but never longer than ``YIELD``.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Protocol

from sync.model.hours import within_hours
from sync.model.settings import Line
from sync.protocol.blob import MOST_PIECE
from sync.terminal.allowance import Allowance
from sync.terminal.backoff import Lane
from sync.terminal.clock import Clock
from sync.terminal.county_clock import CountyClock, in_china
from sync.terminal.errors import LineError
from sync.terminal.mailbox.blob_port import AgentBlobs, BlobToSend
from sync.terminal.mailbox.port import LineStatus, MailboxError
from sync.terminal.token import TokenSource
from sync.terminal.tus import Piece, TusLine

log = logging.getLogger("doorstep.line")

PIECE_LEAST, PIECE_FIRST, PIECE_MOST = 32 * 1024, 128 * 1024, MOST_PIECE
PIECE_AFTER_CUT = 256 * 1024
"""Bytes. The most for a file that was cut once: three cuts of 20 MB must cost less than 2 MB."""
LONG = 2.0  # seconds a piece may take before the next is made smaller
YIELD = 2.0  # longest wait, in seconds, of a piece for messages
SWEEP = 5.0  # seconds between looks when nothing has changed: a wait may be over
NOTE_EVERY = 2.0  # seconds between notes of progress: each is a commit
TRIES = 3  # of one file within a turn: damaged pieces, offsets that moved
PURGE_EVERY = 3600.0

SHORT = "本机存的照片少了一截，请叫管理员看一下。"
_FOR_GOOD = {"blob.id", "blob.id_reused", "too_large", "bad_request"}
_RESYNC = {"blob.offset", "blob.unknown", "checksum", "blob.digest", "cut"}


class _Mailbox(Protocol):
    @property
    def blobs(self) -> AgentBlobs: ...

    def line(self) -> LineStatus: ...

    def data_version(self) -> int: ...


class Uploader:
    """``run`` returns after ``stop``. Takes its collaborators, owns the loop."""

    def __init__(
        self,
        mailbox: _Mailbox,
        line: TusLine,
        tokens: TokenSource,
        settings: Line,
        clock: Clock,
        jitter: Callable[[], float],
        county_clock: CountyClock,
        allowance: Allowance,
    ) -> None:
        """tokens: not shared with another thread. county_clock: for photos_hours, in China's zone, and for
        how long a file is kept. allowance: shared with the messages."""
        self._mailbox, self._blobs, self._line, self._tokens = mailbox, mailbox.blobs, line, tokens
        self._settings, self._clock, self._county_clock = settings, clock, county_clock
        self._allowance = allowance
        self._lane = Lane(settings.backoff_first, settings.backoff_most, jitter)
        self._stopping = threading.Event()
        self._reader = ThreadPoolExecutor(1, "uploader-reading")
        self._piece, self._most = PIECE_FIRST, PIECE_MOST
        self._seen: int | None = None
        self._sweep_at = self._purge_at = self._note_at = 0.0
        self._weak = ""  # the file that was cut last
        self._earliest: datetime | None = None
        self._cut_since = ""

    def stop(self) -> None:
        """Ask the loop to end after the piece in the air. From any thread."""
        self._stopping.set()

    def run(self) -> None:
        """Turn until ``stop``. Raises nothing the machine or the line can cause."""
        while not self._stopping.is_set():
            self._stopping.wait(self.turn())
        self._reader.shutdown()
        self._line.close()

    def turn(self) -> float:
        """One turn: everything that may be sent now. How long to wait before the next, in seconds."""
        try:
            self._purge()
            self._look_again()
            if self._lane.ready(self._clock.monotonic()) and self._open() and self._changed():
                while (blob := self._next()) is not None:
                    if not self._send(blob):
                        self._seen = None
                        break
        except MailboxError as error:
            log.error("待发箱用不了，照片先不送：%s", error)
            self._seen = None
            return self._settings.backoff_first
        return self._settings.outbox_poll

    # When

    def _next(self) -> BlobToSend | None:
        if self._stopping.is_set() or not self._open():
            return None
        # The line's own wait is over: so is that of the file it stopped at, even if the clock was set back.
        now = self._clock.now()
        return self._blobs.due(max(now, self._earliest) if self._earliest else now)

    def _open(self) -> bool:
        return within_hours(self._settings.photos_hours, in_china(self._county_clock.now()))

    def _changed(self) -> bool:
        """Whether there may be something new: another commit, or time has passed."""
        now, version = self._clock.monotonic(), self._mailbox.data_version()
        if version == self._seen and now < self._sweep_at:
            return False
        self._seen, self._sweep_at = version, now + SWEEP
        return True

    def _look_again(self) -> None:
        """The agent has reached the county since the wire broke here: no need to sit out the wait."""
        if not self._cut_since or self._lane.ready(self._clock.monotonic()):
            return
        line = self._mailbox.line()
        if line.online and line.last_contact > self._cut_since:
            self._lane.no_later_than(self._clock.monotonic())
            self._cut_since = ""

    def _purge(self) -> None:
        if self._clock.monotonic() < self._purge_at or not self._county_clock.known:
            return
        keep = timedelta(days=self._settings.keep_done_days)
        wiped = self._blobs.purge(self._county_clock.now() - keep, self._settings.keep_done_mb * 1_000_000)
        if not wiped:
            self._purge_at = self._clock.monotonic() + PURGE_EVERY

    # Sending

    def _send(self, blob: BlobToSend) -> bool:
        """True when there is no reason to leave the line alone."""
        tries = 0
        self._most = PIECE_AFTER_CUT if blob.id == self._weak else PIECE_MOST
        self._piece = min(self._piece, self._most)
        while True:
            tries += 1
            try:
                if not self._send_from(
                    blob, self._with_token(lambda token: self._line.announce(token, blob))
                ):
                    return True
                self._blobs.done(blob.id, self._county_clock.now())
                self._lane.succeed()
                self._earliest = None
                log.info("文件 %s 送到了（%d 字节）。", blob.id, blob.size)
                return True
            except LineError as error:
                self._piece = max(PIECE_LEAST, self._piece // 2)
                if error.status is None:
                    self._weak = blob.id
                if error.code in _FOR_GOOD or (error.code == "blob.digest" and tries == TRIES):
                    self._blobs.park(blob.id, error.message)
                    log.warning("县里不收文件 %s：%s", blob.id, error)
                    return True
                if error.code in _RESYNC and tries < TRIES:
                    continue
                self._failed(blob, error)
                return False

    def _send_from(self, blob: BlobToSend, offset: int) -> bool:
        """Send on from the county's offset. False when stopped, or when the hours are over.

        While a piece is on its way the next one is read: at the county a piece costs a write to disk.
        """
        ahead = self._ahead(blob, offset)
        while offset < blob.size:
            self._let_messages_pass()
            self._stopping.wait(self._allowance.wait_for_files(self._clock.monotonic()))
            if self._stopping.is_set() or not self._open():
                self._blobs.noted(blob.id, offset)
                return False
            piece = ahead.result()
            ahead = self._ahead(blob, offset + len(piece.data))
            began = self._clock.monotonic()
            self._allowance.spend_on_file(len(piece.data), began)
            offset = self._with_token(self._piece_sender(blob, offset, piece))
            self._learn(self._clock.monotonic() - began, len(piece.data))
            if self._clock.monotonic() >= self._note_at and offset < blob.size:
                self._blobs.noted(blob.id, offset)
                self._note_at = self._clock.monotonic() + NOTE_EVERY
        return True

    def _ahead(self, blob: BlobToSend, offset: int) -> Future[Piece]:
        return self._reader.submit(self._read, blob, offset, self._size_of_piece())

    def _read(self, blob: BlobToSend, offset: int, most: int) -> Piece:
        data = self._blobs.read(blob.id, offset, most)
        if not data and offset < blob.size:
            raise LineError(SHORT, "segments are missing", code="bad_request")
        return Piece(data, hashlib.sha256(data).digest())

    def _piece_sender(self, blob: BlobToSend, offset: int, piece: Piece) -> Callable[[str], int]:
        return lambda token: self._line.send(token, blob, offset, piece)

    def _size_of_piece(self) -> int:
        limit = self._settings.rate_limit
        return max(1024, min(self._piece, limit)) if limit else self._piece

    def _learn(self, seconds: float, sent: int) -> None:
        if seconds > LONG:
            self._piece = max(PIECE_LEAST, self._piece // 2)
        elif seconds < LONG / 4:
            self._piece = min(self._most, self._piece * 2)

    def _let_messages_pass(self) -> None:
        until = self._clock.monotonic() + YIELD
        while self._mailbox.line().sending and self._clock.monotonic() < until:
            if self._stopping.wait(0.02):
                return

    def _failed(self, blob: BlobToSend, error: LineError) -> None:
        wait = self._lane.fail(self._clock.monotonic(), error.retry_after)
        now = self._clock.now()
        self._earliest = now + timedelta(seconds=wait)
        self._blobs.failed(blob.id, error.message, self._earliest)
        self._cut_since = now.isoformat(timespec="milliseconds") if error.status is None else ""
        log.warning("文件 %s 没有送完，%.0f 秒后接着送：%s", blob.id, wait, error)

    def _with_token(self, call: Callable[[str], int]) -> int:
        """Call with a token; when the county does not take it, once more with a new one."""
        token = self._tokens.get()
        try:
            return call(token)
        except LineError as error:
            if not error.unauthorised:
                raise
        self._tokens.drop(token)
        return call(self._tokens.get())
