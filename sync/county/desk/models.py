"""Cases at the county. Personal data stays in the sealed message; here are masked names and keyed hashes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Org, Staff
from sync.model.case import CaseState
from sync.model.division import township_name
from sync.model.review import Level

OPEN_STATES = [s.value for s in CaseState if not s.closed]
STATE_CHOICES = [(s.value, s.label) for s in CaseState]
LEVEL_CHOICES = [(level.value, level.label) for level in Level]


class Case(models.Model):
    """version: rises with every change; a clerk who decides on an older one is told (optimistic lock).

    due: the day that orders the desk; None when it is not the county's turn. flags: problems found in
    the content on arrival, as {path, rule, message}. missing: what the citizen still owes; told: everything
    that was ever asked for, because what was not named the first time may not be asked for later.
    urged: a citizen urged it and nobody has acted since; urged_on: the last day one did.
    township, terminal: where it was received. department: the implementing body as the matter names it;
    owner: that organisation, which decides, None as long as nobody has entered it; first_owner: the one
    before any handing over. decided_by, decided_org: who did decide. asked: who of the staff was asked first.
    clock: how much of the limits is left, see clocks.py. corrections: how often the citizen was told that
    something is missing; more than once is a breach to be reported. deliver_by: last day to deliver.
    """

    id = models.CharField(primary_key=True, max_length=36)
    message = models.ForeignKey(ReceivedMessage, on_delete=models.PROTECT)
    receipt_no = models.CharField(max_length=40, db_index=True)
    case_no = models.CharField(max_length=24, unique=True, null=True)
    matter_code = models.CharField(max_length=40)
    matter_rev = models.PositiveIntegerField()
    matter_name = models.CharField(max_length=200)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    township = models.CharField(max_length=9)
    state = models.CharField(max_length=16, choices=STATE_CHOICES)
    version = models.PositiveIntegerField(default=1)
    masked_name = models.CharField(max_length=50)
    person_hash = models.CharField(max_length=64, db_index=True)
    name_hash = models.CharField(max_length=64, db_index=True)
    by_agent = models.BooleanField(default=False)
    helper = models.CharField(max_length=50, blank=True, default="")
    filed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    due = models.DateField(null=True)
    promised = models.DateField(null=True)
    statutory = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    holder = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="held_cases")
    missing = models.JSONField(default=list)
    told = models.JSONField(default=list)
    flags = models.JSONField(default=list)
    urged = models.BooleanField(default=False)
    urged_on = models.DateField(null=True)
    # A server of the release before must be able to write while the new columns are there already: each has a
    # value of its own in the database.
    domain = models.CharField(max_length=20, blank=True, default="", db_default="")
    department = models.CharField(max_length=80, blank=True, default="", db_default="")
    owner = models.ForeignKey(
        Org, on_delete=models.PROTECT, null=True, db_index=False, related_name="owned_cases"
    )
    first_owner = models.ForeignKey(
        Org, on_delete=models.PROTECT, null=True, db_index=False, related_name="first_cases"
    )
    decided_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="decided_cases"
    )
    decided_org = models.ForeignKey(
        Org, on_delete=models.PROTECT, null=True, db_index=False, related_name="decided_cases"
    )
    asked = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="asked_cases"
    )
    clock = models.JSONField(null=True)
    corrections = models.PositiveSmallIntegerField(default=0, db_default=0)
    deliver_by = models.DateField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "due"], name="desk_case_urgency"),
            models.Index(fields=["received_at"], name="desk_case_received"),
            models.Index(fields=["closed_at"], name="desk_case_closed"),
            models.Index(fields=["matter_code", "received_at"], name="desk_case_matter"),
            models.Index(
                fields=["due", "received_at"], name="desk_open_due", condition=models.Q(state__in=OPEN_STATES)
            ),
            # A township, a department and a person each look at what is open there, the most urgent first.
            models.Index(
                fields=["township", "due"],
                name="desk_open_township",
                condition=models.Q(state__in=OPEN_STATES),
            ),
            models.Index(
                fields=["owner", "due"], name="desk_open_owner", condition=models.Q(state__in=OPEN_STATES)
            ),
            models.Index(
                fields=["first_owner", "due"],
                name="desk_open_first",
                condition=models.Q(state__in=OPEN_STATES),
            ),
            models.Index(
                fields=["holder", "due"], name="desk_open_holder", condition=models.Q(state__in=OPEN_STATES)
            ),
            models.Index(
                fields=["deliver_by"], name="desk_undelivered", condition=models.Q(deliver_by__isnull=False)
            ),
            models.Index(
                fields=["received_at"], name="desk_corrected_twice", condition=models.Q(corrections__gt=1)
            ),
        ]

    @property
    def status(self) -> CaseState:
        return CaseState(self.state)

    @property
    def township_name(self) -> str:
        return township_name(self.township)

    @property
    def last_day(self) -> date | None:
        """The day the case must be decided by: the promise, or the law where nothing was promised."""
        return self.promised or self.statutory


class CaseEvent(models.Model):
    """One line of the timeline. note is shown to the citizen; staff, act and data stay inside.

    act: what a member of staff did (rules.Act), "" for what happened otherwise; data: of what kind, as facts
    for reports (items of a correction and why there is a second one, from whom to whom, until when, how).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=STATE_CHOICES)
    title = models.CharField(max_length=60)
    who = models.CharField(max_length=50, blank=True, default="")
    org = models.CharField(max_length=80, blank=True, default="")
    note = models.TextField(blank=True, default="")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    act = models.CharField(max_length=16, blank=True, default="", db_default="")
    data = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class CaseNote(models.Model):
    """A word among colleagues; no citizen and no terminal sees it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["at", "id"]


class NameKey(models.Model):
    """One way of writing an applicant's name in letters, as a keyed hash: found, but not to be read."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="name_keys")
    key = models.CharField(max_length=32, db_index=True)


