"""What holds whichever way a message reached the desk: opened ahead or not, together or one by one, looked at
once or twice. Each of these guards has been taken out, and the test beside it seen to fail (tests/README.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replace_handling
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.utils import timezone
from msgspec.structs import replace

from sync.county.desk.arriving import UNCHECKED, check_case
from sync.county.desk.content import Content
from sync.county.desk.models import Case
from sync.county.fleet.models import Terminal
from sync.county.intake import opening, working
from sync.county.intake import services as intake
from sync.county.intake.handling import Arrived, Filed, Handling
from sync.county.intake.models import ReceivedMessage, Waiting
from sync.county.intake.opening import Opened, Opener
from sync.county.intake.queue import Place
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.model.case import Case as FiledCase
from sync.protocol.envelope import Envelope, Kind
from tests.county.makers import make_terminal
from tests.helpers.county_cases import case_message, filed_case, new_id, review_message, review_of, sealed
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def stored(terminal: Terminal, messages: Sequence[Envelope]) -> list[ReceivedMessage]:
    intake.receive(terminal, messages, HANDLERS)
    return [ReceivedMessage.objects.get(pk=one.id) for one in messages]


class TestOpenedAhead:
    def test_is_judged_like_what_was_not(
        self, terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One that cannot be read, and one that says it is a case and names no case."""
        monkeypatch.setattr(working, "FILE_AT_ONCE", 5)
        key = ring.county_keys()[0]
        messages = [case_message(filed_case(terminal.id), key) for _ in range(22)]
        review = review_of(filed_case(terminal.id))
        messages.append(sealed(Kind.CASE, review, terminal.id, new_id(), key))
        messages.append(case_message(filed_case(terminal.id, id="none"), key))
        stored(terminal, messages)
        with Opener(HANDLERS) as opener:
            Worker(HANDLERS, opener=opener).work_off()
        assert Case.objects.count() == 22
        rules = dict(Waiting.objects.values_list("message_id", "rule"))
        assert rules == {messages[22].id: "message.body", messages[23].id: "case.id"}

    def test_is_worked_out_for_the_day_it_arrived(self, terminal: Terminal, ring: KeyRing) -> None:
        """And not for the day on which somebody has got to it: born the day after, nobody was there yet."""
        born = replace(applicant(), id_number="99999920200101001X")
        (message,) = stored(
            terminal, [case_message(filed_case(terminal.id, who=born), ring.county_keys()[0])]
        )
        message.received_at = datetime.fromisoformat("2019-12-31T20:00:00+08:00")
        with Opener(HANDLERS) as opener:
            opener.begin([message], ring)
            content = opener.take()[message.id].content
        body = intake.open_message(message)
        assert content == Content.of(body, ring, timezone.localdate(message.received_at))
        assert content != Content.of(body, ring, timezone.localdate())

    def test_what_unpacks_to_a_lot_is_the_workers(
        self, terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(working, "FILE_AT_ONCE", 1)
        key = ring.county_keys()[0]
        large = filed_case(terminal.id, commitment="以上内容真实有效。" * 20_000)
        messages = [case_message(body, key) for body in (filed_case(terminal.id), large)]
        assert len(messages[1].body) < opening._MOST_BYTES
        rows = stored(terminal, messages)
        with Opener(HANDLERS) as opener:
            opener.begin(rows, ring)
            assert set(opener.take()) == {messages[0].id}
            Worker(HANDLERS, opener=opener).work_off()
        assert Case.objects.count() == 2

    def test_one_that_says_too_little_is_not_believed(
        self, terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever it says would be about another message."""
        key = ring.county_keys()[0]
        rows = stored(terminal, [case_message(filed_case(terminal.id), key) for _ in range(2)])
        read = opening._read

        def without_the_first(source: Any) -> bytes:
            return msgspec.msgpack.encode(msgspec.msgpack.decode(read(source))[1:])

        with Opener(HANDLERS) as opener:
            opener.begin(rows, ring)
            with monkeypatch.context() as wrong:
                wrong.setattr(opening, "_read", without_the_first)
                assert opener.take() == {}
            opener.begin(rows, ring)
            assert set(opener.take()) == {row.id for row in rows}


class TestOrder:
    @staticmethod
    def filed(*messages: Envelope, terminal: Terminal) -> list[str]:
        """Ids of the messages in the order in which they were filed."""
        order: list[str] = []

        def noting(kind: Kind) -> Handling:
            def file(prepared: Any) -> Filed:
                order.extend(one.message.id for one in prepared)
                return Filed()

            return replace_handling(HANDLERS[kind], file=file, prepare=lambda arrived: arrived)

        intake.receive(terminal, messages, HANDLERS)
        Worker({**HANDLERS, Kind.CASE: noting(Kind.CASE), Kind.REVIEW: noting(Kind.REVIEW)}).work_off()
        return order

    def test_of_a_visit(self, terminal: Terminal, ring: KeyRing) -> None:
        key = ring.county_keys()[0]
        other, mine = filed_case(terminal.id), filed_case(terminal.id)
        messages = [
            case_message(other, key),
            review_message(review_of(filed_case()), terminal.id, key, mine.visit),
            case_message(mine, key),
        ]
        assert self.filed(*messages, terminal=terminal) == [one.id for one in messages]

    def test_of_a_case(self, terminal: Terminal, ring: KeyRing) -> None:
        key = ring.county_keys()[0]
        other, mine = filed_case(terminal.id), filed_case(terminal.id)
        messages = [
            case_message(other, key),
            review_message(review_of(mine), terminal.id, key),
            case_message(mine, key),
        ]
        assert self.filed(*messages, terminal=terminal) == [one.id for one in messages]


def test_what_cannot_be_read_holds_back_nothing_of_its_visit(terminal: Terminal, ring: KeyRing) -> None:
    key, body = ring.county_keys()[0], filed_case(terminal.id)
    messages = [case_message(filed_case(terminal.id), key) for _ in range(intake.OPEN_AT_ONCE)]
    broken = replace(case_message(body, key), made_at="moved")
    stored(terminal, [*messages, broken])
    now = timezone.now()
    worker = Worker(HANDLERS, now=lambda: now)
    worker.work_off()
    assert Waiting.objects.get().rule == "message.seal"
    stored(terminal, [case_message(filed_case(terminal.id, visit=body.visit), key)])
    worker.work_off()
    assert Case.objects.count() == intake.OPEN_AT_ONCE + 1


class TestSecondLook:
    @pytest.fixture
    def body(self, terminal: Terminal) -> FiledCase:
        return filed_case(terminal.id, form_id="nobody-knows", form_version="1")

    @staticmethod
    def rules() -> list[str]:
        return [flag["rule"] for flag in Case.objects.get().flags]

    def test_looking_again_changes_nothing(self, terminal: Terminal, ring: KeyRing, body: FiledCase) -> None:
        (message,) = stored(terminal, [case_message(body, ring.county_keys()[0])])
        Worker(HANDLERS).work_off()
        before = self.rules()
        assert "form.version" in before
        check_case(Arrived(message, body))
        assert self.rules() == before

    def test_what_was_sent_before_says_nothing_of_what_came_after(
        self, terminal: Terminal, ring: KeyRing, body: FiledCase
    ) -> None:
        key = ring.county_keys()[0]
        first, second = stored(terminal, [case_message(body, key) for _ in range(2)])
        Worker(HANDLERS).step()
        Case.objects.update(message=second)
        assert UNCHECKED.rule in self.rules()
        check_case(Arrived(first, body))
        assert UNCHECKED.rule in self.rules()
        check_case(Arrived(second, body))
        assert UNCHECKED.rule not in self.rules()

    def test_the_same_case_sent_again_later_does_not_wait_for_a_look_for_ever(
        self, terminal: Terminal, ring: KeyRing, body: FiledCase
    ) -> None:
        key = ring.county_keys()[0]
        for _ in range(2):
            stored(terminal, [case_message(body, key)])
            Worker(HANDLERS).work_off()
        assert "case.again" in self.rules()
        assert UNCHECKED.rule not in self.rules()

    def test_papers_that_came_again_are_looked_at(
        self, terminal: Terminal, ring: KeyRing, body: FiledCase
    ) -> None:
        key = ring.county_keys()[0]
        stored(terminal, [case_message(body, key)])
        Worker(HANDLERS).work_off()
        Case.objects.update(state="correcting", flags=[])
        stored(terminal, [case_message(body, key)])
        Worker(HANDLERS).work_off()
        assert "form.version" in self.rules()
        assert UNCHECKED.rule not in self.rules()

    def test_who_was_overtaken_does_not_look(
        self, terminal: Terminal, ring: KeyRing, body: FiledCase, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked: list[str] = []

        def look(one: Arrived) -> Sequence[Any]:
            looked.append(one.message.id)
            return ()

        handlers = {**HANDLERS, Kind.CASE: replace_handling(HANDLERS[Kind.CASE], look=look)}
        stored(terminal, [case_message(body, ring.county_keys()[0])])
        Worker(handlers).step()
        opens = Worker._open

        def overtaken(worker: Worker, row: Place, ring: KeyRing, ahead: Opened | None = None) -> Arrived:
            monkeypatch.setattr(Worker, "_open", opens)
            Worker(handlers).work_off()
            return opens(worker, row, ring, ahead)

        monkeypatch.setattr(Worker, "_open", overtaken)
        Worker(handlers).work_off()
        assert len(looked) == 1

    def test_one_that_stumbles_is_not_tried_for_ever(
        self, terminal: Terminal, ring: KeyRing, body: FiledCase
    ) -> None:
        def look(_: Arrived) -> Sequence[Any]:
            raise ZeroDivisionError

        stored(terminal, [case_message(body, ring.county_keys()[0])])
        handlers = {**HANDLERS, Kind.CASE: replace_handling(HANDLERS[Kind.CASE], look=look)}
        assert Worker(handlers, now=lambda: timezone.now() + timedelta(days=1)).work_off() is True
        assert not Waiting.objects.exists()
        assert Case.objects.count() == 1
