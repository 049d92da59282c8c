"""Training (业务培训): planned by a department, told to terminals, signed in for once; seen by few."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.training import queries, services, status
from sync.county.training.models import Attendance, Training
from sync.county.training.reading import Typed, read
from sync.county.training.services import Mark, TrainingError
from sync.model.staff import Duty, StaffMember
from sync.model.training import (
    Outcome,
    Presence,
    TrainingStatus,
    check_presence,
    is_for,
    signing_days,
    trainee_of,
)
from sync.protocol.envelope import Kind
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import SEAL_PRIVATE, feed_of, make_staff, make_terminal, publish_matters, push
from tests.county.test_access import HERE, KEYS, PLACES, SOCIAL, THERE, somebody
from tests.helpers.county_cases import new_id, sealed

MATTER = "HR-007"


def typed(owner: Staff, **fields: Any) -> Typed:
    """Today, all day; the helpers and keepers of HERE."""
    base: dict[str, Any] = {"title": "养老保险转移接续", "owner": str(owner.unit_id), "place": "县局三楼"}
    base |= {"day": timezone.localdate().isoformat(), "begin": "00:00", "end": "23:59"}
    base |= {"matters": MATTER, "townships": (HERE,), "offices": ("helper", "keeper")}
    return Typed(**base | fields)


def sign_in(terminal: Terminal, ring: KeyRing, plan: Training, staff: str = "h0312", **fields: Any) -> None:
    base: dict[str, Any] = {"id": new_id(), "training": plan.pk, "staff": staff}
    body = Presence(**base | {"made_at": timezone.now().isoformat()} | fields)
    (answer,) = push(terminal, sealed(Kind.PRESENCE, body, terminal.id, body.id, ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer


def record_of(terminal: Terminal, plan: Training) -> Record | None:
    found = [r for r in feed_of(terminal).records if (r.topic, r.key) == (Topic.TRAINING, plan.pk)]
    return found[-1] if found else None


def told(terminal: Terminal, plan: Training) -> TrainingStatus:
    record = record_of(terminal, plan)
    assert record is not None
    assert record.sealed
    assert record.body is not None
    info = feed_info(terminal.id, record.topic, record.key, record.rev)
    return msgspec.json.decode(open_sealed(record.body, SEAL_PRIVATE, info), type=TrainingStatus)


class Plan:
    """Whose a training is and whom it is for, and nothing else of it."""

    def __init__(self, owner: int | None, townships: tuple[str, ...], named: frozenset[int]) -> None:
        self.owner_id, self.townships, self.named = owner, townships, named


@given(
    role=st.sampled_from(list(Role)),
    place=PLACES,
    unit=KEYS,
    owner=KEYS,
    townships=st.sampled_from([(), (HERE,), (THERE,), (HERE, THERE)]),
    named=st.frozensets(st.sampled_from([1, 2, 3])),
    whose=st.tuples(st.sampled_from(["", HERE, THERE]), st.sampled_from([1, 2, None])),
)
def test_what_holds_of_a_single_training(
    role: Role,
    place: tuple[str, str],
    unit: int | None,
    owner: int | None,
    townships: tuple[str, ...],
    named: frozenset[int],
    whose: tuple[str, int | None],
) -> None:
    staff, plan = somebody(role, place[0], unit, place[1], 1), Plan(owner, townships, named)
    sees, manages = access.sees_training(staff, plan), access.manages_training(staff, plan)
    knows = access.sees_trainee(staff, plan, *whose)
    if manages:
        assert role in (Role.ADMIN, Role.CLERK)
        assert sees
        assert knows
    if knows and not manages and whose[1] != 1:
        assert role in (Role.LEADER, Role.SUPERVISOR)
        assert access.reach_of(staff).whole or whose[0] == place[0]
    if 1 in named or (place[0] and place[0] in townships):
        assert sees


def test_what_a_sign_in_needs_and_whom_a_training_is_for() -> None:
    presence = Presence(id=new_id(), training=new_id(), staff="h1", made_at="x")
    assert check_presence(presence) == ()
    bad = check_presence(msgspec.structs.replace(presence, training="1", staff=" "))
    assert {problem.rule for problem in bad} == {"presence.staff", "presence.training"}
    plan = TrainingStatus(
        training="t", title="t", owner="o", starts="", ends="", place="p", duties=(Duty.HELPER,)
    )
    helper = StaffMember(number="h1", name="王*琴", duty=Duty.HELPER, township=HERE)
    assert is_for(plan, helper)
    assert not is_for(plan, msgspec.structs.replace(helper, duty=Duty.KEEPER))
    assert not is_for(plan, msgspec.structs.replace(helper, township=""))
    assert trainee_of(plan, "h1") is None
    day = timezone.localtime().replace(hour=9)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    assert signing_days(day, midnight) == (day.date(), day.date())


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal(HERE)


@pytest.mark.django_db
class TestLoop:
    def test_from_the_plan_to_the_result(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        there = make_terminal(THERE)
        plan = services.save("", social, 0, typed(social))
        both = services.save("", social, 0, typed(social, title="两个乡镇", townships=(HERE, THERE)))
        down = told(terminal, plan)
        assert (down.title, down.owner, down.duties, down.people) == (
            "养老保险转移接续",
            SOCIAL,
            (Duty.HELPER, Duty.KEEPER),
            (),
        )
        assert [matter.code for matter in down.matters] == [MATTER]
        assert record_of(there, plan) is None
        sign_in(terminal, ring, plan)
        first = Attendance.objects.get(training=plan)
        assert (first.staff, first.terminal, first.flags) == (helper, terminal, [])
        sign_in(terminal, ring, both)
        beside = record_of(there, both)
        assert beside is not None
        assert beside.rev == 1, "a neighbour's machine is not troubled"
        sign_in(terminal, ring, plan)  # another message of the same person changes nothing
        assert Attendance.objects.get(training=plan).signed_at == first.signed_at
        assert [person.signed_where for person in told(terminal, plan).people] == [terminal.label]
        mark = Mark(Outcome.PASSED, "92 分", 0)
        assert services.enter(plan.pk, social, {"h0312": mark}) == 1
        assert services.enter(plan.pk, social, {"h0312": mark}) == 0
        result = trainee_of(told(terminal, plan), "h0312")
        assert result is not None
        assert (result.outcome, result.words, result.marked_by) == (Outcome.PASSED, "92 分", "周*保")
        with pytest.raises(TrainingError, match="刚才有人登过"):
            services.enter(plan.pk, social, {"h0312": Mark(Outcome.FAILED, "", 0)})
        assert [step.title for step in plan.history.all()] == ["安排培训", "登成绩"]

    def test_what_is_odd_is_kept_and_flagged(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        plan = services.save("", social, 0, typed(social, offices=("keeper",)))
        before = (timezone.now() - timedelta(days=3)).isoformat()
        sign_in(terminal, ring, plan, made_at=before)
        sign_in(terminal, ring, plan, staff="nobody")
        flags = {row.number: {flag["rule"] for flag in row.flags} for row in Attendance.objects.all()}
        assert flags == {"h0312": {"presence.uncalled", "presence.day"}, "nobody": {"presence.unknown"}}
        sign_in(terminal, ring, plan=Training(id=new_id()))  # a plan nobody has heard of

    def test_where_it_is_for_nobody_any_more_it_goes_from_the_terminals(
        self, terminal: Terminal, helper: Staff, social: Staff
    ) -> None:
        there = make_terminal(THERE)
        plan = services.save("", social, 0, typed(social))
        changed = typed(social, townships=(THERE,), place="城关镇会议室")
        with pytest.raises(TrainingError, match="刚才有人改过"):
            services.save(plan.pk, social, 9, changed)
        plan = services.save(plan.pk, social, 1, changed)
        gone = record_of(terminal, plan)
        assert gone is not None
        assert gone.body is None
        assert told(there, plan).place == "城关镇会议室"
        assert plan.history.last().note == "原来的地点 县局三楼"  # type: ignore[union-attr]
        services.cancel(plan.pk, social, 2, "老师生病，另行通知")
        assert told(there, plan).cancelled == "老师生病，另行通知"
        with pytest.raises(TrainingError, match="已经取消"):
            services.save(plan.pk, social, 3, changed)

    def test_who_is_named_hears_of_it_wherever_they_work_until_they_are_named_no_more(
        self, terminal: Terminal, helper: Staff, social: Staff
    ) -> None:
        there = make_terminal(THERE)
        county = make_staff("k9", Role.KEEPER, "", name="何示维")
        only = typed(social, townships=(), offices=(), named="h0312")
        plan = services.save("", social, 0, only)
        assert [(p.number, p.named) for p in told(terminal, plan).people] == [("h0312", True)]
        assert record_of(there, plan) is None
        plan = services.save(plan.pk, social, 1, msgspec.structs.replace(only, named="何示维"))
        assert [p.number for p in told(there, plan).people] == [county.username]
        assert [p.number for p in told(terminal, plan).people] == [county.username]

    def test_a_machine_in_place_of_another_reads_them_with_its_own_key(
        self, terminal: Terminal, helper: Staff, social: Staff
    ) -> None:
        plan = services.save("", social, 0, typed(social))
        assert [p.key for p in status.publications_for(terminal)] == [plan.pk]
        assert status.publications_for(make_terminal(THERE)) == []

    def test_the_database_too_holds_one_row_a_person_and_a_reason(
        self, terminal: Terminal, social: Staff
    ) -> None:
        plan = services.save("", social, 0, typed(social, named="s", townships=(), offices=()))
        with pytest.raises(IntegrityError), transaction.atomic():
            Attendance.objects.create(training=plan, number="s", who="s")
        with pytest.raises(IntegrityError), transaction.atomic():
            Training.objects.filter(pk=plan.pk).update(cancelled_at=timezone.now())

    def test_what_is_wrong_with_a_plan_is_said_all_at_once(self, terminal: Terminal, social: Staff) -> None:
        wrong = read(Typed(matters="没有的事", named="没有的人", day="2026-13-01", townships=(HERE,)), social)
        assert isinstance(wrong, list)
        said = "".join(wrong)
        for part in ("名称", "哪个部门", "日期", "地点", "没有的事", "没有的人", "岗位都要勾"):
            assert part in said
        late = read(typed(social, begin="10:00", end="09:00"), social)
        assert late == ["结束时间要晚于开始时间。"]
        other = make_staff("civil")
        assert "请选由哪个部门培训。" in read(typed(other), social)


@pytest.mark.django_db
class TestWhoSees:
    def test_the_rule_for_one_and_for_a_list_say_the_same(
        self, terminal: Terminal, helper: Staff, social: Staff
    ) -> None:
        county = make_staff("county")
        services.save("", social, 0, typed(social))
        services.save("", county, 0, typed(county, townships=(THERE,), named="h0312"))
        services.save("", county, 0, typed(county, townships=(), offices=(), named="county"))
        people = [helper, social, county, make_staff("admin", Role.ADMIN)]
        for n, role in enumerate((Role.WINDOW, Role.LEADER, Role.KEEPER, Role.SUPERVISOR, Role.HELPER)):
            people += [make_staff(f"{place[-1]}{n}", role, place) for place in (HERE, THERE)]
        seen = {}
        for person in people:
            listed = set(queries.visible(person).values_list("pk", flat=True))
            assert listed == {row.pk for row in Training.objects.all() if access.sees_training(person, row)}
            seen[person.username] = len(listed)
        assert (seen["h0312"], seen["s"], seen["county"], seen["admin"], seen["60"], seen["00"]) == (
            2, 1, 3, 3, 1, 1,
        )  # fmt: skip

    def test_another_department_changes_nothing_and_a_helper_sees_only_themselves(
        self, terminal: Terminal, helper: Staff, social: Staff
    ) -> None:
        plan = services.save("", social, 0, typed(social))
        tax = Staff.objects.create_staff("t", "p", name="税务", role=Role.CLERK, org="保康县税务局")
        with pytest.raises(TrainingError, match="不归您管"):
            services.cancel(plan.pk, tax, 1, "不办了")
        make_staff("h2", Role.HELPER, HERE)
        leader, everybody = make_staff("l", Role.LEADER, HERE), queries.working()
        assert [one.number for one in queries.people(plan, helper, everybody)] == ["h0312"]
        assert [one.number for one in queries.people(plan, leader, everybody)] == ["h0312", "h2"]


@pytest.mark.django_db
def test_the_whole_way_over_the_pages(
    terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff, client: Client
) -> None:
    client.force_login(social)
    assert "HR-007" in client.get(f"/training/new/?matter={MATTER}").content.decode()
    fields = msgspec.to_builtins(typed(social, title="=1+1 培训", place=""))
    answer = client.post("/training/new/", fields)
    assert answer.status_code == 409
    assert "培训地点写" in answer.content.decode()
    assert client.post("/training/new/", fields | {"place": "县局三楼"}).status_code == 302
    plan = Training.objects.get()
    assert "县局三楼" in client.get(f"/training/{plan.pk}/edit/").content.decode()
    edited = fields | {"place": "县局四楼", "version": "1"}
    assert client.post(f"/training/{plan.pk}/edit/", edited).status_code == 302
    sign_in(terminal, ring, plan)
    assert "'=1+1" in client.get("/training/?as=csv").content.decode()
    marks = {"number-0": "h0312", "version-0": "0", "outcome-0": "failed", "words-0": "58 分"}
    assert client.post(f"/training/{plan.pk}/results/", marks).status_code == 302
    assert client.post(f"/training/{plan.pk}/results/", marks | {"words-0": "61 分"}).status_code == 409
    told_csv = client.get(f"/training/{plan.pk}/?as=csv").content.decode()
    assert "58 分" in told_csv
    assert terminal.label in told_csv
    client.force_login(helper)
    page = client.get(f"/training/{plan.pk}/").content.decode()
    assert "58 分" in page
    assert "保存成绩" not in page
    assert client.post(f"/training/{plan.pk}/results/", marks).status_code == 403
    client.force_login(make_staff("x", Role.WINDOW, THERE))
    assert client.get(f"/training/{plan.pk}/").status_code == 404
    client.force_login(social)
    assert client.post(f"/training/{plan.pk}/cancel/", {"version": "2", "why": ""}).status_code == 409
    assert client.post(f"/training/{plan.pk}/cancel/", {"version": "2", "why": "停电"}).status_code == 302
    assert "停电" in client.get("/training/?tab=cancelled").content.decode()


@pytest.mark.django_db
def test_a_long_list_asks_the_database_no_more_often(
    terminal: Terminal, social: Staff, client: Client
) -> None:
    client.force_login(social)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/training/").status_code == 200
        return len(captured)

    services.save("", social, 0, typed(social, named="s"))
    asked()  # the first time brings what is kept afterwards
    few = asked()
    for n in range(5):
        services.save("", social, 0, typed(social, title=f"第 {n} 次", named="s"))
    assert asked() == few
