"""One real county for all journeys; a machine with its own wire for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.__main__ import prepare_environment
from sync.model.settings import Settings
from tests.helpers.county_server import CountyServer
from tests.journeys.clerk import Clerk
from tests.journeys.station import Station, furnish, station

prepare_environment()
# Qt's compiler and sound threads log about the keyboard's own files; pytest-qt's handler is Python, so such
# a line waits for Python while the window, which holds it, waits for that thread.
os.environ["QT_LOGGING_RULES"] = (
    "qt.multimedia.*=false;qt.qml.propertyCache.append=false;qt.virtualkeyboard.pinyin=false"
)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    with CountyServer(tmp_path_factory.mktemp("county"), long_poll_most=5) as server:
        furnish(server)
        yield server


@pytest.fixture(scope="session")
def staff(county: CountyServer) -> tuple[Clerk, Clerk]:
    """Who supervises, made by the administrator at the console, and the first clerk."""
    passwords = county.first_accounts()
    admin = Clerk(county.url, "admin", passwords["admin"])
    supervisor = Clerk(county.url, "ducha", admin.new_account("ducha", "李示督", "supervisor"))
    return supervisor, Clerk(county.url, "clerk", passwords["clerk"])


@pytest.fixture(scope="session")
def dictionary() -> None:
    """The Pinyin decoder warns when it has to make its folder itself."""
    (Path(os.environ["XDG_CONFIG_HOME"]) / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True, exist_ok=True)


@pytest.fixture
def machine(county: CountyServer, tmp_path: Path, dictionary: None, qapp: object) -> Iterator[Station]:
    with station(tmp_path, county, Settings()) as built:
        yield built
