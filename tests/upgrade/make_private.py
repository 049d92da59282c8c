"""Make the private.db that a release leaves behind: ``python -m tests.upgrade.make_private VERSION``.

Run once when a release is made; the file is kept for good and never made anew, because what it proves is
that today's code opens what that release wrote. Its key is no secret: it is the one below.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from kiosk.store.port import DraftRow
from kiosk.store.sqlite import FILE, PrivateStore
from kiosk.store.vault import KEY_FILE
from tests.kiosk.store.test_contract import AT, DAY, row, stub

HERE = Path(__file__).parent
KEY = b"the key of the upgrade examples!"


def fill(store: PrivateStore) -> None:
    """One of everything a release writes."""
    store.seal_private()
    store.save_draft(row("draft-1", "张示例填到一半".encode()))
    store.save_draft(row("draft-2", "李示例存下的".encode(), kept=True))

    def frozen(serial: int) -> DraftRow:
        return row("draft-3", f"第 {serial} 号".encode(), frozen=True)

    store.freeze(DAY, frozen)
    store.file(stub("case-1", 1), AT)
    store.set_state("case-1", "accepted")
    store.reserve_review("case-1", "filed", "review-1")
    store.review_sent("case-1", "filed", AT)
    store.audit(AT, "visit.end", {"visit": "v1", "reason": "done"})


def main(version: str) -> None:
    target = HERE / f"private-{version}.db"
    if target.exists():
        sys.exit(f"{target.name} is there already and stays as it is")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / KEY_FILE).write_bytes(KEY)
        store = PrivateStore(folder)
        fill(store)
        store.close()
        db = sqlite3.connect(folder / FILE)
        db.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
        db.close()
        shutil.copy(folder / FILE, target)
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
