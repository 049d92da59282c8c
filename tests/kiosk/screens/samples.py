"""Fictional content for the pages of the discovery journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.bridge.browse_desk import EXPLAIN
from kiosk.bridge.discovery_guide import GuideModel
from kiosk.bridge.discovery_home import HomeModel
from kiosk.bridge.discovery_idle import IdleModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import ErrorModel, NoticeModel
from kiosk.bridge.help_model import HelpModel
from kiosk.services import clock_words
from kiosk.services.bundles import BundleHit
from sync.model.matter import Audience, Channel, Domain, Material, Matter, Origin, TimeLimit
from sync.model.terminal import DutyHelper, Poster, TerminalProfile

CENTRE = "歇马镇党群服务中心"


def matter(code: str, name: str, domain: Domain = Domain.HUMAN_RESOURCES, **changes: object) -> Matter:
    """A matter as the county might publish it."""
    fields: dict[str, object] = {
        "code": code,
        "rev": 1,
        "name": name,
        "domain": domain,
        "kind": "公共服务",
        "audience": (Audience.PERSON,),
        "department": "保康县人力资源和社会保障局",
        "statutory": TimeLimit(20),
        "promised": TimeLimit(1),
        "instant": False,
        "channels": (
            Channel.KIOSK,
            Channel.WINDOW,
            Channel.WEB,
            Channel.APP,
            Channel.ASSIST,
            Channel.VILLAGE,
        ),
        "materials": (
            Material("m1", "居民身份证", Origin.ELICENCE),
            Material("m2", "户口簿信息", Origin.SHARED),
            Material("m3", "参保登记表", Origin.FORM),
            Material("m4", "残疾人证", Origin.ORIGINAL, "政府代缴的才要"),
        ),
        "basis": "《中华人民共和国社会保险法》第二十条；国发〔2014〕8号",
        "note": "年满 16 周岁，不是在校学生；没有参加职工基本养老保险",
    }
    return Matter(**{**fields, **changes})  # type: ignore[arg-type]


PENSION = matter("HR-001", "城乡居民基本养老保险参保登记", short_name="养老参保")
LONGEST = matter(
    "RE-029",
    "国有建设用地使用权及房屋所有权转移登记（夫妻财产约定、离婚析产）",
    Domain.REAL_ESTATE,
    audience=(Audience.PERSON, Audience.COMPANY),
    channels=(Channel.WINDOW, Channel.ASSIST),
    fee="住宅80元/件、非住宅550元/件；小微企业（含个体工商户）免收",
    materials=(
        Material("m1", "法定代表人、董事、监事、高级管理人员任职文件", Origin.FORM),
        Material("m2", "股东、发起人主体资格证明或自然人身份证明", Origin.ELICENCE),
        Material("m3", "住所（经营场所）使用证明", Origin.COPY),
    ),
    note="能当场办结的当场登记；法定3个工作日，复杂情形经批准再延3个工作日；住所可实行申报承诺",
)
FREQUENT = (
    PENSION,
    matter("SA-001", "生育登记", Domain.SOCIAL_ASSISTANCE),
    matter("SA-002", "高龄津贴申领", Domain.SOCIAL_ASSISTANCE, short_name="高龄津贴"),
    matter("EB-001", "个体工商户登记", Domain.BUSINESS, short_name="办营业执照"),
)


@dataclass(frozen=True)
class Count:
    domain: Domain
    count: int
    at_kiosk: int


@dataclass(frozen=True)
class Hit:
    code: str
    name: str
    sub: str


@dataclass
class County:
    """A small published catalogue, as the pages ask for it."""

    state: str = "ready"
    most: Sequence[Matter] = FREQUENT
    counts: dict[Domain, int] = field(
        default_factory=lambda: dict(zip(Domain, (57, 92, 34, 34, 30, 24), strict=True))
    )

    def domains(self) -> list[Count]:
        return [Count(d, n, n // 2) for d, n in self.counts.items()]

    def frequent(self) -> Sequence[Matter]:
        return self.most

    def profile(self) -> TerminalProfile:
        return TerminalProfile(
            terminal="t1",
            township="420626103",
            township_name="歇马镇",
            centre_name=CENTRE,
            device=1,
            helper=DutyHelper("王*琴", "0710-0000000"),
            hours="8:30–12:00  14:30–17:30",
            window="2 号综合窗口",
        )

    def posters(self) -> list[Poster]:
        return [
            Poster(
                str(n), "271 个高频事项\n全县通办", "在哪个乡镇都能办，不用来回跑", "保政管办发〔2024〕12号"
            )
            for n in range(5)
        ]

    def find(self, text: str, limit: int) -> list[Hit]:
        names = [
            "城乡居民基本养老保险参保登记",
            "城乡居民基本养老保险待遇申领",
            LONGEST.name,
            "养老保险关系转移接续",
        ]
        return [
            Hit(f"HR-{n:03}", names[n % 4], "人社 · 1 个工作日 · 可在这里办") for n in range(min(23, limit))
        ]


def idle() -> IdleModel:
    model = IdleModel(County())
    model.set_day("11月22日 星期日")
    model.set_lunar("农历十月十四 · 小雪")
    model.refresh()
    return model


def idle_broken() -> IdleModel:
    model = idle()
    model.set_trouble(
        "打印机在修，纸打不出来。事照样能办，请记下回执号，要纸请到窗口。\n"
        "身份证读卡器在修。可以自己输号码，或请帮办员帮忙。"
    )
    return model


def idle_bare() -> IdleModel:
    return IdleModel(NoPosters())


class NoPosters:
    def posters(self) -> list[Poster]:
        return []


def home() -> HomeModel:
    model = HomeModel(County())
    model.set_greeting("上午好")
    model.refresh()
    return model


def home_long_names() -> HomeModel:
    names = (
        "机关事业单位基本养老保险与城镇企业职工基本养老保险互转申请",
        "居民身份证",
        "灵活就业人员参保登记",
        "失业登记",
    )
    model = HomeModel(County(most=[matter(f"X-{n}", name) for n, name in enumerate(names)]))
    model.set_greeting("下午好")
    model.refresh()
    return model


def home_empty() -> HomeModel:
    model = HomeModel(County(state="empty", most=(), counts=dict.fromkeys(Domain, 0)))
    model.refresh()
    return model


def matters() -> MatterListModel:
    model = MatterListModel()
    about = "一共 %1 件事，能在这里办的排在前面"
    model.show_list("人社", County().find("", 40), lead="按办事类别找", about=about)
    return model


def bundles() -> MatterListModel:
    model = MatterListModel()
    names = (
        "退休",
        "新生儿出生",
        "个人身后",
        "二手房转移登记及水电气联动过户",
        "教育入学",
        "灵活就业",
        "军人退役",
    )
    hits = [BundleHit(f"B{n}", name, f"{n + 2} 件事 · 其中 {n} 件能在这里办") for n, name in enumerate(names)]
    about = "一共 %1 件，按一下看要办哪几件事"
    model.show_list("一件事一次办", hits, lead="", about=about, leads_to="bundles")
    return model


def search_start() -> SearchModel:
    return SearchModel(County())


def search_found() -> SearchModel:
    model = SearchModel(County())
    model.find("养老")
    return model


def guide() -> GuideModel:
    model = GuideModel(clock_words)
    model.show(PENSION, "2 号综合窗口")
    return model


def guide_longest() -> GuideModel:
    model = GuideModel(clock_words)
    model.show(LONGEST, "2 号综合窗口")
    return model


def help_() -> HelpModel:
    model = HelpModel()
    model.show("王*琴", "0710-0000000", "8:30–12:00  14:30–17:30", "2 号综合窗口", "12345")
    return model


def help_called() -> HelpModel:
    model = help_()
    model.set_call("09:26 叫的，已经通知到县里和镇上。请在机器旁边等一等。")
    return model


def help_answered() -> HelpModel:
    model = help_called()
    model.set_duty("今天休息，可能没有人值班。急事请打下面的电话。")
    model.set_call(str(model.called), "王*琴（歇马镇党群服务中心）看到了，马上过来。")
    return model


def help_bare() -> HelpModel:
    return HelpModel()


def notice() -> NoticeModel:
    model = NoticeModel()
    model.show(*EXPLAIN["window"])
    return model


def error() -> ErrorModel:
    model = ErrorModel()
    model.show(
        "刚才没存上", "机器的存储满了，您填的内容还在屏幕上，没有丢。", retry=True, detail="E-STORE-FULL"
    )
    return model
