"""What staff do in the play: clerks decide, supervisors assign, keepers check, windows note who asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from sync.county.calls import services as calls
from sync.county.calls.models import HelpCall
from sync.county.demo.cast import Cast
from sync.county.demo.citizens import Citizens
from sync.county.demo.stage import Stage
from sync.county.desk import queries as desk_queries
from sync.county.desk import services as desk
from sync.county.desk import telling
from sync.county.desk.acts import Act, Said
from sync.county.desk.models import Case
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
from sync.county.voices import services as voices
from sync.county.voices.models import Voice
from sync.county.voices.rules import Act as Answer
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState
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
    """Rounds of the clerks through what waits; each does a share, so that a few cases grow late."""

    def __init__(self, stage: Stage, cast: Cast, citizens: Citizens, calendar: WorkCalendar) -> None:
        self._stage, self._cast, self._citizens = stage, cast, citizens
        self._random, self._calendar = stage.random, calendar
        self._slow: dict[str, float] = {}

    def day(self, day: date) -> None:
        if not self._calendar.is_workday(day):
            return
        for hour in _ROUNDS:
            self._stage.at(_at(day, hour, 50), self._round)
        self._stage.at(_at(day, 9, 20), self._supervise)
        self._stage.at(_at(day, 15, 40), self._calls)
        for code in self._random.sample(sorted(self._cast.windows), 3):
            window, moment = self._cast.windows[code], _at(day, self._random.choice((9, 10, 14)), 12)
            self._stage.at(moment, partial(self._asked, window))
        self._stage.at(_at(day, 16, 55), self._close_duties)

    # Cases

    def _round(self) -> None:
        self._stage.settle()
        today, calendar = timezone.localdate(self._stage.now), self._calendar
        waiting = (
            Case.objects.filter(state__in=desk_queries.OPEN).select_related("owner").order_by("received_at")
        )
        for case in list(waiting):
            slow = self._slow.setdefault(case.pk, self._random.random())
            if case.status is CaseState.RECEIVED:
                self._receive(case, slow)
            elif case.status is CaseState.ACCEPTED and case.accepted_at is not None:
                begun = timezone.localdate(case.accepted_at)
                limit = max(calendar.workdays_between(begun, case.last_day), 0) if case.last_day else 3
                share = 0.15 + 0.75 * slow if slow < 0.985 else 1.6
                if calendar.workdays_between(begun, today) >= limit * share and self._random.random() < 0.6:
                    self._do(case, Act.COMPLETE, "已办好，结果可以在终端上看，也可以到窗口领取。")

    def _receive(self, case: Case, slow: float) -> None:
        # Some wait a day, a few a week; most are looked at in the next round.
        rest = self._stage.now - case.received_at
        if slow > 0.99:
            patience = timedelta(days=9)
        else:
            patience = timedelta(hours=1) if slow < 0.8 else timedelta(hours=26)
        if rest < patience:
            return
        if slow < 0.05 and not case.told:
            names = self._random.sample(("居民户口簿", "银行卡复印件", "近期照片", "住所证明"), 2)
            if self._do(case, Act.CORRECT, "\n".join(names)):
                self._citizens.mend(case, self._stage.now)
        elif 0.05 <= slow < 0.062:
            self._do(case, Act.NOT_ACCEPT, "这件事不归县里管，请到户籍地的窗口办理。")
        else:
            self._do(case, Act.ACCEPT, "材料齐全。" if slow < 0.5 else "")

    def _do(self, case: Case, act: Act, words: str) -> bool:
        clerk = self._clerk_of(case)
        failed = self._stage.failed
        said = Said(note=words, body="户籍地的政务服务窗口" if act is Act.NOT_ACCEPT else "")
        self._stage.act(
            lambda: desk.act(case.pk, clerk, Case.objects.get(pk=case.pk).version, act, said=said)
        )
        # Nobody in the play takes anything back.
        telling.tell_due(self._stage.now + timedelta(hours=1))
        return self._stage.failed == failed

    def _clerk_of(self, case: Case) -> Staff:
        if case.owner_id in self._cast.clerks:
            return self._random.choice(self._cast.clerks[case.owner_id])
        if case.owner is not None and case.owner.township in self._cast.windows:
            return self._cast.windows[case.owner.township]
        return self._random.choice(self._cast.office)

    # What else there is to do

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
            who = self._cast.leaders[voice.township]
            self._stage.act(lambda: voices.act(voice.pk, boss, voice.version, Answer.ASSIGN, receiver=who))
        elif voice.state == "assigned" and voice.responsible is not None:
            who, answer = voice.responsible, "已经核实，马上改，谢谢您告诉我们。"
            measure = "排了午间班，每天早晚各看一次。"
            self._stage.act(lambda: voices.act(voice.pk, who, voice.version, Answer.ANSWER, answer, measure))
        elif (
            voice.state == "answered" and voice.answered_at and now - voice.answered_at > timedelta(hours=20)
        ):
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
