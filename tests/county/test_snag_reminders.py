"""A snag nobody answers: the department is told, then the leader, then who supervises, each once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.county.snags import reminding, services
from sync.county.snags.models import Snag, SnagReminder
from sync.county.snags.rules import Act
from tests.county.makers import make_staff, make_terminal, publish_matters
from tests.county.test_access import SOCIAL
from tests.county.test_snags import send

pytestmark = pytest.mark.django_db

HERE = "420626106"
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.fixture
def snag(ring: KeyRing) -> Snag:
    publish_matters()
    terminal: Terminal = make_terminal(HERE)
    id = send(terminal, ring)
    Snag.objects.update(due=FRIDAY)
    return Snag.objects.get(pk=id)


def clerk_of(org: Org, username: str) -> Staff:
    person = make_staff(username)
    Staff.objects.filter(pk=person.pk).update(unit=org, org=org.name)
    return Staff.objects.get(pk=person.pk)


def told(day: date) -> list[tuple[int, int | None]]:
    reminding.remind(timezone.make_aware(datetime.combine(day, time(12))))
    return list(SnagReminder.objects.order_by("level", "staff_id").values_list("level", "staff_id"))


def test_each_is_told_once_and_in_turn(snag: Snag) -> None:
    office = make_staff("office")
    leader, boss = make_staff("leader", Role.LEADER, HERE), make_staff("super", Role.SUPERVISOR)
    make_staff("far", Role.LEADER, "420626100")
    assert told(FRIDAY) == []
    assert told(MONDAY) == [(1, office.pk)]
    assert told(MONDAY) == [(1, office.pk)]
    all_three = [(1, office.pk), (2, leader.pk), (3, boss.pk)]
    assert told(MONDAY + timedelta(days=2)) == all_three
    services.act(snag.pk, office, snag.version, Act.ANSWER, "找信息股开账号")
    assert told(MONDAY + timedelta(days=9)) == all_three


def test_the_department_s_own_people_are_told_and_a_new_one_when_it_is_handed_on(snag: Snag) -> None:
    owner, _ = Org.objects.get_or_create(name=SOCIAL, defaults={"kind": "department"})
    other = Org.objects.create(name="县民政局", kind="department")
    office, mine, theirs = make_staff("office"), clerk_of(owner, "mine"), clerk_of(other, "theirs")
    Snag.objects.update(owner=owner)
    assert told(MONDAY) == [(1, mine.pk)]
    services.act(snag.pk, mine, snag.version, Act.HAND_ON, "归民政", other)
    assert told(MONDAY) == [(1, mine.pk), (1, theirs.pk)]
    assert office.pk not in {staff for _, staff in told(MONDAY)}
    assert not reminding.of_person(mine), "it is not theirs any more"
    assert [one.snag_id for one in reminding.of_person(theirs)] == [snag.pk]


def test_a_new_day_after_it_did_not_help_begins_anew(snag: Snag) -> None:
    office, window = make_staff("office"), make_staff("window", Role.WINDOW, HERE)
    told(MONDAY)
    answered = services.act(snag.pk, office, snag.version, Act.ANSWER, "找信息股开账号")
    assert not reminding.of_person(office)
    services.act(snag.pk, window, answered.version, Act.NOT_SOLVED, "还是没有权限")
    assert not reminding.of_person(office), "told of a day that counts no more"
    Snag.objects.update(due=MONDAY)
    assert told(MONDAY + timedelta(days=1)) == [(1, office.pk)] * 2
    assert len(reminding.of_person(office)) == 1


def test_an_office_nobody_holds_is_noted_once(snag: Snag) -> None:
    assert told(MONDAY) == told(MONDAY) == [(1, None)]


def test_what_was_told_is_shown_and_ticked_off(snag: Snag, client: Client) -> None:
    boss, office = make_staff("super", Role.SUPERVISOR, name="孙示宁"), make_staff("office")
    assert len(told(MONDAY + timedelta(days=2))) == 3
    client.force_login(boss)
    page = client.get("/snags/").content.decode()
    assert "提醒我的 1 条" in page
    assert 'title="1 件待办"' in page
    mine = SnagReminder.objects.get(staff=boss)
    others = SnagReminder.objects.exclude(pk=mine.pk)
    client.post("/snags/seen/", {"id": [mine.pk, *others.values_list("pk", flat=True), "x", "9" * 30]})
    mine.refresh_from_db()
    assert mine.seen_at is not None
    assert not others.filter(seen_at__isnull=False).exists()
    assert "提醒我的" not in client.get("/snags/").content.decode()
    detail = client.get(f"/snags/{snag.pk}/").content.decode()
    for words in ("超期提醒过谁", "督查岗 孙*宁", "乡镇负责人 （还没有人）", "还没有看"):
        assert words in detail
    client.force_login(office)
    assert 'title="1 件待办"' in client.get("/snags/").content.decode(), "the snag itself, counted once"
