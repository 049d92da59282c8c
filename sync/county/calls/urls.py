from __future__ import annotations

from django.urls import path

from sync.county.calls import views

app_name = "calls"
urlpatterns = [
    path("", views.calls, name="calls"),
    path("<str:call_id>/answer/", views.answer, name="answer"),
]
