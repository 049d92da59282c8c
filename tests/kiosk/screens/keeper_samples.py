"""Fictional content for the keeper's page."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.bridge.keeper_model import KeeperModel
from kiosk.bridge.staff_model import StaffModel
from sync.model.device import Part, PartState
from tests.kiosk.screens.stage import keep

PARTS = (
    Part(name="id_reader", label="身份证读卡器", state=PartState.OK),
    Part(
        name="a4_printer",
        label="打印机",
        state=PartState.FAULT,
        cause="卡纸：打开后盖，顺着走纸方向把纸取出来。",
        total=100,
        remaining=40,
    ),
    Part(name="receipt_printer", label="凭条打印机", state=PartState.LOW, cause="纸不多了：准备加纸。"),
    Part(name="scanner", label="高拍仪", state=PartState.OK),
    Part(name="speaker", label="喇叭", state=PartState.OK),
    Part(name="line", label="联网", state=PartState.OK, cause="已联网，2 条县里没有收"),
)
FAULT = {
    "name": "0193a000-0000-7000-8000-000000000007",
    "label": "打印机",
    "words": "卡纸",
    "since": "11月29日 08:12 发现，已 2 小时",
    "cause": "",
    "notice": True,
    "stopped": False,
}


def keeper(tab: int = 0, *, broken: bool = True) -> KeeperModel:
    model = KeeperModel()
    model.show_parts(PARTS, ["id_reader", "a4_printer", "speaker", "line"])
    model.show_done("今天 08:20 做过了", "", "")
    model.show_supplies("大约还有 320 张，平均一天 21.4 张，还够 14 天左右。", "上次换纸：11月21日 08:31")
    model.show_faults([FAULT, FAULT | {"name": "2", "label": "高拍仪", "notice": False}] if broken else [])
    model.show_people([("K02", "赵*例 · 集镇便民服务中心"), ("K03", "周*例")])
    model.open(tab)
    return model


def properties() -> Mapping[str, object]:
    staff = keep(StaffModel())
    staff.show("李*安", "K01", "上午好")
    return {"staff": staff}


def supplies() -> KeeperModel:
    return keeper(1)


def faults() -> KeeperModel:
    return keeper(2)


def no_faults() -> KeeperModel:
    return keeper(2, broken=False)


def tries() -> KeeperModel:
    model = keeper(3)
    model.say_try("id_reader", "读到一张证，好用。证上的内容没有显示，也没有留下。")
    return model


def handover() -> KeeperModel:
    return keeper(4)


def report() -> KeeperModel:
    model = faults()
    model.ask("report")
    return model


def cause() -> KeeperModel:
    model = faults()
    model.ask(str(FAULT["name"]))
    model.fail("请写一句故障的原因。")
    return model
