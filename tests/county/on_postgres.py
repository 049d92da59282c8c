"""All that touches the county's database once more, on PostgreSQL: in two shares, side by side."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.county_postgres import PostgresCluster

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("tests/county", "tests/faults/county")
# The first of the second share: so that both take as long.
SECOND = "test_d"
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
    # What is in the papers of a file; the file itself is made here.
    "--deselect=tests/county/test_archive.py::test_another_s_validator_finds_nothing_in_the_papers",
)


def share(*, first: bool) -> list[str]:
    """The files of one of the two; what is in one is not in the other, and none is in neither."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("test_*.py"))]
    return [str(path.relative_to(ROOT)) for path in files if (path.name < SECOND) is first]


def passes(files: list[str]) -> None:
    """Run these, each but for its browsers, on a server of their own."""
    left_out = {one.removeprefix("--ignore=") for one in BESIDE_THE_DATABASE}
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
                *(one for one in BESIDE_THE_DATABASE if one.startswith("--deselect=")),
                *(file for file in files if file not in left_out),
            ],
            cwd=ROOT,
            env=os.environ | cluster.environment(),
            capture_output=True,
            text=True,
            timeout=1800,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
