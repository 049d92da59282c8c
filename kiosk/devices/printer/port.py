"""What the kiosk wants of an A4 printer."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Trouble(StrEnum):
    """Why a printer does not print now, or soon will not. Made from IPP's printer-state-reasons."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    COVER = "cover"
    NO_TONER = "no_toner"
    OUTPUT_FULL = "output_full"
    WASTE_FULL = "waste_full"
    OFFLINE = "offline"
    STOPPED = "stopped"
    SERVICE = "service"
    # It still prints with these; the keeper should know.
    LOW_PAPER = "low_paper"
    LOW_TONER = "low_toner"

    @property
    def stops(self) -> bool:
        """Nothing comes out until somebody has done something."""
        return self not in (Trouble.LOW_PAPER, Trouble.LOW_TONER)


class PrinterState(Struct, frozen=True):
    """there: the print service knows this printer and answers. troubles: the worst first; () when all is
    well. levels: name and percent (0 to 100) of what runs out, as far as the printer says."""

    there: bool
    troubles: tuple[Trouble, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()

    @property
    def ready(self) -> bool:
        return self.there and not any(t.stops for t in self.troubles)


class JobState(StrEnum):
    """Where a sheet is. DONE only when the printer itself said that the job is completed."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class JobStatus(Struct, frozen=True):
    """troubles: what keeps it, as long as it is not over."""

    state: JobState
    troubles: tuple[Trouble, ...] = ()


class PrinterError(Exception):
    """The print service does not answer, or does not know the printer or the job.

    message: a Chinese sentence; cause: for the log, without personal data.
    """

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause


class Printer(Protocol):
    """Every call may wait for a device: never on the GUI thread. Used by one thread at a time."""

    def state(self) -> PrinterState:
        """How it is now. Never raises: a printer that cannot be asked is not there."""

    def submit(self, pdf: bytes) -> int:
        """Hand a sheet over; the number of the job. Nothing about its content or owner goes along.

        Raises PrinterError; then nothing will be printed.
        """

    def job(self, number: int) -> JobStatus:
        """What became of a job. Raises PrinterError."""

    def cancel(self, number: int) -> None:
        """Take a job back, at the printer too; one that is over or unknown is no error.

        Raises PrinterError.
        """

    def forget(self, number: int) -> None:
        """Wipe the sheet and the record of a job that is over; an unknown one is no error.

        Print services keep both for a day (CUPS: PreserveJobFiles). A job that is not over ends here and
        now, whatever the printer already has of it. Raises PrinterError.
        """

    def jobs(self) -> tuple[int, ...]:
        """All that the print service still knows of ours, over or not. Raises PrinterError."""
