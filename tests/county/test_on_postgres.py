"""All that touches the county's database once more, on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.county_postgres import PostgresCluster, why_not

ROOT = Path(__file__).resolve().parents[2]
# What the database has no part in: another test here asks it the same, or nothing is asked.
BESIDE_THE_DATABASE = (
    # Reading spreadsheets; commands; settings of the server: the services below them run here.
    "--ignore=tests/county/test_matter_list.py",
    "--ignore=tests/county/test_commands.py",
    "--ignore=tests/county/test_form_command.py",
    "--ignore=tests/county/test_production.py",
    # Pure rules.
    "--ignore=tests/county/test_acts.py",
    "--ignore=tests/county/test_desk_rules.py",
    "--ignore=tests/county/test_readings.py",
    # Who may open which page.
    "--deselect=tests/county/test_access.py::test_each_office_is_let_in_where_it_may_and_nowhere_else",
    "--deselect=tests/county/test_access.py::test_nobody_is_let_in_without_logging_in",
    # That the machine of acts notices a guard that is taken out of the code; the machine itself runs here.
    "--deselect=tests/county/test_desk_machine.py::test_a_guard_that_is_taken_out_is_noticed",
)


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
                *BESIDE_THE_DATABASE,
                "tests/county",
                "tests/faults/county",
            ],
            cwd=ROOT,
            env=os.environ | cluster.environment(),
            capture_output=True,
            text=True,
            timeout=1800,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
