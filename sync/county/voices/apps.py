from __future__ import annotations

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "sync.county.voices"
    label = "voices"
