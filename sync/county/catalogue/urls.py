from __future__ import annotations

from django.urls import path

from sync.county.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.matters, name="matters"),
    path("upload/", views.upload, name="upload"),
    path("<str:code>/", views.matter, name="matter"),
]
