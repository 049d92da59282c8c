from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("sync.county.line.urls")),
    path("", include("sync.county.reports.urls")),
    path("", include("sync.county.desk.urls")),
    path("", include("sync.county.archive.urls")),
    path("", include("sync.county.people.urls")),
    path("calls/", include("sync.county.calls.urls")),
    path("rectify/", include("sync.county.rectify.urls")),
    path("duties/", include("sync.county.duties.urls")),
    path("snags/", include("sync.county.snags.urls")),
    path("training/", include("sync.county.training.urls")),
    path("voices/", include("sync.county.voices.urls")),
    path("openness/", include("sync.county.openness.urls")),
    path("matters/", include("sync.county.catalogue.urls")),
    path("terminals/keeping/", include("sync.county.keeping.urls")),
    path("terminals/", include("sync.county.fleet.urls")),
    path("p/", include("sync.county.public.urls")),
    path("api/v1/", include("sync.county.api.urls")),
    path("placards/", include("sync.county.placards.urls")),
    path("certificates/", include("sync.county.questions.console_urls")),
    path("systems/", include("sync.county.api.console_urls")),
]
handler404 = "sync.county.console.views.not_found"
handler500 = "sync.county.console.views.server_error"
