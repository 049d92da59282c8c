"""Who plays: made-up citizens, staff of every office, sixty machines. Nobody of them exists.

Area code 999999 of the ID numbers is nobody's, every given name ends in 例 or 示, the telephones are all
1380000 and four digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from sync.county.catalogue.models import PublishedMatter
from sync.county.feed.services import publish
from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.people.models import Org, Staff
from sync.county.people.roster import publications_of
from sync.county.people.rules import OrgKind, Role
from sync.county.people.services import NewAccount, new_password
from sync.model.case import Applicant
from sync.model.division import TOWNSHIPS, Township
from sync.model.persons import IdType, check_digit
from sync.protocol.line import EnrolRequest
from sync.protocol.seal import new_private_key, public_of

OFFICE = "保康县行政审批局"
MACHINES = 60
_SURNAMES = "张王李赵陈刘杨黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁"
_MIDDLE = "示样演拟"
_LAST = "例示"
_PLACES = ("清溪村", "石板村", "竹园村", "桥头社区", "茶场村", "银杏村", "后湾村", "河口社区")


class Machine(Struct, frozen=True):
    """skew_ms: as measured against the county, None: never. busy: its share of the work."""

    terminal: Terminal
    helper: Staff
    keeper: Staff
    skew_ms: int | None
    busy: float


class Cast(Struct, frozen=True):
    """leaders, windows: by township code. clerks: by organisation; accounts: to log in with, shown once."""

    supervisor: Staff
    office: Sequence[Staff]
    clerks: dict[int, Sequence[Staff]]
    leaders: dict[str, Staff]
    windows: dict[str, Staff]
    machines: Sequence[Machine]
    accounts: Sequence[NewAccount]

    @property
    def everybody(self) -> Sequence[Staff]:
        clerks = [one for some in self.clerks.values() for one in some]
        return [self.supervisor, *self.office, *clerks, *self.leaders.values(), *self.windows.values()]


def citizen(random: Random, number: int) -> Applicant:
    """The same number is the same person."""
    own = Random(f"{number}")  # noqa: S311 - made-up people, nothing secret
    name = own.choice(_SURNAMES) + own.choice(_MIDDLE) + own.choice(_LAST)
    birth = f"{own.randint(1938, 2006)}{own.randint(1, 12):02d}{own.randint(1, 28):02d}"
    body = f"999999{birth}{number % 1000:03d}"
    township = own.choice(TOWNSHIPS)
    return Applicant(
        name=name,
        id_type=IdType.RESIDENT,
        id_number=body + check_digit(body),
        phone=f"1380000{number % 10_000:04d}",
        address=f"湖北省保康县{township.name}{own.choice(_PLACES)}{own.randint(1, 9)}组",
        source=random.choice(("card", "card", "typed")),
    )


def hire(random: Random, count: int = MACHINES) -> Cast:
    """Staff of every office, with a password for one of each, and the machines, enrolled the usual way."""
    accounts: list[NewAccount] = []
    names = _Names(random)
    office = Org.objects.get_or_create(name=OFFICE, defaults={"kind": OrgKind.COUNTY.value})[0]

    def staff(username: str, role: Role, org: Org, township: str = "", *, known: bool = False) -> Staff:
        made = Staff(
            username=username, name=names.next(), role=role.value, org=org.name, unit=org, township=township
        )
        if known:
            password = new_password()
            made.set_password(password)
            accounts.append(NewAccount(username, password, role))
        else:
            made.set_unusable_password()
        made.save()
        publish(publications_of(made))
        return made

    staff("admin", Role.ADMIN, office, known=True)
    supervisor = staff("supervisor", Role.SUPERVISOR, office, known=True)
    desk = [staff("clerk", Role.CLERK, office, known=True), staff("clerk2", Role.CLERK, office)]
    clerks: dict[int, Sequence[Staff]] = {}
    departments = PublishedMatter.objects.order_by("department").values_list("department", flat=True)
    for place, name in enumerate(departments.distinct(), 1):
        if name and name != OFFICE and "乡镇" not in name and "乡（镇）" not in name:
            org = Org.objects.get_or_create(
                name=name, defaults={"kind": OrgKind.DEPARTMENT.value, "parent": office}
            )[0]
            clerks[org.pk] = [
                staff(f"d{place:02d}a", Role.CLERK, org),
                staff(f"d{place:02d}b", Role.CLERK, org),
            ]
    leaders, windows, machines = {}, {}, []
    for place, township in enumerate(TOWNSHIPS):
        centre = Org.objects.filter(kind=OrgKind.TOWNSHIP.value, township=township.code).first() or office
        tail, code = f"{place + 1:02d}", township.code
        leaders[code] = staff(
            "leader" if place == 6 else f"leader{tail}", Role.LEADER, centre, code, known=place == 6
        )
        windows[code] = staff(
            "window" if place == 6 else f"window{tail}", Role.WINDOW, centre, code, known=place == 6
        )
        helpers = [
            staff(
                "helper" if (place, n) == (6, 0) else f"helper{tail}{n}",
                Role.HELPER,
                centre,
                code,
                known=(place, n) == (6, 0),
            )
            for n in range(2)
        ]
        keeper = staff(
            "keeper" if place == 6 else f"keeper{tail}", Role.KEEPER, centre, code, known=place == 6
        )
        each = max(count // (len(TOWNSHIPS) + 1), 1)
        for n in range(max(count - each * (len(TOWNSHIPS) - 1), 1) if place == 0 else each):
            machines.append(_machine(random, township, helpers[n % 2], keeper, busy=1.6 if n == 0 else 0.7))
    return Cast(supervisor, desk, clerks, leaders, windows, machines, accounts)


def _machine(random: Random, township: Township, helper: Staff, keeper: Staff, *, busy: float) -> Machine:
    code = fleet.issue_code(township.code, None, "demo").code
    sign = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    request = EnrolRequest(
        code=code,
        sign_public=sign,
        seal_public=public_of(new_private_key()),
        software="doorstep-terminal/0.1.0",
        machine="Linux-6.1 演示",
    )
    terminal = fleet.enrol(request)
    fleet.describe(
        terminal,
        {
            "centre_name": f"{township.name}党群服务中心",
            "helper_name": helper.masked_name,
            "helper_phone": "0710-0000000",
            "hours": "周一至周五 8:30–17:30",
            "window": f"{township.name}党群服务中心综合窗口",
            "complaint_phone": "0710-0000001",
        },
    )
    skew = random.choice((0, 0, 120, -300, 900, 1500, -2000, 4000, 60_000, 11 * 60_000))
    weight = {"城关镇": 1.5, "两峪乡": 0.5}.get(township.name, 1.0)
    return Machine(terminal, helper, keeper, None if random.random() < 0.04 else skew, busy * weight)


class _Names:
    """A name no colleague has, as long as there are any."""

    def __init__(self, random: Random) -> None:
        self._random, self._used = random, set[str]()

    def next(self) -> str:
        for _ in range(50):
            name = self._random.choice(_SURNAMES) + self._random.choice(_MIDDLE) + self._random.choice(_LAST)
            if name not in self._used:
                break
        self._used.add(name)
        return name
