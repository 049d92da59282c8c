"""What is asked for twice, and how a double ends once it was accepted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.desk import services as desk
from sync.county.desk.acts import Act, Said
from sync.county.desk.models import Case
from sync.county.duties import keeping_step, queries, rules, services
from sync.county.duties.models import Doubled, Paper
from sync.county.duties.rules import Decision, Double
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.case import CaseState, MaterialChoice, Route
from sync.model.followup import Supplement
from sync.protocol.envelope import Kind
from tests.county.makers import file, make_staff, make_terminal, push
from tests.helpers.county_cases import new_id, sealed
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
BOOK = MaterialChoice("m1", "户口簿", Route.PHOTO, ("0" * 64,))


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal("420626106")


@pytest.fixture
def clerk() -> Staff:
    return make_staff()


def with_book(terminal: Terminal, ring: KeyRing, code: str = "A-1") -> Case:
    return file(terminal, ring, matter=(code, f"事项 {code}"), materials=(BOOK,))


def without(terminal: Terminal, ring: KeyRing, code: str = "A-2") -> Case:
    return file(terminal, ring, matter=(code, f"事项 {code}"), materials=())


def correct(case: Case, clerk: Staff, items: str) -> Case:
    return desk.act(case.pk, clerk, case.version, Act.CORRECT, said=Said(note=items))


@pytest.mark.parametrize(
    ("item", "paper", "asks"),
    [
        ("户口簿", "户口簿", True),
        ("户口簿原件及复印件（本人页）", "户口簿", True),
        ("1. 《结婚证》", "结婚证", True),
        ("户口簿", "户口簿（本人页）", True),
        ("照片", "户口簿", False),
        ("证", "证", False),
    ],
)
def test_however_the_clerk_puts_it(item: str, paper: str, asks: bool) -> None:
    assert rules.asks_for(item, paper) is asks


class TestAskedForAgain:
    def test_by_a_correction(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
        before, case = with_book(terminal, ring), without(terminal, ring)
        correct(case, clerk, "户口簿原件\n一寸照片")
        row = Doubled.objects.get()
        assert (row.sort, row.paper, row.asked) == (Double.PAPER, "户口簿", True)
        assert (row.first_id, row.second_id) == (before.pk, case.pk)
        assert queries.waiting_doubles(clerk).get() == row

    def test_said_on_the_page_of_the_pair(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff, client: Client
    ) -> None:
        with_book(terminal, ring)
        correct(without(terminal, ring), clerk, "户口簿")
        client.force_login(clerk)
        assert "补正又要了" in client.get("/duties/doubles/").content.decode()
        page = client.get(f"/duties/doubles/{Doubled.objects.get().pk}/").content.decode()
        assert "不要让群众再跑一趟" in page

    def test_not_of_another_person_nor_of_the_case_itself(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff
    ) -> None:
        case = with_book(terminal, ring)
        other = file(terminal, ring, matter=("A-2", "事项"), materials=(), who=applicant(order=8))
        correct(case, clerk, "户口簿")
        correct(other, clerk, "户口簿")
        assert not Doubled.objects.exists()

    def test_forgotten_when_the_correction_is_taken_back(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff, settings: Settings
    ) -> None:
        settings.UNDO_SECONDS = 30
        with_book(terminal, ring)
        asked = correct(without(terminal, ring), clerk, "户口簿")
        assert Doubled.objects.count() == 1
        desk.undo(asked.pk, clerk, asked.version)
        assert not Doubled.objects.exists()

    def test_kept_when_the_paper_has_come(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
        with_book(terminal, ring)
        asked = correct(without(terminal, ring), clerk, "户口簿")
        desk.act(asked.pk, clerk, asked.version, Act.CORRECTED)
        assert Doubled.objects.count() == 1

    def test_a_paper_that_came_later_is_known_too(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff
    ) -> None:
        first, who = without(terminal, ring, "A-1"), applicant()
        correct(first, clerk, "户口簿")
        body = Supplement(
            id=new_id(),
            case_id=first.pk,
            receipt_no=first.receipt_no,
            visit=new_id(),
            person=who,
            made_at=timezone.now().isoformat(),
            materials=(BOOK,),
        )
        push(terminal, sealed(Kind.SUPPLEMENT, body, terminal.id, body.visit, ring.county_keys()[0]))
        assert Paper.objects.get().case_id == first.pk
        correct(without(terminal, ring), clerk, "户口簿")
        assert Doubled.objects.get().first_id == first.pk


class TestMergedAfterAcceptance:
    def pair(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> tuple[Case, Case, Doubled]:
        first, second = file(terminal, ring), file(terminal, ring)
        first = desk.act(first.pk, clerk, first.version, Act.ACCEPT)
        second = desk.act(second.pk, clerk, second.version, Act.ACCEPT)
        return first, second, Doubled.objects.get(kind=Double.CASE.value)

    def test_the_other_ends_and_the_citizen_reads_why(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff
    ) -> None:
        first, second, row = self.pair(terminal, ring, clerk)
        services.decide(row.pk, clerk, Decision.MERGE, "", keep=first.pk)
        second.refresh_from_db()
        event = second.events.last()
        assert event is not None
        assert second.status is CaseState.WITHDRAWN
        assert first.case_no is not None
        assert first.case_no in event.note
        assert "不用再来" in event.note
        first.refresh_from_db()
        assert first.status is CaseState.ACCEPTED

    def test_while_a_special_procedure_runs(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
        first, second, row = self.pair(terminal, ring, clerk)
        Case.objects.filter(pk=second.pk).update(state=CaseState.PAUSED.value)
        services.decide(row.pk, clerk, Decision.MERGE, "", keep=first.pk)
        second.refresh_from_db()
        assert second.status is CaseState.WITHDRAWN

    def test_undecided_again_when_the_end_is_taken_back(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff, settings: Settings
    ) -> None:
        settings.UNDO_SECONDS = 30
        first, second, row = self.pair(terminal, ring, clerk)
        services.decide(row.pk, clerk, Decision.MERGE, "同一套房", keep=first.pk)
        second.refresh_from_db()
        desk.undo(second.pk, clerk, second.version)
        row.refresh_from_db()
        assert (row.decision, row.kept_id, row.decided_by_id, row.decided_at) == ("", None, None, None)
        assert queries.waiting_doubles(clerk).get() == row
        first.refresh_from_db()
        assert first.status is CaseState.ACCEPTED

    def test_who_does_not_decide_cannot(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
        first, _, row = self.pair(terminal, ring, clerk)
        supervisor = make_staff("sup", Role.SUPERVISOR)
        with pytest.raises(services.DutyError, match="交给经办人员"):
            services.decide(row.pk, supervisor, Decision.MERGE, "", keep=first.pk)


class TestWhoSees:
    """It stands on the pair's row, and keeps step with the two cases."""

    def test_both_townships_and_from_the_row_alone(self, ring: KeyRing) -> None:
        here, there = make_terminal("420626106"), make_terminal("420626107")
        file(here, ring, who=applicant(order=7))
        file(there, ring, who=applicant(order=7))
        row = Doubled.objects.get()
        for township, count in (("420626106", 1), ("420626107", 1), ("420626108", 0)):
            leader = make_staff(f"l{township}", Role.LEADER, township)
            found = queries.visible_doubles(leader)
            assert found.count() == count
            # The list names the cases; who may see it is not asked of a million of them.
            assert "desk_case" not in str(found.select_related(None).query)
        assert (row.first_township, row.second_township) == ("420626106", "420626107")

    def test_whoever_holds_it_now(self, terminal: Terminal, ring: KeyRing, clerk: Staff) -> None:
        first, second = file(terminal, ring), file(terminal, ring)
        row = Doubled.objects.get(first=first, second=second)
        desk.act(second.pk, clerk, second.version, Act.ACCEPT)
        row.refresh_from_db()
        held = Case.objects.get(pk=second.pk)
        assert held.holder_id == clerk.pk
        assert (row.second_holder_id, row.first_holder_id) == (clerk.pk, None)
        services.decide(row.pk, clerk, Decision.MERGE, "同一件事", keep=second.pk)
        row.refresh_from_db()
        ended = Case.objects.get(pk=first.pk)
        assert (row.decision, row.first_holder_id) == (Decision.MERGE.value, ended.holder_id)

    def test_what_an_older_server_wrote_is_found_by_the_hourly_job(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        file(terminal, ring)
        file(terminal, ring)
        leader = make_staff("leader", Role.LEADER, terminal.township)
        Doubled.objects.update(first_township="", second_township="")
        assert not queries.visible_doubles(leader).exists()
        # Filing looks at its own pairs only, not through all that there ever were.
        for _ in range(2):
            file(make_terminal("420626107"), ring, who=applicant(order=9))
        assert Doubled.objects.filter(first_township="", second_township="").count() == 1
        keeping_step.catch_up()
        assert queries.visible_doubles(leader).count() == 1
