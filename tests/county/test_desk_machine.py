"""Clerks, citizens and the clock do whatever they like at the desk, in any order, through the real pages.

No page stumbles, no case takes a step that the state machine forbids, nobody's decision is lost or
overwritten, and the terminal ends up knowing exactly what the desk knows.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from sync.county.desk import acts, queries, services, telling
from sync.county.desk.acts import REMEDIES, Act, Pause, Taker, Way
from sync.county.desk.models import Case, CaseEvent, Held
from sync.county.desk.status import publication
from sync.county.duties import keeping_step
from sync.county.duties.models import Duty
from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people import access, orgs
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.model.case import CaseState, may_follow
from tests.county.makers import file, make_staff, make_terminal, publish_matters
from tests.county.test_intake import status_down

SOCIAL = "保康县人力资源和社会保障局"
# HR-007 is the social security department's, SA-001 the township's own.
MATTERS = [("HR-007", "城乡居民养老保险参保登记"), ("SA-001", "最低生活保障对象认定、保障金给付")]
EVERYBODY = ["county", "window", "far", "leader", "super", "social"]
BAD = ("", " ", "\x00", "x" * 2000, "<script>", "2026-13-45", "99999999999")


class Desk(RuleBasedStateMachine):
    """Fresh county for each run, undone afterwards."""

    terminal: Terminal
    ring: KeyRing

    def __init__(self) -> None:
        super().__init__()
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)

    @initialize()
    def county(self) -> None:
        Org.objects.place_of(SOCIAL, "")
        people = [
            make_staff("county", Role.CLERK, name="王示琴"),
            make_staff("window", Role.WINDOW, "420626106", name="李示范"),
            make_staff("far", Role.WINDOW, "420626100", name="赵示远"),
            make_staff("leader", Role.LEADER, "420626106", name="钱示导"),
            make_staff("super", Role.SUPERVISOR, name="孙示督"),
            Staff.objects.create_staff(
                "social", "right-password-1", name="周示保", role=Role.CLERK, org=SOCIAL
            ),
        ]
        self.people = {p.username: Staff.objects.select_related("unit").get(pk=p.pk) for p in people}
        self.clients = {}
        for name, person in self.people.items():
            self.clients[name] = Client()
            self.clients[name].force_login(person)
        self.cases = [file(self.terminal, self.ring, matter=m, helper="郑*帮").pk for m in MATTERS]

    @rule(
        who=st.sampled_from(EVERYBODY),
        which=st.integers(0, 1),
        act=st.sampled_from([*Act, *Act, "burn", "none", ""]),
        stale=st.sampled_from([0, 0, 0, 0, 1, -1]),
        note=st.sampled_from(["户口簿\n银行卡", "情况已经核对", *BAD]),
        reason=st.sampled_from(["第一次漏看了一样", "", "短"]),
        body=st.sampled_from(["户籍地", *BAD]),
        until=st.sampled_from(["ahead", "", "2020-01-01", *BAD]),
        receiver=st.sampled_from(["window", "social", "far", "org", "", "p0", "o99999", "p٣"]),
        good=st.booleans(),
    )
    def somebody_acts(
        self,
        who: str,
        which: int,
        act: Act | str,
        stale: int,
        note: str,
        reason: str,
        body: str,
        until: str,
        receiver: str,
        good: bool,
    ) -> None:
        case, person = Case.objects.get(pk=self.cases[which]), self.people[who]
        day = (timezone.localdate() + timedelta(days=5)).isoformat() if until == "ahead" or good else until
        to = self.people.get(receiver)
        form = {
            "act": act.value if isinstance(act, Act) else act,
            "version": str(case.version - stale),
            "note": "户口簿\n银行卡" if good else note,
            "reason": "第一次漏看了一样" if good else reason,
            "body": "户籍地" if good else body,
            "remedies": REMEDIES if good else note,
            "kind": Pause.NOTICE.value,
            "until": day,
            "way": Way.WINDOW.value,
            "taker": Taker.AGENT.value,
            "on": timezone.localdate().isoformat(),
            "receiver": f"p{to.pk}"
            if to
            else f"o{Org.objects.get(name=SOCIAL).pk}"
            if receiver == "org"
            else receiver,
        }
        answer = self.clients[who].post(f"/cases/{case.pk}/act/", form)
        after = Case.objects.get(pk=case.pk)
        assert answer.status_code in (302, 400, 403, 404, 409), answer.status_code
        if after.version == case.version:
            assert telling.values_of(after) == telling.values_of(case)
            assert answer.status_code != 302
            return
        # It was done: it may have been, by whom it was, on what was looked at.
        assert isinstance(act, Act)
        assert (answer.status_code, stale, after.version) == (302, 0, case.version + 1)
        assert acts.may_act(case.status, act)
        if act.target is not None:
            assert after.status is act.target
            assert may_follow(case.status, after.status)
        if act.decides:
            assert access.decides_case(person, case, orgs.staffed())
        elif act is not Act.HAND_OVER:
            assert access.receives_case(person, case)
        assert access.sees_case(person, case)

    @rule(who=st.sampled_from(["county", "window", "social", "far"]), which=st.integers(0, 1))
    def somebody_takes_back(self, who: str, which: int) -> None:
        case = Case.objects.get(pk=self.cases[which])
        held = telling.held_of(case)
        answer = self.clients[who].post(f"/cases/{case.pk}/undo/", {"version": str(case.version)})
        after = Case.objects.get(pk=case.pk)
        if answer.status_code == 302 and after.version != case.version:
            assert held is not None
            assert held.staff_id == self.people[who].pk
            changed = {k for k, v in telling.values_of(case).items() if v != telling.values_of(after)[k]}
            assert changed <= {*held.before, "version", "updated_at"}
        else:
            assert answer.status_code in (404, 409)
            assert telling.values_of(after) == telling.values_of(case)

    @rule(
        who=st.sampled_from(["county", "window", "social"]),
        which=st.integers(0, 1),
        act=st.sampled_from([one for one in Act if one is not Act.HAND_OVER]),
    )
    def somebody_slips_and_takes_it_back_at_once(self, who: str, which: int, act: Act) -> None:
        """Left to chance, nobody ever takes back in time what was his own last act."""
        before = Case.objects.get(pk=self.cases[which])
        self.somebody_acts(who, which, act, 0, "", "", "", "", "", good=True)
        done = Case.objects.get(pk=before.pk)
        if done.version == before.version:
            return
        answer = self.clients[who].post(f"/cases/{done.pk}/undo/", {"version": str(done.version)})
        after = Case.objects.get(pk=before.pk)
        assert (answer.status_code, after.version) == (302, done.version + 1)
        was, now = telling.values_of(before), telling.values_of(after)
        assert {name for name, value in was.items() if value != now[name]} == {"version", "updated_at"}

    @rule(who=st.sampled_from(["county", "window", "social"]))
    def many_are_accepted(self, who: str) -> None:
        states = {c.pk: c.status for c in Case.objects.all()}
        chosen = [f"{c.pk}:{c.version}" for c in Case.objects.all()] + ["x:1", "y", ":"]
        assert self.clients[who].post("/cases/batch/accept/", {"case": chosen}).status_code == 302
        for case in Case.objects.all():
            if case.status is not states[case.pk]:
                assert (states[case.pk], case.status) == (CaseState.RECEIVED, CaseState.ACCEPTED)

    @rule(seconds=st.sampled_from([1, 40]))
    def time_goes_by(self, seconds: int) -> None:
        telling.tell_due(timezone.now() + timedelta(seconds=seconds))

    @rule(
        who=st.sampled_from(["county", "window", "far", "leader", "super", "social"]), which=st.integers(0, 1)
    )
    def somebody_looks(self, who: str, which: int) -> None:
        case, person = Case.objects.get(pk=self.cases[which]), self.people[who]
        answer = self.clients[who].get(f"/cases/{case.pk}/")
        assert answer.status_code == (200 if access.sees_case(person, case) else 404)
        assert self.clients[who].get("/cases/?tab=deliver").status_code == 200

    @invariant()
    def what_may_be_seen_is_listed_and_the_other_way_round(self) -> None:
        if not hasattr(self, "people"):
            return
        for person in self.people.values():
            seen = {c.pk for c in Case.objects.all() if services.may_see(person, c)}
            assert seen == set(queries.visible(person).values_list("pk", flat=True))

    @invariant()
    def every_duty_keeps_step_with_its_case(self) -> None:
        for duty in Duty.objects.select_related("case"):
            case = duty.case
            assert case is not None
            assert (duty.closed_at, duty.by_case) == (case.closed_at, case.status.closed)
            assert case.status.closed or duty.day == case.due
            assert (duty.case_owner, duty.case_holder) == (case.owner_id, case.holder_id)

    @invariant()
    def every_case_makes_sense(self) -> None:
        for case in Case.objects.all() if hasattr(self, "people") else ():
            assert (case.closed_at is not None) == case.status.closed
            assert (case.case_no is None) == (case.accepted_at is None)
            assert bool(case.missing) <= (case.status is CaseState.CORRECTING)
            running = case.status in (CaseState.RECEIVED, CaseState.ACCEPTED, CaseState.PAUSED)
            assert running or case.due is None
            lines = list(CaseEvent.objects.filter(case=case).order_by("id").values_list("state", flat=True))
            assert lines[-1] == case.state
            for now, then in pairwise(map(CaseState, lines)):
                assert now is then or may_follow(now, then)
            held = telling.held_of(case)
            if held is None:
                told = status_down(self.terminal, case.pk)
                assert told.state is case.status
                assert len(told.events) == len(lines)


@pytest.mark.django_db
def test_whatever_is_done_at_the_desk(settings: Settings, ring: KeyRing) -> None:
    settings.UNDO_SECONDS = 30
    publish_matters()

    class Here(Desk):
        pass

    Here.terminal, Here.ring = make_terminal(), ring
    run_state_machine_as_test(Here, settings=MACHINE)


def _forgets(case: Case, held: Held) -> None:
    """A taking back that takes nothing back."""


def _lies(case: Case) -> Publication:
    """The terminal hears of a state that is not the case's."""
    return publication(Case(**telling.values_of(case) | {"state": CaseState.RECEIVED.value}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "name", "instead"),
    [
        (services, "_why_not_theirs", lambda *_: ""),
        (acts, "may_act", lambda *_: True),
        (telling, "put_back", _forgets),
        (
            telling,
            "publication",
            lambda case: publication(Case(**telling.values_of(case) | {"state": "received"})),
        ),
        (access, "cases_of", lambda staff, path="": Q()),
        (keeping_step, "follow", lambda case: None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_guard_that_is_taken_out_is_noticed(
    settings: Settings,
    ring: KeyRing,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    instead: object,
) -> None:
    """The machine can fail: without each of these it does."""
    settings.UNDO_SECONDS = 30
    publish_matters()

    class Here(Desk):
        pass

    Here.terminal, Here.ring = make_terminal(), ring
    monkeypatch.setattr(place, name, instead)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(Here, settings=UNMINDED)


MACHINE = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
# What fails is not made smaller: that it fails is all that is asked.
UNMINDED = settings(MACHINE, phases=[Phase.generate], print_blob=False)
