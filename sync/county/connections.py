"""PostgreSQL's connections are few (config.CONNECTIONS): nobody keeps one while waiting for somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.db import connection
from django.http import HttpRequest, HttpResponseBase


def let_go() -> None:
    """Before waiting; the next query takes one again. SQLite's cost nothing while nobody uses them."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.close()


def unheld(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces of a file for somebody whose line is slow. Let go anew for each: making it may ask."""
    for piece in pieces:
        let_go()
        yield piece


class LetGo:
    """Stands before the check against forged posts, which reads the form: that takes minutes over a weak
    line, and by then the database has been asked whose log-in it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            let_go()
