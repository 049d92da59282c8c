"""What was done can be taken back as long as nobody outside was told of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.desk import services, telling
from sync.county.desk.acts import Act, Pause, Said
from sync.county.desk.models import Case, CaseEvent, CaseNote, Held
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.questions.progress import find_case
from sync.model.case import CaseState
from tests.county.makers import file, make_staff, make_terminal, publish_matters
from tests.county.test_intake import status_down
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
SLOW = ("SA-001", "最低生活保障对象认定、保障金给付")


@pytest.fixture(autouse=True)
def _half_a_minute(settings: Settings, ring: KeyRing) -> None:
    settings.UNDO_SECONDS = 30


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


@pytest.fixture
def clerk() -> Staff:
    return make_staff()


def later(seconds: int = 31) -> int:
    return telling.tell_due(timezone.now() + timedelta(seconds=seconds))


def columns(case: Case) -> dict[str, object]:
    values = telling.values_of(Case.objects.get(pk=case.pk))
    return {name: value for name, value in values.items() if name not in ("version", "updated_at")}


def test_the_terminal_hears_of_it_when_the_time_is_over_and_not_before(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    services.act(case.id, clerk, case.version, Act.ACCEPT)
    assert status_down(terminal, case.id).state is CaseState.RECEIVED
    assert later(29) == 0
    assert status_down(terminal, case.id).state is CaseState.RECEIVED
    assert later() == 1
    assert status_down(terminal, case.id).state is CaseState.ACCEPTED
    assert later() == 0


@pytest.mark.parametrize(
    "said",
    [
        (Act.ACCEPT, Said()),
        (Act.CORRECT, Said(note="户口簿\n银行卡")),
        (Act.NOT_ACCEPT, Said(note="不归这里", body="户籍地")),
        (Act.WITHDRAW, Said(note="申请人来电撤回")),
    ],
    ids=lambda pair: pair[0].value,
)
def test_taken_back_everything_is_as_it_was_and_nobody_heard_of_it(
    terminal: Terminal, ring: KeyRing, clerk: Staff, said: tuple[Act, Said]
) -> None:
    case = file(terminal, ring)
    before, lines = columns(case), CaseEvent.objects.filter(case=case).count()
    case = services.act(case.id, clerk, case.version, said[0], said=said[1])
    assert columns(case) != before
    case = services.undo(case.id, clerk, case.version)
    assert columns(case) == before
    assert case.version == 3
    assert CaseEvent.objects.filter(case=case).count() == lines
    assert said[0].done in CaseNote.objects.get().text
    assert later() == 0
    status = status_down(terminal, case.id)
    assert (status.state, len(status.events)) == (CaseState.RECEIVED, lines)


def test_a_pause_taken_back_gives_the_dates_back(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    case = file(terminal, ring, matter=SLOW)
    case = services.act(case.id, clerk, case.version, Act.ACCEPT)
    later()
    before = columns(case)
    said = Said(note="公示", kind=Pause.NOTICE, until=timezone.localdate() + timedelta(days=9))
    case = services.act(case.id, clerk, case.version, Act.PAUSE, said=said)
    services.undo(case.id, clerk, case.version)
    assert columns(case) == before


def test_too_late_somebody_else_or_done_since_is_said(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    other = make_staff("other", name="李示范")
    case = file(terminal, ring)
    case = services.act(case.id, clerk, case.version, Act.ACCEPT)
    with pytest.raises(services.DeskError, match="不能撤销"):
        services.undo(case.id, other, case.version)
    with pytest.raises(services.ConflictError):
        services.undo(case.id, clerk, case.version - 1)
    Held.objects.update(until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(services.DeskError, match="过了可以撤销的时间"):
        services.undo(case.id, clerk, case.version)
    later()
    with pytest.raises(services.DeskError, match="已经告知"):
        services.undo(case.id, clerk, case.version)
    assert Case.objects.get().status is CaseState.ACCEPTED


def test_what_somebody_outside_asked_about_is_known_and_stays(
    terminal: Terminal, ring: KeyRing, clerk: Staff
) -> None:
    case = file(terminal, ring)
    case = services.act(case.id, clerk, case.version, Act.ACCEPT)
    told = find_case(case.receipt_no, applicant().id_number)
    assert told is not None
    assert told.state is CaseState.ACCEPTED
    with pytest.raises(services.DeskError, match="已经告知"):
        services.undo(case.id, clerk, case.version)


def test_the_last_of_two_acts_alone_is_taken_back(terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
    case = file(terminal, ring)
    case = services.act(case.id, clerk, case.version, Act.ACCEPT)
    case = services.act(case.id, clerk, case.version, Act.COMPLETE)
    case = services.undo(case.id, clerk, case.version)
    assert case.status is CaseState.ACCEPTED
    # The first one stays, and is told at once: its own time may be long over.
    assert status_down(terminal, case.id).events[-1].title == "已受理"
    with pytest.raises(services.DeskError, match="已经告知"):
        services.undo(case.id, clerk, case.version)
