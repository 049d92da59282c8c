from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sync.county.people"
    label = "people"
    verbose_name = "职员"
