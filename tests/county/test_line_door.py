"""Nobody's body is read before it is known whose it is."""

from __future__ import annotations

import gzip
import io

import msgspec
import pytest
from django.test import RequestFactory
from django.utils import timezone

from sync.county.fleet.models import Terminal
from sync.county.fleet.services import access_token
from sync.county.intake.models import ReceivedMessage
from sync.county.keys import KeyRing
from sync.county.line import tus, views
from sync.protocol import wire
from sync.protocol.blob import BLOBS_PATH, TUS_VERSION
from sync.protocol.line import ENROL_PATH, PUSH_PATH, TOKEN_PATH, ErrorReply, PushReply, read_reply
from tests.county.makers import make_terminal
from tests.helpers.county_cases import case_message, filed_case

pytestmark = pytest.mark.django_db


class Counted(io.BytesIO):
    """Counts the bytes that somebody asked for."""

    asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.asked += len(data)
        return data


def pushed(bearer: str, stream: Counted) -> tuple[int, bytes]:
    size = len(stream.getvalue())
    request = RequestFactory().generic(
        "POST",
        PUSH_PATH,
        b"",
        "application/json",
        HTTP_AUTHORIZATION=f"Bearer {bearer}",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": stream},
    )
    response = views.push(request)
    return response.status_code, response.content


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


@pytest.fixture
def body(terminal: Terminal, ring: KeyRing) -> Counted:
    message = case_message(filed_case(terminal.id), ring.county_keys()[0])
    return Counted(msgspec.json.encode({"v": 1, "messages": [message]}))


def test_a_push_of_a_machine_that_counts_is_read(terminal: Terminal, body: Counted) -> None:
    status, said = pushed(access_token(terminal), body)
    assert (status, body.asked) == (200, len(body.getvalue()))
    assert read_reply(said, PushReply).answers[0].verdict == "accepted"


@pytest.mark.parametrize("why", ["revoked", "replaced", "unknown", "not ours", "none"])
def test_the_push_of_one_that_does_not_is_not(terminal: Terminal, body: Counted, why: str) -> None:
    bearer = access_token(terminal)
    if why == "revoked":
        Terminal.objects.filter(pk=terminal.pk).update(revoked_at=timezone.now())
    elif why == "replaced":
        Terminal.objects.filter(pk=terminal.pk).update(epoch=terminal.epoch + 1)
    elif why == "unknown":
        bearer = access_token(Terminal(id="420626106-99", epoch=1))
    else:
        bearer = "" if why == "none" else bearer[:-1] + "_"
    status, said = pushed(bearer, body)
    assert (status, read_reply(said, ErrorReply).code) == (401, "invalid_token")
    assert body.asked == 0
    assert not ReceivedMessage.objects.exists()


def test_nor_is_a_piece_of_a_file(terminal: Terminal) -> None:
    Terminal.objects.filter(pk=terminal.pk).update(revoked_at=timezone.now())
    stream = Counted(b"x" * 1000)
    request = RequestFactory().generic(
        "PATCH",
        f"{BLOBS_PATH}/0",
        b"",
        tus.PIECE_TYPE,
        HTTP_AUTHORIZATION=f"Bearer {access_token(terminal)}",
        HTTP_TUS_RESUMABLE=TUS_VERSION,
        HTTP_UPLOAD_OFFSET="0",
        CONTENT_LENGTH="1000",
        **{"wsgi.input": stream},
    )
    response = tus.blob(request, "0")
    assert (response.status_code, stream.asked) == (401, 0)


@pytest.mark.parametrize("path", [ENROL_PATH, TOKEN_PATH])
def test_of_strangers_no_more_is_read_than_they_need(path: str) -> None:
    view = {ENROL_PATH: views.enrol, TOKEN_PATH: views.token}[path]
    stream = Counted(b"x" * 100_000)
    form = "application/x-www-form-urlencoded"
    request = RequestFactory().generic(
        "POST", path, b"", form, CONTENT_LENGTH="100000", **{"wsgi.input": stream}
    )
    response = view(request)
    assert (response.status_code, read_reply(response.content, ErrorReply).code) == (413, "too_large")
    assert stream.asked == 0


def test_nor_is_more_unpacked_of_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes of gzip are millions of zeros."""
    packed = gzip.compress(b'{"v": 1, "code": "' + b"0" * 10_000_000)
    assert len(packed) < 60_000
    read: list[object] = []
    monkeypatch.setattr(wire, "decode", lambda raw, *_, **__: read.append(raw))
    request = RequestFactory().generic(
        "POST", ENROL_PATH, packed, "application/json", HTTP_CONTENT_ENCODING="gzip"
    )
    response = views.enrol(request)
    assert (response.status_code, read_reply(response.content, ErrorReply).code) == (413, "too_large")
    assert read == []
