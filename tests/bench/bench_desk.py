"""The console with a million cases behind it, on PostgreSQL: every list, its time, its queries and its plan.

``python -m tests.bench.bench_desk [cases]``. A private server; rows are made by SQL, in the shapes that
intake and desk give them (97 of 100 closed, sixty machines, two years). Aim: the median of each page below
300 ms. Beside it: how many queries (tests/county/test_constant_queries.py holds that they do not grow), and
any big table that one of them reads from end to end; the plan of each page that misses comes at the end.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.helpers.county_postgres import PostgresCluster, new_database, why_not

AIM = 0.3
ROUNDS = 7
PAGES = (
    "/cases/",
    "/cases/?tab=closed",
    "/cases/?tab=closed&page=90",
    "/duties/",
    "/duties/?tab=late",
    "/duties/?tab=closed",
    "/duties/doubles/",
    "/duties/doubles/?tab=decided",
    "/duties/outside/",
    "/rectify/",
    "/rectify/?tab=closed",
    "/reviews/",
    "/terminals/",
    "/terminals/keeping/",
    "/voices/",
    "/",
)
BIG = (
    "desk_case",
    "desk_casereview",
    "duties_duty",
    "duties_doubled",
    "duties_latecase",
    "intake_receivedmessage",
)

# What each column of a case is made of; g is the row's number, :n the number of rows. Columns that are not
# here are NULL, empty or zero.
CASE = {
    "id": "'00000000-0000-7000-8000-' || lpad(g::text, 12, '0')",
    "message_id": "'00000000-0000-7000-8000-' || lpad(g::text, 12, '0')",
    "receipt_no": "'BK420626106-01-261101-' || lpad(g::text, 7, '0')",
    "case_no": "'420626' || lpad(g::text, 12, '0')",
    "matter_code": "'M-' || (g % 271)",
    "matter_rev": "1",
    "matter_name": "'事项 ' || (g % 271)",
    "domain": "(array['企业开办','人社','医保','公积金','不动产','社会救助'])[1 + g % 6]",
    "terminal_id": "t.id",
    "township": "t.township",
    "state": "CASE WHEN g % 33 = 0 THEN (array['received','accepted','correcting'])[1 + (g / 33) % 3]"
    " ELSE 'completed' END",
    "version": "3",
    "masked_name": "'张*例'",
    "person_hash": "md5((g % 250000)::text) || md5('p')",
    "name_hash": "md5((g % 90000)::text) || md5('n')",
    "helper": "CASE WHEN g % 4 = 0 THEN '王*琴' ELSE '' END",
    "filed_at": "now() - (:n - g) * interval '730 days' / :n",
    "received_at": "now() - (:n - g) * interval '730 days' / :n",
    "updated_at": "now() - (:n - g) * interval '730 days' / :n",
    "accepted_at": "now() - (:n - g) * interval '730 days' / :n + interval '3 hours'",
    "closed_at": "CASE WHEN g % 33 = 0 THEN NULL ELSE now() - (:n - g) * interval '730 days' / :n"
    " + interval '3 days' END",
    "due": "CASE WHEN g % 33 = 0 AND (g / 33) % 3 < 2 THEN current_date + (g % 40)::int - 3 END",
    "promised": "current_date + (g % 40)::int",
}
OTHERS = {
    "desk.CaseReview": (
        "g % 3 = 0",
        {
            "message_id": CASE["id"],
            "case_id": CASE["id"],
            "review_id": CASE["id"],
            "subject": CASE["id"],
            "round": "1",
            "level": "(array['very_satisfied','satisfied','satisfied','dissatisfied'])[1 + g % 4]",
            "channel": "'5'",
            "received_at": CASE["received_at"],
            "counted": "true",
        },
    ),
    "duties.Duty": (
        "g % 4 = 0",
        {
            "case_id": CASE["id"],
            "source": "'terminal'",
            "about": CASE["matter_name"],
            "township": "t.township",
            "terminal_id": "t.id",
            "owner_name": "'王*' || (g % 40)",
            "asked_at": CASE["received_at"],
            "due": "(" + CASE["received_at"] + ")::date + 5",
            "closed_at": CASE["closed_at"],
            "version": "1",
        },
    ),
    "duties.LateCase": (
        "g % 90 = 0",
        {
            "case_id": CASE["id"],
            "terminal_id": "t.id",
            "township": "t.township",
            "filed_at": CASE["received_at"] + " - interval '4 days'",
            "received_at": CASE["received_at"],
            "days": "3",
            "reason": "'offline'",
            "clock": "'good'",
        },
    ),
    "duties.Doubled": (
        "g % 100 = 0",
        {
            "kind": "'case'",
            "first_id": CASE["id"],
            "second_id": "'00000000-0000-7000-8000-' || lpad((g - 1)::text, 12, '0')",
            "found_at": CASE["received_at"],
            "decision": "CASE WHEN g % 3300 = 0 THEN '' ELSE 'other' END",
            "decided_at": CASE["received_at"],
        },
    ),
}


def line(what: str, seconds: float, rest: str = "", aim: float | None = AIM) -> None:
    verdict = "" if aim is None else f"  aim {aim * 1000:.0f} ms  {'kept' if seconds <= aim else 'MISSED'}"
    print(f"{what:<46}{seconds * 1000:9.1f} ms{verdict}{rest}", flush=True)


def fill(number: int) -> None:
    """Sixty machines, ``number`` cases with their messages; reviews, duties, doubles, late ones to some."""
    from django.db import connection
    from django.utils import timezone

    from sync.county.fleet.models import Terminal
    from sync.model.division import TOWNSHIPS

    now = timezone.now()
    for place, township in enumerate(TOWNSHIPS):
        for device in range(1, 11 if place == 0 else 6):
            Terminal.objects.create(
                id=f"{township.code}-{device:02d}",
                township=township.code,
                device=device,
                sign_public=b"0" * 32,
                seal_public=b"0" * 32,
                enrolled_at=now,
                last_seen=now,
                centre_name="党群服务中心",
            )
    message = {
        "id": CASE["id"],
        "kind": "'case'",
        "terminal_id": "t.id",
        "visit": CASE["id"],
        "made_at": "''",
        "epoch": "1",
        "seq": "g",
        "suite": "''",
        "key": "''",
        "body": "'\\x00'::bytea",
        "digest": "md5(g::text)",
        "received_at": CASE["received_at"],
        "way": "'line'",
    }
    with connection.cursor() as cursor:
        _insert(cursor, "intake.ReceivedMessage", message, "true", number)
        _insert(cursor, "desk.Case", CASE, "true", number)
        for model, (which, columns) in OTHERS.items():
            _insert(cursor, model, columns, which, number)
        cursor.execute("ANALYZE")


def _insert(cursor: Any, model: str, columns: dict[str, str], which: str, number: int) -> None:
    from django.apps import apps
    from django.db import models

    meta = apps.get_model(model)._meta
    values = dict(columns)
    for field in meta.concrete_fields:
        if field.column in values or field.null or isinstance(field, models.AutoField):
            continue
        plain = {models.JSONField: "'[]'::jsonb", models.BooleanField: "false", models.DateTimeField: "now()"}
        kind = next((text for cls, text in plain.items() if isinstance(field, cls)), None)
        values[field.column] = kind or ("0" if isinstance(field, models.IntegerField) else "''")
    names = ", ".join(f'"{name}"' for name in values)
    chosen = ", ".join(text.replace(":n", str(number)) for text in values.values())
    begin = time.perf_counter()
    cursor.execute(
        f"WITH t AS (SELECT id, township, row_number() OVER (ORDER BY id) - 1 AS place FROM fleet_terminal)"  # noqa: S608
        f' INSERT INTO "{meta.db_table}" ({names}) SELECT {chosen} FROM generate_series(1, {number}) AS g'
        f" JOIN t ON t.place = g % 60 WHERE {which}"
    )
    line(f"made {cursor.rowcount:,} {model}", time.perf_counter() - begin, aim=None)


def measure(username: str) -> list[str]:
    """Each page: median, number of queries; the big tables that a query of it read from end to end."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from sync.county.people.models import Staff

    client, wrong = Client(), []
    client.force_login(Staff.objects.get(username=username))
    for path in PAGES:
        with CaptureQueriesContext(connection) as captured:
            status = client.get(path).status_code
        asked = list(captured)  # before the next request clears the log
        if status == 403:
            continue
        assert status == 200, (path, status)
        times = [timed(lambda path=path: client.get(path)) for _ in range(ROUNDS)]  # type: ignore[misc]
        whole = sorted({table for query in asked for table in scanned(query["sql"])})
        slowest = max(asked, key=lambda query: float(query["time"]))
        rest = f"  {len(asked)} queries" + (f"  READS ALL OF {', '.join(whole)}" if whole else "")
        took = statistics.median(times)
        line(f"{username} {path}", took, rest)
        if took > AIM or whole:
            wrong.append(explained(slowest["sql"]))
    return wrong


