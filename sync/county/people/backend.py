"""Password check with a lock after repeated failures; the same answer for every kind of failure."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from sync.county.people import services
from sync.county.people.models import Staff


class StaffBackend(BaseBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Staff | None:
        if not username or not password:
            return None
        return services.check_password(username, password)

    def get_user(self, user_id: int) -> Staff | None:
        return Staff.objects.select_related("unit").filter(pk=user_id, is_active=True).first()
