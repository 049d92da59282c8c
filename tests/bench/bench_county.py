"""The county: import of the catalogue, cases in, records out, the desk with a year of cases behind it.

``python -m tests.bench.bench_county [cases]``. SQLite with ``synchronous=FULL`` in a temporary folder, in
process for the import, over HTTP against the real server for the rest. Aims: importing 271 rows under a
second and the same file again under a quarter; a batch of 200 cases under four seconds; a page of the
desk under 300 ms with 1,000 cases in the database.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

ROOT = Path(__file__).resolve().parents[2]
MATTERS = ROOT / "assets" / "catalogue" / "matters.xlsx"


def line(what: str, seconds: float, aim: float | None = None) -> None:
    verdict = "" if aim is None else f"  aim {aim * 1000:.0f} ms  {'kept' if seconds <= aim else 'MISSED'}"
    print(f"{what:<52}{seconds * 1000:9.1f} ms{verdict}", flush=True)


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def bench_import() -> None:
    import django

    django.setup()
    from sync.county.catalogue.importing import import_matters

    source = MATTERS.read_bytes()
    line("import 271 matters, first time", timed(lambda: import_matters(source, "m.xlsx", by="bench")), 1.0)
    line("import the same file again", timed(lambda: import_matters(source, "m.xlsx", by="bench")), 0.25)


def bench_line(county: CountyServer, number: int) -> None:
    client = LineClient(county.base_url)
    client.enrol(county.new_code("420626106"))
    client.log_in()
    line("first snapshot (271 matters)", timed(client.everything), 0.5)
    cases = [case_message(filed_case(client.terminal), client.county_key) for _ in range(number)]
    singles, cases = cases[:50], cases[50:]
    one = [timed(lambda message=message: client.push(message)) for message in singles]  # type: ignore[misc]
    line("one case pushed, p50", statistics.median(one), 0.05)
    line("one case pushed, worst of 50", max(one))
    batches = [cases[n : n + 200] for n in range(0, len(cases), 200)]
    times = [timed(lambda batch=batch: client.push(*batch, zipped=True)) for batch in batches]  # type: ignore[misc]
    line("batch of 200 cases, p50", statistics.median(times), 4.0)
    line("the same batch again (already)", timed(lambda: client.push(*batches[0], zipped=True)), 1.0)
    client.close()


def bench_desk(county: CountyServer, password: str) -> None:
    from tests.faults.county.test_once import log_in

    session = log_in(county, "clerk", password)
    for what, path in (("the desk's list", "/cases/"), ("the overview", "/"), ("the matters", "/matters/")):
        times = [timed(lambda path=path: _get(session, county.url + path)) for _ in range(15)]  # type: ignore[misc]
        line(f"{what}, p50", statistics.median(times), 0.3)


def _get(session: requests.Session, url: str) -> None:
    assert session.get(url, timeout=30).status_code == 200


def main(arguments: list[str]) -> None:
    number = int(arguments[0]) if arguments else 1050
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        county = CountyServer(folder)
        county.command("migrate")
        os.environ |= {
            "DOORSTEP_CONFIG": str(county.config),
            "DJANGO_SETTINGS_MODULE": "sync.county.settings",
        }
        bench_import()
        password = county.first_accounts()["clerk"]
        with county:
            bench_line(county, number)
            bench_desk(county, password)


if __name__ == "__main__":
    main(sys.argv[1:])
