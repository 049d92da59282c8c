"""What every test may use, and what no test may do: touch the user's home, open a window, skip in silence."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.clock import let_the_day_end

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django import DjangoDbBlocker

# Before Qt is loaded: no window, no GPU, the same pictures everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ["QT_SCALE_FACTOR"] = "1"
# Real proxies would turn requests to the loopback address into requests to somebody else.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost,::1"

_BROWSERS = ("chromium", "google-chrome", "google-chrome-stable")
_HOME = pytest.StashKey[Path]()
_TURNS = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """A home of its own for the run: the on-screen keyboard, fontconfig and Chromium write to theirs."""
    gc.disable()
    config.stash[_TURNS] = 0
    # No stopwatch decides: on a busy machine an example takes what it takes.
    here = settings.get_profile(settings.get_current_profile_name())
    settings.register_profile("doorstep", here, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("doorstep")
    home = Path(tempfile.mkdtemp(prefix="doorstep-test-home-"))
    config.stash[_HOME] = home
    for name, folder in (("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")):
        os.environ[f"XDG_{name}_HOME"] = str(home / folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test begins on one day and ends on the next: a dozen ask twice which day it is."""
    let_the_day_end(datetime.now(UTC))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Garbage is collected here and in no other thread, see :mod:`kiosk.bridge.collecting`."""
    item.config.stash[_TURNS] += 1
    gc.collect(2 if item.config.stash[_TURNS] % 100 == 0 else 1)


def find_browser() -> str | None:
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium on this machine. Without one the test is skipped; in CI it fails."""
    found = find_browser()
    if found:
        return found
    return missing("Chromium is not installed (packaging/bootstrap test installs it on Debian)")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One for all tests of a file; each opens a context of its own, which knows nothing of the others."""
    from tests.helpers.browser import running

    with running(chromium) as browser:
        yield browser


def missing(what: str) -> str:
    """Skip the test for want of ``what``; in CI, where everything must be there, fail it."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """pytest-django's; the database is a copy."""
    from tests.helpers.county_database import copied

    with copied():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """pytest-django's; no number of a row is that of another table's row."""
    from tests.helpers.county_database import settle

    with django_db_blocker.unblock():
        settle()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """An empty state folder, as config.toml's [paths] state names one."""
    folder = tmp_path / "var"
    folder.mkdir()
    return folder


@pytest.fixture
def free_port() -> int:
    """A port on the loopback address that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def no_config(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting from the developer's own environment."""
    for name in [n for n in os.environ if n.startswith("DOORSTEP_")]:
        monkeypatch.delenv(name)
