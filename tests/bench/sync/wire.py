"""Hundreds of connections from one thread, with little work of its own: what is measured is the county."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import msgspec

from sync.protocol.envelope import Envelope
from sync.protocol.line import PushReply, Verdict, read_reply


@dataclass(frozen=True)
class Said:
    """seconds: from the first byte sent to the last received."""

    status: int
    body: bytes
    seconds: float


def push_request(token: str, messages: list[Envelope]) -> bytes:
    """A whole HTTP request with a batch in MessagePack, ready to be sent."""
    body = msgspec.msgpack.encode({"v": 1, "messages": messages})
    return _request("POST /line/v1/push HTTP/1.1\r\nContent-Type: application/msgpack\r\n", token, body)


def feed_request(token: str, cursor: str, wait: float) -> bytes:
    return _request(f"GET /line/v1/feed?cursor={cursor}&wait={wait:g} HTTP/1.1\r\n", token, b"")


def _request(head: str, token: str, body: bytes) -> bytes:
    rest = f"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + rest).encode() + body


class Connection:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pair: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> Said:
        begin = time.perf_counter()
        if self._pair is None:
            self._pair = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 24)
        reader, writer = self._pair
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        length = next(int(line[15:]) for line in lines if line.lower().startswith(b"content-length:"))
        body = await reader.readexactly(length)
        if b"connection: close" in head.lower():
            self.close()
        return Said(int(lines[0].split()[1]), body, time.perf_counter() - begin)

    def close(self) -> None:
        if self._pair is not None:
            self._pair[1].close()
            self._pair = None


def accepted(said: Said) -> int:
    """How many of a push were accepted; 0 for anything but a push's answer."""
    if said.status != 200:
        return 0
    return sum(a.verdict is Verdict.ACCEPTED for a in read_reply(said.body, PushReply).answers)
