from __future__ import annotations

from kiosk.services.line_watch import OFFLINE, ONLINE, SILENT_AFTER, LineWatch
from sync.model.outside import Alarm
from sync.model.settings import Line
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import LineStatus, MailboxError
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import MADE_AT, enrolment, review_message


def box() -> MemoryMailbox:
    mailbox = MemoryMailbox()
    mailbox.enrol(enrolment(), b"s" * 32)
    return mailbox


def test_offline_is_said_calmly_also_with_messages_waiting() -> None:
    mailbox = box()
    watch = LineWatch(mailbox, FakeClock())
    assert watch.words() == OFFLINE
    mailbox.post(review_message())
    assert watch.words().text == "离线可办 · 联网后自动报送"


def test_a_burst_is_counted_from_its_beginning() -> None:
    mailbox = box()
    watch = LineWatch(mailbox, FakeClock())
    ids = []
    for _ in range(3):
        message = review_message()
        ids.append(message.id)
        mailbox.post(message)
    watch.words()
    mailbox.contact(MADE_AT, ok=True)
    assert watch.words().text == "正在报送 1/3"
    mailbox.take(MADE_AT, 1, 10**9)
    mailbox.settle([Answer(ids[0], Verdict.ACCEPTED)], MADE_AT)
    assert (watch.words().text, watch.words().count) == ("正在报送 2/3", "2/3")
    mailbox.post(review_message())
    assert watch.words().count == "2/4"
    mailbox.take(MADE_AT, 10, 10**9)
    mailbox.settle([Answer(m.id, Verdict.ALREADY) for m in mailbox.messages()], MADE_AT)
    assert watch.words() == ONLINE
    mailbox.post(review_message())
    assert watch.words().count == "1/1"
    mailbox.contact(MADE_AT, ok=False, error="断网")
    assert watch.words() == OFFLINE


def test_a_parked_message_does_not_count_as_being_sent() -> None:
    mailbox = box()
    watch = LineWatch(mailbox, FakeClock())
    message = review_message()
    mailbox.post(message)
    mailbox.take(MADE_AT, 1, 10**9)
    mailbox.settle([Answer(message.id, Verdict.REFUSED, "x", "不认识。")], MADE_AT)
    mailbox.contact(MADE_AT, ok=True)
    assert watch.words() == ONLINE


def test_changes_are_noticed_once() -> None:
    mailbox = box()
    watch = LineWatch(mailbox, FakeClock())
    assert watch.changed()
    assert not watch.changed()
    mailbox.contact(MADE_AT, ok=True)
    assert watch.changed()
    assert not watch.changed()


class Unreadable(MemoryMailbox):
    def line(self) -> LineStatus:
        raise MailboxError("打不开。", "SQLITE_CANTOPEN")

    def data_version(self) -> int:
        raise MailboxError("打不开。", "SQLITE_CANTOPEN")


def test_a_mailbox_that_cannot_be_read_is_offline_and_no_error() -> None:
    watch = LineWatch(Unreadable(), FakeClock())
    assert watch.words() == OFFLINE
    assert not watch.changed()


def test_an_agent_that_was_killed_while_online_shows_as_offline_once_its_silence_is_long() -> None:
    mailbox, clock = box(), FakeClock()
    watch = LineWatch(mailbox, clock)
    mailbox.contact(MADE_AT, ok=True)
    assert watch.changed()
    clock.advance(SILENT_AFTER)
    assert not watch.changed()
    assert watch.words() == ONLINE
    clock.advance(1)
    assert watch.changed(), "the screen must look again"
    assert watch.words() == OFFLINE
    assert not watch.changed()
    mailbox.contact(MADE_AT, ok=True)
    assert watch.changed()
    assert watch.words() == ONLINE


def test_a_machine_that_is_alone_too_long_says_so_to_staff() -> None:
    """Cases that the county cannot see must not stay unseen: 体外循环."""
    mailbox, clock = box(), FakeClock()
    watch = LineWatch(mailbox, clock, lambda: Line(warn_days=2, alarm_days=5, warn_cases=3))
    mailbox.contact(clock.now(), ok=False, error="断网")
    assert watch.words() == OFFLINE
    for _ in range(3):
        mailbox.post(review_message())
    assert watch.words().text == "离线 3 件 · 请告诉工作人员"
    mailbox.contact(clock.now(), ok=True)
    assert watch.words().state == "sending"
    assert watch.standing().alarm is Alarm.NONE
    mailbox.contact(clock.now(), ok=False, error="断网")
    clock.jump(3 * 86_400)
    assert (watch.words().state, watch.words().count) == ("offline", "3 天")
    assert watch.standing().alarm is Alarm.KEEPER
    clock.jump(3 * 86_400)
    assert watch.standing().alarm is Alarm.LEADER


def test_a_machine_that_is_stopped_says_so_and_a_pushed_rule_counts_at_once() -> None:
    mailbox, clock, rule = box(), FakeClock(), [Line()]
    watch = LineWatch(mailbox, clock, lambda: rule[0])
    mailbox.contact(clock.now(), ok=True)
    mailbox.contact(clock.now(), ok=False, error="断网")
    clock.jump(6 * 86_400)
    assert watch.words().state == "offline"
    rule[0] = Line(stop_days=5)
    assert (watch.words().state, watch.words().count) == ("stopped", "6 天")
    assert watch.standing().stopped
    mailbox.contact(clock.now(), ok=True)
    assert watch.changed()
    assert not watch.standing().stopped
