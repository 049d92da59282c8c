"""A case by the code on its receipt: how it stands, and the rating."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.catalogue.guide import guide_of
from sync.county.public.frame import large, public
from sync.county.public.limits import Limit, address_of, exhausted, limited, take, too_often
from sync.county.public.rating import rate, turn_of
from sync.county.public.standing import Opened, open_token, standing_of
from sync.model.division import township_name
from sync.model.review import ITEMS, Level

LONGEST_WORDS = 500


class Rating(Struct, frozen=True):
    """What was ticked and typed, still unchecked; nothing is chosen before."""

    level: str = ""
    items: tuple[str, ...] = ()
    words: str = ""
    revisit: bool = False


@require_GET
@public
@limited(Limit.LOOK)
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html", {"big": large(request)})


@require_GET
@public
@limited(Limit.LOOK)
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """What a matter takes: the code of a placard leads here."""
    matter = catalogue.matter(code.replace("\x00", "")[:40])
    if matter is None:
        words = "这个事项已经不办了，或者换了编码。请到窗口、自助终端问一问，或者打 12345。"
        context = {"title": "没有找到这个事项", "words": words, "big": large(request)}
        return render(request, "public/sorry.html", context, status=404)
    context = {"big": large(request), "matter": matter, "guide": guide_of(matter)}
    return render(request, "public/guide.html", context)


@require_GET
@public
@limited(Limit.LOOK)
def progress(request: HttpRequest, token: str) -> HttpResponse:
    opened = find(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    return render(request, "public/progress.html", case_context(request, opened, token, "progress"))


@require_http_methods(["GET", "POST"])
@public
@limited(Limit.LOOK)
def rating(request: HttpRequest, token: str) -> HttpResponse:
    opened = find(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    if request.method == "POST":
        return _rate(request, opened, token)
    return _rating(request, opened, token, Rating(), ())


def find(request: HttpRequest, token: str) -> Opened | HttpResponse:
    """The case of a token, or the page that says there is none; guessing is counted."""
    who = address_of(request)
    if exhausted(Limit.MISS, who):
        return too_often(request, Limit.MISS)
    opened = open_token(token)
    if opened is not None:
        return opened
    take(Limit.MISS, who)
    context = {
        "big": large(request),
        "title": "这个码还查不到办件",
        "words": "如果刚在断网的机器上提交，要等机器联网把它送到县里以后才能查，您的材料都在，不会丢。"
        "过一会儿还是这样，请看看网址有没有扫全，或者带回执到自助终端、窗口查。",
    }
    return render(request, "public/sorry.html", context, status=404)


def case_context(request: HttpRequest, opened: Opened, token: str, tab: str) -> dict[str, object]:
    case = opened.case
    return {
        "big": large(request),
        "token": token,
        "tab": tab,
        "case": case,
        "place": township_name(case.township),
        "standing": standing_of(opened, timezone.now()),
        "turn": turn_of(case),
    }


def _rate(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    typed = Rating(
        level=request.POST.get("level", ""),
        items=tuple(request.POST.getlist("item")[:50]),
        words=request.POST.get("words", "").replace("\r\n", "\n").replace("\x00", "")[:2000],
        revisit=request.POST.get("revisit") == "1",
    )
    if not take(Limit.SEND, address_of(request)) or not take(Limit.SEND_BY_TOKEN, opened.case.id):
        return too_often(request, Limit.SEND)
    try:
        level = Level(typed.level)
    except ValueError:
        return _rating(request, opened, token, typed, ("请先点一下您满意不满意。",), 400)
    turn = turn_of(opened.case)
    if not turn.rated:
        problems = rate(opened.case, turn.round, level, typed.items, typed.words, typed.revisit)
        if problems:
            return _rating(request, opened, token, typed, [p.message for p in problems], 400)
    return redirect("public:rating", token=token)


def _rating(
    request: HttpRequest,
    opened: Opened,
    token: str,
    typed: Rating,
    faults: object,
    status: int = 200,
) -> HttpResponse:
    levels = [(level, f"face{level.national_code}", list(ITEMS[level].items())) for level in Level]
    context = case_context(request, opened, token, "rating") | {
        "levels": levels,
        "typed": typed,
        "faults": faults,
        "longest": LONGEST_WORDS,
    }
    return render(request, "public/rating.html", context, status=status)
