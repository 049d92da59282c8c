from __future__ import annotations

from django.urls import path

from sync.county.openness import poster_views, views

app_name = "openness"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("new/", views.new, name="new"),
    path("posters/", poster_views.poster_list, name="posters"),
    path("posters/new/", poster_views.new, name="poster-new"),
    path("posters/<str:poster_key>/", poster_views.poster, name="poster"),
    path("posters/<str:poster_key>/off/", poster_views.take_down, name="poster-off"),
    path("plans/<int:plan_id>/cancel/", views.cancel, name="cancel"),
    path("<str:document_key>/", views.document, name="document"),
    path("<str:document_key>/withdraw/", views.withdraw, name="withdraw"),
]
