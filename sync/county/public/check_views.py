"""Whether a printed certificate is genuine and still holds: by the code on it, or by its number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sync.county.public.frame import large, public
from sync.county.public.limits import Limit, address_of, limited, take, too_often
from sync.county.questions.checking import check_code, check_number, number_of
from sync.protocol.statement import MOST, StatementError

_NONE = "没有编号是这个的证明。请对着纸上再看一遍，一共 14 位数字。"


@require_http_methods(["GET", "POST"])
@public
@limited(Limit.LOOK)
def check(request: HttpRequest) -> HttpResponse:
    """The code's text comes in the body of a post, from behind the ``#`` of the address or typed in: no
    address and no log has it. A number can be guessed, so guessing is counted; a signed code cannot."""
    context: dict[str, object] = {"big": large(request)}
    if request.method == "GET":
        return render(request, "public/check.html", context)
    text, now = request.POST.get("text", "")[: 2 * MOST], timezone.now()
    number = number_of(text)
    if number:
        if not take(Limit.GUESS, address_of(request)) or not take(Limit.GUESS_OF_NUMBER, f"check {number}"):
            return too_often(request, Limit.GUESS)
        found = check_number(number, now)
        if found is None:
            return render(
                request, "public/check.html", context | {"fault": _NONE, "text": number}, status=404
            )
        return render(request, "public/check.html", context | {"found": found})
    try:
        found = check_code(text, now)
    except StatementError as error:
        return render(request, "public/check.html", context | {"fault": str(error)}, status=400)
    return render(request, "public/check.html", context | {"found": found})
