from __future__ import annotations

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "sync.county.duties"
    label = "duties"
