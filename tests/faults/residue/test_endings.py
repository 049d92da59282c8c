"""A visit leaves nothing behind, however it ends: architecture §3, invariant 10.

Seen to fail: without ``FilingDesk.wipe``, ``SearchModel.wipe`` and the wiping in ``Visit.wipe`` the endings
search, identify, form-cleared and receipt found the name in the models, in Python's heap, and ``Applicant``
and ``Filling`` alive. What the searches can see is planted and found in ``test_searchers``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF

from sync.model.persons import mask_name
from sync.model.receipt import ReceiptNumber, parse_receipt_number
from tests.faults.residue import traces
from tests.faults.residue.booth import HELPER, HELPER_PIN, MATTER, Booth
from tests.faults.residue.citizen import Citizen
from tests.helpers.people import id_number
from tests.journeys.finger import run_until
from tests.journeys.pages import Case, EndDialog, FindCase, Home, Identify, KeptDraft, Receipt, Sent
from tests.journeys.staff_pages import Help, Letter
from tests.kiosk.devices.inked import INK

Way = Callable[[Booth, Citizen], None]


def end(machine: Booth, citizen: Citizen) -> None:
    citizen.finger.touch("end")


def clear(machine: Booth, citizen: Citizen) -> None:
    citizen.finger.touch("end")
    EndDialog(citizen.finger).clear()


def keep(machine: Booth, citizen: Citizen) -> None:
    citizen.finger.touch("end")
    dialog = EndDialog(citizen.finger)
    dialog.keep()
    dialog.print_slip().leave()


def walk_away(machine: Booth, citizen: Citizen) -> None:
    machine.leave_alone()


def walk_away_asked(machine: Booth, citizen: Citizen) -> None:
    """With the question about the draft still open."""
    citizen.finger.touch("end")
    EndDialog(citizen.finger)
    machine.leave_alone()


# ---- how far the citizen came ----


def searched(machine: Booth, citizen: Citizen) -> None:
    citizen.to_home().search()
    citizen.type_name()


def identified(machine: Booth, citizen: Citizen) -> None:
    citizen.to_identify()


def half_a_name(machine: Booth, citizen: Citizen) -> None:
    """The last character of the name is still Pinyin, with its candidates shown."""
    citizen.to_guide()
    citizen.finger.touch("next")
    citizen.finger.touch("name_input")
    citizen.type_name()
    citizen.press_letters("nou")
    citizen.finger.wait_for(lambda: bool(citizen.candidates()), "candidates")


def filled(machine: Booth, citizen: Citizen) -> None:
    citizen.to_form()


def typing(machine: Booth, citizen: Citizen) -> None:
    """The keyboard is open in the middle of the form."""
    citizen.to_form()
    citizen.finger.touch("q__data_home_home_address_input")
    citizen.finger.touch("keys_latin")
    citizen.press_letters("qv")


def told(machine: Booth, citizen: Citizen) -> None:
    """What has to be brought stands on the screen."""
    citizen.to_materials()


def signed(machine: Booth, citizen: Citizen) -> None:
    citizen.to_sign().sign_name()


def filed(machine: Booth, citizen: Citizen) -> Receipt:
    return citizen.to_sign().sign_name().submit()


def printed(machine: Booth, citizen: Citizen) -> None:
    filed(machine, citizen).print()
    citizen.finger.touch("face_5")


def form_printed(machine: Booth, citizen: Citizen) -> None:
    """The application form, which says all of it, whole."""
    receipt = filed(machine, citizen).print_form()
    citizen.finger.wait_for(lambda: "已生成申请表" in receipt.paper, "the form")


def another(machine: Booth, citizen: Citizen) -> None:
    """再办一件: who it is stays for the next matter, and goes with the visit."""
    filed(machine, citizen)
    citizen.finger.touch("other")
    citizen.finger.see("door_progress")


def looked_up(machine: Booth, citizen: Citizen) -> None:
    """A case filed a visit ago, found by its number."""
    number = parse_receipt_number(filed(machine, citizen).number)
    assert isinstance(number, ReceiptNumber)
    citizen.finger.touch("end")
    find = citizen.to_home().progress()
    assert isinstance(find, FindCase)
    citizen.finger.touch("receipt_open")
    citizen.press_pad(number.tail)
    citizen.finger.touch("number_open")
    citizen.press_pad(citizen.number)
    citizen.finger.touch("next")
    citizen.finger.see("state_tag")


def supplying(machine: Booth, citizen: Citizen) -> None:
    """What a correction asked for is photographed, and the name written, not sent."""
    number = parse_receipt_number(filed(machine, citizen).number)
    assert isinstance(number, ReceiptNumber)
    citizen.finger.touch("end")
    machine.county_corrects(("残疾人证",))
    citizen.to_home().progress()
    citizen.finger.touch("receipt_open")
    citizen.press_pad(number.tail)
    citizen.finger.touch("number_open")
    citizen.press_pad(citizen.number)
    citizen.finger.touch("next")
    Case(citizen.finger).supplement()
    desks = machine.kiosk.desks
    handing = desks.progress.followups.handing()
    assert handing is not None
    file = handing.attach(b"\xff\xd8\xff" + citizen.name.encode(), "image/jpeg", "残疾人证")
    desks.progress.followups.recount()
    assert machine.mailbox.blobs.share(file.id, "somebody")  # it is there until then
    machine.mailbox.blobs.let_go("somebody")
    PHOTOGRAPHED.append(file.id)
    citizen.finger.touch("next")
    citizen.finger.touch("note_input")
    citizen.type_name()
    citizen.finger.touch("keys_hide")


def looked_up_in_vain(machine: Booth, citizen: Citizen) -> None:
    citizen.to_home().progress()
    citizen.finger.touch("receipt_open")
    citizen.press_pad("26112300374")
    citizen.finger.touch("number_open")
    citizen.press_pad(citizen.number)
    citizen.finger.touch("next")
    citizen.finger.see("problem")


def not_filed(machine: Booth, citizen: Citizen) -> None:
    """The disk is full when the case is handed over."""
    sign = citizen.to_sign().sign_name()
    db = machine.store._db
    db.execute("VACUUM")
    free = db.execute("PRAGMA max_page_count").fetchone()[0]
    db.execute("PRAGMA max_page_count=1")  # as many as there are: not one more
    sign.finger.touch("next")
    sign.finger.wait_for(lambda: any("存储满了" in t for t in sign.finger.texts()), "the failure to be said")
    db.execute(f"PRAGMA max_page_count={free}")


def asked_as_elder(machine: Booth, citizen: Citizen) -> None:
    citizen.to_elder_question()


def saying(machine: Booth, citizen: Citizen) -> None:
    """In the middle of a complaint that names the citizen."""
    citizen.to_home().voices()
    citizen.to_words()


def saying_phone(machine: Booth, citizen: Citizen) -> None:
    """All of it written, the phone number typed, not handed over."""
    saying(machine, citizen)
    citizen.to_voice_phone()


def said(machine: Booth, citizen: Citizen) -> None:
    """Handed over, its slip printed."""
    saying_phone(machine, citizen)
    citizen.finger.touch("next")
    Sent(citizen.finger).print()


def take_back(machine: Booth, citizen: Citizen) -> None:
    """不交了，退出."""
    citizen.finger.touch("end")
    citizen.finger.touch("visit_1")


def found_again(machine: Booth, citizen: Citizen) -> None:
    """A draft kept a visit ago, found by its code, its slip printed."""
    citizen.to_form()
    citizen.finger.touch("end")
    dialog = EndDialog(citizen.finger)
    code = dialog.keep()
    dialog.leave().start().lookup()
    citizen.finger.touch("lookup_code")
    citizen.press_pad(code)
    citizen.finger.touch("number_open")
    citizen.press_pad(citizen.number)
    assert traces.stands_in_window(machine, traces.Needles.of(citizen))
    citizen.finger.touch("next")
    KeptDraft(citizen.finger).print_slip()


def listed(machine: Booth, citizen: Citizen) -> None:
    """Who walked away finds the draft by name, number and phone."""
    citizen.to_form()
    machine.leave_alone()
    citizen.to_home().lookup()
    citizen.finger.touch("lookup_person")
    citizen.finger.touch("name_input")
    citizen.type_name()
    citizen.finger.touch("number_open")
    citizen.press_pad(citizen.number)
    citizen.finger.touch("phone_open")
    citizen.press_pad(citizen.phone)
    assert traces.stands_in_window(machine, traces.Needles.of(citizen))
    citizen.finger.touch("next")
    KeptDraft(citizen.finger).go_on()


def written_by_hand(machine: Booth, citizen: Citizen) -> None:
    """A character still on the pad with its candidates; a rare one looked up; the page being read aloud, its
    volume and rate turned."""
    citizen.to_identify()
    citizen.finger.touch("name_input")
    citizen.finger.touch("keys_rare")
    rare = machine.kiosk.desks.rare
    run_until(lambda: bool(rare.property("cells")), "the tables of characters", 60_000)
    citizen.finger.touch("rare_0")
    citizen.finger.touch("keys_writing")
    for stroke in INK["李"]:
        paper = citizen.finger.see("writing_paper")
        citizen.finger.drag([paper.mapToScene(QPointF(x, y)).toPoint() for x, y in stroke])
    citizen.finger.see("writing_0")
    citizen.finger.touch("keys_hide")
    shell = machine.kiosk.front.shell
    shell.read()
    shell.ears.show(True)
    shell.hearing.chooseVolume(2)
    shell.hearing.chooseRate(0)
    shell.ears.show(False)
    assert rare.property("deep")


def entrusted(machine: Booth, citizen: Citizen) -> None:
    """A helper files for the citizen, who is not there: the letter printed, half signed on the screen."""
    finger = citizen.finger
    citizen.to_home()
    Help.of(finger).staff().sign_in(HELPER, HELPER_PIN).new("entrusted")
    Home(finger).domain("人社").matter(MATTER).begin()
    finger.touch("name_input")
    citizen.type_name()
    finger.touch("number_open")
    citizen.press_pad(citizen.number)
    finger.touch("next")
    finger.wait_for(lambda: finger.sees("phone_open"), "the question who is here")
    Identify(finger).fill("王示琴", id_number("19850615", order=8), "13800000008")
    finger.touch("next")
    letter = Letter(finger).relation(4)
    letter.print()
    finger.touch("authority_screen")
    finger.touch("next")
    finger.stroke("letter_pad", (0.2, 0.3), (0.35, 0.5), (0.3, 0.8))


def asked_first(machine: Booth, citizen: Citizen) -> None:
    """A helper has written down who asked."""
    finger = citizen.finger
    citizen.to_home()
    Help.of(finger).staff().sign_in(HELPER, HELPER_PIN).new("ask")
    finger.touch("ask_asker_input")
    citizen.type_name()
    finger.touch("keys_hide")


def snag_half_written(machine: Booth, citizen: Citizen) -> None:
    """A helper writes down what cannot be handled, and whose it is, which they should not."""
    finger = citizen.finger
    citizen.to_home()
    Help.of(finger).staff().sign_in(HELPER, HELPER_PIN)
    finger.touch("door_snags")
    finger.touch("next")
    finger.touch("snag_matter_0")
    finger.touch("snag_words_input")
    citizen.type_name()
    finger.touch("keys_hide")


CASES: dict[str, tuple[Way, Way]] = {
    "search": (searched, end),
    "snag": (snag_half_written, end),
    "search-idle": (searched, walk_away),
    "identify": (identified, end),
    "half-a-name": (half_a_name, walk_away),
    "form-cleared": (filled, clear),
    "form-kept": (filled, keep),
    "form-idle": (typing, walk_away),
    "asked-idle": (filled, walk_away_asked),
    "materials": (told, clear),
    "sign-cleared": (signed, clear),
    "sign-idle": (signed, walk_away),
    "receipt": (printed, end),
    "receipt-idle": (filed, walk_away),
    "another": (another, end),
    "progress": (looked_up, end),
    "progress-in-vain": (looked_up_in_vain, walk_away),
    "supplement": (supplying, take_back),
    "supplement-idle": (supplying, walk_away),
    "full-disk": (not_filed, clear),
    "elder-cleared": (asked_as_elder, clear),
    "elder-idle": (asked_as_elder, walk_away),
    "voice-idle": (saying, walk_away),
    "voice-taken-back": (saying_phone, take_back),
    "voice-said": (said, end),
    "draft-found": (found_again, end),
    "draft-listed": (listed, walk_away),
    "entrusted": (entrusted, walk_away),
    "first-asked": (asked_first, end),
    "by-hand": (written_by_hand, end),
    "by-hand-idle": (written_by_hand, walk_away),
    "form-printed": (form_printed, end),
    "form-printed-idle": (form_printed, walk_away),
}


#: Ids of what was photographed for a supplement.
PHOTOGRAPHED: list[str] = []
#: Handwriting, rare characters, the voice, its levels, the ring for a person, what is asked: all at rest.
TOOLS_AT_REST = ([], False, False, (1, 1), False, False, "", False)


def tools(machine: Booth) -> tuple[object, ...]:
    """What helps a citizen to write and to hear, and what it still holds of the last one."""
    desks, shell = machine.kiosk.desks, machine.kiosk.front.shell
    return (
        desks.writing.property("candidates"),
        desks.rare.property("deep"),
        shell.property("reading"),
        shell.ears.levels(),
        shell.ears.is_shown(),
        desks.sounder.rings(),
        machine.kiosk.front.visit.property("asking"),
        bool(desks.models.help.property("calling")),
    )


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left(
    machine: Booth, name: str, capfd: pytest.CaptureFixture[str], qtlog: traces.QtLog
) -> None:
    way, leave = CASES[name]
    citizen = Citizen(machine, order=1 + list(CASES).index(name))
    with traces.Listener() as listener:
        way(machine, citizen)
        # Not kept: the search through the heap would find it.
        assert traces.stands_in_window(machine, traces.Needles.of(citizen)) or way in (
            another,
            looked_up,
            form_printed,
            told,
            found_again,
            listed,
            said,
            entrusted,
        ), "the search finds nothing where something stands"
        leave(machine, citizen)
        machine.run_until_idle()
        assert traces.everywhere(machine, citizen) == {}
        assert tools(machine) == TOOLS_AT_REST
        assert not any(machine.mailbox.blobs.share(id, "somebody") for id in PHOTOGRAPHED)
    out, err = capfd.readouterr()
    log = traces.in_log(listener, "\n".join([out, err, *traces.qt_lines(qtlog)]), traces.Needles.of(citizen))
    assert log == []
    assert list(machine.paper.rglob("*.pdf")) == []


def test_what_law_lets_stay_is_there(machine: Booth) -> None:
    """A masked name, keyed digests and a sealed message: enough to find the case, not to read it."""
    citizen = Citizen(machine, order=1)
    stubs = machine.store.stubs()
    if not stubs:
        filed(machine, citizen)
        end(machine, citizen)
        machine.run_until_idle()
        stubs = machine.store.stubs()
    assert {stub.masked_name for stub in stubs} == {mask_name(citizen.name)}
    assert all(len(stub.owner) == len(stub.person) == 64 for stub in stubs)
    assert [machine.mailbox.message(stub.case_id) for stub in stubs]
