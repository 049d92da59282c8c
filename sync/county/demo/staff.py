"""What staff do in the play beside deciding cases: supervisors assign and look, windows note who asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from sync.county.calls import services as calls
from sync.county.calls.models import HelpCall
from sync.county.demo.cast import Cast
from sync.county.demo.clerks import Clerks
from sync.county.demo.stage import Stage
from sync.county.demo.voices import ANSWERS
from sync.county.desk import escalating
from sync.county.desk.models import Escalation
from sync.county.duties import queries as duties_queries
from sync.county.duties import services as duties
from sync.county.duties.models import Duty
from sync.county.duties.rules import Decision
from sync.county.people.models import Staff
from sync.county.rectify import services as rectify
from sync.county.rectify.models import Rectification
from sync.county.rectify.rules import Act as Mend
from sync.county.rectify.rules import Source
from sync.county.rectify.rules import Stage as Where
from sync.county.snags import reminding
from sync.county.voices import services as voices
from sync.county.voices.models import Voice
from sync.county.voices.rules import Act as Answer
from sync.model.calendar import WorkCalendar
from sync.model.division import TOWNSHIPS

_ROUNDS = (9, 10, 11, 14, 15, 16)
_ASKED = (
    "老年证在哪里办",
    "医保断缴了怎么补",
    "孩子上学要什么证明",
    "低保要交哪些材料",
    "社保卡丢了怎么办",
    "怎么查公积金",
)
FOUND = (
    ("午间窗口无人", Source.HOTLINE),
    ("终端缺纸无人补", Source.COVERT),
    ("未一次性告知材料", Source.REVIEW),
    ("办事指南没有换成新版", Source.DAILY),
    ("意见箱上了锁没有人开", Source.SPECIAL),
    ("帮办员电话打不通", Source.VOICE),
    ("设备旁边没有轮椅位置", Source.DAILY),
    ("公开栏的补贴名单过期", Source.SPECIAL),
    ("首问以后没有下文", Source.SYSTEM),
)


class Office:
    """Everything beside the cases themselves (clerks.py)."""

    def __init__(self, stage: Stage, cast: Cast, clerks: Clerks, calendar: WorkCalendar) -> None:
        self._stage, self._cast, self._clerks = stage, cast, clerks
        self._random, self._calendar = stage.random, calendar

    def day(self, day: date) -> None:
        if not self._calendar.is_workday(day):
            return
        for hour in _ROUNDS:
            self._stage.at(_at(day, hour, 50), self._clerks.round)
        self._stage.at(_at(day, 8, 40), self._escalate)
        self._stage.at(_at(day, 16, 30), self._clerks.hand_out)
        self._stage.at(_at(day, 9, 20), self._supervise)
        self._stage.at(_at(day, 15, 40), self._calls)
        for code in self._random.sample(sorted(self._cast.windows), 3):
            window, moment = self._cast.windows[code], _at(day, self._random.choice((9, 10, 14)), 12)
            self._stage.at(moment, partial(self._asked, window))
        self._stage.at(_at(day, 16, 55), self._close_duties)

    def _escalate(self) -> None:
        """As the hourly job does; whoever was told ticks off a part of it."""
        self._stage.settle()
        now = self._stage.now
        escalating.escalate(now)
        reminding.remind(now)
        for told in list(Escalation.objects.filter(seen_at=None, staff__isnull=False).order_by("id")):
            if told.staff is not None and self._random.random() < 0.3:
                escalating.seen(told.staff, [told.pk], now)

    def _supervise(self) -> None:
        """Give voices to people, look at answers, decide about doubles, move rectifications on."""
        self._stage.settle()
        boss = self._cast.supervisor
        for voice in list(Voice.objects.exclude(state="closed")):
            if self._random.random() < 0.45:
                self._move_voice(voice)
        for row in list(duties_queries.waiting_doubles(boss)):
            if self._random.random() < 0.25:
                chosen = self._random.choice((Decision.OTHER, Decision.KEEP, Decision.MERGE))
                clerk = self._cast.office[0]
                reason = "两处房子各办一件" if chosen is Decision.KEEP else ""
                self._stage.act(partial(duties.decide, row.pk, clerk, chosen, reason, row.first_id))
        for one in list(Rectification.objects.exclude(stage=Where.CLOSED.value)):
            if self._random.random() < 0.22:
                self._mend(one)
        if self._random.random() < 0.25:
            title, source = self._random.choice(FOUND)
            township = self._random.choice(TOWNSHIPS).code
            self._stage.act(lambda: rectify.find(boss, title, source=source, township=township))

    def _move_voice(self, voice: Voice) -> None:
        boss, now = self._cast.supervisor, self._stage.now
        if voice.state == "received":
            # Some are for the county's own office to answer.
            who = self._cast.leaders.get(voice.township)
            if who is None or self._random.random() < 0.25:
                who = self._cast.office[0]
            self._stage.act(lambda: voices.act(voice.pk, boss, voice.version, Answer.ASSIGN, receiver=who))
        elif voice.state == "assigned" and voice.responsible is not None:
            who, (answer, measure) = voice.responsible, self._random.choice(ANSWERS[voice.sort])
            self._stage.act(lambda: voices.act(voice.pk, who, voice.version, Answer.ANSWER, answer, measure))
        elif (
            voice.state == "answered" and voice.answered_at and now - voice.answered_at > timedelta(hours=20)
        ):
            if self._random.random() < 0.15:
                words = "没有说清楚哪一天改好，请补上。"
                self._stage.act(lambda: voices.act(voice.pk, boss, voice.version, Answer.SEND_BACK, words))
            else:
                self._stage.act(lambda: voices.act(voice.pk, boss, voice.version, Answer.CLOSE))

    def _mend(self, row: Rectification) -> None:
        boss, today = self._cast.supervisor, timezone.localdate(self._stage.now)
        who = row.responsible or self._cast.leaders[row.township]
        if row.status is Where.FOUND:
            due = self._calendar.deadline(today, self._random.choice((3, 5, 7))).day
            self._stage.act(
                lambda: rectify.act(row.pk, boss, row.version, Mend.ASSIGN, receiver=who, due=due)
            )
        elif row.status is Where.ASSIGNED:
            self._stage.act(lambda: rectify.act(row.pk, who, row.version, Mend.START))
        elif row.status is Where.MENDING:
            words, lasting = "已经改好，现场看过。", "写进每天的检查表，每周抽查一次。"
            self._stage.act(
                lambda: rectify.act(row.pk, who, row.version, Mend.SUBMIT, words=words, lasting=lasting)
            )
        else:
            self._stage.act(lambda: rectify.act(row.pk, boss, row.version, Mend.CLOSE))

    def _calls(self) -> None:
        self._stage.settle()
        calls_open = HelpCall.objects.filter(answered_at=None, cancelled_at=None).select_related("terminal")
        for call in list(calls_open):
            if self._stage.now - call.called_at < timedelta(minutes=25):
                window = self._cast.windows[call.terminal.township]
                calls.answer(call.pk, window)

    def _asked(self, window: Staff) -> None:
        words = self._random.choice(_ASKED)
        self._stage.act(lambda: duties.note(window, words))

    def _close_duties(self) -> None:
        for duty in list(Duty.objects.filter(case=None, closed_at=None).select_related("owner")):
            owner = duty.owner
            if owner is not None and self._random.random() < 0.55:
                self._stage.act(
                    partial(duties.close, duty.pk, owner, duty.version, "当面讲清楚了，带清单回去准备。")
                )


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
