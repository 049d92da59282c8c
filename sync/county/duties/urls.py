from __future__ import annotations

from django.urls import path

from sync.county.duties import helped, views, watching

app_name = "duties"
urlpatterns = [
    path("", views.duties, name="duties"),
    path("new/", views.new, name="new"),
    path("seen/", views.seen, name="seen"),
    path("<int:duty_id>/", views.duty, name="duty"),
    path("<int:duty_id>/act/", views.act, name="act"),
    path("helped/", helped.helped, name="helped"),
    path("doubles/", watching.doubles, name="doubles"),
    path("doubles/<int:doubled_id>/", watching.double, name="double"),
    path("outside/", watching.outside, name="outside"),
]
