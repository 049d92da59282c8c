from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_save


class DutiesConfig(AppConfig):
    name = "sync.county.duties"
    label = "duties"

    def ready(self) -> None:
        """The desk does not know of duties; each of its changes is saved, and each save is followed."""
        from sync.county.desk.models import Case
        from sync.county.duties.keeping_step import when_saved

        post_save.connect(when_saved, sender=Case, dispatch_uid="duties.keeping_step")
