"""What stands on the application form is what was filed."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kiosk.services.application import application_of
from kiosk.services.visit import EndReason
from sync.model.authority import letter_words
from sync.model.forms import Filling
from sync.model.ink import pack
from sync.paper.filed import answers_of
from sync.paper.form import LetterSheet
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import COMMITMENT, STROKES, Kiosk
from tests.model.forms.build import CONTEXT, form_of

FAMILY = """
| type | name | label | appearance |
| begin group | home | 家里人 | |
| text | who | 叫什么？ | |
| text | phone | 手机 | |
| image | pledge | 家里人签名 | signature |
| note | thanks | 谢谢 | |
| end group | | | |
"""


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def test_it_is_the_case_with_the_form_s_own_words(kiosk: Kiosk) -> None:
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
    form = application_of(draft, receipt)
    (case,) = kiosk.sent()
    assert form is not None
    who = dict(form.parts[0].cells)
    assert (who["姓名"], who["证件号码"], who["手机"]) == (
        case.applicant.name,
        case.applicant.id_number,
        case.applicant.phone,
    )
    assert form.number == receipt.receipt_no
    answers = {name: value for part in form.parts[1:] for name, value in part.cells}
    assert "500" in " ".join(answers.values())
    assert [name for name, _ in form.materials] == [m.name for m in case.materials]
    assert form.promise == tuple(line for line in COMMITMENT.splitlines()[1:] if line)
    assert form.sign is not None
    assert case.signature is not None
    assert form.sign.strokes == tuple(tuple((x, y) for x, y, _ in s) for s in case.signature.strokes)
    assert form.signer == "申请人签名"
    assert form.authority is None
    assert form.filed_words == "2026年11月22日 09:41"


def test_an_agent_and_a_helper_stand_on_it(kiosk: Kiosk) -> None:
    visit = kiosk.visitor()
    visit.agent = msgspec.structs.replace(applicant("李示范", order=4), relation="父母")
    draft = kiosk.filled(visit)
    draft.helper = "陈示意"
    receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
    form = application_of(draft, receipt)
    assert form is not None
    assert [part.title for part in form.parts[:2]] == ["申请人", "代办人"]
    assert dict(form.parts[1].cells)["与申请人关系"] == "申请人是其父母"
    assert (form.signer, form.helped) == ("代办人签名", "陈示意")
    # The letter to take home says what one that is given at the machine says, and no more.
    words = letter_words(draft.frozen.applicant, visit.agent, kiosk.matter.name, date(2026, 12, 22))
    assert form.authority == LetterSheet(words=tuple(words.split("\n")), relation="父母")


def test_what_was_signed_in_the_form_is_on_it_as_strokes_and_what_is_open_as_a_dash() -> None:
    filling = Filling(form_of(FAMILY), CONTEXT)
    strokes = [[(100, 300, 0), (300, 120, 90)], [(420, 320, 200), (432, 325, 216)]]
    for path, value in (("/data/home/who", "张例一"), ("/data/home/pledge", pack(932, 504, strokes))):
        assert filling.answer(path, value).accepted
    (part,) = answers_of(filling)
    assert part.title == "家里人"
    assert part.cells == (("叫什么", "张例一"), ("手机", "—"))
    ((label, sign),) = part.signs
    assert label == "家里人签名"
    assert sign.strokes == tuple(tuple((x, y) for x, y, _ in stroke) for stroke in strokes)


def test_a_text_that_begins_like_ink_is_a_text() -> None:
    filling = Filling(form_of(FAMILY), CONTEXT)
    filling.answer("/data/home/who", "ink:家里的小名")
    (part,) = answers_of(filling)
    assert part.cells[0] == ("叫什么", "ink:家里的小名")
    assert not part.signs


def test_an_official_form_is_in_chinese_whatever_the_screen_speaks(kiosk: Kiosk) -> None:
    draft = kiosk.filled(kiosk.visitor())
    assert draft.filling is not None
    receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
    before = application_of(draft, receipt)
    draft.filling.speak("en")
    spoken = draft.filling.language
    assert application_of(draft, receipt) == before
    assert draft.filling.language == spoken


def test_there_is_none_before_it_is_filed_and_none_after_the_visit(kiosk: Kiosk) -> None:
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    other = Kiosk().file_one(applicant("李示范", order=4))
    assert application_of(draft, other) is None
    receipt = kiosk.filing.submit(draft, kiosk.filing.sign(draft, 932, 504, STROKES))
    assert application_of(draft, receipt) is not None
    kiosk.visits.end(EndReason.DONE)
    draft.wipe()
    assert application_of(draft, receipt) is None
