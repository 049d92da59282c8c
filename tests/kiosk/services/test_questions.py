"""Asking the county: at once, offline, too late, late after all; nothing left when the visit has ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from kiosk.services import elsewhere, questions
from kiosk.services.case_view import CaseView
from kiosk.services.elsewhere import Elsewhere
from kiosk.services.questions import Asked, Questions
from kiosk.services.visit import EndReason
from sync.model.case import CaseEvent, CaseState, CaseStatus
from sync.model.problem import Problem
from sync.model.question import Ask, Outcome, Question, QuestionReply
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Answer, Topic, Verdict, reply_info
from sync.protocol.seal import public_of, seal
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import MessageState
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import id_number
from tests.kiosk.services.kiosk_world import MORNING, Kiosk
from tests.kiosk.services.world import TERMINAL

RECEIPT = "BK420626107-01-261122-0001-5"
STATUS = CaseStatus(
    case_id="01a20000-0000-7000-8000-000000000001",
    receipt_no=RECEIPT,
    matter_name="城乡居民养老保险参保登记",
    masked_name="张*例",
    state=CaseState.RECEIVED,
    updated_at="2026-11-22T09:00:00+08:00",
    events=(CaseEvent("2026-11-20T10:00:00+08:00", CaseState.RECEIVED, "提交申请", org="马桥镇自助终端 01"),),
)


class County:
    """The agent and the county of a memory mailbox, by hand."""

    def __init__(self, kiosk: Kiosk, mailbox: MemoryMailbox) -> None:
        self.kiosk, self.mailbox = kiosk, mailbox
        mailbox.contact(MORNING, ok=True)

    def take(self) -> Question:
        (envelope,) = self.mailbox.take(MORNING, 1, 10**6)
        assert envelope.kind == Kind.QUESTION
        return open_body(envelope, COUNTY_PRIVATE, Question)

    def reply(self, question: Question, outcome: Outcome, case: CaseStatus | None = None) -> QuestionReply:
        return QuestionReply(question=question.id, outcome=outcome, words="县里说的话。", case=case)

    def answer(self, reply: QuestionReply, to: str = TERMINAL) -> None:
        """With the answer to the push."""
        public = public_of(self.kiosk.store.seal_private())
        sealed = seal(msgspec.json.encode(reply), public, reply_info(to, reply.question))
        self.mailbox.settle([Answer(reply.question, Verdict.ACCEPTED, reply=sealed)], MORNING)

    def answer_late(self, reply: QuestionReply) -> None:
        """Down the feed."""
        public = public_of(self.kiosk.store.seal_private())
        self.kiosk.county.publish_sealed(Topic.ANSWER, reply.question, reply, public)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


@pytest.fixture
def county(kiosk: Kiosk) -> County:
    assert kiosk.memory is not None
    return County(kiosk, kiosk.memory)


@pytest.fixture
def make_asking(kiosk: Kiosk) -> Callable[[], Questions]:
    return lambda: Questions(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        ids=kiosk.ids,
        deadline=3,
    )


@pytest.fixture
def asking(make_asking: Callable[[], Questions]) -> Questions:
    return make_asking()


@pytest.fixture
def desk(kiosk: Kiosk, asking: Questions) -> Elsewhere:
    return Elsewhere(questions=asking, catalogue=kiosk.catalogue, clock=kiosk.clock)


def ask(asking: Questions, **more: str) -> Asked:
    given = {"id_number": id_number(), "number": RECEIPT} | more
    asked = asking.ask("visit-1", Ask.PROGRESS, **given)  # type: ignore[arg-type]
    assert isinstance(asked, Asked)
    return asked


def test_a_question_goes_first_and_says_nothing_outside_its_seal(
    kiosk: Kiosk, county: County, asking: Questions
) -> None:
    kiosk.file_one()
    asked = ask(asking)
    (envelope,) = county.mailbox.take(MORNING, 1, 10**6)
    assert (envelope.id, envelope.kind, envelope.visit) == (asked.id, "question", "visit-1")
    assert id_number() not in repr(msgspec.structs.replace(envelope, body=b""))
    body = open_body(envelope, COUNTY_PRIVATE, Question)
    assert (body.id, body.ask, body.number) == (asked.id, "progress", RECEIPT)


def test_the_reply_is_read_when_it_is_there(county: County, asking: Questions) -> None:
    asked = ask(asking)
    assert asking.look(asked) is None
    county.answer(county.reply(county.take(), Outcome.FOUND, STATUS))
    reply = asking.look(asked)
    assert reply is not None
    assert (reply.outcome, reply.case) == (Outcome.FOUND, STATUS)


def test_a_reply_down_the_feed_is_read_too(county: County, asking: Questions) -> None:
    asked = ask(asking)
    county.answer_late(county.reply(county.take(), Outcome.NONE))
    reply = asking.look(asked)
    assert reply is not None
    assert reply.outcome is Outcome.NONE


def test_what_was_sealed_for_another_or_to_another_question_is_not_taken(
    county: County, asking: Questions
) -> None:
    asked = ask(asking)
    county.answer(county.reply(county.take(), Outcome.FOUND, STATUS), to="another terminal")
    assert asking.look(asked) is None


def test_offline_is_said_at_once_and_nothing_is_posted(
    kiosk: Kiosk, county: County, asking: Questions
) -> None:
    county.mailbox.contact(MORNING, ok=False, error="断了")
    assert asking.ask("v", Ask.PROGRESS, id_number=id_number(), number=RECEIPT) == questions.OFFLINE
    assert kiosk.mailbox.messages() == []


def test_after_the_deadline_it_is_over_and_a_late_reply_is_found_when_asked_again(
    kiosk: Kiosk, county: County, asking: Questions
) -> None:
    asked = ask(asking)
    question = county.take()
    assert not asking.over(asked)
    kiosk.wall.advance(3.1)
    assert asking.over(asked)
    county.answer(county.reply(question, Outcome.FOUND, STATUS))
    again = ask(asking)
    assert (again.id, asking.over(again)) == (asked.id, False)
    assert asking.look(again) is not None
    assert len(kiosk.mailbox.messages()) == 1


def test_when_the_visit_ends_nothing_of_it_is_left(kiosk: Kiosk, county: County, asking: Questions) -> None:
    visit = kiosk.visitor()
    asked, never = ask(asking), None
    county.answer(county.reply(county.take(), Outcome.FOUND, STATUS))
    never = ask(asking, number="BK420626107-01-261122-0002-3")
    asking.forget(visit, EndReason.LEFT)
    assert kiosk.mailbox.replies.of(asked.id) is None
    status = kiosk.mailbox.message(never.id)
    assert status is not None
    assert status.state is MessageState.DONE
    assert county.mailbox.take(MORNING, 10, 10**6) == []
    assert ask(asking).id != asked.id


def test_what_a_crash_in_a_visit_left_is_wiped_at_the_start(
    kiosk: Kiosk, county: County, asking: Questions, make_asking: Callable[[], Questions]
) -> None:
    asked = ask(asking)
    county.answer(county.reply(county.take(), Outcome.FOUND, STATUS))
    never = ask(asking, number="BK420626107-01-261122-0002-3")
    started_anew = make_asking()
    assert started_anew.recover() == 2
    assert kiosk.mailbox.replies.of(asked.id) is None
    assert kiosk.mailbox.message(never.id).state is MessageState.DONE  # type: ignore[union-attr]
    assert county.mailbox.take(MORNING, 10, 10**6) == []
    mine = ask(started_anew)
    assert started_anew.recover() == 0
    assert county.take().id == mine.id


class TestElsewhere:
    def test_a_case_from_another_terminal_is_shown_as_ours_are(self, county: County, desk: Elsewhere) -> None:
        asked = desk.ask("v", RECEIPT, id_number())
        assert isinstance(asked, Asked)
        assert desk.look(asked, id_number()) is None
        county.answer(county.reply(county.take(), Outcome.FOUND, STATUS))
        view = desk.look(asked, id_number())
        assert isinstance(view, CaseView)
        assert (view.receipt_no, view.state, view.masked_name) == (RECEIPT, "received", "张*例")
        assert view.masked_id.startswith("9")
        assert id_number() not in repr(view)
        assert view.timeline[0].what == "提交申请"
        assert (view.review_stage, bool(view.urge_refusal)) == ("", True)

    @pytest.mark.parametrize(
        ("outcome", "rule"),
        [
            (Outcome.NONE, "progress.nowhere"),
            (Outcome.LOCKED, "progress.locked"),
            (Outcome.FAILED, "progress.failed"),
            (Outcome.FOUND, "progress.found"),
        ],
    )
    def test_every_other_answer_is_a_sentence(
        self, county: County, desk: Elsewhere, outcome: Outcome, rule: str
    ) -> None:
        asked = desk.ask("v", RECEIPT, id_number())
        assert isinstance(asked, Asked)
        county.answer(county.reply(county.take(), outcome))
        said = desk.look(asked, id_number())
        assert isinstance(said, Problem)
        assert said.rule == rule

    def test_no_answer_in_time_and_offline_say_what_to_do(
        self, kiosk: Kiosk, county: County, desk: Elsewhere
    ) -> None:
        asked = desk.ask("v", RECEIPT, id_number())
        assert isinstance(asked, Asked)
        kiosk.wall.advance(4)
        assert desk.look(asked, id_number()) is elsewhere.NO_ANSWER
        county.mailbox.contact(datetime.now(UTC), ok=False, error="断了")
        assert desk.ask("v", "26112200015", id_number()) is elsewhere.OFFLINE
