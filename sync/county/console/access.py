"""Who sits at the keyboard; who may open a page is asked before any view runs (middleware.Doorkeeper)."""

from __future__ import annotations

from django.http import HttpRequest

from sync.county.people.models import Staff


def staff_of(request: HttpRequest) -> Staff:
    """The person at the keyboard of a page that the doorkeeper let through."""
    user = request.user
    if not isinstance(user, Staff):
        raise TypeError("the page is not guarded")
    return user
