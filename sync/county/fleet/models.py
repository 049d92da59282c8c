"""Terminals and the one-time codes that bring them in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.people.models import Staff
from sync.model.division import township_name
from sync.model.receipt import PHONE


class Terminals(models.Manager["Terminal"]):
    """The machines. A place's pages for phones stand among them in the table, but are none."""

    def get_queryset(self) -> models.QuerySet[Terminal]:
        return super().get_queryset().exclude(device=PHONE)


class Terminal(models.Model):
    """id: township code and device number. epoch: rises when a machine takes the place anew.

    device PHONE: no machine but the place's pages for phones, so that what comes from there goes the same way
    as everything else; ``objects`` leaves it out, ``places`` does not.
    chain_*: the newest link of the terminal's log as of its last push in ``chain_epoch`` (protocol.chain);
    chain_doubt: when and how it last did not continue what was here before, "" once a person has looked.
    """

    id = models.CharField(primary_key=True, max_length=16)
    township = models.CharField(max_length=9)
    device = models.PositiveSmallIntegerField()
    sign_public = models.BinaryField(max_length=32)
    seal_public = models.BinaryField(max_length=32)
    epoch = models.PositiveIntegerField(default=1)
    software = models.CharField(max_length=60, blank=True, default="")
    machine = models.CharField(max_length=120, blank=True, default="")
    enrolled_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_seen = models.DateTimeField(null=True)
    skew_ms = models.BigIntegerField(null=True)
    last_epoch = models.PositiveIntegerField(default=0)
    last_seq = models.BigIntegerField(default=0)
    chain_epoch = models.PositiveIntegerField(default=0)
    chain_count = models.BigIntegerField(default=0)
    chain_link = models.BinaryField(max_length=32, default=b"")
    chain_doubt = models.CharField(max_length=16, blank=True, default="")
    chain_doubt_at = models.DateTimeField(null=True)

    centre_name = models.CharField(max_length=80)
    helper_name = models.CharField(max_length=50, blank=True, default="")
    helper_phone = models.CharField(max_length=30, blank=True, default="")
    hours = models.CharField(max_length=80, blank=True, default="")
    window = models.CharField(max_length=80, blank=True, default="")
    complaint_phone = models.CharField(max_length=30, blank=True, default="")
    frequent = models.JSONField(default=list)

    objects = Terminals()
    places = models.Manager["Terminal"]()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["township", "device"], name="fleet_terminal_place")
        ]

    @property
    def is_phone(self) -> bool:
        return self.device == PHONE

    @property
    def label(self) -> str:
        if self.is_phone:
            return f"{township_name(self.township)}手机网页"
        return f"{township_name(self.township)}自助终端 {self.device:02d}"


class Health(models.Model):
    """The newest report of one source (agent, kiosk) of a terminal; see sync.model.device.

    reported_at, oldest_at: by the county's clock. parts, refused (files), rule: as in the report.
    """

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="health")
    source = models.CharField(max_length=16)
    reported_at = models.DateTimeField()
    software = models.CharField(max_length=60, blank=True, default="")
    waiting = models.PositiveIntegerField(null=True)
    parked = models.PositiveIntegerField(null=True)
    files_waiting = models.PositiveIntegerField(null=True)
    files_parked = models.PositiveIntegerField(null=True)
    refused = models.JSONField(default=list)
    oldest_at = models.DateTimeField(null=True)
    skew_ms = models.BigIntegerField(null=True)
    disk_free = models.BigIntegerField(null=True)
    disk_total = models.BigIntegerField(null=True)
    parts = models.JSONField(default=list)
    rule = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "source"], name="fleet_health_source")
        ]


class Revocation(models.Model):
    """A machine was taken out of service, by whom and why; stays when another takes its place.

    epoch: which machine of the place it was. What was revoked before this was kept has no row.
    """

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="revocations")
    epoch = models.PositiveIntegerField()
    at = models.DateTimeField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, db_index=False)
    reason = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Resend(models.Model):
    """A person wants a terminal to send again what was refused. what: a message or file, "" all of them.

    count: how many wait again there, as the terminal said; None until it has.
    """

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE)
    what = models.CharField(max_length=64, blank=True, default="")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    done_at = models.DateTimeField(null=True)
    count = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["terminal"], name="fleet_resend_open", condition=models.Q(done_at=None))
        ]


class EnrolmentCode(models.Model):
    """digest: the code itself is printed once and never stored."""

    digest = models.CharField(max_length=64, unique=True)
    township = models.CharField(max_length=9)
    device = models.PositiveSmallIntegerField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    made_by = models.CharField(max_length=60, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)


class SpentAssertion(models.Model):
    """A client assertion is good once (RFC 7523 §3, 7); kept until it would have expired anyway."""

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE)
    jti = models.CharField(max_length=80)
    until = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "jti"], name="fleet_assertion_once")
        ]
