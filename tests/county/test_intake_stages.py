"""Stored first, filed after: who stores together, what is filed together, what is set aside."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace as replace_handling
from datetime import datetime, timedelta

import msgspec
import pytest
from django.utils import timezone
from msgspec.structs import replace

from sync.county.desk.models import Case, CaseEvent
from sync.county.fleet.contacts import Contact, GoneError
from sync.county.fleet.models import Terminal
from sync.county.fleet.services import Holder
from sync.county.intake import services as intake
from sync.county.intake.handling import Arrived, Handling
from sync.county.intake.models import ReceivedMessage, RefusedMessage, Stage, Waiting
from sync.county.intake.rules import Planned, RefusedError, in_rounds, wait_after
from sync.county.intake.storing import Batch, Row, Stored, Storer, store_together
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.model.unread import Unread
from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import Topic, Verdict
from tests.county.makers import feed_of, make_terminal
from tests.helpers.clock import eventually
from tests.helpers.county_cases import case_message, filed_case, review_message, review_of


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def in_an_hour() -> datetime:
    return timezone.now() + timedelta(hours=1)


def many(terminal: Terminal, ring: KeyRing, number: int) -> list[Envelope]:
    key = ring.county_keys()[0]
    return [case_message(filed_case(terminal.id), key) for _ in range(number)]


class SlowDisk:
    """Stores nothing; the first transaction lasts until ``go``."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.transactions: list[list[str]] = []

    def store(self, batches: Sequence[Batch]) -> list[Stored]:
        names = [batch.contact.terminal for batch in batches]
        self.transactions.append(names)
        self.go.wait(30)
        if "wrong" in names:
            raise ValueError("the database does not take this one")
        return [Stored(frozenset({name}), {}) for name in names]


def from_(terminal: str) -> Batch:
    return Batch(Contact(terminal, 1))


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


class TestStoringTogether:
    def test_who_comes_meanwhile_goes_together(self, pool: ThreadPoolExecutor) -> None:
        disk = SlowDisk()
        storer = Storer(disk.store)
        first = pool.submit(storer.store, from_("first"))
        eventually(lambda: disk.transactions)
        rest = [pool.submit(storer.store, from_(f"t{n}")) for n in range(5)]
        eventually(lambda: len(storer) == 5)
        disk.go.set()
        assert first.result(30).new == {"first"}
        assert [future.result(30).new for future in rest] == [{f"t{n}"} for n in range(5)]
        assert [len(names) for names in disk.transactions] == [1, 5]

    def test_one_that_cannot_be_stored_hurts_only_its_own(self, pool: ThreadPoolExecutor) -> None:
        disk = SlowDisk()
        storer = Storer(disk.store)
        first = pool.submit(storer.store, from_("first"))
        eventually(lambda: disk.transactions)
        good = pool.submit(storer.store, from_("good"))
        eventually(lambda: len(storer) == 1)
        wrong = pool.submit(storer.store, from_("wrong"))
        eventually(lambda: len(storer) == 2)
        disk.go.set()
        assert first.result(30).new == {"first"}
        assert good.result(30).new == {"good"}
        with pytest.raises(ValueError, match="does not take"):
            wrong.result(30)
        assert disk.transactions == [["first"], ["good", "wrong"], ["good"], ["wrong"]]
        assert storer.store(from_("next")).new == {"next"}


@pytest.mark.django_db
def test_of_those_that_go_together_only_one_whose_token_counts_no_more_is_not_taken(
    terminal: Terminal, ring: KeyRing
) -> None:
    """Revoked, or replaced by another machine, after its token was looked at."""
    other, replaced = make_terminal(), make_terminal()
    Terminal.objects.filter(pk=terminal.pk).update(revoked_at=timezone.now())
    Terminal.objects.filter(pk=replaced.pk).update(epoch=2)

    def batch(of: Terminal) -> Batch:
        (envelope,) = many(of, ring, 1)
        row = Row(
            **{n: getattr(envelope, n) for n in Row.__struct_fields__ if n not in ("digest", "way")},
            digest="0" * 64,
            way="line",
        )
        return Batch(Contact(of.pk, 1, bearer=True), [row])

    first, second, third = store_together([batch(terminal), batch(other), batch(replaced)])
    assert isinstance(first, GoneError)
    assert isinstance(second, Stored)
    assert isinstance(third, GoneError)
    assert second.new == {m.id for m in ReceivedMessage.objects.all()} != set()
    assert Waiting.objects.get().terminal_id == other.pk
    with pytest.raises(GoneError):
        intake.receive(Holder(terminal.pk, 1), many(terminal, ring, 1), HANDLERS)
    # Whoever brings a stick has proved it otherwise.
    assert intake.receive(terminal, many(terminal, ring, 1), HANDLERS).answers[0].verdict == "accepted"


