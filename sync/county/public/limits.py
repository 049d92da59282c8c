"""How often somebody may ask on the public pages.

Counted in the database and not in a cache of one process: a count that each process has for itself is none.
A whole village may share one address (carriers put many phones behind one), so limits by address are wide,
and what is guarded (a token, a number) has a narrow one of its own.
"""

from __future__ import annotations

import functools
import ipaddress
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from msgspec import Struct

from sync.county.keys import KeyRing
from sync.county.public.models import Allowance

P = ParamSpec("P")


class Limit(Enum):
    """What is limited: (times, within)."""

    LOOK = (600, timedelta(hours=1))
    MISS = (60, timedelta(hours=1))
    SEND = (60, timedelta(hours=1))
    SEND_BY_TOKEN = (10, timedelta(hours=24))
    UPLOAD = (300, timedelta(hours=1))
    GUESS = (60, timedelta(hours=1))
    GUESS_OF_NUMBER = (10, timedelta(hours=1))

    @property
    def most(self) -> int:
        return self.value[0]

    @property
    def window(self) -> timedelta:
        return self.value[1]


def address_of(request: HttpRequest) -> str:
    """Who asks: the address that the outermost of our own proxies saw; of IPv6 the network (/64)."""
    proxies = settings.CONFIG.county.proxies
    text = str(request.META.get("REMOTE_ADDR", ""))
    if proxies:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        text = hops[-proxies] if len(hops) >= proxies and hops[-proxies] else text
    try:
        address = ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return text[:60]
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)


def take(limit: Limit, who: str) -> bool:
    """Count one more; False when it is one too many in this window."""
    return take_of(limit.name, who, limit.window).used <= limit.most


class Taken(Struct, frozen=True):
    """used: in this window, with this time. left: seconds until the next window begins, at least one."""

    used: int
    left: int


def take_of(name: str, who: str, window: timedelta) -> Taken:
    """Count one more of a limit by its name, whatever its number is."""
    now = timezone.now()
    ends = datetime.fromtimestamp(_start(window, now), UTC) + window
    return Taken(_count(_key(name, who, window, now), ends), max(int((ends - now).total_seconds()), 1))


def exhausted(limit: Limit, who: str) -> bool:
    """Whether it is used up already, without counting."""
    row = Allowance.objects.filter(pk=_key(limit.name, who, limit.window, timezone.now())).first()
    return row is not None and row.used >= limit.most


def sweep() -> int:
    """Windows that are over; how many."""
    return Allowance.objects.filter(until__lt=timezone.now()).delete()[0]


def limited(
    limit: Limit,
) -> Callable[[Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Guard a page by the address that asks for it."""

    def guard(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not take(limit, address_of(request)):
                return too_often(request, limit)
            return view(request, *args, **kwargs)

        return page

    return guard


def too_often(request: HttpRequest, limit: Limit) -> HttpResponse:
    """429, with the time to wait."""
    context = {
        "title": "来得太勤了",
        "words": "这个网络地址短时间里打开的次数太多，请过一会儿再试。急事请打 12345，或到窗口、自助终端办。",
    }
    response = render(request, "public/sorry.html", context, status=429)
    response["Retry-After"] = str(int(limit.window.total_seconds()))
    return response


def _key(name: str, who: str, window: timedelta, now: datetime) -> str:
    return KeyRing(settings.KEYS_FOLDER).lookup_hash("limit", f"{name} {_start(window, now)} {who}")


def _start(window: timedelta, now: datetime) -> int:
    length = int(window.total_seconds())
    return int(now.timestamp()) // length * length


def _count(key: str, until: datetime) -> int:
    """One statement on both databases: two requests at once are two."""
    table, columns = Allowance._meta.db_table, ("key", "used", "until")
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ("{columns[0]}", "{columns[1]}", "{columns[2]}") VALUES (%s, 1, %s) '  # noqa: S608
            f'ON CONFLICT ("key") DO UPDATE SET "used" = "{table}"."used" + 1 RETURNING "used"',
            [key, connection.ops.adapt_datetimefield_value(until)],
        )
        (used,) = cursor.fetchone()
    return int(used)
