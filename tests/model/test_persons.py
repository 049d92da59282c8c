"""Numbers and names of people and bodies, as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sync.model.persons import (
    IdNumber,
    IdType,
    Sex,
    age_on,
    check_credit_code,
    check_digit,
    check_id_number,
    check_mobile,
    check_name,
    mask_id_number,
    mask_name,
    mask_phone,
    normalise,
)
from sync.model.problem import Problem
from tests.helpers.people import id_number

TODAY = date(2026, 11, 22)
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
births = st.dates(date(1850, 1, 1), TODAY)
orders = st.integers(0, 999)


def rule_of(found: object) -> str:
    assert isinstance(found, Problem), found
    assert any("一" <= c <= "鿿" for c in found.message)
    assert found.message.endswith("。")
    return found.rule


def number_with(*, area: str = "999999", birth: str = "19491231", order: str = "002") -> str:
    body = area + birth + order
    return body + check_digit(body)


def ending_in_x() -> str:
    return next(n for n in (id_number(order=o) for o in range(1000)) if n.endswith("X"))


class TestIdNumber:
    @given(births, orders)
    def test_a_right_number_gives_birth_and_sex(self, birth: date, order: int) -> None:
        found = check_id_number(id_number(f"{birth:%Y%m%d}", order), TODAY)
        assert isinstance(found, IdNumber)
        assert (found.birth, found.type) == (birth, IdType.RESIDENT)
        assert found.sex is (Sex.MALE if order % 2 else Sex.FEMALE)

    @given(births, orders, st.integers(0, 17), st.sampled_from("0123456789"))
    def test_one_wrong_digit_is_always_noticed(self, birth: date, order: int, place: int, digit: str) -> None:
        number = id_number(f"{birth:%Y%m%d}", order)
        assume(number[place] != digit)
        assert isinstance(check_id_number(number[:place] + digit + number[place + 1 :], TODAY), Problem)

    @given(births, orders, st.integers(0, 16))
    def test_two_swapped_neighbours_are_always_noticed(self, birth: date, order: int, place: int) -> None:
        number = id_number(f"{birth:%Y%m%d}", order)
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assume(swapped != number)
        assert isinstance(check_id_number(swapped, TODAY), Problem)

    @pytest.mark.parametrize(
        "change",
        [
            lambda n: n.lower(),
            lambda n: n.translate(FULL_WIDTH),
            lambda n: f"  {n} ",
            lambda n: f"{n[:6]} {n[6:14]} {n[14:]}",
            lambda n: f"{n[:6]}-{n[6:14]}－{n[14:]}",
            lambda n: f"{n[:6]}\u3000{n[6:]}\n",
            lambda n: n[:-1] + "ｘ",
            lambda n: n[:-1] + "Ⅹ",
        ],
        ids=["lower", "full width", "outer blanks", "blanks", "dashes", "wide blank", "wide x", "roman x"],
    )
    def test_written_otherwise_it_is_the_same(self, change: object) -> None:
        number = ending_in_x()
        assert callable(change)
        found = check_id_number(change(number), TODAY)
        assert isinstance(found, IdNumber)
        assert found.number == number

    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("", "missing"),
            ("   ", "missing"),
            ("1" * 17, "short"),
            ("1" * 19, "long"),
            ("999999491231002", "old15"),
            ("A" * 18, "characters"),
            ("99999919491231002Y", "characters"),
            ("9999991949123100二", "short"),
            ("99999919491231０00२", "characters"),
            ("XXXXXXXXXXXXXXXXXX", "characters"),
        ],
    )
    def test_wrong_in_form(self, typed: str, rule: str) -> None:
        assert rule_of(check_id_number(typed, TODAY)) == f"id_number.{rule}"

    def test_how_many_are_missing_or_too_many(self) -> None:
        short, long = check_id_number("1" * 16, TODAY), check_id_number("1" * 20, TODAY)
        assert isinstance(short, Problem)
        assert isinstance(long, Problem)
        assert "少了 2 位" in short.message
        assert "多了 2 位" in long.message

    @pytest.mark.parametrize(
        "birth",
        ["19490230", "19001301", "20230229", "19000229", "00000101", "18491231", "20261123", "29990101"],
    )
    def test_impossible_dates(self, birth: str) -> None:
        assert rule_of(check_id_number(number_with(birth=birth), TODAY)) == "id_number.date"

    def test_born_today_and_on_a_leap_day(self) -> None:
        for birth in ("20261122", "20000229", "20240229"):
            assert isinstance(check_id_number(number_with(birth=birth), TODAY), IdNumber)

    def test_the_wrong_check_digit_is_named_as_such(self) -> None:
        number = id_number()
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        assert rule_of(check_id_number(wrong, TODAY)) == "id_number.check_digit"

    @pytest.mark.parametrize(
        ("area", "kind"),
        [
            ("810000", IdType.HK_MACAO_TAIWAN),
            ("820000", IdType.HK_MACAO_TAIWAN),
            ("830000", IdType.HK_MACAO_TAIWAN),
            ("911124", IdType.FOREIGN_RESIDENT),
        ],
    )
    def test_other_cards_are_recognised_by_their_number(self, area: str, kind: IdType) -> None:
        found = check_id_number(number_with(area=area), TODAY)
        assert isinstance(found, IdNumber)
        assert found.type is kind

    def test_the_foreign_card_of_2017(self) -> None:
        found = check_id_number("abc110080010101", TODAY)
        assert isinstance(found, IdNumber)
        assert (found.number, found.type, found.birth) == ("ABC110080010101", IdType.FOREIGN_RESIDENT, None)

    def test_digits_of_another_script_are_no_digits(self) -> None:
        assert rule_of(check_id_number("ABC" + "٣" * 12, TODAY)) == "id_number.short"
        assert rule_of(check_id_number("٣" * 18, TODAY)) == "id_number.characters"

    @given(st.text(max_size=40))
    def test_whatever_is_typed_it_answers(self, typed: str) -> None:
        assert isinstance(check_id_number(typed, TODAY), IdNumber | Problem)

    @given(st.text("0123456789０１９xXｘＸABcＡ -－—·.\u3000\n𠮷", max_size=40))
    def test_normalising_twice_is_normalising_once(self, typed: str) -> None:
        assert normalise(normalise(typed)) == normalise(typed)


class TestCreditCode:
    # Nobody's: institution class 9, type 1, area 999999.
    BODY = "91999999TEST00001"

    @staticmethod
    def check(body: str) -> str:
        """GB 32100-2015 §5, written out: 31 minus the weighted sum, weights the powers of 3 modulo 31."""
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(body))
        return alphabet[-total % 31]

    def code(self) -> str:
        body = self.BODY.replace("S", "5")
        return body + self.check(body)

    def test_a_right_code_in_any_writing(self) -> None:
        code = self.code()
        for typed in (code, code.lower(), f" {code[:8]}-{code[8:]} ", code.translate(FULL_WIDTH)):
            found = check_credit_code(typed)
            assert isinstance(found, IdNumber)
            assert (found.number, found.type) == (code, IdType.CREDIT_CODE)

    @given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
    def test_one_wrong_character_is_always_noticed(self, place: int, character: str) -> None:
        code = self.code()
        assume(code[place] != character)
        wrong = code[:place] + character + code[place + 1 :]
        assert rule_of(check_credit_code(wrong)) == "credit_code.check"

    @pytest.mark.parametrize(
        ("typed", "rule"),
        [("", "missing"), ("9" * 17, "length"), ("9" * 19, "length"), ("9" * 17 + "I", "characters")],
    )
    def test_wrong_in_form(self, typed: str, rule: str) -> None:
        assert rule_of(check_credit_code(typed)) == f"credit_code.{rule}"


class TestName:
    @pytest.mark.parametrize(
        "name",
        [
            "张",
            "张示例",
            "𠮷示例",
            "䶮示例",
            "阿卜杜·示例",
            "阿" * 25 + "·" + "例" * 24,
            "O'Example",
            "Ann Example",
        ],
    )
    def test_names_stay_as_they_are(self, name: str) -> None:
        assert check_name(name) == name

    def test_one_and_fifty_characters_count_as_people_count(self) -> None:
        assert check_name("𠮷" * 50) == "𠮷" * 50
        assert rule_of(check_name("𠮷" * 51)) == "name.long"

    @pytest.mark.parametrize("dot", "•‧・．∙⋅·")
    def test_every_middle_dot_becomes_the_one_on_the_card(self, dot: str) -> None:
        assert check_name(f"阿卜杜{dot}示例") == "阿卜杜·示例"

    def test_blanks_around_and_in_a_row_go(self) -> None:
        assert check_name("\u3000 Ann \t Example ") == "Ann Example"

    @pytest.mark.parametrize(
        ("name", "rule"),
        [
            ("", "missing"),
            (" \u3000", "missing"),
            ("张\u200b示例", "characters"),
            ("张\x00示例", "characters"),
            ("张\u202e示例", "characters"),
            ("\ud842示例", "characters"),
            ("张3", "digits"),
            ("张３", "digits"),
        ],
    )
    def test_wrong_names(self, name: str, rule: str) -> None:
        assert rule_of(check_name(name)) == f"name.{rule}"


class TestMobile:
    @pytest.mark.parametrize("typed", ["13800000000", "138 0000 0000", "138-0000-0000", "+86 13800000000"])
    def test_written_otherwise_it_is_the_same(self, typed: str) -> None:
        assert check_mobile(typed) == "13800000000"
        assert check_mobile(typed.translate(FULL_WIDTH)) == "13800000000"

    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("", "missing"),
            ("1380000000", "length"),
            ("138000000000", "length"),
            ("12800000000", "prefix"),
            ("03800000000", "prefix"),
            ("1380000000a", "characters"),
            ("١٣٨٠٠٠٠٠٠٠٠", "characters"),
        ],
    )
    def test_wrong_numbers(self, typed: str, rule: str) -> None:
        assert rule_of(check_mobile(typed)) == f"phone.{rule}"


class TestMasks:
    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("张", "*"),
            ("张三", "张*"),
            ("张示例", "张*例"),
            ("𠮷示例䶮", "𠮷**䶮"),
            ("阿卜杜·示例", "阿****例"),
            ("", "*"),
        ],
    )
    def test_names(self, name: str, shown: str) -> None:
        assert mask_name(name) == shown

    def test_numbers(self) -> None:
        number = id_number()
        masked = mask_id_number(number)
        assert masked == f"{number[:4]}********{number[-4:]}"
        assert number[4:14] not in masked
        assert mask_id_number("12345678") == "********"
        assert mask_phone("13800000000") == "138****0000"
        assert mask_phone("0710") == "****"


class TestAge:
    def test_a_leap_day_child_turns_on_the_first_of_march(self) -> None:
        birth = date(2000, 2, 29)
        assert age_on(birth, date(2018, 2, 28)) == 17
        assert age_on(birth, date(2018, 3, 1)) == 18
        assert age_on(birth, date(2020, 2, 29)) == 20

    @given(births, st.integers(0, 36_000))
    def test_a_day_later_is_the_same_or_one_year_older(self, birth: date, days: int) -> None:
        day = birth + timedelta(days=days)
        assert age_on(birth, day + timedelta(days=1)) - age_on(birth, day) in (0, 1)
        assert age_on(birth, birth) == 0
