"""The pages of the people beside the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject

from kiosk.bridge.asked_model import AskedModel
from kiosk.bridge.authority_model import REFUSED, AuthorityModel
from kiosk.bridge.card_model import CardModel
from kiosk.bridge.errand_model import ErrandModel
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.verify_model import VerifyModel
from sync.model.authority import letter_words
from sync.model.case import Applicant
from sync.model.persons import IdType
from tests.kiosk.screens.cases import PageCase, standard_only
from tests.kiosk.screens.filing_samples import QR_ADDRESS
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
        (
            "低保金怎么没有到账",
            "赵*生，孙*宁（保康县政务服务和大数据管理局） 11月23日 15:02办结",
            "已办结",
            "g",
            ("asked",),
        ),
    )
    parts = (
        ("id_reader", "读卡器", "正常", "g", "reader"),
        ("a4_printer", "A4 打印机", "快没纸了", "y", "print"),
        ("receipt_printer", "凭条打印", "正常", "g", "print"),
    )
    model.show(
        [
            ({"key": str(n), "kind": "case", "name": name, "who": who, "phase": state, "tone": tone}, tabs)
            for n, (name, who, state, tone, tabs) in enumerate(lines)
        ],
        [dict(zip(("name", "label", "words", "tone", "icon"), part, strict=True)) for part in parts],
        "城乡居民养老保险参保登记",
    )
    return model


def new_errand() -> ErrandModel:
    return ErrandModel()


def busy_errand() -> ErrandModel:
    model = ErrandModel()
    model.set_problem(
        "群众正在办“城乡居民养老保险参保登记”，还没有交。先陪着办完，或者让群众存草稿，再办别的。"
    )
    return model


def on_round() -> ErrandModel:
    model = ErrandModel()
    rows = [
        {
            "key": "1",
            "name": "城乡居民养老保险参保登记",
            "who": "张*例",
            "words": "回执号末尾 0012，11月22日 09:12",
        },
        {"key": "2", "name": "高龄津贴申领", "who": "李*例", "words": "回执号末尾 0013，11月22日 09:41"},
    ]
    model.show_round("清溪村三组", rows, is_open=True)
    return model


def slip() -> Mapping[str, object]:
    model = ReceiptModel()
    model.show(
        number="420626106-01-20261122-0013",
        sentence="已保存在本机，联网后自动报送",
        rows=[
            ("办的事", "高龄津贴申领", False),
            ("办事人", "李*例", False),
            ("承诺办结", "预计 11月25日", True),
        ],
        qr=QR_ADDRESS,
    )
    return {"receipt": model}


def letter(part: str, problem: str = "") -> Callable[[], AuthorityModel]:
    def make() -> AuthorityModel:
        model = AuthorityModel()
        who = Applicant(name="张*例", id_type=IdType.RESIDENT, id_number="4206********0018")
        agent = Applicant(name="王*琴", id_type=IdType.RESIDENT, id_number="4206********0027")
        words = letter_words(who, agent, "城乡居民养老保险参保登记", date(2026, 12, 22))
        model.show(
            "张*例  4206********0018", "王*琴  4206********0027", "城乡居民养老保险参保登记", words, ""
        )
        model.choose(4)
        if part != "relation":
            model.forward(0, 0)
        if part in ("screen", "paper"):
            model.take(part)
            model.forward(0, 0)
        if part == "way":
            model.set_paper("已生成委托书，共 1 页")
        if problem:
            model.fail(problem)
        return model

    return make


def asking() -> AskedModel:
    model = AskedModel()
    model.set_hits([{"code": "a", "name": "高龄津贴申领"}, {"code": "b", "name": "老年人优待证办理"}])
    model.choose("a")
    model.set_paper("已生成告知单，共 1 页")
    return model


def duty() -> AskedModel:
    model = AskedModel()
    when = "11月22日 09:12"
    steps = (("首问接待：告知：带身份证来", "王*琴"), ("转交：交给 李*平", "王*琴"))
    model.show(
        "asked",
        "老年证在哪里办",
        ("没办结", "y"),
        (("谁问的", "赵*生"), ("首问责任人", "王*琴"), ("现在谁在办", "李*平"), ("问的时间", when)),
        [{"what": what, "when": when, "who": who, "phase": "done"} for what, who in steps],
        may=True,
    )
    model.set_people([("0317", "李*平"), ("0318", "周*英")])
    return model


def ended_duty() -> AskedModel:
    """By a colleague at the county's console."""
    model = AskedModel()
    when, by = "11月22日 09:12", "孙*宁（保康县政务服务和大数据管理局）"
    steps = (
        ("首问接待：告知：带身份证来", when, "王*琴"),
        ("告知结果：已打电话，下周一补发", "11月23日 15:02", by),
    )
    facts = (("谁问的", "赵*生"), ("首问责任人", "王*琴"), ("现在谁在办", "王*琴"), ("问的时间", when))
    model.show(
        "asked",
        "低保金这个月怎么没有到账",
        ("已办结", "g"),
        (*facts, ("谁办结的", f"{by}，11月23日 15:02")),
        [{"what": what, "when": at, "who": who, "phase": "done"} for what, at, who in steps],
    )
    return model


