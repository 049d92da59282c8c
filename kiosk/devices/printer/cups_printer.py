"""The real driver: CUPS by its own library, over its Unix socket, so that the kiosk needs no network."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.devices.printer.port import JobState, JobStatus, PrinterError, PrinterState, Trouble
from kiosk.devices.printer.reasons import troubles_of
from kiosk.devices.printer.state_file import StateFile

log = logging.getLogger("kiosk.printer")
Result = TypeVar("Result")

SOCKET = "/run/cups/cups.sock"
_NO_ANSWER = "打印服务没有回应，暂时打不了。"
_NO_PRINTER = "打印服务里没有这台打印机，暂时打不了。"
# RFC 8011 §5.3.7: job-state; 4 is held, 6 stopped by the printer: both go on when somebody has helped.
_STATES = {
    3: JobState.WAITING,
    4: JobState.WAITING,
    5: JobState.PRINTING,
    6: JobState.PRINTING,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.DONE,
}
_PIECE = 32768
_STOPPED = 5  # RFC 8011 §5.4.11: printer-state
# The backend tells of a printer that does not answer in words alone, with the reasons at "none" (seen with
# CUPS 2.4), in the language of cupsd; once the printer has the sheet the reason says so, the words stay.
_HAS_IT = "cups-waiting-for-job-completed"
_UNREACHABLE = (
    "unavailable",
    "not responding",
    "unreachable",
    "Unable to locate",
    "不可用",
    "无响应",
    "无法到达",
)
_JOB_WANTED = ["job-state", "job-printer-state-reasons", "job-printer-state-message"]
_PRINTER_WANTED = [
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "marker-names",
    "marker-levels",
]


class CupsPrinter:
    """One queue of CUPS. libcups keeps server and user for the whole process, so they are set for each
    connection under a lock; a connection that failed is made anew with the next call."""

    _making = threading.Lock()

    def __init__(self, queue: str, socket: str = SOCKET, told: StateFile | None = None) -> None:
        """queue: its name in CUPS; socket: where cupsd listens; told: what the printer itself says while it
        is idle. Nothing is opened before the first call."""
        self._queue, self._socket, self._told = queue, socket, told
        self._connection: Any = None

    def state(self) -> PrinterState:
        try:
            found = self._ask(
                lambda c: c.getPrinterAttributes(self._queue, requested_attributes=_PRINTER_WANTED)
            )
        except PrinterError as error:
            log.info("printer not there: %s", error.cause)
            return PrinterState(there=False, troubles=(Trouble.OFFLINE,))
        itself = self._told.reasons() if self._told is not None else None
        troubles = _troubles(found, "printer-state") if itself is None else troubles_of(itself)
        stopped = found.get("printer-state") == _STOPPED or not found.get("printer-is-accepting-jobs", True)
        if stopped and not any(t.stops for t in troubles):
            troubles = (Trouble.STOPPED, *troubles)
        return PrinterState(there=True, troubles=troubles, levels=_levels(found))

    def submit(self, pdf: bytes) -> int:
        # The title is seen in lists and logs: it says nothing about whose sheet it is.
        # libcups calls a queue that is not there an internal error when it prints: asked before, it says it.
        self._ask(lambda c: c.getPrinterAttributes(self._queue, requested_attributes=["printer-state"]))
        self._passed()
        return self._ask(lambda connection: self._send(connection, pdf))

    def _send(self, connection: Any, pdf: bytes) -> int:
        """From memory: no file has to outlive the visit. What was not sent whole is no job."""
        number = int(connection.createJob(self._queue, "doorstep", {"media": "iso_a4_210x297mm"}))
        try:
            connection.startDocument(self._queue, number, "sheet.pdf", "application/pdf", 1)
            for at in range(0, len(pdf), _PIECE):
                piece = pdf[at : at + _PIECE]
                connection.writeRequestData(piece, len(piece))
            connection.finishDocument(self._queue)
        except Exception:
            with contextlib.suppress(Exception):
                connection.cancelJob(number, purge_job=True)
            raise
        return number

    def job(self, number: int) -> JobStatus:
        self._passed()
        found = self._ask(lambda c: c.getJobAttributes(number, requested_attributes=_JOB_WANTED))
        state = _STATES.get(found.get("job-state", 0), JobState.WAITING)
        if state.over:
            return JobStatus(state)
        return JobStatus(state, _troubles(found, "job-printer-state"))

    def cancel(self, number: int) -> None:
        # Without purging: only so is the printer itself told to drop what it already has.
        self._end(number, purge=False)

    def forget(self, number: int) -> None:
        self._end(number, purge=True)

    def jobs(self) -> tuple[int, ...]:
        return tuple(self._ask(lambda c: c.getJobs(which_jobs="all", my_jobs=True)))

    def _passed(self) -> None:
        if self._told is not None:
            self._told.passed()

    def _end(self, number: int, *, purge: bool) -> None:
        import cups

        def end(connection: Any) -> None:
            try:
                connection.cancelJob(number, purge_job=purge)
            except cups.IPPError as error:
                if error.args[0] not in (cups.IPP_NOT_POSSIBLE, cups.IPP_NOT_FOUND):
                    raise

        self._ask(end)

    def _ask(self, question: Callable[[Any], Result]) -> Result:
        """The answer of cupsd. Raises PrinterError; the next question makes its own connection then. Nothing
        is asked twice: a sheet that was handed over before the answer got lost would come out twice."""
        import cups

        try:
            return question(self._connect())
        except cups.IPPError as error:
            self._connection = None
            status, words = (*error.args, "", "")[:2]
            known = status != cups.IPP_NOT_FOUND
            raise PrinterError(_NO_ANSWER if known else _NO_PRINTER, f"IPP {status} {words}") from error
        except (cups.HTTPError, RuntimeError, OSError) as error:
            self._connection = None
            raise PrinterError(_NO_ANSWER, str(error)) from error

    def _connect(self) -> Any:
        import cups

        if self._connection is None:
            with CupsPrinter._making:
                cups.setUser("kiosk")
                self._connection = cups.Connection(host=self._socket)
        return self._connection


def _troubles(found: dict[str, Any], prefix: str) -> tuple[Trouble, ...]:
    reasons = found.get(f"{prefix}-reasons", ())
    reasons = [reasons] if isinstance(reasons, str) else list(reasons)
    words = found.get(f"{prefix}-message", "") or ""
    if _HAS_IT not in reasons and any(part in words for part in _UNREACHABLE):
        reasons.append("offline")
    return troubles_of(reasons)


def _levels(found: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    """marker-names with marker-levels; -1 to -3 are "unknown" (PWG 5100.9) and are left out."""
    names, levels = found.get("marker-names", ()), found.get("marker-levels", ())
    names = [names] if isinstance(names, str) else list(names)
    levels = [levels] if isinstance(levels, int) else list(levels)
    return tuple((str(n), int(v)) for n, v in zip(names, levels, strict=False) if 0 <= int(v) <= 100)
