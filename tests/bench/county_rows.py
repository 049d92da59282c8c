"""Rows of a county as large as one likes, made by SQL in the shapes that intake and desk give them.

97 of 100 cases are closed, sixty machines, two years; every third case has a review, every fourth a duty,
every twentieth citizen says something. Four people look at them: who supervises, a township's leader and its
window, and the clerk of one of twenty departments.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

# What each column of a case is made of; g is the row's number, :n the number of rows. Columns that are not
# here are NULL, empty or zero.
ID = "'00000000-0000-7000-8000-' || lpad(g::text, 12, '0')"
AT = "now() - (:n - g) * interval '730 days' / :n"
CLOSED_AT = f"CASE WHEN g % 33 = 0 THEN NULL ELSE {AT} + interval '3 days' END"
STATE = (
    "CASE WHEN g % 33 = 0 THEN (array['received','accepted','correcting'])[1 + (g / 33) % 3]"
    " ELSE 'completed' END"
)
DUE = "CASE WHEN g % 33 = 0 AND (g / 33) % 3 < 2 THEN current_date + (g % 40)::int - 3 END"
BEFORE = "'00000000-0000-7000-8000-' || lpad((g - 1)::text, 12, '0')"
LEVEL = "(array['very_satisfied','satisfied','satisfied','dissatisfied'])[1 + g % 4]"
VOICE_STATE = (
    "CASE WHEN g % 500 = 0 THEN (array['received','assigned','answered'])[1 + (g / 500) % 3]"
    " ELSE 'closed' END"
)
STAGE = (
    "CASE WHEN g % 600 = 0 THEN (array['found','assigned','mending','review'])[1 + (g / 600) % 4]"
    " ELSE 'closed' END"
)
ONE_OF_THREE = "(SELECT id FROM people_staff WHERE username = (array['sup','leader','clerk'])[1 + {} % 3])"

CASE = {
    "id": ID,
    "message_id": ID,
    "receipt_no": "'BK420626106-01-261101-' || lpad(g::text, 7, '0')",
    "case_no": "'420626' || lpad(g::text, 12, '0')",
    "matter_code": "'M-' || (g % 271)",
    "matter_rev": "1",
    "matter_name": "'事项 ' || (g % 271)",
    "domain": "(array['企业开办','人社','医保','公积金','不动产','社会救助'])[1 + g % 6]",
    "terminal_id": "t.id",
    "township": "t.township",
    "state": STATE,
    "version": "3",
    "masked_name": "'张*例'",
    "person_hash": "md5((g % 250000)::text) || md5('p')",
    "name_hash": "md5((g % 90000)::text) || md5('n')",
    "helper": "CASE WHEN g % 4 = 0 THEN '王*琴' ELSE '' END",
    "filed_at": AT,
    "received_at": AT,
    "updated_at": AT,
    "accepted_at": f"{AT} + interval '3 hours'",
    "closed_at": CLOSED_AT,
    "due": DUE,
    "promised": f"({AT})::date + 5",
    "owner_id": "(SELECT id FROM people_org WHERE name = '县直部门 ' || (g % 20))",
    "first_owner_id": "(SELECT id FROM people_org WHERE name = '县直部门 ' || (g % 20))",
    "holder_id": "CASE WHEN (g / 33) % 20 = 0"
    " THEN (SELECT id FROM people_staff WHERE username = 'clerk') END",
}
MESSAGE = {
    "id": ID,
    "kind": "'case'",
    "terminal_id": "t.id",
    "visit": ID,
    "made_at": "''",
    "epoch": "1",
    "seq": "g",
    "suite": "''",
    "key": "''",
    "body": "'\\x00'::bytea",
    "digest": "md5(g::text)",
    "received_at": AT,
    "way": "'line'",
}
REVIEW = {
    "message_id": ID,
    "case_id": ID,
    "review_id": ID,
    "subject": ID,
    "round": "1",
    "level": LEVEL,
    "channel": "'5'",
    "township": "t.township",
    "received_at": AT,
    "counted": "true",
}
DUTY = {
    "case_id": ID,
    "source": "'terminal'",
    "about": CASE["matter_name"],
    "township": "t.township",
    "terminal_id": "t.id",
    "owner_name": "'王*' || (g % 40)",
    "asked_at": AT,
    "due": f"({AT})::date + 5",
    "closed_at": CLOSED_AT,
    "version": "1",
}
LATE = {
    "case_id": ID,
    "terminal_id": "t.id",
    "township": "t.township",
    "filed_at": f"{AT} - interval '4 days'",
    "received_at": AT,
    "days": "3",
    "reason": "'offline'",
    "clock": "'good'",
}
DOUBLED = {
    "kind": "'case'",
    "first_id": ID,
    "second_id": BEFORE,
    "found_at": AT,
    "decision": "CASE WHEN g % 3300 = 0 THEN '' ELSE 'other' END",
    "decided_at": f"CASE WHEN g % 3300 = 0 THEN NULL ELSE {AT} END",
    "first_township": "t.township",
    "second_township": f"(SELECT township FROM desk_case WHERE id = {BEFORE})",  # noqa: S608 - ours
}
VOICE = {
    "id": ID,
    "message_id": ID,
    "voice_no": CASE["receipt_no"],
    "kind": "(array['complaint','opinion','message'])[1 + g % 3]",
    "about": "'service'",
    "terminal_id": "t.id",
    "township": "t.township",
    "state": VOICE_STATE,
    "version": "3",
    "made_at": AT,
    "received_at": AT,
    "updated_at": AT,
    "closed_at": f"CASE WHEN {VOICE_STATE} = 'closed' THEN {AT} + interval '9 days' END",
    "due": f"CASE WHEN {VOICE_STATE} IN ('received', 'assigned') THEN current_date + (g % 20)::int - 5 END",
    "promised": f"({AT})::date + 10",
    "responsible_id": f"CASE WHEN {VOICE_STATE} <> 'received' THEN {ONE_OF_THREE.format('g')} END",
    "answer": "'已经办好'",
}
MEND = {
    "title": "'毛病 ' || g",
    "source": "'daily'",
    "township": "t.township",
    "stage": STAGE,
    "version": "4",
    "found_at": AT,
    "found_by_id": "(SELECT id FROM people_staff WHERE username = 'sup')",
    "responsible_id": ONE_OF_THREE.format("g"),
    "due": f"CASE WHEN {STAGE} = 'closed' THEN ({AT})::date + 10 ELSE current_date + (g % 20)::int - 5 END",
    "measure": "'换了'",
    "lasting": "'每天看一次'",
    "closed_at": f"CASE WHEN {STAGE} = 'closed' THEN {AT} + interval '9 days' END",
    "closed_by_id": "(SELECT id FROM people_staff WHERE username = 'sup')",
}
REVEAL = {
    "case_id": ID,
    "staff_id": ONE_OF_THREE.format("g"),
    "at": AT,
    "reason": "'核对材料'",
}
TOLD = {
    "case_id": ID,
    "level": "1",
    "staff_id": ONE_OF_THREE.format("(g / 33)"),
    "due": f"coalesce({DUE}, current_date)",
    "at": AT,
}
# Of which model, for which rows, made of what; messages and cases come first, the others lean on them.
ROWS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("intake.ReceivedMessage", "true", MESSAGE),
    ("desk.Case", "true", CASE),
    ("desk.CaseReview", "g % 3 = 0", REVIEW),
    ("desk.Reveal", "g % 10 = 0", REVEAL),
    ("desk.Escalation", f"g % 33 = 0 AND ({DUE}) < current_date", TOLD),
    ("duties.Duty", "g % 4 = 0", DUTY),
    ("duties.LateCase", "g % 90 = 0", LATE),
    ("duties.Doubled", "g % 100 = 0", DOUBLED),
    ("voices.Voice", "g % 20 = 0", VOICE),
    ("rectify.Rectification", "g % 50 = 0", MEND),
)


def people() -> None:
    """Who looks at it; the department's clerk has a twentieth of all cases."""
    from sync.county.people.models import Org, Staff
    from sync.county.people.rules import OrgKind, Role

    for number in range(20):
        Org.objects.create(kind=OrgKind.DEPARTMENT.value, name=f"县直部门 {number}")
    for username, role, org, township in (
        ("sup", Role.SUPERVISOR, "保康县行政审批局", ""),
        ("leader", Role.LEADER, "党群服务中心", "420626106"),
        ("window", Role.WINDOW, "党群服务中心", "420626106"),
        ("clerk", Role.CLERK, "县直部门 7", ""),
    ):
        Staff.objects.create_staff(
            username, "bench-password-1", name="王示琴", role=role, org=org, township=township
        )
    Org.objects.filter(name="保康县行政审批局").update(kind=OrgKind.COUNTY.value)


def machines() -> None:
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


def fill(number: int, say: Callable[[str, float], None]) -> None:
    """``number`` cases and what belongs to them. say: is told what was made, and how long it took."""
    from django.db import connection

    people()
    machines()
    with connection.cursor() as cursor:
        for model, which, columns in ROWS:
            begin = time.perf_counter()
            made = _insert(cursor, model, columns, which, number)
            say(f"made {made:,} {model}", time.perf_counter() - begin)
        cursor.execute("VACUUM (ANALYZE)")


def _insert(cursor: Any, model: str, columns: dict[str, str], which: str, number: int) -> int:
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
    cursor.execute(
        f"WITH t AS (SELECT id, township, row_number() OVER (ORDER BY id) - 1 AS place FROM fleet_terminal)"  # noqa: S608
        f' INSERT INTO "{meta.db_table}" ({names}) SELECT {chosen} FROM generate_series(1, {number}) AS g'
        f" JOIN t ON t.place = g % 60 WHERE {which.replace(':n', str(number))}"
    )
    return int(cursor.rowcount)
