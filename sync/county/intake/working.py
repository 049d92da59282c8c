"""Working on what was stored: opened, filed by kind in batches, and told to the terminals.

A message is filed exactly once: the transaction that files it takes its ``Waiting`` row away, and one
that finds a row gone has been overtaken by another worker and undoes itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import msgspec
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from sync.county import bulk
from sync.county.feed.services import Publication, publish
from sync.county.intake.apps import county_ring
from sync.county.intake.handling import Arrived, Filed, Handling
from sync.county.intake.models import ReceivedMessage, RefusedMessage, Stage, Waiting
from sync.county.intake.opening import Opened, Opener
from sync.county.intake.queue import Place, first_of, take
from sync.county.intake.rules import Planned, RefusedError, in_rounds, read_plain, wait_after
from sync.county.intake.services import note_refusal, open_stored
from sync.county.keys import KeyRing
from sync.model.unread import Unread
from sync.protocol.line import Answer, Topic

log = logging.getLogger(__name__)
FILE_AT_ONCE = 500
TELL_AT_ONCE = 100
LOOK_AT_ONCE = 20
RETRY_AT_ONCE = 20
SPARE_ROUNDS = 10  # for messages that come while it is being worked off


class OvertakenError(Exception):
    """Another worker has filed one of these meanwhile."""


class Worker:
    """One thread's worker; several may run, in this process or in others."""

    def __init__(
        self,
        handlers: Mapping[str, Handling],
        now: Callable[[], datetime] = timezone.now,
        opener: Opener | None = None,
    ) -> None:
        """opener: opens what comes next while this is being filed."""
        self._handlers, self._now, self._opener = handlers, now, opener
        # Read to be opened, and filed in the next step: they need not be read again.
        self._read: Mapping[str, ReceivedMessage] = {}

    def step(self) -> int:
        """Do some of what is due; how many rows were looked at. 0: nothing is due.

        Raises OperationalError when the database is away or busy; nothing is lost by it.
        """
        try:
            done = self._retry()
            filed = self._file_fresh()
            # While the queue is long, clerks see what is in it before terminals hear of it.
            done += filed + (self._tell() if filed < FILE_AT_ONCE else 0)
            return done or self._look()
        except OvertakenError:
            return 1

    def work_off(self) -> bool:
        """Until nothing is due, but no longer than twice what waits now would take; False when there is more.

        A step that takes nothing away (a row whose next try could not be written) must not be taken for ever.
        """
        most = 2 * Waiting.objects.count() + SPARE_ROUNDS
        return any(not self.step() for _ in range(most))

    # Filing comes first

    def _file_fresh(self) -> int:
        held = [
            visit
            for (visit,) in bulk.select(
                Waiting, ("visit",), '"stage" = %s AND "tries" > 0 AND "rule" = %s', (Stage.FILE.value, "")
            )
        ]
        marks = ", ".join(["%s"] * len(held))
        behind = f'AND NOT ("visit" IN ({marks}))' if held else ""
        where = f'"stage" = %s AND "tries" = 0 {behind}'
        most = FILE_AT_ONCE * (2 if self._opener else 1)
        places = first_of(where, (Stage.FILE.value, *held), most, self._read)
        opened = self._opened_ahead(places[FILE_AT_ONCE:])
        mine = places[:FILE_AT_ONCE]
        if mine:
            self._file(mine, opened)
        return len(mine)

    def _opened_ahead(self, later: Sequence[Place]) -> Mapping[str, Opened]:
        """Those that were opened since the last step, by id; those of ``later`` are until the next one."""
        if self._opener is None:
            return {}
        opened = self._opener.take()
        self._opener.begin([row.message for row in later], county_ring())
        self._read = {row.message_id: row.message for row in later}
        return opened

    def _retry(self) -> int:
        if not Waiting.objects.filter(tries__gt=0, due__lte=self._now()).exists():
            return 0
        now = connection.ops.adapt_datetimefield_value(self._now())
        where = '"stage" = %s AND "tries" > 0 AND "due" <= %s'
        places = first_of(where, (Stage.FILE.value, now), RETRY_AT_ONCE)
        self._one_after_the_other(self._readable(places))
        return len(places)

    def _file(self, rows: Sequence[Place], opened: Mapping[str, Opened]) -> None:
        """Those that can be read, together; when that fails, one by one, so that only one stumbles."""
        readable = self._readable(rows, opened)
        try:
            self._file_together(readable)
        except (OperationalError, OvertakenError):
            raise
        except Exception as error:
            if len(readable) > 1:
                log.warning("%d messages not filed together (%s), now one by one", len(rows), where(error))
            self._one_after_the_other(readable)

    def _one_after_the_other(self, readable: Sequence[tuple[Place, Arrived]]) -> None:
        """What stumbles waits, with what its visit sent after it; the others go on."""
        held: set[str] = set()
        for row, one in readable:
            if row.visit in held:
                continue
            try:
                self._file_together([(row, one)])
            except (OperationalError, OvertakenError):
                raise
            except RefusedError as error:
                self._set_aside(row, error.rule, error.message)
            except Exception as error:
                # Neither body nor values are logged.
                log.error("message %s of %s not filed: %s", row.message_id, row.terminal_id, where(error))
                self._later(row, "")
                held.add(row.visit)

    def _readable(
        self, rows: Sequence[Place], opened: Mapping[str, Opened] = MappingProxyType({})
    ) -> list[tuple[Place, Arrived]]:
        """Opened; what cannot be is set aside. opened: those that were before, see _opened_ahead."""
        ring, readable = county_ring(), []
        for row in rows:
            try:
                readable.append((row, self._open(row, ring, opened.get(row.message_id))))
            except RefusedError as error:
                self._set_aside(row, error.rule, error.message)
        return readable

    def _open(self, row: Place, ring: KeyRing, ahead: Opened | None = None) -> Arrived:
        """Raises RefusedError for one that cannot be opened or read."""
        if row.message.kind not in self._handlers:
            # Stored by a newer county, whose database was given to an older one.
            raise RefusedError("message.kind", "县里的系统还不认识这一类消息，请先升级县里的系统。")
        body = (
            open_stored(row.message, ring)
            if ahead is None
            else read_plain(row.message_id, row.message.kind, ahead.plain)
        )
        if isinstance(body, Answer):
            raise RefusedError(body.rule, body.message)
        self._handlers[row.message.kind].refuses(body)
        return Arrived(row.message, body, ahead.content if ahead else None)

    def _file_together(self, readable: Sequence[tuple[Place, Arrived]]) -> None:
        """One transaction for all of them. Raises what a handler raises."""
        rows, arrived = [row for row, _ in readable], [one for _, one in readable]
        if not rows:
            return
        rounds = in_rounds([self._planned(one) for one in arrived])
        first = {
            kind: self._handlers[kind].prepare([arrived[n] for n in places])
            for kind, places in rounds[0].items()
        }
        with transaction.atomic():
            if not take(rows):
                raise OvertakenError
            news: list[Publication] = []
            look: list[ReceivedMessage] = []
            tell: list[ReceivedMessage] = []
            for turn, kinds in enumerate(rounds):
                for kind, places in kinds.items():
                    handling, mine = self._handlers[kind], [arrived[n] for n in places]
                    filed = handling.file(first[kind] if turn == 0 else handling.prepare(mine))
                    news.extend(filed.publications)
                    again, told = frozenset(filed.look), frozenset(filed.tell)
                    look.extend(one.message for one in mine if one.message.id in again)
                    tell.extend(one.message for one in mine if one.message.id in told)
            _put_back(look, Stage.LOOK)
            _put_back(tell, Stage.TELL)
            news.extend(self._readable_after_all(rows))
            publish(news)

    def _planned(self, one: Arrived) -> Planned:
        message = one.message
        keys: list[Any] = [(message.terminal_id, message.visit)]
        if subject := self._handlers[message.kind].subject(one.body):
            keys.append(subject)
        return Planned(message.kind, tuple(keys))

    # What cannot be filed

    def _set_aside(self, row: Place, rule: str, words: str) -> None:
        """Said to people at both ends; tried again now and then, a newer county may be able to read it."""
        log.warning("message %s of %s set aside: %s", row.message_id, row.terminal_id, rule)
        with transaction.atomic():
            self._later(row, rule)
            message = row.message
            note_refusal(message.terminal_id, message.id, message.kind, rule, words)
            body = msgspec.json.encode(Unread(message=message.id, kind=message.kind, rule=rule, words=words))
            publish(
                [Publication(topic=Topic.UNREAD, key=message.id, body=body, terminal=message.terminal_id)]
            )

    def _later(self, row: Place, rule: str) -> None:
        tries = row.tries + 1
        due = self._now() + wait_after(tries)
        Waiting.objects.filter(pk=row.id).update(tries=tries, due=due, rule=rule)

    @staticmethod
    def _readable_after_all(rows: Sequence[Place]) -> list[Publication]:
        again = [row for row in rows if row.rule]
        for row in again:
            RefusedMessage.objects.filter(terminal=row.terminal_id, message_id=row.message_id).delete()
        return [
            Publication(topic=Topic.UNREAD, key=row.message_id, body=None, terminal=row.terminal_id)
            for row in again
        ]

    # Terminals are told when what came together is filed

    def _tell(self) -> int:
        rows = first_of('"stage" = %s', (Stage.TELL.value,), TELL_AT_ONCE)
        try:
            self._tell_together(rows)
        except (OperationalError, OvertakenError):
            raise
        except Exception as error:
            log.warning("%d messages not told of together (%s), now one by one", len(rows), where(error))
            self._tell_one_by_one(rows)
        return len(rows)

    def _tell_together(self, rows: Sequence[Place]) -> None:
        """One transaction for all of them. Raises what a handler raises."""
        if not rows:
            return
        by_kind: dict[str, list[ReceivedMessage]] = {}
        for row in rows:
            by_kind.setdefault(row.message.kind, []).append(row.message)
        with transaction.atomic():
            if not take(rows):
                raise OvertakenError
            news: list[Publication] = []
            for kind, messages in by_kind.items():
                tell = self._handlers[kind].tell
                told = tell(messages) if tell else Filed()
                news.extend(told.publications)
                _put_back([message for message in messages if message.id in told.look], Stage.LOOK)
            publish(news)

    def _tell_one_by_one(self, rows: Sequence[Place]) -> None:
        for row in rows:
            try:
                self._tell_together([row])
            except (OperationalError, OvertakenError):
                raise
            except Exception as error:
                # It is filed, and the terminal hears of it with whatever is done with it next. Whether it is
                # to be looked at once more was not learnt: better once too often than never.
                log.error("message %s: nobody told: %s", row.message_id, where(error))
                with transaction.atomic():
                    if not take([row]):
                        raise OvertakenError from None
                    _put_back([row.message], Stage.LOOK)

    # The second look comes when there is nothing to file

    def _look(self) -> int:
        rows = first_of('"stage" = %s', (Stage.LOOK.value,), LOOK_AT_ONCE)
        for row in rows:
            try:
                self._look_at(row)
            except (OperationalError, OvertakenError):
                raise
            except Exception as error:
                # It is filed; what the look would have found is not worth stopping for ever.
                log.error("message %s: second look failed: %s", row.message_id, where(error))
                Waiting.objects.filter(pk=row.id).delete()
        return len(rows)

    def _look_at(self, row: Place) -> None:
        look = self._handlers[row.message.kind].look
        one = self._open(row, county_ring())
        with transaction.atomic():
            if not take([row]):
                raise OvertakenError
            publish(look(one) if look else ())


def _put_back(messages: Sequence[ReceivedMessage], stage: Stage) -> None:
    """They wait for their next stage."""
    bulk.insert(
        Waiting,
        ("message_id", "terminal_id", "visit", "stage", "tries", "rule"),
        [(one.id, one.terminal_id, one.visit, stage.value, 0, "") for one in messages],
    )


def where(error: BaseException) -> str:
    """Kind and place of a mistake, without its words: they may hold what somebody typed."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "?"
    return f"{type(error).__name__} at {place}"
