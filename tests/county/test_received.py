"""A case is on the desk first; its terminal is told of it after."""

from __future__ import annotations

from dataclasses import replace as replace_handling

import pytest
from pytest_django.fixtures import Settings

from sync.county.desk import services
from sync.county.desk.acts import Act
from sync.county.desk.models import Case
from sync.county.fleet.models import Terminal
from sync.county.intake import services as intake
from sync.county.intake import working
from sync.county.intake.handling import Filed
from sync.county.intake.models import Stage, Waiting
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.model.case import CaseState
from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import Topic
from tests.county.makers import feed_of, make_staff, make_terminal, publish_matters
from tests.county.test_intake import status_down
from tests.helpers.county_cases import case_message, filed_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


def store(terminal: Terminal, ring: KeyRing, number: int) -> list[Envelope]:
    key = ring.county_keys()[0]
    messages = [case_message(filed_case(terminal.id), key) for _ in range(number)]
    intake.receive(terminal, messages, HANDLERS)
    return messages


def told(terminal: Terminal) -> int:
    return len([r for r in feed_of(terminal).records if r.topic == Topic.CASE and r.body])


def test_all_are_on_the_desk_before_a_terminal_hears_of_one(
    terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "FILE_AT_ONCE", 2)
    monkeypatch.setattr(working, "TELL_AT_ONCE", 3)
    store(terminal, ring, 5)
    worker, seen = Worker(HANDLERS), []
    for _ in range(5):
        worker.step()
        seen.append((Case.objects.count(), told(terminal)))
    assert seen == [(2, 0), (4, 0), (5, 3), (5, 5), (5, 5)]


def test_who_dies_before_telling_has_told_nobody_and_the_next_one_does(
    terminal: Terminal, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(terminal, ring, 2)
    with monkeypatch.context() as broken:
        broken.setattr(Worker, "_tell", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Worker(HANDLERS).step()
    assert (Case.objects.count(), told(terminal)) == (2, 0)
    assert set(Waiting.objects.values_list("stage", flat=True)) == {Stage.TELL}
    Worker(HANDLERS).work_off()
    assert (Case.objects.count(), told(terminal), Waiting.objects.count()) == (2, 2, 0)


def test_one_that_stumbles_holds_back_no_other(terminal: Terminal, ring: KeyRing) -> None:
    messages = store(terminal, ring, 3)
    handling = HANDLERS[Kind.CASE]

    def tell(arrived: list[object]) -> object:
        if any(message.id == messages[1].id for message in arrived):  # type: ignore[attr-defined]
            raise ValueError("ours")
        assert handling.tell is not None
        return handling.tell(arrived)  # type: ignore[arg-type]

    Worker({**HANDLERS, Kind.CASE: replace_handling(handling, tell=tell)}).work_off()  # type: ignore[arg-type]
    assert (told(terminal), Waiting.objects.count()) == (2, 0)


def test_answers_of_a_case_nobody_could_be_told_of_are_checked_all_the_same(
    terminal: Terminal, ring: KeyRing
) -> None:
    """And looked at by the message that brought them alone: the same case sent twice is checked once."""
    key, body = ring.county_keys()[0], filed_case(terminal.id, form_id="nobody-knows", form_version="1")
    intake.receive(terminal, [case_message(body, key), case_message(body, key)], HANDLERS)

    def tell(_: object) -> Filed:
        raise ValueError("ours")

    handling = replace_handling(HANDLERS[Kind.CASE], tell=tell)
    assert Worker({**HANDLERS, Kind.CASE: handling}).work_off() is True
    rules = [flag["rule"] for flag in Case.objects.get().flags]
    assert (rules.count("form.version"), rules.count("form.waiting")) == (1, 0)
    assert not Waiting.objects.exists()


def test_what_a_clerk_did_meanwhile_can_still_be_taken_back_and_then_the_first_is_told(
    terminal: Terminal, ring: KeyRing, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UNDO_SECONDS = 30
    clerk = make_staff()
    store(terminal, ring, 1)
    with monkeypatch.context() as later:
        later.setattr(Worker, "_tell", lambda _: 0)
        Worker(HANDLERS).step()
    case = Case.objects.get()
    services.act(case.id, clerk, case.version, Act.ACCEPT)
    Worker(HANDLERS).work_off()
    assert told(terminal) == 0
    case.refresh_from_db()
    services.undo(case.id, clerk, case.version)
    assert status_down(terminal, case.id).state is CaseState.RECEIVED