class TestRounds:
    @staticmethod
    def rounds(*messages: tuple[str, str]) -> list[dict[str, list[int]]]:
        return in_rounds([Planned(kind, tuple(keys.split())) for kind, keys in messages])

    def test_a_thousand_cases_and_their_reviews_are_two_lists(self) -> None:
        messages = [(kind, f"v{n} c{n}") for n in range(1000) for kind in ("case", "review")]
        first, second = self.rounds(*messages)
        assert [len(first["case"]), len(second["review"])] == [1000, 1000]

    def test_what_belongs_together_keeps_its_order(self) -> None:
        found = self.rounds(("case", "v1 c1"), ("review", "v2 c1"), ("case", "v3 c1"), ("case", "v4 c4"))
        assert found == [{"case": [0, 3]}, {"review": [1]}, {"case": [2]}]

    def test_a_chain_over_visit_and_case(self) -> None:
        found = self.rounds(("case", "v1 c1"), ("review", "v2 c1"), ("voice", "v2"), ("review", "v2 c9"))
        assert found == [{"case": [0]}, {"review": [1]}, {"voice": [2]}, {"review": [3]}]

    def test_waiting_grows_and_ends(self) -> None:
        waits = [wait_after(tries) for tries in range(1, 100)]
        assert waits == sorted(waits)
        assert (waits[0], waits[-1]) == (timedelta(seconds=2), timedelta(hours=1))


