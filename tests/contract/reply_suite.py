"""What every mailbox must do with replies to questions. Subclasses give ``mailbox``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox.port import MessageState
from tests.helpers.mailbox import MADE_AT, review_message

NOW = MADE_AT
MANY = 1_000_000


def question() -> Envelope:
    return replace(review_message(), kind=Kind.QUESTION)


def asked(mailbox: Any, reply: bytes | None = b"sealed reply") -> Envelope:
    message = question()
    mailbox.post(message, priority=1)
    mailbox.take(NOW, 10, MANY)
    mailbox.settle([Answer(message.id, Verdict.ACCEPTED, reply=reply)], NOW)
    return message


class ReplySuite:
    def test_a_reply_that_came_with_the_answer_is_there(self, mailbox: Any) -> None:
        message = asked(mailbox)
        assert mailbox.replies.of(message.id) == b"sealed reply"
        assert mailbox.replies.of("another") is None

    def test_an_answer_without_a_reply_is_none(self, mailbox: Any) -> None:
        assert mailbox.replies.of(asked(mailbox, None).id) is None

    def test_only_a_question_has_a_reply(self, mailbox: Any) -> None:
        message = review_message()
        mailbox.post(message)
        mailbox.take(NOW, 10, MANY)
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED, reply=b"odd")], NOW)
        assert mailbox.replies.of(message.id) is None

    def test_the_end_of_a_visit_forgets_questions_sent_or_not_and_nothing_else(self, mailbox: Any) -> None:
        answered, waiting, case = asked(mailbox), question(), review_message()
        mailbox.post(waiting, priority=1)
        mailbox.post(case)
        assert mailbox.replies.forget(NOW + timedelta(minutes=1)) == 2
        assert mailbox.replies.of(answered.id) is None
        assert mailbox.message(waiting.id).state is MessageState.DONE
        assert [m.id for m in mailbox.take(NOW, 10, MANY)] == [case.id]
        assert mailbox.replies.forget(NOW) == 0

    def test_one_in_the_air_is_forgotten_too(self, mailbox: Any) -> None:
        """Its citizen has gone: whatever the county says to it now is kept for nobody."""
        message = question()
        mailbox.post(message, priority=1)
        mailbox.take(NOW, 10, MANY)
        assert mailbox.replies.forget(NOW) == 1
        mailbox.settle([Answer(message.id, Verdict.ACCEPTED, reply=b"late")], NOW)
        assert mailbox.replies.of(message.id) is None
        assert mailbox.message(message.id).state is MessageState.DONE
        assert mailbox.replies.forget(NOW) == 0

    @pytest.mark.parametrize("how", ["cut", "crash", "later", "refused"])
    def test_and_never_goes_again(self, mailbox: Any, how: str) -> None:
        """Nor is it asked for them, or a drop opened, when there is a line again and they are at home."""
        message = question()
        mailbox.post(message, priority=1)
        mailbox.take(NOW, 10, MANY)
        mailbox.replies.forget(NOW)
        if how == "cut":
            mailbox.failed([message.id], "连不上", NOW)
        elif how == "crash":
            mailbox.release()
        else:
            mailbox.settle([Answer(message.id, Verdict(how))], NOW)
        mailbox.retry(None)
        assert mailbox.take(NOW + timedelta(hours=1), 10, MANY) == []
        assert mailbox.message(message.id).state is MessageState.DONE

    def test_a_forgotten_question_is_not_sent_to_a_restored_county(self, mailbox: Any) -> None:
        asked(mailbox)
        mailbox.replies.forget(NOW)
        assert mailbox.resend("another life", 100) == 0
        assert mailbox.take(NOW, 10, MANY) == []
