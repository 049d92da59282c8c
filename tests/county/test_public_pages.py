"""The pages for phones: opened by the code on the receipt, masked, rated once, and never a way to guess."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.desk import services as desk
from sync.county.desk.acts import Act
from sync.county.desk.models import Case, CaseReview, Held
from sync.county.fleet.models import Terminal
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.county.public import limits
from sync.county.public.limits import Limit
from sync.county.public.models import Allowance
from sync.county.voices import services as voices
from sync.county.voices.models import Voice
from sync.county.voices.rules import Act as VoiceAct
from sync.model.link import case_token, new_secret
from sync.model.receipt import PHONE, ReceiptNumber, parse_receipt_number
from sync.model.review import Level
from tests.county.makers import feed_of, file_body, make_staff, make_terminal, publish_matters, push
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
SAID = "窗口上没有人，等了一个多小时。"


def post(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, fields, REMOTE_ADDR="192.0.2.7")


def work_off() -> None:
    Worker(HANDLERS).work_off()


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


@pytest.fixture
def case(terminal: Terminal, ring: KeyRing) -> Case:
    body = filed_case(terminal.id, link=new_secret(), helper="王示琴")
    filed = file_body(terminal, ring, body)
    filed.token = case_token(body.id, body.link)  # type: ignore[attr-defined]
    return filed


def url(case: Case, tail: str = "") -> str:
    return f"/p/c/{case.token}/{tail}"  # type: ignore[attr-defined]


class TestTheLink:
    def test_it_opens_its_case_and_nothing_else_does(self, case: Case) -> None:
        assert Client().get(url(case)).status_code == 200
        wrong = case_token(case.id, new_secret())
        unknown = case_token("0195f2f0-7c00-7abc-8def-0123456789ab", new_secret())
        pages = [Client().get(f"/p/c/{token}/") for token in (wrong, unknown, "x", case.id, case.receipt_no)]
        assert {page.status_code for page in pages} == {404}
        # No page tells whether there is such a case.
        texts = {re.sub(r'(?:href|value)="[^"]*"', "", page.content.decode()) for page in pages}
        assert len(texts) == 1
        assert "还查不到" in texts.pop()

    def test_a_case_without_a_link_has_no_page(self, terminal: Terminal, ring: KeyRing) -> None:
        body = filed_case(terminal.id)
        file_body(terminal, ring, body)
        assert Client().get(f"/p/c/{case_token(body.id, b'0' * 16)}/").status_code == 404
        assert Client().get(f"/p/c/{case_token(body.id, bytes(16))}/").status_code == 404

    def test_the_secret_lies_in_no_table(self, terminal: Terminal, ring: KeyRing) -> None:
        secret = b"this-is-16-bytes"
        file_body(terminal, ring, filed_case(terminal.id, link=secret))
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
                rows = str(cursor.fetchall())
                assert "this-is-16-bytes" not in rows
                assert "dGhpcy1pcy0xNi1ieXRlcw" not in rows


class TestProgress:
    def test_it_is_masked_and_says_how_the_case_stands(self, case: Case) -> None:
        person = applicant()
        publish_matters()
        clerk = make_staff()
        desk.act(case.id, clerk, 1, Act.ACCEPT, f"{person.name}的材料齐全，电话 {person.phone}")
        text = unescape(Client().get(url(case)).content.decode())
        assert "张*例" in text
        assert "审核中" in text
        assert "王*琴" in text
        assert case.receipt_no in text
        for secret in (person.name, person.id_number, person.phone, clerk.name):
            assert secret not in text
        assert re.search(r"前办结，<strong>(还剩 \d+ 个工作日|就是今天)", text)

    def test_what_a_phone_was_shown_the_terminal_is_told_and_nobody_takes_back(
        self, case: Case, terminal: Terminal, settings: Settings
    ) -> None:
        settings.UNDO_SECONDS = 30
        before = feed_of(terminal).cursor
        desk.act(case.id, make_staff(), 1, Act.CORRECT, "残疾人证")
        assert feed_of(terminal, before).records == ()
        assert "残疾人证" in Client().get(url(case)).content.decode()
        assert [r.key for r in feed_of(terminal, before).records] == [case.id]
        assert not Held.objects.exists()

    def test_what_is_missing_is_said(self, case: Case) -> None:
        desk.act(case.id, make_staff(), 1, Act.CORRECT, "残疾人证\n户口簿首页")
        text = Client().get(url(case)).content.decode()
        assert "还要补这些材料" in text
        assert text.count("<li>残疾人证</li>") == 1

    @pytest.mark.parametrize("state", ["not_accepted", "withdrawn", "refused", "delivered", "paused"])
    def test_every_state_has_a_page(self, case: Case, state: str) -> None:
        Case.objects.filter(pk=case.pk).update(state=state)
        for tail in ("", "rate/", "say/"):
            assert Client().get(url(case, tail)).status_code == 200

    def test_every_page_keeps_to_the_policy_and_passes_nothing_on(self, case: Case) -> None:
        pages = [
            "/p/",
            "/p/say/",
            "/p/answer/",
            "/p/nothing/",
            url(case),
            url(case, "rate/"),
            url(case, "say/"),
        ]
        for path in pages:
            response = Client().get(path)
            text = response.content.decode()
            assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|https?://", text), path
            assert "default-src 'none'" in response["Content-Security-Policy"]
            assert response["Cache-Control"] == "no-store"
            if response.status_code == 200:
                assert response["Referrer-Policy"] == "same-origin"
                assert "noindex" in response["X-Robots-Tag"]
            for name in re.findall(r'(?:src|href)="/static/([^"]+)"', text):
                assert finders.find(name), (path, name)
            ids = re.findall(r'\sid="([^"]+)"', text)
            assert len(ids) == len(set(ids)), path

    def test_large_type_is_remembered(self, case: Case) -> None:
        client = Client()
        assert 'class="big"' in client.get(url(case) + "?big=1").content.decode()
        assert 'class="big"' in client.get(url(case, "rate/")).content.decode()
        assert 'class="big"' not in client.get(url(case) + "?big=0").content.decode()


class TestRating:
    def test_one_rating_a_round_with_channel_three(self, case: Case) -> None:
        page = Client().get(url(case, "rate/")).content.decode()
        assert " checked" not in page
        answer = post(Client(), url(case, "rate/"), level="satisfied", item=["412", "213"], words="谢谢")
        assert answer.status_code == 302
        # Not filed yet, and yet nobody is asked again.
        assert "评价收到了" in Client().get(url(case, "rate/")).content.decode()
        post(Client(), url(case, "rate/"), level="very_dissatisfied", words="不对")
        work_off()
        review = CaseReview.objects.get()
        assert (review.level, review.channel, review.round) == ("satisfied", "3", 1)
        assert (review.items, review.counted, review.has_words, review.flags) == (["412"], True, True, [])
        assert Level.SATISFIED.label in Client().get(url(case, "rate/")).content.decode()

    @pytest.mark.parametrize("level", ["dissatisfied", "very_dissatisfied"])
    def test_a_bad_one_says_why(self, case: Case, level: str) -> None:
        refused = post(Client(), url(case, "rate/"), level=level, words=" ")
        assert refused.status_code == 400
        assert "哪里不好" in refused.content.decode()
        assert (
            post(Client(), url(case, "rate/"), level=level, words="态度不好", revisit="1").status_code == 302
        )
        work_off()
        assert CaseReview.objects.get().revisit

    def test_without_a_level_it_asks_and_keeps_the_words(self, case: Case) -> None:
        answer = post(Client(), url(case, "rate/"), words="<b>挺好</b>")
        assert answer.status_code == 400
        assert "&lt;b&gt;挺好&lt;/b&gt;" in answer.content.decode()
        assert post(Client(), url(case, "rate/"), level="superb").status_code == 400

    def test_a_closed_case_is_rated_once_more(self, case: Case) -> None:
        post(Client(), url(case, "rate/"), level="satisfied")
        work_off()
        clerk = make_staff()
        desk.act(case.id, clerk, 1, Act.ACCEPT)
        CaseReview.objects.update(received_at=timezone.now() - timedelta(minutes=1))
        desk.act(case.id, clerk, 2, Act.COMPLETE)
        assert "事情办完了" in Client().get(url(case, "rate/")).content.decode()
        post(Client(), url(case, "rate/"), level="very_satisfied")
        post(Client(), url(case, "rate/"), level="dissatisfied", words="改主意了")
        work_off()
        rows = CaseReview.objects.order_by("round").values_list("round", "level", "counted")
        assert list(rows) == [(1, "satisfied", True), (2, "very_satisfied", True)]

    def test_what_was_rated_at_the_machine_is_not_asked_again(
        self, case: Case, terminal: Terminal, ring: KeyRing
    ) -> None:
        review = review_of(filed_case(terminal.id, id=case.id), Level.SATISFIED)
        push(terminal, review_message(review, terminal.id, ring.county_keys()[0]))
        assert "评价收到了" in Client().get(url(case, "rate/")).content.decode()
        post(Client(), url(case, "rate/"), level="dissatisfied", words="x")
        work_off()
        assert CaseReview.objects.count() == 1

    def test_without_the_forms_own_mark_nothing_is_taken(self, case: Case) -> None:
        strict = Client(enforce_csrf_checks=True)
        answer = post(strict, url(case, "rate/"), level="satisfied")
        assert answer.status_code == 403
        assert "页面放得太久了" in answer.content.decode()
        assert "总览" not in answer.content.decode()


def once_of(client: Client, path: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found.group(1)


class TestSaying:
    def test_a_complaint_by_phone_from_the_poster_to_the_answer(self) -> None:
        client, path = Client(), "/p/say/?at=420626106-01"
        page = client.get(path).content.decode()
        assert '<option value="420626106" selected>' in page
        fields = {
            "once": once_of(client, path),
            "kind": "complaint",
            "about": "service",
            "place": "420626106",
            "words": SAID,
            "phone": "13800000000",
            "name": "张示例",
            "call_back": "1",
        }
        first, again = (post(client, "/p/say/", **fields) for _ in range(2))
        numbers = [re.findall(r'class="code">([^<]+)<', a.content.decode()) for a in (first, again)]
        assert numbers[0] == numbers[1]
        number, code = numbers[0]
        parsed = parse_receipt_number(number)
        assert isinstance(parsed, ReceiptNumber)
        assert (parsed.township, parsed.device) == ("420626106", PHONE)
        work_off()
        voice = Voice.objects.get()
        assert (voice.voice_no, voice.township, voice.flags) == (number, "420626106", [])
        assert (voice.masked_name, voice.call_back) == ("张*例", True)
        assert "手机网页" in voice.events.all()[0].note
        boss, clerk = make_staff("boss", role=_supervisor()), make_staff()
        voices.act(voice.id, boss, 1, VoiceAct.ASSIGN, receiver=clerk)
        voices.act(voice.id, clerk, 2, VoiceAct.ANSWER, "已核实。", "改为两人轮岗。")
        shown = post(Client(), "/p/answer/", number=number, code=code).content.decode()
        assert "已核实。" in shown
        assert "改为两人轮岗。" in shown
        assert SAID not in shown
        wrong = f"{(int(code) + 1) % 10**6:06d}"
        assert post(Client(), "/p/answer/", number=number, code=wrong).status_code == 404

    def test_about_ones_own_case_it_is_tied_to_it(self, case: Case) -> None:
        client = Client()
        answer = post(
            client,
            url(case, "say/"),
            once=once_of(client, url(case, "say/")),
            kind="opinion",
            words="表格太长",
            place="420626100",
        )
        assert answer.status_code == 200
        work_off()
        voice = Voice.objects.get()
        assert (voice.about, voice.subject, voice.township) == ("case", case.id, case.township)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"kind": ""}, "投诉、意见还是留言"),
            ({"about": "nothing"}, "关于什么"),
            ({"place": "110000"}, "哪个乡镇"),
            ({"words": "  "}, "请写几句话"),
            ({"words": "长" * 501}, "多了 1 个字"),
            ({"phone": "123"}, ""),
            ({"call_back": "1"}, "请留下手机号码"),
            ({"once": "forged"}, "页面放得太久了"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, changes: dict[str, str], words: str
    ) -> None:
        client = Client()
        fields = {"once": once_of(client, "/p/say/"), "kind": "message", "about": "other"}
        fields |= {"place": "420626000", "words": SAID, "subject": "养老“登记”"} | changes
        answer = post(client, "/p/say/", **fields)
        assert answer.status_code == 400
        text = unescape(answer.content.decode())
        assert words in text
        assert "养老“登记”" in text
        work_off()
        assert not Voice.objects.exists()

    def test_the_words_lie_sealed(self) -> None:
        client = Client()
        post(
            client,
            "/p/say/",
            once=once_of(client, "/p/say/"),
            kind="message",
            about="other",
            place="420626000",
            words=SAID,
            phone="13800000000",
        )
        work_off()
        assert Voice.objects.get().township_name == "保康县"
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
                rows = str(cursor.fetchall())
                assert SAID not in rows
                assert "13800000000" not in rows

    def test_the_phone_page_is_no_terminal(self) -> None:
        client = Client()
        post(
            client,
            "/p/say/",
            once=once_of(client, "/p/say/"),
            kind="message",
            about="other",
            place="420626106",
            words=SAID,
        )
        assert not Terminal.objects.exists()
        assert [t.label for t in Terminal.places.all()] == ["歇马镇手机网页"]


class TestLimits:
    @pytest.mark.usefixtures("within_the_hour")
    def test_guessing_tokens_ends(self, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        for _ in range(Limit.MISS.most):
            Client().get(f"/p/c/{case_token(case.id, new_secret())}/", REMOTE_ADDR="198.51.100.9")
        blocked = Client().get(url(case), REMOTE_ADDR="198.51.100.9")
        assert blocked.status_code == 429
        assert int(blocked["Retry-After"]) > 0
        assert "12345" in blocked.content.decode()
        assert Client().get(url(case), REMOTE_ADDR="198.51.100.10").status_code == 200

    @pytest.mark.usefixtures("within_the_hour")
    def test_guessing_the_code_of_one_number_ends_from_wherever(self) -> None:
        number = "BK420626106-00-261122-0001-0"
        answers = [
            Client()
            .post("/p/answer/", {"number": number, "code": f"{n:06d}"}, REMOTE_ADDR=f"203.0.113.{n}")
            .status_code
            for n in range(Limit.GUESS_OF_NUMBER.most + 1)
        ]
        assert answers == [404] * Limit.GUESS_OF_NUMBER.most + [429]

    @pytest.mark.usefixtures("within_the_hour")
    def test_a_window_ends_and_is_swept(self, settings: Settings) -> None:
        assert limits.take(Limit.SEND, "x")
        Allowance.objects.update(used=10_000)
        assert not limits.take(Limit.SEND, "x")
        assert limits.exhausted(Limit.SEND, "x")
        assert not limits.exhausted(Limit.SEND, "y")
        Allowance.objects.update(until=timezone.now() - timedelta(days=1))
        assert limits.sweep() == 1

    def test_no_address_lies_readably(self) -> None:
        limits.take(Limit.SEND, "192.0.2.55")
        assert "192.0.2.55" not in str(list(Allowance.objects.values_list()))

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "expected"),
        [
            (0, "203.0.113.1", "192.0.2.1"),
            (1, "203.0.113.1", "203.0.113.1"),
            (1, "6.6.6.6, 203.0.113.1", "203.0.113.1"),
            (2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"),
            (2, "203.0.113.1", "192.0.2.1"),
            (1, "", "192.0.2.1"),
            (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            (1, "nonsense", "nonsense"),
        ],
    )
    def test_a_forged_header_is_not_believed(
        self, rf: Any, monkeypatch: pytest.MonkeyPatch, proxies: int, forwarded: str, expected: str
    ) -> None:
        from django.conf import settings
        from msgspec.structs import replace

        config = replace(settings.CONFIG, county=replace(settings.CONFIG.county, proxies=proxies))
        monkeypatch.setattr(settings, "CONFIG", config)
        request = rf.get("/p/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
        assert limits.address_of(request) == expected


def _supervisor() -> Any:
    from sync.county.people.rules import Role

    return Role.SUPERVISOR
