from __future__ import annotations

from django.urls import path

from sync.county.line import tus, views
from sync.protocol.blob import BLOBS_PATH
from sync.protocol.line import CA_PATH, ENROL_PATH, FEED_PATH, PUSH_PATH, TOKEN_PATH

urlpatterns = [
    path(ENROL_PATH.removeprefix("/"), views.enrol),
    path(CA_PATH.removeprefix("/"), views.authority),
    path(TOKEN_PATH.removeprefix("/"), views.token),
    path(PUSH_PATH.removeprefix("/"), views.push),
    path(FEED_PATH.removeprefix("/"), views.pull),
    path(BLOBS_PATH.removeprefix("/"), tus.blobs),
    path(f"{BLOBS_PATH.removeprefix('/')}/<str:id>", tus.blob),
]
