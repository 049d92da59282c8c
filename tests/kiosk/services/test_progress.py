from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kiosk.services.progress import CaseView, NodeKind
from kiosk.services.reviews import CLOSED, FILED
from sync.model.case import CaseEvent, CaseState, CaseStatus
from sync.model.problem import Problem
from sync.model.review import Level, Review
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Answer, Topic, Verdict
from sync.protocol.seal import new_private_key, public_of
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant, id_number
from tests.kiosk.services.kiosk_world import Kiosk

ME = applicant().id_number


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def found(kiosk: Kiosk, receipt: str, number: str = ME) -> CaseView:
    view = kiosk.progress.find(receipt, number)
    assert isinstance(view, CaseView), view
    return view


def status(kiosk: Kiosk, case_id: str, state: CaseState, **more: object) -> None:
    events = (
        CaseEvent("2026-11-22T09:41:00+08:00", CaseState.RECEIVED, "提交申请", org="歇马镇自助终端"),
        CaseEvent("2026-11-23T10:00:00+08:00", CaseState.ACCEPTED, "受理", who="李*", org="综合窗口"),
    )
    base = {
        "case_id": case_id,
        "receipt_no": "x",
        "matter_name": "x",
        "masked_name": "张*例",
        "state": state,
        "updated_at": "2026-11-23T10:00:00+08:00",
        "events": events if state is not CaseState.RECEIVED else events[:1],
    }
    body = CaseStatus(**(base | more))  # type: ignore[arg-type]
    public = public_of(kiosk.store.seal_private())
    kiosk.county.publish_sealed(Topic.CASE, case_id, body, public)


