from __future__ import annotations

from django.urls import path

from sync.county.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("cases/", views.cases, name="cases"),
    path("cases/search/", views.search, name="search"),
    path("cases/<str:case_id>/", views.case, name="case"),
    path("cases/<str:case_id>/act/", views.act, name="act"),
    path("cases/<str:case_id>/reveal/", views.reveal, name="reveal"),
    path("reviews/", views.reviews, name="reviews"),
]
