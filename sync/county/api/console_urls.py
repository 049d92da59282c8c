from __future__ import annotations

from django.urls import path

from sync.county.api import console_views

app_name = "systems"
urlpatterns = [
    path("", console_views.partners, name="partners"),
    path("make/", console_views.make, name="make"),
    path("<int:partner_id>/revoke/", console_views.revoke, name="revoke"),
]
