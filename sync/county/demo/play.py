"""Putting it on: what must be there, the sixty days, and what is said at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

import msgspec
from django.conf import settings
from django.db import connection
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.catalogue.importing import import_matters
from sync.county.catalogue.models import PublishedMatter
from sync.county.catalogue.publishing import load_calendar
from sync.county.demo import forms
from sync.county.demo.cast import MACHINES, Cast, Machine, hire
from sync.county.demo.certificates import Certificates
from sync.county.demo.citizens import Citizens
from sync.county.demo.clerks import Clerks
from sync.county.demo.clock import PlayedClock
from sync.county.demo.forms import Forms
from sync.county.demo.machines import Keepers
from sync.county.demo.papers import Papers
from sync.county.demo.snags import Snags
from sync.county.demo.staff import Office
from sync.county.demo.stage import Spell, Stage
from sync.county.demo.trainings import Trainings
from sync.county.demo.voices import Voices
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage, Way
from sync.county.keys import KeyRing
from sync.county.openness.posters import load_file
from sync.county.openness.services import import_folder
from sync.county.people.models import Staff
from sync.county.people.services import NewAccount
from sync.model.matter import Matter


class DemoError(Exception):
    """str(): a Chinese sentence."""


class Played(Struct, frozen=True):
    """failed: acts that the rules did not allow as the script had them."""

    accounts: Sequence[NewAccount]
    messages: int
    failed: int


def play(
    seed: int,
    days: int,
    cases: int,
    now: datetime,
    told: Callable[[str], None],
    machines: int = MACHINES,
) -> Played:
    """Fill an empty county. The same seed on the same day gives the same people, cases and decisions.

    Raises DemoError where there is anything already: nobody's real case may ever stand beside a made-up one.
    """
    if ReceivedMessage.objects.exists() or Terminal.objects.exists() or Staff.objects.exists():
        raise DemoError(
            "这个数据库里已经有终端、账号或办件，演示数据只能放进刚建好的空数据库。什么都没有改。"
        )
    random = Random(seed)  # noqa: S311 - a play, nothing secret
    today = timezone.localdate(now)
    first = today - timedelta(days=days)
    with _Quickly(), PlayedClock(now - timedelta(days=days, hours=6)) as clock:
        _publish()
        cast = hire(random, machines)
        stage = Stage(clock, KeyRing(settings.KEYS_FOLDER).county_keys()[0], random)
        calendar = catalogue.work_calendar()
        records = PublishedMatter.objects.order_by("code").values_list("record", flat=True)
        matters = [msgspec.json.decode(bytes(record), type=Matter) for record in records]
        filed = [matter for matter in matters if not matter.certificate]
        papers = Papers(stage, _own("papers", seed))
        citizens = Citizens(stage, cast, filed, calendar, papers, Forms(_own("forms", seed), calendar))
        clerks = Clerks(stage, cast, citizens, calendar)
        office, keepers = Office(stage, cast, clerks, calendar), Keepers(stage, cast, calendar)
        snags = Snags(stage, cast, tuple(matter.code for matter in matters[::9]), calendar)
        trainings = Trainings(stage, cast, tuple(matters[::9]), calendar)
        voices = Voices(stage, cast, _own("voices", seed))
        given = [matter for matter in matters if matter.certificate]
        certificates = Certificates(stage, cast, given, _own("certificates", seed))
        citizens.cut_lines(first, days)
        _still_cut(stage, cast, now)
        span = [first + timedelta(days=n) for n in range(days + 1)]
        weights = [10.0 if calendar.is_workday(day) else 1.0 for day in span]
        for day, weight in zip(span, weights, strict=True):
            count = round(cases * weight / sum(weights) * random.uniform(0.85, 1.15))
            citizens.day(day, count)
            voices.day(day, count)
            certificates.day(day, count)
            office.day(day)
            keepers.day(day)
            snags.day(day)
            trainings.day(day)
        keepers.last_reports(now)
        stage.run(now, lambda moment: told(f"{timezone.localtime(moment):%m月%d日}"))
        _at_the_end(cast.machines, random, now)
    return Played(cast.accounts, stage.pushed, stage.failed)


def _own(what: str, seed: int) -> Random:
    """Chance of a part's own, so that the others are what they were without it."""
    return Random(f"{what} {seed}")  # noqa: S311 - a play, nothing secret


def _publish() -> None:
    """The catalogue that ships with the software: matters, holidays, posters, documents."""
    assets = settings.ASSETS
    matters = assets / "catalogue" / "matters.xlsx"
    if not PublishedMatter.objects.exists():
        import_matters(matters.read_bytes(), matters.name, by="演示")
    forms.publish(assets / "catalogue" / "forms")
    load_calendar(None)
    posters = assets / "notices" / "posters.toml"
    load_file(posters.read_text(encoding="utf-8"), posters.name)
    import_folder(assets / "notices" / "documents")


def _still_cut(stage: Stage, cast: Cast, now: datetime) -> None:
    """A few machines have no line at the end either; what they have is still on them."""
    for machine, days in zip(cast.machines[22::17], (4, 2, 1), strict=False):
        stage.cut(machine, Spell(now - timedelta(days=days), now + timedelta(days=1), Way.LINE))


def _at_the_end(machines: Sequence[Machine], random: Random, now: datetime) -> None:
    """When each was last heard: a waiting machine asks every half minute, which was not played."""
    for machine in machines:
        terminal = Terminal.objects.get(pk=machine.terminal.id)
        quiet = terminal.last_seen is not None and now - terminal.last_seen > timedelta(hours=20)
        if not quiet and random.random() < 0.93:
            Terminal.objects.filter(pk=terminal.pk).update(last_seen=now, skew_ms=machine.skew_ms)


class _Quickly:
    """SQLite need not wait for the disk: who is interrupted begins anew with an empty database. And nobody in
    the play takes anything back, so that terminals are told at once."""

    def __enter__(self) -> None:
        self._undo: int = settings.UNDO_SECONDS
        settings.UNDO_SECONDS = 0
        self._set("OFF")

    def __exit__(self, *_: object) -> None:
        self._set("FULL")
        settings.UNDO_SECONDS = self._undo

    @staticmethod
    def _set(mode: str) -> None:
        # Not inside somebody's transaction (a test's): there SQLite does not let it change.
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA synchronous={mode}")
