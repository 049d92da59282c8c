"""How long a log-in lasts: so long unused, so long at all, never beyond a new password.

The last two Django sees to: a session carries a hash of the password, and an account that is off is nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from msgspec import Struct

from sync.county.people.entrance import address_of
from sync.county.people.models import Staff

_BEGAN, _SEEN, _ADDRESS, _BROWSER = "began", "seen", "address", "browser"
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "安卓手机"),
    ("iPhone", "苹果手机"),
    ("iPad", "苹果平板"),
    ("Mac OS X", "苹果电脑"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("Edg/", "Edge"),
    ("MicroMessenger", "微信"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
# The time of the last page is written down so often: a session is not a row written for every click.
_NOTED_EVERY = 60.0


def begin(request: HttpRequest) -> None:
    """At log-in."""
    request.session[_BEGAN] = request.session[_SEEN] = timezone.now().timestamp()
    request.session[_ADDRESS] = address_of(request)
    request.session[_BROWSER] = browser_of(request.headers.get("User-Agent", ""))


class Place(Struct, frozen=True):
    """One log-in that lasts. key: names it in a form, and opens nothing. here: the one that asks."""

    key: str
    here: bool
    began: datetime | None
    seen: datetime | None
    address: str
    browser: str


def places_of(staff: Staff, here: str) -> list[Place]:
    """Where somebody is logged in, the newest first. here: the session's own key."""
    found = []
    for session in _of(staff):
        data = session.get_decoded()
        found.append(
            Place(
                _digest(session.session_key),
                session.session_key == here,
                _moment(data.get(_BEGAN)),
                _moment(data.get(_SEEN)),
                str(data.get(_ADDRESS, "")),
                str(data.get(_BROWSER, "")),
            )
        )
    return sorted(found, key=lambda one: (one.here, one.seen is not None, one.seen), reverse=True)


def end_others(staff: Staff, here: str, key: str = "") -> int:
    """Log somebody out elsewhere: of one place (its key), or of all but this one; how many they were."""
    count = 0
    for session in _of(staff):
        if session.session_key != here and key in ("", _digest(session.session_key)):
            session.delete()
            count += 1
    return count


def _of(staff: Staff) -> list[Session]:
    """A session says whose it is only inside; a county has some hundred of them."""
    now, person = timezone.now(), str(staff.pk)
    rows = [
        session
        for session in Session.objects.filter(expire_date__gt=now).iterator(chunk_size=500)
        if str(session.get_decoded().get(SESSION_KEY)) == person
    ]
    # One that has lain unused too long ends at its next page: it is over already.
    return [row for row in rows if not why_over(row.get_decoded(), now.timestamp())]


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:32]


def _moment(stamp: object) -> datetime | None:
    return datetime.fromtimestamp(float(stamp), UTC) if isinstance(stamp, int | float) else None


def browser_of(agent: str) -> str:
    """What somebody recognises the machine by: Windows · Edge. Names stand before those they contain."""
    system = next((word for mark, word in _SYSTEMS if mark in agent), "")
    browser = next((word for mark, word in _BROWSERS if mark in agent), "")
    return " · ".join(part for part in (system, browser) if part) or "认不出的浏览器"


def why_over(session: Mapping[str, Any], now: float) -> str:
    """The sentence that says why the log-in is over; empty while it lasts."""
    idle, most = timedelta(minutes=settings.IDLE_MINUTES), timedelta(hours=settings.SESSION_HOURS)
    if now - float(session.get(_BEGAN, now)) >= most.total_seconds():
        return f"登录满 {settings.SESSION_HOURS} 小时了，请重新登录。"
    if now - float(session.get(_SEEN, now)) >= idle.total_seconds():
        return f"{settings.IDLE_MINUTES} 分钟没有操作，为了群众的信息安全已经退出，请重新登录。"
    return ""


class SessionLimits:
    """Ends a log-in that is over before any page sees who it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, Staff):
            return self._get_response(request)
        now = timezone.now().timestamp()
        why = why_over(request.session, now)
        if why:
            logout(request)
            messages.error(request, why)
            back = request.get_full_path() if request.method == "GET" else "/"
            return redirect_to_login(back)
        if now - float(request.session.get(_SEEN, 0)) >= _NOTED_EVERY:
            request.session[_SEEN] = now
            request.session.setdefault(_BEGAN, now)
        return self._get_response(request)
