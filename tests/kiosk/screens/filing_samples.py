"""Fictional content for the pages of the filing and progress journeys."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.discovery_notices import ErrorModel
from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.form_model import FormModel
from kiosk.bridge.identify_model import ABSENT_FIELDS, IdentifyModel
from kiosk.bridge.materials_model import SHOOT, STICK, MaterialsModel
from kiosk.bridge.progress_model import ProgressFindModel, ProgressModel
from kiosk.bridge.qr_image import SCHEME
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.review_model import ReviewModel
from kiosk.bridge.sign_model import SignModel
from kiosk.devices.idcard.card import Card, CardKind
from kiosk.devices.idcard.reader import EARLY
from kiosk.services.cards import CardPerson, Cards
from kiosk.services.clock import CountyClock
from kiosk.services.draft import MaterialRow
from kiosk.services.filing import SummaryGroup
from kiosk.services.identify import Identify
from kiosk.services.supplied import SENTENCE
from sync.county.catalogue.xlsform import convert
from sync.model.case import Route
from sync.model.forms import Context, Filling, FormRecord, load
from sync.model.matter import Origin
from tests.helpers.people import id_number

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 22, 1, 26, tzinfo=UTC)
FACTS = {"id_card.name": "张示例", "id_card.number": id_number(), "earlier.phone": "13800000000"}


QR_KEY = "receipt"
#: As long as a real one: 22 characters of token, 87 of key.
PHONE_KEY, PHONE_TEXT = (
    "phone",
    "https://zwfw.example.gov.cn/p/up/#" + "A1b2" * 5 + "Cd." + "Bk3x" * 21 + "Yz0",
)
QR_ADDRESS = f"image://{SCHEME}/{QR_KEY}"
RECEIPT_NO = "BK420626106-01-261122-0037-4"


class Noon:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@cache
def pension_form() -> FormRecord:
    name = "hr-resident-pension-join.xlsx"
    record = convert((ROOT / "assets/catalogue/forms" / name).read_bytes(), name)
    assert isinstance(record, FormRecord), record
    return record


def filling() -> Filling:
    form = load(pension_form())
    assert not isinstance(form, list), form
    return Filling(form, Context(now=NOW, sources=FACTS))


def identify() -> IdentifyModel:
    return IdentifyModel(Identify(CountyClock(Noon(), lambda: 0)))


def reader(state: str = "waiting", words: str = "", side: str = "right") -> IdentifyModel:
    """On a machine with a card reader."""
    card = CardModel(side)
    card.set_reader(True, "")
    card.show(state, words)
    return IdentifyModel(Identify(CountyClock(Noon(), lambda: 0)), card)


def identify_refused() -> IdentifyModel:
    return reader("refused", EARLY.words, "left")


def identify_family() -> IdentifyModel:
    model = reader("reading", side="below")
    model.ask(ABSENT_FIELDS, "applicant")
    model.card.show("reading")
    return model


def identify_read() -> IdentifyModel:
    model = reader()
    model.fill(card_person())
    return model


def identify_read_rare() -> IdentifyModel:
    """Expired, and with a character that only a person can put right."""
    model = reader()
    model.fill(card_person("张\ue863例", date(2025, 1, 1)))
    return model


def card_person(name: str = "张示例", until: date | None = None) -> CardPerson:
    card = Card(
        kind=CardKind.RESIDENT,
        name=name,
        number=id_number(),
        address="湖北省襄阳市保康县歇马镇清溪村二组１２号",
        valid_until=until,
    )
    person = Cards(None, CountyClock(Noon(), lambda: 0)).person(card)
    assert isinstance(person, CardPerson), person
    return person


def identify_broken() -> IdentifyModel:
    """The reader was unplugged: typed, as on a machine without one."""
    model = reader()
    model.card.set_reader(False, "身份证读卡器断开了，请检查插头和电源，插好后会自动恢复")
    return model


def identify_wrong() -> IdentifyModel:
    model = identify()
    model.write("张示例")
    model.turnTo("number")
    for key in id_number()[:-2]:
        model.typed(key)
    model.submit()
    return model


def form_at(
    step: int, elder: bool, answers: dict[str, object] | None = None, tried: bool = False
) -> FormModel:
    model = FormModel()
    filled = filling()
    for path, value in (answers or {}).items():
        filled.answer(path, value)
    model.open(filled, "城乡居民养老保险参保登记")
    model.show(model.steps(elder)[step], elder)
    if tried:
        model.ready()
    return model


def form_person() -> FormModel:
    """Only what the identify page has not settled is asked."""
    return form_at(0, elder=False, answers={"/data/applicant/phone": "13800000001"})


def form_wrong() -> FormModel:
    return form_at(0, elder=False, tried=True)


def form_pay() -> FormModel:
    return form_at(1, elder=False)


def form_promise() -> FormModel:
    return form_at(-1, elder=False)


def elder_written() -> FormModel:
    return form_at(0, elder=True, answers={"/data/applicant/phone": "1380000"}, tried=True)


def elder_choice() -> FormModel:
    return form_at(0, elder=True)


def elder_long_choice() -> FormModel:
    return form_at(1, elder=True)


def elder_promise() -> FormModel:
    return form_at(-1, elder=True)


def material(
    number: int, name: str, origin: Origin, route: Route | None, words: str, *ways: Route
) -> MaterialRow:
    return MaterialRow(
        key=f"m{number}",
        name=name,
        note="",
        origin=origin,
        route=route,
        choices=ways,
        exempt=origin.exempt,
        words=words,
    )


MATERIALS = (
    material(1, "居民身份证", Origin.ELICENCE, Route.ELICENCE, "免提交，联网后用电子证照核验"),
    material(2, "户口簿信息", Origin.SHARED, Route.SHARED, "免提交，联网后由系统核对"),
    material(3, "残疾人证", Origin.ORIGINAL, None, "", Route.LATER, Route.WINDOW),
    material(4, "参保登记表", Origin.FORM, Route.FORM, "就是您刚填的这张表"),
    material(
        5,
        "法定代表人、董事、监事、高级管理人员任职文件",
        Origin.COPY,
        Route.WINDOW,
        "办完带到窗口",
        Route.LATER,
        Route.WINDOW,
    ),
)


def materials() -> MaterialsModel:
    model = MaterialsModel()
    model.show(MATERIALS)
    return model


def materials_done() -> MaterialsModel:
    model = MaterialsModel()
    model.show(MATERIALS[:2])
    return model


def group(
    key: str, icon: str, title: str, headline: str, detail: str, target: str, step: str = ""
) -> SummaryGroup:
    return SummaryGroup(
        key=key, icon=icon, title=title, headline=headline, detail=detail, rows=(), target=target, step=step
    )


GROUPS = (
    group(
        "applicant", "idcard", "办事人", "张*例 9999********0020", "手机 138****0000 · 本人办理", "identify"
    ),
    group("pay", "doc", "缴费", "每年 500 元（示例）", "户口 歇马镇清溪村（示例）", "form", "/data/pay"),
    group("materials", "device", "材料", "4 份都安排好了", "3 份免提交，1 份带到窗口", "materials"),
)
LETTER = "# 告知承诺书\n\n您提交的内容要真实。\n\n- 不真实的，要承担责任\n- 可以随时撤回"


def sign() -> SignModel:
    model = SignModel()
    model.show(GROUPS, LETTER)
    return model


def sign_failed() -> SignModel:
    model = sign()
    model.accept(True)
    model.write([[[10, 10, 0], [90, 90, 40]], [[20, 80, 90], [80, 20, 130]]])
    model.fail("机器的存储满了，没有提交。您填的都还在，请找帮办员。")
    return model


def receipt() -> ReceiptModel:
    model = ReceiptModel()
    model.show(
        number=RECEIPT_NO,
        sentence="已保存在本机，联网后自动报送",
        rows=[
            ("办的事", "城乡居民养老保险参保登记", False),
            ("办事人", "张*例", False),
            ("提交时间", "11月22日 09:41", False),
            ("承诺办结", "预计 11月25日 星期三", True),
        ],
        qr=QR_ADDRESS,
    )
    model.offer_form(True)
    model.set_contact("王*琴", "12345")
    model.set_steps(
        [
            ("cloudup", "联网报送", "自动完成"),
            ("stamp", "窗口受理", "开始计时"),
            ("progress", "凭回执号", "随时查进度"),
        ]
    )
    return model


def receipt_printed() -> ReceiptModel:
    model = receipt()
    model.set_paper("done", "已生成回执单，共 1 页")
    return model


def review() -> ReviewModel:
    model = ReviewModel()
    model.open("case")
    return model


def review_good() -> ReviewModel:
    model = review()
    model.pick(1)
    model.toggle("512")
    return model


def review_bad() -> ReviewModel:
    model = review()
    model.pick(5)
    return model


def review_sent() -> ReviewModel:
    model = review_good()
    model.sent()
    return model


def find() -> ProgressFindModel:
    return ProgressFindModel()


def find_wrong() -> ProgressFindModel:
    model = find()
    for key in "26112200374":
        model.typed(key)
    model.turnTo("number")
    for key in id_number():
        model.typed(key)
    model.fail("没有找到这件事。请对着回执单和身份证再看一遍。")
    return model


def find_asking() -> ProgressFindModel:
    model = find_wrong()
    model.set_asking()
    return model


def progress() -> ProgressModel:
    model = ProgressModel()
    model.show(
        matter="城乡居民养老保险参保登记",
        state="办理中",
        kind="y",
        words="县里已收到",
        rows=[
            ("回执号", "BK420626106-01-261122-0037-4"),
            ("办件编号", "SL2026112200001"),
            ("办事人", "张*例 9999********0020"),
            ("承诺办结", "11月25日 星期三"),
            ("在谁手里", "县人社局 陈*"),
        ],
        missing=["残疾人证"],
        events=[
            {"what": "提交申请", "when": "11月22日 09:41", "who": "在这台自助终端办的", "phase": "done"},
            {"what": "联网报送", "when": "11月22日 14:05", "who": "断网时保存在本机", "phase": "done"},
            {"what": "请补正", "when": "11月23日 09:00", "who": "缺残疾人证", "phase": "warn"},
            {"what": "办理中", "when": "11月23日 15:20", "who": "县人社局 · 经办人 陈*", "phase": "now"},
            {"what": "办结", "when": "11月25日 之前", "who": "", "phase": "todo"},
        ],
    )
    model.set_deadline(2, 0.4, provisional=False)
    model.set_rating(True, given=False)
    model.set_urge("", "经办人")
    model.set_followups(supplement=True, withdraw=True)
    return model


def progress_waiting() -> ProgressModel:
    model = ProgressModel()
    model.show(
        matter="高龄津贴申领",
        state="已保存，待报送",
        kind="t",
        words="已保存在本机，联网后自动报送。",
        rows=[("回执号", "BK420626106-01-261122-0038-2"), ("办事人", "李*例")],
        missing=[],
        events=[
            {"what": "提交申请", "when": "11月22日 09:41", "who": "在这台自助终端办的", "phase": "done"},
            {"what": "联网报送", "when": "联网后自动送出", "who": "不用您再跑一趟", "phase": "now"},
        ],
    )
    model.set_rating(False, given=True)
    model.set_urge("还没送到县里，送到再催", "窗口")
    model.set_followups(supplement=False, withdraw=True)
    return model


def progress_supplied() -> ProgressModel:
    """All that was asked for is handed in and waits for the line."""
    model = progress()
    model.show(
        matter="城乡居民养老保险参保登记",
        state="待补正",
        kind="y",
        words="您补的材料齐了，已经存好，联网后自动送到窗口，不用再补。",
        rows=[("回执号", "BK420626106-01-261122-0037-4"), ("办事人", "张*例 9999********0020")],
        missing=[],
        events=[
            {"what": "提交申请", "when": "11月22日 09:41", "who": "在这台自助终端办的", "phase": "done"},
            {"what": "请补正", "when": "11月23日 09:00", "who": "缺残疾人证", "phase": "warn"},
            {
                "what": "您补交了材料",
                "when": "今天 15:20",
                "who": "已存好，联网后自动送到窗口",
                "phase": "done",
            },
        ],
    )
    model.set_deadline(None, 0.0, provisional=False)
    model.set_followups(supplement=False, withdraw=True, supplied=True)
    return model


def supplement() -> FollowupModel:
    """On a machine with camera and stick: one is photographed, of one the paper was given."""
    model = FollowupModel()
    model.offer((SHOOT, STICK))
    asked = ["残疾人证", "户口簿首页和本人页的复印件（要盖章）", "银行卡正面照片不清楚，请重拍"]
    model.begin("城乡居民养老保险参保登记", asked)
    model.show_pages({asked[0]: 2})
    model.hand(1, 2)
    return model


def supplement_paper() -> FollowupModel:
    """On a machine with neither."""
    model = FollowupModel()
    model.begin("城乡居民养老保险参保登记", ["残疾人证", "户口簿首页和本人页的复印件（要盖章）"])
    model.hand(0, 0)
    return model


def supplement_unnamed() -> FollowupModel:
    """The clerk gave no list."""
    model = FollowupModel()
    model.offer((SHOOT, STICK))
    model.begin("城乡居民养老保险参保登记", [])
    return model


def supplied() -> ReceiptModel:
    model = ReceiptModel()
    model.show(
        number="BK420626106-01-261122-0038-2",
        sentence=SENTENCE,
        rows=[
            ("办的事", "城乡居民养老保险参保登记", False),
            ("这次补交", "残疾人证：2 页", True),
            ("", "户口簿首页和本人页的复印件（要盖章）：纸质的交给帮办员或窗口", True),
            ("还差", "银行卡正面照片不清楚，请重拍", False),
        ],
        qr=QR_ADDRESS,
    )
    model.set_steps([("people", "窗口核对", "看过就接着办"), ("cloudup", "还差的", "改天再来补")])
    return model


def supplement_words() -> FollowupModel:
    model = supplement()
    model.forward()
    model.typeWords("残疾人证今天上午交给了王*琴。")
    return model


def withdraw() -> FollowupModel:
    model = FollowupModel()
    model.begin("城乡居民养老保险参保登记", [])
    model.choose("twice")
    return model


def withdraw_failed() -> FollowupModel:
    model = withdraw()
    model.fail("这台机器的存储满了，暂时存不下。请叫管理员清理空间，已存的办件都在。")
    return model


def waiting() -> ErrorModel:
    model = ErrorModel()
    model.show("办事清单还没有到", "机器正在等县里发来办事清单，到了会自己出现。要办事请先到综合窗口。")
    return model


def type_in(model: QObject) -> None:
    """Show the pad of the identify page."""
    cast(IdentifyModel, model).turnTo("number")


TODAY = date(2026, 11, 22)


def sent_words() -> dict[str, object]:
    return {"success": "补交的收好了", "caption": "回执号（凭它查进度）"}
