from __future__ import annotations

from django.urls import path

from sync.county.fleet import views

app_name = "fleet"
urlpatterns = [
    path("", views.terminals, name="terminals"),
    path("code/", views.code, name="code"),
    path("settings/", views.pushed_settings, name="settings"),
    path("<str:terminal_id>/", views.terminal, name="terminal"),
    path("<str:terminal_id>/revoke/", views.revoke, name="revoke"),
    path("<str:terminal_id>/resend/", views.resend, name="resend"),
    path("<str:terminal_id>/looked/", views.looked, name="looked"),
]
