from __future__ import annotations

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "sync.county.keeping"
    label = "keeping"
