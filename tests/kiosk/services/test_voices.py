"""A complaint at the machine: durable before it has a number, once whatever crashes, found by its owner."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.saying import Saying
from kiosk.services.visit import EndReason, Visit
from kiosk.services.voice_view import VoiceLookup, VoiceView, is_voice_secret
from kiosk.services.voices import Voices
from kiosk.store.memory import MemoryStore
from kiosk.store.port import StoreError, VoiceRow
from sync.model.problem import Problem
from sync.model.voice import About, Voice, VoiceEvent, VoiceKind, VoiceState, VoiceStatus
from sync.protocol.envelope import Envelope, Kind, open_body
from sync.protocol.line import Answer, Topic, Verdict
from sync.protocol.seal import public_of
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import MORNING, Kiosk

WORDS = "窗口开着门没有人，等了一上午。"
PHONE = "13800000000"


class Booth:
    """A kiosk with the voices beside it."""

    def __init__(self, **more: object) -> None:
        self.kiosk = Kiosk(**more)  # type: ignore[arg-type]
        k = self.kiosk
        common = {"catalogue": k.catalogue, "mailbox": k.mailbox, "store": k.store, "clock": k.clock}
        self.voices = Voices(**common, ids=k.ids)  # type: ignore[arg-type]
        self.lookup = VoiceLookup(**common, takeover=k.takeover)  # type: ignore[arg-type]
        self.visit: Visit = k.visits.begin()

    def saying(self, kind: VoiceKind = VoiceKind.COMPLAINT, **fields: object) -> Saying:
        saying = Saying(kind)
        saying.about, saying.words = About.SERVICE, WORDS
        saying.contact, saying.phone = True, PHONE
        for name, value in fields.items():
            setattr(saying, name, value)
        self.visit.saying = saying
        return saying

    def sent(self) -> list[Voice]:
        assert self.kiosk.memory is not None
        taken = self.kiosk.memory.take(MORNING, 1000, 10**9)
        self.kiosk.memory.release()
        return [open_body(e, COUNTY_PRIVATE, Voice) for e in taken if e.kind == Kind.VOICE]

    def answer(self, voice: Voice, state: VoiceState, **more: object) -> None:
        status = VoiceStatus(
            voice_id=voice.id,
            voice_no=voice.voice_no,
            kind=voice.kind,
            about=voice.about,
            state=state,
            updated_at="2026-11-23T10:00:00+08:00",
            events=(VoiceEvent("2026-11-22T09:50:00+08:00", VoiceState.RECEIVED, "县里已收到"),),
            **more,  # type: ignore[arg-type]
        )
        public = public_of(self.kiosk.store.seal_private())
        self.kiosk.county.publish_sealed(Topic.VOICE, voice.id, status, public)

    def found(self, number: str, secret: str) -> VoiceView:
        view = self.lookup.find(number, secret)
        assert isinstance(view, VoiceView), view
        return view


@pytest.fixture
def booth() -> Booth:
    return Booth()


def test_what_is_said_arrives_whole_and_the_machine_keeps_no_word(booth: Booth) -> None:
    saying = booth.saying(which=" 综合窗口 ", name="张示例", call_back=True)
    slip = booth.voices.send(booth.visit, saying)
    (voice,) = booth.sent()
    assert (voice.words, voice.subject_words) == (WORDS, "综合窗口")
    assert voice.contact is not None
    assert (voice.contact.phone, voice.contact.name, voice.call_back) == (PHONE, "张示例", True)
    assert slip is saying.slip
    assert slip.voice_no == voice.voice_no  # type: ignore[union-attr]
    assert booth.voices.send(booth.visit, saying) is slip
    assert len(booth.sent()) == 1
    (row,) = booth.kiosk.store.voices_by_tail(slip.tail)  # type: ignore[union-attr]
    assert row.envelope == b""
    assert not re.search(f"{WORDS}|{PHONE}|张示例", str(row))


def test_numbers_are_of_one_series_with_those_of_cases(booth: Booth) -> None:
    first = booth.voices.send(booth.visit, booth.saying())
    case = booth.kiosk.file_one()
    second = booth.voices.send(booth.visit, booth.saying())
    assert first.tail[6:10] == "0001"  # type: ignore[union-attr]
    assert case.tail[6:10] == "0002"
    assert second.tail[6:10] == "0003"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"words": "  "}, "voice.words"),
        ({"phone": "138"}, "phone.length"),
        ({"words": "字" * 501}, "voice.words_long"),
    ],
)
def test_what_is_wrong_is_said_and_takes_no_number(
    booth: Booth, fields: dict[str, object], rule: str
) -> None:
    found = booth.voices.send(booth.visit, booth.saying(**fields))
    assert isinstance(found, tuple)
    assert [problem.rule for problem in found] == [rule]
    assert booth.sent() == []
    slip = booth.voices.send(booth.visit, booth.saying())
    assert slip.tail[6:10] == "0001"  # type: ignore[union-attr]


def test_an_anonymous_one_is_found_by_its_check_code_only(booth: Booth) -> None:
    slip = booth.voices.send(booth.visit, booth.saying(contact=False, phone=PHONE, call_back=True))
    (voice,) = booth.sent()
    assert (voice.contact, voice.call_back) == (None, False)
    assert re.fullmatch(r"\d{6}", slip.code)  # type: ignore[union-attr]
    assert booth.found(slip.tail, slip.code).kind_words == "投诉"  # type: ignore[union-attr]
    assert isinstance(booth.lookup.find(slip.tail, PHONE), Problem)  # type: ignore[union-attr]


def test_who_was_known_is_found_by_phone_and_by_id_number(booth: Booth) -> None:
    booth.visit.identity = applicant()
    slip = booth.voices.send(booth.visit, booth.saying(phone=applicant().phone))
    for secret in ("138 0000 0000", applicant().id_number):
        assert booth.found(slip.voice_no, secret).about_words == "工作人员的服务"  # type: ignore[union-attr]
    other = booth.voices.send(booth.visit, booth.saying(phone="13900000000"))
    assert isinstance(booth.lookup.find(other.tail, applicant().id_number), Problem)  # type: ignore[union-attr]


def test_a_wrong_pair_does_not_say_which_and_five_lock(booth: Booth) -> None:
    slip = booth.voices.send(booth.visit, booth.saying())
    wrong = [booth.lookup.find(slip.tail, "13900000000"), booth.lookup.find("26112299995", PHONE)]  # type: ignore[union-attr]
    assert wrong[0] == wrong[1]
    for _ in range(3):
        booth.lookup.find("26112299995", PHONE)
    locked = booth.lookup.find(slip.tail, PHONE)  # type: ignore[union-attr]
    assert isinstance(locked, Problem)
    assert locked.rule == "voice.locked"
    booth.kiosk.wall.advance(601)
    assert booth.found(slip.tail, PHONE)  # type: ignore[union-attr]


def test_the_case_or_the_matter_meant_goes_with_it_when_it_is_certain(booth: Booth) -> None:
    receipt = booth.kiosk.file_one()
    name = booth.kiosk.matter.name
    for about, which, subject in (
        (About.CASE, receipt.tail, receipt.case_id),
        (About.CASE, receipt.receipt_no, receipt.case_id),
        (About.CASE, "养老那件", ""),
        (About.CASE, "26112299995", ""),
        (About.MATTER, name, booth.kiosk.matter.code),
        (About.MATTER, name[:4], ""),
        (About.SERVICE, receipt.tail, ""),
    ):
        booth.voices.send(booth.visit, booth.saying(about=about, which=which))
        assert booth.sent()[-1].subject == subject, (about, which)


def test_dictated_names_the_helper_on_duty(booth: Booth) -> None:
    unheard = booth.voices.send(booth.visit, booth.saying(dictated=True))
    assert isinstance(unheard, tuple)
    assert [problem.rule for problem in unheard] == ["voice.read_back"]
    booth.voices.send(booth.visit, booth.saying(dictated=True, read_back=True))
    booth.voices.send(booth.visit, booth.saying())
    first, second = booth.sent()
    assert (first.dictated, first.helper) == (True, "王*琴")
    assert (second.dictated, second.helper) == (False, "")


def test_from_saved_to_answered(booth: Booth) -> None:
    slip = booth.voices.send(booth.visit, booth.saying())
    (voice,) = booth.sent()
    view = booth.found(slip.tail, PHONE)  # type: ignore[union-attr]
    assert (view.state, view.holder_words) == ("saved", "还在这台机器里")
    memory = booth.kiosk.memory
    assert memory is not None
    memory.take(MORNING, 10, 10**6)
    memory.settle([Answer(id=voice.id, verdict=Verdict.ACCEPTED)], datetime.now(UTC))
    assert booth.found(slip.tail, PHONE).state_words == "已送到县里"  # type: ignore[union-attr]
    due = MORNING.date() + timedelta(days=5)
    booth.answer(voice, VoiceState.ASSIGNED, holder="李*", holder_org="某局", due=due)
    view = booth.found(slip.tail, PHONE)  # type: ignore[union-attr]
    assert view.holder_words == "某局 · 李*"
    assert "前答复" in view.due_words
    booth.answer(voice, VoiceState.CLOSED, holder="李*", answer="查清了。", measure="两人轮岗。")
    view = booth.found(slip.tail, PHONE)  # type: ignore[union-attr]
    assert (view.state_words, view.answer, view.measure) == ("已答复，办结", "查清了。", "两人轮岗。")
    assert view.due_words == ""


class TestCrashes:
    """After the number is taken, whatever happens: in the outbox once, or not at all and said so."""

    def test_a_crash_before_the_outbox_is_finished_at_the_next_start(self) -> None:
        booth = Booth()
        post, booth.kiosk.mailbox.post = booth.kiosk.mailbox.post, _die  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            booth.voices.send(booth.visit, booth.saying())
        booth.kiosk.mailbox.post = post  # type: ignore[method-assign]
        assert booth.sent() == []
        assert booth.voices.recover() == 1
        assert booth.voices.recover() == 0
        (voice,) = booth.sent()
        assert voice.words == WORDS
        assert booth.kiosk.store.voices_open() == []

    def test_a_crash_after_the_outbox_sends_nothing_twice(self) -> None:
        booth = Booth()
        store = booth.kiosk.store
        posted, store.voice_posted = store.voice_posted, _die  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            booth.voices.send(booth.visit, booth.saying())
        store.voice_posted = posted  # type: ignore[method-assign]
        assert len(booth.sent()) == 1
        assert booth.voices.recover() == 1
        assert len(booth.sent()) == 1
        assert store.voices_open() == []

    def test_a_full_outbox_is_said_and_nothing_is_sent_later(self) -> None:
        booth = Booth()
        post = booth.kiosk.mailbox.post
        booth.kiosk.mailbox.post = _full  # type: ignore[method-assign]
        saying = booth.saying()
        with pytest.raises(ServiceError, match="存储满了"):
            booth.voices.send(booth.visit, saying)
        booth.kiosk.mailbox.post = post  # type: ignore[method-assign]
        assert booth.voices.recover() == 0
        assert booth.sent() == []
        assert saying.slip is None
        assert booth.voices.send(booth.visit, saying) is saying.slip
        assert len(booth.sent()) == 1

    def test_a_store_that_fails_too_is_cleaned_up_between_visits(self) -> None:
        class Stuck(MemoryStore):
            stuck = True

            def drop_voice(self, id: str) -> None:
                if self.stuck:
                    raise StoreError("存储满了。", "test")
                super().drop_voice(id)

        store = Stuck()
        booth = Booth(store=store)
        post, booth.kiosk.mailbox.post = booth.kiosk.mailbox.post, _full  # type: ignore[method-assign]
        with pytest.raises(ServiceError):
            booth.voices.send(booth.visit, booth.saying())
        booth.kiosk.mailbox.post, store.stuck = post, False  # type: ignore[method-assign]
        assert booth.voices.recover() == 0
        assert booth.sent() == []
        assert store.voices_open() == []

    def test_a_number_that_cannot_be_stored_is_said(self) -> None:
        class Full(MemoryStore):
            def reserve_voice(self, day: object, build: object) -> VoiceRow:
                raise StoreError("存储满了。", "test")

        booth = Booth(store=Full())
        with pytest.raises(ServiceError, match="还在屏幕上"):
            booth.voices.send(booth.visit, booth.saying())
        assert booth.sent() == []


def test_a_machine_that_is_not_enrolled_says_so_before_anybody_writes() -> None:
    booth = Booth(mailbox=MemoryMailbox())
    refusal = booth.voices.refusal()
    assert refusal is not None
    assert "12345" in refusal.message
    assert booth.voices.send(booth.visit, booth.saying()) == (refusal,)


def test_the_end_of_the_visit_forgets_it(booth: Booth) -> None:
    saying = booth.saying(which="综合窗口", name="张示例")
    assert not booth.visit.finished
    assert saying.begun
    visits = booth.kiosk.visits
    visits.end(EndReason.LEFT)
    left = [saying.words, saying.which, saying.name, saying.phone]
    assert left == [""] * 4
    booth.visit = visits.begin()
    booth.voices.send(booth.visit, booth.saying())
    assert booth.visit.finished


def test_an_envelope_survives_the_store(booth: Booth) -> None:
    """What waits in private.db is the very message: opened by the county's key, whatever comes between."""
    rows: list[VoiceRow] = []
    reserve = booth.kiosk.store.reserve_voice
    booth.kiosk.store.reserve_voice = lambda day, build: (rows.append(row := reserve(day, build)), row)[1]  # type: ignore[method-assign]
    booth.voices.send(booth.visit, booth.saying())
    envelope = msgspec.msgpack.decode(rows[0].envelope, type=Envelope)
    assert open_body(envelope, COUNTY_PRIVATE, Voice).words == WORDS
    assert WORDS.encode() not in rows[0].envelope


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("138 0000 0000", True), ("123456", True), (applicant().id_number, False), ("1380", False)],
)
def test_what_can_only_be_a_phone_or_a_code(text: str, is_one: bool) -> None:
    assert is_voice_secret(text) == is_one


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _full(*_: object, **__: object) -> None:
    raise MailboxError("存储满了。", "test")
