"""A county with rows in every list, made the way they really come."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sync.county.api import tokens
from sync.county.api.tokens import Scope
from sync.county.desk import escalating
from sync.county.desk.models import Case, Reveal
from sync.county.duties import reminding as duty_reminding
from sync.county.duties import services as duties
from sync.county.duties.models import Duty, LateCase
from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.openness import posters
from sync.county.openness import services as openness
from sync.county.openness.models import NoticePoster
from sync.county.people.models import ExportRecord, LoginRecord, Org, Staff
from sync.county.people.rules import Role
from sync.county.questions.models import IssuedCertificate
from sync.county.rectify import services as rectify
from sync.county.rectify.rules import Source
from sync.county.snags import reminding
from sync.county.snags.models import Snag
from sync.county.training import services as training
from sync.county.training.reading import Typed
from sync.model.keeping import KeeperKind
from tests.county.makers import file, file_body, make_staff, make_terminal, push
from tests.county.test_calls import call
from tests.county.test_keeping import record
from tests.county.test_openness import TEXT, made
from tests.county.test_snags import send
from tests.county.test_voices import speak
from tests.helpers.county_cases import filed_case, review_message, review_of
from tests.helpers.people import applicant


def more(terminal: Terminal, ring: KeyRing, count: int, first: int) -> None:
    """So many of everything that a list may show."""
    boss = make_staff(f"boss{first}", Role.SUPERVISOR)
    for n in range(first, first + count):
        who = applicant(order=n % 900)
        file(terminal, ring, helper="王*琴", who=who)
        body = filed_case(terminal.id, who=who)
        case = file_body(terminal, ring, body)
        push(terminal, review_message(review_of(body), terminal.id, ring.county_keys()[0], body.visit))
        duties.note(boss, f"第 {n} 个问题", township=terminal.township)
        rectify.find(boss, f"第 {n} 个毛病", source=Source.DAILY, township=terminal.township)
        record(terminal, ring, KeeperKind.FAULT_FOUND, words="黑屏", stopped=True)
        send(terminal, ring)
        speak(terminal, ring)
        call(terminal, ring)
        _of_the_console(boss, terminal, case, n)
    # All of it late, and whoever has to be told of it was.
    long_ago = timezone.localdate() - timedelta(days=30)
    Case.objects.update(due=long_ago)
    Snag.objects.update(due=long_ago)
    Duty.objects.update(day=long_ago)
    escalating.escalate(timezone.now())
    reminding.remind(timezone.now())
    duty_reminding.remind(timezone.now())


def _of_the_console(boss: Staff, terminal: Terminal, case: Case, n: int) -> None:
    now = timezone.now()
    LateCase.objects.create(
        case=case,
        terminal=terminal,
        township=case.township,
        filed_at=now - timedelta(days=4),
        received_at=now,
        days=3,
        reason="offline",
        clock="good",
    )
    Reveal.objects.create(case=case, staff=boss, township=case.township, at=now, reason="核对")
    ExportRecord.objects.create(at=now, staff=boss, table="办件", kind="csv", number=n)
    LoginRecord.objects.create(at=now, staff=boss, typed=boss.username, address="192.0.2.1", outcome="in")
    Org.objects.create(name=f"某某局 {n}", kind="department")
    clerk = make_staff(f"clerk{n}")
    tokens.make(f"某系统 {n}", [Scope.CASES], clerk, "admin")
    issued = IssuedCertificate.objects.create(
        number=f"{n:014d}", title="参保证明", department=clerk.org, masked_name="张*例", issued_at=now
    )
    IssuedCertificate.objects.filter(pk=issued.pk).update(revoked_at=now, revoked_why="错", revoked_by=boss)
    fleet.revoke(make_terminal(terminal.township).pk, boss, "送修")
    key = f"doc-{n}"
    openness.publish_document(made(TEXT, key), TEXT, "admin")
    posters.save(NoticePoster(title=f"便民 {n}", text="上门帮办"), "admin")
    training.save("", clerk, 0, _plan(clerk, terminal.township, n))


def _plan(clerk: Staff, township: str, n: int) -> Typed:
    day = timezone.localdate() + timedelta(days=1)
    return Typed(
        title=f"培训 {n}",
        owner=str(clerk.unit_id),
        place="县局三楼",
        day=day.isoformat(),
        begin="09:00",
        end="10:00",
        townships=(township,),
        offices=("helper", "keeper"),
    )
