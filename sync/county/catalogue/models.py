"""Matters, forms, calendars and posters as published, with every revision kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class PublishedMatter(models.Model):
    """The newest revision of a matter."""

    code = models.CharField(primary_key=True, max_length=40)
    rev = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=20)
    department = models.CharField(max_length=80)
    record = models.BinaryField()
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["code"]


class MatterRevision(models.Model):
    """What was published when: a case is judged by the revision it was filed under."""

    code = models.CharField(max_length=40)
    rev = models.PositiveIntegerField()
    record = models.BinaryField()
    published_at = models.DateTimeField()
    source = models.CharField(max_length=200)
    by = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "rev"], name="catalogue_matter_revision")
        ]


class PublishedForm(models.Model):
    """One version of a form; all stay, because a filed case is checked with the very same version."""

    form_id = models.CharField(max_length=64)
    version = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    record = models.BinaryField()
    published_at = models.DateTimeField()
    source = models.CharField(max_length=200)
    # The spreadsheet it was made from, so that the next change starts from what is in use.
    file = models.BinaryField(default=b"")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form_id", "version"], name="catalogue_form_version")
        ]


class FormRelease(models.Model):
    """Who sent which version of a form to the terminals, and when; the last one of a form is in use."""

    form_id = models.CharField(max_length=64, db_index=True)
    version = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["-id"]


class FormDraft(models.Model):
    """A checked form that nobody has published yet: at most one for each matter."""

    code = models.CharField(primary_key=True, max_length=40)
    form_id = models.CharField(max_length=64)
    version = models.CharField(max_length=80)
    record = models.BinaryField()
    file = models.BinaryField()
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    warnings = models.JSONField(default=list)


class MatterForm(models.Model):
    """Which form a matter is filed with; kept apart from the matter's own spreadsheet."""

    code = models.CharField(primary_key=True, max_length=40)
    form_id = models.CharField(max_length=64)


class CalendarYear(models.Model):
    """A published year of holidays."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    record = models.BinaryField()


class ListDraft(models.Model):
    """A matter list that was checked and shown, and is not published yet: what was looked at is what is
    published. At most one; digest: SHA-256 of the file."""

    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    file = models.BinaryField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class ImportRun(models.Model):
    """A spreadsheet that was read, and what came of it."""

    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    rows = models.PositiveIntegerField()
    published = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    problems = models.JSONField(default=list)
