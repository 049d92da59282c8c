"""A kiosk process that files a case and is killed, by its own hand, at a named moment.

``python -m tests.faults.kiosk.filer FOLDER MOMENT``. Moments: ``drafted``, the steps of a submission
(``reserved``, ``posted``, ``filed``), ``typing`` (saves drafts for ever) or ``never``. It says each receipt
that a citizen would have seen.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.store.sqlite import PrivateStore
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.kiosk.services.kiosk_world import Kiosk


def main(folder: Path, moment: str) -> None:
    def step(name: str) -> None:
        if name == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    kiosk = Kiosk(
        mailbox=SqliteMailbox(folder / "line" / "line.db"), store=PrivateStore(folder / "kiosk"), step=step
    )
    draft = kiosk.filled(kiosk.visitor())
    assert draft.filling is not None
    print("draft", draft.id, 500, flush=True)
    step("drafted")
    level = 500
    while moment == "typing":
        level += 1
        draft.filling.answer("/data/pay/level", level)
        kiosk.filing.save(draft)
        print("draft", draft.id, level, flush=True)
    print("receipt", kiosk.submit(draft).receipt_no, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
