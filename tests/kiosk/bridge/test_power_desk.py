"""The mains go off while somebody is here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.power_desk import PowerDesk
from kiosk.bridge.visit_model import VisitModel
from kiosk.devices.power.supply import BATTERY, LOW, MAINS
from kiosk.services.clock import Ids
from kiosk.services.visit import IdleRule, Visits
from tests.helpers.clock import FakeClock


class Watch(QObject):
    happened = Signal(str, object)


def test_saved_said_and_ended(qapp: object) -> None:
    clock, done = FakeClock(), []
    watch, model, visits = Watch(), VisitModel(), Visits(clock, Ids(clock), IdleRule())
    desk = PowerDesk(
        watch=watch,  # type: ignore[arg-type]  # its signal is all that is used
        visits=visits,
        visit=model,
        save=lambda: done.append("saved"),
        end=lambda: done.append("ended"),
    )
    watch.happened.emit("power", BATTERY)
    assert done == []  # nobody is here
    visits.begin()
    watch.happened.emit("power", MAINS)
    watch.happened.emit("power", BATTERY)
    assert (done, model.asking) == (["saved"], "power")
    watch.happened.emit("power", LOW)
    assert done == ["saved", "saved", "ended"]
    assert desk.parent() is None
