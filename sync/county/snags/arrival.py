"""Snags as they arrive from terminals: to the department whose matter it is; and what follows its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.catalogue.models import PublishedMatter
from sync.county.desk.rules import county_time, problems_as_data
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.people.models import Staff
from sync.county.people.orgs import Owners
from sync.county.snags.models import Snag, SnagEvent
from sync.county.snags.rules import Act
from sync.county.snags.services import confirm
from sync.county.snags.status import news
from sync.model.ids import is_uuid7
from sync.model.problem import Problem
from sync.model.snag import MOST_WORDS, SnagSort, SnagState, SnagStep, check_snag
from sync.model.snag import Snag as Said


def refuse_snag(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, Said)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("snag.id", "这条承接问题没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def about(body: Struct) -> str:
    """What is said of one snag keeps its order."""
    assert isinstance(body, Said)  # noqa: S101 - as above
    return body.about or body.id


def file_snag(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A report, or what its township says of the answer. What is odd is flagged; twice changes nothing."""
    assert isinstance(body, Said)  # noqa: S101 - as above
    at = county_time(body.made_at, message.skew_ms, message.received_at)
    person = Staff.objects.filter(username=fit(body.staff, 40)).first()
    who = person.masked_name if person else fit(body.staff, 40)
    if body.step is not SnagStep.REPORTED:
        return _follow(message, body, at, person, who)
    if Snag.objects.filter(pk=body.id).exists():
        return []
    snag = _new(message, body, at, person, who)
    snag.save(force_insert=True)
    where = f"在 {message.terminal.label} 反映"
    _event(snag, at, "反映问题", who, person, where)
    return news(snag)


def _new(message: ReceivedMessage, body: Said, at: datetime, person: Staff | None, who: str) -> Snag:
    matter = PublishedMatter.objects.filter(code=fit(body.matter_code, 40)).first()
    problems = list(check_snag(body))
    if person is None:
        problems.append(Problem("staff", "snag.unknown", f"县里没有工号 {who}。"))
    if matter is None:
        problems.append(Problem("matter_code", "snag.matter_unknown", "县里没有这个事项，请核对是哪一个。"))
    department = matter.department if matter else ""
    township = message.terminal.township
    days = settings.CONFIG.county.snag_days
    due = catalogue.work_calendar().deadline(timezone.localdate(message.received_at), days)
    return Snag(
        id=body.id,
        message=message,
        terminal=message.terminal,
        township=township,
        matter_code=fit(body.matter_code, 40),
        matter_name=matter.name if matter else fit(body.matter_code, 40),
        department=department,
        owner_id=Owners().of(department, township),
        staff=person,
        who=who,
        sorts=[sort.value for sort in dict.fromkeys(body.sorts)][: len(SnagSort)],
        words=fit(body.words, MOST_WORDS).strip(),
        visit=fit(body.visit, 40),
        at=at,
        received_at=message.received_at,
        due=due.day,
        flags=problems_as_data(problems),
    )


def _follow(
    message: ReceivedMessage, body: Said, at: datetime, person: Staff | None, who: str
) -> Sequence[Publication]:
    """Another township's machine says nothing about it."""
    rows = Snag.objects.select_for_update(of=("self",)).select_related("owner", "staff", "answered_by")
    snag = rows.filter(pk=body.about, township=message.terminal.township).first()
    if snag is None:
        return []
    if body.step is SnagStep.READ:
        if snag.answered_at is None or snag.read_at is not None:
            return []
        snag.read_at, snag.read_by, snag.version = at, who, snag.version + 1
        snag.save()
        _event(snag, at, "在终端上读了答复", who, person)
        return news(snag)
    words = fit(body.words, MOST_WORDS).strip()
    act = Act.SOLVED if body.step is SnagStep.SOLVED else Act.NOT_SOLVED
    if snag.status is not SnagState.ANSWERED:
        _event(snag, at, act.done, who, person, words)  # somebody else was faster: kept, changes nothing
        return []
    confirm(snag, act, at, who)
    snag.save()
    _event(snag, at, act.done, who, person, words)
    return news(snag)


def _event(snag: Snag, at: datetime, title: str, who: str, person: Staff | None, note: str = "") -> None:
    SnagEvent.objects.create(
        snag=snag, at=at, title=title, who=who, org=person.org if person else "", note=note, staff=person
    )
