"""A device's thread: opens the hardware, works with it, and opens it again after it was lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from kiosk.devices.inbox import Inbox
from kiosk.devices.port import OK, DeviceError, State, StateChanged
from sync.model.device import PartState

_LOG = logging.getLogger(__name__)
#: How long after a failure it is tried again; a plug put back is noticed within this.
RETRY = 1.0
#: How long the end of the program waits for a thread that hangs in the hardware.
PATIENCE = 2.0


class Worker:
    """Base of the devices. A subclass gives :meth:`session`."""

    name = ""
    label = ""

    def __init__(self, retry: float = RETRY) -> None:
        self._inbox = Inbox()
        self._state = State(state=PartState.FAULT, cause=f"{self.label}还没有准备好")
        self._retry = retry
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    # ---- called by the screen ----

    def state(self) -> State:
        return self._state

    def start(self) -> None:
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        thread, self._thread = self._thread, None
        self._stopping.set()
        if thread is not None:
            thread.join(PATIENCE)

    def listen(self, told: Callable[[], None]) -> None:
        self._inbox.listen(told)

    def take(self) -> list[Any]:
        return self._inbox.take()

    # ---- for the subclass, in its thread ----

    def session(self) -> None:
        """Open the hardware and work until ``stopping``; say :meth:`well` once it works.

        Raises DeviceError when it is lost; it is tried again after a while.
        """
        raise NotImplementedError

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def rest(self, seconds: float) -> None:
        """Wait, but not longer than until the end."""
        self._stopping.wait(seconds)

    def tell(self, event: Any) -> None:
        self._inbox.put(event)

    def well(self, state: State = OK) -> None:
        """It works, or works with a remark (paper runs low)."""
        self._become(state)

    def _become(self, state: State) -> None:
        if state != self._state:
            if state.state is not self._state.state:
                _LOG.info("%s: %s %s", self.name, state.state.value, state.cause)
            self._state = state
            self.tell(StateChanged(state))

    def _run(self) -> None:
        while not self.stopping:
            try:
                self.session()
            except DeviceError as error:
                self._become(State(state=PartState.FAULT, cause=error.message))
            except Exception:
                # What nobody thought of must not end the thread: the device would be gone until the next day.
                _LOG.exception("%s", self.name)
                self._become(State(state=PartState.FAULT, cause=f"{self.label}出了故障，正在重试"))
            self.rest(self._retry)
