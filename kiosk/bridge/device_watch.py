"""Where the devices' threads meet the screen's: what they have to say becomes a signal here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.bridge.jobs import Jobs
from kiosk.services.devices import Devices, StateChanged
from kiosk.services.reporting import Reporting

#: Between two looks while a device talks without end: the screen is drawn in between.
_BREATH_MS = 20
#: How often it is looked whether the county should be told.
_REPORT_MS = 5_000


class DeviceWatch(QObject):
    """``happened``: the name of the device and its event. ``changed``: a device is in another state."""

    happened = Signal(str, object)
    changed = Signal(str)
    #: From a device's thread; Qt carries it over.
    _told = Signal()

    def __init__(
        self, devices: Devices, reporting: Reporting, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._devices, self._reporting, self._jobs = devices, reporting, jobs
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(self._look)
        self._reports = QTimer(self)
        self._reports.setInterval(_REPORT_MS)
        self._reports.timeout.connect(self._report)
        self._told.connect(self._news)

    def start(self) -> None:
        self._devices.listen(self._hear)
        self._devices.start()
        self._reports.start()

    def stop(self) -> None:
        self._reports.stop()
        self._breath.stop()
        self._devices.stop()

    def _hear(self) -> None:
        try:
            self._told.emit()
        except RuntimeError:
            return  # the window was closed meanwhile: nobody is left to tell

    def _news(self) -> None:
        if not self._breath.isActive():
            self._look()
            self._breath.start()

    def _look(self) -> None:
        for name, event in self._devices.take():
            if isinstance(event, StateChanged):
                self.changed.emit(name)
            else:
                self.happened.emit(name, event)

    def _report(self) -> None:
        if self._reporting.due and not self._jobs.busy:
            self._jobs.start("device.report", self._reporting.turn)
