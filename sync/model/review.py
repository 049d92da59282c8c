"""Reviews (好差评): five national levels, item codes, one per case and round.

Two official tables number the levels in opposite directions (GB/T 39046-2020 table A.8: 1 is the
best; the national review interface: 5 is the best). Inside, a level is a name; each border maps it.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync.model.problem import Problem

CHANNEL_QR = "3"  # pf: 二维码
CHANNEL_TERMINAL = "5"  # pf: 政务大厅其他终端 (自助终端)


class Level(StrEnum):
    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"

    @property
    def label(self) -> str:
        return _LEVELS[self][0]

    @property
    def national_code(self) -> int:
        """The national review interface: 5 is 非常满意."""
        return _LEVELS[self][1]

    @property
    def gbt39046_code(self) -> int:
        """GB/T 39046-2020 table A.8: 1 is 非常满意."""
        return 6 - _LEVELS[self][1]

    @property
    def bad(self) -> bool:
        """差评: the last two levels, which need a reason and a return visit."""
        return _LEVELS[self][1] <= 2


_LEVELS: dict[Level, tuple[str, int]] = {
    Level.VERY_SATISFIED: ("非常满意", 5),
    Level.SATISFIED: ("满意", 4),
    Level.BASICALLY_SATISFIED: ("基本满意", 3),
    Level.DISSATISFIED: ("不满意", 2),
    Level.VERY_DISSATISFIED: ("非常不满意", 1),
}


class Review(Struct, frozen=True):
    """One review. subject: the case id it is about. round counts from 1: one review each (一事一评).

    items: national item codes ticked; words: what the citizen wrote; revisit: wants a call back.
    """

    id: str
    subject: str
    round: int
    level: Level
    items: tuple[str, ...] = ()
    words: str = ""
    revisit: bool = False
    channel: str = CHANNEL_TERMINAL
    made_at: str = ""


# The national items in use, by level; the text is the interface's and may not be changed locally.
ITEMS: dict[Level, dict[str, str]] = {
    Level.VERY_SATISFIED: {
        "510": "一窗受理一次办结",
        "511": "可以先受理后补材料",
        "512": "不用提交证明",
        "513": "可以全程网上办理",
        "514": "可以使用手机办理",
        "515": "可以就近办理",
        "516": "无需材料直接办理",
        "517": "服务热情效率高",
    },
    Level.SATISFIED: {
        "406": "填写一张表单就可完成申报",
        "407": "在线提交材料窗口核验",
        "408": "一张清单告知全部申报材料",
        "409": "用告知承诺减免申报材料",
        "410": "可以在线预约办理",
        "411": "跑大厅一次办完",
        "412": "可以使用自助机办理",
        "413": "服务态度较好",
    },
    Level.BASICALLY_SATISFIED: {
        "307": "一次性告知需要补正的材料",
        "308": "提供申报材料样本",
        "309": "在承诺的时间内办结",
        "310": "办事指南指引准确",
        "311": "按办事指南要求的材料即可办理",
        "312": "可以快递送达",
        "313": "跑动次数与承诺的一致",
        "314": "服务态度一般",
    },
    Level.DISSATISFIED: {
        "207": "没有提供材料样本",
        "208": "没有提供材料清单",
        "209": "未在承诺时间内办结",
        "210": "同样内容的证明材料被要求多次提交",
        "211": "承诺网办但无法在线办理",
        "212": "在线预约办理后到实体大厅重复取号排队",
        "213": "窗口人员业务不熟练",
        "214": "服务态度生硬",
    },
    Level.VERY_DISSATISFIED: {
        "108": "在办事指南之外增加新的审批条件",
        "109": "需提供办事指南之外的申报材料",
        "110": "无理由超过法定办理时间",
        "111": "办事指南提供样本有错",
        "112": "承诺在线收取申报材料实际无法收取",
        "113": "多头跑窗口和部门",
        "114": "跑动次数与承诺的不一致",
        "115": "服务态度差效率低",
    },
}


def check_review(review: Review) -> tuple[Problem, ...]:
    """The rules every review keeps: known items of its level; a bad one says why."""
    found: list[Problem] = []
    if review.level.bad and not review.items and not review.words.strip():
        found.append(Problem("items", "review.reason", "请点一下哪里不好，或者写一句，我们好改。"))
    if any(code not in ITEMS[review.level] for code in review.items):
        found.append(Problem("items", "review.items", "选的内容和评价不对应，请重新选。"))
    if len(review.words) > 500:
        found.append(
            Problem("words", "review.words", f"最多写 500 个字，现在多了 {len(review.words) - 500} 个字。")
        )
    if review.round < 1:
        found.append(Problem("round", "review.round", "评价次数从 1 开始。"))
    return tuple(found)
