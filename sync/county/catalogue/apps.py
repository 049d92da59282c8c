from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "sync.county.catalogue"
    label = "catalogue"
    verbose_name = "事项目录"
