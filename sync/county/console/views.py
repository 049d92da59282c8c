"""Pages that belong to no app."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PUBLIC = "/p/"
"""Below it are the pages for phones: what goes wrong there is said on one of them."""


def sorry(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    template = "public/sorry.html" if request.path.startswith(PUBLIC) else "console/sorry.html"
    return render(request, template, {"title": title, "words": words}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return sorry(request, "页面放得太久了", "请返回上一页，刷新以后再试一次。", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return sorry(request, "没有这一页", "地址可能写错了，请从头重新进入。", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """No database and no session here: one of them may be what failed."""
    return HttpResponse(
        "<!doctype html><html lang='zh-CN'><meta charset='utf-8'><title>出了问题</title>"
        "<h1>县里的系统出了问题</h1><p>刚才的操作可能没有成功，请稍后再看一次。数据都还在。</p></html>",
        status=500,
    )
