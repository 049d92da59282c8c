"""请人帮忙: calling a person to the machine, and saying honestly whether one can come."""

from __future__ import annotations

import re
from datetime import datetime, time

import msgspec
from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.clock_words import time_words
from kiosk.services.errors import ServiceError, said
from sync.model.helping import CallStatus, HelperCall
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox

FIRST = 1
"""Priority: somebody stands there and waits."""
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-—–~～至到]+\s*(\d{1,2})[:：](\d{2})")


class Call(Struct, frozen=True):
    """sent: it went to the county; else it is shown at this machine only."""

    id: str
    sent: bool
    words: str


class Calling:
    def __init__(self, *, catalogue: Catalogue, mailbox: KioskMailbox, clock: CountyClock, ids: Ids) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._clock = clock
        self._ids = ids

    def off_duty(self) -> str:
        """Why nobody may be there now, as a sentence; "" when somebody should be."""
        profile, now = self._catalogue.profile(), self._clock.now()
        hours = profile.hours if profile is not None else ""
        open_ = within(hours, now)
        if open_ is False:
            return f"现在不是上班时间，可能没有人。上班时间 {hours}。"
        if not self._catalogue.calendar().is_workday(now.date()) and not re.search(
            "周末|每天|周[六日]", hours
        ):
            return "今天休息，可能没有人值班。急事请打下面的电话。"
        if profile is None or profile.helper is None:
            return "今天没有安排帮办员，请找窗口的工作人员。"
        return ""

    def call(self, visit: str, place: str) -> Call:
        """Ask for somebody. place: the page, nothing personal. Only a line that is up can carry a call in
        time: without one it is not sent later, when nobody stands here any more. Raises ServiceError."""
        at = time_words(self._clock.now())
        with said():
            online = self._mailbox.line().online
        enrolment = self._catalogue.enrolment()
        id = self._ids.new()
        if not online or enrolment is None or not enrolment.county_keys:
            words = "机器现在没联网，只能在这里亮着。请招招手，或打下面的电话。"
            return Call(id, sent=False, words=f"{at} 开始等。{words}")
        self._post(visit, id, place=place)
        return Call(id, sent=True, words=f"{at} 叫的，已经通知到县里和镇上。请在机器旁边等一等。")

    def cancel(self, visit: str, call: Call) -> None:
        """Nobody is needed any more. Raises ServiceError."""
        if call.sent:
            self._post(visit, self._ids.new(), cancels=call.id)

    def answer(self, call: Call) -> str:
        """Who comes, as a sentence; "" while nobody has said so. Raises ServiceError."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not call.sent:
            return ""
        with said():
            record = self._mailbox.record(Topic.HELPER_CALL, enrolment.terminal)
        if record is None or record.body is None:
            return ""
        try:
            status = msgspec.json.decode(record.body, type=CallStatus)
        except msgspec.DecodeError:
            return ""
        if status.call != call.id or not status.who:
            return ""
        return (
            f"{status.who}（{status.org}）看到了，马上过来。"
            if status.org
            else f"{status.who} 看到了，马上过来。"
        )

    def _post(self, visit: str, id: str, *, place: str = "", cancels: str = "") -> None:
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("call.enrolment", "这台机器还没有在县里登记，叫不了人。请招招手。")
        made_at = self._clock.clock.now()
        key = enrolment.county_keys[0]
        body = HelperCall(
            id=id,
            visit=visit,
            made_at=made_at.astimezone(CHINA).isoformat(timespec="milliseconds"),
            place=place,
            cancels=cancels,
        )
        envelope = seal_message(
            id=id,
            kind=Kind.HELPER_CALL,
            terminal=enrolment.terminal,
            visit=visit,
            made_at=made_at,
            body=body,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        with said():
            self._mailbox.post(envelope, priority=FIRST)


def within(hours: str, now: datetime) -> bool | None:
    """Whether a time is inside the opening hours as people write them (``8:30–12:00  14:30–17:30``).

    None when they name no span that can be read.
    """
    spans = []
    for begin_h, begin_m, end_h, end_m in _SPAN.findall(hours):
        try:
            spans.append((time(int(begin_h), int(begin_m)), time(int(end_h), int(end_m))))
        except ValueError:
            continue
    at = now.time().replace(tzinfo=None)
    return any(begin <= at < end for begin, end in spans) if spans else None
