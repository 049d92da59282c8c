from __future__ import annotations

from django.apps import AppConfig


class OpennessConfig(AppConfig):
    name = "sync.county.openness"
    label = "openness"
