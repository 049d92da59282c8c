"""The addresses of the interface: a token, a scope, an answer; every refusal a Fault."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from msgspec import Struct

from sync.county.api import answers
from sync.county.api.document import BASE, document
from sync.county.api.models import Partner
from sync.county.api.reference import told_by
from sync.county.api.shapes import Decision, Fault
from sync.county.api.tokens import Scope, partner_of, spend
from sync.county.catalogue import services as catalogue
from sync.county.connections import let_go
from sync.county.desk import services as desk
from sync.county.desk.acts import Act
from sync.county.desk.models import Case
from sync.county.public.limits import Limit, address_of, exhausted, take

P = ParamSpec("P")
_MOST_BODY = 64 * 1024


class ApiError(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


def endpoint(
    scope: Scope, method: str = "GET"
) -> Callable[[Callable[Concatenate[HttpRequest, Partner, P], Struct]], Callable[..., HttpResponse]]:
    """Guard an address: its method, a good token, the scope."""

    def guard(
        view: Callable[Concatenate[HttpRequest, Partner, P], Struct],
    ) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @functools.wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            told: dict[str, str] = {}
            try:
                partner = _partner(request, method, told)
                _check_scope(partner, scope)
                return _json(view(request, partner, *args, **kwargs), 200, told)
            except ApiError as error:
                answer = _json(Fault(error.code, error.message), error.status, told)
                if error.status == 401:
                    answer["WWW-Authenticate"] = "Bearer"
                if error.status == 405:
                    answer["Allow"] = method
                return answer

        return page

    return guard


def reference(request: HttpRequest) -> HttpResponse:
    """The document as a page: for whoever may read it as JSON, hence for anybody."""
    base = request.build_absolute_uri(BASE)
    return render(request, "api/reference.html", {"told": told_by(document()), "base": base})


def openapi(request: HttpRequest) -> HttpResponse:
    """Anybody may read what the interface is like."""
    text = msgspec.json.format(msgspec.json.encode(document()), indent=2)
    return HttpResponse(text, content_type="application/json")


@endpoint(Scope.MATTERS)
def matters(request: HttpRequest, partner: Partner) -> Struct:
    return answers.matters(_text(request, "after", 40), _limit(request))


@endpoint(Scope.MATTERS)
def matter(request: HttpRequest, partner: Partner, code: str) -> Struct:
    found = catalogue.matter(code.replace("\x00", "")[:40])
    if found is None:
        raise ApiError(404, "matter.unknown", "没有这个编码的事项，或者已经下架。")
    return found


@endpoint(Scope.CASES)
def cases(request: HttpRequest, partner: Partner) -> Struct:
    return _paged(request, answers.cases)


@endpoint(Scope.CASES)
def case(request: HttpRequest, partner: Partner, number: str) -> Struct:
    return answers.told(_case(number))


@endpoint(Scope.ACT, "POST")
def decide(request: HttpRequest, partner: Partner, number: str) -> Struct:
    """Through the same door as a clerk's click: the same rules, the same lock, the same timeline."""
    decision = _body(request)
    if partner.acts_as is None or not partner.acts_as.is_active:
        raise ApiError(403, "token.clerk", "这个令牌对应的经办人员已经停用，请联系县里。")
    try:
        act = Act(decision.act)
    except ValueError:
        act = Act.HAND_OVER
    if act is Act.HAND_OVER:
        raise ApiError(400, "decision.act", "不认识这个办理动作。")
    found = _case(number)
    try:
        done = desk.act(found.pk, partner.acts_as, decision.version, act, said=decision.said)
    except desk.ConflictError as error:
        raise ApiError(409, "case.changed", str(error)) from None
    except desk.DeskError as error:
        raise ApiError(409, "case.refused", str(error)) from None
    return answers.detail(done)


@endpoint(Scope.REVIEWS)
def reviews(request: HttpRequest, partner: Partner) -> Struct:
    return _paged(request, answers.reviews)


