"""Terminals and the one-time codes that bring them in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.model.division import township_name


class Terminal(models.Model):
    """id: township code and device number. epoch: rises when a machine takes the place anew."""

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

    centre_name = models.CharField(max_length=80)
    helper_name = models.CharField(max_length=50, blank=True, default="")
    helper_phone = models.CharField(max_length=30, blank=True, default="")
    hours = models.CharField(max_length=80, blank=True, default="")
    window = models.CharField(max_length=80, blank=True, default="")
    complaint_phone = models.CharField(max_length=30, blank=True, default="")
    frequent = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["township", "device"], name="fleet_terminal_place")
        ]

    @property
    def label(self) -> str:
        return f"{township_name(self.township)}自助终端 {self.device:02d}"


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
