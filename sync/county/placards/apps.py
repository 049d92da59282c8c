from __future__ import annotations

from django.apps import AppConfig


class PlacardsConfig(AppConfig):
    name = "sync.county.placards"
    label = "placards"
