from __future__ import annotations

from django.apps import AppConfig


class BlobsConfig(AppConfig):
    name = "sync.county.blobs"
    label = "blobs"
    verbose_name = "照片和扫描件"
