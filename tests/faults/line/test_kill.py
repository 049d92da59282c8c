"""kill -9 at any moment: what was promised is there, and nothing is there by halves."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sync.model.review import Review
from sync.protocol.envelope import open_body
from sync.protocol.seal import open_sealed
from sync.terminal.mailbox.port import MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.clock import eventually
from tests.helpers.mailbox import COUNTY_KEY, COUNTY_PRIVATE, MADE_AT
from tests.terminal.world import World

ROOT = Path(__file__).resolve().parents[3]


def kill_while_posting(path: Path, lines: int) -> tuple[set[str], set[str]]:
    """Let the process say so many lines, kill it; ids it tried and ids it promised."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.line.posting", str(path), COUNTY_KEY.public.hex()],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=path.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(lines)]
        process.kill()
        said += [line.split() for line in process.stdout.read().splitlines()]
    assert process.returncode == -signal.SIGKILL
    tried = {words[1] for words in said if len(words) == 2 and words[0] == "try"}
    return tried, {words[1] for words in said if len(words) == 2 and words[0] == "kept"}


@pytest.mark.parametrize("seed", range(6))
def test_promised_is_there_and_at_most_one_more(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "line.db"
    tried, kept = kill_while_posting(path, random.Random(seed).randrange(2, 60))  # noqa: S311
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    box = SqliteMailbox(path)
    there = [m.id for m in box.messages()]
    assert kept <= set(there) <= tried
    assert len(there) - len(kept) <= 1
    taken = box.take(MADE_AT, 1000, 10**9)
    assert [m.seq for m in taken] == list(range(1, len(there) + 1))
    for message in taken:
        assert open_body(message, COUNTY_PRIVATE, Review).id == message.id
    box.close()


def test_kills_in_a_row_leave_a_mailbox_that_still_works(tmp_path: Path) -> None:
    path = tmp_path / "line.db"
    kept: set[str] = set()
    for lines in (3, 20, 7):
        kept |= kill_while_posting(path, lines)[1]
    box = SqliteMailbox(path)
    assert kept <= {m.id for m in box.messages()}
    box.close()


def test_an_agent_killed_in_the_middle_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Its messages are marked as being sent; the next agent sends them, the county says already."""
    with World(SqliteMailbox(tmp_path / "state" / "line" / "line.db")) as world:
        (tmp_path / "config.toml").write_text(
            '[paths]\nstate = "state"\n[line]\noutbox_poll = 0.02\nbatch_count = 2\n', encoding="utf-8"
        )
        ids = [world.post(f"v{n}", words="字" * 20) for n in range(12)]
        world.proxy.delay(0.03)
        for _ in range(3):
            pushes = world.county.core.pushes
            agent = subprocess.Popen(
                [sys.executable, "-m", "sync.terminal", "run"],
                cwd=tmp_path,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stderr=subprocess.DEVNULL,
            )
            eventually(lambda: world.county.core.pushes > pushes)  # noqa: B023
            agent.kill()
            agent.wait()
        world.proxy.delay(0)
        with world.agent():
            eventually(lambda: world.is_done(*ids))
        assert list(world.county.core.stored) == ids
        for message in world.county.core.stored.values():
            assert open_sealed(message.body, world.county.core.private, message.info())
        assert all(world.status(id).state is MessageState.DONE for id in ids)
        world.mailbox.close()
