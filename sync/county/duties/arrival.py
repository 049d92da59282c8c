"""What arrives, and what it means for duties, doubles and late cases; in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk import arriving, following
from sync.county.desk.arriving import Drafted, Prepared
from sync.county.desk.models import Case
from sync.county.desk.rules import county_time
from sync.county.desk.status import masked
from sync.county.duties import doubling, keeping_step, rules
from sync.county.duties.models import Duty, DutyStep, LateCase
from sync.county.duties.rules import Source, Step
from sync.county.duties.status import news as duty_news
from sync.county.feed.services import Publication
from sync.county.intake.handling import Filed
from sync.county.intake.models import ReceivedMessage, RefusedMessage, Way
from sync.county.intake.rules import fit
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.followup import Supplement
from sync.model.helping import HelperRecord, asked_about, begins_duty


def file_cases(prepared: Prepared) -> Filed:
    """File them on the desk, and note what is known of them here."""
    filed = arriving.file_cases(prepared)
    if prepared.drafts:
        doubling.note_cases(prepared.drafts)
        _note_late(prepared.drafts)
        for draft in prepared.drafts:
            if draft.case.helper:
                _note_case(draft)
    return filed


def file_supplement(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """To its case; and the papers it brings are known from now on."""
    news = following.file_supplement(message, body)
    assert isinstance(body, Supplement)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if news:
        doubling.note_supplement(message, body)
    return news


def file_helper_record(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """In the case's timeline, and in the duty of whoever was asked first in that visit or about that case."""
    news = following.file_helper_record(message, body)
    assert isinstance(body, HelperRecord)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    at = county_time(body.made_at, message.skew_ms, message.received_at)
    step, who = rules.step_of(body.help), _Person.of(body.helper)
    own = begins_duty(body)
    duty = _duty_of(body.case_id, body.visit, body.id if own else body.duty)
    if duty is not None and own:  # what followed it was faster
        duty.about, duty.asker = fit(asked_about(body.note), 200), fit(masked(body.asker.strip()), 50)
        duty.matter_code, duty.asked_at = fit(body.matter_code, 40), at
        duty.owner, duty.owner_name = who.staff, who.name
    if duty is None:
        case = Case.objects.filter(pk=fit(body.case_id, 36)).first() if body.case_id else None
        duty = Duty(
            case=case,
            visit=fit(body.visit, 64),
            source=Source.TERMINAL.value,
            matter_code=fit(body.matter_code, 40),
            about=fit(asked_about(body.note), 200) if own else case.matter_name if case else _about(body),
            record=body.id if own else fit(body.duty, 36),
            asker=fit(masked(body.asker.strip()), 50),
            township=message.terminal.township,
            terminal=message.terminal,
            asked_at=at,
            due=rules.answer_by(timezone.localdate(at), catalogue.work_calendar()),
        )
        who.owns(duty, message.terminal.centre_name)
        keeping_step.begin(duty, case)
        duty.save()
        if step is not Step.ASKED and not body.duty:
            _step(duty, Step.ASKED, duty, who)
    handed = _Person.of(body.handed_to) if body.handed_to else None
    if step is Step.HANDED and handed is not None:
        duty.holder, duty.holder_name = handed.staff, handed.name
    if step is Step.CLOSED and duty.closed_at is None:
        duty.closed_at, duty.closed_how = at, fit(body.note.strip(), 200) or "已告知群众结果"
    duty.version += 1
    duty.save()
    told = f"交给 {handed.name}" if handed else ""
    notice = f"给了一次性告知单（事项第 {body.notice_rev} 版）" if body.notice_rev else ""
    note = "；".join(part for part in (told, body.note.strip(), notice) if part)
    DutyStep.objects.create(
        duty=duty,
        step=step.value,
        at=at,
        who=who.name,
        note=fit(note, 500),
        staff=who.staff,
        record=body.id,
        visit=fit(body.visit, 64),
        session=fit(body.session, 64),
    )
    return [*news, *duty_news(duty)]


