"""Terminals by the hundred, years of cases: ``python -m tests.bench.sync.fleet`` on a county's database.

Reads one line of JSON (``{"terminals": N}`` or ``{"cases": N}``), prints one.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from datetime import timedelta
from typing import Any


def make_terminals(number: int) -> list[dict[str, str]]:
    """Enrolled terminals with a token each, spread over the townships."""
    from django.db import transaction
    from django.utils import timezone

    from sync.county.fleet import services
    from sync.county.fleet.models import Terminal
    from sync.county.fleet.rules import make_terminal_id
    from sync.model.division import TOWNSHIPS
    from sync.protocol.seal import new_private_key, public_of

    made = []
    public = public_of(new_private_key())
    with transaction.atomic():
        for place in range(number):
            township, device = TOWNSHIPS[place % len(TOWNSHIPS)].code, place // len(TOWNSHIPS) + 1
            terminal, _ = Terminal.objects.get_or_create(
                id=make_terminal_id(township, device),
                defaults={
                    "township": township,
                    "device": device,
                    "sign_public": bytes(32),
                    "seal_public": public,
                    "enrolled_at": timezone.now(),
                    "centre_name": "某某镇党群服务中心",
                },
            )
            made.append({"terminal": terminal.id, "token": services.access_token(terminal)})
    return made


def make_cases(number: int) -> int:
    """Cases as they lie in the tables a year later: message, case, two lines, six ways to write the name, a
    paper, record."""
    from django.db import transaction
    from django.utils import timezone

    from sync.county import bulk
    from sync.county.desk.arriving import CASE_FIELDS, EVENT_FIELDS, case_row
    from sync.county.desk.models import Case, CaseEvent, NameKey
    from sync.county.duties.models import Paper
    from sync.county.feed.models import Entry, Head
    from sync.county.fleet.models import Terminal
    from sync.county.intake.models import ReceivedMessage
    from sync.county.intake.storing import FIELDS
    from sync.model.ids import uuid7

    terminals = list(Terminal.objects.all())
    body, record = secrets.token_bytes(2000), secrets.token_bytes(700)
    head = Head.objects.get_or_create(pk=1)[0].seq
    start = timezone.now() - timedelta(days=365)
    pause = timedelta(days=364) / number
    for first in range(0, number, 5000):
        messages: list[tuple[Any, ...]] = []
        cases, events, entries, keys, papers = [], [], [], [], []
        for n in range(first, min(first + 5000, number)):
            at, terminal = start + n * pause, terminals[n % len(terminals)]
            digest = secrets.token_hex(32)
            id, case_id = uuid7(int(at.timestamp() * 1000)), uuid7(int(at.timestamp() * 1000))
            header = (id, "case", terminal.id, id, at.isoformat(), 0, 1, n)
            messages.append((*header, "x", "k", body, digest, at, "line"))
            case = Case(
                id=case_id,
                message_id=id,
                receipt_no=f"old-{n}",
                matter_code="HR-007",
                matter_rev=1,
                matter_name="城乡居民养老保险参保登记",
                terminal=terminal,
                township=terminal.township,
                state="completed",
                masked_name="张*例",
                person_hash=secrets.token_hex(32),
                name_hash=secrets.token_hex(32),
                filed_at=at,
                received_at=at,
                updated_at=at,
                closed_at=at,
            )
            cases.append(case_row(case))
            keys += [(case_id, secrets.token_hex(16)) for _ in range(6)]
            papers.append((case_id, case.person_hash, "残疾人证", at))
            for title in ("提交申请", "县里收件"):
                events.append((case_id, at, "received", title, "保康县政务服务", "", "", None))
            entries.append((head + n + 1, "case", case_id, f"d:{terminal.id}", 1, record, True, at))
        with transaction.atomic():
            bulk.insert(ReceivedMessage, FIELDS, messages)
            bulk.insert(Case, CASE_FIELDS, cases)
            bulk.insert(CaseEvent, EVENT_FIELDS, events)
            bulk.insert(NameKey, ("case_id", "key"), keys)
            bulk.insert(Paper, ("case_id", "person_hash", "name", "at"), papers)
            names = ("seq", "topic", "key", "scope", "rev", "body", "sealed", "changed_at")
            bulk.insert(Entry, names, entries)
            Head.objects.filter(pk=1).update(seq=head + first + len(messages))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return number


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sync.county.settings"
    import django

    django.setup()
    asked = json.loads(sys.stdin.readline())
    done: object = make_terminals(asked["terminals"]) if "terminals" in asked else make_cases(asked["cases"])
    print(json.dumps(done))


if __name__ == "__main__":
    main()
