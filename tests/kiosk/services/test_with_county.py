"""The services against the real county: server process, agent and line.db, without a window.

What the terminal files must arrive without a flag, and what the county says must be readable here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.services.case_view import CaseView
from kiosk.services.reviews import FILED
from kiosk.store.sqlite import PrivateStore
from sync.model.case import Route
from sync.model.review import Level, Review
from sync.model.settings import Line
from sync.protocol.line import Topic
from sync.protocol.seal import public_of
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.port import MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.clock import FakeClock, eventually
from tests.helpers.county_server import CountyServer
from tests.helpers.county_template import Furniture
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import STROKES, Kiosk

NAME = "城乡居民养老保险参保登记"
ANSWERS = {
    "select_one": None,
    "integer": 1,
    "decimal": 1,
    "text": "示例",
    "date": "2020-01-01",
    "acknowledge": "OK",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    with CountyServer(tmp_path_factory.mktemp("county"), furniture=Furniture.ALL) as server:
        yield server


def answer_all(kiosk: Kiosk) -> bool:
    """Answer every open required question with the simplest thing its type allows."""
    visit = kiosk.visits.current
    assert visit is not None
    draft = visit.draft
    assert draft is not None
    filling = draft.filling
    assert filling is not None
    for _ in range(60):
        open_ = [p for p in filling.problems() if p.rule == "required"]
        if not open_:
            break
        question = filling.question(open_[0].path)
        assert question is not None
        value = question.choices[0].name if question.choices else ANSWERS.get(question.type, "示例")
        assert filling.answer(question.path, value).accepted, (question.path, question.type)
    assert filling.problems() == []
    return filling.complete()


def test_a_case_and_its_rating_arrive_without_a_flag(tmp_path: Path, county: CountyServer) -> None:
    store = PrivateStore(tmp_path / "kiosk")
    box = SqliteMailbox(tmp_path / "line" / "line.db")
    box.publish_seal_key(public_of(store.seal_private()))
    kiosk = Kiosk(mailbox=box, store=store, clock=FakeClock(datetime.now(UTC)))
    line = Line(long_poll=2, backoff_first=0.1)
    http = county_http(county.url, line, SystemClock())
    agent_box = SqliteMailbox(tmp_path / "line" / "line.db")
    enrolment = enrol(agent_box, http.enrol, county.new_code("420626106"), county.url)
    http.close()
    with AgentService(agent_box, enrolment, line):
        eventually(lambda: len(box.records(Topic.MATTER)) == 271, 30)
        eventually(lambda: bool(box.records(Topic.TERMINAL)) and len(box.records(Topic.FORM)) > 40, 30)
        kiosk.catalogue.refresh()
        kiosk.matter = next(m for m in kiosk.catalogue.matters() if m.name == NAME)
        assert kiosk.filing.refusal(kiosk.matter) is None
        visit = kiosk.visitor(applicant(birth="19800101", order=12))
        draft = kiosk.filing.start(visit, kiosk.matter)
        assert answer_all(kiosk)
        for row in draft.materials:
            if row.route is None:
                draft.choose(row.key, Route.WINDOW)
        receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
        sent = kiosk.reviews.send(visit=visit.id, subject=receipt.case_id, level=Level.SATISFIED)
        assert isinstance(sent, Review)
        eventually(lambda: all(m.state is MessageState.DONE for m in box.messages()), 30)
        eventually(lambda: box.record(Topic.CASE, receipt.case_id) is not None, 30)
        # The answers are checked against the form once the case is on the desk; until then that is a flag.
        eventually(lambda: county.count("desk.Case", pk=receipt.case_id, flags=[]) == 1, 30)
        # Sent after the case, filed after it.
        rated = {"subject": receipt.case_id, "counted": True, "flags": []}
        eventually(lambda: county.count("desk.CaseReview", **rated) == 1, 30)
        view = kiosk.progress.find(receipt.tail, applicant(birth="19800101", order=12).id_number)
        assert isinstance(view, CaseView)
        assert view.state == "received"
        assert view.timeline[0].what == "提交申请"
        assert view.timeline[-1].what == "办结"
        assert (view.review_stage, view.reviewed) == (FILED, True)
    box.close()
    agent_box.close()
    store.close()
