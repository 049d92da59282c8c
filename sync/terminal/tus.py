"""Files to the county by tus 1.0, as our county speaks it (sync/README.md, section 7)."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from sync.protocol.blob import BLOBS_PATH, PROTOCOL_HEADER, TUS_VERSION
from sync.protocol.line import Reply
from sync.protocol.version import PROTOCOL
from sync.terminal.errors import LineError
from sync.terminal.http import NOT_OURS, CountyHttp, Exchange, judge
from sync.terminal.mailbox.blob_port import BlobToSend

_PIECE_TYPE = "application/offset+octet-stream"


@dataclass(frozen=True)
class Piece:
    """sha256: of data."""

    data: bytes
    sha256: bytes


class TusLine:
    """One thread's line for files. Every method answers with the county's durable offset.

    An offset counts only when the reply carries the mark of the protocol and lies within the file. Raises
    LineError; its ``code`` is the county's own (``blob.offset``, ``checksum``, ``blob.digest``, …).
    """

    def __init__(self, line: CountyHttp) -> None:
        self._line = line

    def close(self) -> None:
        self._line.close()

    def announce(self, token: str, blob: BlobToSend) -> int:
        """Tell of a file, or ask how far it is: the same announcement again changes nothing."""
        told = f"id {_b64(blob.id.encode())},sha256 {_b64(blob.sha256)}"
        headers = {"Upload-Length": str(blob.size), "Upload-Metadata": told}
        reply = self._line.exchange("POST", BLOBS_PATH, token, _marked(headers))
        return _offset(reply, 201, blob, BLOBS_PATH)

    def send(self, token: str, blob: BlobToSend, offset: int, piece: Piece) -> int:
        """The next piece."""
        path = f"{BLOBS_PATH}/{blob.id}"
        headers = {
            "Content-Type": _PIECE_TYPE,
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {_b64(piece.sha256)}",
        }
        reply = self._line.exchange("PATCH", path, token, _marked(headers), piece.data)
        reached = _offset(reply, 204, blob, path)
        if reached != offset + len(piece.data):
            raise LineError(
                NOT_OURS, f"offset {reached} after {len(piece.data)} bytes at {offset}", path=path
            )
        return reached


def _offset(reply: Exchange, wanted: int, blob: BlobToSend, path: str) -> int:
    ours = reply.headers.get(PROTOCOL_HEADER.lower()) == PROTOCOL
    if not ours or reply.status != wanted:
        try:
            judge(reply.status, reply.body, Reply)
        except LineError as error:
            error.path = path
            raise
        raise LineError(
            NOT_OURS, f"status {reply.status} in place of {wanted}", status=reply.status, path=path
        )
    text = reply.headers.get("upload-offset", "")
    if not (text.isascii() and text.isdigit()) or int(text) > blob.size:
        raise LineError(NOT_OURS, f"no offset in the reply: {text[:20]!r}", status=reply.status, path=path)
    return int(text)


def _marked(headers: dict[str, str]) -> dict[str, str]:
    return {"Tus-Resumable": TUS_VERSION, **headers}


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
