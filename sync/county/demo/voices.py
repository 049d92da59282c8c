"""What people of the play say of how they were served, at the machines and by phone; what they are told."""

from __future__ import annotations

from datetime import date, datetime, time
from random import Random

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine, citizen
from sync.county.demo.stage import Stage
from sync.county.desk.models import Case
from sync.county.public import saying
from sync.model.case import Applicant
from sync.model.division import COUNTY_PLACE, TOWNSHIPS
from sync.model.receipt import make_receipt_number
from sync.model.voice import About, Contact, Voice, VoiceKind
from sync.protocol.envelope import Kind

SAID = {
    VoiceKind.COMPLAINT: (
        (About.SERVICE, "中午去办事，窗口一个人都没有。"),
        (About.CASE, "材料说了两次，第二次又多要一份。"),
        (About.TERMINAL, "机器没有纸，等了半天没有人来。"),
        (About.CASE, "说好五天办好，过了日子没有人打电话。"),
        (About.SERVICE, "问了两个窗口，都说不归自己管。"),
    ),
    VoiceKind.OPINION: (
        (About.TERMINAL, "字能不能再大一点，老人看不清。"),
        (About.SERVICE, "希望周六上午也有人帮忙。"),
        (About.OTHER, "机器旁边放一把椅子就好了。"),
        (About.MATTER, "高龄津贴每年都要认证，能不能帮办员上门。"),
    ),
    VoiceKind.MESSAGE: (
        (About.SERVICE, "帮办的小姑娘很耐心，谢谢。"),
        (About.MATTER, "请问高龄津贴什么时候发？"),
        (About.OTHER, "下次赶集那天多安排一个人。"),
        (About.CASE, "办得比说的快，谢谢。"),
    ),
}
ANSWERS = {
    VoiceKind.COMPLAINT: (
        (
            "当天看过监控，情况属实，已经当面批评，给您添麻烦了。",
            "排了午间班，每天十二点到两点有人，早晚各看一次。",
        ),
        (
            "打电话核实过，是我们没有一次说清楚，向您道歉。",
            "一次性告知单改成逐项打勾，说完请群众再看一遍。",
        ),
        ("已经核实，当天补好，谢谢您告诉我们。", "写进每天的检查表，少于一卷就换。"),
    ),
    VoiceKind.OPINION: (
        ("您说得对，本周就改。", "已经报县里，和别的乡镇一起改。"),
        ("收到，先在赶集日试一个月，再看要不要天天这样。", ""),
    ),
    VoiceKind.MESSAGE: (
        ("谢谢您，一定转告她。", ""),
        ("每月 25 日前发到社会保障卡里，没有到账请打窗口电话，我们替您查。", ""),
    ),
}
_HOURS = (8, 9, 9, 10, 10, 11, 14, 15, 15, 16)


class Voices:
    def __init__(self, stage: Stage, cast: Cast, chance: Random) -> None:
        self._stage, self._cast, self._chance = stage, cast, chance
        self._serials: dict[tuple[str, date], int] = {}

    def day(self, day: date, count: int) -> None:
        """count: of the day's visits; one in forty has something to say."""
        chance = self._chance
        for _ in range(int(chance.random() + count / 40)):
            at = timezone.make_aware(datetime.combine(day, time(chance.choice(_HOURS), chance.randrange(60))))
            who = citizen(chance, chance.randrange(4000))
            kind = chance.choices(list(VoiceKind), (3, 4, 3))[0]
            about, words = chance.choice(SAID[kind])
            named = who if chance.random() < 0.7 else None
            if chance.random() < 0.25:
                self._by_phone(at, kind, about, words, named)
            else:
                self._at_machine(chance.choice(self._cast.machines), at, kind, about, words, named)

    def _at_machine(
        self,
        machine: Machine,
        at: datetime,
        kind: VoiceKind,
        about: About,
        words: str,
        who: Applicant | None,
    ) -> None:
        terminal, day = machine.terminal, timezone.localdate(at)
        key = (terminal.id, day)
        # Behind the day's cases: both have their numbers of one series.
        self._serials[key] = self._serials.get(key, 800) + 1
        number = make_receipt_number(terminal.township, terminal.device, day, self._serials[key])
        id, visit = self._stage.new_id(at), self._stage.new_id(at)
        helped = self._chance.random() < 0.2

        def send() -> None:
            case = self._case_of(terminal.township) if about is About.CASE else None
            voice = Voice(
                id=id,
                visit=visit,
                voice_no=str(number),
                kind=kind,
                about=about,
                words=words,
                made_at=self._stage.told_at(machine, at),
                township=terminal.township,
                terminal=terminal.id,
                subject=case.pk if case else "",
                subject_words=case.matter_name if case else "",
                contact=Contact(phone=who.phone, name=who.name) if who else None,
                call_back=who is not None and kind is VoiceKind.COMPLAINT,
                dictated=helped,
                helper=machine.helper.masked_name if helped else "",
            )
            self._stage.send(machine, Kind.VOICE, voice, visit, at)

        self._stage.at(at, send)

    def _by_phone(
        self, at: datetime, kind: VoiceKind, about: About, words: str, who: Applicant | None
    ) -> None:
        """By the page for phones; who does not know which township it is says the whole county."""
        chance = self._chance
        place = COUNTY_PLACE if chance.random() < 0.2 else chance.choice(TOWNSHIPS).code
        id = self._stage.new_id(at)
        typed = saying.Typed(
            kind=kind.value,
            # A case is spoken of from the page of that case, which only its owner opens.
            about=About.OTHER.value if about is About.CASE else about.value,
            place=place,
            words=words,
            name=who.name if who else "",
            phone=who.phone if who else "",
            call_back=who is not None and kind is VoiceKind.COMPLAINT,
        )
        self._stage.at(at, lambda: self._stage.phone(lambda: saying.say(typed, saying.new_once(id))))

    def _case_of(self, township: str) -> Case | None:
        self._stage.settle()
        return Case.objects.filter(township=township).order_by("-received_at", "id").first()
