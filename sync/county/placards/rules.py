"""Which codes there are to hang up, where each leads, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from sync.county.fleet.models import Terminal
from sync.model.division import Township
from sync.model.link import matter_address, say_address
from sync.model.matter import Matter

MOST = 80


class Kind(StrEnum):
    TOWNSHIP = "township"
    TERMINAL = "terminal"
    MATTER = "matter"

    @property
    def label(self) -> str:
        return {Kind.TOWNSHIP: "大厅", Kind.TERMINAL: "自助终端", Kind.MATTER: "事项"}[self]


class Size(StrEnum):
    """How large: one on a sheet of A4 for the wall, or four to cut out for tables and machines."""

    SHEET = "sheet"
    QUARTER = "quarter"

    @property
    def label(self) -> str:
        return {Size.SHEET: "一张纸一个（贴墙）", Size.QUARTER: "一张纸四个（剪开，贴桌面和机器）"}[self]


class Placard(Struct, frozen=True):
    """title: read from three steps away. lines: what one gets. place: where it is. address: of the page."""

    title: str
    lines: Sequence[str]
    place: str
    address: str


def for_township(base: str, township: Township) -> Placard:
    return Placard(
        "有话请说",
        ("投诉、意见、留言，用手机扫一扫", "可以不留姓名，凭回执号查答复"),
        f"{township.name}党群服务中心",
        say_address(base, township.code),
    )


def for_terminal(base: str, terminal: Terminal) -> Placard:
    return Placard(
        "这台机器好用吗",
        ("不好用、有建议，用手机扫一扫告诉我们", "机器停了，扫一扫也能说"),
        terminal.label,
        say_address(base, terminal.id),
    )


def for_matter(base: str, matter: Matter, place: str) -> Placard:
    return Placard(
        matter.short_name or matter.name,
        ("要带什么、多少天、要不要钱", "来之前扫一扫，少跑一趟"),
        place,
        matter_address(base, matter.code),
    )
