"""What is read aloud, as text."""

from __future__ import annotations

import pytest

from kiosk.services import speech_pages as pages
from kiosk.services.night import is_night
from kiosk.services.speech import SEE_SCREEN, TAKEN, Reading, hush, nth, text_in_english, text_of


def test_the_order_is_title_hint_choices_way_on() -> None:
    reading = Reading(
        "每年想交多少钱？", ("交得多，老了领得多",), ("200 元", "500 元"), "选好了，请点“下一题”"
    )
    assert text_of(reading) == (
        "每年想交多少钱？交得多，老了领得多。第一个，200 元。第二个，500 元。选好了，请点“下一题”。"
    )


def test_empty_parts_are_not_spoken() -> None:
    assert text_of(Reading("标题", ("", " "), (), "")) == "标题。"
    assert text_of(Reading("")) == ""


@pytest.mark.parametrize(
    "secret",
    ["99999919490101001X", "999999 19490101 0010", "9999**********0010", "13800000000", "138****0000",
     "138 0000 0000", "BK4206261-06-261122-0001-7"],
)  # fmt: skip
def test_no_number_of_a_person_is_spoken(secret: str) -> None:
    spoken = hush(f"您的号码是{secret}，对吗")
    assert SEE_SCREEN in spoken
    assert not any(part in spoken for part in (secret, secret[-4:], secret[:6]))


def test_no_masked_name_is_spoken() -> None:
    assert hush("经办人张*例") == f"经办人{SEE_SCREEN}"


@pytest.mark.parametrize("plain", ["打 12345", "18 位", "2026年11月25日", "还剩 4 个工作日", "每年 5000 元"])
def test_ordinary_numbers_are_spoken(plain: str) -> None:
    assert hush(plain) == plain


def test_choices_are_counted_in_chinese() -> None:
    assert [nth(n) for n in (1, 10, 11, 20, 25, 99)] == [
        "第一个", "第十个", "第十一个", "第二十个", "第二十五个", "第九十九个",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="100"):
        nth(100)


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (0, True), (6, True), (7, False)])
def test_at_night_nothing_reads_by_itself(hour: int, night: bool) -> None:
    assert is_night(hour, 22, 7) is night


def test_the_elder_home_names_its_six_doors() -> None:
    spoken = text_of(pages.home(True, "上午好", ["不念"], ["不念"]))
    assert spoken.startswith("您要办什么事？第一个，养老。")
    assert "第六个，别的事。看准一个" in spoken
    assert "不念" not in spoken


def test_a_question_says_its_choices_and_what_to_touch_then() -> None:
    spoken = text_of(pages.question("您现在住在哪里？", "按现在住的选", ["本村", "外地"], False, "one"))
    assert (
        spoken == "您现在住在哪里？按现在住的选。第一个，本村。第二个，外地。选好了，请点“选好了，下一题”。"
    )


def test_a_known_answer_is_not_repeated() -> None:
    assert text_of(pages.question("手机号码", "11 位", [], True, "digits")) == (
        f"手机号码。{TAKEN}。没错的话，请点“填好了，下一题”。"
    )


def test_a_guide_says_facts_people_papers_and_the_way_on() -> None:
    spoken = text_of(pages.guide("社会保障卡申领", [("收费", "不收费")], ["本人"], ["身份证"], "", True))
    assert spoken == "社会保障卡申领。收费，不收费。什么人能办：本人。要准备：身份证。想办，请点“开始办”。"


def test_what_cannot_be_started_here_says_why() -> None:
    assert text_of(pages.guide("甲", [], [], [], "请到窗口办", True)).endswith("请到窗口办。")


def test_materials_are_counted() -> None:
    assert "第一个，户口簿。" in text_of(pages.materials(["户口簿"], 3))
    assert text_of(pages.materials([], 3)).startswith("材料都齐了。")


def test_progress_says_how_long_still_or_how_late() -> None:
    assert "还剩 4 个工作日" in text_of(pages.progress("甲", "受理", 4, False))
    assert "超期 2 个工作日" in text_of(pages.progress("甲", "受理", -2, False))
    assert "工作日" not in text_of(pages.progress("甲", "办结", None, True))


def test_marks_for_the_eye_are_not_spoken() -> None:
    assert text_of(Reading("领钱・参保\n认证")) == "领钱，参保，认证。"


def test_a_night_may_lie_within_a_day_or_be_none() -> None:
    assert is_night(13, 12, 14)
    assert not is_night(14, 12, 14)
    assert not any(is_night(hour, 5, 5) for hour in range(24))


def test_english_is_spoken_as_english_and_what_is_chinese_is_named() -> None:
    page = Reading("Join pension", ("What to bring: ID card, 参保登记表",), ("Back",), "Call 138 0000 0000")
    assert text_in_english(page) == (
        "Join pension. What to bring: ID card, (in Chinese on the screen). Number 1: Back. "
        "Call (see the screen)."
    )
