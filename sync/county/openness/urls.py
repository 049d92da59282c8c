from __future__ import annotations

from django.urls import path

from sync.county.openness import views

app_name = "openness"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("new/", views.new, name="new"),
    path("<str:key>/", views.document, name="document"),
    path("<str:key>/withdraw/", views.withdraw, name="withdraw"),
]
