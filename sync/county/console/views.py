"""Pages that belong to no app."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(
        request,
        "console/sorry.html",
        {"title": "页面已过期", "words": "请返回上一页，刷新后再试一次。"},
        status=403,
    )
