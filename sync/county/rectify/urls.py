from __future__ import annotations

from django.urls import path

from sync.county.rectify import views

app_name = "rectify"
urlpatterns = [
    path("", views.rectifications, name="rectifications"),
    path("new/", views.new, name="new"),
    path("<int:row_id>/", views.rectification, name="rectification"),
    path("<int:row_id>/act/", views.act, name="act"),
]
