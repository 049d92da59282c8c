"""The keeper's page in its parts. Staff pages are shown in standard type alone."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.bridge.keeper_model import KeeperModel
from tests.kiosk.screens import keeper_samples as samples
from tests.kiosk.screens.cases import PageCase, standard_only


def _case(name: str, model: Callable[[], KeeperModel]) -> PageCase:
    return PageCase(
        name, "keeper/KeeperPage.qml", model, samples.properties, standard_only, chinese_only=True
    )


CASES = (
    _case("keeper-check", samples.keeper),
    _case("keeper-supplies", samples.supplies),
    _case("keeper-faults", samples.faults),
    _case("keeper-no-faults", samples.no_faults),
    _case("keeper-report", samples.report),
    _case("keeper-cause", samples.cause),
    _case("keeper-try", samples.tries),
    _case("keeper-handover", samples.handover),
)
