"""A second, plain client of the line, written from the specification: no code of the agent in it.

The contract suite talks to a county through it, so that the agent's mistakes cannot hide a county's.
"""

from __future__ import annotations

import gzip
import secrets
from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.envelope import Envelope
from sync.protocol.line import CountyKey, EnrolReply, FeedReply, PushReply, TokenReply, read_reply
from sync.protocol.seal import new_private_key, public_of

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class LineClient:
    """One terminal. Keys are made here; ``enrol`` first."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.sign = Ed25519PrivateKey.generate()
        self.seal_private = new_private_key()
        self.terminal = ""
        self.township = ""
        self.county_key = CountyKey("", b"")
        self.bearer = ""
        self.session = requests.Session()
        self.session.trust_env = False

    def close(self) -> None:
        self.session.close()

    def post(self, path: str, body: object, **headers: str) -> requests.Response:
        data = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return self.session.post(
            self.base_url + path, data=data, headers=self._headers() | headers, timeout=30
        )

    def get(self, path: str, **params: str) -> requests.Response:
        return self.session.get(self.base_url + path, params=params, headers=self._headers(), timeout=30)

    def _headers(self) -> dict[str, str]:
        bearer = {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}
        return {"Content-Type": "application/json"} | bearer

    def ask_enrol(self, code: str) -> requests.Response:
        request = {
            "v": 1,
            "code": code,
            "sign_public": self.sign.public_key().public_bytes_raw(),
            "seal_public": public_of(self.seal_private),
            "software": "suite",
            "machine": "suite",
        }
        return self.post("/line/v1/enrol", request)

    def enrol(self, code: str) -> EnrolReply:
        response = self.ask_enrol(code)
        assert response.status_code == 200, response.text
        reply = read_reply(response.content, EnrolReply)
        self.terminal, self.township = reply.terminal, reply.township
        self.county_key = reply.county_keys[0]
        return reply

    def assertion(self, **changes: Any) -> str:
        now = int(datetime.now(UTC).timestamp())
        claims: dict[str, Any] = {
            "iss": self.terminal,
            "sub": self.terminal,
            "aud": "doorstep-county",
            "iat": now,
            "exp": now + 60,
            "jti": secrets.token_urlsafe(16),
        }
        key = changes.pop("key", self.sign)
        claims = {k: v for k, v in (claims | changes).items() if v is not None}
        return jwt.encode(claims, key, algorithm="EdDSA")

    def ask_token(self, assertion: str, **changes: str) -> requests.Response:
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": assertion,
        }
        return self.session.post(self.base_url + "/line/v1/token", data=form | changes, timeout=30)

    def log_in(self) -> TokenReply:
        response = self.ask_token(self.assertion())
        assert response.status_code == 200, response.text
        reply = read_reply(response.content, TokenReply)
        self.bearer = reply.access_token
        return reply

    def push(
        self,
        *messages: Envelope,
        zipped: bool = False,
        packed: bool = False,
        chain: dict[str, Any] | None = None,
    ) -> PushReply:
        body = {"v": 1, "messages": messages} | ({"chain": chain} if chain else {})
        data = msgspec.msgpack.encode(body) if packed else msgspec.json.encode(body)
        headers = {"Content-Encoding": "gzip"} if zipped else {}
        if packed:
            headers["Content-Type"] = "application/msgpack"
        response = self.post("/line/v1/push", gzip.compress(data) if zipped else data, **headers)
        assert response.status_code == 200, response.text
        return read_reply(response.content, PushReply)

    def feed(self, cursor: str = "", *, wait: float = 0, limit: int = 200) -> FeedReply:
        response = self.get("/line/v1/feed", cursor=cursor, wait=str(wait), limit=str(limit))
        assert response.status_code == 200, response.text
        return read_reply(response.content, FeedReply)

    def everything(self, cursor: str = "", limit: int = 200) -> tuple[list[FeedReply], str]:
        """All pages from a cursor on, and the cursor after them."""
        pages = []
        while True:
            page = self.feed(cursor, limit=limit)
            pages.append(page)
            cursor = page.cursor
            if not page.more:
                return pages, cursor
