"""One real county for all journeys; a machine with its own wire for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.__main__ import prepare_environment
from sync.model.settings import Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.exchange import ToyExchange
from tests.journeys.clerk import Clerk
from tests.journeys.patience import Patience
from tests.journeys.station import TOWNSHIP, Station, station

prepare_environment()
# Qt's compiler and sound threads log about the keyboard's own files; pytest-qt's handler is Python, so such
# a line waits for Python while the window, which holds it, waits for that thread.
os.environ["QT_LOGGING_RULES"] = (
    "qt.multimedia.*=false;qt.qml.propertyCache.append=false;qt.virtualkeyboard.pinyin=false"
)


@pytest.fixture(scope="session")
def departments() -> Iterator[ToyExchange]:
    """What the departments know, behind their gateway."""
    with ToyExchange() as gateway:
        yield gateway


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory, departments: ToyExchange) -> Iterator[CountyServer]:
    gateway = (departments.url, departments.key)
    folder = tmp_path_factory.mktemp("county")
    with CountyServer(folder, long_poll_most=5, exchange=gateway, furniture=Furniture.ALL) as server:
        yield server


@pytest.fixture(scope="session")
def first(county: CountyServer) -> tuple[Clerk, Clerk]:
    """The first administrator and the first clerk."""
    passwords = county.first_accounts()
    return tuple(Clerk(county.url, name, passwords[name]) for name in ("admin", "clerk"))  # type: ignore[return-value]


@pytest.fixture(scope="session")
def admin(first: tuple[Clerk, Clerk]) -> Clerk:
    return first[0]


@pytest.fixture(scope="session")
def staff(county: CountyServer, first: tuple[Clerk, Clerk]) -> tuple[Clerk, Clerk]:
    """Who supervises, made by the administrator at the console, and the first clerk."""
    supervisor = Clerk(county.url, "ducha", first[0].new_account("ducha", "李示督", "supervisor"))
    return supervisor, first[1]


@dataclass(frozen=True)
class Helper:
    """Somebody who can sign in at the machine; console: their own page at the county."""

    number: str
    pin: str
    console: Clerk


@pytest.fixture
def helper(county: CountyServer, admin: Clerk, machine: Station) -> Helper:
    """A new one for each journey."""
    number, pin = f"h{uuid4().int % 10**7:07}", "274913"
    password = admin.new_account(number, "王示琴", "helper", TOWNSHIP)
    console = Clerk(county.url, number, password)
    console.set_pin(pin)
    machine.wait(lambda: machine.pin_known(number), "the helper to be known at the machine")
    return Helper(number, pin, console)


@pytest.fixture(scope="session")
def dictionary() -> None:
    """The Pinyin decoder warns when it has to make its folder itself."""
    (Path(os.environ["XDG_CONFIG_HOME"]) / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True, exist_ok=True)


@pytest.fixture
def clock() -> Patience:
    """Of the machine."""
    return Patience()


@pytest.fixture
def machine(
    county: CountyServer, tmp_path: Path, dictionary: None, qapp: object, clock: Patience
) -> Iterator[Station]:
    with station(tmp_path, county, Settings(), clock) as built:
        yield built
