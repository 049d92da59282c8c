"""What every mailbox must do with what the county has taken, with its log, and with a long queue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from sync.model.resend import ResendOrder, ResendOrders
from sync.protocol.chain import START, ChainHead
from sync.protocol.line import Answer, Record, Verdict
from sync.terminal.mailbox.port import CountySaid, MessageState
from tests.helpers.mailbox import MADE_AT, enrolment, new_id, review_message

NOW = MADE_AT
MANY = 1_000_000


def said(epoch: str = "e1", anchor: ChainHead | None = None, **changes: Any) -> CountySaid:
    fields: dict[str, Any] = {"epoch": epoch, "time": NOW.isoformat(), "anchor": anchor}
    return CountySaid(**fields | changes)


def post_and_settle(mailbox: Any, count: int = 1, epoch: str = "e1", **changes: Any) -> list[Any]:
    if mailbox.enrolment() is None:
        mailbox.enrol(enrolment(), b"k" * 32)
    messages = [review_message() for _ in range(count)]
    for message in messages:
        mailbox.post(message)
    mailbox.take(NOW, count, MANY)
    answers = [Answer(m.id, Verdict.ACCEPTED) for m in messages]
    mailbox.settle(answers, NOW, said(epoch, **changes))
    return messages


class KeepingSuite:
    def test_a_county_of_another_life_gets_everything_again(self, mailbox: Any) -> None:
        messages = post_and_settle(mailbox, 5)
        assert mailbox.resend("e1", 10) == 0
        assert [mailbox.resend("e2", 2) for _ in range(4)] == [2, 2, 1, 0]
        taken = mailbox.take(NOW, 10, MANY)
        assert [(m.id, m.body) for m in taken] == [(m.id, m.body) for m in messages]
        assert "核对" in mailbox.message(messages[0].id).last_error

    def test_an_interrupted_resend_goes_on(self, mailbox: Any) -> None:
        first, second, third = post_and_settle(mailbox, 3)
        mailbox.resend("e2", 1)
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [first.id]
        mailbox.settle([Answer(first.id, Verdict.ALREADY)], NOW, said("e2"))
        while mailbox.resend("e2", 1):
            pass
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [second.id, third.id]

    def test_what_was_sent_under_another_identity_stays(self, mailbox: Any) -> None:
        post_and_settle(mailbox)
        mailbox.enrol(enrolment("t-0002"), b"k" * 32)
        assert mailbox.resend("e2", 10) == 0

    def test_what_is_old_by_the_countys_clock_is_dropped_and_not_sent_again(self, mailbox: Any) -> None:
        old, young = (
            post_and_settle(mailbox, time=(NOW - timedelta(days=age)).isoformat())[0] for age in (31, 29)
        )
        assert mailbox.purge(NOW - timedelta(days=30), MANY, 10) == 1
        assert mailbox.purge(NOW - timedelta(days=30), MANY, 10) == 0
        assert mailbox.message(old.id).state is MessageState.DONE
        assert mailbox.resend("e2", 10) == 1
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [young.id]

    def test_beyond_a_size_the_oldest_go_first(self, mailbox: Any) -> None:
        messages = post_and_settle(mailbox, 4)
        two = sum(len(message.body) for message in messages[2:])
        assert mailbox.purge(NOW - timedelta(days=30), two, 10) == 2
        mailbox.resend("e2", 10)
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [m.id for m in messages[2:]]

    def test_dropping_goes_in_small_steps_and_spares_what_is_open(self, mailbox: Any) -> None:
        post_and_settle(mailbox, 5)
        open_one = review_message()
        mailbox.post(open_one)
        future = NOW + timedelta(days=1)
        assert [mailbox.purge(future, 0, 2) for _ in range(4)] == [2, 2, 1, 0]
        assert [m.body for m in mailbox.take(NOW, 10, MANY)] == [open_one.body]

    def test_the_last_answer_is_kept(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        for verdict in (Verdict.LATER, Verdict.REFUSED, Verdict.ALREADY):
            mailbox.settle([Answer(message.id, verdict, "r", "一句话。")], NOW)
            assert mailbox.message(message.id).verdict == verdict.value

    def test_all_parked_are_sent_again_at_once(self, mailbox: Any) -> None:
        messages = [review_message(visit=str(n)) for n in range(3)]
        for message in messages:
            mailbox.post(message)
        mailbox.settle([Answer(m.id, Verdict.REFUSED, "r", "不收。") for m in messages[:2]], NOW)
        assert mailbox.retry(messages[0].id) == 1
        assert mailbox.retry(None) == 1
        assert mailbox.retry(None) == 0
        assert mailbox.line().waiting == 3

    def test_what_the_county_asks_for_is_sent_again_once(self, mailbox: Any) -> None:
        mailbox.enrol(enrolment("t-0001"), b"k" * 32)
        messages = [review_message(visit=str(n)) for n in range(3)]
        for message in messages:
            mailbox.post(message)

        def refuse() -> None:
            mailbox.settle([Answer(m.id, Verdict.REFUSED, "r", "不收。") for m in messages], NOW)

        def ask(*orders: ResendOrder) -> int:
            body = msgspec.json.encode(ResendOrders(orders)) if orders else None
            record = Record(topic="resend", key="t-0001", rev=1, body=body)
            mailbox.apply([record], "c", snapshot_begin=False, snapshot_end=True)
            return int(mailbox.obey(NOW))

        refuse()
        assert mailbox.obey(NOW) == 0
        one = ResendOrder("o1", messages[1].id)
        assert ask(one) == 1
        assert mailbox.message(messages[1].id).state is MessageState.WAITING
        assert mailbox.line().parked == 2
        refuse()
        assert ask(one) == 0  # the same page once more
        assert mailbox.line().parked == 3
        everything = ResendOrder("o2")
        assert ask(one, everything, ResendOrder("o3", "nobody knows it")) == 2
        assert mailbox.line().parked == 0
        assert [(r.order, r.count) for r in mailbox.resent()] == [("o1", 1), ("o2", 3), ("o3", 0)]
        assert ask(everything) == 0
        assert [r.order for r in mailbox.resent()] == ["o2"]  # of the others the county has heard
        assert ask() == 0
        assert mailbox.resent() == []

    def test_a_refused_file_is_sent_again_for_the_county(self, mailbox: Any) -> None:
        mailbox.enrol(enrolment("t-0001"), b"k" * 32)
        message, files = review_message(), [new_id(), new_id()]
        for file in files:
            mailbox.blobs.put(file, "v", message.id, [b"sealed"])
        mailbox.post(message)
        for file in files:
            mailbox.blobs.park(file, "不收。")
        orders = ResendOrders((ResendOrder("o1", files[1]),))
        record = Record(topic="resend", key="t-0001", rev=1, body=msgspec.json.encode(orders))
        mailbox.apply([record], "c", snapshot_begin=False, snapshot_end=True)
        assert mailbox.obey(NOW) == 1
        assert [file.id for file in mailbox.blobs.parked()] == [files[0]]

    def test_since_when_something_waits(self, mailbox: Any) -> None:
        assert mailbox.line().oldest_at == ""
        first = review_message(made_at=NOW - timedelta(hours=2))
        mailbox.post(first, priority=9)
        mailbox.post(review_message(), priority=1)
        since = "2026-11-22T06:00:00.000+00:00"
        assert mailbox.line().oldest_at == since
        mailbox.take(NOW, 10, MANY)
        assert mailbox.line().oldest_at == since
        mailbox.settle([Answer(first.id, Verdict.ACCEPTED)], NOW)
        assert mailbox.line().oldest_at == "2026-11-22T08:00:00.000+00:00"

    def test_a_stream_of_urgent_messages_starves_nobody(self, mailbox: Any) -> None:
        """And the urgent one is in the very next batch, however long the queue."""
        slow = [review_message(visit="s" + str(n)) for n in range(3)]
        for message in slow:
            mailbox.post(message, priority=9)
        for n in range(3):
            for m in range(4):
                mailbox.post(review_message(visit=f"u{n}-{m}"), priority=1)
            batch = mailbox.take(NOW, 4, MANY)
            assert [m.visit for m in batch][-1] == f"s{n}"
            assert len([m for m in batch if m.visit.startswith("u")]) == 3
            mailbox.settle([Answer(m.id, Verdict.ACCEPTED) for m in batch], NOW)

    def test_contact_comes_with_the_answers(self, mailbox: Any) -> None:
        mailbox.contact(NOW, ok=False, error="连不上。")
        post_and_settle(mailbox, skew_ms=-1500)
        line = mailbox.line()
        assert (line.online, line.last_error, line.skew_ms) == (True, "", -1500)
        assert line.last_contact.startswith("2026-11-22T08:00:00")

    def test_a_stick_is_a_contact_but_no_line(self, mailbox: Any) -> None:
        mailbox.contact(NOW - timedelta(days=9), ok=False, error="连不上。")
        message = review_message()
        mailbox.post(message)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW, said(by_hand=True))
        line = mailbox.line()
        assert (line.online, line.last_error) == (False, "连不上。")
        assert line.last_contact.startswith("2026-11-22T08:00:00")
        assert mailbox.resend("e1", 10) == 0

    def test_the_log_grows_with_each_message_and_only_with_new_ones(self, mailbox: Any) -> None:
        assert mailbox.head() == ChainHead(count=0, link=START)
        message = review_message()
        mailbox.post(message)
        head = mailbox.head()
        assert (head.count, len(head.link)) == (1, 32)
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW)
        mailbox.purge(NOW + timedelta(days=1), 0, 10)
        assert mailbox.head() == head
        mailbox.post(review_message())
        assert mailbox.head().link != head.link

    def test_the_countys_anchor_must_be_in_the_log(self, mailbox: Any) -> None:
        post_and_settle(mailbox, 2)
        here = mailbox.head()
        post_and_settle(mailbox, 1)
        start = ChainHead(count=0, link=START)
        for anchor, fits in (
            (None, True),
            (start, True),
            (here, True),
            (ChainHead(count=2, link=b"x" * 32), False),
            (ChainHead(count=4, link=here.link), False),
            (mailbox.head(), True),
        ):
            assert mailbox.settle([], NOW, said(anchor=anchor)) is fits
            assert mailbox.head().fork is not fits
