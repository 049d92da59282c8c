"""用手机传: the page behind the square code of a terminal's screen.

The token and the key to seal to stand behind the ``#`` of the address; the token comes here in a header,
never in an address, so that no log has it. What arrives is sealed to the terminal: nothing of it can be
looked at here, the terminal checks it by its content.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from sync.county.asking import number
from sync.county.connections import let_go
from sync.county.drops import services
from sync.county.drops.models import Drop
from sync.county.drops.services import DropRefusedError
from sync.county.public.frame import large, public
from sync.county.public.limits import Limit, address_of, exhausted, limited, take
from sync.model.division import township_name
from sync.model.drop import MOST_FILE, MOST_FILES

_OFTEN = "这个网络地址短时间里传得太多，请过一会儿再试，或者直接在机器上拍。"


@require_GET
@public
@limited(Limit.LOOK)
def up(request: HttpRequest) -> HttpResponse:
    # Its way home is left out: whoever comes back has no token any more.
    context = {"big": large(request), "start": True, "most": MOST_FILE, "files": MOST_FILES}
    return render(request, "public/up.html", context)


@require_POST
@public
def look(request: HttpRequest) -> HttpResponse:
    """A phone has scanned the code: where its files will go."""
    try:
        drop = _find(request)
        services.join(drop)
    except DropRefusedError as refused:
        return _answer(str(refused), refused.status)
    return _answer(township_name(drop.terminal.township))


@require_POST
@public
def send(request: HttpRequest) -> HttpResponse:
    """One sealed file as the body, named by the phone."""
    try:
        drop = _find(request)
        if not take(Limit.UPLOAD, address_of(request)):
            raise DropRefusedError(_OFTEN, 429)
        # Before anything of it is read; without a length there is nothing to read.
        services.check_size(number(request.META.get("CONTENT_LENGTH")) or 0)
        let_go()  # a phone takes its time
        services.take(drop, request.headers.get("Drop-Once", ""), _sealed(request))
    except DropRefusedError as refused:
        return _answer(str(refused), refused.status)
    return _answer(township_name(drop.terminal.township))


def _sealed(request: HttpRequest) -> bytes:
    """Raises DropRefusedError for what broke off on the way."""
    try:
        return request.body
    except UnreadablePostError as error:
        raise DropRefusedError("没有传完整，请再传一次。", 400) from error


def _find(request: HttpRequest) -> Drop:
    """Guessing is counted. Raises DropRefusedError."""
    who = address_of(request)
    if exhausted(Limit.MISS, who):
        raise DropRefusedError(_OFTEN, 429)
    try:
        return services.find(request.headers.get("Drop-Token", "")[:80])
    except DropRefusedError as refused:
        if refused.status == 404:
            take(Limit.MISS, who)
        raise


def _answer(words: str, status: int = 200) -> HttpResponse:
    """words: what is wrong, or the place whose machine it goes to."""
    return JsonResponse({"words": words}, status=status, json_dumps_params={"ensure_ascii": False})
