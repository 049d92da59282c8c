"""The frame around every page: who is here, where one can go."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from msgspec import Struct

from sync.county.calls.queries import waiting as calls_waiting
from sync.county.desk.escalating import unseen
from sync.county.desk.queries import MOST_COUNTED, open_count
from sync.county.duties.queries import sees as sees_duties
from sync.county.duties.reminding import unseen as duties_unseen
from sync.county.people.access import may_open
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.rectify.queries import waiting_count as mending
from sync.county.snags.queries import waiting_count as snags_waiting
from sync.county.snags.reminding import unseen as snags_unseen
from sync.county.voices.queries import waiting_count as voices_waiting


class NavItem(Struct, frozen=True):
    url: str
    label: str
    icon: str
    here: bool
    count: int = 0

    @property
    def number(self) -> str:
        return str(self.count) if self.count < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def frame(request: HttpRequest) -> dict[str, object]:
    """nav: only the rooms that this office may enter; in the others nothing is counted."""
    staff = getattr(request, "user", None)
    if not isinstance(staff, Staff):
        return {}
    match = request.resolver_match
    here = (match.app_name, match.url_name or "") if match else ("", "")
    office = staff.office
    rooms: list[tuple[str, str, str, bool, bool, Callable[[], int] | None]] = [
        ("reports:overview", "总览", "chart", here == ("reports", "overview"), True, None),
        (
            "desk:cases",
            "办件台",
            "stamp",
            here[0] == "desk" and here[1] not in ("overview", "reviews", "late"),
            office.sees_cases,
            lambda: open_count(staff),
        ),
        (
            "duties:duties",
            "首问负责",
            "helper",
            here[0] == "duties",
            sees_duties(office),
            lambda: duties_unseen(staff),
        ),
        (
            "calls:calls",
            "群众求助",
            "bell",
            here[0] == "calls",
            True,
            lambda: calls_waiting(staff, timezone.now()).count(),
        ),
        ("fleet:terminals", "终端与设备", "device", here[0] in ("fleet", "keeping"), office.sees_fleet, None),
        (
            "catalogue:matters",
            "事项与表格",
            "doc",
            here[0] in ("catalogue", "certificates") and here[1] != "calendar",
            True,
            None,
        ),
        ("desk:reviews", "群众评价", "rate", here == ("desk", "reviews"), office.sees_cases, None),
        (
            "voices:voices",
            "投诉与意见",
            "mega",
            here[0] == "voices" and here[1] != "reveals",
            office.sees_voices,
            lambda: voices_waiting(staff),
        ),
        (
            "snags:snags",
            "承接问题",
            "info",
            here[0] == "snags",
            may_open(office, "snags:snags", changes=False),
            (lambda: snags_waiting(staff) + snags_unseen(staff)) if office is not Role.ADMIN else None,
        ),
        ("training:trainings", "业务培训", "people", here[0] == "training", True, None),
        (
            "rectify:rectifications",
            "整改闭环",
            "flag",
            here[0] == "rectify",
            may_open(office, "rectify:rectifications", changes=False),
            (lambda: mending(staff)) if office is not Role.ADMIN else None,
        ),
        (
            "reports:reports",
            "统计报表",
            "grid",
            here == ("reports", "reports"),
            may_open(office, "reports:reports", changes=False),
            None,
        ),
        ("openness:documents", "政务公开", "open", here[0] == "openness", True, None),
        (
            "people:staff" if office.appoints else "people:logins",
            "人员与授权" if office.appoints else "登录记录",
            "people",
            here[0] == "people" and here[1] != "password",
            may_open(office, "people:logins", changes=False),
            None,
        ),
        (
            "desk:late",
            "超期督办",
            "clock",
            here == ("desk", "late"),
            office.sees_cases,
            lambda: unseen(staff),
        ),
        ("voices:reveals", "查看记录", "eye", here == ("voices", "reveals"), office.oversees, None),
        (
            "catalogue:calendar",
            "节假日",
            "calendar",
            here == ("catalogue", "calendar"),
            office.publishes,
            None,
        ),
        ("placards:placards", "二维码张贴", "qr", here[0] == "placards", True, None),
        ("systems:partners", "接口令牌", "link", here[0] == "systems", office.publishes, None),
    ]
    nav = [
        NavItem(reverse(name), label, picture, is_here, count() if count else 0)
        for name, label, picture, is_here, allowed, count in rooms
        if allowed
    ]
    return {"nav": nav, "staff": staff}
