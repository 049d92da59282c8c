from __future__ import annotations

from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "sync.county.fleet"
    label = "fleet"
    verbose_name = "终端"
