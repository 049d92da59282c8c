from __future__ import annotations

from django.urls import path

from sync.county.archive import views

app_name = "archive"
urlpatterns = [
    path("cases/<str:case_id>/application/", views.application, name="application"),
    path("cases/<str:case_id>/archive/", views.case_file, name="case-file"),
]
