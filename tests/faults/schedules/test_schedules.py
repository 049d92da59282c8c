"""Random schedules of work, cuts and kills: nothing lost, doubled, stuck or out of order.

A short set here; ``make soak`` runs a thousand. DOORSTEP_SCHEDULES: "200" for the first two hundred seeds,
"17-17" for seed 17 alone, which replays exactly what failed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.schedules.county import SimCounty
from tests.faults.schedules.schedule import Schedule

CHUNK = 6


def _seeds() -> range:
    first, dash, last = os.environ.get("DOORSTEP_SCHEDULES", "12").partition("-")
    return range(int(first), int(last) + 1) if dash else range(int(first))


SEEDS = _seeds()


@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_nothing_is_lost_doubled_stuck_or_out_of_order(county: SimCounty, tmp_path: Path, first: int) -> None:
    for seed in SEEDS[first - SEEDS.start : first - SEEDS.start + CHUNK]:
        county.fresh()
        Schedule(seed, county, tmp_path / str(seed)).run()
