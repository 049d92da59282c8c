"""Messages in: stored once as they came, answered each, personal data only sealed."""

from __future__ import annotations

from dataclasses import replace as replace_handling
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from django.db import connection
from django.utils import timezone
from msgspec.structs import replace

from sync.county.desk.models import Case, CaseReview
from sync.county.fleet.models import Terminal
from sync.county.intake import services as intake
from sync.county.intake.handling import Filed
from sync.county.intake.models import ReceivedMessage, RefusedMessage, Waiting
from sync.county.intake.rules import read_envelope
from sync.county.intake.working import Worker
from sync.county.keys import KeyRing, create_keys
from sync.county.line.handlers import HANDLERS
from sync.model.case import Case as FiledCase
from sync.model.case import CaseState, CaseStatus
from sync.model.review import Level
from sync.protocol.envelope import Kind
from sync.protocol.line import Verdict, feed_info
from sync.protocol.seal import open_sealed
from tests.county.makers import (
    SEAL_PRIVATE,
    feed_of,
    file,
    file_body,
    make_terminal,
    publish_matters,
    push,
)
from tests.helpers.county_cases import case_message, filed_case, review_message, review_of
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def terminal() -> Terminal:
    return make_terminal()


def in_an_hour() -> datetime:
    return timezone.now() + timedelta(hours=1)


def status_down(terminal: Terminal, case_id: str, cursor: str = "") -> CaseStatus:
    (record,) = [r for r in feed_of(terminal, cursor).records if r.key == case_id]
    assert record.sealed
    info = feed_info(terminal.id, record.topic, record.key, record.rev)
    return msgspec.json.decode(open_sealed(record.body or b"", SEAL_PRIVATE, info), type=CaseStatus)


def test_a_case_arrives_and_its_terminal_hears_of_it(terminal: Terminal, ring: KeyRing) -> None:
    publish_matters()
    case = file(terminal, ring)
    assert (case.status, case.flags, case.township) == (CaseState.RECEIVED, [], "420626106")
    status = status_down(terminal, case.id)
    assert (status.state, status.masked_name, status.case_no) == (CaseState.RECEIVED, "张*例", "")
    assert [e.title for e in status.events] == ["提交申请", "县里收件"]


