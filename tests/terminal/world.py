"""A terminal and a toy county, joined by a proxy that can be cut: what the agent's tests live in."""

from __future__ import annotations

from types import TracebackType

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.model.settings import Line
from sync.protocol.envelope import Envelope
from sync.terminal.clock import Clock, SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import Enrolment, MessageState, MessageStatus
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.county import ToyCounty
from tests.helpers.mailbox import review_message
from tests.helpers.proxy import Proxy

QUICK = Line(
    connect_timeout=30,
    read_timeout=30,
    long_poll=5,
    outbox_poll=0.02,
    backoff_first=0.05,
    backoff_most=0.3,
)


class World:
    """``with World() as world``: enrolled through the proxy, the agent not yet running."""

    def __init__(
        self,
        mailbox: MemoryMailbox | SqliteMailbox | None = None,
        settings: Line = QUICK,
        clock: Clock | None = None,
    ) -> None:
        self.mailbox = mailbox or MemoryMailbox()
        self.settings, self.clock = settings, clock or SystemClock()
        self.county = ToyCounty()
        self.proxy: Proxy
        self.enrolment: Enrolment

    def __enter__(self) -> World:
        self.county.__enter__()
        self.proxy = Proxy("127.0.0.1", self.county.port)
        self.proxy.__enter__()
        seal = X25519PrivateKey.generate()
        self.seal_private = seal.private_bytes_raw()
        self.mailbox.publish_seal_key(seal.public_key().public_bytes_raw())
        line = county_http(self.proxy.base_url, self.settings, self.clock)
        self.enrolment = enrol(self.mailbox, line.enrol, self.county.new_code(), self.proxy.base_url)
        line.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.proxy.__exit__(kind, error, trace)
        self.county.__exit__(kind, error, trace)

    def agent(self) -> AgentService:
        """An agent of this terminal; starts when entered."""
        return AgentService(self.mailbox, self.enrolment, self.settings, self.clock)

    def message(self, visit: str = "visit-1", words: str = "") -> Envelope:
        return review_message(
            visit=visit, words=words, terminal=self.enrolment.terminal, key=self.enrolment.county_keys[0]
        )

    def post(self, visit: str = "visit-1", words: str = "", priority: int = 5) -> str:
        """Post a new message; its id."""
        message = self.message(visit, words)
        self.mailbox.post(message, priority=priority)
        return message.id

    def status(self, id: str) -> MessageStatus:
        status = self.mailbox.message(id)
        assert status is not None
        return status

    def is_done(self, *ids: str) -> bool:
        return all(self.status(id).state is MessageState.DONE for id in ids)
