"""The console with a million cases behind it, on PostgreSQL: what every list costs, its queries, its plan.

``python -m tests.bench.bench_desk [cases] [--keep FOLDER] [--plans] [--only PART] [--as NAME…]``. A private
server, filled by SQL (county_rows.py). Aim: the median of each page below 300 ms, counted in the processor's
time of both, page and database, with no second core for a query: on a machine that does other things too, the
clock on the wall says nothing. Beside it: that clock, how many queries (test_constant_queries.py holds that
they do not grow), and any big table that one of them reads from end to end. The plan of the costliest query
of each page that misses comes at the end; of every page, with ``--plans``.

``--keep``: the database stays in FOLDER (a short path) and is brought up to today's tables the next time,
which is timed: what an update costs a county of this size.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.bench.county_rows import fill
from tests.helpers.county_postgres import PostgresCluster, new_database, why_not

AIM = 0.3
ROUNDS = 7
# The longest that a report goes back.
YEAR = f"/reports/?since={(datetime.now(tz=UTC) - timedelta(days=364)).date()}"
PAGES = (
    "/",
    "/cases/",
    "/cases/?tab=mine",
    "/cases/?tab=closed",
    "/cases/?tab=closed&page=90",
    "/cases/?domain=医保",
    "/cases/?colour=r",
    "/cases/batch/",
    "/late/",
    "/duties/",
    "/duties/?tab=late",
    "/duties/?tab=closed",
    "/duties/?who=王*7",
    "/duties/doubles/",
    "/duties/doubles/?tab=decided",
    "/duties/outside/",
    "/rectify/",
    "/rectify/?tab=closed",
    "/reviews/",
    "/reports/",
    YEAR,
    "/terminals/",
    "/terminals/keeping/",
    "/voices/",
    "/voices/?tab=closed",
    "/voices/reveals/",
    "/logins/",
)
BIG = (
    "desk_case",
    "desk_casereview",
    "desk_reveal",
    "duties_duty",
    "duties_doubled",
    "duties_latecase",
    "intake_receivedmessage",
    "rectify_rectification",
    "voices_voice",
)


def line(what: str, seconds: float, rest: str = "", aim: float | None = AIM) -> None:
    verdict = "" if aim is None else f"  aim {aim * 1000:.0f} ms  {'kept' if seconds <= aim else 'MISSED'}"
    print(f"{what:<40}{seconds * 1000:9.1f} ms{verdict}{rest}", flush=True)


def measure(username: str, only: str) -> list[tuple[bool, str]]:
    """Each page: its cost, number of queries, the big tables that a query of it reads from end to end; and
    whether that is too much, with the plan of its costliest query."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from sync.county.people.models import Staff

    client, plans = Client(), []
    client.force_login(Staff.objects.get(username=username))
    for path in PAGES:
        if only not in path:
            continue
        with CaptureQueriesContext(connection) as captured:
            status = client.get(path).status_code
        asked = list(captured)  # before the next request clears the log
        if status == 403:
            continue
        assert status == 200, (path, status)
        rounds = [timed(lambda path=path: client.get(path)) for _ in range(ROUNDS)]  # type: ignore[misc]
        took, wall = (statistics.median(column) for column in zip(*rounds, strict=True))
        whole = sorted({table for query in asked for table in scanned(query["sql"])})
        slowest = max(asked, key=lambda query: float(query["time"]))
        rest = f"  {wall * 1000:7.1f} on the wall, {len(asked)} queries"
        line(f"{username} {path}", took, rest + (f"  READS ALL OF {', '.join(whole)}" if whole else ""))
        plans.append((took > AIM or bool(whole), f"{username} {path}\n{explained(slowest['sql'])}"))
    return plans


def scanned(sql: str) -> list[str]:
    """Big tables of which a query reads nearly every row, one after the other."""
    if not sql.startswith("SELECT"):
        return []
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + sql.replace("%", "%%"))
        ((plan,),) = cursor.fetchall()
        found = []
        for node in _nodes(plan[0]["Plan"]):
            table = node.get("Relation Name", "")
            if node["Node Type"] != "Seq Scan" or table not in BIG:
                continue
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
            ((rows,),) = cursor.fetchall()
            if node["Actual Rows"] + node.get("Rows Removed by Filter", 0) > rows * 0.8:
                found.append(table)
    return found


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from _nodes(part)


def explained(sql: str) -> str:
    from django.db import connection

    if not sql.startswith("SELECT"):
        return sql
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, COSTS OFF, BUFFERS) " + sql.replace("%", "%%"))
        return "\n".join([sql[:400], *(row[0] for row in cursor.fetchall())])


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds of this process and of its connection's server process, and seconds on the wall."""
    begin = time.perf_counter(), _processor()
    work()
    return _processor() - begin[1], time.perf_counter() - begin[0]


def _processor() -> float:
    from django.db import connection

    connection.ensure_connection()
    served = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text(encoding="ascii")
    return time.process_time() + int(served.split()[0]) / 1e9


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--plans", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--as", dest="people", nargs="*", default=["sup", "leader", "window", "clerk"])
    wish = parser.parse_args(arguments)
    if why := why_not():
        print(why)
        return
    folder: AbstractContextManager[str] = (
        nullcontext(str(wish.keep)) if wish.keep else tempfile.TemporaryDirectory()
    )
    with folder as name, PostgresCluster(keep=wish.keep and wish.keep / "server") as cluster:
        there = start(Path(name), cluster)
        if not there:
            fill(wish.cases, lambda what, took: line(what, took, aim=None))
            tallied()
        plans = [plan for username in wish.people for plan in measure(username, wish.only)]
        for wrong, plan in plans:
            if wrong or wish.plans:
                print(f"\n{plan}")
        from django.db import connection

        connection.close()


def tallied() -> None:
    """What the job of the night counts for reports that go back further than a week."""
    from django.utils import timezone

    from sync.county.reports import keeping

    took, _ = timed(lambda: keeping.recount(timezone.now()))
    line("figures of a year kept", took, aim=None)


def start(folder: Path, cluster: PostgresCluster) -> bool:
    """Django on a database of the cluster, with today's tables; whether there are rows in it already."""
    config, kept = folder / "config.toml", folder / "database"
    there = kept.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if not there:
        kept.write_text(new_database(cluster.url), encoding="utf-8")
    config.write_text('[paths]\nstate = "var"\n', encoding="utf-8")
    os.environ |= {
        "DOORSTEP_CONFIG": str(config),
        "DOORSTEP_COUNTY_DATABASE": kept.read_text(encoding="utf-8"),
        "DJANGO_SETTINGS_MODULE": "sync.county.settings",
    }
    from sync.county.config import load_config
    from sync.county.keys import create_keys

    create_keys(load_config().folder)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS.append("testserver")
    begin = time.perf_counter()
    call_command("migrate", interactive=False, verbosity=0)
    line("migrate", time.perf_counter() - begin, aim=None)
    if there:
        tallied()
    connection.ensure_connection()
    with connection.cursor() as cursor:
        # What a second core would do faster is not to hide what a query costs.
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        if there:
            cursor.execute("VACUUM (ANALYZE)")
    return there


if __name__ == "__main__":
    main(sys.argv[1:])
