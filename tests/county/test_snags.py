"""Snags (承接问题): to the department that owns the matter, answered, read, confirmed; seen by few."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.county.snags import queries, rules, services, status
from sync.county.snags.models import Snag
from sync.county.snags.queries import Filter, Tab
from sync.county.snags.rules import Act, Actor
from sync.model.snag import Snag as Said
from sync.model.snag import SnagSort, SnagState, SnagStatus, SnagStep, check_snag
from sync.protocol.envelope import Kind
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import SEAL_PRIVATE, feed_of, make_staff, make_terminal, publish_matters, push
from tests.county.test_access import HERE, KEYS, PLACES, SOCIAL, THERE, somebody
from tests.helpers.county_cases import new_id, sealed

MATTER = "HR-007"
NONE = Filter()


def send(terminal: Terminal, ring: KeyRing, **fields: Any) -> str:
    base: dict[str, Any] = {"id": new_id(), "step": SnagStep.REPORTED, "staff": "h0312"}
    base |= {"made_at": timezone.now().isoformat()}
    if fields.get("step", SnagStep.REPORTED) is SnagStep.REPORTED:
        base |= {"matter_code": MATTER, "sorts": (SnagSort.SYSTEM, SnagSort.STEPS), "words": "系统登不上"}
    body = Said(**base | fields)
    (answer,) = push(terminal, sealed(Kind.SNAG, body, terminal.id, body.id, ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer
    return body.id


def told(terminal: Terminal, id: str) -> SnagStatus:
    (record,) = [r for r in feed_of(terminal).records if (r.topic, r.key) == (Topic.SNAG, id)]
    assert record.sealed
    assert record.body is not None
    info = feed_info(terminal.id, record.topic, record.key, record.rev)
    return msgspec.json.decode(open_sealed(record.body, SEAL_PRIVATE, info), type=SnagStatus)


class Row:
    """Whose a snag is, and nothing else of it."""

    def __init__(self, township: str, owner: int | None, staff: int | None) -> None:
        self.township, self.owner_id, self.staff_id = township, owner, staff


@given(
    role=st.sampled_from(list(Role)),
    place=PLACES,
    unit=KEYS,
    township=st.sampled_from([HERE, THERE]),
    owner=KEYS,
    reporter=KEYS,
    staffed=st.frozensets(st.sampled_from([1, 2, 3])),
)
def test_what_holds_of_a_single_snag(
    role: Role,
    place: tuple[str, str],
    unit: int | None,
    township: str,
    owner: int | None,
    reporter: int | None,
    staffed: frozenset[int],
) -> None:
    staff, snag = somebody(role, place[0], unit, place[1], 1), Row(township, owner, reporter)
    sees = access.sees_snag(staff, snag)
    answers, confirms = access.answers_snag(staff, snag, staffed), access.confirms_snag(staff, snag)
    assert sees or not (answers or confirms)
    assert role is not Role.ADMIN or not sees
    if answers:
        assert role.decides
        assert reporter != 1
        assert owner not in staffed or owner == unit
    if confirms:
        assert township == place[0]
    if sees and not access.reach_of(staff).whole:
        assert township == place[0] or reporter == 1 or (owner == unit and unit is not None)


def test_a_button_that_is_there_can_be_pressed_and_no_other() -> None:
    for state in SnagState:
        for act in Act:
            for answers in (False, True):
                for confirms in (False, True):
                    actor = Actor(answers, confirms)
                    can = rules.why_not(state, act, actor, "照这样办") == ""
                    assert can is rules.may_act(state, act, actor)
    assert rules.why_not(SnagState.OPEN, Act.ANSWER, Actor(True, False), " ") != ""
    assert rules.why_not(SnagState.ANSWERED, Act.NOT_SOLVED, Actor(False, True), "") != ""
    assert rules.why_not(SnagState.ANSWERED, Act.SOLVED, Actor(False, True), "") == ""


def test_what_a_report_needs() -> None:
    def problems(**fields: Any) -> set[str]:
        base: dict[str, Any] = {"id": new_id(), "step": SnagStep.REPORTED, "staff": "h1", "made_at": "x"}
        base |= {"matter_code": MATTER, "sorts": (SnagSort.RULES,)}
        return {problem.rule for problem in check_snag(Said(**base | fields))}

    assert problems() == set()
    assert problems(staff=" ") == {"snag.staff"}
    assert problems(matter_code="") == {"snag.matter"}
    assert problems(sorts=()) == {"snag.sorts"}
    assert problems(sorts=(SnagSort.OTHER,)) == {"snag.words"}
    assert problems(words="打他电话13800000000") == {"snag.personal"}
    assert problems(words="字" * 501) == {"snag.long"}
    assert problems(step=SnagStep.READ) == {"snag.about"}
    assert problems(step=SnagStep.NOT_SOLVED, about=new_id()) == {"snag.words"}


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal(HERE)


@pytest.mark.django_db
class TestLoop:
    def test_from_the_report_to_the_end(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        beside = make_terminal(HERE)
        id = send(terminal, ring)
        snag = Snag.objects.get(pk=id)
        assert (snag.owner, snag.who, snag.staff, snag.flags) == (social.unit, "王*琴", helper, [])
        assert snag.due is not None
        for machine in (terminal, beside):  # every machine of the township is told
            assert (told(machine, id).state, told(machine, id).owner) == (SnagState.OPEN, SOCIAL)
        words = "找县局信息股开账号，电话 0710。"
        services.act(id, social, 1, Act.ANSWER, words)
        down = told(beside, id)
        assert (down.state, down.answer, down.due) == (
            SnagState.ANSWERED,
            words,
            None,
        )
        assert down.answered_by == f"周*保（{SOCIAL}）"
        send(terminal, ring, step=SnagStep.READ, about=id)
        send(beside, ring, step=SnagStep.READ, about=id)
        assert Snag.objects.get(pk=id).read_by == "王*琴"
        send(terminal, ring, step=SnagStep.NOT_SOLVED, about=id, words="账号还是进不去")
        assert told(terminal, id).state is SnagState.OPEN
        assert Snag.objects.get(pk=id).due is not None
        services.act(id, social, Snag.objects.get(pk=id).version, Act.ANSWER, "权限已开。")
        assert Snag.objects.get(pk=id).read_at is None
        send(terminal, ring, step=SnagStep.SOLVED, about=id)
        snag = Snag.objects.get(pk=id)
        assert (snag.status, snag.closed_by, snag.rounds) == (SnagState.CLOSED, "王*琴", 2)
        assert [event.title for event in snag.events.all()] == [
            "反映问题",
            "部门答复",
            "在终端上读了答复",
            "乡镇说还没解决",
            "部门答复",
            "乡镇确认已解决",
        ]

    def test_another_township_says_nothing_about_it_and_sees_nothing(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        there = make_terminal(THERE)
        id = send(terminal, ring)
        services.act(id, social, 1, Act.ANSWER, "这样办。")
        send(there, ring, step=SnagStep.SOLVED, about=id)
        assert Snag.objects.get(pk=id).status is SnagState.ANSWERED
        assert not [r for r in feed_of(there).records if r.topic == Topic.SNAG]

    def test_what_is_odd_is_kept_and_flagged(self, terminal: Terminal, ring: KeyRing) -> None:
        snag = Snag.objects.get(pk=send(terminal, ring, staff="nobody", matter_code="XX-1", sorts=()))
        assert {flag["rule"] for flag in snag.flags} == {
            "snag.unknown",
            "snag.matter_unknown",
            "snag.sorts",
        }
        assert (snag.owner, snag.matter_name) == (None, "XX-1")

    def test_it_arrives_once_and_of_two_who_confirm_the_second_changes_nothing(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        id = send(terminal, ring)
        services.act(id, social, 1, Act.ANSWER, "这样办。")
        send(terminal, ring, step=SnagStep.SOLVED, about=id)
        send(terminal, ring, step=SnagStep.NOT_SOLVED, about=id, words="没有")
        assert Snag.objects.get(pk=id).status is SnagState.CLOSED

    def test_the_database_too_solves_nothing_without_an_answer(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        id = send(terminal, ring)
        with pytest.raises(IntegrityError), transaction.atomic():
            Snag.objects.filter(pk=id).update(state=SnagState.CLOSED.value)

    def test_handed_on_to_the_department_whose_it_is(
        self, terminal: Terminal, ring: KeyRing, social: Staff
    ) -> None:
        civil = Org.objects.place_of("保康县民政局", "")
        id = send(terminal, ring)
        with pytest.raises(services.SnagError, match="请选转给哪个部门"):
            services.act(id, social, 1, Act.HAND_ON, "应由民政答", social.unit)
        services.act(id, social, 1, Act.HAND_ON, "应由民政答", civil)
        assert told(terminal, id).owner == "保康县民政局"
        with pytest.raises(services.SnagError, match="不归您管"):
            services.act(id, social, 2, Act.ANSWER, "我来答")

    def test_a_machine_in_place_of_another_reads_them_with_its_own_key(
        self, terminal: Terminal, ring: KeyRing, helper: Staff
    ) -> None:
        id = send(terminal, ring)
        (publication,) = status.publications_for(terminal)
        assert (publication.key, publication.terminal) == (id, terminal.id)


@pytest.mark.django_db
class TestWhoSees:
    def test_the_rule_for_one_and_for_a_list_say_the_same(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        there = make_terminal(THERE)
        send(terminal, ring)
        send(there, ring, staff="nobody", matter_code="SA-001")
        people = [helper, social, make_staff("county"), make_staff("admin", Role.ADMIN)]
        for n, role in enumerate((Role.WINDOW, Role.LEADER, Role.KEEPER, Role.SUPERVISOR, Role.HELPER)):
            people += [make_staff(f"{place[-1]}{n}", role, place) for place in (HERE, THERE)]
        people.append(make_staff("tax2", Role.CLERK))
        seen = {}
        for person in people:
            listed = set(queries.visible(person).values_list("pk", flat=True))
            assert listed == {row.pk for row in Snag.objects.all() if access.sees_snag(person, row)}
            seen[person.username] = len(listed)
        assert (seen["h0312"], seen["s"], seen["county"], seen["admin"], seen["60"]) == (1, 1, 2, 0, 1)

    def test_late_ones_first_and_filtered(
        self, terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff
    ) -> None:
        county, today = make_staff("county"), timezone.localdate()
        first, second = send(terminal, ring), send(terminal, ring, sorts=(SnagSort.GUIDE,))
        Snag.objects.filter(pk=second).update(due=today - timedelta(days=3))

        def keys(**fields: Any) -> list[str]:
            return [row.pk for row in queries.listed(county, Tab.OPEN, Filter(**fields), today)]

        assert keys() == [second, first]
        assert keys(sort="system") == [first]
        assert keys(late=True) == [second]
        assert keys(township=THERE) == []
        assert keys(owner=str(social.unit_id)) == [second, first]
        assert queries.waiting_count(social) == 2
        assert queries.waiting_count(county) == 0  # the department has somebody
        services.act(first, social, 1, Act.ANSWER, "这样办。")
        assert queries.waiting_count(helper) == 1


@pytest.mark.django_db
def test_the_whole_way_over_the_pages(
    terminal: Terminal, ring: KeyRing, helper: Staff, social: Staff, client: Client
) -> None:
    id = send(terminal, ring, words="=1+1 系统登不上")
    client.force_login(social)
    assert "系统登不上" in client.get("/snags/").content.decode()
    assert "'=1+1" in client.get("/snags/?as=csv").content.decode()
    fields = {"act": "answer", "version": "1", "words": ""}
    assert client.post(f"/snags/{id}/act/", fields).status_code == 409
    assert client.post(f"/snags/{id}/act/", fields | {"words": "找信息股开账号"}).status_code == 302
    assert "找信息股开账号" in client.get(f"/snags/{id}/").content.decode()
    leader = make_staff("l", Role.LEADER, HERE)
    client.force_login(leader)
    assert "乡镇" in client.get("/snags/?tab=answered").content.decode()
    assert client.post(f"/snags/{id}/act/", {"act": "solved", "version": "2"}).status_code == 302
    assert Snag.objects.get(pk=id).closed_by == leader.masked_name
    client.force_login(make_staff("x", Role.WINDOW, THERE))
    assert client.get(f"/snags/{id}/").status_code == 404
