"""The county over HTTP. A reply counts only when it parses as the county's own words.

Every other outcome - no connection, HTML, half a body, a redirect, another version - is a LineError
with a Chinese sentence.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import msgspec
import requests
from requests.exceptions import (
    InvalidSchema,
    InvalidURL,
    MissingSchema,
    ReadTimeout,
    RequestException,
    SSLError,
)

# The body is read below requests, whose own reading cannot keep a deadline.
from urllib3.exceptions import HTTPError, ReadTimeoutError

from sync.protocol.line import (
    ASSERTION_TYPE,
    CONTENT_TYPE,
    ENROL_PATH,
    FEED_PATH,
    GRANT_TYPE,
    PUSH_PATH,
    TOKEN_PATH,
    EnrolReply,
    EnrolRequest,
    ErrorReply,
    FeedReply,
    NotOursError,
    OtherVersionError,
    PushReply,
    PushRequest,
    Reply,
    TokenReply,
    read_reply,
)
from sync.protocol.wire import DIGEST_HEADER, MSGPACK_TYPE, content_digest
from sync.terminal.clock import Clock
from sync.terminal.errors import LineError
from sync.terminal.pace import Pace, PacedAdapter
from sync.terminal.timeless import timeless

GZIP_FROM = 512
MOST_REPLY = 64 * 1024 * 1024
_CHUNK = 64 * 1024

UNREACHABLE = "连不上县里的服务器，会自动再试。"
TOO_SLOW = "县里的服务器很久没有回答，会自动再试。"
NOT_OURS = "回答的不是县里的服务器，可能要先登录网络。会自动再试。"
CUT_OFF = "县里的回答只收到一半，会自动再试。"
UNTRUSTED = "对方的证书不可信，没有发送。请叫管理员检查县里的地址和证书。"
NO_AUTHORITY = "本机上县里的证书文件打不开，没有发送。请叫管理员检查证书文件。"
BAD_ADDRESS = "县里服务器的地址写得不对，请叫管理员检查。"
COUNTY_TROUBLE = "县里的服务器出了问题，会自动再试。"
NOT_ACCEPTED = "县里的服务器不收这样的请求，请叫管理员看一下版本和地址。"

R = TypeVar("R", bound=Reply)


@dataclass(frozen=True)
class Answered(Generic[R]):
    """A good reply. skew_ms: county minus terminal clock, None when it could not be measured well."""

    reply: R
    skew_ms: int | None


@dataclass(frozen=True)
class Exchange:
    """A reply of any status that is known to be the county's only by its headers (names in lower case)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class CountyHttp:
    """Requests to one county. Not for several threads at once: each takes its own."""

    def __init__(
        self, base_url: str, *, ca_file: str, connect_timeout: float, read_timeout: float, clock: Clock
    ) -> None:
        """Times in seconds. ca_file: certificates to trust, whatever the clock here says of when they hold;
        "" for the system's."""
        self._base = base_url.rstrip("/")
        self._connect, self._read, self._clock = connect_timeout, read_timeout, clock
        self._session = requests.Session()
        # No proxy and no password file from the environment: the line goes where config.toml says.
        self._session.trust_env = False
        self._pace = Pace(clock.monotonic)
        self._session.mount("http://", PacedAdapter(self._pace))
        self._session.mount("https://", PacedAdapter(self._pace, timeless() if ca_file else None))
        if ca_file:
            self._session.verify = ca_file

    def close(self) -> None:
        self._session.close()

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        return self._post(ENROL_PATH, request, EnrolReply).reply

    def token(self, assertion: str) -> TokenReply:
        form = {
            "grant_type": GRANT_TYPE,
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": assertion,
        }
        return self._request("POST", TOKEN_PATH, TokenReply, data=form).reply

    def push(self, token: str, request: PushRequest, *, packed: bool = False) -> Answered[PushReply]:
        """packed: as MessagePack, when the county reads that."""
        return self._post(PUSH_PATH, request, PushReply, token, packed=packed)

    def feed(self, token: str, cursor: str, wait: float, limit: int) -> Answered[FeedReply]:
        """wait: seconds the county may hold the answer back until there is something to say."""
        return self._request(
            "GET",
            FEED_PATH,
            FeedReply,
            headers=_bearer(token),
            params={"cursor": cursor, "wait": f"{wait:g}", "limit": str(limit)},
            wait=wait,
        )

    def exchange(
        self, method: str, path: str, token: str, headers: Mapping[str, str], data: bytes = b""
    ) -> Exchange:
        """A request whose reply is judged by the caller (files, see tus.py). Raises LineError."""
        bearer = _bearer(token)
        status, found, body = self._send(method, path, bearer | dict(headers), data, None, self._read)
        return Exchange(status, {name.lower(): value for name, value in found.items()}, body)

    def _post(
        self, path: str, body: msgspec.Struct, type: type[R], token: str = "", *, packed: bool = False
    ) -> Answered[R]:
        data = msgspec.msgpack.encode(body) if packed else msgspec.json.encode(body)
        headers = {"Content-Type": MSGPACK_TYPE if packed else CONTENT_TYPE}
        headers |= _bearer(token) if token else {}
        if len(data) >= GZIP_FROM and not packed:
            # Level 1: base64 is all there is to gain, and more levels find no more of it.
            data = gzip.compress(data, 1, mtime=0)
            headers["Content-Encoding"] = "gzip"
        headers[DIGEST_HEADER] = content_digest(data)
        return self._request("POST", path, type, headers=headers, data=data)

    def _request(
        self,
        method: str,
        path: str,
        type: type[R],
        *,
        headers: Mapping[str, str] | None = None,
        data: bytes | Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        wait: float = 0.0,
    ) -> Answered[R]:
        started = self._clock.monotonic()
        patience = max(self._read, wait + 10.0) if wait else self._read
        status, _, body = self._send(method, path, headers or {}, data, params, patience)
        try:
            reply = judge(status, body, type)
        except LineError as error:
            error.path = path
            raise
        return Answered(reply, self._skew(reply.county_time, started, wait))

    def _send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        data: bytes | Mapping[str, str] | None,
        params: Mapping[str, str] | None,
        patience: float,
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of whatever answers. patience: seconds without a sign of life."""
        deadline = self._clock.monotonic() + patience + self._read
        self._pace.start(deadline)
        try:
            response = self._session.request(
                method,
                self._base + path,
                headers={"Accept": CONTENT_TYPE, **headers},
                data=data,
                params=params,
                timeout=(self._connect, patience),
                allow_redirects=False,
                stream=True,
            )
            with response:
                return response.status_code, response.headers, self._body(response, deadline)
        except (RequestException, HTTPError) as failure:
            error = _trouble(failure)
            error.path = path
            raise error from failure
        except LineError as error:
            error.path = path
            raise
        except OSError as failure:
            # What happens to a connection requests words itself; the file of certificates it looks for first.
            raise LineError(NO_AUTHORITY, type(failure).__name__, path=path) from failure

    def _body(self, response: requests.Response, deadline: float) -> bytes:
        """The whole body, within a size and a time: a server may drip for ever."""
        parts: list[bytes] = []
        size = 0
        # read1 gives what has come; iter_content would wait for a whole chunk, past any deadline.
        while part := response.raw.read1(_CHUNK, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > MOST_REPLY:
                raise LineError(
                    NOT_OURS, f"reply larger than {MOST_REPLY} bytes", status=response.status_code
                )
            if self._clock.monotonic() > deadline:
                raise LineError(TOO_SLOW, "the reply does not end")
        return b"".join(parts)

    def _skew(self, county_time: str, started: float, wait: float) -> int | None:
        """County minus terminal clock, the county's moment taken as the middle of the request.

        A held-back answer has no middle worth the name, so only a quick one is measured.
        """
        elapsed = self._clock.monotonic() - started
        if wait and elapsed > 1.0:
            return None
        try:
            theirs = datetime.fromisoformat(county_time)
        except ValueError:
            return None
        if theirs.tzinfo is None:
            return None
        middle = self._clock.now() - timedelta(seconds=elapsed / 2)
        return round((theirs - middle).total_seconds() * 1000)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _trouble(error: RequestException | HTTPError) -> LineError:
    cause = type(error).__name__
    if isinstance(error, HTTPError):
        return LineError(TOO_SLOW if isinstance(error, ReadTimeoutError) else CUT_OFF, cause)
    for kinds, sentence in (
        ((SSLError,), UNTRUSTED),
        ((ReadTimeout,), TOO_SLOW),
        ((InvalidURL, MissingSchema, InvalidSchema), BAD_ADDRESS),
    ):
        if isinstance(error, kinds):
            return LineError(sentence, cause)
    return LineError(UNREACHABLE, cause)


def judge(status: int, body: bytes, type: type[R]) -> R:
    """The reply of a 200; a LineError for all else."""
    try:
        if status == 200:
            return read_reply(body, type)
        error = read_reply(body, ErrorReply)
    except OtherVersionError as other:
        raise LineError(str(other), "other protocol version", status=status) from other
    except NotOursError as foreign:
        raise LineError(_by_status(status), f"status {status}, not the county's words", status=status) from (
            foreign
        )
    raise LineError(
        error.message,
        f"status {status}, code {error.code}",
        status=status,
        code=error.code,
        retry_after=float(error.retry_after or 0),
        county_time=error.county_time,
    )


def _by_status(status: int) -> str:
    if status >= 500:
        return COUNTY_TROUBLE
    if status >= 400:
        return NOT_ACCEPTED
    return NOT_OURS
