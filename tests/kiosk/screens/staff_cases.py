"""The pages of the people beside the machine."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.staff_model import StaffModel
from tests.kiosk.screens.cases import PageCase, standard_only
from tests.kiosk.screens.stage import keep


def signing_in() -> StaffModel:
    return StaffModel()


def refused() -> StaffModel:
    model = StaffModel()
    model.fail("工号或口令不对，请过 30 秒再试。")
    return model


def reader() -> Mapping[str, object]:
    model = keep(CardModel())
    model.set_reader(True, "")
    return {"card": model}


def no_reader() -> Mapping[str, object]:
    return {"card": keep(CardModel())}


def helper() -> HelperModel:
    model = HelperModel()
    lines = (
        ("特困人员认定", "陈*根", "超期 1 天", "r", ("today", "late")),
        ("医保参保登记", "周*英", "剩 1 个工作日", "y", ("today",)),
        ("城乡居民养老保险参保登记", "张*例", "待联网报送", "t", ("today", "waiting")),
        ("临时救助申请", "", "草稿，11月22日 09:12", "n", ("drafts",)),
        ("个体工商户设立登记", "孙*梅", "已办结", "g", ("today",)),
    )
    parts = (
        ("id_reader", "读卡器", "正常", "g", "reader"),
        ("a4_printer", "A4 打印机", "快没纸了", "y", "print"),
        ("receipt_printer", "凭条打印", "正常", "g", "print"),
    )
    model.show(
        [
            ({"key": str(n), "name": name, "who": who, "phase": state, "tone": tone}, tabs)
            for n, (name, who, state, tone, tabs) in enumerate(lines)
        ],
        [dict(zip(("name", "label", "words", "tone", "icon"), part, strict=True)) for part in parts],
        "城乡居民养老保险参保登记",
    )
    return model


def signed_in() -> Mapping[str, object]:
    model = StaffModel()
    model.show("王*琴", "0312", "上午好")
    model.set_left(588)
    return {"staff": model}


CASES = (
    PageCase("staff_helper", "staff/HelperDeskPage.qml", helper, signed_in, shown_in=standard_only),
    PageCase("staff_in", "staff/StaffSignInPage.qml", signing_in, reader, shown_in=standard_only),
    PageCase(
        "staff_refused", "staff/StaffSignInPage.qml", refused, no_reader, shown_in=standard_only, state=True
    ),
)
