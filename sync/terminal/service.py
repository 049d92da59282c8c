"""The agent put together from settings: the one place that knows all its parts."""

from __future__ import annotations

import random
import shutil
import threading
from functools import partial
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace

from sync.model.settings import Line
from sync.terminal.agent import Agent
from sync.terminal.allowance import Allowance
from sync.terminal.clock import Clock, SystemClock
from sync.terminal.county_clock import CountyClock
from sync.terminal.http import CountyHttp
from sync.terminal.listener import Listener
from sync.terminal.mailbox.port import AgentMailbox, Enrolment
from sync.terminal.token import TokenSource
from sync.terminal.tus import TusLine
from sync.terminal.upkeep import Upkeep
from sync.terminal.uploads import Uploader
from sync.terminal.watch import Watch

POLL_WITHOUT_EAR = 0.015
"""Seconds. A new message must be on its way within 20 ms also where the kernel tells nothing of writes."""


def _disk_of(folder: Path) -> tuple[int, int]:
    usage = shutil.disk_usage(folder)
    return usage.free, usage.total


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
        self,
        mailbox: AgentMailbox,
        enrolment: Enrolment,
        settings: Line,
        clock: Clock | None = None,
        *,
        database: Path | None = None,
        software: str = "",
    ) -> None:
        """database: the mailbox's file, to hear of writes and see its disk. software: "" for no reports."""
        clock = clock or SystemClock()
        wake = threading.Event()
        self._watch = Watch(database, wake.set)
        disk = partial(_disk_of, database.parent) if database is not None else None
        if database is not None and not self._watch.hears:
            settings = replace(settings, outbox_poll=min(settings.outbox_poll, POLL_WITHOUT_EAR))
        self._line = county_http(enrolment.county_url, settings, clock)
        self._listener = Listener(county_http(enrolment.county_url, settings, clock), wake.set)
        tokens = TokenSource(enrolment.terminal, mailbox.sign_private(), self._line.token, clock)
        county_clock = CountyClock(clock, lambda: mailbox.line().skew_ms)
        allowance = Allowance(settings.rate_limit)
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
            Upkeep(mailbox, settings, clock, software, disk, county_clock),
            allowance,
        )
        files = county_http(enrolment.county_url, settings, clock)
        self.uploader = Uploader(
            mailbox,
            TusLine(files),
            TokenSource(enrolment.terminal, mailbox.sign_private(), files.token, clock),
            settings,
            clock,
            random.random,
            county_clock,
            allowance,
        )
        self.failure: BaseException | None = None
        # A daemon, so that a request in the air cannot hold up the end of the process.
        self._thread = threading.Thread(target=self._run, name="agent", daemon=True)
        self._files = threading.Thread(target=self._run_files, name="uploader", daemon=True)

    def __enter__(self) -> AgentService:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        self._thread.start()
        self._files.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def stop(self, patience: float = 5.0) -> bool:
        """Stop the loop; True when it ended within ``patience`` seconds.

        When it did not, a request is in the air: its messages go out again at the next start.
        """
        self.agent.stop()
        self.uploader.stop()
        self._listener.close()
        for thread in (self._thread, self._files):
            if thread.ident is not None:
                thread.join(patience)
        if self._thread.is_alive() or self._files.is_alive():
            return False
        self._watch.close()
        self._line.close()
        return True

    def _run_files(self) -> None:
        try:
            self.uploader.run()
        except BaseException as error:
            # The process ends and is started anew, as for a mistake in the loop itself.
            self.failure = error
            self.agent.stop()

    def _run(self) -> None:
        try:
            self.agent.run()
        except BaseException as error:
            self.failure = error
