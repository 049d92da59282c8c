from __future__ import annotations

from django.urls import path

from sync.county.catalogue import calendar_views, edit_views, form_views, views

app_name = "catalogue"
urlpatterns = [
    path("", views.matters, name="matters"),
    path("calendar/", calendar_views.holidays, name="calendar"),
    path("upload/", views.upload, name="upload"),
    path("list/", views.list_draft, name="list"),
    path("list/publish/", views.list_publish, name="list-publish"),
    path("coverage/", views.coverage_page, name="coverage"),
    path("new/", edit_views.new, name="new"),
    path("plans/<int:plan_id>/cancel/", edit_views.cancel, name="cancel"),
    path("<str:code>/", views.matter, name="matter"),
    path("<str:code>/edit/", edit_views.edit, name="edit"),
    path("<str:code>/withdraw/", edit_views.withdraw, name="withdraw"),
    path("<str:code>/restore/", edit_views.restore, name="restore"),
    path("<str:code>/form/", form_views.form, name="form"),
    path("<str:code>/form/check/", form_views.check, name="form-check"),
    path("<str:code>/form/publish/", form_views.publish, name="form-publish"),
    path("<str:code>/form/drop/", form_views.drop, name="form-drop"),
    path("<str:code>/form/restore/", form_views.restore, name="form-restore"),
    path("<str:code>/form/<str:version>/", form_views.download, name="form-file"),
]
