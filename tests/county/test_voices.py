"""Voices at the county: sealed, given to one named person, closed only with an answer, told again."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from itertools import product

import msgspec
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.voices import queries, rules, services
from sync.county.voices.models import Voice, VoiceReveal
from sync.county.voices.queries import Tab
from sync.county.voices.rules import Act, Actor, Standing
from sync.model.calendar import YEAR_2026, WorkCalendar
from sync.model.case import owner_check
from sync.model.voice import About, Contact, VoiceKind, VoiceState, VoiceStatus
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import SEAL_PRIVATE, feed_of, make_staff, make_terminal, push
from tests.helpers.county_voices import WORDS, said, voice_message
from tests.helpers.people import applicant

ANSWER, MEASURE = "已核实，当天窗口确实离岗。", "改为两人轮岗，离岗要有人顶上。"


def speak(terminal: Terminal, ring: KeyRing, **changes: object) -> Voice:
    body = said(terminal.id, **changes)
    (answer,) = push(terminal, voice_message(body, ring.county_keys()[0]))
    assert answer.verdict == "accepted", answer
    return Voice.objects.get(pk=body.id)


def status_down(terminal: Terminal, voice_id: str) -> VoiceStatus:
    records = [r for r in feed_of(terminal).records if r.topic == Topic.VOICE and r.key == voice_id]
    (record,) = records
    assert record.sealed
    assert record.body is not None
    plain = open_sealed(
        record.body, SEAL_PRIVATE, feed_info(terminal.id, record.topic, record.key, record.rev)
    )
    return msgspec.json.decode(plain, type=VoiceStatus)


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


@pytest.fixture
def supervisor() -> Staff:
    return make_staff("super", Role.SUPERVISOR, name="李示督")


@pytest.fixture
def clerk() -> Staff:
    return make_staff()


class TestRules:
    """Every combination, without a database."""

    @pytest.mark.parametrize("kind", VoiceKind)
    def test_nothing_closes_without_a_person_and_an_answer(self, kind: VoiceKind) -> None:
        for state, person, answer, assigns, mine in product(
            VoiceState, (True, False), ("", " ", ANSWER), (True, False), (True, False)
        ):
            standing = Standing(kind, state, person, answer, MEASURE)
            why = rules.why_not(standing, Act.CLOSE, Actor(assigns, mine), "", "")
            if why == "":
                assert person
                assert answer.strip()
                assert state is VoiceState.ANSWERED
                assert assigns or mine
                assert kind is not VoiceKind.COMPLAINT or (assigns and not mine)

    def test_a_complaint_is_answered_with_what_will_be_different(self) -> None:
        standing = Standing(VoiceKind.COMPLAINT, VoiceState.ASSIGNED, True, "", "")
        mine = Actor(assigns=False, responsible=True)
        assert "防止" in rules.why_not(standing, Act.ANSWER, mine, ANSWER, " ")
        assert rules.why_not(standing, Act.ANSWER, mine, ANSWER, MEASURE) == ""
        opinion = Standing(VoiceKind.OPINION, VoiceState.ASSIGNED, True, "", "")
        assert rules.why_not(opinion, Act.ANSWER, mine, ANSWER, "") == ""
        assert rules.why_not(opinion, Act.ANSWER, mine, " ", "")
        assert "多了 1 个字" in rules.why_not(opinion, Act.ANSWER, mine, "字" * 501, "")

    def test_a_button_that_is_there_can_be_pressed(self) -> None:
        """may_act and why_not never contradict one another for what is filled in properly."""
        for kind, state, act, assigns, mine in product(
            VoiceKind, VoiceState, Act, (True, False), (True, False)
        ):
            held = state is not VoiceState.RECEIVED
            answer = ANSWER if state in (VoiceState.ANSWERED, VoiceState.CLOSED) else ""
            standing, actor = Standing(kind, state, held, answer, MEASURE), Actor(assigns, mine and held)
            can = rules.may_act(standing, act, actor)
            assert can == (rules.why_not(standing, act, actor, ANSWER, MEASURE) == "")

    def test_the_day_of_arrival_is_not_counted(self) -> None:
        calendar, friday = WorkCalendar((YEAR_2026,)), timezone.localdate().replace(2026, 11, 20)
        assert rules.due_from(friday, 5, calendar).day.isoformat() == "2026-11-27"


@pytest.mark.django_db
class TestVoices:
    def test_a_complaint_from_arrival_to_the_end(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff, clerk: Staff
    ) -> None:
        voice = speak(terminal, ring)
        first = status_down(terminal, voice.id)
        assert (first.state, first.holder, first.due) == (VoiceState.RECEIVED, "", voice.promised)
        assert [event.title for event in first.events] == ["提交投诉", "县里已收到"]
        services.act(voice.id, supervisor, 1, Act.ASSIGN, receiver=clerk)
        assert status_down(terminal, voice.id).holder == "王*琴"
        services.act(voice.id, clerk, 2, Act.ANSWER, "查过了。", "没有。")
        services.act(voice.id, supervisor, 3, Act.SEND_BACK, "没有说怎么改。")
        back = status_down(terminal, voice.id)
        assert (back.state, back.answer) == (VoiceState.ASSIGNED, "")
        assert "没有说怎么改。" not in msgspec.json.encode(back).decode()
        assert "查过了。" not in msgspec.json.encode(back).decode()
        services.act(voice.id, clerk, 4, Act.ANSWER, ANSWER, MEASURE)
        services.act(voice.id, supervisor, 5, Act.CLOSE)
        last = status_down(terminal, voice.id)
        assert (last.state, last.answer, last.measure) == (VoiceState.CLOSED, ANSWER, MEASURE)
        titles = ["提交投诉", "县里已收到", "已交专人办理", "已答复", "复核办结"]
        assert [event.title for event in last.events] == titles
        voice.refresh_from_db()
        assert (voice.closed_by, voice.responsible, voice.due) == (supervisor, clerk, None)

    def test_the_database_too_refuses_to_close_without_an_answer(
        self, terminal: Terminal, ring: KeyRing, clerk: Staff
    ) -> None:
        voice = speak(terminal, ring)
        for changes in ({"responsible": None, "answer": ANSWER}, {"responsible": clerk, "answer": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Voice.objects.filter(pk=voice.id).update(state="closed", **changes)

    def test_of_two_who_act_one_is_told(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff, clerk: Staff
    ) -> None:
        voice = speak(terminal, ring)
        services.act(voice.id, supervisor, 1, Act.ASSIGN, receiver=clerk)
        with pytest.raises(services.ConflictError, match="没有生效"):
            services.act(voice.id, supervisor, 1, Act.ASSIGN, receiver=supervisor)

    def test_who_may_be_named(self, terminal: Terminal, ring: KeyRing, supervisor: Staff) -> None:
        voice = speak(terminal, ring)
        elsewhere = make_staff("elsewhere", township="420626100")
        keeper, gone = make_staff("keeper", Role.KEEPER), make_staff("gone")
        Staff.objects.filter(pk=gone.pk).update(is_active=False)
        gone.refresh_from_db()
        for person in (None, elsewhere, keeper, gone):
            with pytest.raises(services.VoiceError):
                services.act(voice.id, supervisor, 1, Act.ASSIGN, receiver=person)
        assert Voice.objects.get(pk=voice.id).responsible is None

    def test_nobody_sees_what_is_not_his(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff, clerk: Staff
    ) -> None:
        voice = speak(terminal, ring)
        there, other = (
            make_staff(f"super{n}", Role.SUPERVISOR, township=place)
            for n, place in enumerate(("420626106", "420626100"))
        )
        everybody = {
            staff: access.sees_voice(staff, voice)
            for staff in (
                supervisor,
                there,
                other,
                clerk,
                make_staff("admin", Role.ADMIN),
                make_staff("keeper", Role.KEEPER),
            )
        }
        assert [staff.username for staff, may in everybody.items() if may] == ["super", "super0"]
        for staff, may in everybody.items():
            assert queries.visible(staff).filter(pk=voice.id).exists() == may, staff.username
        services.act(voice.id, supervisor, 1, Act.ASSIGN, receiver=clerk)
        assert queries.visible(clerk).get() == voice
        assert queries.waiting_count(clerk) == 1
        assert queries.waiting_count(supervisor) == 0

    def test_no_table_holds_the_words_a_name_or_a_number(self, terminal: Terminal, ring: KeyRing) -> None:
        person = applicant()
        contact = Contact(phone=person.phone, name=person.name, id_number=person.id_number)
        speak(terminal, ring, contact=contact)
        speak(terminal, ring, contact=None, call_back=False)
        secrets = (WORDS, person.name, person.phone, person.id_number, "综合窗口")
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
                rows = str(cursor.fetchall())
                assert not [s for s in secrets if s in rows], table

    def test_it_arrives_once_whatever_is_sent_again(self, terminal: Terminal, ring: KeyRing) -> None:
        body = said(terminal.id)
        message = voice_message(body, ring.county_keys()[0])
        assert [a.verdict for a in push(terminal, message, message)] == ["accepted", "already"]
        (again,) = push(terminal, voice_message(body, ring.county_keys()[0]))
        assert again.verdict == "accepted"
        voice = Voice.objects.get()
        assert [flag["rule"] for flag in voice.flags] == ["voice.again"]
        assert ReceivedMessage.objects.count() == 2

    def test_what_is_odd_is_kept_and_flagged_and_only_no_id_is_refused(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        odd = speak(terminal, ring, words="", voice_no="BK1", contact=None, call_back=True)
        assert [f["rule"] for f in odd.flags] == ["voice.words", "voice.call_back", "receipt_no.length"]
        assert not odd.call_back
        (answer,) = push(terminal, voice_message(said(terminal.id, id="x"), ring.county_keys()[0]))
        assert (answer.verdict, answer.rule) == ("refused", "voice.id")

    def test_the_county_sets_the_days(self, terminal: Terminal, ring: KeyRing) -> None:
        complaint = speak(terminal, ring)
        message = speak(terminal, ring, kind=VoiceKind.MESSAGE, about=About.OTHER)
        today, calendar = timezone.localdate(), WorkCalendar((YEAR_2026,))
        assert complaint.promised == calendar.deadline(today, 5).day
        assert message.promised == calendar.deadline(today, 15).day

    def test_overdue_first_and_said(self, terminal: Terminal, ring: KeyRing, supervisor: Staff) -> None:
        old = speak(terminal, ring)
        new = speak(terminal, ring, kind=VoiceKind.OPINION)
        past = timezone.localdate() - timedelta(days=10)
        Voice.objects.filter(pk=old.pk).update(due=past)
        rows = list(queries.listed(supervisor, Tab.RECEIVED))
        assert rows == [old, new]
        mark = queries.urgency(rows[0], timezone.localdate(), WorkCalendar((YEAR_2026,)))
        assert mark.tone == "r"
        assert "超期" in mark.text

    def test_a_terminal_that_was_enrolled_again_reads_its_voices_with_its_new_key(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        from sync.county.voices.status import publications_for

        voice = speak(terminal, ring)
        (publication,) = publications_for(terminal)
        assert (publication.key, publication.terminal) == (voice.id, terminal.id)
        assert msgspec.json.decode(publication.body or b"", type=VoiceStatus).handover is None

    def test_another_machine_in_this_place_is_told_who_may_see_it(
        self, terminal: Terminal, ring: KeyRing
    ) -> None:
        from sync.county.voices.status import publications_for

        known, anonymous = speak(terminal, ring), speak(terminal, ring, contact=None, code_check="c" * 64)
        Terminal.objects.update(epoch=terminal.epoch + 1)
        told = {
            one.key: msgspec.json.decode(one.body or b"", type=VoiceStatus).handover
            for one in publications_for(Terminal.objects.get(pk=terminal.pk))
        }
        first, second = told[known.id], told[anonymous.id]
        assert first is not None
        assert second is not None
        contact = said(terminal.id).contact
        assert contact is not None
        assert owner_check(known.id, contact.phone) in first.owners
        assert second.owners == ("c" * 64,)
        assert contact.phone not in str(told)


@pytest.mark.django_db
class TestPages:
    def client_of(self, staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        return client

    def test_the_whole_way_over_the_pages(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff, clerk: Staff
    ) -> None:
        voice = speak(terminal, ring)
        boss, worker = self.client_of(supervisor), self.client_of(clerk)
        url = f"/voices/{voice.id}/"
        assert worker.get(url).status_code == 404
        assert "还没有责任人" in boss.get("/voices/").content.decode()
        form = {"act": "assign", "version": "1", "receiver": str(clerk.pk)}
        assert boss.post(url + "act/", form).status_code == 302
        late = worker.post(
            url + "act/", {"act": "answer", "version": "2", "note": "<b>查过</b>", "measure": ""}
        )
        assert late.status_code == 409
        assert "&lt;b&gt;查过&lt;/b&gt;" in late.content.decode()
        form = {"act": "answer", "version": "2", "note": ANSWER, "measure": MEASURE}
        assert worker.post(url + "act/", form).status_code == 302
        assert worker.post(url + "act/", {"act": "close", "version": "3"}).status_code == 409
        assert boss.post(url + "act/", {"act": "close", "version": "3"}).status_code == 302
        assert Voice.objects.get().status is VoiceState.CLOSED
        assert "复核办结" in boss.get(url).content.decode()
        for bad in ({}, {"act": "burn", "version": "1"}, {"act": "close", "version": "x"}):
            assert boss.post(url + "act/", bad).status_code == 404

    def test_words_and_numbers_are_masked_until_revealed_with_a_reason(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff
    ) -> None:
        person = applicant()
        words = f"我叫{person.name}，电话{person.phone}，窗口没人。"
        contact = Contact(phone=person.phone, name=person.name)
        voice = speak(terminal, ring, words=words, contact=contact)
        client, url = self.client_of(supervisor), f"/voices/{voice.id}/"
        for path in (url, "/voices/"):
            text = unescape(client.get(path).content.decode())
            assert person.name not in text
            assert person.phone not in text
        assert "窗口没人" in client.get(url).content.decode()
        assert client.post(url + "reveal/", {"reason": ""}).status_code == 400
        shown = client.post(url + "reveal/", {"reason": "电话核实"}).content.decode()
        assert person.name in shown
        assert person.phone in shown
        assert VoiceReveal.objects.get().reason == "电话核实"

    def test_a_phone_looked_for_is_in_no_address(
        self, terminal: Terminal, ring: KeyRing, supervisor: Staff
    ) -> None:
        voice = speak(terminal, ring)
        client = self.client_of(supervisor)
        for typed in ("138 0000 0000", voice.voice_no):
            response = client.post("/voices/search/", {"q": typed})
            assert "13800000000" not in response["Location"]
            assert voice.id in client.get(response["Location"]).content.decode()
        assert "没有找到" in client.post("/voices/search/", {"q": "x"}, follow=True).content.decode()
