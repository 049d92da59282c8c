"""What is asked for each message that arrives goes by an index: it costs the same at a million cases.

SQLite tells its plan for each statement: a table that grows with the cases is searched, not gone through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from sync.county.feed.models import Entry
from sync.county.keys import KeyRing
from tests.county.everything import more
from tests.county.makers import feed_of, make_terminal, publish_matters

# A row for each case, message, person or paper, or several.
GROWING = re.compile(r"^(desk|intake|feed_entry|duties|voices|blobs|questions|calls|keeping|drops)")
# Queues: what waits in them, and not what was ever in them.
SHORT = {"intake_waiting", "desk_held"}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite"),
]


@contextmanager
def plans(found: dict[str, set[str]]) -> Iterator[None]:
    """Of each statement in between, by its words: which growing tables it goes through from end to end."""

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        # What changes all rows means to: here only the test itself.
        one_by_one = " WHERE " in sql or sql.startswith("SELECT")
        if not many and one_by_one and sql.startswith(("SELECT", "UPDATE", "DELETE")):
            asked = re.sub(r"(?<!%)%s", "?", sql).replace("%%", "%")
            rows = connection.connection.execute(f"EXPLAIN QUERY PLAN {asked}", params or ()).fetchall()
            for *_, plan in rows:
                gone_through = re.match(r"SCAN (\w+)", plan)
                if gone_through and GROWING.match(gone_through[1]) and gone_through[1] not in SHORT:
                    found.setdefault(re.sub(r"(\?(, )?)+", "?", asked), set()).add(plan)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield


def test_nothing_that_grows_is_gone_through(ring: KeyRing) -> None:
    publish_matters()
    found: dict[str, set[str]] = {}
    terminal = make_terminal("420626106")
    with plans(found):
        more(terminal, ring, 2, 1)
        feed_of(terminal)
    assert found == {}


def test_what_is_gone_through_is_noticed() -> None:
    found: dict[str, set[str]] = {}
    with plans(found):
        Entry.objects.filter(key="a").first()
        Entry.objects.filter(topic="case", key="a").first()
    assert [*found.values()] == [{"SCAN feed_entry"}]
