"""See ``on_postgres``: the first share, in a file of its own, as a file stays in one process."""

from __future__ import annotations

import pytest

from tests.county.on_postgres import passes, share
from tests.helpers.county_postgres import why_not


@pytest.mark.postgres
@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_same_suite_passes_on_postgresql() -> None:
    passes(share(first=True))
