"""The one place where work leaves the GUI thread and comes back.

Sealing and committing a case, searching the stubs, making a PDF: each is a :class:`Job` with the name of
the operation and two signals. Jobs run one after the other on a single worker, so that a database
connection made there stays with its thread and two submits can never race.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal, SignalInstance


class Job(QObject):
    """One piece of work. ``done`` carries its result, ``failed`` the exception; exactly one is emitted.

    op: what it does, for logs and tests (``submit``, ``receipt.pdf``).
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, op: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.op = op


class _Carrier(QObject):
    """Lives in the GUI thread; a signal to it is the hop back."""

    arrived = Signal(object, object, object)


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[[], Any], arrived: SignalInstance) -> None:
        super().__init__()
        self._job, self._work, self._arrived = job, work, arrived

    def run(self) -> None:
        job, work, arrived = self._job, self._work, self._arrived
        # Qt deletes the runnable in the worker's thread, and on a busy machine PySide now and then keeps its
        # Python half for good: what a citizen typed must not stay in it.
        vars(self).clear()
        result: Any = None
        error: Exception | None = None
        try:
            result = work()
        except Exception as caught:
            error = caught
        try:
            arrived.emit(job, result, error)
        except RuntimeError:
            return  # the window was closed while we worked: nobody is left to tell


class Jobs(QObject):
    """Starts jobs. Made and used in the GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        # A thread that is never given up keeps its database connections.
        self._pool.setExpiryTimeout(-1)
        self._carrier = _Carrier(self)
        self._carrier.arrived.connect(self._finish)
        self._open: set[Job] = set()

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def start(self, op: str, work: Callable[[], Any]) -> Job:
        """Run ``work`` in the background. It must not touch any Qt object."""
        job = Job(op, self)
        self._open.add(job)
        self._pool.start(_Run(job, work, self._carrier.arrived))
        return job

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Wait until the worker is idle (at the end of the program); False when it still works."""
        return self._pool.waitForDone(milliseconds)

    def deliver(self) -> None:
        """Wait as :meth:`finish` does, and tell now what came of it: whoever asked is still the one who is
        told."""
        self.finish()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _finish(self, job: Job, result: Any, error: Exception | None) -> None:
        self._open.discard(job)
        if error is None:
            job.done.emit(result)
        else:
            job.failed.emit(error)
        job.deleteLater()
