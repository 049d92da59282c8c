"""Every test of the county gets its own keys; nothing is ever written into the project's state folder."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from sync.county.keys import KeyRing, create_keys
from sync.model.division import TOWNSHIPS

if TYPE_CHECKING:
    from sync.county.people.models import Staff


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The two longest files of all first: at the end the other processes would wait for them."""
    items.sort(key=lambda item: not item.path.name.startswith("test_on_postgres"))


@pytest.fixture(autouse=True)
def places(request: pytest.FixtureRequest) -> None:
    """The county's office and its townships' centres, which a migration made: a test that committed, in
    whatever file before, took every row of the database away with it."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None and not {"db", "transactional_db"} & set(request.fixturenames):
        return
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    from sync.county.people.models import Org
    from sync.county.people.rules import OrgKind

    if Org.objects.exists():
        return
    root = Org.objects.create(name="保康县行政审批局", kind=OrgKind.COUNTY.value)
    for township in TOWNSHIPS:
        Org.objects.create(
            name=f"{township.name}党群服务中心",
            kind=OrgKind.TOWNSHIP.value,
            township=township.code,
            parent=root,
        )


@pytest.fixture(autouse=True)
def ring(tmp_path: Path, settings: Settings) -> KeyRing:
    # The real hash is slow on purpose; what is tested here is what happens around it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Each client makes its middleware anew, and this one would look at every static file each time.
    settings.WHITENOISE_AUTOREFRESH = True
    # What is done is told at once; how it can be taken back before: test_undo.py.
    settings.UNDO_SECONDS = 0
    settings.KEYS_FOLDER = tmp_path / "keys"
    settings.BLOBS_FOLDER = tmp_path / "blobs"
    return create_keys(tmp_path / "keys")


@pytest.fixture
def within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is limited is counted anew when the hour turns: to those who count, it does not."""
    from sync.county.public import limits

    now = timezone.now()
    monkeypatch.setattr(limits, "timezone", SimpleNamespace(now=lambda: now))


@pytest.fixture
def helper(db: None) -> Staff:
    """A helper of the township most tests are in."""
    from sync.county.people.rules import Role
    from tests.county.makers import make_staff

    return make_staff("h0312", Role.HELPER, "420626106", name="王示琴")


@pytest.fixture
def social(db: None) -> Staff:
    """A clerk of the department that owns the matters of social insurance."""
    from sync.county.people.models import Staff
    from sync.county.people.rules import Role

    org = "保康县人力资源和社会保障局"
    return Staff.objects.create_staff("s", "right-password-1", name="周示保", role=Role.CLERK, org=org)