class _Person:
    """A helper as a terminal names them: by staff number, or by name."""

    def __init__(self, name: str, staff: Staff | None) -> None:
        self.name, self.staff = name, staff

    @classmethod
    def of(cls, text: str) -> _Person:
        staff = Staff.objects.filter(username=fit(text.strip(), 40)).first() if text.strip() else None
        return cls(staff.masked_name if staff else fit(masked(text.strip()), 50), staff)

    def owns(self, duty: Duty, place: str) -> None:
        duty.owner, duty.owner_name = self.staff, self.name
        duty.owner_org = self.staff.org if self.staff else place
        duty.holder, duty.holder_name = self.staff, self.name


def _duty_of(case_id: str, visit: str, record: str) -> Duty | None:
    """The one it names, of the case, or of the visit while its case is not here."""
    found = Duty.objects.select_for_update()
    if record:
        return found.filter(record=fit(record, 36)).first()
    if case_id:
        duty = found.filter(case_id=fit(case_id, 36)).first()
        if duty is not None:
            return duty
    here = found.filter(visit=fit(visit, 64), case=None, record="") if visit else None
    return here.order_by("id").first() if here is not None else None


def _about(body: HelperRecord) -> str:
    matter = catalogue.matter(fit(body.matter_code, 40)) if body.matter_code else None
    return matter.name if matter else "咨询"


def _note_case(draft: Drafted) -> None:
    """A helper took part: the duty of the visit becomes the case's, or a new one begins."""
    case = draft.case
    if Duty.objects.filter(case_id=case.pk).exists():
        return
    duty = _duty_of("", draft.body.visit, "")
    if duty is None:
        duty = Duty(
            visit=fit(draft.body.visit, 64),
            source=Source.TERMINAL.value,
            township=case.township,
            terminal=case.terminal,
            asked_at=case.filed_at,
            due=rules.answer_by(timezone.localdate(case.filed_at), catalogue.work_calendar()),
        )
        who = _Person.of(case.helper)
        who.owns(duty, case.terminal.centre_name)
    duty.case, duty.matter_code, duty.about = case, case.matter_code, case.matter_name
    fresh = duty.pk is None
    # Read anew: what overtook the case at the terminal may have changed it since it was drafted.
    keeping_step.begin(duty, Case.objects.get(pk=case.pk))
    duty.save()
    if fresh:
        _step(duty, Step.ASKED, duty, _Person(duty.owner_name, duty.owner))


def _step(duty: Duty, step: Step, about: Duty, who: _Person) -> None:
    DutyStep.objects.create(duty=duty, step=step.value, at=about.asked_at, who=who.name, staff=who.staff)


def _note_late(drafts: Sequence[Drafted]) -> None:
    calendar: WorkCalendar | None = None
    contacts: dict[str, ReceivedMessage | None] = {}
    for draft in drafts:
        case, message = draft.case, draft.message
        if case.received_at - case.filed_at < timedelta(days=1):
            continue
        calendar = calendar or catalogue.work_calendar()
        days = rules.late_by(
            timezone.localdate(case.filed_at), timezone.localdate(case.received_at), calendar
        )
        if not days:
            continue
        if message.terminal_id not in contacts:
            contacts[message.terminal_id] = _last_before(message)
        last = contacts[message.terminal_id]
        reason = rules.why_late(
            by_stick=message.way == Way.STICK.value,
            was_refused=RefusedMessage.objects.filter(
                terminal=message.terminal_id, message_id=message.id
            ).exists(),
            filed_at=case.filed_at,
            last_contact=last.received_at if last else None,
        )
        LateCase.objects.create(
            case=case,
            terminal=case.terminal,
            township=case.township,
            filed_at=case.filed_at,
            received_at=case.received_at,
            days=days,
            reason=reason.value,
            clock=rules.clock_of(message.skew_ms).value,
            skew_ms=message.skew_ms,
        )


def _last_before(message: ReceivedMessage) -> ReceivedMessage | None:
    """The newest message of the terminal that came before this one; its log is in order."""
    rows = ReceivedMessage.objects.filter(
        terminal=message.terminal_id, received_at__lt=message.received_at
    ).only("received_at")
    return rows.order_by("-epoch", "-seq").first()
