"""What keeps a sheet for a moment only keeps nobody from their paper; what stays needs somebody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.printer.following import A4Printer, SheetMoved, Stage
from kiosk.devices.printer.port import JobState, JobStatus, PrinterState, Trouble
from tests.helpers.clock import eventually


class Told:
    """A print service that says of its one job what the test wants; taken back only when it is told to."""

    def __init__(self) -> None:
        self.job_is = JobStatus(JobState.PRINTING)
        self.asked = threading.Event()
        self.taken_back = False

    def state(self) -> PrinterState:
        return PrinterState(there=True)

    def submit(self, pdf: bytes) -> int:
        return 1

    def job(self, number: int) -> JobStatus:
        self.asked.set()
        return self.job_is

    def cancel(self, number: int) -> None:
        self.taken_back, self.job_is = True, JobStatus(JobState.CANCELLED)

    def forget(self, number: int) -> None: ...

    def jobs(self) -> tuple[int, ...]:
        return ()


@pytest.fixture
def service() -> Told:
    return Told()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    return path


@pytest.fixture
def made(service: Told) -> Iterator[Callable[[float], A4Printer]]:
    """A device that lets a trouble last so many seconds after the visit."""
    devices: list[A4Printer] = []

    def make(held: float) -> A4Printer:
        devices.append(A4Printer(lambda: service, look=0.01, held=held))
        devices[-1].start()
        return devices[-1]

    yield make
    for device in devices:
        device.stop()


def stage_of(device: A4Printer) -> Stage | None:
    """The newest that was told."""
    events = [event for event in device.take() if isinstance(event, SheetMoved)]
    return events[-1].stage if events else None


def test_a_jam_that_is_told_for_a_moment_takes_nothing_back(
    made: Callable[[float], A4Printer], service: Told, sheet: Path
) -> None:
    """CUPS tells the jam of the sheet before until the printer has taken the next one."""
    device = made(60)
    service.job_is = JobStatus(JobState.PRINTING, (Trouble.JAM,))
    device.print("receipt", sheet)
    eventually(lambda: stage_of(device) is Stage.HELD)
    device.clear()
    for _ in range(20):
        service.asked.clear()
        assert service.asked.wait(30), "it is looked after"
    assert not service.taken_back
    service.job_is = JobStatus(JobState.DONE)
    eventually(lambda: stage_of(device) is Stage.PRINTED)


def test_one_that_stays_does(made: Callable[[float], A4Printer], service: Told, sheet: Path) -> None:
    device = made(0)
    service.job_is = JobStatus(JobState.PRINTING, (Trouble.JAM,))
    device.print("receipt", sheet)
    eventually(lambda: stage_of(device) is Stage.HELD)
    assert not service.taken_back
    device.clear()
    eventually(lambda: stage_of(device) is Stage.TAKEN_BACK)
    assert service.taken_back