def scanned(sql: str) -> list[str]:
    """Big tables that PostgreSQL would read from end to end for a query."""
    if not sql.startswith("SELECT"):
        return []
    plan = explained(sql)
    return [table for table in BIG if f"Seq Scan on {table} " in plan or f"Seq Scan on {table}\n" in plan]


def explained(sql: str) -> str:
    from django.db import connection

    if not sql.startswith("SELECT"):
        return sql
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
        return "\n".join([sql[:400], *(row[0] for row in cursor.fetchall())])


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(arguments: list[str]) -> None:
    number = int(arguments[0]) if arguments else 1_000_000
    if why := why_not():
        print(why)
        return
    with PostgresCluster() as cluster, tempfile.TemporaryDirectory() as name:
        config = Path(name) / "config.toml"
        config.write_text('[paths]\nstate = "var"\n', encoding="utf-8")
        os.environ |= {
            "DOORSTEP_CONFIG": str(config),
            "DOORSTEP_COUNTY_DATABASE": new_database(cluster.url),
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

        from sync.county.people.models import Staff
        from sync.county.people.rules import Role

        settings.ALLOWED_HOSTS.append("testserver")
        call_command("migrate", interactive=False, verbosity=0)
        for username, role, township in (("sup", Role.SUPERVISOR, ""), ("leader", Role.LEADER, "420626106")):
            Staff.objects.create_staff(
                username,
                "bench-password-1",
                name="王示琴",
                role=role,
                org="保康县行政审批局",
                township=township,
            )
        fill(number)
        wrong = [plan for username in ("sup", "leader") for plan in measure(username)]
        for plan in wrong:
            print(f"\n{plan}")
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
