"""All that touches the county's database once more, on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.county_postgres import PostgresCluster, why_not

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.postgres
@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_same_suite_passes_on_postgresql() -> None:
    with PostgresCluster() as cluster:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-x",
                "-m",
                "not postgres and not browser",
                # Reading spreadsheets and commands do not ask the database anything another test does not.
                "--ignore=tests/county/test_matter_list.py",
                "--ignore=tests/county/test_commands.py",
                "--ignore=tests/county/test_desk_rules.py",
                "--ignore=tests/county/test_readings.py",
                "tests/county",
                "tests/faults/county",
            ],
            cwd=ROOT,
            env=os.environ | cluster.environment(),
            capture_output=True,
            text=True,
            timeout=900,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
