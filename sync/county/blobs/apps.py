from __future__ import annotations

from typing import cast

from django.apps import AppConfig, apps

from sync.county.blobs.digests import RunningDigests


class BlobsConfig(AppConfig):
    name = "sync.county.blobs"
    label = "blobs"
    verbose_name = "照片和扫描件"

    def ready(self) -> None:
        self.digests = RunningDigests()


def running_digests() -> RunningDigests:
    """Of this process."""
    return cast("BlobsConfig", apps.get_app_config("blobs")).digests
