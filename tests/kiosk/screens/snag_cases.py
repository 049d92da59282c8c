"""承接问题: the list, an answer, a new report. Staff pages are shown in standard type alone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.bridge.snag_model import SnagModel
from kiosk.services.snags import SnagView
from sync.model.snag import SnagSort
from tests.kiosk.screens.cases import PageCase, standard_only
from tests.kiosk.screens.keeper_samples import properties

VIEW = SnagView(
    id="1",
    matter="城乡居民基本养老保险关系转移接续申请",
    sorts="业务系统进不去、没权限、不知道怎么办",
    words="转移接续的页面点进去说没有权限，不知道找谁开账号。",
    about="王*琴 · 11月22日 09:41",
    state="answered",
    state_words="已答复，等乡镇确认",
    owner="保康县人力资源和社会保障局",
    due="",
    answer="请中心负责人填《账号申请表》发到信息股，当天开通；开通前由县局代办，打 0710-581****。",
    answered="周*保（保康县人力资源和社会保障局） · 11月23日 15:02",
    can_close=True,
    unread=True,
)
WAITS = replace(
    VIEW, id="2", matter="特困人员认定", sorts="审核标准拿不准", state="open", state_words="等部门答复",
    due="11月27日 前答复", answer="", answered="", can_close=False, unread=False,
)  # fmt: skip
SAVED = replace(
    WAITS, id="3", matter="老年人优待证办理", sorts="缺章、缺表、缺设备", state="saved",
    state_words="已存好，联网后送到部门", due="", about="工号 0312 · 11月24日 08:20",
)  # fmt: skip
CLOSED = replace(VIEW, id="4", matter="临时救助申请", state="closed", state_words="已解决", unread=False)
MATTERS = [
    ("HR-007", "城乡居民基本养老保险关系转移接续申请"),
    ("SA-001", "最低生活保障对象认定、保障金给付"),
    ("SA-002", "特困人员认定"),
    ("MD-003", "医疗救助对象待遇核准支付"),
    ("CV-009", "老年人优待证办理"),
]


def full() -> SnagModel:
    model = SnagModel()
    model.show((VIEW, WAITS, SAVED, CLOSED))
    return model


def empty() -> SnagModel:
    model = SnagModel()
    model.show(())
    return model


def answered() -> SnagModel:
    model = full()
    model.open("1")
    return model


def choosing() -> SnagModel:
    model = full()
    model.begin()
    model.show_matters(MATTERS)
    return model


def report() -> SnagModel:
    model = choosing()
    model.chooseMatter(*MATTERS[0])
    model.toggle(SnagSort.SYSTEM.value)
    return model


def again() -> SnagModel:
    model = answered()
    model.again()
    model.fail("请写一句还有什么没解决。")
    return model


def _case(name: str, model: Callable[[], SnagModel]) -> PageCase:
    return PageCase(name, "staff/SnagsPage.qml", model, properties, standard_only, chinese_only=True)


CASES = (
    _case("snags-list", full),
    _case("snags-none", empty),
    _case("snags-answer", answered),
    _case("snags-matter", choosing),
    _case("snags-report", report),
    _case("snags-again", again),
)
