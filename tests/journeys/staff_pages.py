"""The pages of the people beside the machine, as they use them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

from tests.journeys.finger import Finger
from tests.journeys.pages import Form, Home, Page


class Login(Protocol):
    """Who can sign in."""

    @property
    def number(self) -> str: ...
    @property
    def pin(self) -> str: ...


def desk_of(finger: Finger, helper: Login) -> HelperDesk:
    """From the idle screen or the home page."""
    Home.of(finger)
    return Help.of(finger).staff().sign_in(helper.number, helper.pin)


class Help(Page):
    sign = "staff_door"

    @staticmethod
    def of(finger: Finger) -> Help:
        """From any page of a citizen."""
        doors = ("tool_helper_elder", "tool_helper", "door_helper")
        finger.wait_for(lambda: any(finger.sees(door) for door in doors), "a way to the helper")
        finger.touch(next(door for door in doors if finger.sees(door)))
        return Help(finger)

    def staff(self) -> StaffSignIn:
        while self._middle("staff_door") > self._middle("back"):  # large type: it stands further down
            before = self._middle("staff_door")
            self.finger.touch("scroll_next")
            self.finger.wait_for(lambda before=before: self._middle("staff_door") < before, "the rest of it")
        self.finger.touch("staff_door")
        return StaffSignIn(self.finger)

    def _middle(self, name: str) -> float:
        item = self.finger.see(name)
        return item.mapToScene(QPointF(0, item.height())).y()


class StaffSignIn(Page):
    sign = "staff_pin_input"

    def sign_in(self, number: str, pin: str) -> HelperDesk:
        self._type(number, pin)
        return HelperDesk(self.finger)

    def sign_in_keeper(self, number: str, pin: str) -> KeeperDesk:
        """A keeper's own page comes first, whatever else they may do."""
        self._type(number, pin)
        return KeeperDesk(self.finger)

    def refused(self, number: str, pin: str) -> str:
        """The sentence."""
        self._type(number, pin)
        self.finger.wait_for(lambda: self._sentence() != "", "the sentence")
        return self._sentence()

    def _sentence(self) -> str:
        return self.finger.text("staff_problem") if self.finger.sees("staff_problem") else ""

    def _type(self, number: str, pin: str) -> None:
        for field, text in (("staff_number_input", number), ("staff_pin_input", pin)):
            self.finger.touch(field)
            item = self.finger.see(field)
            if item.property("text") != text:
                item.setProperty("text", "")
                self.finger.compose(text)
        self.finger.touch("keys_hide")
        self.finger.touch("next")
        self.finger.wait_for(lambda: not self._busy(), "the answer")

    def _busy(self) -> bool:
        return any(item.property("nextBusy") for item in self.finger.items())


class KeeperDesk(Page):
    sign = "done_opening"


class HelperDesk(Page):
    sign = "desk_tab_today"

    def lock(self) -> None:
        self.finger.touch("back")

    def new(self, way: str) -> None:
        """新建帮办: ``entrusted``, ``round``, ``ask``, ``code``, ``supplement`` or ``voice``."""
        self.finger.touch("other")
        self.finger.touch(f"new_{way}")

    def accompany(self) -> None:
        """To the citizen's page, as the one who helps."""
        self.finger.touch("next")


class Letter(Page):
    """委托书, between who it is and the form."""

    sign = "relation_0"

    def relation(self, number: int) -> Letter:
        self.finger.touch(f"relation_{number}")
        self.finger.touch("next")
        self.finger.see("authority_screen")
        return self

    def refused(self) -> str:
        """下一步 without a letter: the sentence."""
        self.finger.touch("next")
        return self.finger.text("problem")

    def print(self) -> str:
        self.finger.touch("other")
        self.finger.wait_for(lambda: "已生成" in self._paper(), "the letter")
        return self._paper()

    def sign_here(self) -> Form:
        self.finger.touch("authority_screen")
        self.finger.touch("next")
        self.finger.stroke("letter_pad", (0.2, 0.3), (0.35, 0.5), (0.3, 0.8))
        self.finger.stroke("letter_pad", (0.5, 0.3), (0.7, 0.6), (0.55, 0.8))
        self.finger.touch("next")
        return self._form()

    def signed_on_paper(self, number: str) -> Form:
        self.finger.touch("authority_paper")
        self.finger.touch("next")
        self.finger.see("pad_1")
        self.finger.pad(number)
        self.finger.touch("next")
        return self._form()

    def _form(self) -> Form:
        self.finger.wait_for(lambda: not self.finger.sees("letter_number"), "the form")
        return Form(self.finger)

    def _paper(self) -> str:
        return self.finger.text("paper_words") if self.finger.sees("paper_words") else ""


class Round(Page):
    """上门代办."""

    sign = "round_place_input"

    def at(self, place: str) -> Round:
        self.finger.touch("round_place_input")
        self.finger.compose(place)
        self.finger.touch("keys_hide")
        return self


class RoundDone(Page):
    """A household is done."""

    sign = "round_slip"

    @property
    def number(self) -> str:
        return str(self.finger.see("round_slip").property("number"))
