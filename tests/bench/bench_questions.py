"""A question and its answer on a live line: from asking to having it, as the kiosk does.

``python -m tests.bench.bench_questions [rounds]``. A real county server, the real agent on a connection of
its own to line.db, the kiosk's service on another; progress of a case filed at another terminal. Aim: 200 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.questions import Asked, Questions
from kiosk.store.sqlite import PrivateStore
from sync.model.question import Ask, Outcome
from sync.model.settings import Line
from sync.protocol.seal import public_of
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.clock import eventually
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient
from tests.helpers.people import applicant

AIM = 0.2
LOOK = 0.015  # seconds between looks, as the window does


def ask(questions: Questions, visit: str, receipt: str) -> float:
    """Seconds until the reply is read."""
    pause = threading.Event()
    began = time.perf_counter()
    asked = questions.ask(visit, Ask.PROGRESS, id_number=applicant().id_number, number=receipt)
    assert isinstance(asked, Asked), asked
    while (reply := questions.look(asked)) is None:
        assert not questions.over(asked), "no answer in time"
        pause.wait(LOOK)
    took = time.perf_counter() - began
    assert reply.outcome is Outcome.FOUND, reply.outcome
    return took


def main(rounds: int = 40) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:
        folder = Path(name)
        with CountyServer(folder / "county") as county:
            other = LineClient(county.url)
            other.enrol(county.new_code("420626103"))
            other.log_in()
            case = filed_case(other.terminal, at=datetime.now(UTC))
            other.push(case_message(case, other.county_key))
            other.close()
            store = PrivateStore(folder / "kiosk")
            database = folder / "line" / "line.db"
            box, agent_box = (SqliteMailbox(database) for _ in range(2))
            box.publish_seal_key(public_of(store.seal_private()))
            settings = Line(county_url=county.url)
            http = county_http(county.url, settings, SystemClock())
            enrolment = enrol(agent_box, http.enrol, county.new_code("420626106"), county.url)
            http.close()
            clock = CountyClock(SystemClock(), lambda: box.line().skew_ms)
            catalogue = Catalogue(box)
            catalogue.refresh()
            questions = Questions(
                catalogue=catalogue,
                mailbox=box,
                store=store,
                clock=clock,
                ids=Ids(SystemClock()),
                deadline=10,
            )
            with AgentService(agent_box, enrolment, settings, database=database):
                eventually(lambda: box.line().online, 60)
                times = [ask(questions, f"visit-{n}", case.receipt_no) for n in range(rounds)]
            for opened in (box, agent_box, store):
                opened.close()
    middle, slow = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    verdict = "kept" if middle <= AIM else "MISSED"
    print(f"question and answer, p50{middle * 1000:10.1f} ms  aim {AIM * 1000:.0f}  {verdict}")
    print(f"question and answer, p95{slow * 1000:10.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
