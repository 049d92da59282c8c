"""Questions to the county: answered at once where it can be, honestly where it cannot, never to a guesser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.utils import timezone

from sync.county.desk.models import Case
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.questions import services
from sync.county.questions.exchange import MOST_REPLY, ExchangeAsk, ExchangeError, HttpExchange
from sync.county.questions.models import AskedQuestion
from sync.county.questions.services import Answering
from sync.model.ids import uuid7
from sync.model.question import Ask, Outcome, Question, QuestionReply
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.line import Answer, Topic, Verdict, feed_info, reply_info
from sync.protocol.seal import open_sealed
from tests.county.makers import SEAL_PRIVATE, feed_of, file, make_terminal, publish_matters, push
from tests.helpers.clock import eventually
from tests.helpers.exchange import ToyExchange
from tests.helpers.people import applicant

KEY = b"k" * 32
ME = applicant()


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal("420626107")


@pytest.fixture
def elsewhere(db: None, ring: KeyRing) -> Case:
    """A case filed at another township's terminal."""
    publish_matters()
    return file(make_terminal("420626106"), ring)


@pytest.fixture
def exchange() -> Iterator[ToyExchange]:
    with ToyExchange(KEY) as made:
        yield made


def asking(exchange: ToyExchange | None = None, now: Callable[[], datetime] = timezone.now) -> Answering:
    return Answering(lambda: HttpExchange(exchange.url, KEY, 5) if exchange else None, now)


def send(terminal: Terminal, ring: KeyRing, answering: Answering, id: str = "", **asked: str) -> Answer:
    id = id or uuid7(0)
    county = ring.county_keys()[0]
    body = Question(**{"id": id, "ask": Ask.PROGRESS, "id_number": ME.id_number, **asked})  # type: ignore[arg-type]
    envelope = seal_message(
        id=id,
        kind=Kind.QUESTION,
        terminal=terminal.pk,
        visit="v",
        made_at=datetime.now(UTC),
        body=body,
        county_key=county.public,
        county_key_id=county.id,
    )
    answers = push(terminal, envelope)
    (answer,) = answering.with_replies(terminal, [Kind.QUESTION], answers)
    return answer


def opened(terminal: Terminal, answer: Answer) -> QuestionReply:
    assert answer.reply is not None
    plain = open_sealed(answer.reply, SEAL_PRIVATE, reply_info(terminal.pk, answer.id))
    return msgspec.json.decode(plain, type=QuestionReply)


