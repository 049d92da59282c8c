"""Late cases: whoever is responsible is told, then the leader, then who supervises, each once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk import escalating, listing, services
from sync.county.desk.acts import Act
from sync.county.desk.escalating import levels_due
from sync.county.desk.listing import Colour, Filters, Tab
from sync.county.desk.models import Case, Escalation, NameKey
from sync.county.desk.names import catch_up
from sync.county.desk.spelling import spellings
from sync.county.feed.services import live_bodies
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.model.calendar import YEAR_2026, WorkCalendar
from sync.protocol.line import Topic
from tests.county.makers import feed_of, file, make_staff, make_terminal, publish_matters
from tests.helpers.people import applicant

HERE = "420626106"
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "levels"),
    [
        (FRIDAY, []),
        (FRIDAY + timedelta(days=1), [1]),  # Saturday: late, though no working day has passed
        (MONDAY, [1]),
        (MONDAY + timedelta(days=1), [1, 2]),
        (MONDAY + timedelta(days=2), [1, 2, 3]),
        (MONDAY + timedelta(days=200), [1, 2, 3]),
    ],
)
def test_levels_by_working_days_behind(today: date, levels: list[int]) -> None:
    assert list(levels_due(FRIDAY, today, WorkCalendar([YEAR_2026]))) == levels


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    return make_terminal(HERE)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


@pytest.mark.django_db
class TestTheHour:
    def test_each_is_told_once_and_in_turn(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, leader = make_staff(), make_staff("leader", Role.LEADER, HERE)
        boss = make_staff("super", Role.SUPERVISOR)
        make_staff("far", Role.LEADER, "420626100")
        case = file(terminal, ring)
        case = services.act(case.id, clerk, case.version, Act.ACCEPT)
        Case.objects.update(due=FRIDAY)

        def told(day: date) -> list[tuple[int, int | None]]:
            escalating.escalate(noon(day))
            return list(Escalation.objects.order_by("level").values_list("level", "staff_id"))

        assert told(FRIDAY) == []
        assert told(MONDAY) == [(1, clerk.pk)]
        assert told(MONDAY) == [(1, clerk.pk)]
        assert told(MONDAY + timedelta(days=2)) == [(1, clerk.pk), (2, leader.pk), (3, boss.pk)]
        # Another deadline that is missed starts anew; a case that was closed is left alone.
        Case.objects.update(due=MONDAY)
        assert len(told(MONDAY + timedelta(days=1))) == 4
        Case.objects.update(state="completed")
        assert len(told(MONDAY + timedelta(days=9))) == 4

    def test_who_was_asked_first_is_told_before_anybody_has_touched_it(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        window = make_staff("window", Role.WINDOW, HERE)
        file(terminal, ring)
        Case.objects.update(due=FRIDAY, asked=window)
        escalating.escalate(noon(MONDAY))
        assert Escalation.objects.get().staff == window

    def test_of_a_case_that_nobody_was_ever_asked_about_the_next_in_line_is_told_on_the_first_day(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        """Filed alone at the terminal at night: 限时办结 holds for it as for any."""
        boss = make_staff("super", Role.SUPERVISOR)
        case = file(terminal, ring)
        assert (case.holder, case.asked) == (None, None)
        Case.objects.update(due=FRIDAY)
        escalating.escalate(noon(MONDAY))
        assert [row.staff for row in Escalation.objects.all()] == [boss]
        Escalation.objects.all().delete()
        leader = make_staff("leader", Role.LEADER, HERE)
        escalating.escalate(noon(MONDAY))
        assert [(row.level, row.staff) for row in Escalation.objects.all()] == [(1, leader)]

    def test_whoever_cannot_open_the_case_is_not_told_but_the_next_in_line(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        """A helper opens no cases; the duty of whoever was asked first reaches them (duties/reminding.py)."""
        helper = make_staff("helper", Role.HELPER, HERE, name="周示勤")
        make_staff("other", Role.HELPER, "420626100", name="周示勤")
        case = file(terminal, ring, helper="周*勤")
        assert case.asked == helper
        leader = make_staff("leader", Role.LEADER, HERE)
        Case.objects.update(due=FRIDAY)
        escalating.escalate(noon(MONDAY))
        assert Escalation.objects.get().staff == leader
        # Told in the helper's place, and on the second day as leader: one line, ticked off once.
        escalating.escalate(noon(MONDAY + timedelta(days=1)))
        rows = Escalation.objects.order_by("level")
        assert list(rows.values_list("level", "staff")) == [(1, leader.pk), (2, leader.pk)]
        assert [one.level for one in escalating.of_person(leader)] == [2]
        assert escalating.unseen(leader) == 1
        assert escalating.seen(leader, [rows[1].pk], timezone.now()) == 1
        assert not Escalation.objects.filter(seen_at=None).exists()
        assert escalating.unseen(leader) == 0

    def test_in_line_before_whoever_oversees_is_who_was_asked(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        boss = make_staff("super", Role.SUPERVISOR)
        gone, asked = make_staff("gone"), make_staff("asked", Role.WINDOW, HERE)
        Staff.objects.filter(pk=gone.pk).update(is_active=False)
        file(terminal, ring)
        for holder, first, told in ((gone, asked, asked), (gone, gone, boss), (asked, None, asked)):
            Escalation.objects.all().delete()
            Case.objects.update(due=FRIDAY, holder=holder, asked=first)
            escalating.escalate(noon(MONDAY))
            assert Escalation.objects.get().staff == told, (holder, first)

    def test_whoever_was_moved_away_is_not_told_of_cases_he_sees_no_more(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        leader = make_staff("leader", Role.LEADER, HERE)
        file(terminal, ring)
        Case.objects.update(due=FRIDAY)
        escalating.escalate(noon(MONDAY + timedelta(days=1)))
        assert escalating.unseen(leader) == len(escalating.of_person(leader)) == 1
        leader.township = "420626100"
        leader.save()
        assert escalating.unseen(leader) == len(escalating.of_person(leader)) == 0

    def test_each_sees_what_he_was_told_and_ticks_it_off(self, terminal: Terminal, ring: KeyRing) -> None:
        leader = make_staff("leader", Role.LEADER, HERE)
        case = file(terminal, ring)
        Case.objects.update(due=timezone.localdate() - timedelta(days=9))
        assert escalating.escalate(timezone.now()) == 3
        client = Client()
        client.force_login(leader)
        text = client.get("/late/").content.decode()
        assert "报给我的 1 件" in text
        assert "还没有人经办" in text
        assert 'title="1 件待办"' in text
        row = Escalation.objects.get(staff=leader, level=2)
        others = Escalation.objects.exclude(staff=leader)
        client.post("/late/", {"id": [row.pk, *others.values_list("pk", flat=True), "x", "9" * 30]})
        row.refresh_from_db()
        assert row.seen_at is not None
        assert others.exists()
        assert not others.filter(seen_at__isnull=False).exists()
        assert "没有要您知道的" in client.get("/late/").content.decode()
        assert case.id in client.get("/late/").content.decode()

    def test_the_command(self, terminal: Terminal, ring: KeyRing, capsys: pytest.CaptureFixture[str]) -> None:
        from sync.county.commands import run

        file(terminal, ring)
        Case.objects.update(due=timezone.localdate() - timedelta(days=9))
        assert run(["hourly"]) == 0
        assert run(["hourly"]) == 0
        assert "超期提醒 3 条" in capsys.readouterr().out
        assert Escalation.objects.count() == 3


class TestSpellings:
    def test_a_name_may_be_typed_as_it_is_read_by_its_initials_and_by_a_second_reading(self) -> None:
        assert {"zhangshili", "zsl"} <= set(spellings("张示例"))
        assert {"cengshili", "zengshili", "zsl", "csl"} <= set(spellings("曾示例"))
        assert "shanxiaohua" in spellings("单小华")
        assert "ouyangshili" in spellings("欧阳示例")
        assert spellings("") == spellings("·") == ()
        assert len(spellings("保康县示例农业专业合作社有限公司")) == 2


@pytest.mark.django_db
class TestLists:
    def test_found_by_pinyin_and_nothing_readable_lies_in_a_table_or_an_address(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        clerk = make_staff()
        one = file(terminal, ring, who=applicant("欧阳示例", order=7))
        file(terminal, ring, who=applicant("张示例", order=8))
        client = Client()
        client.force_login(clerk)
        for typed in ("ouyangshili", "Ou Yang Shi Li", "oysl"):
            where = client.post("/cases/search/", {"q": typed})["Location"]
            assert "ouyang" not in where.lower()
            assert "oysl" not in where
            text = client.get(where).content.decode()
            assert one.id in text
            assert "找到 1 件" in text
        assert not NameKey.objects.filter(key__contains="ou").filter(key__contains="yang").exists()
        # Parts are not found: a hash knows only the whole.
        assert client.post("/cases/search/", {"q": "ouyangs"})["Location"] == "/cases/"

    def test_a_matter_is_found_by_its_pinyin_and_initials(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk, case = make_staff(), file(terminal, ring)
        for typed in ("yanglaobaoxian", "cxjmylbx", "养老保险", "HR-007"):
            search = listing.search_for(clerk, typed)
            assert search is not None, typed
            assert list(listing.listed(clerk, Tab.OPEN, search)) == [case]

    def test_filters_narrow_and_stay_while_a_case_is_opened(self, terminal: Terminal, ring: KeyRing) -> None:
        clerk = make_staff()
        social = Org.objects.place_of("保康县人力资源和社会保障局", "")
        mine, other = file(terminal, ring), file(make_terminal("420626100"), ring)
        mine = services.act(mine.id, clerk, mine.version, Act.ACCEPT)
        today, calendar = timezone.localdate(), catalogue.work_calendar()

        def found(**wanted: object) -> set[str]:
            filters = Filters(**wanted)  # type: ignore[arg-type]
            return {c.pk for c in listing.listed(clerk, Tab.OPEN, None, filters, today, calendar)}

        assert found() == found(domain="人社") == found(owner=social.pk) == {mine.pk, other.pk}
        assert found(state="accepted") == found(holder=clerk.pk) == found(township=HERE) == {mine.pk}
        assert found(domain="医保") == set()
        Case.objects.filter(pk=mine.pk).update(due=today - timedelta(days=1))
        Case.objects.filter(pk=other.pk).update(due=today)
        assert (found(colour=Colour.RED), found(colour=Colour.YELLOW)) == ({mine.pk}, {other.pk})
        assert found(colour=Colour.GREEN) == set()
        client = Client()
        client.force_login(clerk)
        text = client.get(f"/cases/?township={HERE}&colour=red&state=nonsense").content.decode()
        assert f"/cases/{mine.pk}/?township={HERE}&amp;colour=red" in text
        assert other.pk not in text

    def test_cases_of_an_earlier_release_get_their_spellings_by_the_hour(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        clerk, case = make_staff(), file(terminal, ring, who=applicant("欧阳示例", order=7))
        NameKey.objects.all().delete()
        assert listing.search_for(clerk, "oysl") is None
        assert (catch_up(), catch_up()) == (1, 0)
        search = listing.search_for(clerk, "oysl")
        assert search is not None
        assert list(listing.listed(clerk, Tab.OPEN, search)) == [case]


@pytest.mark.django_db
class TestHolidays:
    def test_a_year_written_by_hand_is_published_and_goes_to_the_terminals(self) -> None:
        client, terminal = Client(), make_terminal()
        client.force_login(make_staff("admin", Role.ADMIN))
        form = {
            "year": "2027",
            "paper": "国务院办公厅关于2027年部分节假日安排的通知（示例）",
            "off": "2027-01-01 到 2027-01-03\n2027-05-03",
            "work": "2027-01-09",
        }
        assert client.post("/matters/calendar/", form)["Location"] == "/matters/calendar/?year=2027"
        work = catalogue.work_calendar()
        assert not work.is_workday(date(2027, 5, 3))
        assert work.is_workday(date(2027, 1, 9))
        assert any(r.topic == Topic.CALENDAR and r.key == "2027" for r in feed_of(terminal).records)
        text = client.get("/matters/calendar/?year=2027").content.decode()
        assert "2027-01-01 到 2027-01-03" in text
        assert 'class="cal-work"' in text

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"paper": ""}, "哪一份通知"),
            ({"off": ""}, "一天放假也没有写"),
            ({"off": "10月1日"}, "读不懂"),
            ({"off": "2027-10-07 到 2027-10-01"}, "先写开始"),
            ({"off": "2031-10-01"}, "2027 年前后"),
            ({"work": "2027-01-01"}, "既写了放假又写了上班"),
            ({"work": "2027-01-11"}, "本来就是工作日"),
        ],
    )
    def test_a_year_written_wrongly_publishes_nothing(self, change: dict[str, str], said: str) -> None:
        client = Client()
        client.force_login(make_staff("admin", Role.ADMIN))
        form = {"year": "2027", "paper": "通知", "off": "2027-01-01", "work": ""}
        answer = client.post("/matters/calendar/", form | change)
        assert answer.status_code == 400
        assert said in answer.content.decode()
        assert not list(live_bodies(Topic.CALENDAR))
        assert client_of_clerk().post("/matters/calendar/", form).status_code == 403


def client_of_clerk() -> Client:
    client = Client()
    client.force_login(make_staff())
    return client


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
