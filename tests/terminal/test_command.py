"""``python -m sync.terminal`` as people and scripts start it: real processes, real files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.protocol.line import PUSH_PATH, Answer, Verdict
from sync.protocol.seal import new_private_key, public_of
from sync.terminal.mailbox.port import Enrolment, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.clock import eventually
from tests.helpers.county import ToyCounty, Trick
from tests.helpers.mailbox import MADE_AT, new_id, review_message

ROOT = Path(__file__).resolve().parents[2]


class Machine:
    """A folder with a config.toml, and the commands run in it."""

    def __init__(self, folder: Path, county_url: str) -> None:
        self.folder = folder
        self.database = folder / "state" / "line" / "line.db"
        (folder / "config.toml").write_text(
            f'[paths]\nstate = "state"\n[line]\ncounty_url = "{county_url}"\noutbox_poll = 0.02\n'
            "backoff_first = 0.1\nlong_poll = 2\n",
            encoding="utf-8",
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "sync.terminal", *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit code and everything it said."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=60)
        return process.returncode, out + err

    def publish_seal_key(self) -> None:
        box = SqliteMailbox(self.database)
        box.publish_seal_key(public_of(new_private_key()))
        box.close()


@pytest.fixture
def county() -> Iterator[ToyCounty]:
    with ToyCounty() as toy:
        yield toy


@pytest.fixture
def machine(tmp_path: Path, county: ToyCounty) -> Machine:
    return Machine(tmp_path, county.base_url)


@pytest.fixture
def enrolled(machine: Machine, county: ToyCounty) -> Machine:
    machine.publish_seal_key()
    code, said = machine.run("enrol", "--code", county.new_code())
    assert code == 0, said
    return machine


def enrolment_of(box: SqliteMailbox) -> Enrolment:
    enrolment = box.enrolment()
    assert enrolment is not None
    return enrolment


def stop(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> str:
    """Stop an agent; what it logged."""
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    return err


def test_a_new_machine_says_what_to_do_first(machine: Machine, county: ToyCounty) -> None:
    code, said = machine.run("status")
    assert (code, "还没有登记" in said) == (3, True)
    code, said = machine.run("run")
    assert (code, "enrol" in said) == (3, True)
    code, said = machine.run("enrol", "--code", county.new_code())
    assert (code, "python -m kiosk init" in said) == (1, True)
    assert "Traceback" not in said


def test_enrol_and_status(enrolled: Machine, county: ToyCounty) -> None:
    code, said = enrolled.run("status")
    assert code == 0
    assert "歇马镇" in said
    assert county.base_url in said
    assert "待发 0" in said


def test_a_used_code_is_explained_and_changes_nothing(machine: Machine, county: ToyCounty) -> None:
    machine.publish_seal_key()
    code, said = machine.run("enrol", "--code", "WRONG")
    assert (code, "登记码不对" in said) == (1, True)
    assert machine.run("status")[0] == 3


def test_enrolling_twice_needs_to_be_asked_for(enrolled: Machine, county: ToyCounty) -> None:
    code, said = enrolled.run("enrol", "--code", county.new_code())
    assert (code, "--again" in said) == (4, True)
    code, said = enrolled.run("enrol", "--code", county.new_code(), "--again")
    assert code == 0
    assert "420626106-02" in said


def test_nobody_at_the_address(machine: Machine) -> None:
    machine.publish_seal_key()
    code, said = machine.run("enrol", "--code", "X", "--url", "http://127.0.0.1:9")
    assert (code, "连不上县里" in said) == (1, True)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_agent_sends_and_stops_cleanly(enrolled: Machine, county: ToyCounty, how: signal.Signals) -> None:
    box = SqliteMailbox(enrolled.database)
    who = enrolment_of(box)
    message = review_message(terminal=who.terminal, key=who.county_keys[0], words="不可外传的话")
    agent = enrolled.start("run")
    box.post(message)
    eventually(lambda: box.message(message.id).state is MessageState.DONE)  # type: ignore[union-attr]
    log = stop(agent, how)
    assert agent.returncode == 0, log
    assert "收下 1 条" in log
    assert "不可外传" not in log
    assert "Traceback" not in log
    assert not box.line().online
    box.close()


def test_the_agent_stops_while_the_county_keeps_it_waiting(enrolled: Machine, county: ToyCounty) -> None:
    agent = enrolled.start("run")
    eventually(lambda: "GET /line/v1/feed" in county.requests)
    stop(agent)
    assert agent.returncode == 0


def test_the_agent_stops_although_a_push_gets_no_answer(enrolled: Machine, county: ToyCounty) -> None:
    box = SqliteMailbox(enrolled.database)
    who = enrolment_of(box)
    message = review_message(terminal=who.terminal, key=who.county_keys[0])
    county.slow_seconds = 60
    county.play(Trick.SLOW, path=PUSH_PATH)
    box.post(message)
    agent = enrolled.start("run")
    eventually(lambda: "POST /line/v1/push" in county.requests)
    log = stop(agent)
    assert agent.returncode == 0, log
    assert "下次会再送" in log
    status = box.message(message.id)
    assert status is not None
    assert status.state is MessageState.WAITING
    assert not box.line().online
    box.close()


def test_a_second_agent_on_the_same_mailbox_is_refused(enrolled: Machine, county: ToyCounty) -> None:
    first = enrolled.start("run")
    eventually(lambda: "GET /line/v1/feed" in county.requests)
    for command in (("run",), ("enrol", "--code", county.new_code(), "--again")):
        code, said = enrolled.run(*command)
        assert code == 5
        assert str(first.pid) in said
    assert enrolled.run("status")[0] == 0
    stop(first)


def test_the_lock_of_a_killed_agent_holds_nobody_up(enrolled: Machine, county: ToyCounty) -> None:
    first = enrolled.start("run")
    eventually(lambda: "GET /line/v1/feed" in county.requests)
    stop(first, signal.SIGKILL)
    second = enrolled.start("run")
    before = county.requests.count("GET /line/v1/feed")
    eventually(lambda: county.requests.count("GET /line/v1/feed") > before)
    stop(second)
    assert second.returncode == 0


def test_a_refused_message_is_shown_and_sent_again_by_a_person(enrolled: Machine) -> None:
    box = SqliteMailbox(enrolled.database)
    messages = [review_message(visit=str(n)) for n in range(2)]
    for message in messages:
        box.post(message)
    box.settle([Answer(m.id, Verdict.REFUSED, "r", "县里不认识这一类消息。") for m in messages], MADE_AT)
    code, said = enrolled.run("status")
    assert (code, said.count("县里不认识这一类消息。")) == (0, 2)
    assert "retry" in said
    assert enrolled.run("retry", messages[0].id)[0] == 0
    code, said = enrolled.run("retry", messages[0].id)
    assert (code, "不用再送" in said) == (1, True)
    assert enrolled.run("retry", "nobody")[0] == 1
    assert "1 条" in enrolled.run("retry", "--all")[1]
    assert box.line().waiting == 2
    box.close()


def test_refused_photographs_are_told_with_their_reason_and_sent_again(enrolled: Machine) -> None:
    box = SqliteMailbox(enrolled.database)
    message, ids = review_message(), [new_id(), new_id()]
    for id in ids:
        box.blobs.put(id, "visit-1", message.id, [b"sealed"])
    box.post(message)
    for id in ids:
        box.blobs.park(id, "县里已有同一编号的文件。")
    code, said = enrolled.run("status")
    assert (code, said.count("县里已有同一编号的文件。")) == (0, 2)
    assert "照片：待发 0，县里不收 2" in said
    assert "1 条" in enrolled.run("retry", ids[0])[1]
    assert enrolled.run("retry", ids[0])[0] == 1
    assert "1 条" in enrolled.run("retry", "--all")[1]
    assert (box.line().files_waiting, box.line().files_parked) == (2, 0)
    box.close()


def test_a_log_that_was_touched_is_told(enrolled: Machine) -> None:
    box = SqliteMailbox(enrolled.database)
    box.post(review_message())
    box.close()
    code, said = enrolled.run("verify")
    assert (code, "完整，共 1 条" in said) == (0, True)
    with closing(sqlite3.connect(enrolled.database)) as db, db:
        db.execute("UPDATE outbox SET visit = 'other'")
    code, said = enrolled.run("verify")
    assert (code, "第 1 条" in said) == (1, True)


def test_status_warns_of_cases_outside_the_system(enrolled: Machine) -> None:
    box = SqliteMailbox(enrolled.database)
    box.post(review_message())
    box.contact(MADE_AT - timedelta(days=400), ok=True)
    box.contact(MADE_AT, ok=False, error="连不上县里的服务器，会自动再试。")
    box.close()
    said = enrolled.run("status")[1]
    assert "体外循环" in said
    assert "起还没有送到" in said


def test_a_mistake_in_config_is_said_with_its_line(machine: Machine) -> None:
    (machine.folder / "config.toml").write_text("[line]\ncolour = 1\n", encoding="utf-8")
    code, said = machine.run("status")
    assert code == 2
    assert "第 2 行" in said
    assert "Traceback" not in said


def test_a_config_that_is_not_there(machine: Machine) -> None:
    code, said = machine.run("--config", "nowhere.toml", "status")
    assert (code, "nowhere.toml" in said, "Traceback" in said) == (1, True, False)


def test_a_mailbox_that_is_not_one(machine: Machine) -> None:
    machine.database.parent.mkdir(parents=True)
    machine.database.write_bytes(b"\xff\xd8\xff\xe0 a photograph, not a database" * 100)
    code, said = machine.run("status")
    assert (code, "待发箱" in said, "Traceback" in said) == (1, True, False)
