"""A worker that dies by its own hand: ``python -m tests.faults.county.dying_worker MOMENT``.

MOMENT: taken, filed, published (of the first batch), third (in the third batch of forty), told (in the first
batch of those whose terminals are told), never.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from typing import Any


def die(*_: Any, **__: Any) -> Any:
    """As a power cut: nothing is rolled back by us, nothing flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(moment: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sync.county.settings"
    import django

    django.setup()
    from dataclasses import replace

    from django.db import OperationalError

    from sync.county.intake import working
    from sync.county.line.handlers import HANDLERS
    from sync.protocol.envelope import Kind

    handlers = dict(HANDLERS)
    real_file, real_publish = handlers[Kind.CASE].file, working.publish

    def file_and_die(prepared: Any) -> Any:
        real_file(prepared)
        die()

    def publish_and_die(news: Iterable[Any]) -> int:
        real_publish(news)
        return int(die())

    batches = 0

    def publish_two_batches(news: Iterable[Any]) -> int:
        nonlocal batches
        batches += 1
        return real_publish(news) if batches <= 2 else publish_and_die(news)

    if moment == "taken":
        handlers[Kind.CASE] = replace(handlers[Kind.CASE], file=die)
    elif moment == "filed":
        handlers[Kind.CASE] = replace(handlers[Kind.CASE], file=file_and_die)
    elif moment == "published":
        working.publish = publish_and_die  # type: ignore[assignment]
    elif moment == "third":
        working.FILE_AT_ONCE = 40
        working.publish = publish_two_batches
    elif moment == "told":
        real_tell = working.Worker._tell_together

        def tell_and_die(worker: Any, rows: Any) -> None:
            if rows:
                working.publish = publish_and_die  # type: ignore[assignment]
            real_tell(worker, rows)

        working.Worker._tell_together = tell_and_die  # type: ignore[method-assign]
    worker = working.Worker(handlers)
    while True:
        try:
            worker.work_off()
            return
        except OperationalError:
            # Another one has the database's lock: the loop of sync.county.work tries again, and so do we.
            continue


if __name__ == "__main__":
    main(sys.argv[1])
