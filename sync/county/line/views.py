"""Enrol, token, push, feed."""

from __future__ import annotations

import logging
import threading

import msgspec
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from msgspec import Struct

from sync.county.desk import status as cases
from sync.county.duties import status as duties
from sync.county.feed import services as feed
from sync.county.feed.rules import Viewer
from sync.county.fleet import services as fleet
from sync.county.fleet.contacts import GoneError
from sync.county.fleet.rules import TOKEN_SECONDS, AssertionRefusedError, ClockSkewError
from sync.county.intake import services as intake
from sync.county.intake.rules import MOST_IN_BATCH, read_envelope
from sync.county.keys import KeyRing
from sync.county.line.access import holder_of, refused, terminal_of
from sync.county.line.handlers import HANDLERS
from sync.county.line.http import (
    MOST_OF_STRANGERS,
    LineError,
    county_time,
    line_view,
    of_strangers,
    read_body,
    speaks_msgpack,
    wait_for_body,
)
from sync.county.questions import services as questions
from sync.county.snags import status as snags
from sync.county.training import status as training
from sync.county.voices import status as voices
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope, Kind
from sync.protocol.line import (
    ASSERTION_TYPE,
    GRANT_TYPE,
    CaReply,
    EnrolReply,
    EnrolRequest,
    FeedReply,
    PushReply,
    TokenReply,
)
from sync.protocol.version import VERSION
from sync.protocol.wire import MSGPACK_TYPE

log = logging.getLogger(__name__)
MOST_RECORDS = 500
# Seconds after which a terminal asks again for which there was no thread to wait in.
COME_AGAIN = 5.0
_seats = threading.BoundedSemaphore(settings.WAITERS_MOST)
# Five hundred machines that push at the same moment are answered sooner when only so many threads read and
# open what they bring: they share one interpreter, and hinder one another. What trickles in over a weak line
# is waited for before that; whoever waits for the disk goes together with all who do (intake/storing.py).
_READ_AT_ONCE = 4
_reading = threading.BoundedSemaphore(_READ_AT_ONCE)
_answering = questions.configured()


class _LoosePush(Struct):
    """A PushRequest whose messages are read one by one: a broken one must not hold up the others."""

    messages: tuple[msgspec.Raw, ...]
    v: int = VERSION
    chain: ChainHead | None = None


@line_view("POST")
def enrol(request: HttpRequest) -> EnrolReply:
    of_strangers(request)
    asked = read_body(request, EnrolRequest, MOST_OF_STRANGERS)
    try:
        with transaction.atomic():
            terminal = fleet.enrol(asked)
            feed.publish(
                [
                    *cases.publications_for(terminal),
                    *voices.publications_for(terminal),
                    *snags.publications_for(terminal),
                    *training.publications_for(terminal),
                    *duties.publications_for(terminal),
                ]
            )
    except fleet.FleetError as error:
        raise LineError(403, "enrol_refused", str(error)) from error
    log.info("terminal %s enrolled, epoch %d", terminal.id, terminal.epoch)
    return EnrolReply(
        county_time=county_time(),
        county_epoch=feed.epoch(),
        terminal=terminal.id,
        epoch=terminal.epoch,
        township=terminal.township,
        county_keys=KeyRing(settings.KEYS_FOLDER).county_keys(),
        county_sign=KeyRing(settings.KEYS_FOLDER).sign_public(),
    )


@line_view("GET")
def authority(request: HttpRequest) -> CaReply:
    """The county's certificate authority, for a terminal that holds its fingerprint."""
    certificate = fleet.authority()
    if certificate is None:
        raise LineError(404, "no_ca", "县里没有设置自己的证书，终端用系统自带的。")
    return CaReply(county_time=county_time(), county_epoch=feed.epoch(), certificate=certificate)


@line_view("POST")
def token(request: HttpRequest) -> TokenReply:
    of_strangers(request)
    form = request.POST
    if form.get("grant_type") != GRANT_TYPE or form.get("client_assertion_type") != ASSERTION_TYPE:
        raise LineError(400, "unsupported_grant_type", "县里的系统不认识这种登录方式，请升级终端软件。")
    try:
        access = fleet.grant_token(form.get("client_assertion", ""))
    except ClockSkewError as error:
        raise LineError(
            401, "clock_skew", "终端的时间和县里差得太多，请校准终端时间；终端会先按县里的时间再试。"
        ) from error
    except AssertionRefusedError as error:
        log.warning("assertion refused: %s", error)
        raise LineError(
            401, "invalid_client", "县里不认识这台终端，或者它已停用。请联系县里重新登记。"
        ) from error
    return TokenReply(
        county_time=county_time(),
        county_epoch=feed.epoch(),
        access_token=access,
        expires_in=TOKEN_SECONDS,
        accepts=(MSGPACK_TYPE,),
    )


@line_view("POST")
def push(request: HttpRequest) -> PushReply:
    holder = holder_of(request)
    wait_for_body(request)
    with _reading:
        asked = read_body(request, _LoosePush)
        if len(asked.messages) > MOST_IN_BATCH:
            raise LineError(413, "too_large", f"一次最多报送 {MOST_IN_BATCH} 条，请分成小批再报送。")
        msgpack = speaks_msgpack(request)
        read = [read_envelope(raw, msgpack=msgpack) for raw in asked.messages]
        envelopes = [e for e in read if isinstance(e, Envelope)]
        weighed = intake.weigh(holder, envelopes, HANDLERS, asked.chain)
    try:
        received = intake.keep(weighed)
    except GoneError as error:
        raise refused() from error
    answers = iter(received.answers)
    answered = [next(answers) if isinstance(e, Envelope) else e for e in read]
    kinds = [e.kind if isinstance(e, Envelope) else "" for e in read]
    if Kind.QUESTION in kinds:
        answered = list(_answering.with_replies(terminal_of(request), kinds, answered))
    return PushReply(
        county_time=county_time(),
        county_epoch=received.epoch,
        answers=tuple(answered),
        anchor=received.anchor,
    )


@line_view("GET")
def pull(request: HttpRequest) -> FeedReply:
    terminal = terminal_of(request)
    fleet.seen(terminal)
    seconds = min(_number(request, "wait", 0.0), settings.LONG_POLL_MOST)
    limit = int(min(max(_number(request, "limit", 200), 1), MOST_RECORDS))
    viewer = Viewer(terminal.id, terminal.township)
    # A waiting terminal holds a thread. Where too many wait, the next ones are asked to come again.
    seat = seconds > 0 and _seats.acquire(blocking=False)
    try:
        page = feed.wait(viewer, request.GET.get("cursor", ""), limit, seconds if seat else 0)
    finally:
        if seat:
            _seats.release()
    empty = not page.records and not page.snapshot
    return FeedReply(
        county_time=county_time(),
        county_epoch=page.epoch,
        records=page.records,
        cursor=page.cursor,
        more=page.more,
        snapshot=page.snapshot,
        pause=COME_AGAIN if empty and seconds > 0 and not seat else 0.0,
    )


def _number(request: HttpRequest, name: str, default: float) -> float:
    text = request.GET.get(name, "")
    if not text:
        return default
    try:
        number = float(text)
    except ValueError as error:
        raise LineError(400, "bad_request", f"{name} 应是一个数字。") from error
    if not 0 <= number < 1e6:
        raise LineError(400, "bad_request", f"{name} 应是不小于 0 的数字。")
    return number