@pytest.mark.django_db
class TestProgress:
    @pytest.mark.parametrize("form", ["whole", "plain", "tail", "case number"])
    def test_a_case_filed_elsewhere_is_found_by_its_two_numbers(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case, form: str
    ) -> None:
        Case.objects.update(case_no="42062620261122000001")
        receipt = elsewhere.receipt_no
        plain = receipt.removeprefix("BK").replace("-", "")
        number = {
            "whole": receipt,
            "plain": plain,
            "tail": plain[-11:],
            "case number": "42062620261122000001",
        }
        reply = opened(terminal, send(terminal, ring, asking(), number=number[form]))
        assert reply.outcome is Outcome.FOUND
        assert reply.case is not None
        assert (reply.case.case_id, reply.case.masked_name) == (elsewhere.pk, "张*例")
        assert ME.name not in str(reply)

    def test_either_number_wrong_says_the_same(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        other = applicant("李示例", order=5).id_number
        first = send(terminal, ring, asking(), number=elsewhere.receipt_no, id_number=other)
        second = send(terminal, ring, asking(), number="BK420626106-01-261122-9999-0")
        one, two = opened(terminal, first), opened(terminal, second)
        assert (one.outcome, one.words, one.case) == (two.outcome, two.words, two.case)
        assert one.outcome is Outcome.NONE

    def test_a_number_that_is_part_of_one_opens_nothing(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        for number in ("", elsewhere.receipt_no[-4:], "%", elsewhere.receipt_no[:-1]):
            assert opened(terminal, send(terminal, ring, asking(), number=number)).outcome is Outcome.NONE

    def test_a_terminal_that_guesses_is_told_nothing_for_ten_minutes(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        for _ in range(services.MISSES):
            send(terminal, ring, asking(), number="BK420626106-01-261122-9999-0")
        right = {"number": elsewhere.receipt_no}
        assert opened(terminal, send(terminal, ring, asking(), **right)).outcome is Outcome.LOCKED
        later = timezone.now() + timedelta(minutes=11)
        found = send(terminal, ring, asking(now=lambda: later), **right)
        assert opened(terminal, found).outcome is Outcome.FOUND
        neighbour = make_terminal("420626108")
        assert opened(neighbour, send(neighbour, ring, asking(), **right)).outcome is Outcome.FOUND

    def test_the_same_question_again_gets_the_same_reply(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        first = send(terminal, ring, asking(), number=elsewhere.receipt_no)
        (again,) = asking().with_replies(terminal, [Kind.QUESTION], [Answer(first.id, Verdict.ALREADY)])
        assert (again.verdict, again.reply) == (Verdict.ALREADY, first.reply)
        assert AskedQuestion.objects.count() == 1

    def test_another_terminal_gets_no_reply_to_it(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        first = send(terminal, ring, asking(), number=elsewhere.receipt_no)
        other = make_terminal("420626108")
        (stolen,) = asking().with_replies(other, [Kind.QUESTION], [Answer(first.id, Verdict.ALREADY)])
        assert stolen.reply is None

    def test_after_a_day_nothing_of_the_reply_is_left(
        self, terminal: Terminal, ring: KeyRing, elsewhere: Case
    ) -> None:
        send(terminal, ring, asking(), number=elsewhere.receipt_no)
        assert services.sweep(timezone.now()) == 0
        assert services.sweep(timezone.now() + timedelta(days=1, minutes=1)) == 1
        assert AskedQuestion.objects.get().reply is None

    def test_what_a_later_version_asks_is_answered_honestly(self, terminal: Terminal, ring: KeyRing) -> None:
        reply = opened(terminal, send(terminal, ring, asking(), ask="weather"))
        assert reply.outcome is Outcome.NOT_CONNECTED


@pytest.mark.django_db
class TestDataCentre:
    def test_without_a_gateway_it_says_so(self, terminal: Terminal, ring: KeyRing) -> None:
        reply = opened(terminal, send(terminal, ring, asking(), ask=Ask.ELICENCE, subject="business"))
        assert reply.outcome is Outcome.NOT_CONNECTED
        assert "没有和县里接通" in reply.words


@pytest.mark.django_db(transaction=True)
class TestThroughTheGateway:
    def test_a_licence_and_a_check_are_found_or_not(
        self, terminal: Terminal, ring: KeyRing, exchange: ToyExchange
    ) -> None:
        exchange.records["elicence", "business", ME.id_number] = {"名称": "保康示例商店"}
        answering = asking(exchange)
        found = opened(terminal, send(terminal, ring, answering, ask=Ask.ELICENCE, subject="business"))
        assert (found.outcome, found.facts) == (Outcome.FOUND, {"名称": "保康示例商店"})
        none = opened(terminal, send(terminal, ring, answering, ask=Ask.SHARED, subject="marriage"))
        assert (none.outcome, exchange.refused) == (Outcome.NONE, 0)

    def test_too_late_for_the_push_it_comes_down_the_feed_for_a_day(
        self, terminal: Terminal, ring: KeyRing, exchange: ToyExchange, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(services, "ANSWER_WITHIN", 0.05)
        exchange.records["elicence", "business", ME.id_number] = {"名称": "保康示例商店"}
        exchange.answering.clear()
        answer = send(terminal, ring, asking(exchange), ask=Ask.ELICENCE, subject="business")
        assert (answer.verdict, answer.reply) == (Verdict.ACCEPTED, None)
        exchange.answering.set()

        def late() -> list[bytes]:
            return [
                open_sealed(r.body, SEAL_PRIVATE, feed_info(terminal.pk, r.topic, r.key, r.rev))
                for r in feed_of(terminal).records
                if r.topic == Topic.ANSWER and r.key == answer.id and r.body and r.sealed
            ]

        eventually(late)
        reply = msgspec.json.decode(late()[0], type=QuestionReply)
        assert (reply.outcome, reply.question) == (Outcome.FOUND, answer.id)
        services.sweep(timezone.now() + timedelta(days=2))
        assert late() == []

    def test_a_gateway_in_trouble_is_said_not_waited_for(
        self, terminal: Terminal, ring: KeyRing, exchange: ToyExchange
    ) -> None:
        exchange.says, exchange.status = b"<html>", 500
        reply = opened(terminal, send(terminal, ring, asking(exchange), ask=Ask.ELICENCE, subject="x"))
        assert (reply.outcome, reply.facts) == (Outcome.FAILED, {})


class TestHttpExchange:
    ASK = ExchangeAsk(ask="elicence", subject="business", name="张示例", id_number="1")

    def test_what_is_not_signed_with_the_key_is_refused(self, exchange: ToyExchange) -> None:
        with pytest.raises(ExchangeError):
            HttpExchange(exchange.url, b"x" * 32, 5).ask(self.ASK)
        assert exchange.refused == 1

    @pytest.mark.parametrize("says", [b"", b"<html>", b"{}", b'{"outcome":"maybe"}', b"[1]"])
    def test_another_s_words_are_no_answer(self, exchange: ToyExchange, says: bytes) -> None:
        exchange.says = says
        with pytest.raises(ExchangeError):
            HttpExchange(exchange.url, KEY, 5).ask(self.ASK)

    def test_nobody_there_and_no_address(self) -> None:
        with pytest.raises(ExchangeError):
            HttpExchange("http://127.0.0.1:9/x", KEY, 1).ask(self.ASK)
        with pytest.raises(ValueError, match="http"):
            HttpExchange("file:///etc/passwd", KEY, 1)

    def test_it_does_not_wait_for_one_that_drips(self, exchange: ToyExchange) -> None:
        exchange.records["elicence", "business", "1"] = {"名称": "保康示例商店" * 100}
        exchange.drip = 0.05  # each byte in time, the whole not before a minute
        with pytest.raises(ExchangeError, match="TimeoutError"):
            HttpExchange(exchange.url, KEY, 0.3).ask(self.ASK)

    def test_an_answer_without_end_is_no_answer(self, exchange: ToyExchange) -> None:
        exchange.says = b'{"outcome":"found","facts":{"a":"' + b"x" * (MOST_REPLY + 10) + b'"}}'
        with pytest.raises(ExchangeError):
            HttpExchange(exchange.url, KEY, 5).ask(self.ASK)

    def test_it_does_not_wait_for_ever(self, exchange: ToyExchange) -> None:
        exchange.answering.clear()
        with pytest.raises(ExchangeError):
            HttpExchange(exchange.url, KEY, 0.1).ask(self.ASK)
