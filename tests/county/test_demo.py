"""The demonstration: through the real intake and desk, and never beside real cases."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from sync.county.blobs.models import Blob, BlobUse
from sync.county.blobs.services import arrived, open_blob
from sync.county.demo.clock import PlayedClock
from sync.county.demo.play import DemoError, play
from sync.county.desk.models import Case, CaseEvent, CaseReview
from sync.county.duties.models import Doubled, Duty
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage, Waiting
from sync.county.intake.services import open_message
from sync.county.keeping.models import KeeperEntry
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.questions.models import IssuedCertificate
from sync.county.rectify.models import Rectification
from sync.county.snags.models import Snag
from sync.county.training.models import Attendance
from sync.county.voices.models import Voice
from sync.model.case import Case as FiledCase
from tests.county.makers import make_staff

pytestmark = pytest.mark.django_db
# A Friday afternoon: three days that end in the first hour of a Tuesday are a weekend and next to empty.
FRIDAY = datetime(2026, 11, 27, 7, tzinfo=UTC)


def test_a_few_days_fill_the_county() -> None:
    real, days = timezone.now, []
    now = FRIDAY
    played = play(7, 3, 40, now, days.append, machines=12)
    assert timezone.now is real
    assert played.messages == ReceivedMessage.objects.count() == len(set(_ids()))
    assert not Waiting.objects.filter(stage=0).exists()
    assert Terminal.objects.count() == 12
    assert {account.role for account in played.accounts} == set(Role)
    assert len(days) >= 2
    cases = Case.objects.all()
    assert 20 < cases.count() < 80
    assert all(case.received_at <= now and case.flags == [] for case in cases), [c.flags for c in cases]
    assert {case.masked_name[-1] for case in cases} <= {"例", "示", "*"}
    assert cases.exclude(state="received").exists()
    assert CaseReview.objects.filter(counted=True).exists()
    assert not [entry.flags for entry in KeeperEntry.objects.all() if entry.flags]
    assert not [snag.flags for snag in Snag.objects.all() if snag.flags]
    assert not [row.flags for row in Attendance.objects.all() if row.flags]
    assert Voice.objects.exists()
    assert not [voice.flags for voice in Voice.objects.all() if voice.flags]
    assert IssuedCertificate.objects.exists()
    _photographs_open()
    filled = [body for body in map(_body, cases) if body.form_id]
    assert filled
    assert all(len(body.answers) > 8 for body in filled)  # what is wrong with them would be a flag


def _body(case: Case) -> FiledCase:
    body = open_message(case.message)
    assert isinstance(body, FiledCase)
    return body


def _photographs_open() -> None:
    names = {use.blob: use.message for use in BlobUse.objects.select_related("message")}
    assert len(names) > 5
    # Only what was taken in the last minute is still on its way.
    assert Blob.objects.filter(complete_at__isnull=False).count() >= len(names) - 2
    shown = 0
    for case in Case.objects.filter(message__in=names.values()).distinct():
        body = _body(case)
        shown_by = {page for material in body.materials for page in material.pages} | set(
            map(str, body.answers.values())
        )
        assert {file.id for file in body.files} <= shown_by
        for one in body.files:
            if arrived([one])[one.id]:
                data = b"".join(open_blob(case.message, one))
                assert hashlib.sha256(data).hexdigest() == one.sha256
                assert data.startswith({"image/jpeg": b"\xff\xd8\xff", "application/pdf": b"%PDF-"}[one.type])
                shown += 1
    assert shown > 5


def test_the_same_seed_on_the_same_day_is_the_same_play() -> None:
    first, again, other = (_written(seed, FRIDAY) for seed in (7, 7, 8))
    assert first == again
    assert first != other
    assert len(first) > 40


def _written(seed: int, now: datetime) -> list[tuple[object, ...]]:
    """What a play leaves, without the keys of its machines; the database is as before afterwards."""

    class _OverError(Exception):
        pass

    rows: list[tuple[object, ...]] = []
    with suppress(_OverError), transaction.atomic():
        play(seed, 4, 50, now, lambda _: None, machines=11)
        rows += Case.objects.order_by("id").values_list(
            "id", "receipt_no", "case_no", "masked_name", "state", "version", "due", "closed_at"
        )
        rows += CaseEvent.objects.order_by("id").values_list("case_id", "at", "title", "who", "note")
        rows += CaseReview.objects.order_by("review_id").values_list("review_id", "level", "received_at")
        rows += Duty.objects.order_by("id").values_list("about", "owner_name", "day", "closed_at")
        rows += Doubled.objects.order_by("id").values_list("kind", "first_id", "paper", "decision")
        rows += Snag.objects.order_by("id").values_list("id", "state", "answer", "read_by", "closed_at")
        rows += Attendance.objects.order_by("id").values_list("number", "signed_at", "outcome", "words")
        rows += Voice.objects.order_by("id").values_list("id", "state", "answer", "responsible__username")
        rows += Blob.objects.order_by("id").values_list("id", "sha256", "complete_at")
        # Their numbers are chance of the county's own.
        issued = IssuedCertificate.objects.order_by("issued_at", "title", "masked_name")
        rows += issued.values_list("title", "masked_name", "valid_until", "revoked_why")
        rows += Rectification.objects.order_by("id").values_list("title", "stage", "due")
        rows += Staff.objects.order_by("id").values_list("username", "name", "org")
        raise _OverError
    return rows


def test_it_refuses_where_anything_is() -> None:
    make_staff()
    with pytest.raises(DemoError, match="空数据库"):
        play(1, 2, 10, timezone.now(), lambda _: None)
    assert Staff.objects.count() == 1
    assert not Terminal.objects.exists()


def test_the_clock_comes_back_whatever_happens() -> None:
    real, moment = timezone.now, timezone.now() - timedelta(days=100)

    def stumbles() -> datetime:
        with PlayedClock(moment) as clock:
            assert timezone.now() == moment
            clock.now += timedelta(hours=1)
            assert timezone.now() == moment + timedelta(hours=1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stumbles()
    assert timezone.now is real


def _ids() -> list[str]:
    return list(ReceivedMessage.objects.values_list("id", flat=True))
