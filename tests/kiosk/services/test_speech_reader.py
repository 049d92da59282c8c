"""Reading aloud in the whole kiosk: every page has words, none of them the citizen's; touches stop it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal

from kiosk.app import App, build
from kiosk.bridge.kiosk_model import Models
from kiosk.bridge.speech_model import EspeakSpeaker
from kiosk.bridge.speech_readings import _form, reading_of
from kiosk.paper.office import PaperOffice
from kiosk.services.filing import SummaryGroup
from kiosk.services.flow import STAFF_PAGES, Page
from kiosk.services.speech import ELDER_RATE, RATE, text_of
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.settings import Settings, Speech
from tests.helpers.clock import FakeClock
from tests.helpers.people import id_number
from tests.kiosk.screens.input_samples import form_with
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.world import enrolled_mailbox, profile

VOLUME = Speech().volume
NIGHT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)  # 23:00 in China
NUMBER, PHONE, NAME = id_number(), "13800000000", "张示例"
WORDS, COUNTER = "等了一上午没有人", "三号窗口"


class Voice(QObject):
    """Keeps what it was told to say; ``finish`` is the end of a text."""

    done = Signal()

    def __init__(self, trouble: str = "") -> None:
        super().__init__()
        self.said: list[tuple[str, float, float]] = []
        self.languages: list[str] = []
        self.speaking = False
        self._trouble = trouble

    def trouble(self) -> str:
        return self._trouble

    def say(self, text: str, rate: float, volume: float, language: str = "zh") -> None:
        self.languages.append(language)
        self.said.append((text, rate, volume))
        self.speaking = True

    def stop(self) -> None:
        self.speaking = False

    def close(self) -> None:
        self.stop()

    def finish(self) -> None:
        self.speaking = False
        self.done.emit()


def kiosk(tmp_path: Path, voice: Voice, now: datetime = MORNING) -> App:
    mailbox = enrolled_mailbox()
    publish(mailbox, pension(), profile())
    app = build(
        Settings(),
        mailbox=mailbox,
        store=MemoryStore,
        clock=FakeClock(now),
        paper=PaperOffice(tmp_path, []),
        handwriting=lambda: None,
        speaker=lambda: voice,
    )
    app.catalogue.refresh()
    app.desks.browse.desk.refresh()
    return app


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def app(qapp: object, tmp_path: Path, voice: Voice) -> Iterator[App]:
    made = kiosk(tmp_path, voice)
    yield made
    made.close()


def test_the_elder_home_is_read_once_by_itself_and_slowly(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.ELDER)
    assert wait_until(lambda: len(voice.said) == 1)
    text, rate, volume = voice.said[0]
    assert text.startswith("您要办什么事？")
    assert (rate, volume) == (ELDER_RATE, VOLUME)
    assert app.front.shell.property("reading")
    voice.finish()
    assert not app.front.shell.property("reading")
    app.desks.models.flow.open("domains")
    assert wait_until(lambda: len(voice.said) == 2)
    app.desks.models.flow.back()
    app.desks.models.flow.open("help")
    assert wait_until(lambda: len(voice.said) == 3)
    assert [text for text, _, _ in voice.said].count(text) == 1


def test_in_standard_mode_only_on_request(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.STANDARD)
    app.front.shell.read()
    assert [rate for _, rate, _ in voice.said] == [RATE]


def test_a_touch_stops_and_the_same_touch_on_the_button_does_not_begin_again(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.STANDARD)
    app.desks.reader.touched()
    app.front.shell.read()
    assert voice.speaking
    app.desks.reader.touched()
    assert not voice.speaking
    app.front.shell.read()
    assert not voice.speaking
    app.desks.reader.touched()
    app.front.shell.read()
    assert voice.speaking


def test_another_page_stops_the_voice(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.STANDARD)
    app.front.shell.read()
    app.desks.models.flow.open("domains")
    assert not voice.speaking
    assert not app.front.shell.property("reading")


def test_the_end_of_a_visit_is_silent_and_the_next_hears_it_anew(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.ELDER)
    assert wait_until(lambda: len(voice.said) == 1)
    app.desks.visit.end(EndReason.LEFT)
    assert not voice.speaking
    app.desks.visit.begin(Mode.ELDER)
    assert wait_until(lambda: len(voice.said) == 2)


def test_without_a_voice_the_button_explains(qapp: object, tmp_path: Path) -> None:
    voice = Voice("没有声音")
    app = kiosk(tmp_path, voice)
    app.desks.visit.begin(Mode.STANDARD)
    app.front.shell.read()
    assert app.desks.models.flow.place.page is Page.NOTICE
    assert "不能朗读" in str(app.desks.models.notice.title)
    assert voice.said == []
    app.close()


def test_at_night_it_reads_softly_and_only_on_request(qapp: object, tmp_path: Path) -> None:
    voice = Voice()
    app = kiosk(tmp_path, voice, NIGHT)
    app.desks.visit.begin(Mode.ELDER)
    app.front.shell.read()
    assert len(voice.said) == 1
    assert voice.said[0][2] < VOLUME
    app.close()


def say_something(app: App, hear: Callable[[], None]) -> None:
    """A complaint from its first page to its slip, and what else these pages can show."""
    flow, said = app.desks.models.flow, app.desks.models.voice
    for page in ("openness", "document", "voice", "voice_qr", "voices"):
        flow.open(page)
        hear()
    said.begin_("complaint")
    hear()
    said.chooseAbout("service")
    flow.open("voice_how")
    hear()
    flow.open("voice_write", "dictated")
    hear()
    said.typeWhich(COUNTER)
    said.forward()
    said.typeWords(WORDS)
    hear()
    flow.open("voice_contact")
    hear()
    said.chooseContact("call")
    said.forward()
    for key in PHONE:
        said.typed(key)
    hear()
    said.confirm(True)
    said.submit()
    assert wait_until(lambda: flow.place.page is Page.VOICE_SENT)
    hear()


@pytest.mark.parametrize("elder", [True, False])
def test_every_page_has_words_and_none_are_the_citizens(app: App, elder: bool) -> None:
    app.desks.visit.begin(Mode.ELDER if elder else Mode.STANDARD)
    flow, spoken = app.desks.models.flow, {}

    def hear() -> None:
        spoken[flow.place.page] = text_of(reading_of(app.desks.models))

    matter = pension()
    hear()
    say_something(app, hear)
    for page, key in (
        ("bundles", ""),
        ("domains", ""), ("matters", matter.domain.value), ("search", ""), ("help", ""), ("notice", "window"),
        ("lookup", ""), ("mine_find", "code"), ("mine", ""), ("draft", ""), ("ways", ""),
        ("progress_find", ""), ("progress", ""), ("review", ""), ("materials", ""), ("sign", ""),
        ("shoot", "m1"), ("stick", "m1"), ("phone", "m1"), ("taken", "m1"),
        ("receipt", ""), ("authority", ""), ("round_done", ""), ("certificate", ""), ("supplement", ""),
        ("supplied", ""), ("withdraw", ""), ("guide", matter.code),
    ):  # fmt: skip
        flow.open(page, key)
        hear()
    app.desks.filing.desk.begin(matter.code)
    hear()
    who = app.desks.models.identify
    for field, text in (("name", NAME), ("number", NUMBER), ("phone", PHONE)):
        who.turnTo(field)
        who.write(text)
        hear()
        assert all(secret not in spoken[Page.IDENTIFY] for secret in (NAME, NUMBER, PHONE))
    who.submit()
    if app.front.visit.property("asking") == "elder":
        app.front.visit.answer(len(app.front.visit.property("answers")) - 1)
    assert wait_until(lambda: flow.place.page is Page.FORM)
    hear()
    # What staff see is not read to a room full of citizens.
    assert set(spoken) == set(Page) - {Page.IDLE, Page.STAFF_IN, *STAFF_PAGES}
    assert all(len(words) > 5 for words in spoken.values())
    for secret in (NAME, NUMBER, PHONE, NUMBER[-4:], PHONE[:3], WORDS, COUNTER):
        assert all(secret not in words for words in spoken.values())


@pytest.mark.parametrize("elder", [True, False])
def test_what_somebody_gets_in_aid_is_never_spoken(app: App, elder: bool) -> None:
    """Wherever a page could have it from: the words of the county, a certificate, an answer, the form."""
    amount = "365"
    aid = f"每月发低保金 {amount} 元"
    app.desks.visit.begin(Mode.ELDER if elder else Mode.STANDARD)
    models = app.desks.models
    event = {"what": aid, "when": "11月22日 09:41", "who": aid, "phase": "now"}
    for view in (models.progress, models.voice_view):
        view.show(
            matter="最低生活保障申请",
            state="已办结",
            kind="g",
            words=aid,
            rows=[("发多少", f"{amount} 元")],
            missing=[],
            events=[event],
        )
    models.voice_view.set_answer([aid], [aid])
    models.certificate.show("ready", aid, number="1", rows=[("每月", f"{amount} 元")])
    group = SummaryGroup(
        key="pay",
        icon="doc",
        title="低保",
        headline=aid,
        detail=aid,
        rows=(),
        target="form",
        step="/data/pay",
    )
    models.sign.show((group,), "# 告知承诺书")
    spoken = []
    for page in (Page.PROGRESS, Page.VOICE, Page.CERTIFICATE, Page.SIGN):
        models.flow.open(page.value)
        spoken.append(text_of(reading_of(models)))
    assert all(len(words) > 5 for words in spoken)
    assert amount not in "".join(spoken)
    model, _ = form_with({"income": amount})
    model.show("/data/sums/income" if elder else "/data/sums", elder)
    reading = _form(cast("Models", SimpleNamespace(form=model)), elder)
    assert "收入" in text_of(reading)
    assert amount not in text_of(reading)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_program_is_stopped_and_comes_to_an_end(qapp: object) -> None:
    ends: list[int] = []
    speaker = EspeakSpeaker(Speech())
    speaker.done.connect(lambda: ends.append(1))
    assert speaker.trouble() == ""
    speaker.say("您好。", RATE, 0.0)
    assert wait_until(lambda: ends == [1], 10_000)
    speaker.say("您要办什么事？" * 50, RATE, 0.0)
    speaker.close()
    assert ends == [1]


def test_an_absent_program_is_said(qapp: object) -> None:
    assert "espeak-ng" in EspeakSpeaker(Speech(program="espeak-of-nobody")).trouble()


def test_in_english_an_english_voice_reads_english_words(app: App, voice: Voice) -> None:
    app.desks.visit.begin(Mode.STANDARD, "en")
    app.front.shell.read()
    text, _, _ = voice.said[-1]
    assert voice.languages == ["en"]
    assert text.startswith("Good morning. What would you like to do today?")
    app.desks.visit.end(EndReason.LEFT)
    app.desks.visit.begin(Mode.STANDARD)
    app.front.shell.read()
    assert voice.languages == ["en", "zh"]


def test_any_program_that_reads_its_input_is_a_voice(qapp: object, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    script = 'cat > "$1.part"; echo "$2 $3" >> "$1.part"; mv "$1.part" "$1"'
    settings = Speech(
        program="sh",
        arguments=("-c", script, "voice", str(heard), "{voice}", "{speed}"),
        english_voice="somebody",
    )
    speaker = EspeakSpeaker(settings)
    speaker.say("Hello. ", 2.0, 0.5, "en")
    assert wait_until(heard.exists)
    assert heard.read_text() == "Hello. somebody 330\n"
    speaker.close()
