"""What the pages show: the list by urgency, and what is waiting."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from msgspec import Struct

from sync.county.days import Urgency, urgency_of
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.voices.models import Voice
from sync.model.calendar import WorkCalendar
from sync.model.persons import normalise
from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.model.voice import VoiceState


class Tab(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            Tab.RECEIVED: "待交办",
            Tab.ASSIGNED: "办理中",
            Tab.ANSWERED: "待复核",
            Tab.CLOSED: "已办结",
        }[self]


def tabs_of(staff: Staff) -> tuple[Tab, ...]:
    """Who only answers has nothing to assign."""
    return tuple(Tab) if staff.office.assigns_voices else (Tab.ASSIGNED, Tab.ANSWERED, Tab.CLOSED)


def visible(staff: Staff) -> QuerySet[Voice]:
    """The voices a member of staff may see at all."""
    return Voice.objects.select_related("terminal", "responsible").filter(access.voices_of(staff))


class Search(Struct, frozen=True):
    """number: a receipt number; person: a keyed hash. Neither a name nor a phone goes into an address."""

    number: str = ""
    person: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.person)


def search_for(staff: Staff, typed: str) -> Search | None:
    """What was typed: a receipt number, a whole phone number or a whole ID number. None: nothing fits."""
    ring, text = KeyRing(settings.KEYS_FOLDER), normalise(typed)
    number = parse_receipt_number(text)
    searches = [Search(number=str(number))] if isinstance(number, ReceiptNumber) else []
    searches += [Search(person=ring.lookup_hash(kind, text)) for kind in ("phone", "id_number")]
    return next((s for s in searches if visible(staff).filter(_matching(s)).exists()), None)


def listed(staff: Staff, tab: Tab, search: Search | None = None) -> QuerySet[Voice]:
    """The list of a tab, the most urgent first; a search looks through all of them."""
    voices = visible(staff)
    if search:
        return voices.filter(_matching(search)).order_by("-received_at")
    voices = voices.filter(state=tab.value)
    if tab is Tab.CLOSED:
        return voices.filter(closed_at__isnull=False).order_by("-closed_at", "-received_at")
    return voices.order_by(F("due").asc(nulls_last=True), "received_at", "id")


def counts(staff: Staff) -> dict[Tab, int]:
    """How many in each tab, by one query."""
    rows = visible(staff).order_by().values("state").annotate(number=Count("id"))
    found = {str(row["state"]): int(row["number"]) for row in rows}
    return {tab: found.get(tab.value, 0) for tab in tabs_of(staff)}


def waiting_count(staff: Staff) -> int:
    """What waits for this person: to be answered; for who assigns, also to be assigned or looked at."""
    mine = Q(responsible=staff, state=VoiceState.ASSIGNED.value)
    if staff.office.assigns_voices:
        mine |= Q(state__in=[VoiceState.RECEIVED.value, VoiceState.ANSWERED.value])
    return visible(staff).filter(mine).count()


def urgency(voice: Voice, today: date, calendar: WorkCalendar) -> Urgency:
    """The tag of a row."""
    if voice.due is None:
        return Urgency(None, "n", "" if voice.status is VoiceState.CLOSED else "等复核")
    return urgency_of(voice.due, today, calendar)


def _matching(search: Search) -> Q:
    if search.person:
        return Q(phone_hash=search.person) | Q(person_hash=search.person)
    return Q(voice_no=search.number)
