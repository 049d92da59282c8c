from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sync.county.desk"
    label = "desk"
    verbose_name = "办件台"
