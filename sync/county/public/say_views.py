"""Saying something by phone, and looking up what became of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sync.county.public import saying
from sync.county.public.frame import large, public
from sync.county.public.limits import Limit, address_of, limited, take, too_often
from sync.county.public.saying import Slip, Typed
from sync.county.public.standing import Opened
from sync.county.public.views import case_context, find
from sync.county.voices.status import status_of
from sync.model.division import COUNTY_PLACE, TOWNSHIPS, township_name
from sync.model.voice import LONGEST_WORDS, About, VoiceKind

_HINTS = {
    VoiceKind.COMPLAINT: "服务不好、该办没办",
    VoiceKind.OPINION: "希望改进的地方",
    VoiceKind.MESSAGE: "想问、想说的话",
}
_ABOUT = (About.SERVICE, About.MATTER, About.TERMINAL, About.OTHER)


@require_http_methods(["GET", "POST"])
@public
@limited(Limit.LOOK)
def say(request: HttpRequest) -> HttpResponse:
    """From a poster or a terminal's screen: ``?at=`` says where the code hangs."""
    return _say(request, None, "")


@require_http_methods(["GET", "POST"])
@public
@limited(Limit.LOOK)
def say_of_case(request: HttpRequest, token: str) -> HttpResponse:
    """About one's own case."""
    opened = find(request, token)
    return opened if isinstance(opened, HttpResponse) else _say(request, opened, token)


@require_http_methods(["GET", "POST"])
@public
@limited(Limit.LOOK)
def answer(request: HttpRequest) -> HttpResponse:
    """The answer to number and check code, shown in reply to the form only: neither is in an address."""
    context: dict[str, object] = {"big": large(request)}
    if request.method == "GET":
        return render(request, "public/answer.html", context)
    number, code = request.POST.get("number", "")[:60], request.POST.get("code", "")[:20]
    within = take(Limit.GUESS, address_of(request)) and take(Limit.GUESS_OF_NUMBER, number)
    if not within:
        return too_often(request, Limit.GUESS)
    voice = saying.find(number, code)
    if voice is None:
        fault = "没有找到。请对着抄下来的回执号和查询码再看一遍；刚交的过一会儿再查。"
        return render(request, "public/answer.html", context | {"fault": fault, "number": number}, status=404)
    return render(request, "public/answer.html", context | {"voice": voice, "status": status_of(voice)})


def _say(request: HttpRequest, opened: Opened | None, token: str) -> HttpResponse:
    if request.method == "GET":
        place = saying.place_of(request.GET.get("at", ""))
        return _form(request, opened, token, Typed(place=place, kind=request.GET.get("kind", "")), (), 200)
    if not take(Limit.SEND, address_of(request)):
        return too_often(request, Limit.SEND)
    if opened is not None and not take(Limit.SEND_BY_TOKEN, "say " + opened.case.id):
        return too_often(request, Limit.SEND_BY_TOKEN)
    typed = _typed(request, opened)
    outcome = saying.say(typed, request.POST.get("once", ""))
    if isinstance(outcome, Slip):
        context = {
            "big": large(request),
            "slip": outcome,
            "token": token,
            "place": township_name(typed.place),
        }
        return render(request, "public/said.html", context)
    return _form(request, opened, token, typed, [p.message for p in outcome], 400)


def _typed(request: HttpRequest, opened: Opened | None) -> Typed:
    def text(name: str, most: int) -> str:
        return request.POST.get(name, "").replace("\r\n", "\n").replace("\x00", "")[:most]

    return Typed(
        kind=text("kind", 20),
        about=text("about", 20),
        place=opened.case.township if opened else text("place", 9),
        subject=text("subject", 200),
        words=text("words", 2000),
        name=text("name", 60),
        phone=text("phone", 30),
        call_back=request.POST.get("call_back") == "1",
        case_id=opened.case.id if opened else "",
        matter_name=opened.case.matter_name if opened else "",
    )


def _form(
    request: HttpRequest, opened: Opened | None, token: str, typed: Typed, faults: object, status: int
) -> HttpResponse:
    context: dict[str, object] = {"big": large(request), "tab": "say"}
    if opened is not None:
        context = case_context(request, opened, token, "say")
    context |= {
        "typed": typed,
        "faults": faults,
        "once": saying.new_once(),
        "kinds": list(_HINTS.items()),
        "abouts": _ABOUT,
        "places": [(t.code, t.name) for t in TOWNSHIPS] + [(COUNTY_PLACE, "全县（说不清是哪里）")],
        "longest": LONGEST_WORDS,
    }
    return render(request, "public/say.html", context, status=status)
