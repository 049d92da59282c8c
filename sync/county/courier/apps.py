from __future__ import annotations

from django.apps import AppConfig


class CourierConfig(AppConfig):
    name = "sync.county.courier"
    label = "courier"
    verbose_name = "U盘传递"
