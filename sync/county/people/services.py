"""Verbs about staff."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.asking import key
from sync.county.feed.services import publish
from sync.county.people.models import Org, Staff
from sync.county.people.roster import publications_of
from sync.county.people.rules import Role, after_failure, is_locked
from sync.model.persons import check_id_number, check_name, normalise
from sync.model.pin import card_hash, check_pin, pin_hash
from sync.model.problem import Problem

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


def first_accounts(clerk_name: str = "经办员") -> tuple[NewAccount, ...]:
    """The first administrator and the first clerk, made once; empty when there are accounts already.

    clerk_name: citizens see it, masked, beside what was done with their case.
    """
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
                name="管理员" if account.role is Role.ADMIN else clerk_name,
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


def change_password(staff: Staff, old: str, new: str, again: str) -> list[str]:
    """Change one's own password; sentences when it cannot be changed."""
    if not staff.check_password(old):
        return ["原来的密码不对，请再输一次。"]
    if new != again:
        return ["两次输入的新密码不一样，请再输一次。"]
    if new == old:
        return ["新密码和原来的一样，请换一个。"]
    try:
        validate_password(new, staff)
    except ValidationError as error:
        return list(error.messages)
    staff.set_password(new)
    staff.must_change_password = False
    staff.save(update_fields=["password", "must_change_password"])
    return []


def set_pin(staff: Staff, password: str, pin: str, again: str) -> list[str]:
    """One's own PIN for the terminals, which learn its scrypt hash; sentences when it cannot be set."""
    if not staff.check_password(password):
        return ["登录密码不对，请再输一次。"]
    if pin != again:
        return ["两次输入的口令不一样，请再输一次。"]
    problem = check_pin(pin, staff.username)
    if problem is not None:
        return [problem.message]
    made = pin_hash(pin, secrets.token_bytes(16))
    with transaction.atomic():
        staff.pin_hash = made
        staff.save(update_fields=["pin_hash"])
        publish(publications_of(staff))
    return []


def set_card(staff: Staff, password: str, id_number: str) -> list[str]:
    """One's own ID card for the terminals, which learn a scrypt hash of its number and nothing else; the
    number itself is kept nowhere. "" takes it off. Sentences when it cannot be set."""
    if not staff.check_password(password):
        return ["登录密码不对，请再输一次。"]
    checked = check_id_number(id_number, timezone.localdate()) if id_number.strip() else ""
    if isinstance(checked, Problem):
        return [checked.message]
    number = normalise(id_number)
    with transaction.atomic():
        staff.card_hash = card_hash(number, secrets.token_bytes(16)) if number else ""
        staff.save(update_fields=["card_hash"])
        publish(publications_of(staff))
    return []


def clear_pin(staff: Staff) -> None:
    """Nobody signs in at a terminal with it, nor with their card, from the terminal's next contact on."""
    with transaction.atomic():
        staff.pin_hash = staff.card_hash = ""
        staff.save(update_fields=["pin_hash", "card_hash"])
        publish(publications_of(staff))


def add_staff(fields: dict[str, str]) -> NewAccount | list[str]:
    """A new account with a password to hand over; sentences when a field is wrong.

    fields: username, name, unit (key of an organisation), role.
    """
    username = fields.get("username", "").strip()
    problems = []
    if not re.fullmatch(r"[A-Za-z0-9._-]{3,40}", username):
        problems.append("用户名用 3 到 40 个字母、数字、点或短横线。")
    elif Staff.objects.filter(username__iexact=username).exists():
        problems.append(f"用户名 {username} 已有人用，请换一个。")
    found = _checked(fields)
    if isinstance(found, list) or problems:
        return [*problems, *(found if isinstance(found, list) else [])]
    made = NewAccount(username, new_password(), found.role)
    with transaction.atomic():
        staff = Staff(username=username, must_change_password=True)
        _fill(staff, found)
        staff.set_password(made.password)
        staff.save()
        publish(publications_of(staff))
    return made


def change_staff(staff: Staff, fields: dict[str, str]) -> list[str]:
    """Another name, unit or office; sentences when a field is wrong. Terminals learn of it at once.

    What the person holds stays with them until it is handed over: a sentence says how much that is.
    """
    found = _checked(fields)
    if isinstance(found, list):
        return found
    with transaction.atomic():
        row = Staff.objects.select_for_update().get(pk=staff.pk)
        old = publications_of(row)
        _fill(row, found)
        row.save()
        # Known to terminals before and not any more, or the other way round: both are told.
        publish([*old, *publications_of(row)] if row.office.duty is None else publications_of(row))
    return []


class _Place(Struct, frozen=True):
    name: str
    unit: Org
    role: Role


def _checked(fields: dict[str, str]) -> _Place | list[str]:
    problems = []
    name = check_name(fields.get("name", "").strip())
    if isinstance(name, Problem):
        problems.append(name.message)
    unit = Org.objects.filter(pk=key(fields.get("unit")), is_active=True).first()
    if unit is None:
        problems.append("请选单位。")
    role = next((role for role in Role if role.value == fields.get("role")), None)
    if role is None:
        problems.append("请选岗位。")
    elif unit is not None and unit.sort not in role.kinds:
        where = "、".join(kind.label for kind in role.kinds)
        problems.append(f"{role.label}只能设在{where}。")
    if isinstance(name, Problem) or unit is None or role is None or problems:
        return problems
    return _Place(name, unit, role)


def _fill(staff: Staff, place: _Place) -> None:
    staff.name, staff.role = place.name, place.role.value
    staff.unit, staff.org, staff.township = place.unit, place.unit.name, place.unit.township


def reset_password(staff: Staff) -> NewAccount:
    """A new password to hand over; it also ends the person's sessions and a lock."""
    made = NewAccount(staff.username, new_password(), staff.office)
    staff.set_password(made.password)
    staff.must_change_password, staff.failed_logins, staff.locked_until = True, 0, None
    # Whoever changes the office meanwhile has the last word about it.
    staff.save(update_fields=["password", "must_change_password", "failed_logins", "locked_until"])
    return made


def switch(staff: Staff, *, active: bool) -> None:
    """Accounts are switched off, never deleted: what they did stays theirs. Terminals learn of it."""
    with transaction.atomic():
        staff.is_active = active
        staff.save(update_fields=["is_active"])
        publish(publications_of(staff))
