"""A first-asked duty nobody answers: whoever was asked is told, then the leader, then who supervises."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.commands import run
from sync.county.duties import reminding, services
from sync.county.duties.models import Duty, DutyReminder
from sync.county.keys import KeyRing
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from tests.county.makers import file, make_staff, make_terminal

pytestmark = pytest.mark.django_db

HERE = "420626106"
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.fixture
def window() -> Staff:
    return make_staff("window", Role.WINDOW, HERE)


@pytest.fixture
def duty(window: Staff) -> Duty:
    made = services.note(window, "怎么补办户口簿")
    Duty.objects.update(day=FRIDAY, due=FRIDAY)
    return Duty.objects.get(pk=made.pk)


def told(day: date) -> list[tuple[int, int | None]]:
    reminding.remind(timezone.make_aware(datetime.combine(day, time(12))))
    return list(DutyReminder.objects.order_by("level", "staff_id").values_list("level", "staff_id"))


def test_each_is_told_once_and_in_turn(duty: Duty, window: Staff) -> None:
    leader, boss = make_staff("leader", Role.LEADER, HERE), make_staff("super", Role.SUPERVISOR)
    make_staff("far", Role.LEADER, "420626100")
    assert told(FRIDAY) == []
    assert told(MONDAY) == told(MONDAY) == [(1, window.pk)]
    all_three = [(1, window.pk), (2, leader.pk), (3, boss.pk)]
    assert told(MONDAY + timedelta(days=2)) == all_three
    services.close(duty.pk, window, duty.version, "电话里说清楚了")
    assert told(MONDAY + timedelta(days=9)) == all_three
    assert not reminding.of_person(leader)


def test_whoever_has_it_now_is_told_beside_whoever_was_asked(duty: Duty, window: Staff) -> None:
    other = make_staff("other", Role.WINDOW, HERE)
    services.hand_on(duty.pk, window, duty.version, other)
    assert told(MONDAY) == sorted([(1, window.pk), (1, other.pk)])


def test_it_goes_to_nobody_who_could_not_look_after_it(duty: Duty, window: Staff) -> None:
    for other in (make_staff("admin", Role.ADMIN), make_staff("far", Role.WINDOW, "420626100")):
        with pytest.raises(services.DutyError, match="请另选一位"):
            services.hand_on(duty.pk, window, duty.version, other)


def test_whoever_was_moved_away_is_not_reminded_of_what_he_sees_no_more(duty: Duty, window: Staff) -> None:
    assert told(MONDAY) == [(1, window.pk)]
    assert reminding.unseen(window) == len(reminding.of_person(window)) == 1
    window.township = "420626100"
    window.save()
    assert reminding.unseen(window) == len(reminding.of_person(window)) == 0


def test_a_helper_who_is_nobody_s_account_and_an_office_nobody_holds(duty: Duty) -> None:
    Duty.objects.update(owner=None, holder=None)
    assert told(MONDAY + timedelta(days=1)) == [(1, None), (2, None)]
    assert told(MONDAY + timedelta(days=1)) == [(1, None), (2, None)]


def test_of_a_case_only_whoever_was_asked_first_and_has_it_no_more(ring: KeyRing) -> None:
    helper, clerk = make_staff("h0312", Role.HELPER, HERE), make_staff("clerk")
    make_staff("leader", Role.LEADER, HERE)
    case = file(make_terminal(HERE), ring, helper="王*琴")
    Duty.objects.filter(case=case).update(owner=helper, day=FRIDAY, case_holder=clerk.pk)
    assert told(MONDAY + timedelta(days=5)) == [(1, helper.pk)]


def test_it_is_shown_ticked_off_and_counted_in_the_menu(duty: Duty, window: Staff, client: Client) -> None:
    boss = make_staff("super", Role.SUPERVISOR, name="孙示宁")
    Duty.objects.update(day=timezone.localdate() - timedelta(days=20))
    assert run(["hourly"]) == 0
    client.force_login(boss)
    page = client.get("/duties/").content.decode()
    assert "提醒我的 1 条" in page
    assert re.search(r"超期 1\d 天", page), "how late in working days"
    assert 'title="1 件待办"' in page
    mine = DutyReminder.objects.get(staff=boss)
    others = DutyReminder.objects.exclude(pk=mine.pk)
    client.post("/duties/seen/", {"id": [mine.pk, *others.values_list("pk", flat=True), "x", "9" * 30]})
    mine.refresh_from_db()
    assert mine.seen_at is not None
    assert not others.filter(seen_at__isnull=False).exists()
    assert "提醒我的" not in client.get("/duties/").content.decode()
    detail = client.get(f"/duties/{duty.pk}/").content.decode()
    for words in ("超期提醒过谁", "督查岗 孙*宁", "乡镇负责人 （还没有人）", "首问责任人 王*琴", "还没有看"):
        assert words in detail
