"""Duties of whoever was asked first, doubles that wait for a decision, and cases that came late."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.desk.models import Case
from sync.county.duties.rules import Clock, Decision, Double, Late, Source, Step
from sync.county.fleet.models import Terminal
from sync.county.people.models import Staff
from sync.model.division import township_name


class Duty(models.Model):
    """Somebody was asked first and answers for it until it is closed, whoever has it now.

    owner: their account, None for a helper's name that is nobody's; owner_name, owner_org: masked, as shown,
    and they stay. holder: who has it now, by account; holder_name: as shown. about: what was asked, without
    names. visit: of a terminal, "" elsewhere. record: the helper's record that began it, where that says what
    was asked; asker: masked, "" where nobody gave a name. due: last day for an answer while there is no case.

    The duty of a case ends with the case, has its day, and is seen by whoever sees the case: day, closed_at
    and by_case (it was the case that closed it), case_owner, case_first_owner and case_holder (keys as in
    Case) say so here too, because the lists would join every case for it; keeping_step.py alone writes them.
    day: the one that counts, None while it is the citizen's turn.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="duty")
    visit = models.CharField(max_length=64, blank=True, default="", db_index=True)
    record = models.CharField(max_length=36, blank=True, default="", db_index=True)
    asker = models.CharField(max_length=50, blank=True, default="")
    source = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Source])
    matter_code = models.CharField(max_length=40, blank=True, default="")
    about = models.CharField(max_length=200)
    township = models.CharField(max_length=9)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, null=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="duties")
    owner_name = models.CharField(max_length=50)
    owner_org = models.CharField(max_length=80, blank=True, default="")
    holder = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="held_duties"
    )
    holder_name = models.CharField(max_length=50, blank=True, default="")
    asked_at = models.DateTimeField()
    due = models.DateField()
    day = models.DateField(null=True)
    by_case = models.BooleanField(default=False, db_default=False)
    case_owner = models.BigIntegerField(null=True)
    case_first_owner = models.BigIntegerField(null=True)
    case_holder = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_how = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["day", "id"], name="duties_open_day", condition=models.Q(closed_at=None)),
            models.Index(
                fields=["township", "day", "id"],
                name="duties_open_place",
                condition=models.Q(closed_at=None),
            ),
            models.Index(fields=["asked_at"], name="duties_asked"),
            models.Index(fields=["-closed_at", "-id"], name="duties_closed"),
            models.Index(fields=["township", "-closed_at"], name="duties_closed_township"),
        ]

    @property
    def sort(self) -> Source:
        return Source(self.source)

    @property
    def township_name(self) -> str:
        return township_name(self.township)


class DutyStep(models.Model):
    """One line of a duty: asked, helped, handed on, closed.

    record: id of the helper's record that said so, with the citizen's visit and the helper's log-in at the
    terminal (session) it was made in; "" for what was done at the console or follows from a case.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Step])
    at = models.DateTimeField()
    who = models.CharField(max_length=50)
    note = models.CharField(max_length=500, blank=True, default="")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, db_index=False)
    record = models.CharField(max_length=36, blank=True, default="", db_default="")
    visit = models.CharField(max_length=64, blank=True, default="", db_default="")
    session = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar = ["at", "id"]


class DutyReminder(models.Model):
    """Somebody was told that a duty is still open after its day.

    level: 1 who was asked first and who has it, 2 the township's leader, 3 who supervises. staff: None where
    that is nobody with an account. due: the day that was missed.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="reminders", db_index=False)
    level = models.PositiveSmallIntegerField()
    staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="duty_reminders"
    )
    due = models.DateField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-level", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["duty", "level", "due", "staff"], name="duties_reminder_once"),
            models.UniqueConstraint(
                fields=["duty", "level", "due"],
                name="duties_reminder_nobody_once",
                condition=models.Q(staff=None),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["staff"], name="duties_reminder_new", condition=models.Q(seen_at=None))
        ]

    @property
    def to(self) -> str:
        return {1: "首问责任人", 2: "乡镇负责人"}.get(self.level, "督查岗")


class Paper(models.Model):
    """A paper that a person handed in with a case, so that it is not asked for again. No name, no number."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    person_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_hash", "name", "-at"], name="duties_paper_known")]


class Doubled(models.Model):
    """Two cases of one person that may be one (or ask for the same paper), and what was decided, for good.

    paper: its name, "" for two cases of one matter; asked: the second case's correction asks for it, it has
    not come yet. kept: the case that goes on after a merge. first_*, second_*: who sees each of the two (keys
    and names as in Case), because the list would join every case for it; doubling.py alone writes them.
    """

    kind = models.CharField(max_length=8, choices=[(d.value, d.label) for d in Double])
    first = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="doubled_later")
    second = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="doubled_before")
    paper = models.CharField(max_length=80, blank=True, default="")
    asked = models.BooleanField(default=False, db_default=False)
    found_at = models.DateTimeField()
    decision = models.CharField(
        max_length=8, blank=True, default="", choices=[(d.value, d.label) for d in Decision]
    )
    reason = models.CharField(max_length=300, blank=True, default="")
    kept = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, db_index=False)
    decided_at = models.DateTimeField(null=True)
    first_township = models.CharField(max_length=9, blank=True, default="", db_default="")
    first_owner_id = models.BigIntegerField(null=True)
    first_first_owner_id = models.BigIntegerField(null=True)
    first_holder_id = models.BigIntegerField(null=True)
    second_township = models.CharField(max_length=9, blank=True, default="", db_default="")
    second_owner_id = models.BigIntegerField(null=True)
    second_first_owner_id = models.BigIntegerField(null=True)
    second_holder_id = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second", "kind", "paper"], name="duties_doubled_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["-found_at", "-id"], name="duties_waiting", condition=models.Q(decision="")),
            models.Index(fields=["-decided_at", "-id"], name="duties_decided"),
        ]

    @property
    def sort(self) -> Double:
        return Double(self.kind)

    @property
    def outcome(self) -> Decision | None:
        return Decision(self.decision) if self.decision else None


class LateCase(models.Model):
    """A case that reached the county more than one working day after it was received at a terminal.

    days: working days in between. filed_at: by the county's clock as far as the terminal's was known (clock).
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="late")
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, db_index=False)
    township = models.CharField(max_length=9)
    filed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    days = models.PositiveIntegerField()
    reason = models.CharField(max_length=8, choices=[(r.value, r.label) for r in Late])
    clock = models.CharField(max_length=8, choices=[(c.value, c.label) for c in Clock])
    skew_ms = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-received_at"], name="duties_late"),
            models.Index(fields=["township", "-received_at"], name="duties_late_township"),
            models.Index(fields=["terminal", "-received_at"], name="duties_late_terminal"),
        ]

    @property
    def township_name(self) -> str:
        return township_name(self.township)

    @property
    def why(self) -> Late:
        return Late(self.reason)

    @property
    def clock_word(self) -> Clock:
        return Clock(self.clock)
