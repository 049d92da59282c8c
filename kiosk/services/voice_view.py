"""Looking up one's own complaint, opinion or message: who has it, and what was answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hmac import compare_digest

from msgspec import Struct

from kiosk.services.case_view import NodeKind, TimelineEntry
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.clock_words import moment_words, short_day_words, wait_words
from kiosk.services.errors import said
from kiosk.services.lockout import Lockout
from kiosk.services.takeover import Takeover, open_voice_status, taken_over_check
from kiosk.services.voices import CODE_DIGITS, owner_digest
from kiosk.store.port import KioskStore, VoiceRow
from sync.model.persons import normalise
from sync.model.problem import Problem
from sync.model.receipt import is_receipt_tail, parse_receipt_number
from sync.model.voice import About, VoiceKind, VoiceState, VoiceStatus
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox, MessageState, MessageStatus

PHONE_DIGITS = 11
NOT_FOUND = Problem(
    "receipt_no",
    "voice.not_found",
    "没有找到。请对着回执，把回执号和手机号码（没留电话的是查询码）再看一遍。",
)
_SAVED, _PARKED = "saved", "parked"
_LOCAL = {_SAVED: "已存好，等联网送出", "sent": "已送到县里", _PARKED: "县里没有收下"}


class VoiceView(Struct, frozen=True, kw_only=True):
    """A voice as the page shows it. state: the county's; saved, sent or parked before it said one."""

    voice_no: str
    kind_words: str
    about_words: str
    state: str
    state_words: str
    holder_words: str
    due_words: str
    line_words: str
    answer: str
    measure: str
    timeline: tuple[TimelineEntry, ...]


def is_voice_secret(text: str) -> bool:
    """Whether this can only be a phone number or a check code, and not an ID number."""
    number = normalise(text)
    return number.isascii() and number.isdigit() and len(number) in (PHONE_DIGITS, CODE_DIGITS)


