"""Urges (催办) as they arrive: the first of a day counts and shows on the desk until somebody acts."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from msgspec import Struct

from sync.county.desk.models import Case, CaseEvent, CaseUrge
from sync.county.desk.rules import county_time
from sync.county.desk.status import publication
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.model.ids import is_uuid7
from sync.model.urge import Urge, why_not_urge


def refuse_urge(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, Urge)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("urge.id", "这一条催办没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def urged_case(body: Struct) -> str:
    assert isinstance(body, Urge)  # noqa: S101 - as above
    return body.case_id


def file_urge(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """Each urge is kept. One of a case that is not here, is decided, waits for the citizen, or was urged that
    day already changes nothing: it waited in an outbox while the world went on, and nobody is to blame."""
    assert isinstance(body, Urge)  # noqa: S101 - as above
    case = Case.objects.select_for_update().filter(pk=fit(body.case_id, 36)).first()
    made = county_time(body.made_at, message.skew_ms, message.received_at)
    day = timezone.localdate(made)
    counted = (
        case is not None
        and case.receipt_no == body.receipt_no
        and not why_not_urge(case.status, case.urged_on, day)
    )
    CaseUrge.objects.create(
        message=message, case=case, subject=fit(body.case_id, 36), day=day, made_at=made, counted=counted
    )
    if case is None or not counted:
        return []
    # The version stays: a clerk who is just deciding must not be told that somebody was faster.
    case.urged, case.urged_on, case.updated_at = True, day, message.received_at
    case.save(update_fields=["urged", "urged_on", "updated_at"])
    note = f"已提醒经办人 {case.holder.masked_name}" if case.holder else "已提醒县政务服务窗口"
    CaseEvent.objects.create(
        case=case,
        at=max(made, case.received_at),
        state=case.state,
        title="群众催办",
        org=message.terminal.label,
        note=note,
    )
    return [publication(case)]
