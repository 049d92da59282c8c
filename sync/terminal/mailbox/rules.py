"""What both mailboxes decide alike: when a message is due, how long ``later`` is, which keys hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from sync.protocol.line import CountyKey, Record, Topic
from sync.terminal.mailbox.port import CountySaid, Enrolment

KEYS_TOPIC = str(Topic.KEYS)
KEYS_KEY = "county"
LONGEST_WAIT = 3600.0  # seconds; config.toml allows no longer back-off
_LATER_FIRST, _LATER_MOST = 15.0, 600.0


def is_due(next_try: float, now: float) -> bool:
    """True when a message may be sent. Both in seconds since 1970.

    A moment further away than any wait we ever write means that the clock was set back since:
    waiting for it could take years.
    """
    return next_try <= now or next_try > now + LONGEST_WAIT


def later_wait(attempts: int) -> float:
    """Seconds to wait after the ``attempts``-th answer ``later``: doubling, at most ten minutes."""
    return min(_LATER_FIRST * 2.0 ** min(max(attempts - 1, 0), 10), _LATER_MOST)


def county_unix(said: CountySaid | None, now: datetime) -> float:
    """The county's clock in a reply, seconds since 1970; the terminal's own where that cannot be read.

    What was taken is dropped by this clock: one here that jumps ahead by years must not drop everything.
    """
    if said is not None:
        try:
            theirs = datetime.fromisoformat(said.time)
        except ValueError:
            return now.timestamp()
        if theirs.tzinfo is not None:
            return theirs.timestamp()
    return now.timestamp()


def iso(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC; "" for 0."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds") if seconds else ""


def current_keys(enrolment: Enrolment, record: Record | None) -> Enrolment:
    """The enrolment with the county's present keys, when the feed has brought a list of them.

    A list that cannot be read, or is empty, changes nothing: sealing must stay possible.
    """
    if record is None or record.body is None:
        return enrolment
    try:
        keys = msgspec.json.decode(record.body, type=tuple[CountyKey, ...])
    except msgspec.DecodeError:
        return enrolment
    if not keys or any(len(key.public) != 32 for key in keys):
        return enrolment
    return msgspec.structs.replace(enrolment, county_keys=keys)


def fill_batch(sizes: Iterable[tuple[int, int]], max_count: int, max_bytes: int) -> list[int]:
    """The first of (seq, bytes) that fit, in order and without leaving one out; always at least one."""
    taken: list[int] = []
    total = 0
    for seq, size in sizes:
        if taken and (len(taken) >= max_count or total + size > max_bytes):
            break
        taken.append(seq)
        total += size
    return taken
