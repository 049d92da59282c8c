from __future__ import annotations

from django.urls import path

from sync.county.questions import console_views

app_name = "certificates"
urlpatterns = [
    path("", console_views.certificates, name="certificates"),
    path("<str:number>/", console_views.certificate, name="certificate"),
]
