from __future__ import annotations

from django.urls import path

from sync.county.public import check_views, say_views, up_views, views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("say/", say_views.say, name="say"),
    path("check/", check_views.check, name="check"),
    path("answer/", say_views.answer, name="answer"),
    path("up/", up_views.up, name="up"),
    path("up/look/", up_views.look, name="up-look"),
    path("up/file/", up_views.send, name="up-file"),
    path("m/<str:code>/", views.guide, name="guide"),
    path("c/<str:token>/", views.progress, name="progress"),
    path("c/<str:token>/rate/", views.rating, name="rating"),
    path("c/<str:token>/say/", say_views.say_of_case, name="say-of-case"),
]
