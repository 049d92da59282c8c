"""Verbs about staff."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.people.models import Staff
from sync.county.people.rules import Role, after_failure, is_locked

# No characters that a person mistakes for one another when copying a password from paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class NewAccount(Struct, frozen=True):
    """password is shown once and not kept."""

    username: str
    password: str
    role: Role


def new_password() -> str:
    """Five groups of four, about 99 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(5))


def first_accounts() -> tuple[NewAccount, ...]:
    """The first administrator and the first clerk, made once; empty when there are accounts already."""
    with transaction.atomic():
        if Staff.objects.exists():
            return ()
        made = (
            NewAccount("admin", new_password(), Role.ADMIN),
            NewAccount("clerk", new_password(), Role.CLERK),
        )
        for account in made:
            Staff.objects.create_staff(
                account.username,
                account.password,
                name="首任管理员" if account.role is Role.ADMIN else "首任经办员",
                role=account.role,
                org="保康县行政审批局",
            )
        return made


def check_password(username: str, password: str) -> Staff | None:
    """The account when the password is right and the account neither locked nor off; None otherwise.

    A name that nobody has costs as much time as a wrong password, so that names cannot be found out.
    """
    now = timezone.now()
    staff = Staff.objects.filter(username=username).first()
    if staff is None:
        make_password(password)
        return None
    right = staff.check_password(password)
    if not staff.is_active or is_locked(staff.locked_until, now):
        return None
    if not right:
        _failed(staff.pk, now)
        return None
    Staff.objects.filter(pk=staff.pk).update(failed_logins=0, locked_until=None)
    return staff


def _failed(pk: int, now: datetime) -> None:
    with transaction.atomic():
        staff = Staff.objects.select_for_update().get(pk=pk)
        staff.failed_logins, staff.locked_until = after_failure(staff.failed_logins, now)
        staff.save(update_fields=["failed_logins", "locked_until"])
