"""A citizen who types everything by finger, and whose every word can be told from all others."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.services.flow import Page
from tests.faults.residue.booth import MATTER, Booth
from tests.helpers.people import id_number
from tests.helpers.qt_kinds import kind_of
from tests.journeys.pages import Home, Idle, Sign
from tests.kiosk.services.filler import fill_to_the_end

# Read backwards, so that the words themselves are in no constant of these tests: the search through the heap
# must find the kiosk's copies only.
_EMAN = "裒耨岑"
_SYLLABLES = (("cen", 2), ("nou", 1), ("pou", 0))
_ENOHP = "74918000831"
_SSERDDA = "77iqvuonuop"
_BIRTH = ("1979", "0819")


class Citizen:
    """order: which citizen, 1 to 9; each has an ID number of its own, so that none filed before."""

    def __init__(self, machine: Booth, order: int) -> None:
        self.machine, self.finger = machine, machine.finger
        self._order = order

    # ---- who it is ----

    @property
    def name(self) -> str:
        return _EMAN[::-1]

    @property
    def number(self) -> str:
        return id_number("".join(_BIRTH), self._order)

    @property
    def phone(self) -> str:
        return _ENOHP[::-1]

    @property
    def address(self) -> str:
        return _SSERDDA[::-1]

    # ---- the ways through the pages ----

    def to_home(self) -> Home:
        return Idle(self.finger).start()

    def to_guide(self) -> None:
        self.to_home().domain("人社").matter(MATTER)

    def to_identify(self) -> None:
        """With everything typed in, on the page still."""
        self.to_guide()
        self.finger.touch("next")
        self.finger.touch("name_input")
        self.type_name()
        self.finger.touch("number_open")
        self.press_pad(self.number)
        self.finger.touch("phone_open")
        self.press_pad(self.phone)

    def to_form(self) -> None:
        """At the section where the address was just typed."""
        self.to_identify()
        self.finger.touch("next")
        self.choose("q__data_home_home_town", "choice_420626106")
        self.finger.touch("q__data_home_home_village_open")
        self.finger.wait_for(lambda: self._first_choice() != "", "the villages")
        self.finger.touch(self._first_choice())
        self.finger.wait_for(lambda: not self.finger.sees("choices_close"), "the sheet to close")
        self.finger.touch("q__data_home_home_address_input")
        self.finger.touch("keys_latin")
        self.press_letters(self.address[:-2])
        self.finger.touch("keys_digits")
        self.press_pad(self.address[-2:], "keys")
        self.finger.touch("keys_hide")

    def to_elder_question(self) -> None:
        """One thing after the other, in large type, up to the first question of the form."""
        finger = self.finger
        Idle(finger).start_elder().pension().matter(MATTER)
        finger.touch("next")
        finger.see("name_input")
        self.type_name()
        finger.touch("next")
        finger.see("number")
        self.press_pad(self.number)
        finger.touch("next")
        finger.see("phone")
        self.press_pad(self.phone)
        finger.touch("next")
        finger.wait_for(lambda: self.machine.kiosk.models.flow.place.page is Page.FORM, "the form")

    def to_words(self) -> None:
        """A complaint in which the name and where the citizen lives have just been typed."""
        finger = self.finger
        for name in ("voice_complaint", "about_service", "next", "how_write", "which_input"):
            finger.touch(name)
        self.type_name()
        finger.touch("words_input")
        self.type_name()
        finger.touch("keys_latin")
        self.press_letters(self.address[:-2])

    def to_voice_phone(self) -> None:
        finger = self.finger
        for name in ("next", "contact_call", "next"):
            finger.touch(name)
        finger.see("phone")
        self.press_pad(self.phone)

    def to_materials(self) -> None:
        """Through all sections; what says nothing of the citizen is answered by the test's form filler."""
        self._finish_form()
        for _ in range(6):
            if self.machine.kiosk.models.flow.place.page is Page.MATERIALS:
                break
            self.finger.touch("next")
        assert self.machine.kiosk.models.flow.place.page is Page.MATERIALS

    def to_sign(self) -> Sign:
        """As :meth:`to_materials`, then straight to the check page."""
        self._finish_form()
        self.machine.kiosk.models.flow.open(Page.SIGN.value)
        return Sign(self.finger)

    def _finish_form(self) -> None:
        self.to_form()
        visit = self.machine.kiosk.visits.current
        assert visit is not None
        assert visit.draft is not None
        assert visit.draft.filling is not None
        assert visit.draft.applicant is not None
        fill_to_the_end(visit.draft.filling, visit.draft.applicant)

    def choose(self, question: str, choice: str) -> None:
        self.finger.touch(f"{question}_open")
        self.finger.touch(choice)
        self.finger.wait_for(lambda: not self.finger.sees("choices_close"), "the sheet to close")

    def _first_choice(self) -> str:
        names = (item.objectName() for item in self.finger.items())
        return next((name for name in names if name.startswith("choice_")), "")

    # ---- keys ----

    def press_phone(self) -> None:
        """All that is asked once a card was read."""
        self.press_pad(self.phone)

    def press_pad(self, digits: str, pad: str = "pad") -> None:
        names = {digit: f"{pad}_{'extra' if digit == 'X' else digit}" for digit in digits}
        # The first touch waits for the pad to stand still; then its keys stay where they are.
        self.finger.touch(names[digits[0]])
        places = {digit: self._middle(self.finger.see(name)) for digit, name in names.items()}
        for digit in digits[1:]:
            self._press(places[digit])

    def press_letters(self, letters: str) -> None:
        self.finger.wait_for(lambda: self._key("q") is not None, "the keys")
        places = {}
        for letter in set(letters):
            key = self._key(letter)
            assert key is not None, f"no key {letter}"
            places[letter] = self._middle(key)
        for letter in letters:
            self._press(places[letter])

    def type_name(self) -> None:
        """In Pinyin, a character at a time, each chosen from the candidates."""
        for letters, place in _SYLLABLES:
            self.press_letters(letters)
            self.choose_candidate(_EMAN[place])

    def write_name_at_once(self) -> None:
        """All syllables first, then the characters: so the keyboard takes the name for one word."""
        self.press_letters("".join(letters for letters, _ in _SYLLABLES))
        for _, place in _SYLLABLES:
            character = _EMAN[place]
            self.finger.wait_for(lambda wanted=character: wanted in self.candidates(), "the next character")
            item = next(i for i in self._candidate_items() if i.property("text") == character)
            self._press(self._middle(item))
        self.finger.wait_for(lambda: not self.candidates(), "the candidates to go")

    def choose_candidate(self, character: str) -> None:
        self.finger.wait_for(lambda: character in self.candidates(), f"a candidate for {character!r}")
        item = next(i for i in self._candidate_items() if i.property("text") == character)
        self._press(self._middle(item))
        self.finger.wait_for(lambda: not self.candidates(), "the candidates to go")

    def candidates(self) -> list[str]:
        return [str(i.property("text")) for i in self._candidate_items()]

    def _candidate_items(self) -> list[QQuickItem]:
        return [i for i in self.finger.items() if _is_candidate(i)]

    def _key(self, letter: str) -> QQuickItem | None:
        return next((i for i in self.finger.items() if i.property("displayText") == letter), None)

    def _middle(self, item: QQuickItem) -> QPointF:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def _press(self, place: QPointF) -> None:
        self.finger.drag([place.toPoint()])


def _is_candidate(item: QQuickItem) -> bool:
    if not item.inherits("QQuickText") or not item.property("text"):
        return False
    parent = item.parentItem()
    return parent is not None and "SelectionListItem" in kind_of(parent)
