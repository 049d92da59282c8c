"""What every mailbox must do. Subclasses give ``mailbox`` (both sides in one object)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from sync.protocol.line import Answer, CountyKey, Record, Verdict
from sync.protocol.seal import key_id, new_private_key, public_of
from sync.terminal.mailbox.port import MessageState
from tests.contract.blob_suite import BlobSuite
from tests.contract.keeping_suite import KeepingSuite
from tests.contract.reply_suite import ReplySuite
from tests.helpers.mailbox import MADE_AT, enrolment, review_message

NOW = MADE_AT
MANY = 1_000_000


def matter(key: str, rev: int = 1, body: bytes | None = b"{}") -> Record:
    return Record(topic="matter", key=key, rev=rev, body=body)


class OutboxSuite:
    def test_posting_gives_rising_numbers_without_gaps(self, mailbox: Any) -> None:
        assert [mailbox.post(review_message()) for _ in range(3)] == [1, 2, 3]

    def test_the_same_id_again_changes_nothing(self, mailbox: Any) -> None:
        message = review_message()
        first = mailbox.post(message)
        assert mailbox.post(message) == first
        assert len(mailbox.messages()) == 1

    def test_the_same_id_is_known_even_when_done(self, mailbox: Any) -> None:
        message = review_message()
        number = mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW)
        assert mailbox.post(message) == number
        assert mailbox.message(message.id).state is MessageState.DONE

    def test_priority_outside_one_to_nine_is_our_mistake(self, mailbox: Any) -> None:
        with pytest.raises(ValueError, match="priority"):
            mailbox.post(review_message(), priority=0)

    def test_what_is_taken_is_what_was_posted_with_its_place(self, mailbox: Any) -> None:
        mailbox.enrol(replace(enrolment(), epoch=4), b"k" * 32)
        message = review_message()
        number = mailbox.post(message)
        (taken,) = mailbox.take(NOW, 10, MANY)
        assert taken == replace(message, epoch=4, seq=number)

    def test_taken_in_order_of_priority_then_of_posting(self, mailbox: Any) -> None:
        sent = {p: review_message(visit=p) for p in ("slow", "first", "second", "urgent")}
        for name, priority in (("slow", 9), ("first", 5), ("second", 5), ("urgent", 1)):
            mailbox.post(sent[name], priority=priority)
        assert [m.visit for m in mailbox.take(NOW, 10, MANY)] == ["urgent", "first", "second", "slow"]

    def test_a_batch_keeps_to_its_limits_but_is_never_empty(self, mailbox: Any) -> None:
        for _ in range(5):
            mailbox.post(review_message())
        assert len(mailbox.take(NOW, 2, MANY)) == 2
        assert len(mailbox.take(NOW, 10, 1)) == 1
        assert len(mailbox.take(NOW, 10, MANY)) == 2
        assert mailbox.take(NOW, 10, MANY) == []

    def test_a_batch_leaves_out_none_in_the_middle(self, mailbox: Any) -> None:
        for words in ("", "长" * 400, ""):
            mailbox.post(review_message(words=words))
        small = len(review_message().body)
        assert [m.seq for m in mailbox.take(NOW, 10, small * 2)] == [1]

    def test_taken_messages_are_being_sent_and_not_taken_twice(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        status = mailbox.message(message.id)
        assert (status.state, status.attempts) == (MessageState.SENDING, 1)
        assert mailbox.take(NOW, 10, MANY) == []

    def test_in_flight_at_a_crash_goes_back_to_waiting(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        assert mailbox.release() == 1
        assert mailbox.release() == 0
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [message.id]

    @pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.ALREADY])
    def test_accepted_and_already_are_done_with_the_time(self, mailbox: Any, verdict: Verdict) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, verdict)], NOW)
        status = mailbox.message(message.id)
        assert status.state is MessageState.DONE
        assert status.done_at.startswith("2026-11-22T08:00:00")
        assert mailbox.line().waiting == mailbox.line().sending == 0

    def test_refused_is_parked_with_the_sentence_and_blocks_nobody(self, mailbox: Any) -> None:
        bad, good = review_message(), review_message()
        mailbox.post(bad)
        mailbox.post(good)
        mailbox.take(NOW, 1, MANY)
        mailbox.settle([Answer(bad.id, Verdict.REFUSED, "kind.unknown", "县里不认识这种消息。")], NOW)
        status = mailbox.message(bad.id)
        assert (status.state, status.answer_message) == (MessageState.PARKED, "县里不认识这种消息。")
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [good.id]
        assert mailbox.line().parked == 1

    def test_a_person_sends_a_parked_message_again(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.REFUSED, "r", "不收。")], NOW)
        mailbox.retry(message.id)
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [message.id]

    def test_later_waits_longer_each_time_and_keeps_the_sentence(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        now, waits = NOW, []
        for _ in range(3):
            assert len(mailbox.take(now, 10, MANY)) == 1
            mailbox.settle([Answer(message.id, Verdict.LATER, "busy", "县里正忙。")], now)
            assert mailbox.take(now, 10, MANY) == []
            status = mailbox.message(message.id)
            assert (status.state, status.answer_message) == (MessageState.WAITING, "县里正忙。")
            waits.append(status.next_try_at)
            now += timedelta(minutes=10)
        assert waits == sorted(set(waits))

    def test_later_holds_back_its_own_visit_and_no_other(self, mailbox: Any) -> None:
        case = review_message(visit="a")
        mailbox.post(case)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(case.id, Verdict.LATER)], NOW)
        same, other = review_message(visit="a"), review_message(visit="b")
        mailbox.post(same)
        mailbox.post(other)
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [other.id]
        assert [m.id for m in mailbox.take(NOW + timedelta(hours=1), 10, MANY)] == [case.id, same.id]

    def test_a_failed_attempt_waits_until_its_time(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.failed([message.id], "连不上县里。", NOW + timedelta(seconds=30))
        status = mailbox.message(message.id)
        assert (status.state, status.last_error) == (MessageState.WAITING, "连不上县里。")
        assert status.next_try_at.startswith("2026-11-22T08:00:30")
        assert mailbox.take(NOW + timedelta(seconds=29), 10, MANY) == []
        assert len(mailbox.take(NOW + timedelta(seconds=30), 10, MANY)) == 1

    def test_a_clock_set_back_for_years_keeps_nothing_waiting(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        future = NOW + timedelta(days=3000)
        mailbox.take(future, 10, MANY)
        mailbox.failed([message.id], "连不上县里。", future + timedelta(seconds=30))
        assert len(mailbox.take(NOW, 10, MANY)) == 1

    def test_a_failure_after_the_answer_changes_nothing(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW)
        mailbox.failed([message.id], "连不上县里。", NOW)
        assert mailbox.message(message.id).state is MessageState.DONE

    @pytest.mark.parametrize("verdict", [Verdict.REFUSED, Verdict.LATER])
    def test_what_the_county_has_taken_stays_taken(self, mailbox: Any, verdict: Verdict) -> None:
        """An answer that comes late, or by a stick, takes nothing back."""
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED)], NOW)
        mailbox.settle([Answer(message.id, verdict, "r", "不收。")], NOW)
        status = mailbox.message(message.id)
        assert (status.state, status.verdict) == (MessageState.DONE, "accepted")

    def test_an_answer_about_an_unknown_message_is_passed_over(self, mailbox: Any) -> None:
        mailbox.settle([Answer("nobody", v) for v in Verdict], NOW)
        assert mailbox.messages() == []

    def test_messages_of_a_visit_are_its_own(self, mailbox: Any) -> None:
        mine, other = review_message(visit="a"), review_message(visit="b")
        mailbox.post(mine)
        mailbox.post(other)
        assert [m.id for m in mailbox.messages("a")] == [mine.id]
        assert [m.id for m in mailbox.messages()] == [mine.id, other.id]
        assert mailbox.message("nobody") is None

    def test_posting_from_many_threads_loses_and_doubles_nothing(self, mailbox: Any) -> None:
        numbers: list[int] = []
        messages = [review_message() for _ in range(24)]

        def post(part: list[Any]) -> None:
            numbers.extend(mailbox.post(m) for m in part)

        threads = [threading.Thread(target=post, args=(messages[n::4],)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(numbers) == list(range(1, 25))


class MirrorSuite:
    def apply(self, mailbox: Any, *records: Record, cursor: str = "c", begin: bool = False) -> None:
        mailbox.apply(records, cursor, snapshot_begin=begin, snapshot_end=False)

    def test_empty_at_first(self, mailbox: Any) -> None:
        assert mailbox.cursor() == ""
        assert mailbox.records("matter") == []
        assert mailbox.record("matter", "1") is None
        assert mailbox.topic_version("matter") == 0

    def test_a_page_is_kept_with_its_cursor(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("2"), matter("1"), Record(topic="poster", key="p", rev=1, body=b"x"))
        assert mailbox.cursor() == "c"
        assert [r.key for r in mailbox.records("matter")] == ["1", "2"]
        assert mailbox.record("poster", "p").body == b"x"
        sealed = Record(topic="case", key="k", rev=7, body=b"\x00\xff", sealed=True)
        self.apply(mailbox, sealed)
        assert mailbox.record("case", "k") == sealed

    def test_a_newer_state_replaces_and_a_deletion_removes(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("1"), matter("2"))
        self.apply(mailbox, matter("1", 2, b"new"), matter("2", 2, None))
        assert mailbox.records("matter") == [matter("1", 2, b"new")]

    def test_the_version_rises_with_changes_only(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("1"))
        first = mailbox.topic_version("matter")
        self.apply(mailbox, matter("1"), Record(topic="poster", key="p", rev=1, body=b"x"))
        assert mailbox.topic_version("matter") == first > 0
        self.apply(mailbox, matter("9", 1, None))
        assert mailbox.topic_version("matter") == first
        self.apply(mailbox, matter("1", 2))
        second = mailbox.topic_version("matter")
        assert second > first
        self.apply(mailbox, matter("1", 3, None))
        assert mailbox.topic_version("matter") > second

    def test_a_snapshot_over_pages_deletes_what_it_did_not_show(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("1"), matter("2"), matter("3"))
        before = mailbox.topic_version("matter")
        mailbox.apply([matter("1")], "s1", snapshot_begin=True, snapshot_end=False)
        assert len(mailbox.records("matter")) == 3
        mailbox.apply([matter("4")], "s2", snapshot_begin=False, snapshot_end=True)
        assert [r.key for r in mailbox.records("matter")] == ["1", "4"]
        assert mailbox.topic_version("matter") > before

    def test_an_end_without_a_beginning_deletes_nothing(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("1"))
        mailbox.apply([matter("2")], "s", snapshot_begin=False, snapshot_end=True)
        assert len(mailbox.records("matter")) == 2

    def test_a_snapshot_that_begins_again_counts_anew(self, mailbox: Any) -> None:
        self.apply(mailbox, matter("1"), matter("2"))
        mailbox.apply([matter("1")], "s", snapshot_begin=True, snapshot_end=False)
        mailbox.apply([matter("2")], "s", snapshot_begin=True, snapshot_end=True)
        assert [r.key for r in mailbox.records("matter")] == ["2"]


class LineSuite:
    def test_enrolment_is_none_until_enrolled(self, mailbox: Any) -> None:
        assert mailbox.enrolment() is None
        assert not mailbox.line().enrolled
        with pytest.raises(LookupError):
            mailbox.sign_private()
        mailbox.enrol(enrolment(), b"k" * 32)
        assert mailbox.enrolment() == enrolment()
        assert mailbox.sign_private() == b"k" * 32
        assert mailbox.line().enrolled

    def test_enrolling_anew_asks_for_everything_anew(self, mailbox: Any) -> None:
        mailbox.apply([matter("1")], "c", snapshot_begin=False, snapshot_end=False)
        mailbox.enrol(enrolment("t-0002"), b"k" * 32)
        assert mailbox.cursor() == ""
        assert mailbox.enrolment().terminal == "t-0002"

    def test_the_feed_brings_new_county_keys(self, mailbox: Any) -> None:
        mailbox.enrol(enrolment(), b"k" * 32)
        public = public_of(new_private_key())
        fresh = (CountyKey(key_id(public), public), *enrolment().county_keys)
        body = msgspec.json.encode(fresh)
        mailbox.apply(
            [Record(topic="keys", key="county", rev=1, body=body)],
            "c",
            snapshot_begin=False,
            snapshot_end=False,
        )
        assert mailbox.enrolment().county_keys == fresh
        mailbox.enrol(enrolment(), b"k" * 32)
        assert mailbox.enrolment() == enrolment()

    @pytest.mark.parametrize("body", [b"[]", b"<html>", b'[{"id":"x","public":"AAAA"}]', None])
    def test_unusable_county_keys_change_nothing(self, mailbox: Any, body: bytes | None) -> None:
        mailbox.enrol(enrolment(), b"k" * 32)
        mailbox.apply(
            [Record(topic="keys", key="county", rev=1, body=body)],
            "c",
            snapshot_begin=False,
            snapshot_end=False,
        )
        assert mailbox.enrolment() == enrolment()

    def test_the_seal_key_is_handed_over(self, mailbox: Any) -> None:
        assert mailbox.seal_public() is None
        mailbox.publish_seal_key(b"p" * 32)
        assert mailbox.seal_public() == b"p" * 32

    def test_contact_is_what_the_screens_show(self, mailbox: Any) -> None:
        mailbox.contact(NOW, ok=True, skew_ms=-1500, county_epoch="e1")
        line = mailbox.line()
        assert (line.online, line.skew_ms, line.last_error) == (True, -1500, "")
        assert line.last_contact.startswith("2026-11-22T08:00:00")
        mailbox.contact(NOW + timedelta(hours=1), ok=False, error="连不上县里。")
        line = mailbox.line()
        assert (line.online, line.last_error, line.skew_ms) == (False, "连不上县里。", -1500)
        assert line.last_contact.startswith("2026-11-22T08:00:00")

    def test_waiting_messages_are_counted(self, mailbox: Any) -> None:
        for _ in range(3):
            mailbox.post(review_message())
        mailbox.take(NOW, 1, MANY)
        assert (mailbox.line().waiting, mailbox.line().sending) == (2, 1)

    def test_every_change_is_noticed(self, mailbox: Any) -> None:
        seen = {mailbox.data_version()}
        changes: tuple[Callable[[], object], ...] = (
            lambda: mailbox.post(review_message()),
            lambda: mailbox.take(NOW, 1, MANY),
            lambda: mailbox.release(),
            lambda: mailbox.contact(NOW, ok=True),
            lambda: mailbox.apply([matter("1")], "c", snapshot_begin=False, snapshot_end=False),
        )
        for number, change in enumerate(changes, 2):
            change()
            seen.add(mailbox.data_version())
            assert len(seen) == number
        assert mailbox.data_version() in seen


class MailboxSuite(OutboxSuite, MirrorSuite, LineSuite, BlobSuite, KeepingSuite, ReplySuite):
    """The whole contract."""
