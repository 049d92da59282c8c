"""What citizens do in the play: file cases (some twice, some cut off), review, urge, complain."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine, citizen
from sync.county.demo.forms import FILES, Forms
from sync.county.demo.papers import Papers
from sync.county.demo.stage import Spell, Stage
from sync.county.desk.models import Case
from sync.county.intake.models import Way
from sync.model.calendar import WorkCalendar
from sync.model.case import Applicant, CaseFile, CaseState, MaterialChoice, Route, Signature
from sync.model.case import Case as FiledCase
from sync.model.followup import Supplement, Withdrawal
from sync.model.helping import Help, HelperCall, HelperRecord
from sync.model.matter import Matter, Origin
from sync.model.receipt import make_receipt_number
from sync.model.review import ITEMS, Level, Review
from sync.model.urge import Urge
from sync.protocol.envelope import Kind

_ROUTES = {
    Origin.ELICENCE: Route.ELICENCE,
    Origin.SHARED: Route.SHARED,
    Origin.FORM: Route.FORM,
    Origin.ORIGINAL: Route.PHOTO,
    Origin.COPY: Route.PHOTO,
    Origin.PHOTO: Route.PHOTO,
}
_HOURS = (8, 9, 9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 15, 15, 16, 16, 17)
_LEVELS = (
    (Level.VERY_SATISFIED, 780),
    (Level.SATISFIED, 170),
    (Level.BASICALLY_SATISFIED, 38),
    (Level.DISSATISFIED, 9),
    (Level.VERY_DISSATISFIED, 3),
)


class Citizens:
    """script of the citizens; each method puts what follows from it on the stage."""

    def __init__(
        self,
        stage: Stage,
        cast: Cast,
        matters: list[Matter],
        calendar: WorkCalendar,
        papers: Papers,
        forms: Forms,
    ) -> None:
        self._stage, self._cast, self._random = stage, cast, stage.random
        self._papers, self._forms = papers, forms
        self._matters, self._calendar = matters, calendar
        self._weights = [self._weight(matter) for matter in matters]
        self._serials: dict[tuple[str, date], int] = {}

    def cut_lines(self, first: date, days: int) -> None:
        """Some machines in the valleys lose their line for a while; what they had comes later or by stick."""
        for machine in self._random.sample(list(self._cast.machines), len(self._cast.machines) // 3):
            begin = first + timedelta(days=self._random.randrange(1, max(days - 6, 2)))
            length = self._random.choice((1, 2, 3, 3, 4, 5, 6))
            way = Way.STICK if length > 3 or self._random.random() < 0.15 else Way.LINE
            spell = Spell(_at(begin, 11), _at(begin + timedelta(days=length), 16, 20), way)
            self._stage.cut(machine, spell)

    def day(self, day: date, count: int) -> None:
        """A day's visits, spread over the machines and the opening hours."""
        machines = self._cast.machines
        for _ in range(count):
            machine = self._random.choices(machines, [m.busy for m in machines])[0]
            moment = _at(
                day, self._random.choice(_HOURS), self._random.randrange(60), self._random.randrange(60)
            )
            who = citizen(self._random, self._random.randrange(4000))
            self._visit(machine, moment, who, self._matter())
        if count > 20:
            self._call(day)

    def _visit(self, machine: Machine, at: datetime, who: Applicant, matter: Matter) -> None:
        helped = self._random.random() < 0.24
        visit = self._stage.new_id(at)
        case = self._filed(machine, at, who, matter, visit, helped=helped)
        if helped:
            asked = at - timedelta(minutes=self._random.randrange(4, 15))
            self._stage.at(asked, lambda: self._helped(machine, asked, visit, Help.ASKED, matter.code))
        self._stage.at(at, lambda: self._stage.send(machine, Kind.CASE, case, visit, at))
        if self._random.random() < 0.58:
            after = at + timedelta(seconds=self._random.randrange(20, 90))
            self._stage.at(after, lambda: self._review(machine, after, case))
        if helped and self._random.random() < 0.12:
            later = at + timedelta(minutes=3)
            self._stage.at(
                later, lambda: self._helped(machine, later, visit, Help.HANDED_ON, matter.code, case.id)
            )
        chance = self._random.random()
        if chance < 0.012:
            # The same matter once more at another machine: nobody had told them that once is enough.
            other = self._random.choice(self._cast.machines)
            again = at + timedelta(days=self._random.choice((0, 1, 1, 2)), hours=self._random.choice((1, 2)))
            self._visit(other, again, who, matter)
        elif chance < 0.03:
            urged = at + timedelta(days=self._random.randrange(5, 12))
            self._stage.at(urged, lambda: self._urge(machine, urged, case))
        elif chance < 0.038:
            gone = at + timedelta(days=self._random.choice((0, 1, 2)), hours=2)
            self._stage.at(gone, lambda: self._withdraw(machine, gone, case))

    def _filed(
        self, machine: Machine, at: datetime, who: Applicant, matter: Matter, visit: str, *, helped: bool
    ) -> FiledCase:
        terminal = machine.terminal
        key = (terminal.id, timezone.localdate(at))
        self._serials[key] = self._serials.get(key, 0) + 1
        receipt = make_receipt_number(terminal.township, terminal.device, key[1], self._serials[key])
        agent = citizen(self._random, self._random.randrange(4000)) if self._random.random() < 0.09 else None
        materials, files = self._materials(machine, at, matter, who.name)
        filled = self._forms.fill(
            matter, who, at, lambda: self._papers.of(machine, at, "近期免冠证件照", who.name)
        )
        return FiledCase(
            id=self._stage.new_id(at),
            visit=visit,
            receipt_no=str(receipt),
            matter_code=matter.code,
            matter_rev=matter.rev,
            matter_name=matter.name,
            form_id=filled.form_id,
            form_version=filled.version,
            answers=filled.answers,
            applicant=who,
            materials=tuple(materials),
            commitment="以上内容由本人填写，真实有效。",
            signature=_signature(self._random),
            filed_at=self._stage.told_at(machine, at),
            township=terminal.township,
            terminal=terminal.id,
            agent=agent,
            helper=machine.helper.masked_name if helped else "",
            files=(*files, *filled.files),
        )

    def _materials(
        self, machine: Machine, at: datetime, matter: Matter, name: str
    ) -> tuple[list[MaterialChoice], list[CaseFile]]:
        """How each is satisfied, and the photographs of those that are on paper. name: whose they are."""
        found, files = [], list[CaseFile]()
        for material in matter.materials:
            route, pages = _ROUTES[material.origin], list[CaseFile]()
            if route is Route.PHOTO and self._random.random() < 0.5:
                route = self._random.choice((Route.WINDOW, Route.LATER, Route.SHARED))
            if route is Route.PHOTO:
                pages = list(self._papers.of(machine, at, material.name, name))
            found.append(MaterialChoice(material.key, material.name, route, tuple(file.id for file in pages)))
            files += pages
        return found, files

    def _review(self, machine: Machine, at: datetime, case: FiledCase) -> None:
        level = self._random.choices([one for one, _ in _LEVELS], [weight for _, weight in _LEVELS])[0]
        items = tuple(self._random.sample(sorted(ITEMS[level]), self._random.choice((1, 1, 2))))
        review = Review(
            id=self._stage.new_id(at),
            subject=case.id,
            round=1,
            level=level,
            items=items,
            revisit=level.bad and self._random.random() < 0.5,
            made_at=self._stage.told_at(machine, at),
        )
        self._stage.send(machine, Kind.REVIEW, review, case.visit, at)

    def _helped(
        self, machine: Machine, at: datetime, visit: str, help: Help, matter: str, case: str = ""
    ) -> None:
        record = HelperRecord(
            id=self._stage.new_id(at),
            visit=visit,
            helper=machine.helper.username,
            help=help,
            made_at=self._stage.told_at(machine, at),
            case_id=case,
            matter_code=matter,
            handed_to=self._cast.windows[machine.terminal.township].username if case else "",
            session=self._stage.new_id(at),
        )
        self._stage.send(machine, Kind.HELPER_RECORD, record, visit, at)

    def _urge(self, machine: Machine, at: datetime, case: FiledCase) -> None:
        urge = Urge(
            id=self._stage.new_id(at),
            case_id=case.id,
            receipt_no=case.receipt_no,
            visit=self._stage.new_id(at),
            made_at=self._stage.told_at(machine, at),
        )
        self._stage.send(machine, Kind.URGE, urge, urge.visit, at)

    def _withdraw(self, machine: Machine, at: datetime, case: FiledCase) -> None:
        withdrawal = Withdrawal(
            id=self._stage.new_id(at),
            case_id=case.id,
            receipt_no=case.receipt_no,
            visit=self._stage.new_id(at),
            person=case.applicant,
            made_at=self._stage.told_at(machine, at),
            reason=self._random.choice(("填错了，重新办", "暂时不需要了", "")),
        )
        self._stage.send(machine, Kind.WITHDRAWAL, withdrawal, withdrawal.visit, at)

    def mend(self, case: Case, after: datetime) -> None:
        """The citizen brings what was missing, some days later, to the machine of the case."""
        machine = next(m for m in self._cast.machines if m.terminal.id == case.terminal_id)
        at = self._workday(after + timedelta(days=self._random.randrange(1, 5)))

        def bring() -> None:
            self._stage.settle()
            now = Case.objects.select_related("message").get(pk=case.pk)
            if now.status is not CaseState.CORRECTING:
                return
            from sync.county.intake.services import open_message

            body = open_message(now.message)
            assert isinstance(body, FiledCase)  # noqa: S101 - a case was made from a case message
            taken = {name: self._papers.of(machine, at, name, body.applicant.name) for name in now.missing}
            papers = tuple(
                MaterialChoice(f"s{n}", name, Route.PHOTO, tuple(file.id for file in files))
                for n, (name, files) in enumerate(taken.items())
            )
            supplement = Supplement(
                id=self._stage.new_id(at),
                case_id=now.pk,
                receipt_no=now.receipt_no,
                visit=self._stage.new_id(at),
                person=body.applicant,
                made_at=self._stage.told_at(machine, at),
                materials=papers,
                files=tuple(file for files in taken.values() for file in files),
            )
            self._stage.send(machine, Kind.SUPPLEMENT, supplement, supplement.visit, at)

        self._stage.at(at, bring)

    def _call(self, day: date) -> None:
        machine = self._random.choice(self._cast.machines)
        at = _at(day, self._random.choice(_HOURS), self._random.randrange(60))
        place = self._random.choice(("首页", "填表", "拍材料", "查进度"))
        visit = self._stage.new_id(at)
        call = HelperCall(
            id=self._stage.new_id(at), visit=visit, made_at=self._stage.told_at(machine, at), place=place
        )
        self._stage.at(at, lambda: self._stage.send(machine, Kind.HELPER_CALL, call, visit, at))

    def _workday(self, at: datetime) -> datetime:
        day = timezone.localdate(at)
        while not self._calendar.is_workday(day):
            day += timedelta(days=1)
        return _at(day, self._random.choice(_HOURS), self._random.randrange(60), self._random.randrange(60))

    def _matter(self) -> Matter:
        return self._random.choices(self._matters, self._weights)[0]

    @staticmethod
    def _weight(matter: Matter) -> float:
        """A few matters make most of the work."""
        often = (
            "养老",
            "医保",
            "参保",
            "津贴",
            "补贴",
            "社会保障卡",
            "高龄",
            "残疾",
            "个体工商户设立",
            "公积金提取",
        )
        if matter.code in FILES:
            return 70
        return 14 if any(word in matter.name for word in often) else 1


def _at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute, second)))


def _signature(random: Random) -> Signature:
    start = random.randrange(60, 200)
    stroke = tuple((start + n * 40, 200 + random.randrange(-60, 60), n * 30) for n in range(8))
    return Signature(932, 504, (stroke,), "0" * 64)
