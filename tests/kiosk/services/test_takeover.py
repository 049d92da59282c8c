"""A new machine in the old one's place: the old one's cases are found, its numbers not given twice."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.services.progress import CaseView
from kiosk.services.voice_view import VoiceLookup, VoiceView
from sync.model.case import CaseState, CaseStatus, Handover, owner_check
from sync.model.problem import Problem
from sync.model.receipt import ReceiptNumber, make_receipt_number
from sync.model.voice import About, VoiceHandover, VoiceKind, VoiceState, VoiceStatus
from sync.protocol.line import Topic
from sync.protocol.seal import public_of
from tests.helpers.mailbox import new_id
from tests.helpers.people import applicant, id_number
from tests.kiosk.services.kiosk_world import Kiosk

ME = applicant().id_number


def told(kiosk: Kiosk, *, handed_over: bool = True) -> ReceiptNumber:
    """The county tells this machine of a case that it did not take; its receipt number."""
    profile = kiosk.catalogue.profile()
    assert profile is not None
    number = make_receipt_number(profile.township, profile.device, kiosk.clock.today(), 7)
    id = new_id()
    handover = Handover(
        visit=new_id(),
        matter_code=kiosk.matter.code,
        filed_at="2026-11-22T08:00:00+08:00",
        owner=owner_check(id, ME),
    )
    status = CaseStatus(
        case_id=id,
        receipt_no=str(number),
        matter_name=kiosk.matter.name,
        masked_name="张*例",
        state=CaseState.ACCEPTED,
        updated_at="2026-11-22T09:00:00+08:00",
        handover=handover if handed_over else None,
    )
    kiosk.county.publish_sealed(Topic.CASE, id, status, public_of(kiosk.store.seal_private()))
    return number


def replaced() -> Kiosk:
    kiosk = Kiosk()
    assert kiosk.memory is not None
    known = kiosk.memory.enrolment()
    assert known is not None
    kiosk.memory.enrol(replace(known, epoch=2), b"k" * 32)
    return kiosk


def test_a_case_of_the_machine_before_is_found_with_both_numbers() -> None:
    kiosk = replaced()
    number = told(kiosk)
    for typed in (str(number), number.tail):
        view = kiosk.progress.find(typed, ME)
        assert isinstance(view, CaseView)
        assert view.matter_name == kiosk.matter.name
    assert isinstance(kiosk.progress.find(str(number), id_number(order=77)), Problem)


def test_what_came_later_is_taken_over_too_and_once() -> None:
    kiosk = replaced()
    told(kiosk)
    kiosk.progress.find("26112200996", ME)
    later = told(kiosk)
    assert kiosk.progress.find(str(later), ME)
    kiosk.progress.find(str(later), ME)
    events = [entry.event for entry in kiosk.store.audit_trail()]
    assert events.count("case.taken_over") == len(kiosk.store.stubs())


def test_numbers_of_the_machine_before_are_not_given_again() -> None:
    kiosk = replaced()
    number = told(kiosk)
    kiosk.progress.find(str(number), ME)
    assert kiosk.file_one().receipt_no == str(
        make_receipt_number(number.township, number.device, number.day, number.serial + 1)
    )


def test_a_number_is_not_given_again_though_nobody_ever_looked_for_a_case() -> None:
    kiosk = replaced()
    number = told(kiosk)
    assert kiosk.takeover.due()
    assert kiosk.takeover.catch_up()
    assert not kiosk.takeover.due()
    assert kiosk.file_one().receipt_no == str(
        make_receipt_number(number.township, number.device, number.day, number.serial + 1)
    )
    told_of_voice(kiosk, "482913")
    assert kiosk.takeover.due()
    assert kiosk.takeover.catch_up()
    assert not kiosk.takeover.catch_up()


def test_the_first_machine_has_nothing_to_catch_up_with() -> None:
    kiosk = Kiosk()
    told(kiosk)
    assert not kiosk.takeover.due()
    assert not kiosk.takeover.catch_up()


def test_the_first_machine_of_a_place_takes_nothing_over() -> None:
    kiosk = Kiosk()
    number = told(kiosk)
    assert isinstance(kiosk.progress.find(str(number), ME), Problem)
    assert not kiosk.store.stubs()


def test_a_status_without_a_handover_makes_no_stub() -> None:
    kiosk = replaced()
    number = told(kiosk, handed_over=False)
    assert isinstance(kiosk.progress.find(str(number), ME), Problem)


def told_of_voice(kiosk: Kiosk, secret: str) -> ReceiptNumber:
    profile = kiosk.catalogue.profile()
    assert profile is not None
    number = make_receipt_number(profile.township, profile.device, kiosk.clock.today(), 9)
    id = new_id()
    status = VoiceStatus(
        voice_id=id,
        voice_no=str(number),
        kind=VoiceKind.COMPLAINT,
        about=About.SERVICE,
        state=VoiceState.ASSIGNED,
        updated_at="2026-11-22T09:00:00+08:00",
        holder="王*例",
        handover=VoiceHandover(
            visit=new_id(), made_at="2026-11-22T08:00:00+08:00", owners=(owner_check(id, secret),)
        ),
    )
    kiosk.county.publish_sealed(Topic.VOICE, id, status, public_of(kiosk.store.seal_private()))
    return number


def test_a_voice_of_the_machine_before_is_found_by_its_phone_or_code() -> None:
    kiosk = replaced()
    number = told_of_voice(kiosk, "482913")
    lookup = VoiceLookup(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        takeover=kiosk.takeover,
    )
    assert isinstance(lookup.find(str(number), "482914"), Problem)
    view = lookup.find(number.tail, "482913")
    assert isinstance(view, VoiceView)
    assert (view.voice_no, view.holder_words) == (str(number), "王*例")


def test_the_first_machine_of_a_place_takes_no_voice_over() -> None:
    kiosk = Kiosk()
    number = told_of_voice(kiosk, "482913")
    lookup = VoiceLookup(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        takeover=kiosk.takeover,
    )
    # the first machine of a place takes nothing over
    assert isinstance(lookup.find(str(number), "482913"), Problem)
