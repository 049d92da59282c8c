from __future__ import annotations

from django.urls import path

from sync.county.catalogue import calendar_views, form_views, views

app_name = "catalogue"
urlpatterns = [
    path("", views.matters, name="matters"),
    path("calendar/", calendar_views.holidays, name="calendar"),
    path("upload/", views.upload, name="upload"),
    path("<str:code>/", views.matter, name="matter"),
    path("<str:code>/form/", form_views.form, name="form"),
    path("<str:code>/form/check/", form_views.check, name="form-check"),
    path("<str:code>/form/publish/", form_views.publish, name="form-publish"),
    path("<str:code>/form/drop/", form_views.drop, name="form-drop"),
    path("<str:code>/form/restore/", form_views.restore, name="form-restore"),
    path("<str:code>/form/<str:version>/", form_views.download, name="form-file"),
]