def test_only_the_terminal_of_the_case_hears_of_it(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    assert case.id not in [r.key for r in feed_of(make_terminal()).records]


def test_no_table_holds_a_name_or_a_number_readably(terminal: Terminal, ring: KeyRing) -> None:
    publish_matters()
    body = filed_case(terminal.id, agent=applicant("陈代办", "19700101", 5), answers={"/data/x": "秘密答案"})
    file_body(terminal, ring, body)
    push(terminal, review_message(review_of(body, words="留言内容"), terminal.id, ring.county_keys()[0]))
    secrets = [body.applicant.name, body.applicant.id_number, "13800000000", "陈代办", "秘密答案", "留言内容"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own names
            for line in cursor.fetchall():
                text = " ".join(
                    v.tobytes().decode("latin1") + v.tobytes().decode("utf-8", "ignore")
                    if isinstance(v, memoryview)
                    else v.decode("utf-8", "ignore")
                    if isinstance(v, bytes)
                    else str(v)
                    for v in line
                )
                for secret in secrets:
                    assert secret not in text, (table, secret)


def test_a_person_is_found_by_a_keyed_hash(terminal: Terminal, ring: KeyRing, tmp_path: Path) -> None:
    case = file(terminal, ring)
    number = applicant().id_number
    assert case.person_hash == ring.lookup_hash("id_number", number)
    assert case.person_hash != create_keys(tmp_path / "other").lookup_hash("id_number", number)


def test_problems_in_the_content_are_flagged_and_nothing_is_lost(terminal: Terminal, ring: KeyRing) -> None:
    bad = replace(applicant(), id_number="12345", name="")
    case = file(
        terminal, ring, applicant=bad, signature=None, receipt_no="???", form_id="f", form_version="1"
    )
    rules = {flag["rule"] for flag in case.flags}
    assert {"id_number.short", "name.missing", "case.signature", "case.matter", "form.version"} <= rules
    opened = intake.open_message(case.message)
    assert isinstance(opened, FiledCase)
    assert opened.applicant == bad


@pytest.mark.parametrize(
    "changes",
    [
        {"receipt_no": "x" * 500, "matter_name": "名" * 900, "helper": "h" * 900, "matter_code": "c" * 90},
        {"receipt_no": "a\x00b", "matter_name": "a\x00b", "matter_code": "\x00", "helper": "\x00"},
        {"matter_rev": -5, "filed_at": "never"},
        {"matter_rev": 10**15, "filed_at": "9999-12-31T23:59:59+00:00"},
        {"applicant": replace(applicant(), name="\x00" * 90)},
        {"answers": {"/data/\x00": ["\x00", {"deep": [1, 2, None]}]}},
    ],
    ids=["long", "nul", "negative", "huge", "nul-name", "nul-answers"],
)
def test_wild_values_are_stored_and_flagged(
    terminal: Terminal, ring: KeyRing, changes: dict[str, object]
) -> None:
    assert file(terminal, ring, **changes).flags


def test_a_case_without_a_proper_id_is_refused_with_a_sentence(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id, id="case-1")
    (answer,) = push(terminal, case_message(body, ring.county_keys()[0]))
    assert (answer.verdict, answer.rule) == (Verdict.REFUSED, "case.id")
    assert ReceivedMessage.objects.count() == 0
    assert RefusedMessage.objects.get().rule == "case.id"


def test_a_body_of_another_shape_is_refused(terminal: Terminal, ring: KeyRing) -> None:
    review = review_of(filed_case(terminal.id))
    wrong = replace(review_message(review, terminal.id, ring.county_keys()[0]), kind=Kind.CASE.value)
    (answer,) = push(terminal, wrong)
    assert answer.rule == "message.seal"


def test_the_same_id_with_another_body_is_refused_and_the_first_stays(
    terminal: Terminal, ring: KeyRing
) -> None:
    key = ring.county_keys()[0]
    first = case_message(filed_case(terminal.id), key)
    other = replace(case_message(filed_case(terminal.id), key), id=first.id)
    assert [a.verdict for a in push(terminal, first)] == [Verdict.ACCEPTED]
    (answer,) = push(terminal, other)
    assert (answer.verdict, answer.rule) == (Verdict.REFUSED, "message.id_reused")
    assert bytes(ReceivedMessage.objects.get().body) == first.body


def test_a_header_that_cannot_be_read_is_refused_alone() -> None:
    answer = read_envelope(b'{"id": "x", "kind": 3}')
    assert (answer.id, getattr(answer, "rule", "")) == ("x", "message.header")
    for raw in (b"[]", b"{}", b"{"):
        with pytest.raises(msgspec.DecodeError):
            read_envelope(raw)


def test_a_refusal_is_noted_once_and_counted(terminal: Terminal, ring: KeyRing) -> None:
    bad = replace(case_message(filed_case(terminal.id), ring.county_keys()[0]), kind="wish")
    for _ in range(3):
        push(terminal, bad)
    assert RefusedMessage.objects.get().times == 3


def test_our_own_mistake_keeps_the_order_of_the_visit_and_lets_others_pass(
    terminal: Terminal, ring: KeyRing, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(prepared: object) -> Filed:
        raise RuntimeError("secret of the body")

    key = ring.county_keys()[0]
    one, two = filed_case(terminal.id), filed_case(terminal.id)
    batch = (
        case_message(one, key),
        review_message(review_of(one), terminal.id, key, one.visit),
        review_message(review_of(two), terminal.id, key, two.visit),
    )
    answers = intake.receive(terminal, batch, HANDLERS).answers
    assert [a.verdict for a in answers] == [Verdict.ACCEPTED] * 3
    now = timezone.now()
    handlers = dict(HANDLERS) | {Kind.CASE: replace_handling(HANDLERS[Kind.CASE], file=broken)}
    stumbling = Worker(handlers, now=lambda: now)
    stumbling.work_off()
    assert list(CaseReview.objects.values_list("subject", flat=True)) == [two.id]
    assert "secret" not in caplog.text
    stumbling.work_off()  # not yet due again
    assert Waiting.objects.get(message=batch[0].id).tries == 1
    later = Worker(HANDLERS, now=in_an_hour)
    later.work_off()
    assert Case.objects.get().id == one.id
    review = CaseReview.objects.get(subject=one.id)
    assert (review.case_id, review.township) == (one.id, terminal.township)
    assert not Waiting.objects.exists()


def test_a_second_case_under_one_receipt_number_is_flagged(terminal: Terminal, ring: KeyRing) -> None:
    publish_matters()
    first = file(terminal, ring)
    second = file(terminal, ring, receipt_no=first.receipt_no)
    assert [f["rule"] for f in second.flags] == ["receipt_no.twice"]


def test_the_same_case_again_is_kept_and_flagged(terminal: Terminal, ring: KeyRing) -> None:
    publish_matters()
    body = filed_case(terminal.id)
    file_body(terminal, ring, body)
    case = file_body(terminal, ring, body)
    assert [f["rule"] for f in case.flags] == ["case.again"]
    assert ReceivedMessage.objects.count() == 2


def test_another_terminals_case_is_not_overwritten(terminal: Terminal, ring: KeyRing) -> None:
    case = file(terminal, ring)
    other = make_terminal()
    after = file_body(other, ring, filed_case(other.id, id=case.id))
    assert after.message_id == case.message_id
    assert "case.id" in {f["rule"] for f in after.flags}


def test_a_review_comes_back_with_the_case(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id)
    file_body(terminal, ring, body)
    key = ring.county_keys()[0]
    push(terminal, review_message(review_of(body, Level.DISSATISFIED, words="慢"), terminal.id, key))
    review = status_down(terminal, body.id).review
    assert review is not None
    assert (review.level, review.items, review.words) == (Level.DISSATISFIED, ("213",), "")


def test_one_review_a_round_counts_the_first(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id)
    file_body(terminal, ring, body)
    key = ring.county_keys()[0]
    for level in (Level.VERY_SATISFIED, Level.DISSATISFIED):
        (answer,) = push(terminal, review_message(review_of(body, level), terminal.id, key))
        assert answer.verdict is Verdict.ACCEPTED
    assert [(r.level, r.counted) for r in CaseReview.objects.order_by("received_at")] == [
        ("very_satisfied", True),
        ("dissatisfied", False),
    ]
    review = status_down(terminal, body.id).review
    assert review is not None
    assert review.level is Level.VERY_SATISFIED


def test_a_bad_review_without_a_reason_is_kept_but_not_counted(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id)
    file_body(terminal, ring, body)
    review = review_of(body, Level.DISSATISFIED, items=())
    push(terminal, review_message(review, terminal.id, ring.county_keys()[0]))
    row = CaseReview.objects.get()
    assert (row.counted, [f["rule"] for f in row.flags]) == (False, ["review.reason"])


def test_a_review_that_overtook_its_case_finds_it(terminal: Terminal, ring: KeyRing) -> None:
    body = filed_case(terminal.id)
    push(terminal, review_message(review_of(body), terminal.id, ring.county_keys()[0]))
    assert CaseReview.objects.get().case is None
    file_body(terminal, ring, body)
    assert CaseReview.objects.get().case == Case.objects.get()
    assert status_down(terminal, body.id).review is not None


def test_a_lost_private_key_is_said_not_raised(
    terminal: Terminal, ring: KeyRing, tmp_path: Path, settings: object
) -> None:
    case = file(terminal, ring)
    settings.KEYS_FOLDER = tmp_path / "others"  # type: ignore[attr-defined]
    create_keys(tmp_path / "others")
    with pytest.raises(LookupError):
        intake.open_message(case.message)


def test_an_older_key_of_the_county_still_opens(terminal: Terminal, ring: KeyRing, tmp_path: Path) -> None:
    message = case_message(filed_case(terminal.id), ring.county_keys()[0])
    (old,) = (tmp_path / "keys" / "seal").glob("*.key")
    newer = create_keys(tmp_path / "newer").county_keys()[0]
    (path,) = (tmp_path / "newer" / "seal").glob("*.key")
    (tmp_path / "keys" / "seal" / path.name.replace("0001", "0002")).write_text(path.read_text())
    assert [k.id for k in ring.county_keys()] == [newer.id, old.stem.split("-", 1)[1]]
    assert push(terminal, message)[0].verdict is Verdict.ACCEPTED
