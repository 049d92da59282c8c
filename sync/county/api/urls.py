from __future__ import annotations

from django.urls import path, re_path

from sync.county.api import views

app_name = "api"
urlpatterns = [
    path("", views.reference, name="reference"),
    path("openapi.json", views.openapi, name="openapi"),
    path("matters", views.matters, name="matters"),
    path("matters/<str:code>", views.matter, name="matter"),
    path("cases", views.cases, name="cases"),
    path("cases/<str:number>", views.case, name="case"),
    path("cases/<str:number>/decisions", views.decide, name="decide"),
    path("reviews", views.reviews, name="reviews"),
    path("statistics", views.statistics, name="statistics"),
    path("terminals", views.terminals, name="terminals"),
    re_path(r"^(?P<rest>.*)$", views.nothing, name="nothing"),
]
