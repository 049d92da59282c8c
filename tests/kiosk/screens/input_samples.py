"""A form with one question of every type, for the pages that ask them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cache

from kiosk.bridge.form_model import FormModel
from sync.model.forms import Context, Filling, Form
from sync.model.ink import pack
from tests.model.forms.build import form_of

NOW = datetime(2026, 11, 22, 9, 26, tzinfo=timezone(timedelta(hours=8)))

SURVEY = """
| type | name | label | hint | required | constraint | appearance | parameters |
| begin group | days | 日子 | | | | | |
| date | born | 哪天生的 | | yes | . <= today() | | |
| date | stopped | 哪天停的 | | | . <= today() and . >= date(today() - 300) | | |
| date | since | 从哪个月起 | | yes | | month-year | |
| time | call | 几点打电话方便 | | | | | |
| dateTime | meet | 约在什么时候 | | | | | |
| integer | people | 家里有几口人 | | yes | . >= 1 and . <= 20 | | |
| end group | | | | | | | |
| begin group | sums | 钱和号码 | | | | | |
| decimal | income | 全家一年收入 | 按元填写 | yes | . >= 0 and . <= 5000000 | | |
| text | phone | 手机号码 | | yes | | | |
| text | card | 身份证号码 | | yes | | | |
| text | account | 银行账号 | 卡上的号码 | | | | |
| decimal | area | 面积（平方米） | | | | | |
| text | name | 房东叫什么 | | | | | |
| end group | | | | | | | |
| begin group | picks | 选一选 | | | | | |
| select_one illness | illness | 是哪一种病 | | yes | | | |
| select_one yn | aided | 以前享受过低保吗 | | yes | | | |
| rank want | want | 最需要什么帮助 | | yes | | | |
| end group | | | | | | | |
| begin group | rest | 其余 | | | | | |
| range | grade | 打几分 | | | | | start=0 end=10 step=1 |
| geopoint | where | 地在哪里 | | | | | |
| image | photo | 近期照片 | | yes | | | |
| image | pledge | 老人自己签名 | | yes | | signature | |
| end group | | | | | | | |
| begin repeat | member | 家人 | | | | | |
| text | member_name | 姓名 | | yes | | | |
| integer | member_age | 多少岁 | | yes | . >= 0 and . <= 130 | | |
| end repeat | | | | | | | |
"""
_ILLNESS = (
    "高血压 糖尿病 冠心病 脑中风后遗症 慢性肾病 肝硬化 类风湿关节炎 红斑狼疮 帕金森病 "
    "重症肌无力 精神病 血友病 肺结核 恶性肿瘤 器官移植术后 慢阻肺"
)
CHOICES = "| list_name | name | label |\n" + "".join(
    f"| {group} | {name} | {label} |\n"
    for group, name, label in [
        *[("illness", f"i{number}", label) for number, label in enumerate(_ILLNESS.split())],
        ("yn", "yes", "是"),
        ("yn", "no", "不是"),
        ("want", "money", "钱"),
        ("want", "care", "有人照看"),
        ("want", "house", "修房子"),
    ]
)
GROUPS = ("days", "sums", "picks", "rest")


#: A name of two characters, drawn by rule.
NAME: list[list[tuple[int, int, int]]] = [
    [(x0 + at * (x1 - x0) // 12, y0 + at * (y1 - y0) // 12, start + 16 * at) for at in range(13)]
    for start, (x0, y0, x1, y1) in zip(
        range(0, 4000, 400),
        [
            (180, 120, 380, 110),
            (280, 60, 275, 420),
            (275, 200, 160, 340),
            (285, 200, 400, 330),
            (520, 90, 740, 80),
            (630, 90, 620, 260),
            (500, 265, 780, 250),
            (625, 265, 500, 430),
            (635, 265, 790, 420),
        ],
        strict=False,
    )
]


@cache
def _form() -> Form:
    return form_of(SURVEY, CHOICES)


def form_with(answers: dict[str, object] | None = None) -> tuple[FormModel, Filling]:
    """The form, opened, with answers by the last part of their path."""
    filling = Filling(_form(), Context(now=NOW))
    for question in filling.questions():
        value = (answers or {}).get(question.path.rpartition("/")[2])
        if value is not None:
            change = filling.answer(question.path, value)
            assert change.accepted, change
    model = FormModel()
    model.open(filling, "试验")
    return model, filling


def section(name: str, answers: dict[str, object] | None = None, tried: bool = False) -> FormModel:
    """The standard page of one group."""
    model, _ = form_with(answers)
    model.show(f"/data/{name}", elder=False)
    if tried:
        model.ready()
    return model


def question(path: str, answers: dict[str, object] | None = None, tried: bool = False) -> FormModel:
    """The elder page of one question."""
    model, _ = form_with(answers)
    model.show(f"/data/{path}", elder=True)
    if tried:
        model.ready()
    return model


ANSWERS: dict[str, object] = {
    "born": "1958-04-06",
    "since": "2026-03-01",
    "call": "09:30",
    "people": 4,
    "income": 12000,
    "phone": "1380000000",
    "card": "99999919580406",
    "account": "6217000000000000",
    "illness": "i3",
    "aided": "no",
    "want": ["care", "money"],
    "grade": 7,
    "pledge": pack(932, 504, NAME),
}


def members() -> FormModel:
    """The second of four members of a family; one was just taken away."""
    model, filling = form_with()
    for number, name in enumerate(("张示例", "李示例", "欧阳示例", "王示例", "赵示例"), 1):
        if filling.question(f"/data/member[{number}]/member_name") is None:
            filling.add("/data/member")
        filling.answer(f"/data/member[{number}]/member_name", name)
    model.show("/data/member[5]", elder=False)
    model.remove()
    model.show("/data/member[2]", elder=False)
    return model