class VoiceLookup:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        takeover: Takeover,
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._lockout = Lockout(clock)
        self._takeover = takeover

    def find(self, receipt: str, secret: str) -> VoiceView | Problem:
        """The voice, or one sentence that does not say which of the two was wrong.

        receipt: the whole number or its 11-digit tail. secret: the phone that was left, the ID number that
        was known, or the check code. Five wrong pairs lock for a while. Raises ServiceError.
        """
        wait = self._lockout.wait()
        if wait:
            words = f"输错的次数多了，请过 {wait_words(wait)} 再查，也可以请帮办员帮您查。"
            return Problem("receipt_no", "voice.locked", words)
        whole = ""
        tail = normalise(receipt)
        if not is_receipt_tail(receipt):
            number = parse_receipt_number(receipt)
            if isinstance(number, Problem):
                return number
            tail, whole = number.tail, str(number)
        with said():
            row = self._match(tail, whole, normalise(secret))
            if row is None:
                self._lockout.wrong()
                return NOT_FOUND
            return self._view(row)

    def peek(self, receipt: str, secret: str) -> VoiceView | None:
        """The same without counting: for who asked after a case first and is counted there. ServiceError."""
        number = parse_receipt_number(receipt)
        tail = normalise(receipt) if is_receipt_tail(receipt) else getattr(number, "tail", "")
        with said():
            row = self._match(tail, "" if isinstance(number, Problem) else str(number), normalise(secret))
            return self._view(row) if row is not None else None

    def _match(self, tail: str, whole: str, secret: str) -> VoiceRow | None:
        found = self._known(tail, whole, secret)
        if found is None and self._takeover.run_voices():
            found = self._known(tail, whole, secret)
        return found

    def _known(self, tail: str, whole: str, secret: str) -> VoiceRow | None:
        for row in self._store.voices_by_tail(tail):
            given = (owner_digest(self._store, row.id, secret), taken_over_check(row.id, secret))
            fits = any(compare_digest(owner, one) for owner in row.owners for one in given)
            if fits and whole in ("", row.voice_no):
                return row
        return None

    def _view(self, row: VoiceRow) -> VoiceView:
        status, message = self._status(row.id), self._mailbox.message(row.id)
        today, local = self._clock.today(), _local(message)
        holder = _holder(status) if status else ""
        return VoiceView(
            voice_no=row.voice_no,
            kind_words=VoiceKind(row.kind).label,
            about_words=About(row.about).label,
            state=status.state.value if status else local,
            state_words=status.state.label if status else _LOCAL[local],
            holder_words=holder or ("县里正在安排人" if status or local == "sent" else "还在这台机器里"),
            due_words=_due_words(status, today),
            line_words=_line_words(status, local),
            answer=status.answer if status else "",
            measure=status.measure if status else "",
            timeline=self._timeline(row, status, message, today),
        )

    def _timeline(
        self, row: VoiceRow, status: VoiceStatus | None, message: MessageStatus | None, today: date
    ) -> tuple[TimelineEntry, ...]:
        if status is not None and status.events:
            last = len(status.events) - 1
            open_ = status.state is not VoiceState.CLOSED
            return tuple(
                TimelineEntry(
                    NodeKind.NOW if n == last and open_ else NodeKind.DONE,
                    event.title,
                    _moment(event.at, today),
                    " · ".join(part for part in (event.org, event.who, event.note) if part),
                )
                for n, event in enumerate(status.events)
            )
        made = datetime.fromisoformat(row.made_at) + timedelta(milliseconds=self._clock.skew_ms() or 0)
        label = VoiceKind(row.kind).label
        first = TimelineEntry(
            NodeKind.DONE, f"提交{label}", moment_words(made.astimezone(CHINA), today), "在这台自助终端说的"
        )
        local = _local(message)
        if local == _PARKED:
            why = message.answer_message if message is not None else ""
            return (first, TimelineEntry(NodeKind.WARN, "送到县里", "没有收下", why or "请找帮办员处理"))
        words = "等县里交给专人" if local == "sent" else "联网后自动送出"
        return (first, TimelineEntry(NodeKind.NOW, "送到县里", "", words))

    def _status(self, voice_id: str) -> VoiceStatus | None:
        """What the county last said of it; None when it said nothing that can be read here."""
        enrolment = self._catalogue.enrolment()
        record = self._mailbox.record(Topic.VOICE, voice_id)
        if enrolment is None or record is None:
            return None
        return open_voice_status(record, enrolment.terminal, self._store.seal_private())


def _local(message: MessageStatus | None) -> str:
    if message is None or message.state in (MessageState.WAITING, MessageState.SENDING):
        return _SAVED
    return "sent" if message.state is MessageState.DONE else _PARKED


def _holder(status: VoiceStatus) -> str:
    return " · ".join(part for part in (status.holder_org, status.holder) if part)


def _due_words(status: VoiceStatus | None, today: date) -> str:
    if status is None or status.due is None or status.state in (VoiceState.ANSWERED, VoiceState.CLOSED):
        return ""
    maybe = "预计 " if status.provisional else ""
    late = "，已经超期" if status.due < today else ""
    return f"{maybe}{short_day_words(status.due, today)} 前答复{late}"


def _line_words(status: VoiceStatus | None, local: str) -> str:
    if status is None:
        return {
            _SAVED: "已存在这台机器里，联网后自动送到县里。",
            "sent": "已经送到县里，等着交给专人。",
            _PARKED: "县里没有收下，请找帮办员处理。",
        }[local]
    return {
        VoiceState.RECEIVED: "县里已收到，正在安排人负责。",
        VoiceState.ASSIGNED: "已经有专人负责，正在核实。",
        VoiceState.ANSWERED: "已经答复，还要复核一遍。",
        VoiceState.CLOSED: "已经答复，办结了。",
    }[status.state]


def _moment(at: str, today: date) -> str:
    return moment_words(datetime.fromisoformat(at).astimezone(CHINA), today)
