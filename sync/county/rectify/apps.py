from __future__ import annotations

from django.apps import AppConfig


class RectifyConfig(AppConfig):
    name = "sync.county.rectify"
    label = "rectify"
