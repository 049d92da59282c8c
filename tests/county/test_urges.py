"""A citizen urges a case: once a day, shown to the clerk until somebody acts, told back to the terminal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.desk import services
from sync.county.desk.acts import Act
from sync.county.desk.models import Case, CaseUrge
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.model.case import CaseState
from sync.model.urge import Urge
from sync.protocol.envelope import Kind
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.county.test_intake import status_down
from tests.helpers.county_cases import new_id, sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal()


def urge(terminal: Terminal, ring: KeyRing, case: Case, days_ago: int = 0, receipt_no: str = "") -> None:
    made = (timezone.now() - timedelta(days=days_ago)).isoformat(timespec="seconds")
    body = Urge(
        id=new_id(),
        case_id=case.id,
        receipt_no=receipt_no or case.receipt_no,
        visit=new_id(),
        made_at=made,
    )
    (answer,) = push(terminal, sealed(Kind.URGE, body, terminal.id, body.visit, ring.county_keys()[0]))
    assert answer.verdict == "accepted"


def titles(terminal: Terminal, case: Case) -> list[str]:
    return [event.title for event in status_down(terminal, case.id).events]


def test_it_reaches_the_desk_and_is_told_back(terminal: Terminal, ring: KeyRing, client: Client) -> None:
    case = file(terminal, ring)
    version = case.version
    urge(terminal, ring, case)
    case.refresh_from_db()
    assert (case.urged, case.urged_on, case.version) == (True, timezone.localdate(), version)
    status = status_down(terminal, case.id)
    assert status.urged_on == timezone.localdate()
    assert (status.events[-1].title, status.events[-1].note) == ("群众催办", "已提醒县政务服务窗口")
    make_staff(township="420626106")
    client.login(username="clerk", password="right-password-1")
    assert "群众催办" in client.get("/cases/").content.decode()


def test_once_a_day_counts(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    urge(terminal, ring, case)
    urge(terminal, ring, case)
    assert titles(terminal, case).count("群众催办") == 1
    assert [u.counted for u in CaseUrge.objects.order_by("message__received_at")] == [True, False]


def test_two_days_that_waited_in_one_outbox_both_count(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    urge(terminal, ring, case, days_ago=1)
    urge(terminal, ring, case)
    assert titles(terminal, case).count("群众催办") == 2


def test_the_flag_stands_until_somebody_acts(terminal: Terminal, ring: KeyRing) -> None:
    case, clerk = file(terminal, ring), make_staff()
    urge(terminal, ring, case)
    other = make_staff("other", name="李示例")
    services.act(case.id, clerk, case.version, Act.HAND_OVER, receiver=other)
    case.refresh_from_db()
    assert case.urged
    services.act(case.id, other, case.version, Act.ACCEPT)
    case.refresh_from_db()
    assert (case.urged, case.urged_on) == (False, timezone.localdate())


def test_what_came_too_late_changes_nothing(terminal: Terminal, ring: KeyRing) -> None:
    case, clerk = file(terminal, ring), make_staff()
    services.act(case.id, clerk, case.version, Act.CORRECT, note="户口簿")
    urge(terminal, ring, case)
    case.refresh_from_db()
    assert (case.status, case.urged) == (CaseState.CORRECTING, False)
    assert "群众催办" not in titles(terminal, case)
    assert not CaseUrge.objects.get().counted


def test_another_receipt_number_or_an_unknown_case_is_kept_and_counts_not(
    terminal: Terminal, ring: KeyRing
) -> None:
    case = file(terminal, ring)
    urge(terminal, ring, case, receipt_no="BK420626106-01-260101-0001-0")
    urge(terminal, ring, Case(id=new_id(), receipt_no=case.receipt_no))
    case.refresh_from_db()
    assert not case.urged
    assert [u.counted for u in CaseUrge.objects.all()] == [False, False]
