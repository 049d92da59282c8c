from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "sync.county.intake"
    label = "intake"
    verbose_name = "收件"