def duty_asks(what: str) -> Callable[[], AskedModel]:
    def make() -> AskedModel:
        model = duty()
        model.ask(what)
        return model

    return make


def verifying(part: str, problem: str = "") -> Callable[[], VerifyModel]:
    def make() -> VerifyModel:
        model = VerifyModel()
        model.choose(2)
        model.turn(part)
        if problem:
            model.fail(problem)
        return model

    return make


def signed_in() -> Mapping[str, object]:
    model = StaffModel()
    model.show("王*琴", "0312", "上午好")
    model.set_left(588)
    model.set_trainings(2)
    model.set_news(1)
    return {"staff": model}


def desk(name: str, page: str, model: Callable[[], QObject], *, state: bool = False) -> PageCase:
    return PageCase(name, f"staff/{page}.qml", model, signed_in, shown_in=standard_only, state=state)


CASES = (
    desk("staff_verify", "VerifyPage", verifying("reason")),
    desk("staff_verify_way", "VerifyPage", verifying("way"), state=True),
    desk(
        "staff_verify_second",
        "VerifyPage",
        verifying("second", "工号或口令不对，还可以试 2 次。"),
        state=True,
    ),
    desk("staff_ask", "AskPage", asking),
    desk("staff_asked", "RecordPage", duty),
    desk("staff_asked_ended", "RecordPage", ended_duty),
    desk("staff_asked_close", "RecordPage", duty_asks("close"), state=True),
    desk("staff_asked_hand", "RecordPage", duty_asks("hand"), state=True),
    desk("staff_new", "HelperNewPage", new_errand),
    desk("staff_new_busy", "HelperNewPage", busy_errand, state=True),
    desk("staff_round_first", "RoundPage", new_errand, state=True),
    desk("staff_round", "RoundPage", on_round),
    PageCase("round_done", "staff/RoundDonePage.qml", on_round, slip),
    PageCase("authority_relation", "filing/AuthorityPage.qml", letter("relation")),
    PageCase("authority_way", "filing/AuthorityPage.qml", letter("way", REFUSED), state=True),
    PageCase("authority_screen", "filing/AuthorityPage.qml", letter("screen")),
    PageCase("authority_paper", "filing/AuthorityPage.qml", letter("paper"), state=True),
    PageCase("staff_helper", "staff/HelperDeskPage.qml", helper, signed_in, shown_in=standard_only),
    PageCase("staff_in", "staff/StaffSignInPage.qml", signing_in, reader, shown_in=standard_only),
    PageCase(
        "staff_refused", "staff/StaffSignInPage.qml", refused, no_reader, shown_in=standard_only, state=True
    ),
)
