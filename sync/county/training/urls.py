from __future__ import annotations

from django.urls import path

from sync.county.training import plan_views, views

app_name = "training"
urlpatterns = [
    path("", views.trainings, name="trainings"),
    path("new/", plan_views.new, name="new"),
    path("<str:training_id>/", views.training, name="training"),
    path("<str:training_id>/edit/", plan_views.edit, name="edit"),
    path("<str:training_id>/cancel/", plan_views.cancel, name="cancel"),
    path("<str:training_id>/results/", views.results, name="results"),
]
