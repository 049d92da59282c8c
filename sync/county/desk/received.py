"""What terminals are told first of a case: that it is on the desk. After all that came with it is there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from sync.county import bulk
from sync.county.desk.arriving import CASE_FIELDS, UNCHECKED
from sync.county.desk.models import Case, CaseEvent, Held
from sync.county.desk.status import handover_of, status_with
from sync.county.feed.models import Entry
from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.intake.handling import Filed
from sync.county.intake.models import ReceivedMessage
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import seal

_EVENT_FIELDS = tuple(field.attname for field in CaseEvent._meta.concrete_fields)


def tell_received(messages: Sequence[ReceivedMessage]) -> Filed:
    """The status of the cases these messages brought, unless more is known of them already.

    In the caller's transaction. An enrolment of the same terminal waits for it, or was waited for: it is
    sealed to the key that holds when it is published.
    """
    places = sorted({message.terminal_id for message in messages})
    locked = Terminal.places.select_for_update().filter(pk__in=places).order_by("pk")
    terminals = {one.pk: one for one in locked}
    by_id = {message.id: message for message in messages}
    rows = bulk.among(Case, CASE_FIELDS, "message_id", list(by_id))
    cases = []
    for row in rows:
        values = dict(zip(CASE_FIELDS, row, strict=True))
        cases.append(bulk.instance(Case, values, message=by_id[values["message_id"]]))
    ids = [case.pk for case in cases]
    # The topic leads the feed's index: without it all that was ever told is read.
    told = {key for (key,) in bulk.among(Entry, ("key",), "key", ids, 'AND "topic" = %s', (Topic.CASE,))}
    # What a clerk has done meanwhile is told when it can no longer be taken back, and this if it is.
    held = Held.objects.filter(case__in=[id for id in ids if id not in told])
    told |= set(held.values_list("case_id", flat=True))
    held.update(owed=True)
    events: dict[str, list[CaseEvent]] = {id: [] for id in ids}
    for row in bulk.among(CaseEvent, _EVENT_FIELDS, "case_id", ids, 'ORDER BY "at", "id"'):
        event = bulk.instance(CaseEvent, dict(zip(_EVENT_FIELDS, row, strict=True)))
        events[event.case_id].append(event)
    news = []
    for case in cases:
        if case.pk not in told:
            news.append(_first(case, events[case.pk], terminals[case.terminal_id]))
    unchecked = [case.message_id for case in cases if _is_unchecked(case)]
    return Filed(news, unchecked)


def _is_unchecked(case: Case) -> bool:
    return any(flag.get("rule") == UNCHECKED.rule for flag in case.flags)


def _first(case: Case, events: Sequence[CaseEvent], receiver: Terminal) -> Publication:
    status = replace(status_with(case, events, None), handover=handover_of(case, receiver))
    body, public = msgspec.json.encode(status), bytes(receiver.seal_public)
    return Publication(
        topic=Topic.CASE,
        key=case.pk,
        body=body,
        terminal=receiver.pk,
        seal_to=public,
        # Sealed here: whoever publishes holds the lock of all.
        sealed_first=seal(body, public, feed_info(receiver.pk, Topic.CASE, case.pk, 1)),
    )
