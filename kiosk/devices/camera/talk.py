"""What goes between the kiosk and the camera's own process: letters to it, packed messages from it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from kiosk.devices.camera.port import Shot, View

SHOOT, GO_ON = ord("s"), ord("g")
MOST = 8 * 1024 * 1024
"""Bytes of one message; a page has two megabytes, a picture of the whole table no more."""
_HEAD = 4


class Trouble(Struct, frozen=True, tag="trouble"):
    """The camera cannot be used. words: what to do, in Chinese."""

    words: str


class TalkError(Exception):
    """What came is no message."""


_DECODER = msgspec.msgpack.Decoder(View | Shot | Trouble)


def packed(message: View | Shot | Trouble) -> bytes:
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(_HEAD, "big") + body


class Unpacker:
    def __init__(self) -> None:
        self._came = bytearray()

    def feed(self, data: bytes) -> Iterator[View | Shot | Trouble]:
        """The messages that are whole now. Raises TalkError."""
        self._came += data
        while len(self._came) >= _HEAD:
            size = int.from_bytes(self._came[:_HEAD], "big")
            if size > MOST:
                raise TalkError(f"a message of {size} bytes")
            if len(self._came) < _HEAD + size:
                return
            body = bytes(self._came[_HEAD : _HEAD + size])
            del self._came[: _HEAD + size]
            try:
                yield _DECODER.decode(body)
            except msgspec.DecodeError as error:
                raise TalkError(str(error)) from error
