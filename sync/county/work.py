"""The worker's life: hears of what was stored, works on it, and one at a time.

Workers may be started on as many machines as wanted; one works, the others stand by and take over when it
dies. That is for speed alone: two at once would do no harm (intake/working.py).
"""

from __future__ import annotations

import fcntl
import gc
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from sync.county import appointments, bells
from sync.county.desk import telling
from sync.county.drops import services as drops
from sync.county.intake.opening import Opener
from sync.county.intake.working import Worker, where
from sync.county.line.handlers import HANDLERS
from sync.model.shapes import learn_shapes

log = logging.getLogger(__name__)

# Two halves of the key of PostgreSQL's advisory lock, "door" and "work" in ASCII.
_LOCK = (0x646F6F72, 0x776F726B)
# Whoever listens looks by himself so often, should the bell not have been heard.
_LOOK_EVERY = 1.0
_AFTER_TROUBLE = 1.0
# A step costs the same for one message as for a hundred. While many machines send one each, it waits for a
# few of them, so that answering them comes first.
_FEW = 100
_BETWEEN = 0.05
# So many objects more until somebody looks for garbage: a batch makes tens of thousands, and hardly any that
# hold one another. The usual 700 took a tenth of the filing.
_GARBAGE_AFTER = 50_000
# Of the one worker alone.
_PAGES_KB = 64 * 1024
# What is planned for a minute is done within it.
_KEEP_EVERY = 10.0


def work(stop: threading.Event) -> None:
    """Work until told to stop. Trouble with the database is waited out: nothing is lost meanwhile."""
    learn_shapes()
    # What is loaded by now stays. Looking through it for garbage again and again took a fifth of the filing.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE_AFTER, 20, 100)
    while not stop.is_set():
        try:
            with _only_one() as mine:
                if mine:
                    with _opener() as opener:
                        _work_and_listen(Worker(HANDLERS, opener=opener), stop)
                else:
                    stop.wait(_LOOK_EVERY)
        except (DatabaseError, InterfaceError) as error:
            log.warning("worker: database away or busy (%s), trying again", type(error).__name__)
            connection.close()
            stop.wait(_AFTER_TROUBLE)
        except Exception as error:
            # A mistake of ours outside any one message: the others are still to be worked on.
            log.error("worker stumbled: %s", where(error))
            stop.wait(_AFTER_TROUBLE)
    connection.close()


def _work_and_listen(worker: Worker, stop: threading.Event) -> None:
    kept = 0.0
    _keep_pages_at_hand()
    with bells.listening(bells.INTAKE) as ear:
        while not stop.is_set():
            if time.monotonic() - kept >= _KEEP_EVERY:
                appointments.keep(timezone.now())
                drops.end_old(timezone.now())
                kept = time.monotonic()
            began = time.monotonic()
            told = telling.tell_due(timezone.now())
            done = worker.step()
            if not done and not told:
                ear.wait(_LOOK_EVERY)
            elif done < _FEW:
                stop.wait(max(0.0, began + _BETWEEN - time.monotonic()))


def _keep_pages_at_hand() -> None:
    """SQLite keeps 2 MB of them for a connection; filing goes through twenty indexes of all years."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_PAGES_KB}")


def _opener() -> AbstractContextManager[Opener | None]:
    """Where there is a second processor for it."""
    return Opener(HANDLERS) if len(os.sched_getaffinity(0)) > 1 else nullcontext()


@contextmanager
def _only_one() -> Iterator[bool]:
    """Whether this is the one that works; as long as it is, no other one does."""
    taken = _database_lock if connection.vendor == "postgresql" else _file_lock
    with taken() as mine:
        yield mine


@contextmanager
def _database_lock() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _LOCK)
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", _LOCK)


@contextmanager
def _file_lock() -> Iterator[bool]:
    folder: Path = settings.KEYS_FOLDER
    with (folder / "work.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
