"""One terminal on disk in front of a real county server, with a proxy between them, and photographs."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from types import TracebackType

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.model.ids import uuid7
from sync.model.settings import Line
from sync.protocol.blob import new_blob_key, seal_segments
from sync.protocol.envelope import Envelope
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.blob_port import BlobState, BlobStatus
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.county_server import CountyServer
from tests.helpers.mailbox import review_message
from tests.helpers.proxy import Proxy

QUICK = Line(
    connect_timeout=2, read_timeout=10, long_poll=1, outbox_poll=0.02, backoff_first=0.05, backoff_most=0.2
)


class Booth:
    """Enrolled on entering, behind the proxy unless ``direct``.

    ``mailbox`` lies where ``python -m sync.terminal`` in ``folder`` looks for it.
    """

    def __init__(
        self, county: CountyServer, folder: Path, settings: Line = QUICK, *, direct: bool = False
    ) -> None:
        self.county, self.folder, self.settings, self.direct = county, folder, settings, direct
        self.mailbox = SqliteMailbox(folder / "var" / "line" / "line.db")
        self.proxy = Proxy("127.0.0.1", county.port)

    def __enter__(self) -> Booth:
        self.proxy.__enter__()
        self.mailbox.publish_seal_key(X25519PrivateKey.generate().public_key().public_bytes_raw())
        address = self.county.base_url if self.direct else self.proxy.base_url
        line = county_http(address, self.settings, SystemClock())
        code = self.county.new_code("420626106")
        self.enrolment = enrol(self.mailbox, line.enrol, code, address, "booth")
        line.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.proxy.__exit__(kind, error, trace)
        self.mailbox.close()

    def agent(self) -> AgentService:
        return AgentService(self.mailbox, self.enrolment, self.settings)

    def message(self) -> Envelope:
        return review_message(terminal=self.enrolment.terminal, key=self.enrolment.county_keys[0])

    def photograph(self, message: Envelope, size: int, seed: int = 1) -> str:
        """Store a photograph of so many bytes for a message still to be posted; its id."""
        id, dice = uuid7(0), random.Random(seed)  # noqa: S311 - bytes, not secrets
        pieces = (dice.randbytes(min(65536, size - at)) for at in range(0, size, 65536))
        self.mailbox.blobs.put(id, message.visit, message.id, seal_segments(pieces, new_blob_key(), id))
        return id

    def post(self, size: int, seed: int = 1) -> str:
        """A message with a photograph; the photograph's id."""
        message = self.message()
        id = self.photograph(message, size, seed)
        self.mailbox.post(message)
        return id

    def status(self, id: str) -> BlobStatus:
        (status,) = [b for m in self.mailbox.messages() for b in self.mailbox.blobs.of(m.id) if b.id == id]
        return status

    def is_done(self, id: str) -> bool:
        return self.status(id).state is BlobState.DONE

    def at_county(self, id: str) -> Path | None:
        """The whole file at the county, None until it is whole."""
        path = self.county.folder / "var" / "county" / "blobs" / id[-2:] / id
        return path if path.is_file() else None

    def received(self, id: str) -> int:
        """Bytes of an unfinished file at the county."""
        path = self.county.folder / "var" / "county" / "blobs" / id[-2:] / f"{id}.part"
        return path.stat().st_size if path.is_file() else 0

    def is_the_same(self, id: str) -> bool:
        """What lies at the county is what the terminal sealed."""
        path, found, at = self.at_county(id), hashlib.sha256(), 0
        while piece := self.mailbox.blobs.read(id, at, 1 << 21):
            found.update(piece)
            at += len(piece)
        return path is not None and found.digest() == hashlib.sha256(path.read_bytes()).digest()
