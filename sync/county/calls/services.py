"""Calls for help: they arrive, somebody says "I am coming", the terminal hears who."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.calls.models import HelpCall
from sync.county.calls.rules import is_waiting
from sync.county.desk.rules import county_time
from sync.county.feed.services import Publication, publish
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.helping import CallStatus, HelperCall
from sync.model.ids import is_uuid7
from sync.protocol.line import Topic


class CallError(Exception):
    """str(): a Chinese sentence for whom it is shown to."""


def refuse_call(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, HelperCall)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("call.id", "这一条求助没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def called(body: Struct) -> str:
    """A call and what takes it back keep their order."""
    assert isinstance(body, HelperCall)  # noqa: S101 - as above
    return body.cancels or body.id


def take_call(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A call arrives, or is taken back by its own terminal."""
    assert isinstance(body, HelperCall)  # noqa: S101 - as above
    at = county_time(body.made_at, message.skew_ms, message.received_at)
    if body.cancels:
        calls = HelpCall.objects.filter(
            pk=fit(body.cancels, 36), terminal=message.terminal, cancelled_at=None
        )
        calls.update(cancelled_at=at)
        return []
    HelpCall.objects.get_or_create(
        pk=body.id,
        defaults={
            "message": message,
            "terminal": message.terminal,
            "place": fit(body.place, 40),
            "called_at": at,
        },
    )
    return []


def answer(call_id: str, staff: Staff) -> HelpCall:
    """Somebody goes there. Raises CallError when it is over, or somebody else was faster."""
    with transaction.atomic():
        call = HelpCall.objects.select_for_update().filter(pk=call_id).first()
        if call is None or not access.in_place(staff, call.terminal.township):
            raise CallError("没有这条求助，或者它不归您所在的乡镇。")
        now = timezone.now()
        if call.answered_by is not None:
            raise CallError(f"{call.answered_by.masked_name} 已经答应过去了。")
        if not is_waiting(call.called_at, call.cancelled_at, None, now):
            raise CallError("群众已经不用帮忙了。")
        call.answered_by, call.answered_at = staff, now
        call.save(update_fields=["answered_by", "answered_at"])
        status = CallStatus(
            call=call.id,
            who=staff.masked_name,
            org=staff.org,
            at=timezone.localtime(now).isoformat(timespec="seconds"),
        )
        publish(
            [
                Publication(
                    topic=Topic.HELPER_CALL,
                    key=call.terminal_id,
                    body=msgspec.json.encode(status),
                    terminal=call.terminal_id,
                )
            ]
        )
    return call
