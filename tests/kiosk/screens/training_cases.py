"""业务培训: the list, one to sign in for, one with a result. Staff pages are shown in standard type alone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.bridge.training_model import TrainingModel
from kiosk.services.trainings import TrainingView
from tests.kiosk.screens.cases import PageCase, standard_only
from tests.kiosk.screens.keeper_samples import properties

TODAY = TrainingView(
    id="1",
    title="城乡居民养老保险关系转移接续",
    owner="保康县人力资源和社会保障局",
    when="11月30日 星期一 09:00 到 11:30",
    place="县政务服务中心三楼会议室",
    matters="城乡居民基本养老保险关系转移接续申请、城乡居民养老保险参保登记",
    note="带上工作日志。讲完当场做十道题，80 分合格。",
    state="today",
    state_words="今天培训，请签到",
    signed="",
    outcome="",
    score="",
    marked="",
    cancelled="",
    order=(0, 0.0),
)
COMING = replace(
    TODAY, id="2", title="特困人员认定怎么审", owner="保康县民政局", when="12月3日 星期四 14:30 到 17:00",
    place="县民政局二楼", state="coming", state_words="将要培训",
)  # fmt: skip
PASSED = replace(
    TODAY, id="3", title="老年人优待证办理", owner="保康县卫生健康局", when="11月12日 星期四 09:00 到 10:30",
    state="passed", state_words="合格", signed="歇马镇自助终端 01 · 11月12日 08:52",
    outcome="合格", score="92 分",
    marked="周*保 · 11月12日 16:05",
)  # fmt: skip
SAVED = replace(TODAY, id="4", state="saved", state_words="已签到，联网后送到县里", signed="11月30日 08:51")
OFF = replace(
    COMING, id="5", title="医疗救助对象待遇核准支付", state="cancelled", state_words="已取消",
    cancelled="老师生病，改在 12 月 10 日，另行通知。",
)  # fmt: skip


def full() -> TrainingModel:
    model = TrainingModel()
    model.show((TODAY, COMING, SAVED, PASSED, OFF))
    return model


def none() -> TrainingModel:
    model = TrainingModel()
    model.show(())
    return model


def opened(id: str) -> Callable[[], TrainingModel]:
    def make() -> TrainingModel:
        model = full()
        model.open(id)
        return model

    return make


def refused() -> TrainingModel:
    model = opened("1")()
    model.fail("没有签上，请再按一次。")
    return model


def _case(name: str, model: Callable[[], TrainingModel]) -> PageCase:
    return PageCase(name, "staff/TrainingPage.qml", model, properties, standard_only, chinese_only=True)


CASES = (
    _case("training-list", full),
    _case("training-none", none),
    _case("training-today", opened("1")),
    _case("training-refused", refused),
    _case("training-result", opened("3")),
    _case("training-cancelled", opened("5")),
)
