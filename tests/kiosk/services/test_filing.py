from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.visit import EndReason
from sync.model.case import Route
from sync.model.link import case_address
from sync.model.matter import Channel, TimeLimit
from sync.model.outside import Alarm, Standing
from sync.model.problem import Problem
from sync.model.receipt import parse_receipt_number
from sync.model.signing import document_of
from sync.protocol.line import Topic
from sync.terminal.mailbox.memory import MemoryMailbox
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import COMMITMENT, STROKES, Kiosk, publish
from tests.kiosk.services.world import enrolled_mailbox, profile


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def test_the_whole_way_to_a_receipt(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    assert receipt.receipt_no == "BK420626106-01-261122-0001-" + receipt.receipt_no[-1]
    assert not isinstance(parse_receipt_number(receipt.receipt_no), Problem)
    assert receipt.masked_name == "张*例"
    assert receipt.filed_words == "11月22日 09:41"
    assert receipt.line_words == "已保存在本机，联网后自动报送"
    assert receipt.bring == ("残疾人证",)
    assert receipt.promise_words.startswith(("预计 ", "受理当天"))
    (case,) = kiosk.sent()
    assert case.id == receipt.case_id
    assert case.receipt_no == receipt.receipt_no
    assert case.applicant == applicant()
    assert case.answers["/data/pay/level"] == 500
    assert "/data/pay/card" not in case.answers
    assert [(m.key, m.route) for m in case.materials] == [
        ("m1", Route.ELICENCE),
        ("m2", Route.SHARED),
        ("m3", Route.FORM),
        ("m4", Route.WINDOW),
    ]
    assert case.commitment == COMMITMENT
    assert case.signature is not None
    assert case.signature.document == document_of(case)
    assert (case.township, case.terminal) == ("420626106", "t-0001")
    assert (case.form_id, case.form_version) == ("pension", "v1")
    assert kiosk.store.drafts() == []
    (stub,) = kiosk.store.stubs()
    assert (stub.receipt_no, stub.masked_name) == (receipt.receipt_no, "张*例")
    assert "张示例" not in repr(stub)
    assert applicant().id_number not in repr(stub)


def test_the_envelope_shows_nothing_personal(kiosk: Kiosk) -> None:
    kiosk.file_one()
    assert kiosk.memory is not None
    (envelope,) = kiosk.memory.take(kiosk.wall.now(), 10, 10**9)
    on_the_wire = msgspec.json.encode(envelope)
    for secret in ("张示例", applicant().id_number, "13800000000", "500"):
        assert secret.encode() not in msgspec.json.encode(msgspec.structs.replace(envelope, body=b""))
        assert secret.encode() not in envelope.body
    assert b"case" in on_the_wire


def test_serials_rise_and_start_anew_the_next_day(kiosk: Kiosk) -> None:
    first, second = kiosk.file_one(), kiosk.file_one()
    kiosk.wall.advance(24 * 3600)
    third = kiosk.file_one()
    assert [r.receipt_no[15:-2] for r in (first, second, third)] == [
        "261122-0001",
        "261122-0002",
        "261123-0001",
    ]


def test_the_code_on_the_receipt_opens_this_cases_page_and_nobody_elses() -> None:
    base = "https://zwfw.example/p"
    kiosk = Kiosk(terminal_profile=msgspec.structs.replace(profile(), public_url=base))
    one, two = kiosk.file_one(), kiosk.file_one(applicant("李示范", order=4))
    cases = {case.id: case for case in kiosk.sent()}
    for receipt in (one, two):
        assert receipt.qr == case_address(base, receipt.case_id, cases[receipt.case_id].link)
        assert receipt.by_phone
    assert len({case.link for case in cases.values()}) == 2


def test_a_second_tap_gives_the_same_receipt(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    assert kiosk.filing.submit(draft, signature) == kiosk.filing.submit(draft, signature)
    assert len(kiosk.sent()) == 1


def test_signing_binds_the_content(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    signature = kiosk.filing.sign(draft, 932, 504, STROKES)
    assert draft.filling is not None
    draft.filling.answer("/data/pay/level", 5000)
    with pytest.raises(ServiceError) as caught:
        kiosk.filing.submit(draft, signature)
    assert "再签一次" in caught.value.message
    assert kiosk.sent() == []
    assert kiosk.submit(draft).receipt_no.endswith(kiosk.sent()[0].receipt_no[-6:])
    assert kiosk.sent()[0].answers["/data/pay/level"] == 5000


def test_no_strokes_no_signature(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    with pytest.raises(ServiceError):
        kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, []))


def test_open_questions_and_materials_stand_in_the_way(kiosk: Kiosk) -> None:
    draft = kiosk.filing.start(kiosk.visitor(), kiosk.matter)
    rules = [p.rule for p in kiosk.filing.problems(draft)]
    assert rules.count("required") == 3
    assert rules[-1] == "materials.route"
    with pytest.raises(ServiceError):
        kiosk.submit(draft)
    assert kiosk.sent() == []


def test_a_broken_constraint_stands_in_the_way(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor(), level=50)
    assert [p.message for p in kiosk.filing.problems(draft)] == ["每年最少交 100 元。"]


def test_materials_default_by_origin_and_the_wallet_remembers(kiosk: Kiosk) -> None:
    visit = kiosk.visitor()
    draft = kiosk.filing.start(visit, kiosk.matter)
    assert [(r.key, r.route, r.exempt) for r in draft.materials] == [
        ("m1", Route.ELICENCE, True),
        ("m2", Route.SHARED, True),
        ("m3", Route.FORM, False),
        ("m4", None, False),
    ]
    assert draft.materials[3].choices == (Route.LATER, Route.WINDOW)
    assert not draft.materials_chosen
    with pytest.raises(ValueError, match="no route"):
        draft.choose("m4", Route.ELICENCE)
    with pytest.raises(ValueError, match="no route"):
        draft.choose("m9", Route.LATER)
    draft.choose("m4", Route.LATER)
    assert draft.materials_chosen
    again = kiosk.filing.start(visit, kiosk.matter)
    assert again.materials[3].route is Route.LATER


def test_the_summary_masks_and_leads_back(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    groups = kiosk.filing.summary(draft)
    assert [(g.title, g.target, g.step) for g in groups] == [
        ("办事人", "identify", ""),
        ("参保信息", "form", "/data/pay"),
        ("材料", "materials", ""),
    ], "本人情况 holds only the name, which the first card shows already"
    assert groups[0].headline == "张*例 9999********" + applicant().id_number[-4:]
    assert groups[0].detail == "手机 138****0000 · 本人办理"
    assert groups[1].headline == "每年交多少元 500"
    assert groups[2].headline == "4 份都安排好了"
    assert groups[2].detail == "2 份免提交，1 份已填好，1 份带到窗口"
    assert "张示例" not in repr(groups)


def test_a_matter_without_a_form_goes_straight_to_materials(kiosk: Kiosk) -> None:
    plain = msgspec.structs.replace(kiosk.matter, form_id="", rev=2)
    kiosk.county.publish(Topic.MATTER, plain.code, plain)
    kiosk.catalogue.refresh()
    draft = kiosk.filing.start(kiosk.visitor(), plain)
    assert draft.filling is None
    assert draft.materials[2].choices == (Route.LATER, Route.WINDOW)  # the form is then filled at the window
    draft.choose("m3", Route.WINDOW)
    draft.choose("m4", Route.WINDOW)
    assert kiosk.filing.problems(draft) == ()
    kiosk.submit(draft)
    assert kiosk.sent()[0].answers == {}


@pytest.mark.parametrize(
    ("rule", "prepare"),
    [
        ("enrolment", lambda: MemoryMailbox()),
        ("profile", enrolled_mailbox),
    ],
)
def test_refused_before_the_citizen_starts(rule: str, prepare: object) -> None:
    kiosk = Kiosk(mailbox=prepare())  # type: ignore[operator]
    refusal = kiosk.filing.refusal(kiosk.matter)
    assert refusal is not None
    assert refusal.rule == f"filing.{rule}"
    assert "窗口" in refusal.message
    with pytest.raises(ServiceError):
        kiosk.filing.start(kiosk.visitor(), kiosk.matter)


def test_a_stopped_machine_begins_nothing_new_and_finishes_what_was_begun() -> None:
    kiosk = Kiosk()
    draft = kiosk.filled(kiosk.visitor())
    kiosk.outside = Standing(Alarm.LEADER, 6, 3, stopped=True)
    refusal = kiosk.filing.refusal(kiosk.matter)
    assert refusal is not None
    profile = kiosk.catalogue.profile()
    assert profile is not None
    assert all(words in refusal.message for words in ("6 天", profile.window, "一样能办", "自动报送"))
    assert kiosk.submit(draft).receipt_no
    with pytest.raises(ServiceError, match="不收新的办件"):
        kiosk.filing.start(kiosk.visitor(), kiosk.matter)
    kiosk.outside = Standing(Alarm.LEADER, 6, 3)
    assert kiosk.filing.refusal(kiosk.matter) is None


def test_refused_without_a_county_key_or_form_or_channel() -> None:
    mailbox = MemoryMailbox()
    from tests.helpers.mailbox import enrolment

    mailbox.enrol(msgspec.structs.replace(enrolment("t-0001"), county_keys=()), b"s" * 32)
    kiosk = Kiosk(mailbox=mailbox)
    publish(mailbox, kiosk.matter, profile())
    kiosk.catalogue.refresh()
    refusal = kiosk.filing.refusal(kiosk.matter)
    assert refusal is not None
    assert refusal.rule == "filing.county_key"
    good = Kiosk()
    window_only = msgspec.structs.replace(good.matter, channels=(Channel.WINDOW,))
    formless = msgspec.structs.replace(good.matter, form_id="not-here")
    for matter, rule in ((window_only, "channel"), (formless, "form")):
        refused = good.filing.refusal(matter)
        assert refused is not None
        assert refused.rule == f"filing.{rule}"
    assert good.filing.refusal(good.matter) is None


def test_not_identified_not_started(kiosk: Kiosk) -> None:
    with pytest.raises(ServiceError):
        kiosk.filing.start(kiosk.visits.begin(), kiosk.matter)


def test_filing_twice_is_pointed_out(kiosk: Kiosk) -> None:
    receipt = kiosk.file_one()
    again = kiosk.visitor()
    sentence = kiosk.filing.earlier(again, kiosk.matter)
    assert sentence is not None
    assert kiosk.matter.name in sentence
    assert receipt.tail[-5:-1] not in sentence
    other = kiosk.visitor(applicant(order=4))
    assert kiosk.filing.earlier(other, kiosk.matter) is None
    curious = kiosk.visitor(applicant(name="李示例"))  # knows the number and nothing else
    assert kiosk.filing.earlier(curious, kiosk.matter) is None
    kiosk.wall.advance(25 * 3600)
    assert kiosk.filing.earlier(kiosk.visitor(), kiosk.matter) is None


@pytest.mark.parametrize("reason", [EndReason.LEFT, EndReason.DONE])
def test_leaving_wipes_the_draft(kiosk: Kiosk, reason: EndReason) -> None:
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    assert len(kiosk.store.drafts()) == 1
    kiosk.visits.end(reason)
    assert kiosk.store.drafts() == []
    assert draft.applicant is None
    assert draft.filling is None
    assert visit.identity is None
    assert kiosk.filing.summary(draft) == ()


def test_what_a_power_failure_left_is_for_its_owner_for_a_day(kiosk: Kiosk) -> None:
    kiosk.filled(kiosk.visitor())
    after = Kiosk(mailbox=kiosk.mailbox, store=kiosk.store, clock=kiosk.wall)  # the process began anew
    assert after.filing.recover() == 0
    stranger = after.visitor(applicant(name="李示例"))
    assert after.filing.shelf.unfinished(stranger, after.matter) is None
    owner = after.visitor()
    left = after.filing.shelf.unfinished(owner, after.matter)
    assert left is not None
    assert left.saved_words == "您在 11月22日 09:41 填到一半，填的内容都还在。"
    draft = after.filing.shelf.resume(owner, left.draft_id)
    assert draft.filling is not None
    assert draft.filling.complete()
    assert draft.id == left.draft_id
    with pytest.raises(ServiceError):
        after.filing.shelf.resume(after.visitor(applicant(order=6)), left.draft_id)


def test_what_nobody_took_up_is_dropped_after_a_day(kiosk: Kiosk) -> None:
    kiosk.filled(kiosk.visitor())
    after = Kiosk(mailbox=kiosk.mailbox, store=kiosk.store, clock=kiosk.wall)
    kiosk.wall.advance(timedelta(days=1, seconds=5).total_seconds())
    after.filing.recover()
    assert kiosk.store.drafts() == []


def test_a_wrong_clock_is_corrected_for_the_citizen_and_kept_for_the_county(kiosk: Kiosk) -> None:
    assert kiosk.memory is not None
    day = 86_400_000
    kiosk.memory.contact(kiosk.wall.now(), ok=True, skew_ms=2 * day)
    receipt = kiosk.file_one()
    assert receipt.filed_words == "11月24日 09:41"
    assert "-261124-" in receipt.receipt_no
    assert receipt.online
    assert receipt.line_words == "已保存，正在报送县里"
    (case,) = kiosk.sent()
    assert case.filed_at.startswith("2026-11-22T09:41")
    (envelope,) = kiosk.memory.take(kiosk.wall.now(), 10, 10**9)
    assert envelope.skew_ms == 2 * day


def test_a_promise_into_an_unpublished_year_is_marked(kiosk: Kiosk) -> None:
    long = msgspec.structs.replace(kiosk.matter, promised=TimeLimit(40), rev=2)
    kiosk.county.publish(Topic.MATTER, long.code, long)
    kiosk.catalogue.refresh()
    kiosk.matter = long
    receipt = kiosk.file_one()
    assert receipt.provisional
    assert receipt.promise_day == date(2027, 1, 15)
    assert receipt.promise_words == "预计 2027年1月15日 星期五"


def test_no_promise_is_said_as_such(kiosk: Kiosk) -> None:
    none = msgspec.structs.replace(kiosk.matter, promised=TimeLimit(None), instant=False, rev=2)
    kiosk.county.publish(Topic.MATTER, none.code, none)
    kiosk.catalogue.refresh()
    kiosk.matter = none
    receipt = kiosk.file_one()
    assert (receipt.promise_day, receipt.promise_words) == (None, "没有承诺时限")


def test_ten_thousand_a_day_are_too_many(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    kiosk.store._serials[kiosk.clock.today()] = 9999  # type: ignore[attr-defined]
    with pytest.raises(ServiceError) as caught:
        kiosk.submit(draft)
    assert "回执号用完了" in caught.value.message
    assert kiosk.sent() == []
    assert len(kiosk.store.drafts()) == 1


def test_names_with_rare_characters_go_through() -> None:
    kiosk = Kiosk()
    rare = applicant(name="𠮷䶮·阿卜杜")
    receipt = kiosk.file_one(rare)
    assert receipt.masked_name == "𠮷****杜"
    assert kiosk.sent()[0].applicant.name == "𠮷䶮·阿卜杜"
