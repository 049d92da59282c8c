"""Tokens of other systems: made, checked, revoked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone
from msgspec import Struct

from sync.county.api.models import PER_MINUTE, Partner
from sync.county.people.models import Staff
from sync.county.public.limits import take_of

_PREFIX = "dsk_"
_SEEN_EVERY = 60.0
MOST_PER_MINUTE = 6000
_WINDOW = timedelta(minutes=1)


class Scope(StrEnum):
    MATTERS = "matters:read"
    CASES = "cases:read"
    ACT = "cases:act"
    REVIEWS = "reviews:read"
    STATISTICS = "statistics:read"
    TERMINALS = "terminals:read"

    @property
    def label(self) -> str:
        return {
            Scope.MATTERS: "读事项目录",
            Scope.CASES: "读办件（隐去姓名号码）",
            Scope.ACT: "回传办理结果",
            Scope.REVIEWS: "读群众评价",
            Scope.STATISTICS: "读统计",
            Scope.TERMINALS: "读终端状态",
        }[self]


class TokenError(Exception):
    """str(): a Chinese sentence for the administrator."""


def make(
    name: str,
    scopes: Collection[Scope],
    acts_as: Staff | None,
    by: str,
    per_minute: int = PER_MINUTE,
) -> tuple[Partner, str]:
    """A new system and its token, which nobody can be shown again. Raises TokenError."""
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise TokenError("请写对方系统的名称，最多 80 个字。")
    if not scopes:
        raise TokenError("请至少选一样它能做的。")
    if Scope.ACT in scopes and (acts_as is None or not acts_as.is_active or not acts_as.office.decides):
        raise TokenError("要回传办理结果，请选一位在岗的经办人员：系统只能办这位经办人员能办的件。")
    if not 1 <= per_minute <= MOST_PER_MINUTE:
        raise TokenError(f"每分钟最多问几次，请写 1 到 {MOST_PER_MINUTE} 的数。")
    token = _PREFIX + secrets.token_urlsafe(32)
    partner = Partner.objects.create(
        name=name,
        digest=_digest(token),
        hint=token[:10],
        scopes=[scope.value for scope in Scope if scope in scopes],
        acts_as=acts_as if Scope.ACT in scopes else None,
        per_minute=per_minute,
        made_at=timezone.now(),
        made_by=by[:60],
    )
    return partner, token


def revoke(id: int, by: str) -> bool:
    """From the next request on it opens nothing; False when it did so already."""
    live = Partner.objects.filter(pk=id, revoked_at=None)
    return bool(live.update(revoked_at=timezone.now(), revoked_by=by[:60]))


class Quota(Struct, frozen=True):
    """How much of a token's quota is left in this minute, and in how many seconds the next one begins."""

    most: int
    left: int
    seconds: int
    enough: bool

    @property
    def headers(self) -> dict[str, str]:
        """draft-ietf-httpapi-ratelimit-headers, and Retry-After (RFC 9110 10.2.3) when it is used up."""
        told = {
            "RateLimit-Policy": f'"token";q={self.most};w={int(_WINDOW.total_seconds())}',
            "RateLimit": f'"token";r={self.left};t={self.seconds}',
        }
        return told if self.enough else told | {"Retry-After": str(self.seconds)}


def spend(partner: Partner) -> Quota:
    """One more request of this token."""
    taken = take_of("API", str(partner.pk), _WINDOW)
    left = max(partner.per_minute - taken.used, 0)
    return Quota(partner.per_minute, left, taken.left, taken.used <= partner.per_minute)


def partner_of(header: str) -> Partner | None:
    """Whose token an Authorization header bears; None when it is nobody's or was revoked."""
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.startswith(_PREFIX):
        return None
    found = Partner.objects.select_related("acts_as").filter(digest=_digest(token), revoked_at=None).first()
    now = timezone.now()
    if found is not None and (
        found.last_used is None or (now - found.last_used).total_seconds() > _SEEN_EVERY
    ):
        Partner.objects.filter(pk=found.pk).update(last_used=now)
    return found


def _digest(token: str) -> str:
    # Random and long: it needs no slow hash, and is looked up by its digest.
    return hashlib.sha256(token.encode()).hexdigest()