@pytest.mark.django_db
class TestFiling:
    def test_stored_is_not_filed_yet(self, terminal: Terminal, ring: KeyRing) -> None:
        intake.receive(terminal, many(terminal, ring, 3), HANDLERS)
        assert (Case.objects.count(), Waiting.objects.count()) == (0, 3)
        Worker(HANDLERS).work_off()
        assert (Case.objects.count(), Waiting.objects.count()) == (3, 0)

    def test_a_large_batch_is_answered_before_it_is_opened(self, terminal: Terminal, ring: KeyRing) -> None:
        """One that does not open is set aside: said to people at both ends, and in nobody's way."""
        messages = many(terminal, ring, intake.OPEN_AT_ONCE + 1)
        messages[7] = replace(messages[7], visit="moved")
        answers = intake.receive(terminal, messages, HANDLERS).answers
        assert {a.verdict for a in answers} == {Verdict.ACCEPTED}
        now = timezone.now()
        Worker(HANDLERS, now=lambda: now).work_off()
        assert Case.objects.count() == intake.OPEN_AT_ONCE
        assert CaseEvent.objects.count() == 2 * intake.OPEN_AT_ONCE
        waiting = Waiting.objects.get()
        assert (waiting.message_id, waiting.rule, waiting.tries) == (messages[7].id, "message.seal", 1)
        assert RefusedMessage.objects.get().message_id == messages[7].id
        (record,) = [r for r in feed_of(terminal).records if r.topic == Topic.UNREAD]
        unread = msgspec.json.decode(record.body or b"", type=Unread)
        assert (unread.message, unread.rule) == (messages[7].id, "message.seal")
        assert intake.receive(terminal, messages[7:8], HANDLERS).answers[0].verdict is Verdict.ALREADY

    def test_a_batch_sealed_to_a_strange_key_is_refused_at_once(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        messages = [replace(m, key="AAAAAAAAAAAA") for m in many(terminal, ring, intake.OPEN_AT_ONCE + 1)]
        answers = intake.receive(terminal, messages, HANDLERS).answers
        assert {a.rule for a in answers} == {"message.key"}
        assert not Waiting.objects.exists()

    def test_what_a_newer_county_can_read_is_filed_after_all(self, terminal: Terminal, ring: KeyRing) -> None:
        def too_new(body: msgspec.Struct) -> None:
            raise RefusedError("message.body", "这条消息打开了但读不懂，请先升级县里的系统。")

        key, body = ring.county_keys()[0], filed_case(terminal.id)
        batch = (
            case_message(body, key),
            review_message(review_of(body), terminal.id, key, body.visit),
        )
        intake.receive(terminal, batch, HANDLERS)
        older: dict[str, Handling] = dict(HANDLERS)
        older[Kind.CASE] = replace_handling(HANDLERS[Kind.CASE], refuses=too_new)
        now = timezone.now()
        Worker(older, now=lambda: now).work_off()
        # Not our mistake, so it holds back nobody: the review is there before its case.
        assert Waiting.objects.get().rule == "message.body"
        assert [r.topic for r in feed_of(terminal).records if r.topic == Topic.UNREAD]
        Worker(HANDLERS, now=in_an_hour).work_off()
        case = Case.objects.get()
        assert case.reviews.count() == 1
        assert not RefusedMessage.objects.exists()
        (record,) = [r for r in feed_of(terminal).records if r.topic == Topic.UNREAD]
        assert record.body is None

    def test_working_off_ends_though_the_next_try_of_one_cannot_be_written(
        self, terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def never(body: msgspec.Struct) -> None:
            raise RefusedError("message.body", "这条消息打开了但读不懂，请先升级县里的系统。")

        monkeypatch.setattr(Worker, "_later", lambda *_: None)
        intake.receive(terminal, many(terminal, ring, 2), HANDLERS)
        older: dict[str, Handling] = dict(HANDLERS)
        older[Kind.CASE] = replace_handling(HANDLERS[Kind.CASE], refuses=never)
        assert Worker(older).work_off() is False
        monkeypatch.undo()
        assert Worker(HANDLERS).work_off() is True
        assert Case.objects.count() == 2

    def test_answers_are_checked_after_the_case_is_there(self, terminal: Terminal, ring: KeyRing) -> None:
        body = filed_case(terminal.id, form_id="nobody-knows", form_version="1")
        intake.receive(terminal, [case_message(body, ring.county_keys()[0])], HANDLERS)
        worker = Worker(HANDLERS)
        worker.step()
        case = Case.objects.get()
        assert "form.waiting" in {flag["rule"] for flag in case.flags}
        assert Waiting.objects.get().stage == Stage.LOOK
        worker.work_off()
        rules = {flag["rule"] for flag in Case.objects.get().flags}
        assert "form.version" in rules
        assert "form.waiting" not in rules
        assert Case.objects.get().version == case.version
        assert not Waiting.objects.exists()

    def test_the_same_case_twice_in_a_batch_is_one_case(self, terminal: Terminal, ring: KeyRing) -> None:
        key, body = ring.county_keys()[0], filed_case(terminal.id)
        intake.receive(terminal, [case_message(body, key), case_message(body, key)], HANDLERS)
        Worker(HANDLERS).work_off()
        assert "case.again" in {flag["rule"] for flag in Case.objects.get().flags}

    def test_two_cases_with_one_receipt_number_in_a_batch(self, terminal: Terminal, ring: KeyRing) -> None:
        key, first = ring.county_keys()[0], filed_case(terminal.id)
        second = filed_case(terminal.id, receipt_no=first.receipt_no)
        intake.receive(terminal, [case_message(first, key), case_message(second, key)], HANDLERS)
        Worker(HANDLERS).work_off()
        flagged = {case.id for case in Case.objects.all() if "receipt_no.twice" in str(case.flags)}
        assert flagged == {second.id}

    def test_who_was_overtaken_files_nothing(self, terminal: Terminal, ring: KeyRing) -> None:
        """Another worker files the same messages between this one's reading and its transaction."""
        handling, filed = HANDLERS[Kind.CASE], []

        def file(prepared: object) -> object:
            filed.append(prepared)
            return handling.file(prepared)

        def overtaken(arrived: Sequence[Arrived]) -> object:
            prepared = handling.prepare(arrived)
            Worker(HANDLERS).work_off()
            return prepared

        intake.receive(terminal, many(terminal, ring, 3), HANDLERS)
        slow = replace_handling(handling, prepare=overtaken, file=file)  # type: ignore[arg-type]
        Worker({**HANDLERS, Kind.CASE: slow}).work_off()
        assert filed == []
        assert (Case.objects.count(), CaseEvent.objects.count(), Waiting.objects.count()) == (3, 6, 0)

    def test_a_terminal_enrolled_again_meanwhile_can_read_its_new_cases(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        """Between preparing and filing the keys changed: what was sealed to the old ones is sealed anew."""
        from sync.protocol.line import feed_info
        from sync.protocol.seal import new_private_key, open_sealed, public_of

        private = new_private_key()
        handling = HANDLERS[Kind.CASE]

        def file_with_new_keys(prepared: object) -> object:
            Terminal.objects.filter(pk=terminal.pk).update(seal_public=public_of(private))
            return handling.file(prepared)

        intake.receive(terminal, many(terminal, ring, 1), HANDLERS)
        Worker({**HANDLERS, Kind.CASE: replace_handling(handling, file=file_with_new_keys)}).work_off()  # type: ignore[arg-type]
        (record,) = [r for r in feed_of(terminal).records if r.topic == Topic.CASE]
        assert open_sealed(
            record.body or b"", private, feed_info(terminal.id, "case", record.key, record.rev)
        )

    def test_a_worker_that_was_overtaken_undoes_itself(self, terminal: Terminal, ring: KeyRing) -> None:
        """Between preparing and filing another worker has filed the same messages."""
        handling, runs = HANDLERS[Kind.CASE], []

        def prepare_and_be_overtaken(arrived: Sequence[Arrived]) -> object:
            prepared = handling.prepare(arrived)
            runs.append(len(arrived))
            if len(runs) == 1:
                Worker(HANDLERS).work_off()
            return prepared

        intake.receive(terminal, many(terminal, ring, 3), HANDLERS)
        slow = replace_handling(handling, prepare=prepare_and_be_overtaken)
        Worker({**HANDLERS, Kind.CASE: slow}).work_off()
        assert runs == [3]
        assert (Case.objects.count(), CaseEvent.objects.count()) == (3, 6)
        assert {case.version for case in Case.objects.all()} == {1}
        assert not [case for case in Case.objects.all() if "case.again" in str(case.flags)]
