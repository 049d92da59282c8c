"""The forms of the starting catalogue, converted once for all tests that fill them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.county.catalogue.xlsform import Conversion, examine
from sync.county.catalogue.xlsform_lists import read_lists

FORMS = Path(__file__).parents[3] / "assets" / "catalogue" / "forms"


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Conversion]:
    """File name -> outcome of the conversion."""
    lists, problems = read_lists(FORMS)
    assert not problems
    return {path.name: examine(path.read_bytes(), path.name, lists) for path in sorted(FORMS.glob("*.xlsx"))}
