"""Certificates of the play: asked for at the machines, answered by made-up departments, signed by the county.

Their numbers are chance of the county's own, as in life; all else is the same twice.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from random import Random

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine, citizen
from sync.county.demo.stage import Stage
from sync.county.people.models import Org
from sync.county.questions.certificates import UNTIL, revoke
from sync.county.questions.exchange import ExchangeAsk, ExchangeFound
from sync.county.questions.models import IssuedCertificate
from sync.county.questions.services import Answering
from sync.model.case import Applicant
from sync.model.certificate import CertificateRequest
from sync.model.matter import Matter
from sync.model.question import Ask, Question
from sync.protocol.envelope import Kind

_WHY = ("工作单位录错了，重开了一份", "缴费记录补录以后和证明对不上", "本人要求作废")
_HOURS = (8, 9, 9, 10, 11, 14, 15, 16)


class Certificates:
    def __init__(self, stage: Stage, cast: Cast, matters: list[Matter], chance: Random) -> None:
        """matters: those that give certificates."""
        self._stage, self._cast, self._matters, self._chance = stage, cast, matters, chance
        departments = Departments(lambda: timezone.localdate(stage.now))
        self._answering = Answering(lambda: departments, lambda: stage.now, _AtOnce())

    def day(self, day: date, count: int) -> None:
        """count: of the day's visits."""
        chance = self._chance
        if not self._matters:
            return
        for _ in range(int(chance.random() + count / 20)):
            at = _at(day, chance.choice(_HOURS), chance.randrange(60))
            machine, matter = chance.choice(self._cast.machines), chance.choice(self._matters)
            self._want(machine, at, citizen(chance, chance.randrange(4000)), matter)
        if chance.random() < 0.25:
            which, why = chance.random(), chance.choice(_WHY)
            self._stage.at(_at(day, 16, 20), lambda: self._take_back(which, why))

    def _want(self, machine: Machine, at: datetime, who: Applicant, matter: Matter) -> None:
        """At once; without a line it is fetched with a pick-up number, the day after there is one."""
        id, pickup = self._stage.new_id(at), f"{at:%m%d}{self._chance.randrange(10**6):06d}"
        later = self._stage.new_id(at)

        def come() -> None:
            back = self._stage.back(machine)
            if back is None:
                self._ask(machine, at, _question(id, who, matter))
                return
            request = CertificateRequest(
                id=id,
                number=pickup,
                matter_code=matter.code,
                name=who.name,
                id_number=who.id_number,
                identified=who.source,
                visit=id,
                made_at=self._stage.told_at(machine, at),
            )
            self._stage.send(machine, Kind.CERTIFICATE_REQUEST, request, id, at)
            again = Question(id=later, ask=Ask.CERTIFICATE, id_number=who.id_number, number=pickup)
            fetched = back + timedelta(hours=18)
            self._stage.at(fetched, lambda: self._ask(machine, fetched, again))

        self._stage.at(at, come)

    def _ask(self, machine: Machine, at: datetime, question: Question) -> None:
        self._stage.settle()
        answers = self._stage.send(machine, Kind.QUESTION, question, question.id, at)
        self._answering.with_replies(machine.terminal, [Kind.QUESTION] * len(answers), answers)

    def _take_back(self, which: float, why: str) -> None:
        """By somebody of the department that gave it."""
        rows = IssuedCertificate.objects.filter(revoked_at=None).order_by("issued_at", "masked_name", "title")
        if not rows:
            return
        row = rows[int(which * len(rows))]
        org = Org.objects.filter(name=row.department).first()
        people = self._cast.clerks.get(org.pk if org else 0) or self._cast.office
        revoke(row.number, why, self._stage.now, people[0])


class Departments:
    """What the departments know of people who do not exist: of the same person always the same.

    today: of the play.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def ask(self, asked: ExchangeAsk) -> ExchangeFound:
        own = Random(sha256(f"{asked.subject} {asked.id_number}".encode()).digest())  # noqa: S311 - nobody's facts
        typed = asked.stated.get("identified") == "typed"
        if own.random() < 0.06 or (typed and asked.subject.startswith("RE")):
            return ExchangeFound(outcome="none")
        facts = _FACTS[asked.subject[:2]](own) if asked.subject[:2] in _FACTS else {"登记情况": "有登记记录"}
        if own.random() < 0.5:
            last = self._today() + timedelta(days=own.choice((7, 30, 90)))
            facts |= {UNTIL: f"{last.year}年{last.month}月{last.day}日"}
        return ExchangeFound(outcome="found", facts=facts)


def _insured(own: Random) -> dict[str, str]:
    return {
        "参保地": "湖北省保康县",
        "险种": own.choice(("城乡居民基本养老保险", "企业职工基本养老保险")),
        "参保状态": own.choice(("参保缴费", "参保缴费", "领取待遇")),
        "累计缴费": f"{own.randrange(6, 300)} 个月",
    }


def _healthy(own: Random) -> dict[str, str]:
    return {
        "参保地": "湖北省保康县",
        "险种": own.choice(("城乡居民基本医疗保险", "职工基本医疗保险")),
        "参保状态": "正常参保",
        "连续参保": f"{own.randrange(1, 20)} 年",
    }


def _fund(own: Random) -> dict[str, str]:
    return {
        "账户状态": own.choice(("正常", "正常", "封存")),
        "缴存单位": "保康县某某单位（演示）",
        "缴至年月": f"2026年{own.randrange(1, 11)}月",
        "账户余额": f"{own.randrange(800, 90_000)}.00 元",
    }


def _house(own: Random) -> dict[str, str]:
    number = own.choice((0, 0, 1, 1, 2))
    return {"查询范围": "保康县", "名下住房": f"{number} 套" if number else "无房"}


def _taxed(own: Random) -> dict[str, str]:
    return {"税种": own.choice(("个人所得税", "契税")), "已缴税额": f"{own.randrange(50, 9000)}.00 元"}


_FACTS: dict[str, Callable[[Random], dict[str, str]]] = {
    "HR": _insured, "MI": _healthy, "GF": _fund, "RE": _house, "EB": _taxed,
}  # fmt: skip


class _AtOnce(Executor):
    """In the play nobody waits: its clock stands, and what comes late needs another connection."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        done = Future()  # type: ignore[var-annotated]
        done.set_result(fn(*args, **kwargs))
        return done


def _question(id: str, who: Applicant, matter: Matter) -> Question:
    return Question(
        id=id,
        ask=Ask.CERTIFICATE,
        id_number=who.id_number,
        name=who.name,
        subject=matter.code,
        stated={"identified": who.source},
    )


def _at(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
