from __future__ import annotations

from django.urls import path

from sync.county.desk import file_views, views

app_name = "desk"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("cases/", views.cases, name="cases"),
    path("cases/search/", views.search, name="search"),
    path("cases/<str:case_id>/", views.case, name="case"),
    path("cases/<str:case_id>/act/", views.act, name="act"),
    path("cases/<str:case_id>/reveal/", views.reveal, name="reveal"),
    path("cases/<str:case_id>/files/<str:file_id>/", file_views.case_file, name="file"),
    path("reviews/", views.reviews, name="reviews"),
]
