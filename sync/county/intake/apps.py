from __future__ import annotations

from typing import cast

from django.apps import AppConfig, apps
from django.conf import settings

from sync.county.keys import KeyRing, ReadKeys


class IntakeConfig(AppConfig):
    name = "sync.county.intake"
    label = "intake"
    verbose_name = "收件"

    def ready(self) -> None:
        self.read_keys = ReadKeys()


def county_ring() -> KeyRing:
    """The county's keys for a request or a batch; a file that one has read the next one need not."""
    return KeyRing(settings.KEYS_FOLDER, cast("IntakeConfig", apps.get_app_config("intake")).read_keys)