class Held(models.Model):
    """The last act on a case, which nobody outside has been told of yet: it can be taken back.

    version: of the case after the act. before: the values it had. event: the line it wrote. owed: an act
    before this one has not been told either, and it stays when this one is taken back.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    until = models.DateTimeField(db_index=True)
    version = models.PositiveIntegerField()
    before = models.JSONField()
    owed = models.BooleanField(default=False, db_default=False)
    event = models.ForeignKey(CaseEvent, on_delete=models.CASCADE)


class Escalation(models.Model):
    """Somebody was told that a case is late.

    level: 1 who is responsible, 2 the township's leader, 3 who supervises. staff: None where nobody holds
    that office. due: the day that was missed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    level = models.PositiveSmallIntegerField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="escalations")
    due = models.DateField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "level", "due"], name="desk_escalation_once")
        ]


class CaseReview(models.Model):
    """A review (好差评). Its words stay in the sealed message. counted: the first of its round. township,
    domain: of the case, and as long as that is not here, of the place where the review was made; kept here
    because lists and reports would join every case there ever was for them."""

    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="reviews")
    review_id = models.CharField(max_length=36)
    subject = models.CharField(max_length=36, db_index=True)
    round = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=24, choices=LEVEL_CHOICES)
    items = models.JSONField(default=list)
    has_words = models.BooleanField(default=False)
    revisit = models.BooleanField(default=False)
    channel = models.CharField(max_length=4)
    township = models.CharField(max_length=9, blank=True, default="", db_default="")
    domain = models.CharField(max_length=20, blank=True, default="", db_default="")
    made_at = models.CharField(max_length=40, blank=True, default="")
    received_at = models.DateTimeField()
    counted = models.BooleanField(default=True)
    flags = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "round"], condition=models.Q(counted=True), name="desk_review_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["received_at"], name="desk_review_received"),
            models.Index(fields=["township", "received_at"], name="desk_review_township"),
        ]


class CaseUrge(models.Model):
    """An urge (催办). subject: the case id it names, also when no such case is here. counted: the first
    of its day for a case that was the county's to go on with."""

    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="urges")
    subject = models.CharField(max_length=36, db_index=True)
    day = models.DateField()
    made_at = models.DateTimeField()
    counted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "day"], condition=models.Q(counted=True), name="desk_urge_once_a_day"
            )
        ]


class CaseFollowup(models.Model):
    """A supplement, a withdrawal or a helper's record. Its content stays in the sealed message.

    subject: the case id it names, also when no such case is here (yet). helper: masked; help: what kind.
    """

    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="followups")
    subject = models.CharField(max_length=36, db_index=True)
    kind = models.CharField(max_length=32)
    received_at = models.DateTimeField()
    helper = models.CharField(max_length=50, blank=True, default="")
    help = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["received_at", "message_id"]


class Reveal(models.Model):
    """Who looked at whose data unmasked, when and why. Only ever added to. township: of the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    township = models.CharField(max_length=9, blank=True, default="", db_default="")
    at = models.DateTimeField(db_index=True)
    reason = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["township", "-at"], name="desk_reveal_township")]


class DayNumber(models.Model):
    """The last case number given on a day."""

    day = models.DateField(primary_key=True)
    last = models.PositiveIntegerField(default=0)
