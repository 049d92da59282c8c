from __future__ import annotations

from django.urls import path

from sync.county.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:key>/export/", views.section, name="section"),
    path("reports/paper/", views.paper, name="paper"),
]
