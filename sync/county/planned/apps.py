from __future__ import annotations

from django.apps import AppConfig


class PlannedConfig(AppConfig):
    name = "sync.county.planned"
    label = "planned"
