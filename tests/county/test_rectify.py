"""The loop of a rectification: one person, one day, mended, looked at by somebody else, closed."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sync.county.desk.models import CaseReview
from sync.county.keys import KeyRing
from sync.county.people.rules import Role
from sync.county.rectify import queries, rules, services
from sync.county.rectify.models import Rectification
from sync.county.rectify.rules import Act, Actor, Source, Stage
from tests.county.makers import file, make_staff, make_terminal, push
from tests.helpers.county_cases import filed_case, review_message, review_of

pytestmark = pytest.mark.django_db


def test_the_whole_loop_and_a_step_back() -> None:
    boss, worker = make_staff("sup", Role.SUPERVISOR), make_staff("w", Role.LEADER, "420626104")
    due = timezone.localdate() + timedelta(days=3)
    row = services.find(boss, "午间窗口无人", source=Source.HOTLINE, township="420626104")
    row = services.act(row.pk, boss, row.version, Act.ASSIGN, receiver=worker, due=due)
    row = services.act(row.pk, worker, row.version, Act.START)
    row = services.act(row.pk, worker, row.version, Act.SUBMIT, words="排了午间班", lasting="每月排班上墙")
    row = services.act(row.pk, boss, row.version, Act.SEND_BACK, words="周三中午还是没有人")
    row = services.act(row.pk, worker, row.version, Act.SUBMIT, words="补了周三", lasting="排班两人互补")
    row = services.act(row.pk, boss, row.version, Act.CLOSE)
    assert (row.status, row.closed_by, row.lasting) == (Stage.CLOSED, boss, "排班两人互补")
    titles = [step.title for step in row.history.all()]
    assert titles == [
        "发现",
        "已交办",
        "已接办",
        "已报整改结果",
        "退回再改",
        "已报整改结果",
        "复核通过，已销号",
    ]
    assert [step.state for step in rules.steps(row.status)] == ["done"] * 5


@pytest.mark.parametrize(("stage", "act"), list(product(Stage, Act)))
def test_nobody_looks_at_their_own_and_nobody_mends_anothers(stage: Stage, act: Act) -> None:
    stranger, owner = Actor(oversees=False, responsible=False), Actor(oversees=False, responsible=True)
    both, boss = Actor(oversees=True, responsible=True), Actor(oversees=True, responsible=False)
    assert not rules.may_act(stage, act, stranger)
    if act in (Act.CLOSE, Act.SEND_BACK):
        assert not rules.may_act(stage, act, owner)
        assert not rules.may_act(stage, act, both)
    if act in (Act.START, Act.SUBMIT):
        assert not rules.may_act(stage, act, boss)
    if stage is Stage.CLOSED:
        assert not any(rules.may_act(stage, act, one) for one in (owner, both, boss))


def test_what_each_act_needs() -> None:
    boss, today = make_staff("sup", Role.SUPERVISOR), timezone.localdate()
    row = services.find(boss, "终端缺纸无人补", source=Source.COVERT, township="420626105")
    for receiver, due, why in (
        (None, today, "请选一位"),
        (make_staff("far", Role.LEADER, "420626104"), today, "只管 店垭镇"),
        (boss, None, "期限"),
        (boss, today - timedelta(days=1), "期限"),
    ):
        with pytest.raises(services.RectifyError, match=why):
            services.act(row.pk, boss, row.version, Act.ASSIGN, receiver=receiver, due=due)
    row = services.act(row.pk, boss, 1, Act.ASSIGN, receiver=boss, due=today)
    with pytest.raises(services.RectifyError, match="刚才有人处理过"):
        services.act(row.pk, boss, 1, Act.START)
    row = services.act(row.pk, boss, row.version, Act.START)
    with pytest.raises(services.RectifyError, match="防止再发生"):
        services.act(row.pk, boss, row.version, Act.SUBMIT, words="补了纸")
    row = services.act(row.pk, boss, row.version, Act.SUBMIT, words="补了纸", lasting="每天两次看纸")
    with pytest.raises(services.RectifyError, match="由别人复核"):
        services.act(row.pk, boss, row.version, Act.CLOSE)


def test_the_database_holds_it_too() -> None:
    boss = make_staff("sup", Role.SUPERVISOR)
    row = services.find(boss, "未一次性告知材料", source=Source.REVIEW, township="420626104")
    for fields in ({"stage": "mending"}, {"stage": "closed", "responsible": boss}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rectification.objects.filter(pk=row.pk).update(**fields)


def test_who_sees_it() -> None:
    boss = make_staff("sup", Role.SUPERVISOR)
    row = services.find(boss, "未一次性告知材料", source=Source.REVIEW, township="420626104")
    keeper = make_staff("k", Role.KEEPER, "420626104")
    services.act(row.pk, boss, 1, Act.ASSIGN, receiver=keeper, due=timezone.localdate())
    for role, township, seen in (
        (Role.LEADER, "420626104", 1),
        (Role.LEADER, "420626105", 0),
        (Role.WINDOW, "420626104", 0),
        (Role.ADMIN, "", 0),
    ):
        staff = make_staff(f"{role}{township}", role, township)
        assert queries.visible(staff).count() == seen, (role, township)
    assert queries.waiting_count(keeper) == 1
    with pytest.raises(services.RectifyError, match="督查岗"):
        services.find(keeper, "某个问题", source=Source.DAILY)


def test_the_pages(client: Client) -> None:
    boss = make_staff("sup", Role.SUPERVISOR)
    client.force_login(boss)
    fields = {"title": "终端缺纸无人补", "source": "covert", "township": "420626105"}
    page = client.post("/rectify/new/", fields, follow=True).content.decode()
    assert "等交办" not in page
    assert "还没有责任人" in client.get("/rectify/").content.decode()
    row = Rectification.objects.get()
    due = (timezone.localdate() + timedelta(days=2)).isoformat()
    sent = {"act": "assign", "version": "1", "receiver": str(boss.pk), "due": due}
    done = client.post(f"/rectify/{row.pk}/act/", sent, follow=True).content.decode()
    assert "已交办" in done
    assert client.post(f"/rectify/{row.pk}/act/", sent).status_code == 409
    assert client.post(f"/rectify/{row.pk}/act/", {"act": "?", "version": "1"}).status_code == 404
    assert client.post("/rectify/new/", {"title": "", "source": "daily"}, follow=True).status_code == 200
    assert client.get("/rectify/?tab=closed&as=csv").status_code == 200


@pytest.mark.parametrize(("township", "tied"), [("420626106", True), ("420626104", False)])
def test_a_review_of_another_township_is_tied_to_nothing(
    client: Client, ring: KeyRing, township: str, tied: bool
) -> None:
    """As the list of reviews: a leader sees their own township's."""
    terminal = make_terminal("420626106")
    body = filed_case(terminal.id)
    file(terminal, ring, id=body.id)
    push(terminal, review_message(review_of(body), terminal.id, ring.county_keys()[0]))
    review = CaseReview.objects.get()
    client.force_login(make_staff("lead", Role.LEADER, township))
    fields = {"title": "评价差", "source": "review", "township": township, "review": str(review.pk)}
    client.post("/rectify/new/", fields)
    assert (Rectification.objects.get().review == review) is tied
