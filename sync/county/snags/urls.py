from __future__ import annotations

from django.urls import path

from sync.county.snags import views

app_name = "snags"
urlpatterns = [
    path("", views.snags, name="snags"),
    path("seen/", views.seen, name="seen"),
    path("<str:snag_id>/", views.snag, name="snag"),
    path("<str:snag_id>/act/", views.act, name="act"),
]
