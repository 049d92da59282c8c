from __future__ import annotations

from django.urls import path

from sync.county.people import views

app_name = "people"
urlpatterns = [
    path("login/", views.log_in, name="login"),
    path("logout/", views.log_out, name="logout"),
    path("password/", views.password, name="password"),
    path("sessions/", views.my_sessions, name="sessions"),
    path("pin/", views.pin, name="pin"),
    path("staff/", views.staff, name="staff"),
    path("staff/add/", views.add, name="add"),
    path("staff/<int:staff_id>/", views.change, name="change"),
    path("orgs/", views.orgs, name="orgs"),
    path("orgs/<int:org_id>/", views.org, name="org"),
    path("logins/", views.logins, name="logins"),
]
