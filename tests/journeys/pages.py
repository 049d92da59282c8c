"""The pages as a citizen uses them: every action returns the page it leads to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from tests.journeys.finger import Finger


class Page:
    """``sign`` is an object only this page shows; making the page object waits for it."""

    sign = ""

    def __init__(self, finger: Finger) -> None:
        self.finger = finger
        finger.see(self.sign)

    def end(self) -> Idle:
        """结束办理 where nothing would be lost."""
        self.finger.touch("end")
        return Idle(self.finger)

    def ask_to_end(self) -> EndDialog:
        self.finger.touch("end")
        return EndDialog(self.finger)


class Idle(Page):
    sign = "start"

    def start(self) -> Home:
        self.finger.touch("start")
        return Home(self.finger)

    def start_elder(self) -> ElderHome:
        self.finger.touch("start_elder")
        return ElderHome(self.finger)


class Home(Page):
    sign = "door_progress"

    @staticmethod
    def of(finger: Finger) -> Home:
        """From the idle screen."""
        return Idle(finger).start()

    def domain(self, name: str) -> MatterList:
        self.finger.touch(f"domain_{name}")
        return MatterList(self.finger)

    def search(self) -> Search:
        self.finger.touch("search")
        return Search(self.finger)

    def voices(self) -> Voices:
        self.finger.touch("door_voices")
        return Voices(self.finger)

    def lookup(self) -> Lookup:
        self.finger.touch("door_progress")
        return Lookup(self.finger)

    def progress(self) -> FindCase:
        return self.lookup().by_receipt()


class Lookup(Page):
    sign = "lookup_receipt"

    def by_receipt(self) -> FindCase:
        self.finger.touch("lookup_receipt")
        return FindCase(self.finger)

    def by_code(self, code: str, number: str) -> KeptDraft:
        """In standard mode the pad writes the code at once."""
        finger = self.finger
        finger.touch("lookup_code")
        finger.see("code_open")
        finger.pad(code)
        finger.touch("number_open")
        finger.pad(number)
        finger.touch("next")
        return KeptDraft(finger)

    def by_person(self, name: str, number: str, phone: str) -> Mine:
        self.finger.touch("lookup_person")
        Identify(self.finger).fill(name, number, phone)
        self.finger.touch("next")
        return Mine(self.finger)


class Mine(Page):
    sign = "mine_0"

    def draft(self, row: int) -> KeptDraft:
        self.finger.touch(f"mine_{row}")
        return KeptDraft(self.finger)

    def case(self, row: int) -> Case:
        self.finger.touch(f"mine_{row}")
        return Case(self.finger)


class KeptDraft(Page):
    sign = "drop"

    def go_on(self) -> Form:
        self.finger.touch("next")
        return Form(self.finger)

    def print_slip(self) -> KeptDraft:
        self.finger.touch("other")
        self.finger.see("paper_words")
        return self

    def drop(self) -> None:
        self.finger.touch("drop")
        self.finger.touch("visit_1")


class ElderHome(Page):
    sign = "elder_pension"

    def pension(self) -> MatterList:
        self.finger.touch("elder_pension")
        return MatterList(self.finger)


class MatterList(Page):
    sign = "pager_next"

    def matter(self, code: str) -> Guide:
        """Turn pages until the matter is there."""
        for _ in range(60):
            if self.finger.sees(f"matter_{code}"):
                break
            self.finger.touch("pager_next")
        self.finger.touch(f"matter_{code}")
        return Guide(self.finger)


class Search(Page):
    sign = "search"

    def look_for(self, text: str) -> Search:
        self.finger.type(text)
        return self

    def matter(self, code: str) -> Guide:
        self.finger.touch(f"matter_{code}")
        return Guide(self.finger)


class Guide(Page):
    sign = "next"

    def begin(self) -> Identify:
        self.finger.touch("next")
        return Identify(self.finger)


class CardIdentify(Page):
    """Where there is a card reader."""

    sign = "card_where"

    def type_instead(self) -> Identify:
        self.finger.touch("way_type")
        return Identify(self.finger)

    def state(self) -> str:
        return self.finger.text("card_state")

    def go_on(self, phone: str) -> None:
        """A card was read; only the phone number is asked."""
        self.finger.see("card_facts")
        self.finger.pad(phone)
        self.finger.touch("next")


class Identify(Page):
    sign = "number_open"

    def fill(self, name: str, number: str, phone: str) -> Identify:
        self.finger.touch("name_input")
        self.finger.compose(name)
        self.finger.touch("number_open")
        self.finger.pad(number)
        self.finger.touch("phone_open")
        self.finger.pad(phone)
        return self

    def mend_number(self, number: str, wrong: int) -> Identify:
        self.finger.touch("number_open")
        for _ in range(wrong):
            self.finger.touch("pad_erase")
        self.finger.pad(number)
        return self

    def go_on(self) -> Form:
        self.finger.touch("next")
        return Form(self.finger)

    def refused(self) -> Identify:
        self.finger.touch("next")
        return self


class CertificatePage(Page):
    """Of an instant matter: asked for, there, or kept for another day."""

    sign = "slip"

    @property
    def title(self) -> str:
        return self.finger.text("title")

    @property
    def number(self) -> str:
        return str(self.finger.see("slip").property("number"))

    def until(self, title: str) -> CertificatePage:
        self.finger.wait_for(lambda: self.title == title, title)
        return self

    def print(self) -> str:
        self.finger.touch("next")
        self.finger.wait_for(lambda: "已生成" in self.finger.text("paper_words"), "the sheet")
        return self.finger.text("paper_words")


class Form(Page):
    sign = "back"

    def choose(self, question: str, choice: str) -> Form:
        """From the sheet of answers."""
        self.finger.touch(f"{question}_open")
        self.finger.touch(f"choice_{choice}")
        self.finger.wait_for(lambda: not self.finger.sees("choices_close"), "the sheet to close")
        return self

    def tap(self, name: str) -> Form:
        self.finger.touch(name)
        return self

    def next_section(self) -> Form:
        self.finger.touch("next")
        return self

    def to_materials(self) -> Materials:
        self.finger.touch("next")
        return Materials(self.finger)


class Materials(Page):
    sign = "back"

    def take_to_window(self, key: str) -> Materials:
        self.finger.touch(f"material_{key}_window")
        return self

    def go_on(self) -> Sign:
        self.finger.touch("next")
        return Sign(self.finger)


class Sign(Page):
    sign = "group_person"

    def change(self, group: str) -> None:
        self.finger.touch(next(n for n in self._groups() if group in n))

    def _groups(self) -> list[str]:
        names = (item.objectName() for item in self.finger.items())
        return [name for name in names if name.startswith("change_")]

    def sign_name(self) -> Sign:
        if not self.finger.sees("pad"):
            for _ in range(6):
                self.finger.touch("next")
                if self.finger.sees("pad"):
                    break
        self.finger.touch("accept")
        self.finger.stroke("pad", (0.2, 0.3), (0.35, 0.5), (0.3, 0.8))
        self.finger.stroke("pad", (0.5, 0.3), (0.7, 0.6), (0.55, 0.8))
        return self

    def submit(self) -> Receipt:
        self.finger.touch("next")
        return Receipt(self.finger)


class Receipt(Page):
    sign = "success"

    @property
    def number(self) -> str:
        return str(self.finger.see("slip").property("number"))

    @property
    def sentence(self) -> str:
        return self.finger.text("sentence")

    def print(self) -> Receipt:
        self.finger.touch("next")
        self.finger.see("paper_words")
        return self

    def print_form(self) -> Receipt:
        """The application form as it was filed."""
        self.finger.touch("print_form")
        self.finger.see("paper_words")
        return self

    @property
    def paper(self) -> str:
        return self.finger.text("paper_words")


class FindCase(Page):
    sign = "receipt_open"

    def find(self, tail: str, number: str) -> Case:
        self._type(tail, number)
        return Case(self.finger)

    def find_voice(self, tail: str, phone: str) -> VoiceAnswer:
        self._type(tail, phone)
        return VoiceAnswer(self.finger)

    def find_certificate(self, number: str, id_number: str) -> CertificatePage:
        self._type(number, id_number)
        return CertificatePage(self.finger)

    def find_nothing(self, tail: str, number: str) -> str:
        self._type(tail, number)
        return self.finger.text("problem")

    def _type(self, tail: str, number: str) -> None:
        self.finger.touch("receipt_open")
        self.finger.pad(tail)
        self.finger.touch("number_open")
        self.finger.pad(number)
        self.finger.touch("next")


class Case(Page):
    sign = "state_tag"

    @property
    def state(self) -> str:
        return self.finger.text("state_tag")

    def print_slip(self) -> Case:
        self.finger.touch("other")
        self.finger.wait_for(lambda: any("已生成进度单" in text for text in self.finger.texts()), "the slip")
        return self

    def rate(self) -> Rating:
        self.finger.touch("next")
        return Rating(self.finger)

    def supplement(self) -> Supplement:
        self.finger.touch("supplement")
        return Supplement(self.finger)

    def withdraw(self, reason: str) -> Case:
        """Give a reason, and say yes when asked once more."""
        self.finger.touch("withdraw")
        self.finger.touch(f"reason_{reason}")
        self.finger.touch("next")
        self.finger.touch("visit_1")
        return Case(self.finger)


class Supplement(Page):
    sign = "next"

    def hand(self, number: int, way: str) -> Supplement:
        """``paper``: it was given to somebody; ``shoot``, ``stick``, ``photo`` lead to a page."""
        self.finger.touch(f"material_{number}_{way}")
        return self

    def go_on(self) -> Supplement:
        self.finger.touch("next")
        return self

    def write(self, words: str) -> Supplement:
        self.finger.touch("note_input")
        self.finger.compose(words)
        return self

    def submit(self) -> Sent:
        self.finger.touch("next")
        return Sent(self.finger)


class Rating(Page):
    sign = "face_1"

    def give(self, face: int, item: str) -> Rating:
        self.finger.touch(f"face_{face}")
        self.finger.touch(f"item_{item}")
        self.finger.touch("next")
        self.finger.see("review_words")
        return self


class EndDialog(Page):
    sign = "visit_0"

    def carry_on(self) -> None:
        self.finger.touch("visit_0")

    def keep(self) -> str:
        """The pick-up code that the screen shows."""
        self.finger.touch("visit_1")
        self.finger.wait_for(
            lambda: any("取件码 " in text for text in self.finger.texts()), "the pick-up code"
        )
        title = next(text for text in self.finger.texts() if "取件码 " in text)
        return "".join(character for character in title if character.isdigit())

    def print_slip(self) -> EndDialog:
        """Of the draft just kept."""
        self.finger.touch("visit_0")
        self.finger.wait_for(lambda: any("已生成取件单" in text for text in self.finger.texts()), "the slip")
        return self

    def leave(self) -> Idle:
        """Code and slip are in the pocket."""
        self.finger.touch("visit_1")
        return Idle(self.finger)

    def clear(self) -> Idle:
        self.finger.touch("visit_2")
        return Idle(self.finger)


class ElderIdentify(Page):
    """Name, number and phone, one after the other."""

    sign = "name_input"

    def fill(self, name: str, number: str, phone: str) -> ElderQuestion:
        self.finger.compose(name)
        return self._numbers(number, phone)

    def write(
        self,
        ink: list[tuple[str, list[list[tuple[int, int]]]]],
        is_read: Callable[[], bool],
        number: str,
        phone: str,
    ) -> ElderQuestion:
        """By hand: each character and its strokes, on a paper of 700 x 480; then chosen from the offers, once
        all strokes have been read."""
        finger = self.finger
        finger.touch("name_input")
        finger.touch("keys_writing")
        for character, strokes in ink:
            paper = finger.see("writing_paper")
            scale = min(paper.width() / 700, paper.height() / 480)
            for stroke in strokes:
                finger.drag([paper.mapToScene(QPointF(x * scale, y * scale)).toPoint() for x, y in stroke])
            finger.wait_for(lambda wanted=character: is_read() and self._offer(wanted) != "", character)
            finger.touch(self._offer(character))
        return self._numbers(number, phone)

    def _offer(self, character: str) -> str:
        found = (i.objectName() for i in self.finger.items() if i.property("character") == character)
        return next(found, "")

    def _numbers(self, number: str, phone: str) -> ElderQuestion:
        finger = self.finger
        finger.touch("next")
        finger.see("pad_1")
        finger.pad(number)
        finger.touch("next")
        finger.wait_for(lambda: finger.sees("phone"), "the question for the phone number")
        finger.pad(phone)
        finger.touch("next")
        return ElderQuestion(finger)


class ElderQuestion(Page):
    sign = "tool_standard"

    @property
    def title(self) -> str:
        return self.finger.text("title")

    def next(self) -> ElderQuestion:
        before = self.title
        self.finger.touch("next")
        self.finger.wait_for(lambda: self.title != before, "the next question")
        return self

    def answer(self, choice: str = "") -> ElderQuestion:
        """One of the large answers; "" where there is only something to read."""
        if choice:
            self.finger.touch(f"choice_{choice}")
        return self.next()

    def last(self, answer: str) -> Materials:
        """The last question of the form."""
        self.finger.touch(answer)
        self.finger.touch("next")
        return Materials(self.finger)

    def standard(self) -> Form:
        self.finger.touch("tool_standard")
        self.finger.see("tool_elder")
        return Form(self.finger)


class Voices(Page):
    sign = "voice_complaint"

    def complain(self, about: str) -> VoiceHow:
        self.finger.touch("voice_complaint")
        self.finger.touch(f"about_{about}")
        self.finger.touch("next")
        return VoiceHow(self.finger)


class VoiceHow(Page):
    sign = "how_write"

    def write_myself(self) -> VoiceWriting:
        self.finger.touch("how_write")
        return VoiceWriting(self.finger)

    def dictated(self) -> VoiceWriting:
        """A helper writes what one says."""
        self.finger.touch("how_dictate")
        return VoiceWriting(self.finger)


class VoiceWriting(Page):
    sign = "words_input"

    def write(self, which: str, words: str) -> VoiceContact:
        self.finger.touch("which_input")
        self.finger.compose(which)
        self.finger.touch("words_input")
        self.finger.compose(words)
        self.finger.touch("next")
        return VoiceContact(self.finger)


class VoiceContact(Page):
    sign = "contact_call"

    def leave_phone(self, phone: str) -> VoiceContact:
        self.finger.touch("contact_call")
        self.finger.touch("next")
        self.finger.see("phone")
        self.finger.pad(phone)
        return self

    def submit(self) -> Sent:
        self.finger.touch("next")
        return Sent(self.finger)


class Sent(Page):
    """What was said, or supplied, is handed over."""

    sign = "success"

    @property
    def number(self) -> str:
        return str(self.finger.see("slip").property("number"))

    @property
    def sentence(self) -> str:
        return self.finger.text("sentence")

    def print(self) -> Sent:
        self.finger.touch("next")
        self.finger.wait_for(lambda: "已生成" in self.sentence, "the slip")
        return self


class VoiceAnswer(Page):
    sign = "state_tag"

    @property
    def state(self) -> str:
        return self.finger.text("state_tag")

    def words(self, part: str) -> str:
        """What stands in the card ``answer`` or ``measure``."""
        lines = self.finger.see(part).property("lines")
        return "".join(lines.toVariant() if hasattr(lines, "toVariant") else lines)