@endpoint(Scope.STATISTICS)
def statistics(request: HttpRequest, partner: Partner) -> Struct:
    first, last = _day(request, "first"), _day(request, "last")
    if not 0 <= (last - first).days < answers.LONGEST_SPAN:
        message = f"last 不能早于 first，最多 {answers.LONGEST_SPAN} 天。"
        raise ApiError(400, "query.span", message)
    return answers.statistics(first, last)


@endpoint(Scope.TERMINALS)
def terminals(request: HttpRequest, partner: Partner) -> Struct:
    return answers.terminals()


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    return _json(Fault("address.unknown", "没有这个接口地址，请看接口文档 /api/v1/。"), 404)


def _partner(request: HttpRequest, method: str, told: dict[str, str]) -> Partner:
    """told: headers of the answer, whatever it is."""
    who = address_of(request)
    if exhausted(Limit.GUESS, who):
        told["Retry-After"] = str(int(Limit.GUESS.window.total_seconds()))
        raise ApiError(429, "token.guessing", "错误的令牌太多，请一小时以后再试。")
    partner = partner_of(request.headers.get("Authorization", ""))
    if partner is None:
        take(Limit.GUESS, who)
        raise ApiError(401, "token.unknown", "没有令牌，或者令牌不对、已经停用。")
    quota = spend(partner)
    told |= quota.headers
    if not quota.enough:
        message = f"这个令牌每分钟最多问 {quota.most} 次，请 {quota.seconds} 秒以后再问。"
        raise ApiError(429, "token.quota", message)
    if request.method != method:
        raise ApiError(405, "method", f"这个地址只用 {method}。")
    return partner


def _check_scope(partner: Partner, scope: Scope) -> None:
    if scope.value not in partner.scopes:
        raise ApiError(403, "token.scope", f"这个令牌不能{scope.label}。")


def _paged(request: HttpRequest, answer: Callable[[str, int], Struct]) -> Struct:
    try:
        return answer(_text(request, "since", 200), _limit(request))
    except answers.CursorError:
        raise ApiError(400, "query.since", "since 不是上一页给的 next。") from None


def _case(number: str) -> Case:
    found = answers.case(number)
    if found is None:
        raise ApiError(404, "case.unknown", "没有这个办件。")
    return found


def _body(request: HttpRequest) -> Decision:
    let_go()
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        body = b""
    if len(body) > _MOST_BODY:
        raise ApiError(400, "body.size", "内容太长。")
    if request.content_type != "application/json":
        raise ApiError(400, "body.type", "请用 application/json。")
    try:
        # strict: a field nobody knows is a mistake of theirs that they want to hear of.
        return msgspec.json.decode(body, type=_StrictDecision)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ApiError(400, "body.shape", f"内容不合规：{error}") from None


class _StrictDecision(Decision, frozen=True, forbid_unknown_fields=True):
    pass


def _text(request: HttpRequest, name: str, most: int) -> str:
    text = request.GET.get(name, "")
    if len(text) > most:
        raise ApiError(400, f"query.{name}", f"{name} 太长。")
    return text


def _limit(request: HttpRequest) -> int:
    text = request.GET.get("limit", "100")
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= answers.MOST):
        raise ApiError(400, "query.limit", f"limit 应在 1 到 {answers.MOST} 之间。")
    return int(text)


def _day(request: HttpRequest, name: str) -> date:
    text = request.GET.get(name, "")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ApiError(400, f"query.{name}", f"{name} 应写成 2026-12-01。") from None
    if len(text) != 10 or not 2000 <= day.year <= 2200:
        raise ApiError(400, f"query.{name}", f"{name} 应是 2000 到 2200 年之间的日子，写成 2026-12-01。")
    return day


def _json(body: Struct, status: int, told: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(
        msgspec.json.encode(body), content_type="application/json", status=status, headers=told or {}
    )
