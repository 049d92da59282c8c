"""Submitting runs on a worker thread while the citizen may double-tap or walk away."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.visit import EndReason
from kiosk.store.sqlite import PrivateStore
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import STROKES, Kiosk, cases_of, pension, publish
from tests.kiosk.services.world import enrolled_mailbox, profile


def test_many_taps_at_once_file_one_case(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    box = enrolled_mailbox()
    publish(box, pension(), profile())
    kiosk = Kiosk(mailbox=box, store=store)
    draft = kiosk.filled(kiosk.visitor())
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: kiosk.filing.submit(draft, signature), range(16)))
    assert len({r.receipt_no for r in receipts}) == 1
    assert len(cases_of(box)) == 1
    assert len(store.stubs()) == 1
    store.close()


@pytest.mark.parametrize("moment", ["reserved", "posted", "filed"])
def test_walking_away_while_it_is_being_filed(moment: str, tmp_path: Path) -> None:
    """The visit ends on another thread at each step: the case is filed once, and nothing personal stays."""
    store = PrivateStore(tmp_path)
    reached, left = threading.Event(), threading.Event()

    def step(name: str) -> None:
        if name == moment:
            reached.set()
            left.wait(0.2)  # leaving waits for the submission, so this runs into its limit: that is the point

    box = enrolled_mailbox()
    publish(box, pension(), profile())
    kiosk = Kiosk(mailbox=box, store=store, step=step)
    draft = kiosk.filled(kiosk.visitor())
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(kiosk.filing.submit, draft, signature)
        assert reached.wait(30)
        kiosk.visits.end(EndReason.IDLE)
        left.set()
        receipt = job.result(30)
    assert [c.receipt_no for c in cases_of(box)] == [receipt.receipt_no]
    assert [s.receipt_no for s in store.stubs()] == [receipt.receipt_no]
    assert store.drafts() == []
    assert draft.applicant is None
    store.close()


def test_many_citizens_at_once_would_get_different_numbers(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path)
    box = enrolled_mailbox()
    publish(box, pension(), profile())
    kiosk = Kiosk(mailbox=box, store=store)
    drafts = [kiosk.filled(kiosk.visitor(applicant(order=2)))]
    visit = kiosk.visits.current
    assert visit is not None
    for order in range(4, 12, 2):
        visit.identity, visit.draft = applicant(order=order), None
        drafts.append(kiosk.filled(visit))
    with ThreadPoolExecutor(5) as pool:
        receipts = list(pool.map(kiosk.submit, drafts))
    assert sorted(r.receipt_no[22:26] for r in receipts) == ["0001", "0002", "0003", "0004", "0005"]
    store.close()


def test_submitting_what_was_wiped_is_refused() -> None:
    kiosk = Kiosk()
    draft = kiosk.filled(kiosk.visitor())
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    kiosk.visits.end(EndReason.LEFT)
    with pytest.raises(ServiceError):
        kiosk.filing.submit(draft, signature)
    assert kiosk.sent() == []
