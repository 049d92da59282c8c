"""What a phone sends goes the way of everything: sealed to the county's own key, stored once, then filed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from msgspec import Struct

from sync.county.fleet.services import phone_counter
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.services import receive
from sync.county.keys import KeyRing
from sync.county.line.handlers import HANDLERS
from sync.model.ids import uuid7
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.line import Verdict


def send(id: str, kind: Kind, body: Struct, township: str, visit: str, now: datetime) -> bool:
    """Store it under its id; False when something was stored under that id before. Durable on return."""
    key = KeyRing(settings.KEYS_FOLDER).county_keys()[0]
    counter = phone_counter(township)
    envelope = seal_message(
        id=id,
        kind=kind,
        terminal=counter.id,
        visit=visit,
        made_at=now,
        body=body,
        county_key=key.public,
        county_key_id=key.id,
    )
    if was_sent(id):
        return False
    (answer,) = receive(counter, [envelope], HANDLERS).answers
    return answer.verdict is Verdict.ACCEPTED


def was_sent(id: str) -> bool:
    return ReceivedMessage.objects.filter(pk=id).exists()


def fixed_id(moment: datetime, *what: object) -> str:
    """An id that is the same whenever the same thing is sent: what is sent twice is stored once."""
    keyed = KeyRing(settings.KEYS_FOLDER).lookup_hash("phone", "\n".join(str(part) for part in what))
    return uuid7(int(moment.timestamp() * 1000), bytes.fromhex(keyed)[:10])
