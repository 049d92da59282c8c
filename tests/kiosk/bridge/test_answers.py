"""Every type of question answered through its model, as the controls of the pages do it."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.bridge.form_model import FormModel
from kiosk.bridge.question_model import QuestionModel
from kiosk.bridge.wheels_model import WheelsModel
from sync.model.forms import Filling
from tests.kiosk.screens.input_samples import form_with


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Models are QObjects."""


class Answering:
    """One question of the form of all types."""

    def __init__(self, path: str, answers: dict[str, object] | None = None) -> None:
        self.form, self.filling = form_with(answers)
        self.path = f"/data/{path}"
        self.form.show(self.path, elder=True)
        model: Any = self.form.question
        assert isinstance(model, QuestionModel)
        self.model = model

    @property
    def filling_(self) -> Filling:
        return self.filling

    @property
    def answer(self) -> Any:
        return self.filling.answers().get(self.path)

    @property
    def wheels(self) -> WheelsModel:
        found: Any = self.model.wheels
        assert isinstance(found, WheelsModel)
        return found


@pytest.mark.parametrize(
    ("path", "kind", "pad"),
    [
        ("days/born", "wheels", ""),
        ("days/call", "wheels", ""),
        ("days/meet", "wheels", ""),
        ("days/people", "wheels", "number"),
        ("sums/income", "digits", "money"),
        ("sums/phone", "text", "phone"),
        ("sums/card", "text", "id"),
        ("sums/account", "text", "account"),
        ("sums/area", "digits", "decimal"),
        ("sums/name", "text", ""),
        ("picks/illness", "one", ""),
        ("picks/want", "rank", ""),
        ("rest/grade", "wheels", "decimal"),
        ("rest/where", "place", ""),
        ("rest/photo", "paper", ""),
    ],
)
def test_every_type_has_its_control(path: str, kind: str, pad: str) -> None:
    asked = Answering(path)
    assert (asked.model.kind, asked.model.pad) == (kind, pad)


def test_turning_a_wheel_answers() -> None:
    asked = Answering("days/born", {"born": "1958-04-06"})
    asked.wheels.turn("decade", -1)
    assert asked.answer == "1948-04-06"
    assert asked.model.answer == "1948年4月6日 星期二"
    row = next(row for row in asked.wheels.parts.rows if row["key"] == "year")  # type: ignore[attr-defined]
    assert row["words"] == "1948"


def test_digits_answer_when_they_are_complete() -> None:
    asked = Answering("days/born")
    asked.wheels.type(True)
    for digit in "1958040":
        asked.wheels.key(digit)
    assert (asked.answer, asked.wheels.missing) == (None, "还差 1 位")
    asked.wheels.key("6")
    assert asked.answer == "1958-04-06"
    asked.wheels.erase()
    assert asked.wheels.typed == "1958年04月0"


def test_a_day_that_is_not_allowed_cannot_be_made() -> None:
    asked = Answering("days/stopped")
    for digit in "20251201":
        asked.wheels.key(digit)
    assert asked.answer is None
    assert asked.wheels.wrong
    assert asked.wheels.missing == "要在 2026年1月26日 到 2026年11月22日 之间"


def test_money_is_kept_as_digits_and_said_in_words() -> None:
    asked = Answering("sums/income")
    asked.model.type("1.2万")
    assert (asked.answer, asked.model.below) == (12000, "一万二千元")
    asked.model.leave()
    assert asked.model.text == "12000"


def test_a_phone_number_is_grouped_and_what_is_missing_is_said() -> None:
    asked = Answering("sums/phone")
    asked.model.type("1380000000")
    assert (asked.model.text, asked.model.below) == ("138 0000 000", "还差 1 位")
    asked.model.type("138 0000 0000")
    assert (asked.answer, asked.model.below) == ("13800000000", "")


def test_a_landline_is_left_as_it_is() -> None:
    asked = Answering("sums/phone")
    asked.model.type("0710-5812345")
    assert (asked.answer, asked.model.text, asked.model.below) == ("0710-5812345", "0710-5812345", "")


def test_an_id_number_is_grouped_and_kept_without_blanks() -> None:
    asked = Answering("sums/card")
    asked.model.type("9999991958040600")
    assert (asked.model.text, asked.model.below) == ("999999 19580406 00", "还差 2 位")
    assert asked.answer == "9999991958040600"


