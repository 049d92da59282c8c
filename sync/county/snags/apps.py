from __future__ import annotations

from django.apps import AppConfig


class SnagsConfig(AppConfig):
    name = "sync.county.snags"
    label = "snags"
