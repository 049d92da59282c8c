"""A complaint made offline: sent when the line is back, given to a person, answered, read at the terminal."""

from __future__ import annotations

import msgspec

from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.model.voice import VoiceStatus
from sync.protocol.line import Topic, feed_info
from sync.protocol.seal import open_sealed
from tests.journeys.clerk import Clerk
from tests.journeys.pages import FindCase, Home, VoiceAnswer
from tests.journeys.station import Station

PHONE, WORDS = "13800000000", "窗口开着门没有人，等了一上午。"
ANSWER, MEASURE = "当天窗口的人离岗，对不起。", "改为两个人轮岗，离开要有人顶上。"


def look_up(machine: Station, tail: str) -> VoiceAnswer:
    find = Home.of(machine.finger).progress()
    assert isinstance(find, FindCase)
    return find.find_voice(tail, PHONE)


def state_of(machine: Station) -> str:
    """What the terminal itself knows; "" before the county has said anything."""
    records, enrolment = machine.mailbox.records(Topic.VOICE), machine.mailbox.enrolment()
    if not records or enrolment is None:
        return ""
    (record,) = records
    info = feed_info(enrolment.terminal, record.topic, record.key, record.rev)
    plain = open_sealed(record.body or b"", machine.store.seal_private(), info)
    return msgspec.json.decode(plain, type=VoiceStatus).state.value


def test_a_complaint_is_answered_by_a_person(machine: Station, staff: tuple[Clerk, Clerk]) -> None:
    machine.proxy.go_offline()
    writing = Home.of(machine.finger).voices().complain("service").write_myself()
    sent = writing.write("综合窗口", WORDS).leave_phone(PHONE).submit()
    number = parse_receipt_number(sent.number)
    assert isinstance(number, ReceiptNumber)
    assert "联网后自动送到县里" in sent.sentence
    line = machine.mailbox.line()
    assert line.waiting + line.sending == 1
    sent.print()
    assert len(list(machine.paper.rglob("*.pdf"))) == 1
    sent.end()
    assert list(machine.paper.rglob("*.pdf")) == []
    shown = look_up(machine, number.tail)
    assert "等联网送出" in shown.state
    shown.end()

    machine.proxy.go_online()
    machine.wait_until_sent()
    machine.wait(lambda: state_of(machine) == "received", "the county's word on it")
    supervisor, clerk = staff
    voice = supervisor.only_voice()
    assert WORDS in supervisor.page(f"/voices/{voice}/")
    supervisor.do(voice, "assign", to="经*员")
    clerk.do(voice, "answer", note=ANSWER, measure=MEASURE)
    supervisor.do(voice, "close")
    machine.wait(lambda: state_of(machine) == "closed", "the answer at the terminal")

    answer = look_up(machine, number.tail)
    assert "办结" in answer.state
    assert answer.words("answer") == ANSWER
    assert answer.words("measure") == MEASURE
    answer.end()
