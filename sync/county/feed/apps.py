from __future__ import annotations

from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "sync.county.feed"
    label = "feed"
    verbose_name = "下行记录"
