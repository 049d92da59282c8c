from __future__ import annotations

from django.urls import path

from sync.county.desk import case_views, file_views, late_views, list_views, views

app_name = "desk"
urlpatterns = [
    path("cases/", list_views.cases, name="cases"),
    path("cases/search/", list_views.search, name="search"),
    path("cases/batch/", list_views.batch, name="batch"),
    path("cases/batch/accept/", list_views.batch_accept, name="batch-accept"),
    path("cases/<str:case_id>/", case_views.case, name="case"),
    path("cases/<str:case_id>/act/", case_views.act, name="act"),
    path("cases/<str:case_id>/undo/", case_views.undo, name="undo"),
    path("cases/<str:case_id>/note/", case_views.note, name="note"),
    path("cases/<str:case_id>/reveal/", case_views.reveal, name="reveal"),
    path("cases/<str:case_id>/files/<str:file_id>/", file_views.case_file, name="file"),
    path("cases/<str:case_id>/files/<str:file_id>/view/", file_views.viewer, name="viewer"),
    path("late/", late_views.late, name="late"),
    path("reviews/", views.reviews, name="reviews"),
]
