"""What stands on the helper's desk: cases and drafts of those they helped, and what they were asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from kiosk.services.case_view import SAVED, CaseView
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import said
from kiosk.services.first_asked import AskedView, FirstAsked
from kiosk.services.helping import Helping
from kiosk.services.progress import Progress
from kiosk.store.port import KioskStore
from sync.model.helping import Help, HelperRecord, begins_duty

LATELY = timedelta(days=7)
"""As long it is shown that somebody else ended what one was asked first."""


class Tab(StrEnum):
    TODAY = "today"
    DRAFTS = "drafts"
    WAITING = "waiting"
    LATE = "late"
    ASKED = "asked"


class Kind(StrEnum):
    """What a line of the desk is of."""

    CASE = "case"
    DRAFT = "draft"
    ASKED = "asked"
    ALONG = "along"


class HelperLine(Struct, frozen=True, kw_only=True):
    """One line of the desk. who: masked. tone: as ``Tag`` names it: r late, y soon, t waits, g done, n."""

    key: str
    kind: Kind
    name: str
    who: str
    state: str
    tone: str
    tabs: tuple[Tab, ...]


class HelperList:
    """Only what somebody did themselves here; a draft shows its matter, never what was filled in."""

    def __init__(
        self,
        *,
        helping: Helping,
        store: KioskStore,
        progress: Progress,
        catalogue: Catalogue,
        asked: FirstAsked,
    ) -> None:
        self._helping = helping
        self._asked = asked
        self._store = store
        self._progress = progress
        self._catalogue = catalogue

    def of(self, number: str, today: date) -> tuple[HelperLine, ...]:
        """Of one helper, late ones first, then the newest. It reads each of their cases: not for the GUI
        thread. Raises ServiceError."""
        helped = self._helping.all()
        own = [one for one in reversed(helped) if one.record.helper == number]
        with said():
            drafts = [row for row in self._store.drafts() if not row.frozen]
        lines: dict[str, HelperLine] = {}
        for one in own:
            id = one.record.case_id
            if id and id not in lines and (case := self._progress.of_case(id)) is not None:
                lines[id] = _case_line(case, one.at.date() == today)
        visits = {one.record.visit for one in own}
        told = {one.record.visit for one in own if one.record.case_id}
        for one in own:
            record = one.record
            along = record.help is Help.ASKED and not begins_duty(record)
            if along and record.visit not in told and one.at.date() == today:
                lines.setdefault(record.visit, self._along_line(record))
        for draft in drafts:
            if draft.visit in visits:
                saved = datetime.fromisoformat(draft.saved_at).astimezone(CHINA)
                lines[draft.id] = HelperLine(
                    key=draft.id,
                    kind=Kind.DRAFT,
                    name=self._matter(draft.matter_code),
                    who="",
                    state=f"草稿，{moment_words(saved, today)}",
                    tone="n",
                    tabs=(Tab.DRAFTS,),
                )
        for view in self._asked.of(number, helped, LATELY):
            lines[view.id] = _ended_line(view) if view.closed else _asked_line(view, number)
        return tuple(sorted(lines.values(), key=lambda line: Tab.LATE not in line.tabs))

    def _along_line(self, record: HelperRecord) -> HelperLine:
        """Somebody was accompanied, and nothing was filed (yet)."""
        name = self._matter(record.matter_code) if record.matter_code else "咨询"
        return HelperLine(
            key=record.visit,
            kind=Kind.ALONG,
            name=name,
            who="",
            state="首问接待",
            tone="t",
            tabs=(Tab.TODAY,),
        )

    def _matter(self, code: str) -> str:
        try:
            return self._catalogue.matter(code).name
        except KeyError:
            return "办事"


def _case_line(case: CaseView, today: bool) -> HelperLine:
    tabs = [Tab.TODAY] if today else []
    state, tone = case.state_words, "n"
    left = case.days_left
    if case.state == SAVED:
        tabs.append(Tab.WAITING)
        state, tone = "待联网报送", "t"
    elif left is not None and left < 0:
        tabs.append(Tab.LATE)
        state, tone = f"超期 {-left} 天", "r"
    elif left is not None and left <= 1:
        state, tone = f"剩 {left} 个工作日", "y"
    elif case.state in ("completed", "delivered"):
        tone = "g"
    return HelperLine(
        key=case.case_id,
        kind=Kind.CASE,
        name=case.matter_name,
        who=case.masked_name,
        state=state,
        tone=tone,
        tabs=tuple(tabs),
    )


def _asked_line(view: AskedView, number: str) -> HelperLine:
    """The owner stands on it, whoever has it now."""
    state = "没办结" if view.holder == number else f"已转 {view.holder_name}"
    who = "，".join(part for part in (view.asker, view.when, f"首问 {view.owner_name}") if part)
    tone = "y" if view.holder == number else "n"
    return HelperLine(
        key=view.id, kind=Kind.ASKED, name=view.about, who=who, state=state, tone=tone, tabs=(Tab.ASKED,)
    )


def _ended_line(view: AskedView) -> HelperLine:
    """Somebody else has ended it, at the county or here: nobody need go after it any more."""
    ended = moment_words(view.ended_at) if view.ended_at is not None else ""
    who = "，".join(part for part in (view.asker, f"{view.ended_by} {ended}办结") if part)
    return HelperLine(
        key=view.id, kind=Kind.ASKED, name=view.about, who=who, state="已办结", tone="g", tabs=(Tab.ASKED,)
    )
