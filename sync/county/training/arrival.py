"""Sign-ins as they arrive from terminals: into the attendance of their training, once a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from msgspec import Struct

from sync.county.desk.rules import county_time, problems_as_data
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.people.models import Staff
from sync.county.training.models import Attendance, Training
from sync.county.training.queries import should_come
from sync.county.training.status import news_of
from sync.model.ids import is_uuid7
from sync.model.problem import Problem
from sync.model.training import Presence, check_presence, signing_days


def refuse_presence(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, Presence)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("presence.id", "这次签到没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def about(body: Struct) -> str:
    """What is said of one training keeps its order."""
    assert isinstance(body, Presence)  # noqa: S101 - as above
    return body.training


def file_presence(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """The first sign-in of a person counts, a second one changes nothing. What is odd is flagged; a training
    that the county has never heard of stays in the message alone."""
    assert isinstance(body, Presence)  # noqa: S101 - as above
    plans = Training.objects.select_for_update(of=("self",)).select_related("owner")
    plan = plans.filter(pk=fit(body.training, 36)).first()
    if plan is None:
        return []
    number = fit(body.staff, 40)
    person = Staff.objects.filter(username=number).first()
    row = Attendance.objects.filter(training=plan, number=number).first()
    if row is not None and row.signed_at is not None:
        return []
    at = county_time(body.made_at, message.skew_ms, message.received_at)
    problems = problems_as_data([*check_presence(body), *_odd(plan, row, person, number, at)])
    row = row or Attendance(
        training=plan,
        number=number,
        staff=person,
        who=person.masked_name if person else number,
        township=person.township if person else message.terminal.township,
    )
    row.signed_at, row.message, row.terminal, row.flags = at, message, message.terminal, problems
    row.save()
    return news_of(plan, row.township)


def _odd(
    plan: Training, row: Attendance | None, person: Staff | None, number: str, at: datetime
) -> list[Problem]:
    found = []
    if person is None:
        found.append(Problem("staff", "presence.unknown", f"县里没有工号 {number}。"))
    elif not should_come(plan, person) and (row is None or not row.named):
        found.append(Problem("staff", "presence.uncalled", "不在应到的人里。"))
    first, last = signing_days(timezone.localtime(plan.starts), timezone.localtime(plan.ends))
    if not first <= timezone.localdate(at) <= last:
        found.append(Problem("made_at", "presence.day", "不是培训当天签的。"))
    if plan.cancelled_at is not None:
        found.append(Problem("training", "presence.cancelled", "这次培训已经取消。"))
    return found
