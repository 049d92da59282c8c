"""What clerks do with cases in the play: every act of the desk, most cases the plain way, a few otherwise."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from sync.county.demo.cast import Cast
from sync.county.demo.citizens import Citizens
from sync.county.demo.stage import Stage
from sync.county.desk import queries
from sync.county.desk import services as desk
from sync.county.desk.acts import REMEDIES, Act, Pause, Said, Taker, Way
from sync.county.desk.models import Case
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState

_PAPERS = ("居民户口簿", "银行卡复印件", "近期照片", "住所证明")
_NOTES = ("已电话联系，下午来窗口。", "和村里核实过住址。", "老人行动不便，办好以后送上门。")
_REASONS = ("核对身份证号", "给群众打电话", "群众来窗口问进度")
_OUT = "户籍地的政务服务窗口"
_KINDS = (Pause.INSPECTION, Pause.NOTICE, Pause.EXPERTISE)
_WAYS = (Way.WINDOW, Way.WINDOW, Way.POST, Way.LICENCE)


class Clerks:
    """Rounds through what waits; each does a share, so that a few cases grow late.

    What becomes of a case follows from a number it gets when it is first seen (``fate``, 0 to 1).
    """

    def __init__(self, stage: Stage, cast: Cast, citizens: Citizens, calendar: WorkCalendar) -> None:
        self._stage, self._cast, self._citizens = stage, cast, citizens
        self._random, self._calendar = stage.random, calendar
        self._fates: dict[str, float] = {}
        self._pauses: dict[str, date] = {}

    def round(self) -> None:
        self._stage.settle()
        waiting = Case.objects.filter(state__in=queries.OPEN).select_related("owner").order_by("received_at")
        for case in list(waiting):
            fate = self._fates.setdefault(case.pk, self._random.random())
            if case.status is CaseState.RECEIVED:
                self._receive(case, fate)
            elif case.status is CaseState.ACCEPTED:
                self._go_on(case, fate)
            elif case.status is CaseState.PAUSED and self._today >= self._pauses[case.pk]:
                self._do(case, Act.RESUME, "结果出来了，接着办。")

    def hand_out(self) -> None:
        """Results go to people: most within days, some not yet."""
        self._stage.settle()
        ready = (
            Case.objects.filter(deliver_by__isnull=False).select_related("owner").order_by("closed_at", "id")
        )
        for case in list(ready):
            if self._random.random() < 0.3:
                taker = self._random.choice((Taker.APPLICANT, Taker.APPLICANT, Taker.FAMILY, Taker.AGENT))
                said = Said(way=self._random.choice(_WAYS), taker=taker, on=self._today)
                self._do(case, Act.DELIVER, said=said)

    @property
    def _today(self) -> date:
        return timezone.localdate(self._stage.now)

    def _receive(self, case: Case, fate: float) -> None:
        # Some wait a day, a few a week; most are looked at in the next round.
        rest = self._stage.now - case.received_at
        if fate > 0.99:
            patience = timedelta(days=9)
        else:
            patience = timedelta(hours=1) if fate < 0.8 else timedelta(hours=26)
        if rest < patience:
            return
        if (fate < 0.05 and not case.told) or (fate < 0.004 and case.corrections == 1):
            reason = "第一次漏看了一样，当面道过歉。" if case.corrections else ""
            said = Said(note="\n".join(self._random.sample(_PAPERS, 2)), reason=reason)
            if self._do(case, Act.CORRECT, said=said):
                self._citizens.mend(case, self._stage.now)
        elif 0.05 <= fate < 0.062:
            said = Said(note="这件事不归县里管，请到户籍地的窗口办理。", body=_OUT)
            self._do(case, Act.NOT_ACCEPT, said=said)
        elif self._do(case, Act.ACCEPT, "材料齐全。" if fate < 0.5 else ""):
            self._look(case)

    def _look(self, case: Case) -> None:
        """A note among colleagues, a look at the whole data for a reason."""
        chance, clerk = self._random.random(), self._clerk_of(case)
        if chance < 0.04:
            self._stage.act(lambda: desk.add_note(case.pk, clerk, self._random.choice(_NOTES)))
        elif chance < 0.1:
            self._stage.act(lambda: desk.reveal(case.pk, clerk, self._random.choice(_REASONS)))

    def _go_on(self, case: Case, fate: float) -> None:
        if case.accepted_at is None:
            return
        if 0.062 <= fate < 0.082 and case.pk not in self._pauses:
            until = self._calendar.deadline(self._today, self._random.choice((3, 5, 8, 12))).day
            said = Said(note="请耐心等一等。", kind=self._random.choice(_KINDS), until=until)
            self._pauses[case.pk] = until
            self._do(case, Act.PAUSE, said=said)
            return
        if 0.082 <= fate < 0.1 and case.holder_id is not None and self._random.random() < 0.2:
            self._hand_over(case)
            return
        calendar = self._calendar
        begun = timezone.localdate(case.accepted_at)
        limit = max(calendar.workdays_between(begun, case.last_day), 0) if case.last_day else 3
        share = 0.15 + 0.75 * fate if fate < 0.985 else 1.6
        if calendar.workdays_between(begun, self._today) < limit * share or self._random.random() > 0.6:
            return
        if 0.1 <= fate < 0.115:
            said = Said(note="现场核对，条件不符合规定。", remedies=REMEDIES)
            self._do(case, Act.REFUSE, said=said)
        elif 0.115 <= fate < 0.118:
            self._do(case, Act.WITHDRAW, "申请人来电话说不办了，材料退还。")
        else:
            self._do(case, Act.COMPLETE, "已办好，结果可以在终端上看，也可以到窗口领取。")

    def _hand_over(self, case: Case) -> None:
        clerk = self._clerk_of(case)
        others = [one for one in self._cast.clerks.get(case.owner_id or 0, ()) if one.pk != case.holder_id]
        if others:
            self._do(case, Act.HAND_OVER, "这几天我外出，请接着办。", clerk=clerk, receiver=others[0])

    def _do(
        self,
        case: Case,
        act: Act,
        words: str = "",
        *,
        said: Said | None = None,
        clerk: Staff | None = None,
        receiver: Staff | None = None,
    ) -> bool:
        who, failed = clerk or self._clerk_of(case), self._stage.failed
        told = said or Said(note=words)
        self._stage.act(
            lambda: desk.act(
                case.pk, who, Case.objects.get(pk=case.pk).version, act, said=told, receiver=receiver
            )
        )
        return self._stage.failed == failed

    def _clerk_of(self, case: Case) -> Staff:
        if case.owner_id in self._cast.clerks:
            return self._random.choice(self._cast.clerks[case.owner_id])
        if case.owner is not None and case.owner.township in self._cast.windows:
            return self._cast.windows[case.owner.township]
        return self._random.choice(self._cast.office)
