"""The mains are off: what is filled in is saved, it is said, and when the battery ends the visit ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.power import PowerChanged
from kiosk.services.visit import Visits

_TITLE = "停电了，机器在用电池"
_WORDS = "您填的已经存好。可以接着办，快一点办完；电池用完以前，机器会自己存好再关。"


class PowerDesk(QObject):
    """save: put what is being filled in on disk. end: the machine stops, the draft stays for its owner."""

    def __init__(
        self,
        *,
        watch: DeviceWatch,
        visits: Visits,
        visit: VisitModel,
        save: Callable[[], object],
        end: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._visit, self._save, self._end = visits, visit, save, end
        watch.happened.connect(self._happened)

    def _happened(self, name: str, event: object) -> None:
        if not isinstance(event, PowerChanged) or self._visits.current is None or not event.battery:
            return
        self._save()
        if event.low:
            self._end()
        elif not self._visit.asking:
            self._visit.ask("power", _TITLE, _WORDS, ["知道了"])