def test_a_long_list_is_narrowed_by_first_letters() -> None:
    asked = Answering("picks/illness")
    rows = asked.model.choices.rows  # type: ignore[attr-defined]
    assert len(asked.model.letters) == 5
    assert asked.model.shown == len(rows)
    asked.model.narrow(1)
    shown = [row["words"] for row in asked.model.choices.rows if row["at"] >= 0]  # type: ignore[attr-defined]
    assert asked.model.letters[1] == "H–L"
    assert shown == ["冠心病", "红斑狼疮"] or all(word for word in shown)
    assert 0 < asked.model.shown < len(rows)
    name = next(row["name"] for row in asked.model.choices.rows if row["at"] == 0)  # type: ignore[attr-defined]
    index = [row["name"] for row in asked.model.choices.rows].index(name)  # type: ignore[attr-defined]
    asked.model.choose(index)
    assert asked.answer == name


def test_things_are_put_in_order_by_touching_them_in_order() -> None:
    asked = Answering("picks/want")
    for index in (2, 0, 1):
        asked.model.choose(index)
    assert asked.answer == ["house", "money", "care"]
    assert asked.model.answer == "修房子、钱、有人照看"
    asked.model.choose(0)
    assert asked.answer == ["house", "care"]


def test_a_place_needs_both_numbers() -> None:
    asked = Answering("rest/where")
    asked.model.locate(0, "31.88")
    assert asked.answer is None
    assert asked.model.place == ["31.88", ""]
    asked.model.locate(1, "111.26")
    assert asked.answer == "31.88 111.26 0 0"


def test_a_photograph_is_handed_in_at_the_window() -> None:
    asked = Answering("rest/photo")
    asked.model.choose(0)
    assert asked.answer == "window"


def test_yes_and_no_are_recognised() -> None:
    assert Answering("picks/aided").model.yesNo
    assert not Answering("picks/illness").model.yesNo


def family(*names: str) -> tuple[FormModel, Filling]:
    """The form with these members of a family, the first one shown."""
    form, filling = form_with()
    for number, name in enumerate(names, 1):
        if filling.question(f"/data/member[{number}]/member_name") is None:
            filling.add("/data/member")
        filling.answer(f"/data/member[{number}]/member_name", name)
        filling.answer(f"/data/member[{number}]/member_age", 30 + number)
    form.stepWanted.connect(lambda step: form.show(step, elder=False))
    form.show("/data/member[1]", elder=False)
    return form, filling


def names(filling: Filling) -> list[Any]:
    return [value for path, value in filling.answers().items() if path.endswith("member_name")]


def test_members_are_seen_side_by_side_and_turned_to() -> None:
    form, _ = family("张示例", "李示例", "王示例")
    rows = form.siblings.rows  # type: ignore[attr-defined]
    assert [(row["words"], row["here"]) for row in rows] == [
        ("1 张*例", True),
        ("2 李*例", False),
        ("3 王*例", False),
    ]
    form.turnTo(rows[2]["step"])
    assert [row["here"] for row in form.siblings.rows] == [False, False, True]  # type: ignore[attr-defined]
    assert form.canAdd
    assert form.canRemove


def test_a_very_long_family_shows_those_around() -> None:
    form, _ = family(*(["张示例"] * 20))
    form.turnTo("/data/member[12]")
    rows = form.siblings.rows  # type: ignore[attr-defined]
    assert len(rows) == 12
    assert [row["here"] for row in rows].index(True) == 6
    form.turnTo("/data/member[18]")
    assert form.siblings.rows[-1]["words"].startswith("20 ")  # type: ignore[attr-defined]


def test_a_member_taken_away_by_mistake_comes_back_with_its_answers() -> None:
    form, filling = family("张示例", "李示例", "王示例")
    form.turnTo("/data/member[2]")
    assert form.undoText == ""
    form.remove()
    assert (names(filling), form.undoText) == (["张示例", "王示例"], "放回“2 李*例”")
    form.undo()
    assert names(filling) == ["张示例", "王示例", "李示例"]
    assert filling.answers()["/data/member[3]/member_age"] == 32
    assert form.undoText == ""
    form.undo()
    assert len(names(filling)) == 3


def test_the_next_citizen_is_not_offered_what_the_last_one_took_away() -> None:
    form, _ = family("张示例", "李示例")
    form.remove()
    form.clear()
    assert (form.undoText, form.siblings.rowCount()) == ("", 0)  # type: ignore[attr-defined]