def test_saved_here_and_not_yet_sent(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    for typed in (receipt.receipt_no, receipt.receipt_no.replace("-", "").lower(), receipt.tail):
        view = found(kiosk, typed)
        assert view.state_words == "已保存，待报送"
        assert view.line_words == "已保存在本机，联网后自动报送。"
    assert [(e.what, e.kind) for e in view.timeline] == [
        ("提交申请", NodeKind.DONE),
        ("保存在本机", NodeKind.DONE),
        ("联网报送", NodeKind.NOW),
        ("受理", NodeKind.TODO),
        ("办结", NodeKind.TODO),
    ]
    assert view.masked_name == "张*例"
    assert view.masked_id == f"9999********{ME[-4:]}"
    assert (view.case_no, view.days_left, view.review_stage, view.reviewed) == ("", None, FILED, False)
    assert ME not in repr(view)
    assert "张示例" not in repr(view)


def test_sent_and_waiting(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    assert kiosk.memory is not None
    kiosk.memory.take(kiosk.wall.now(), 10, 10**9)
    assert kiosk.memory.line().sending == 1
    kiosk.memory.contact(kiosk.wall.now(), ok=True)
    assert found(kiosk, receipt.receipt_no).line_words == "正在报送县里。"
    done = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
    kiosk.memory.settle([Answer(receipt.case_id, Verdict.ACCEPTED)], done)
    view = found(kiosk, receipt.receipt_no)
    assert view.state_words == "已送到县里，待受理"
    assert (view.timeline[2].what, view.timeline[2].when) == ("联网报送", "11月22日 14:05")
    assert view.timeline[3].kind is NodeKind.NOW


def test_refused_by_the_county_says_why_and_who_helps(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    assert kiosk.memory is not None
    kiosk.memory.take(kiosk.wall.now(), 10, 10**9)
    answer = Answer(receipt.case_id, Verdict.REFUSED, "case.version", "终端软件太旧。")
    kiosk.memory.settle([answer], kiosk.wall.now())
    view = found(kiosk, receipt.receipt_no)
    assert view.line_words == "县里没有收下：终端软件太旧。请找帮办员处理，您填的内容还在。"
    assert view.timeline[2].kind is NodeKind.WARN


def test_accepted_with_the_clock_running(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    promised = date(2026, 12, 2)
    status(
        kiosk,
        receipt.case_id,
        CaseState.ACCEPTED,
        case_no="420626-2026-000001",
        promised=promised,
        holder="陈*",
        holder_org="县民政局",
    )
    kiosk.wall.advance(2 * 86400)  # Tuesday 24
    view = found(kiosk, receipt.receipt_no)
    assert (view.state, view.state_words) == ("accepted", "办理中")
    assert view.case_no == "420626-2026-000001"
    assert view.days_left == 6
    assert view.share_used == pytest.approx(1 / 7)
    assert view.deadline_words == "12月2日 前办结，还剩 6 个工作日"
    assert view.holder_words == "县民政局 · 经办人 陈*"
    assert [(e.what, e.kind, e.when) for e in view.timeline] == [
        ("提交申请", NodeKind.DONE, "11月22日 09:41"),
        ("受理", NodeKind.NOW, "11月23日 10:00"),
        ("办结", NodeKind.TODO, "12月2日 之前"),
    ]
    assert view.timeline[1].who == "综合窗口 · 李*"
    stub = kiosk.store.stub(receipt.case_id)
    assert stub is not None
    assert stub.state == "accepted"
    kiosk.wall.advance(12 * 86400)
    late = found(kiosk, receipt.receipt_no)
    assert late.days_left is not None
    assert late.days_left < 0
    assert late.share_used == 1.0
    assert "超期" in late.deadline_words


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_has_words_and_an_end(kiosk: Kiosk, state: CaseState) -> None:
    receipt = kiosk.file_one()
    status(kiosk, receipt.case_id, state, missing=("银行卡",), promised=date(2026, 12, 2))
    view = found(kiosk, receipt.receipt_no)
    assert view.state_words == state.label
    assert view.line_words.endswith("。")
    assert (view.review_stage == CLOSED) is state.closed
    assert (view.timeline[-1].what == "办结") is not state.closed
    assert view.missing == ("银行卡",)
    assert (view.days_left is not None) is (state is CaseState.ACCEPTED)


def test_a_special_procedure_and_a_result_say_until_when(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    day = date(2026, 12, 2)
    status(kiosk, receipt.case_id, CaseState.PAUSED, promised=date(2026, 11, 30), paused_until=day)
    assert found(kiosk, receipt.receipt_no).deadline_words == "特别程序预计到 12月2日，之后接着算时限"
    status(kiosk, receipt.case_id, CaseState.COMPLETED, promised=date(2026, 11, 30), deliver_by=day)
    assert found(kiosk, receipt.receipt_no).deadline_words == "结果 12月2日 前送达"


def test_a_record_that_does_not_open_here_is_not_believed(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    body = CaseStatus(
        case_id=receipt.case_id,
        receipt_no="x",
        matter_name="x",
        masked_name="x",
        state=CaseState.COMPLETED,
        updated_at="2026-11-23T10:00:00+08:00",
    )
    kiosk.county.publish_sealed(Topic.CASE, receipt.case_id, body, public_of(new_private_key()))
    assert found(kiosk, receipt.receipt_no).state == "saved"


def test_a_wrong_pair_does_not_say_which(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    other = kiosk.file_one(applicant(order=4))
    wrong_id = kiosk.progress.find(receipt.receipt_no, id_number(order=6))
    wrong_no = kiosk.progress.find("BK420626106-01-261122-0099-" + _check("0099"), ME)
    crossed = kiosk.progress.find(other.receipt_no, ME)
    tail = kiosk.progress.find(other.tail, ME)
    assert isinstance(wrong_id, Problem)
    assert wrong_id.rule == "progress.not_found"
    assert wrong_id == wrong_no == crossed == tail


def _check(serial: str) -> str:
    from sync.model.receipt import make_receipt_number

    return make_receipt_number("420626106", 1, date(2026, 11, 22), int(serial)).digits[-1]


def test_the_same_tail_of_another_terminal_is_not_this_case(kiosk: Kiosk) -> None:
    from sync.model.receipt import make_receipt_number

    receipt = kiosk.file_one()
    for device in range(2, 60):
        elsewhere = make_receipt_number("420626106", device, date(2026, 11, 22), 1)
        if elsewhere.tail == receipt.tail:
            assert isinstance(kiosk.progress.find(str(elsewhere), ME), Problem)
            return
    pytest.fail("no other device has the same check digit")


@pytest.mark.parametrize(
    ("receipt", "number", "path"),
    [
        ("", ME, "receipt_no"),
        ("BK123", ME, "receipt_no"),
        ("26112200010", "123", "id_number"),
        ("x" * 300, ME, "receipt_no"),
    ],
)
def test_what_cannot_be_a_number_is_explained_and_does_not_count(
    kiosk: Kiosk, receipt: str, number: str, path: str
) -> None:
    for _ in range(20):
        problem = kiosk.progress.find(receipt, number)
        assert isinstance(problem, Problem)
        assert problem.path == path
    filed = kiosk.file_one()
    found(kiosk, filed.receipt_no)


def test_guessing_is_stopped_for_ten_minutes_for_everyone(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    for _ in range(5):
        assert isinstance(kiosk.progress.find(receipt.tail, id_number(order=6)), Problem)
        kiosk.wall.advance(60)
    locked = kiosk.progress.find(receipt.tail, ME)
    assert isinstance(locked, Problem)
    assert locked.rule == "progress.locked"
    assert "5 分钟" in locked.message
    kiosk.visits.begin()
    assert isinstance(kiosk.progress.find(receipt.tail, ME), Problem)
    kiosk.wall.advance(301)
    found(kiosk, receipt.tail)
    kiosk.progress.find(
        receipt.tail, id_number(order=6)
    )  # the sixth wrong pair: the second is now the oldest
    assert isinstance(kiosk.progress.find(receipt.tail, ME), Problem)


def rate(kiosk: Kiosk, case_id: str, level: Level = Level.SATISFIED, **more: object) -> object:
    return kiosk.reviews.send(visit="v", subject=case_id, level=level, **more)  # type: ignore[arg-type]


def sent_reviews(kiosk: Kiosk) -> list[Review]:
    assert kiosk.memory is not None
    taken = kiosk.memory.take(kiosk.wall.now(), 100, 10**9)
    kiosk.memory.release()
    return [open_body(e, COUNTY_PRIVATE, Review) for e in taken if e.kind == Kind.REVIEW]


def test_a_case_is_rated_once_at_each_stage(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    first = rate(kiosk, receipt.case_id, items=("413",), words=" 讲得清楚 ")
    assert isinstance(first, Review)
    assert (first.round, first.words) == (1, "讲得清楚")
    assert found(kiosk, receipt.receipt_no).reviewed
    again = rate(kiosk, receipt.case_id, Level.VERY_SATISFIED)
    assert isinstance(again, tuple)
    assert again[0].rule == "review.again"
    status(kiosk, receipt.case_id, CaseState.COMPLETED)
    view = found(kiosk, receipt.receipt_no)
    assert (view.review_stage, view.reviewed) == (CLOSED, False)
    second = rate(kiosk, receipt.case_id, Level.VERY_SATISFIED, stage=CLOSED)
    assert isinstance(second, Review)
    assert second.round == 2
    assert sent_reviews(kiosk) == [first, second]
    assert kiosk.reviews.reviewed(receipt.case_id, CLOSED)


def test_a_bad_rating_needs_a_reason_and_items_of_its_level(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    for more in ({}, {"items": ("413",)}, {"words": "  "}):
        problems = rate(kiosk, receipt.case_id, Level.DISSATISFIED, **more)
        assert isinstance(problems, tuple)
        assert problems
    assert sent_reviews(kiosk) == []
    assert isinstance(rate(kiosk, receipt.case_id, Level.DISSATISFIED, items=("214",), revisit=True), Review)


def test_items_are_the_national_ones(kiosk: Kiosk) -> None:
    items = kiosk.reviews.items(Level.SATISFIED)
    assert ("412", "可以使用自助机办理") in [(i.code, i.text) for i in items]
    assert len(items) == 8


def test_a_rating_cut_off_by_a_crash_is_not_made_twice(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    mark = kiosk.store.reserve_review(receipt.case_id, FILED, kiosk.ids.new())
    sent = rate(kiosk, receipt.case_id)  # the crash came before the message was posted
    assert isinstance(sent, Review)
    assert sent.id == mark.id
    other = kiosk.file_one(applicant(order=4))
    assert isinstance(rate(kiosk, other.case_id), Review)
    lost = kiosk.store._reviews[other.case_id, FILED]  # type: ignore[attr-defined]
    import msgspec

    # the crash came after the message was posted, before the mark said so
    kiosk.store._reviews[other.case_id, FILED] = msgspec.structs.replace(lost, sent=False)  # type: ignore[attr-defined]
    assert isinstance(rate(kiosk, other.case_id), tuple)
    assert len(sent_reviews(kiosk)) == 2
    assert kiosk.reviews.reviewed(other.case_id, FILED)
