"""Voices at the county. Words and names stay in the sealed message; here are masks and hashes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Staff
from sync.model.division import township_name
from sync.model.voice import About, VoiceKind, VoiceState

KIND_CHOICES = [(k.value, k.label) for k in VoiceKind]
ABOUT_CHOICES = [(a.value, a.label) for a in About]
STATE_CHOICES = [(s.value, s.label) for s in VoiceState]


class Voice(models.Model):
    """version: rises with every change; who acts on an older one is told. responsible: the one named person.

    due: the day the answer is owed by, from arrival; None once it is answered. subject: a case id or a matter
    code. masked_name and masked_phone are empty for an anonymous voice.
    """

    id = models.CharField(primary_key=True, max_length=36)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT)
    voice_no = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=16, choices=KIND_CHOICES)
    about = models.CharField(max_length=16, choices=ABOUT_CHOICES)
    subject = models.CharField(max_length=40, blank=True, default="")
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    township = models.CharField(max_length=9)
    state = models.CharField(max_length=16, choices=STATE_CHOICES)
    version = models.PositiveIntegerField(default=1)
    masked_name = models.CharField(max_length=50, blank=True, default="")
    masked_phone = models.CharField(max_length=20, blank=True, default="")
    phone_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)
    person_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)
    call_back = models.BooleanField(default=False)
    dictated = models.BooleanField(default=False)
    helper = models.CharField(max_length=50, blank=True, default="")
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    due = models.DateField(null=True)
    promised = models.DateField()
    provisional = models.BooleanField(default=False)
    responsible = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="responsible_voices"
    )
    closed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="closed_voices")
    answer = models.TextField(blank=True, default="")
    measure = models.TextField(blank=True, default="")
    flags = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "due"], name="voices_urgency"),
            models.Index(fields=["township", "state"], name="voices_place"),
            models.Index(fields=["-closed_at", "-received_at"], name="voices_closed"),
        ]
        constraints: ClassVar = [
            # Held by the database too: nothing is closed without a person and an answer.
            models.CheckConstraint(
                name="voices_closed_by_a_person_with_an_answer",
                condition=~models.Q(state=VoiceState.CLOSED.value)
                | (models.Q(responsible__isnull=False) & ~models.Q(answer="")),
            ),
        ]

    @property
    def status(self) -> VoiceState:
        return VoiceState(self.state)

    @property
    def sort(self) -> VoiceKind:
        return VoiceKind(self.kind)

    @property
    def about_label(self) -> str:
        return About(self.about).label

    @property
    def township_name(self) -> str:
        return township_name(self.township)

    @property
    def anonymous(self) -> bool:
        return not self.phone_hash


class VoiceEvent(models.Model):
    """One line of the timeline. note is shown to the citizen unless inside; staff stays inside."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=STATE_CHOICES)
    title = models.CharField(max_length=60)
    who = models.CharField(max_length=50, blank=True, default="")
    org = models.CharField(max_length=80, blank=True, default="")
    note = models.TextField(blank=True, default="")
    inside = models.BooleanField(default=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class VoiceReveal(models.Model):
    """Who read whose words unmasked, when and why. Only ever added to."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    at = models.DateTimeField()
    reason = models.CharField(max_length=200)
