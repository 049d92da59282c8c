"""Save a line.db as this release writes it: ``python -m tests.upgrade.make_line_db VERSION``.

Run once per release and never again for it. Every state is in it; people and keys are nobody's.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from sync.protocol.line import Answer, Record, Verdict
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import MADE_AT, enrolment, review_message

FOLDER = Path(__file__).parent


def main(version: str) -> None:
    path = FOLDER / f"line-{version}.db"
    path.unlink(missing_ok=True)
    box = SqliteMailbox(path)
    box.publish_seal_key(b"\x01" * 32)
    box.enrol(enrolment(), b"\x02" * 32)
    messages = {name: review_message(visit=name) for name in ("done", "parked", "later", "failed", "sending")}
    for message in messages.values():
        box.post(message)
    box.take(MADE_AT, 4, 1_000_000)
    box.settle(
        [
            Answer(messages["done"].id, Verdict.ACCEPTED),
            Answer(messages["parked"].id, Verdict.REFUSED, "message.kind", "县里不认识这一类消息。"),
            Answer(messages["later"].id, Verdict.LATER, "busy", "县里正忙。"),
        ],
        MADE_AT,
    )
    box.failed([messages["failed"].id], "连不上县里的服务器，会自动再试。", MADE_AT + timedelta(seconds=30))
    box.take(MADE_AT, 1, 1_000_000)
    box.post(review_message(visit="waiting"))
    page = [
        Record(topic="matter", key="RS-001", rev=3, body=b'{"code":"RS-001"}'),
        Record(topic="case", key="c1", rev=1, body=b"\x00sealed", sealed=True),
    ]
    box.apply(page, "epoch:7", snapshot_begin=True, snapshot_end=True)
    box.contact(MADE_AT, ok=True, skew_ms=-1500, county_epoch="epoch")
    box.close()


if __name__ == "__main__":
    main(sys.argv[1])
