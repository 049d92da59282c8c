"""The agent: one loop that sends what waits and writes down what the county says.

A turn looks whether the feed has said something, sends every due message in batches, and asks the
feed again. Upward and downward each have their own back-off; a success on one side is a reason to
try the other at once. The loop is the only user of the mailbox in this process.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sync.model.settings import Line
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, FeedReply, PushRequest, Reply, Topic, Verdict
from sync.protocol.wire import MSGPACK_TYPE
from sync.terminal.allowance import Allowance
from sync.terminal.answers import match
from sync.terminal.backoff import Lane
from sync.terminal.clock import Clock
from sync.terminal.errors import LineError
from sync.terminal.http import Answered, CountyHttp
from sync.terminal.listener import Listener, Question
from sync.terminal.mailbox.port import AgentMailbox, CountySaid, MailboxError
from sync.terminal.token import TokenSource
from sync.terminal.upkeep import Upkeep

log = logging.getLogger("doorstep.line")

SWEEP = 5.0  # seconds between looks at the outbox when nothing has changed: a ``later`` may have come due
SOON = 10.0  # a new message during a back-off is tried this long after the last attempt
GLANCE, GLANCES = 0.005, 30  # seconds between looks after a sign of life, and how many of them
QUICK = 1.0  # least pause before the feed is asked again after an empty answer that came too early
ALONE_MOST = 3  # failures of a message sent alone after which those behind it go first

MISSING = "县里的回答里没有提到这一条，会自动再送。"
STUCK = "县里的服务器处理不了这一条，先送后面的，过一会儿再试。"
STOPPED = "报送程序停了。"

T = TypeVar("T")


class Agent:
    """Takes its collaborators, owns none but the loop. ``run`` returns after ``stop``."""

    def __init__(
        self,
        mailbox: AgentMailbox,
        line: CountyHttp,
        listener: Listener,
        tokens: TokenSource,
        settings: Line,
        clock: Clock,
        jitter: Callable[[], float],
        wake: threading.Event,
        upkeep: Upkeep,
        allowance: Allowance | None = None,
    ) -> None:
        """allowance: shared with whoever else sends on this line."""
        self._mailbox, self._line, self._listener = mailbox, line, listener
        self._tokens, self._settings, self._clock, self._wake = tokens, settings, clock, wake
        self._upkeep = upkeep
        self._allowance = allowance or Allowance(settings.rate_limit)
        self._up = Lane(settings.backoff_first, settings.backoff_most, jitter)
        self._down = Lane(settings.backoff_first, settings.backoff_most, jitter)
        self._stopping = False
        self._release_first = True
        self._online: bool | None = None
        self._seen: int | None = None
        self._noticed: int | None = None
        self._sweep_at = 0.0
        self._tried_at = 0.0
        self._waiting = 0
        self._earliest: datetime | None = None
        self._batch_most = settings.batch_count
        self._alone: tuple[str, int] = ("", 0)
        self._feed_wait = 0.0
        self._token_refused = False
        self._up_cut = self._down_cut = False  # the last failure was of the wire, not of the county

    def stop(self) -> None:
        """Ask the loop to end after the request in the air. From any thread."""
        self._stopping = True
        self._wake.set()

    def run(self) -> None:
        """Turn until ``stop``. Raises nothing the machine or the line can cause."""
        alert = 0
        while not self._stopping:
            pause = self.turn()
            if self._wake.wait(min(pause, GLANCE) if alert else pause):
                # A write is heard when it begins; what it commits shows a moment later, without a sound.
                self._wake.clear()
                alert = GLANCES
            else:
                alert = max(alert - 1, 0)
        try:
            self._mailbox.release()
            self._mailbox.contact(self._clock.now(), ok=False, error=STOPPED)
        except MailboxError as error:
            log.error("收尾时没能写待发箱：%s", error)
        log.info("报送程序停了。")

    def turn(self) -> float:
        """One turn; how long to wait before the next, in seconds."""
        try:
            if self._release_first:
                left = self._mailbox.release()
                self._release_first = False
                if left:
                    log.info("有 %d 条上次没等到回答，重新送。", left)
            self._take_heard()
            self._push_due()
            self._ask_feed()
            self._upkeep.turn()
        except MailboxError as error:
            # What was in the air is not written down: it goes out again, and the county says "already".
            log.error("待发箱用不了：%s", error)
            self._release_first, self._seen = True, None
            return self._settings.backoff_first
        return self._settings.outbox_poll

    # Upward

    def _push_due(self) -> None:
        now = self._clock.monotonic()
        if not self._up.ready(now):
            self._notice_new()
        if not self._up.ready(now):
            return
        # Read before the outbox is: what is posted in between changes it again.
        version = self._mailbox.data_version()
        if version == self._seen and now < self._sweep_at:
            return
        most_bytes = self._allowance.most(self._settings.batch_bytes)
        while not self._stopping:
            if self._allowance.wait(self._clock.monotonic()) > 0:
                self._seen = None
                return
            batch = self._mailbox.take(self._now_at_least(), self._batch_most, most_bytes)
            if not batch:
                self._seen, self._sweep_at = version, now + SWEEP
                return
            if not self._push(batch):
                self._seen = None
                return

    def _push(self, batch: Sequence[Envelope]) -> bool:
        """Send one batch and write down the answers. False: the line is to be left alone for a while."""
        self._tried_at = self._clock.monotonic()
        self._allowance.spend(sum(len(message.body) for message in batch), self._tried_at)
        request = PushRequest(messages=tuple(batch), chain=self._mailbox.head())
        try:
            answered = self._with_token(lambda token: self._line.push(token, request, packed=self._packed()))
        except LineError as error:
            self._push_failed(batch, error)
            return False
        matched = match(batch, answered.reply.answers)
        reply = answered.reply
        said = CountySaid(
            epoch=reply.county_epoch,
            time=reply.county_time,
            skew_ms=answered.skew_ms,
            anchor=reply.anchor,
        )
        if not self._mailbox.settle(matched.settled, self._clock.now(), said):
            log.error("县里记下的最后一条登记不在本机：硬盘可能恢复或复制过。办件照常报送，请叫管理员核对。")
        self._log_settled(matched.settled)
        if matched.strange:
            log.warning("县里回答了 %d 条我们没有送的，没有理会。", matched.strange)
        if matched.missing:
            gap = LineError(MISSING, f"{len(matched.missing)} of {len(batch)} not answered", status=200)
            self._wait_up(list(matched.missing), gap)
            return False
        self._batch_most, self._alone = self._settings.batch_count, ("", 0)
        self._earliest, self._up_cut = None, False
        self._up.succeed()
        self._is_reached(reply)
        if self._down_cut:
            self._down.no_later_than(self._clock.monotonic())
        return True

    def _push_failed(self, batch: Sequence[Envelope], error: LineError) -> None:
        if error.about_the_batch:
            if len(batch) > 1:
                # One of them may be what the county cannot digest: look for it by halves.
                self._batch_most = max(1, len(batch) // 2)
            elif self._is_stuck(batch[0].id):
                self._mailbox.settle(
                    [Answer(batch[0].id, Verdict.LATER, "terminal.stuck", STUCK)], self._clock.now()
                )
                log.warning("消息 %s 一直送不进去（%s），先送后面的。", batch[0].id, error.cause)
        self._wait_up([message.id for message in batch], error)

    def _is_stuck(self, id: str) -> bool:
        count = self._alone[1] + 1 if self._alone[0] == id else 1
        self._alone = (id, count)
        return count >= ALONE_MOST

    def _wait_up(self, ids: list[str], error: LineError) -> None:
        wait = self._up.fail(self._clock.monotonic(), error.retry_after)
        self._earliest = self._clock.now() + timedelta(seconds=wait)
        self._up_cut = error.status is None
        self._mailbox.failed(ids, error.message, self._earliest)
        self._waiting = self._mailbox.line().waiting
        self._unreached(error)
        log.warning("%d 条没有送到，%s再试：%s", len(ids), _when(wait), error)

    def _notice_new(self) -> None:
        """Somebody has just handed in a case: do not sit out a long back-off."""
        version = self._mailbox.data_version()
        if version == self._noticed:
            return
        self._noticed = version
        waiting = self._mailbox.line().waiting
        if waiting > self._waiting:
            self._up.no_later_than(self._tried_at + SOON)
        self._waiting = waiting

    def _now_at_least(self) -> datetime:
        """Now, but not before the moment written to the failed messages: the clock may be set back since."""
        now = self._clock.now()
        return max(now, self._earliest) if self._earliest else now

    # Downward

    def _take_heard(self) -> None:
        heard = self._listener.collect()
        if heard is None:
            return
        if isinstance(heard.outcome, Answered):
            self._token_refused = False
            self._apply(heard.question, heard.outcome)
        elif isinstance(heard.outcome, LineError):
            self._not_heard(heard.question, heard.outcome)
        else:
            raise heard.outcome

    def _apply(self, question: Question, answered: Answered[FeedReply]) -> None:
        reply, now = answered.reply, self._clock.monotonic()
        moved = reply.cursor != question.cursor
        if reply.records or reply.snapshot or moved:
            self._mailbox.apply(
                reply.records, reply.cursor, snapshot_begin=reply.snapshot, snapshot_end=not reply.more
            )
        if reply.records:
            log.info("收到县里的 %d 条更新。", len(reply.records))
        self._feed_wait = 0.0 if reply.more and moved else self._settings.long_poll
        self._down.succeed()
        if not moved:
            # A county that does not hold answers back must not be asked without pause.
            self._down.not_before(question.asked_at + max(QUICK, min(reply.pause, self._settings.long_poll)))
        self._mailbox.contact(
            self._clock.now(), ok=True, skew_ms=answered.skew_ms, county_epoch=reply.county_epoch
        )
        self._is_reached(reply)
        if reply.snapshot or any(record.topic == Topic.RESEND for record in reply.records):
            self._upkeep.ordered()
        if self._up_cut:
            self._up.no_later_than(now)

    def _not_heard(self, question: Question, error: LineError) -> None:
        if error.unauthorised:
            self._tokens.drop(question.token)
            if not self._token_refused:
                self._token_refused = True
                return
        self._token_refused = False
        self._wait_down(error)

    def _wait_down(self, error: LineError) -> None:
        wait = self._down.fail(self._clock.monotonic(), error.retry_after)
        self._down_cut = error.status is None
        self._feed_wait = 0.0
        self._unreached(error)
        log.warning("收不到县里的更新，%s再试：%s", _when(wait), error)

    def _ask_feed(self) -> None:
        if self._listener.busy or self._stopping or not self._down.ready(self._clock.monotonic()):
            return
        try:
            token = self._tokens.get()
        except LineError as error:
            self._wait_down(error)
            return
        now = self._clock.monotonic()
        self._listener.ask(Question(token, self._mailbox.cursor(), self._feed_wait, now))

    # Both

    def _with_token(self, call: Callable[[str], T]) -> T:
        """Call with a token; when the county does not take it, once more with a new one."""
        token = self._tokens.get()
        try:
            return call(token)
        except LineError as error:
            if not error.unauthorised:
                raise
        self._tokens.drop(token)
        token = self._tokens.get()
        try:
            return call(token)
        except LineError as error:
            if error.unauthorised:
                self._tokens.drop(token)
            raise

    def _packed(self) -> bool:
        return MSGPACK_TYPE in self._tokens.accepts

    def _is_reached(self, reply: Reply) -> None:
        self._upkeep.reached(reply.county_epoch, reply.county_time)
        if self._online is not True:
            log.info("已连上县里。")
        self._online = True

    def _unreached(self, error: LineError) -> None:
        self._online = False
        self._mailbox.contact(self._clock.now(), ok=False, error=error.message)

    @staticmethod
    def _log_settled(answers: Sequence[Answer]) -> None:
        counts = dict.fromkeys(Verdict, 0)
        for answer in answers:
            counts[answer.verdict] += 1
            if answer.verdict is Verdict.REFUSED:
                log.warning("县里不收消息 %s：%s（%s）", answer.id, answer.message, answer.rule)
        log.info(
            "县里收下 %d 条，早已收到 %d 条，不收 %d 条，要晚点再送 %d 条。",
            *(counts[v] for v in (Verdict.ACCEPTED, Verdict.ALREADY, Verdict.REFUSED, Verdict.LATER)),
        )


def _when(wait: float) -> str:
    return f" {wait:.0f} 秒后" if wait >= 1 else "马上"
