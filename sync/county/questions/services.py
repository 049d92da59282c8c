"""Answering: at once where it can be done at once, else down the feed.

A terminal asks in a push with somebody waiting. What the county knows itself is answered there. What the
data centre knows is asked in a thread of its own; what it has not said within ``ANSWER_WITHIN`` goes down
the feed when it comes. The same question again gets the same sealed reply.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import datetime, timedelta

import msgspec
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.drops.services import open_drop
from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.services import open_message
from sync.county.questions.certificates import Order, certify, note_issued, order_of
from sync.county.questions.exchange import Exchange, ExchangeAsk, ExchangeError, exchange_of
from sync.county.questions.models import AskedQuestion
from sync.county.questions.progress import find_case
from sync.model.question import Ask, Outcome, Question, QuestionReply
from sync.protocol.drop import can_seal
from sync.protocol.envelope import Kind
from sync.protocol.line import Answer, Topic, Verdict, reply_info
from sync.protocol.seal import seal
from sync.protocol.statement import StatementError

log = logging.getLogger(__name__)

ANSWER_WITHIN = 1.5
"""Seconds of a push that may be spent on a question; the terminal waits about 3."""
MISSES, MISS_WINDOW = 10, timedelta(minutes=10)
"""Wrong pairs of numbers from one terminal after which it is told nothing for a while. The terminal itself
stops at five; this is for one that was tampered with."""
TRIES = 10  # to keep an answer that came late
KEPT = timedelta(days=1)

_WORDS = {
    Outcome.NONE: "没有查到。请对着回执和身份证，把两个号码再看一遍。",
    Outcome.LOCKED: "这台机器输错的次数多了，请过十分钟再查，或请窗口帮您查。",
    Outcome.NOT_CONNECTED: "这一项还没有和县里接通，请按原来的办法办。",
    Outcome.FAILED: "县里刚才没有查成，请按原来的办法办，或过一会儿再试。",
}
_NONE_WORDS = {
    Ask.ELICENCE: "县里的电子证照库里没有查到这份证照，请带上原件或拍照上传。",
    Ask.SHARED: "和共享数据没有对上，请核对填的内容，或带上证明材料。",
    Ask.CERTIFICATE: "主管部门没有查到您的这项记录，这份证明开不了。可以到窗口问一问。",
}
NO_REQUEST = "没有找到这份证明。请对着取证单，把取证号和身份证号码再看一遍，也可以到窗口查。"


def note_question(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """The handler of the kind. Whoever asked is answered in the push; nothing is left to be done later.

    A question that came by the courier's stick is kept and not answered: nobody waits any more.
    """
    return ()


class Answering:
    """exchange: None when the county has no way to the data centre. pool: None: threads of its own."""

    def __init__(
        self,
        exchange: Callable[[], Exchange | None],
        now: Callable[[], datetime] = timezone.now,
        pool: Executor | None = None,
    ) -> None:
        self._exchange, self._now = exchange, now
        self._pool = pool
        self._guard = threading.Lock()

    def with_replies(
        self, terminal: Terminal, kinds: Sequence[str], answers: Sequence[Answer]
    ) -> tuple[Answer, ...]:
        """The answers of a push, with replies to the questions among them. kinds: of each message."""
        return tuple(
            msgspec.structs.replace(answer, reply=self._reply(terminal, answer.id))
            if kind == Kind.QUESTION and answer.verdict in (Verdict.ACCEPTED, Verdict.ALREADY)
            else answer
            for kind, answer in zip(kinds, answers, strict=True)
        )

    def _reply(self, terminal: Terminal, id: str) -> bytes | None:
        """Sealed, or None when it will come down the feed or there will be none. Raises OperationalError."""
        known = AskedQuestion.objects.filter(pk=id, terminal=terminal).first()
        if known is not None:
            return None if known.reply is None else bytes(known.reply)
        message = ReceivedMessage.objects.filter(pk=id, terminal=terminal).first()
        if message is None:
            return None
        try:
            asked = open_message(message)
        except LookupError:
            return None
        if not isinstance(asked, Question):
            return None
        known_here = self._know(terminal, asked)
        if isinstance(known_here, QuestionReply):
            return self._settle(terminal, id, asked.ask, known_here, late=False)
        return _Waiting(self, terminal, id, asked.ask, known_here).wait(self._threads(), ANSWER_WITHIN)

    def _know(self, terminal: Terminal, asked: Question) -> QuestionReply | Callable[[], QuestionReply]:
        """What the county can say by itself, or what a thread of the pool has to ask for."""
        if asked.ask == Ask.DROP:
            return self._drop(terminal, asked)
        exchange = None if asked.ask == Ask.PROGRESS else self._exchange()
        if asked.ask in (Ask.ELICENCE, Ask.SHARED) and exchange is not None:
            return lambda: self.ask_exchange(asked.id, asked, exchange)
        if asked.ask not in (Ask.PROGRESS, Ask.CERTIFICATE):
            return _reply_of(asked.id, Outcome.NOT_CONNECTED)
        if asked.number and self._guessed(terminal, asked.ask):
            return _reply_of(asked.id, Outcome.LOCKED)
        if asked.ask == Ask.CERTIFICATE:
            return self._order(asked, exchange)
        case = find_case(asked.number, asked.id_number)
        if case is None:
            return _reply_of(asked.id, Outcome.NONE)
        return QuestionReply(question=asked.id, outcome=Outcome.FOUND, words="查到了。", case=case)

    def _drop(self, terminal: Terminal, asked: Question) -> QuestionReply:
        """Whether phones can reach us at all, and have one open for this visit."""
        if not can_seal(settings.CONFIG.county.public_url):
            return _reply_of(asked.id, Outcome.NOT_CONNECTED)
        if not open_drop(terminal, asked.id, asked.number):
            return _reply_of(asked.id, Outcome.FAILED)
        return QuestionReply(question=asked.id, outcome=Outcome.FOUND, words="可以用手机传了。")

    def _guessed(self, terminal: Terminal, ask: str) -> bool:
        """Whether wrong pairs of numbers came from there too often."""
        misses = AskedQuestion.objects.filter(
            terminal=terminal, outcome=Outcome.NONE, ask=ask, answered_at__gte=self._now() - MISS_WINDOW
        )
        return misses.count() >= MISSES

    def _order(
        self, asked: Question, exchange: Exchange | None
    ) -> QuestionReply | Callable[[], QuestionReply]:
        try:
            order = order_of(asked)
        except LookupError:
            return _reply_of(asked.id, Outcome.NOT_CONNECTED)
        if order is None:
            return QuestionReply(question=asked.id, outcome=Outcome.NONE, words=NO_REQUEST)
        if exchange is None:
            return _reply_of(asked.id, Outcome.NOT_CONNECTED)
        return lambda: self.ask_department(asked.id, order, exchange)

    def ask_department(self, id: str, order: Order, exchange: Exchange) -> QuestionReply:
        """Blocks. Runs in a thread of the pool, without the database."""
        try:
            found = exchange.ask(order.asked)
            if found.outcome == Outcome.NONE:
                return QuestionReply(question=id, outcome=Outcome.NONE, words=_NONE_WORDS[Ask.CERTIFICATE])
            if not found.facts:
                raise ExchangeError("found, and nothing said")  # an empty paper is no certificate
            certificate = certify(order, found.facts, self._now())
        except (ExchangeError, StatementError) as error:
            log.warning("question %s: no certificate of %s: %s", id, order.matter.code, error)
            return _reply_of(id, Outcome.FAILED)
        return QuestionReply(question=id, outcome=Outcome.FOUND, words="办好了。", certificate=certificate)

    def ask_exchange(self, id: str, asked: Question, exchange: Exchange) -> QuestionReply:
        """Blocks. Runs in a thread of the pool, without the database."""
        wanted = ExchangeAsk(
            ask=asked.ask,
            subject=asked.subject,
            name=asked.name,
            id_number=asked.id_number,
            stated=asked.stated,
        )
        try:
            found = exchange.ask(wanted)
        except ExchangeError as error:
            log.warning("question %s: the data centre did not answer: %s", id, error)
            return _reply_of(id, Outcome.FAILED)
        if found.outcome == Outcome.NONE:
            words = _NONE_WORDS[Ask(asked.ask)]
            return QuestionReply(question=id, outcome=Outcome.NONE, words=words, facts=found.facts)
        return QuestionReply(question=id, outcome=Outcome.FOUND, words="核对好了。", facts=found.facts)

    def _settle(
        self, terminal: Terminal, id: str, ask: str, reply: QuestionReply, *, late: bool
    ) -> bytes | None:
        """Keep the sealed reply for a day; of two that answered at once the first counts."""
        plain = msgspec.json.encode(reply)
        sealed = seal(plain, bytes(terminal.seal_public), reply_info(terminal.pk, id))
        with transaction.atomic():
            row, made = AskedQuestion.objects.get_or_create(
                id=id,
                defaults={
                    "terminal": terminal,
                    "ask": ask[:20],
                    "outcome": reply.outcome.value,
                    "answered_at": self._now(),
                    "reply": sealed,
                    "late": late,
                },
            )
            if made and reply.certificate is not None:
                note_issued(reply.certificate)
            if late and made:
                seal_to = bytes(terminal.seal_public)
                publish(
                    [
                        Publication(
                            topic=Topic.ANSWER, key=id, body=plain, terminal=terminal.pk, seal_to=seal_to
                        )
                    ]
                )
        return None if row.reply is None else bytes(row.reply)

    def settle_late(self, terminal: Terminal, id: str, ask: str, reply: QuestionReply) -> None:
        """From a thread of the pool."""
        pause = threading.Event()
        try:
            for left in reversed(range(TRIES)):
                try:
                    self._settle(terminal, id, ask, reply, late=True)
                    return
                except OperationalError as error:
                    # Nobody will ask again for it: a database that is busy for a moment must not lose it.
                    log.warning("question %s: not kept, %d tries left: %s", id, left, error)
                    pause.wait(0.2)
        finally:
            connection.close()

    def settle_now(self, terminal: Terminal, id: str, ask: str, reply: QuestionReply) -> bytes | None:
        return self._settle(terminal, id, ask, reply, late=False)

    def _threads(self) -> Executor:
        with self._guard:
            # Not before it is needed: a server's workers come into being after this object.
            self._pool = self._pool or ThreadPoolExecutor(8, "questions")
            return self._pool


class _Waiting:
    """One question at the data centre, and the push that waits for it only so long."""

    def __init__(
        self,
        answering: Answering,
        terminal: Terminal,
        id: str,
        ask: str,
        find: Callable[[], QuestionReply],
    ) -> None:
        self._answering, self._terminal, self._id, self._ask = answering, terminal, id, ask
        self._find = find
        self._guard = threading.Lock()
        self._come = threading.Event()
        self._reply: QuestionReply | None = None
        self._gone = False

    def wait(self, pool: Executor, seconds: float) -> bytes | None:
        pool.submit(self._run)
        self._come.wait(seconds)
        with self._guard:
            self._gone = self._reply is None
        if self._reply is None:
            return None
        return self._answering.settle_now(self._terminal, self._id, self._ask, self._reply)

    def _run(self) -> None:
        reply = self._find()
        with self._guard:
            self._reply, gone = reply, self._gone
        self._come.set()
        if gone:
            self._answering.settle_late(self._terminal, self._id, self._ask, reply)


def sweep(now: datetime) -> int:
    """After a day nobody waits: wipe replies here and on the terminals; how many."""
    old = AskedQuestion.objects.filter(reply__isnull=False, answered_at__lt=now - KEPT)
    with transaction.atomic():
        late = old.filter(late=True).select_related("terminal")
        gone = [Publication(topic=Topic.ANSWER, key=q.pk, body=None, terminal=q.terminal_id) for q in late]
        count = old.update(reply=None)
        publish(gone)
    return count


def configured() -> Answering:
    """With the data centre that the settings name, looked up when it is first asked."""
    found: list[Exchange | None] = []

    def exchange() -> Exchange | None:
        if not found:
            try:
                county = settings.CONFIG.county
                found.append(exchange_of(county.exchange_url, settings.KEYS_FOLDER, county.exchange_timeout))
            except (OSError, ValueError) as error:
                log.error("the data centre cannot be asked: %s", error)
                return None
        return found[0]

    return Answering(exchange)


def _reply_of(id: str, outcome: Outcome) -> QuestionReply:
    return QuestionReply(question=id, outcome=outcome, words=_WORDS[outcome])
