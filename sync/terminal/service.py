"""The agent put together from settings: the one place that knows all its parts."""

from __future__ import annotations

import random
import threading
from types import TracebackType

from sync.model.settings import Line
from sync.terminal.agent import Agent
from sync.terminal.clock import Clock, SystemClock
from sync.terminal.http import CountyHttp
from sync.terminal.listener import Listener
from sync.terminal.mailbox.port import AgentMailbox, Enrolment
from sync.terminal.token import TokenSource


def county_http(base_url: str, settings: Line, clock: Clock) -> CountyHttp:
    return CountyHttp(
        base_url,
        ca_file=settings.ca_file,
        connect_timeout=settings.connect_timeout,
        read_timeout=settings.read_timeout,
        clock=clock,
    )


class AgentService:
    """The agent in a thread of its own: started on entering, stopped on leaving.

    A mistake of ours ends the thread; ``failure`` then holds it.
    """

    def __init__(
        self, mailbox: AgentMailbox, enrolment: Enrolment, settings: Line, clock: Clock | None = None
    ) -> None:
        clock = clock or SystemClock()
        wake = threading.Event()
        self._line = county_http(enrolment.county_url, settings, clock)
        self._listener = Listener(county_http(enrolment.county_url, settings, clock), wake.set)
        tokens = TokenSource(enrolment.terminal, mailbox.sign_private(), self._line.token, clock)
        # Jitter spreads calls; nothing secret depends on it.
        self.agent = Agent(
            mailbox,
            self._line,
            self._listener,
            tokens,
            settings,
            clock,
            random.random,
            wake,
        )
        self.failure: BaseException | None = None
        # A daemon, so that a request in the air cannot hold up the end of the process.
        self._thread = threading.Thread(target=self._run, name="agent", daemon=True)

    def __enter__(self) -> AgentService:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def stop(self, patience: float = 5.0) -> bool:
        """Stop the loop; True when it ended within ``patience`` seconds.

        When it did not, a request is in the air: its messages go out again at the next start.
        """
        self.agent.stop()
        self._listener.close()
        if self._thread.ident is not None:
            self._thread.join(patience)
        if self._thread.is_alive():
            return False
        self._line.close()
        return True

    def _run(self) -> None:
        try:
            self.agent.run()
        except BaseException as error:
            self.failure = error
