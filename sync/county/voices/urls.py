from __future__ import annotations

from django.urls import path

from sync.county.voices import reveal_views, views

app_name = "voices"
urlpatterns = [
    path("", views.voices, name="voices"),
    path("reveals/", reveal_views.reveals, name="reveals"),
    path("search/", views.search, name="search"),
    path("<str:voice_id>/", views.voice, name="voice"),
    path("<str:voice_id>/act/", views.act, name="act"),
    path("<str:voice_id>/reveal/", views.reveal, name="reveal"),
]
