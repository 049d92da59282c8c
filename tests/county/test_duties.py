"""First-asked duty, doubles decided once, cases that came late: by real messages through the intake."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.catalogue import services as catalogue
from sync.county.desk import services as desk
from sync.county.desk.acts import Act, Said
from sync.county.desk.models import Case
from sync.county.duties import keeping_step, queries, rules, services
from sync.county.duties.models import Doubled, Duty, LateCase
from sync.county.duties.queries import Tab
from sync.county.duties.rules import Clock, Decision, Double, Late
from sync.county.fleet.models import Terminal
from sync.county.intake import services as intake
from sync.county.intake.models import Way
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.model.case import CaseState, MaterialChoice, Route
from sync.model.helping import Help, HelperRecord, asked_note
from sync.protocol.envelope import Kind
from tests.county.makers import file, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import case_message, filed_case, new_id, sealed
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def helped(terminal: Terminal, ring: KeyRing, help: Help, visit: str, **fields: Any) -> None:
    body = HelperRecord(
        **{"id": new_id(), "visit": visit, "helper": "王示琴", "help": help} | fields,
        made_at=timezone.now().isoformat(),
    )
    (answer,) = push(terminal, sealed(Kind.HELPER_RECORD, body, terminal.id, visit, ring.county_keys()[0]))
    assert answer.verdict == "accepted"


class TestDuty:
    def test_who_was_asked_first_stays_owner_through_hands_and_case(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        visit = new_id()
        helped(terminal, ring, Help.ASKED, visit, matter_code="HR-007")
        case = file(terminal, ring, visit=visit, helper="王示琴")
        helped(terminal, ring, Help.HANDED_ON, visit, case_id=case.pk, handed_to="赵示国")
        duty = Duty.objects.get()
        assert (duty.case_id, duty.owner_name, duty.holder_name) == (case.pk, "王*琴", "赵*国")
        assert [step.step for step in duty.steps.all()] == ["asked", "handed"]
        assert duty.owner_org == terminal.centre_name

    def test_two_cases_of_one_visit_are_two_duties(self, terminal: Terminal, ring: KeyRing) -> None:
        visit = new_id()
        for order in (2, 4):
            file(terminal, ring, visit=visit, helper="王*琴", who=applicant(order=order))
        assert Duty.objects.filter(visit=visit).count() == 2

    def test_a_staff_number_is_the_account_of_its_owner(self, terminal: Terminal, ring: KeyRing) -> None:
        helper = make_staff("H01", Role.HELPER, "420626106", name="李示安")
        helped(terminal, ring, Help.ASKED, new_id(), helper="H01")
        duty = Duty.objects.get()
        assert (duty.owner, duty.owner_name) == (helper, "李*安")

    def test_it_ends_with_its_case(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, case = make_staff(), file(terminal, ring, helper="王*琴")
        today = timezone.localdate()
        assert queries.listed(clerk, Tab.OPEN, today).count() == 1
        desk.act(case.pk, clerk, case.version, Act.NOT_ACCEPT, said=Said(note="不归县里管", body="市里"))
        assert queries.listed(clerk, Tab.OPEN, today).count() == 0
        duty = Duty.objects.get()
        assert (duty.closed_how, duty.by_case) == ("办件不予受理", True)
        assert keeping_step.catch_up() == 0

    def test_it_lives_again_when_the_end_of_its_case_is_taken_back(
        self, terminal: Terminal, ring: KeyRing, settings: Settings
    ) -> None:
        settings.UNDO_SECONDS = 30
        clerk, case = make_staff(), file(terminal, ring, helper="王*琴")
        before = Duty.objects.get()
        done = desk.act(
            case.pk, clerk, case.version, Act.NOT_ACCEPT, said=Said(note="不归县里管", body="市里")
        )
        desk.undo(case.pk, clerk, done.version)
        duty = Duty.objects.get()
        assert (duty.closed_at, duty.by_case, duty.closed_how) == (None, False, "")
        assert duty.day == before.day == case.due
        assert duty.version > before.version

    def test_it_has_the_day_of_its_case(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, case = make_staff(), file(terminal, ring, helper="王*琴")
        asked = desk.act(case.pk, clerk, case.version, Act.CORRECT, said=Said(note="户口簿"))
        assert Duty.objects.get().day is None
        back = desk.act(case.pk, clerk, asked.version, Act.CORRECTED)
        assert Duty.objects.get().day == back.due
        accepted = desk.act(case.pk, clerk, back.version, Act.ACCEPT)
        assert Duty.objects.get().day == accepted.due != back.due

    def test_it_is_seen_by_whoever_sees_its_case(self, terminal: Terminal, ring: KeyRing) -> None:
        publish_matters()
        case = file(terminal, ring, helper="王*琴")
        office, _ = Org.objects.get_or_create(name="县医保局", defaults={"kind": "department"})
        clerk, today = make_staff(), timezone.localdate()
        there = make_staff("there")
        Staff.objects.filter(pk=there.pk).update(unit=office, org=office.name)
        there.refresh_from_db()
        assert not queries.listed(there, Tab.OPEN, today)
        desk.act(case.pk, clerk, case.version, Act.HAND_OVER, receiver=office)
        assert queries.listed(there, Tab.OPEN, today).get().case_id == case.pk

    def test_a_helpers_own_word_stays_whatever_the_case_does(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, case = make_staff(), file(terminal, ring, helper="王*琴")
        duty = Duty.objects.get()
        services.close(duty.pk, make_staff("sup", Role.SUPERVISOR), duty.version, "当面讲清楚了")
        desk.act(case.pk, clerk, case.version, Act.ACCEPT)
        duty.refresh_from_db()
        assert duty.closed_how == "当面讲清楚了"

    def test_what_an_older_server_changed_is_caught_up(self, terminal: Terminal, ring: KeyRing) -> None:
        for order in (2, 4):
            file(terminal, ring, helper="王*琴", who=applicant(order=order))
        one, two = Case.objects.order_by("id")
        now = timezone.now()
        Case.objects.filter(pk=one.pk).update(state=CaseState.WITHDRAWN.value, closed_at=now, due=None)
        Case.objects.filter(pk=two.pk).update(due=two.due + timedelta(days=3))
        asked = services.note(make_staff(), "老年证在哪里办", township="420626106")
        Duty.objects.filter(pk=asked.pk).update(day=None)
        assert keeping_step.catch_up() == 3
        assert Duty.objects.get(case=one).closed_at == now
        assert Duty.objects.get(case=two).day == two.due + timedelta(days=3)
        assert Duty.objects.get(pk=asked.pk).day == asked.due
        assert keeping_step.catch_up() == 0

    def test_asked_at_a_window_handed_on_and_closed(self) -> None:
        clerk, other = make_staff(), make_staff("other", name="赵示国")
        duty = services.note(clerk, "老年证在哪里办", township="420626106")
        services.hand_on(duty.pk, clerk, duty.version, other)
        duty.refresh_from_db()
        assert (duty.owner, duty.holder) == (clerk, other)
        with pytest.raises(services.DutyError, match="刚才有人处理过"):
            services.close(duty.pk, other, 1, "已电话答复")
        done = services.close(duty.pk, other, duty.version, "已电话答复")
        assert done.closed_at is not None
        with pytest.raises(services.DutyError, match="已经办结"):
            services.close(duty.pk, other, done.version, "再答一次")

    def test_a_stranger_cannot_close_it(self) -> None:
        duty = services.note(make_staff(), "老年证在哪里办", township="420626106")
        with pytest.raises(services.DutyError, match="只有首问责任人"):
            services.close(duty.pk, make_staff("other"), duty.version, "好了")
        with pytest.raises(services.DutyError, match="没有这一条"):
            services.close(duty.pk, make_staff("far", township="420626107"), duty.version, "好了")

    def test_late_ones_by_person(self) -> None:
        clerk, today = make_staff(), timezone.localdate()
        for n in range(3):
            duty = services.note(clerk, f"第 {n} 个问题", township="420626106")
            Duty.objects.filter(pk=duty.pk).update(day=today - timedelta(days=1) if n else today)
        assert queries.listed(clerk, Tab.LATE, today).count() == 2
        assert [(o.name, o.open, o.late) for o in queries.owners(clerk, today)] == [("王*琴", 3, 2)]


class TestDoubles:
    def test_the_same_person_and_matter_across_terminals(self, terminal: Terminal, ring: KeyRing) -> None:
        first = file(terminal, ring)
        second = file(make_terminal("420626107"), ring)
        file(terminal, ring, who=applicant(order=8))
        row = Doubled.objects.get(kind=Double.CASE.value)
        assert (row.first_id, row.second_id) == (first.pk, second.pk)
        for township, seen in (("420626106", 1), ("420626107", 1), ("420626108", 0), ("", 1)):
            staff = make_staff(f"s{township}", Role.SUPERVISOR, township)
            assert queries.waiting_doubles(staff).count() == seen, township

    def test_in_one_batch_too(self, terminal: Terminal, ring: KeyRing) -> None:
        key = ring.county_keys()[0]
        push(terminal, *[case_message(filed_case(terminal.id), key) for _ in range(3)])
        assert Doubled.objects.filter(kind=Double.CASE.value).count() == 3

    def test_the_same_paper_for_another_matter(self, terminal: Terminal, ring: KeyRing) -> None:
        def with_paper(code: str, route: Route) -> None:
            paper = MaterialChoice("m1", "残疾人证", route, ("0" * 64,) if route is Route.PHOTO else ())
            file(terminal, ring, matter=(code, f"事项 {code}"), materials=(paper,))

        with_paper("A-1", Route.PHOTO)
        with_paper("A-2", Route.ELICENCE)
        assert not Doubled.objects.exists()
        with_paper("A-3", Route.PHOTO)
        row = Doubled.objects.get()
        assert (row.sort, row.paper, row.first.matter_code) == (Double.PAPER, "残疾人证", "A-1")

    def test_merging_ends_the_other_and_says_so(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, first, second = make_staff(), file(terminal, ring), file(terminal, ring)
        row = Doubled.objects.get(kind=Double.CASE.value)
        services.decide(row.pk, clerk, Decision.MERGE, "", keep=first.pk)
        second.refresh_from_db()
        assert second.status is CaseState.NOT_ACCEPTED
        assert first.receipt_no in second.events.last().note  # type: ignore[union-attr]
        with pytest.raises(services.DutyError, match="已经定过了"):
            services.decide(row.pk, clerk, Decision.OTHER, "")
        assert not queries.waiting_doubles(clerk)

    def test_a_decision_is_remembered(self, terminal: Terminal, ring: KeyRing) -> None:
        supervisor = make_staff("sup", Role.SUPERVISOR)
        file(terminal, ring), file(terminal, ring)
        row = Doubled.objects.get(kind=Double.CASE.value)
        with pytest.raises(services.DutyError, match="写明理由"):
            services.decide(row.pk, supervisor, Decision.KEEP, " ")
        with pytest.raises(services.DutyError, match="交给经办人员"):
            services.decide(row.pk, supervisor, Decision.MERGE, "")
        services.decide(row.pk, supervisor, Decision.KEEP, "两个人名下各一处")
        assert queries.waiting_doubles(supervisor).count() == 0
        assert queries.decided_doubles(supervisor).get().reason == "两个人名下各一处"

    def test_one_that_ended_by_itself_needs_no_decision(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, first = make_staff(), file(terminal, ring)
        file(terminal, ring)
        desk.act(first.pk, clerk, first.version, Act.NOT_ACCEPT, said=Said(note="不归县里管", body="市里"))
        assert queries.waiting_doubles(clerk).count() == 0


class TestLate:
    FRIDAY, MONDAY, TUESDAY = date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 17)

    def test_working_days_count(self) -> None:
        calendar = catalogue.work_calendar()
        assert rules.late_by(self.FRIDAY, self.MONDAY, calendar) == 0
        assert rules.late_by(self.FRIDAY, self.TUESDAY, calendar) == 2
        assert rules.late_by(self.TUESDAY, self.FRIDAY, calendar) == 0

    @pytest.mark.parametrize(
        ("facts", "reason"),
        [
            ({"by_stick": True, "was_refused": True, "last_contact": None}, Late.STICK),
            ({"by_stick": False, "was_refused": True, "last_contact": None}, Late.REFUSED),
            ({"by_stick": False, "was_refused": False, "last_contact": None}, Late.OFFLINE),
            ({"by_stick": False, "was_refused": False, "last_contact": timedelta(-1)}, Late.OFFLINE),
            ({"by_stick": False, "was_refused": False, "last_contact": timedelta(1)}, Late.WAITED),
        ],
    )
    def test_the_reason(self, facts: dict[str, Any], reason: Late) -> None:
        filed = timezone.now()
        contact = facts.pop("last_contact")
        last = None if contact is None else filed + contact
        assert rules.why_late(filed_at=filed, last_contact=last, **facts) is reason

    def arrive(self, terminal: Terminal, ring: KeyRing, filed: datetime, way: Way, skew: int | None) -> Case:
        body = filed_case(terminal.id, at=filed)
        message = case_message(body, ring.county_keys()[0], skew_ms=skew)
        intake.receive(terminal, [message], HANDLERS, way=way)
        Worker(HANDLERS).work_off()
        return Case.objects.get(pk=body.id)

    def test_a_case_by_stick_after_ten_days(self, terminal: Terminal, ring: KeyRing) -> None:
        filed = timezone.now() - timedelta(days=10)
        case = self.arrive(terminal, ring, filed, Way.STICK, None)
        row = LateCase.objects.get()
        assert (row.case_id, row.why, row.clock_word) == (case.pk, Late.STICK, Clock.UNKNOWN)
        assert row.days == catalogue.work_calendar().workdays_between(
            timezone.localdate(filed), timezone.localdate()
        )

    def test_a_wrong_clock_is_corrected_and_said(self, terminal: Terminal, ring: KeyRing) -> None:
        """The machine's clock is ten days behind: by the county's, the case came at once."""
        behind = 10 * 86_400_000
        self.arrive(terminal, ring, timezone.now() - timedelta(days=10), Way.LINE, behind)
        assert not LateCase.objects.exists()
        self.arrive(terminal, ring, timezone.now() - timedelta(days=20), Way.LINE, behind)
        assert LateCase.objects.get().clock_word is Clock.OFF

    def test_by_place(self, terminal: Terminal, ring: KeyRing) -> None:
        filed, today = timezone.now() - timedelta(days=10), timezone.localdate()
        for way in (Way.STICK, Way.LINE):
            self.arrive(terminal, ring, filed, way, 0)
        supervisor = make_staff("sup", Role.SUPERVISOR)
        rows = queries.late_cases(supervisor, today, today)
        (place,) = queries.late_by_place(rows, "township")
        (machine,) = queries.late_by_place(rows, "terminal_id")
        assert (place.name, place.number, sum(place.reasons)) == ("歇马镇", 2, 2)
        assert (machine.name, machine.reasons[0]) == (terminal.label, 1)
        far = make_staff("far", Role.SUPERVISOR, "420626107")
        assert not queries.late_cases(far, today, today)


def test_the_pages(terminal: Terminal, ring: KeyRing, client: Client) -> None:
    make_staff()
    client.login(username="clerk", password="right-password-1")
    first, second = file(terminal, ring, helper="王*琴"), file(terminal, ring)
    done = client.post(
        "/duties/new/", {"about": "老年证在哪里办", "township": "420626106"}, follow=True
    ).content.decode()
    assert "老年证在哪里办" in done
    assert "首问责任人" in done
    assert client.post("/duties/new/", {"about": "", "township": "1"}, follow=True).status_code == 200
    listed = client.get("/duties/").content.decode()
    assert "王*琴" in listed
    row = Doubled.objects.get(kind=Double.CASE.value)
    page = client.get(f"/duties/doubles/{row.pk}/").content.decode()
    assert first.receipt_no in page
    assert second.receipt_no in page
    assert applicant().name not in page
    assert client.post(f"/duties/doubles/{row.pk}/", {"decision": "keep"}).status_code == 409
    assert client.post(f"/duties/doubles/{row.pk}/", {"decision": "?"}).status_code == 404
    assert client.post(f"/duties/doubles/{row.pk}/", {"decision": "other"}).status_code == 302
    assert "不是重复" in client.get("/duties/doubles/?tab=decided").content.decode()
    assert client.get("/duties/outside/?since=x&until=2026-99-01&township=1").status_code == 200
    for path in ("/duties/", "/duties/?tab=closed", "/duties/doubles/", "/duties/outside/"):
        mark = "&" if "?" in path else "?"
        assert client.get(f"{path}{mark}as=xlsx").content[:2] == b"PK"
        assert client.get(f"{path}{mark}as=csv").content[:3] == b"\xef\xbb\xbf"


@pytest.mark.parametrize("overtaken", [False, True])
def test_what_was_asked_at_a_terminal_is_one_duty_from_asking_to_the_end(
    terminal: Terminal, ring: KeyRing, overtaken: bool
) -> None:
    owner, other = (
        make_staff(number, Role.HELPER, "420626106", name=name)
        for number, name in (("H01", "王示琴"), ("H02", "李示平"))
    )
    first = new_id()

    def asked() -> None:
        note = asked_note("老年证在哪里办", "带身份证来")
        more = {"helper": "H01", "note": note, "asker": "赵示生", "notice_rev": 3}
        helped(terminal, ring, Help.ASKED, new_id(), id=first, **more)

    def handed() -> None:
        helped(terminal, ring, Help.HANDED_ON, new_id(), helper="H01", duty=first, handed_to="H02")

    for step in (handed, asked) if overtaken else (asked, handed):
        step()
    helped(terminal, ring, Help.CLOSED, new_id(), helper="H02", duty=first, note="领走了")
    duty = Duty.objects.get()
    assert (duty.about, duty.asker, duty.record) == ("老年证在哪里办", "赵*生", first)
    assert (duty.owner, duty.holder) == (owner, other)
    assert duty.closed_how == "领走了"
    notes = " ".join(step.note for step in duty.steps.all())
    assert "给了一次性告知单（事项第 3 版）" in notes
    assert "赵示生" not in notes
