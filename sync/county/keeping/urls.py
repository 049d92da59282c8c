from __future__ import annotations

from django.urls import path

from sync.county.keeping import views

app_name = "keeping"
urlpatterns = [path("", views.keeping, name="keeping")]
