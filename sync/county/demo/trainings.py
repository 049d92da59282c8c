"""What the departments of the play teach the townships: planned, signed in for at the machines, marked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine
from sync.county.demo.stage import Stage
from sync.county.people.models import Org
from sync.county.people.rules import OrgKind
from sync.county.training import services
from sync.county.training.models import Attendance, Training
from sync.county.training.reading import Typed
from sync.county.training.services import Mark
from sync.model.calendar import WorkCalendar
from sync.model.division import TOWNSHIPS
from sync.model.ids import uuid7
from sync.model.matter import Matter
from sync.model.training import Outcome, Presence
from sync.protocol.envelope import Kind

AHEAD = timedelta(days=2)
PLACES = ("县政务服务中心三楼会议室", "县局二楼培训室", "县委党校一号教室")


class Trainings:
    """With chance of its own, so that the rest of the play is what it was without it."""

    def __init__(self, stage: Stage, cast: Cast, matters: tuple[Matter, ...], calendar: WorkCalendar) -> None:
        """matters: those that are handed down."""
        self._stage, self._cast, self._matters, self._calendar = stage, cast, matters, calendar
        orgs = Org.objects.filter(is_active=True).exclude(kind__in=[k.value for k in OrgKind if k.local])
        self._owners = {name: org for org in orgs for name in (org.name, *org.aliases)}

    def day(self, day: date) -> None:
        """What is made known on this day, is held two days later."""
        chance, held = Random(f"trainings {day}"), day + AHEAD  # noqa: S311 - made-up days, nothing secret
        if not self._calendar.is_workday(day) or not self._calendar.is_workday(held):
            return
        owned = [matter for matter in self._matters if matter.department in self._owners]
        if not owned or chance.random() > 0.35:
            return
        matter, place = chance.choice(owned), chance.choice(PLACES)
        title = f"{matter.name}培训"[:60]
        planned = _at(day, 10, 0)
        self._stage.at(planned, lambda: self._stage.act(lambda: self._plan(matter, title, place, held)))
        for machine in self._cast.machines:
            if chance.random() < 0.8:
                at, salt = _at(held, 8, 30 + chance.randrange(30)), chance.randbytes(10)
                self._sign(machine, at, salt, title)
        scores = [chance.randrange(45, 101) for _ in range(200)]
        self._stage.at(_at(held, 17, 10), lambda: self._stage.act(lambda: self._mark(title, held, scores)))

    def _plan(self, matter: Matter, title: str, place: str, held: date) -> None:
        typed = Typed(
            title=title,
            owner=str(self._owners[matter.department].pk),
            day=held.isoformat(),
            begin="09:00",
            end="11:30",
            place=place,
            matters=matter.code,
            note="带上工作日志。讲完当场做十道题，60 分合格。",
            townships=tuple(t.code for t in TOWNSHIPS),
            offices=("helper",),
        )
        services.save("", self._cast.office[0], 0, typed)

    def _sign(self, machine: Machine, at: datetime, salt: bytes, title: str) -> None:
        def send() -> None:
            plan = _plan_of(title, timezone.localdate(at))
            if plan is None:
                return
            presence = Presence(
                id=uuid7(int(at.timestamp() * 1000), salt),
                training=plan.pk,
                staff=machine.helper.username,
                made_at=self._stage.told_at(machine, at),
            )
            self._stage.send(machine, Kind.PRESENCE, presence, presence.id, at)

        self._stage.at(at, send)

    def _mark(self, title: str, held: date, scores: list[int]) -> None:
        plan = _plan_of(title, held)
        if plan is None:
            return
        there = Attendance.objects.filter(training=plan, signed_at__isnull=False).order_by("number")
        marks = {
            row.number: Mark(Outcome.PASSED if score >= 60 else Outcome.FAILED, f"{score} 分", row.version)
            for row, score in zip(there, scores, strict=False)
        }
        services.enter(plan.pk, self._cast.office[0], marks)


def _plan_of(title: str, held: date) -> Training | None:
    return Training.objects.filter(title=title, starts=_at(held, 9, 0), cancelled_at=None).first()


def _at(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
