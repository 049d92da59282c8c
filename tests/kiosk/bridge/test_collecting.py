"""What lies in a cycle is destroyed in the GUI thread, whichever thread makes garbage meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.collecting import GuiCollector


class Model(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.me: Any = self  # the cycle
        self.timer = QTimer(self)
        self.timer.start(60_000)


def _litter() -> None:
    """More young containers than any threshold of the collector."""
    for _ in range(20):
        heap: list[Any] = [[] for _ in range(2_000)]
        heap.append(heap)


def test_a_model_in_a_cycle_goes_in_the_gui_thread_however_much_a_worker_litters(qapp: object) -> None:
    collector = GuiCollector()
    where: list[int] = []
    model = Model()
    weakref.finalize(model, lambda: where.append(threading.get_ident()))
    del model
    worker = threading.Thread(target=_litter)
    worker.start()
    worker.join()
    assert where == []
    collector.turn()
    assert where == [threading.get_ident()]
    collector.deleteLater()


def test_the_automatic_collector_stays_off(qapp: object) -> None:
    gc.enable()
    collector = GuiCollector()
    assert not gc.isenabled()
    collector.deleteLater()
