from __future__ import annotations

from django.urls import path

from sync.county.placards import views

app_name = "placards"
urlpatterns = [
    path("", views.placards, name="placards"),
    path("sheets/", views.sheets, name="sheets"),
]
