"""What the townships of the play cannot handle: told to the department, answered, mostly solved."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine
from sync.county.demo.stage import Stage
from sync.county.snags import services
from sync.county.snags.models import Snag as Kept
from sync.county.snags.rules import Act
from sync.model.calendar import WorkCalendar
from sync.model.ids import uuid7
from sync.model.snag import Snag, SnagSort, SnagStep
from sync.protocol.envelope import Kind

SAID = (
    (SnagSort.SYSTEM, "点进去说没有权限，不知道找谁开账号", "请中心负责人填账号申请表发到信息股，当天开通。"),
    (
        SnagSort.RULES,
        "家里有一个人在外地上班，收入怎么算",
        "按上一年工资流水的月平均算，没有流水的由村里出证明。",
    ),
    (SnagSort.GUIDE, "指南上要户口簿，系统里要的是身份证", "以系统为准，指南本周改好，改好前两样都收。"),
    (SnagSort.MEANS, "没有专用章，办不出来", "章已经刻好，周三的班车带到中心。"),
    (SnagSort.TRAINING, "刚下沉，没有人办过", "下周二上午在县局三楼培训，请每个中心来一位。"),
)


class Snags:
    """With chance of its own, so that the rest of the play is what it was without it."""

    def __init__(self, stage: Stage, cast: Cast, matters: tuple[str, ...], calendar: WorkCalendar) -> None:
        """matters: codes of those that are handed down."""
        self._stage, self._cast, self._matters, self._calendar = stage, cast, matters, calendar

    def day(self, day: date) -> None:
        chance = Random(f"snags {day}")  # noqa: S311 - made-up days, nothing secret
        if not self._calendar.is_workday(day) or chance.random() > 0.4:
            return
        machine, said = chance.choice(self._cast.machines), chance.choice(SAID)
        at = timezone.make_aware(datetime.combine(day, time(10, chance.randrange(60))))
        id = self._say(
            machine, chance, at, step=SnagStep.REPORTED, matter_code=chance.choice(self._matters),
            sorts=(said[0],), words=said[1],
        )  # fmt: skip
        answered = at + timedelta(days=chance.choice((1, 2, 3, 9)), hours=3)
        self._stage.at(answered, lambda: self._stage.act(lambda: self._answer(id, said[2])))
        if chance.random() < 0.8:
            read = answered + timedelta(hours=20)
            self._say(machine, chance, read, step=SnagStep.READ, about=id)
            self._say(machine, chance, read + timedelta(minutes=4), step=SnagStep.SOLVED, about=id)

    def _say(self, machine: Machine, chance: Random, at: datetime, **fields: object) -> str:
        id = uuid7(int(at.timestamp() * 1000), chance.randbytes(10))
        snag = Snag(
            id=id,
            staff=machine.helper.username,
            made_at=self._stage.told_at(machine, at),
            **fields,  # type: ignore[arg-type]
        )
        self._stage.at(at, lambda: self._stage.send(machine, Kind.SNAG, snag, id, at))
        return id

    def _answer(self, id: str, words: str) -> None:
        snag = Kept.objects.filter(pk=id).first()
        if snag is None:
            return  # still at a machine without a line
        people = self._cast.clerks.get(snag.owner_id or 0) or self._cast.office
        services.act(id, people[0], snag.version, Act.ANSWER, words)
